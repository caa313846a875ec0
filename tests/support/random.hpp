// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SUPPORT_RANDOM_HPP
#define STARLOT_TESTS_SUPPORT_RANDOM_HPP

#include <cstdint>
#include <limits>

namespace starlot_tests {

/// The same numbers in every run (Marsaglia's xorshift). Draw one per statement: compilers differ in the order
/// in which they evaluate operands.
class random_numbers {
public:
  constexpr std::uint64_t next() noexcept {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return state_;
  }

  constexpr std::uint64_t below(std::uint64_t n) noexcept { return (next() >> 11U) % n; }

  /// From `first` to `last`, both included.
  constexpr std::int64_t between(std::int64_t first, std::int64_t last) noexcept {
    auto const span = static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first);
    auto const step = span == (std::numeric_limits<std::uint64_t>::max)() ? next() : next() % (span + 1);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + step);
  }

  /// Not negative, of any length up to `bits` <= 63, a quarter of them next to a power of two.
  constexpr std::int64_t magnitude(unsigned bits) noexcept {
    auto const length = below(bits + 1U);
    if (length == 0)
      return 0;
    auto const top = std::uint64_t{1} << (length - 1);
    auto const near = below(3);
    bool const edge = below(4) == 0;
    auto const value = !edge           ? top + next() % top
                       : below(2) == 0 ? top + top - 1 - near % top
                                       : top + near % top;
    return static_cast<std::int64_t>(value);
  }

  constexpr std::int64_t positive(unsigned bits) noexcept {
    auto const value = magnitude(bits);
    return value == 0 ? 1 : value;
  }

  constexpr std::int64_t signed_number(unsigned bits) noexcept {
    auto const value = magnitude(bits);
    return below(2) == 0 ? value : -value;
  }

private:
  std::uint64_t state_ = 0x9E37'79B9'7F4A'7C15U;
};

} // namespace starlot_tests

#endif
