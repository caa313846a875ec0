// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What bench/run.sh weighs the examples against: a small program with a header-only library that many know.
// It parses a document, reads numbers, and prints their sum.

#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
  nlohmann::json document = {{"outlets", {{{"id", "o1"}, {"points", 81.5}}, {{"id", "o2"}, {"points", 78}}}}};
  if (argc > 1) {
    std::ifstream in{argv[1]};
    document = nlohmann::json::parse(in, nullptr, false);
    if (document.is_discarded() || !document.contains("outlets"))
      return 1;
  }
  double sum = 0;
  for (auto const& outlet : document["outlets"])
    sum += outlet.value("points", 0.0);
  document["sum"] = sum;
  std::cout << document.dump(2) << '\n';
}
