// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Runs a fuzz target over the files of a directory, where there is no libFuzzer: replay <directory>

#include "fuzz/bytes.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

int main(int arguments, char** argument) {
  std::size_t files = 0;
  for (auto const& entry : std::filesystem::directory_iterator{arguments > 1 ? argument[1] : "."}) {
    std::ifstream in{entry.path(), std::ios::binary};
    std::vector<char> const content{std::istreambuf_iterator<char>{in}, {}};
    std::vector<std::uint8_t> bytes;
    for (auto const c : content)
      bytes.push_back(static_cast<std::uint8_t>(c));
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    ++files;
  }
  std::printf("%zu inputs\n", files);
  return files > 0 ? 0 : 1;
}
