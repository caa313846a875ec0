// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_FUZZ_BYTES_HPP
#define STARLOT_TESTS_FUZZ_BYTES_HPP

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

// What fuzz targets share: LLVMFuzzerTestOneInput is called with bytes by libFuzzer, or by replay.cpp with saved ones.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace fuzz {

/// An invariant: the target dies where it is broken.
inline void must(bool holds, char const* what) {
  if (holds)
    return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

/// Makes decisions of bytes; zeros once they are used up.
class bytes {
public:
  bytes(std::uint8_t const* data, std::size_t size) : rest_{data, size} {}

  [[nodiscard]] bool empty() const { return rest_.empty(); }
  std::uint8_t next() {
    if (rest_.empty())
      return 0;
    auto const byte = rest_.front();
    rest_ = rest_.subspan(1);
    return byte;
  }
  /// 0 to n - 1.
  std::size_t below(std::size_t n) { return next() % n; }
  bool flip() { return (next() & 1U) != 0; }
  /// Any number, small ones more often.
  std::int64_t number() {
    auto const size = below(10);
    if (size == 0)
      return static_cast<std::int8_t>(next());
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < size; ++i)
      out = out << 8U | next();
    return static_cast<std::int64_t>(out);
  }

private:
  std::span<std::uint8_t const> rest_;
};

} // namespace fuzz

#endif
