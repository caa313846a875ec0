// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_DECIMAL_HPP
#define STARLOT_CORE_DECIMAL_HPP

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/checked.hpp>

#include <compare>
#include <concepts>
#include <cstdint>

namespace starlot::inline v0 {

/// Exact decimal number with at most six decimals, a count of millionths.
///
/// Units: those of `Unit`; amounts of different units do not mix, and none is made from a `double`.
/// Range: -9 223 372 036 854.775808 to 9 223 372 036 854.775807.
/// Errors: a result out of range reaches the contract handler; nothing wraps.
/// Complexity: constant. Does not allocate.
template <class Unit> class basic_decimal {
public:
  /// Millionths in one unit.
  static constexpr std::int64_t one = 1'000'000;

  constexpr basic_decimal() = default;

  /// A whole number of units; no other arithmetic type is taken.
  template <std::signed_integral Int>
    requires(!std::same_as<Int, char>)
  constexpr explicit basic_decimal(Int units) : micro_{units} { *this = *this * one; }

  /// So many millionths.
  [[nodiscard]] static constexpr basic_decimal from_micro(std::int64_t micro) noexcept {
    basic_decimal d;
    d.micro_ = micro;
    return d;
  }

  /// The number in millionths.
  [[nodiscard]] constexpr std::int64_t micro() const noexcept { return micro_; }

  [[nodiscard]] friend constexpr basic_decimal operator+(basic_decimal a, basic_decimal b) {
    std::int64_t sum = 0;
    contract(detail::add(a.micro_, b.micro_, sum), "the sum of two decimals is out of range");
    return from_micro(sum);
  }

  [[nodiscard]] friend constexpr basic_decimal operator*(basic_decimal a, std::int64_t times) {
    std::int64_t product = 0;
    contract(detail::multiply(a.micro_, times, product), "the multiple of a decimal is out of range");
    return from_micro(product);
  }

  [[nodiscard]] friend constexpr basic_decimal operator*(std::int64_t times, basic_decimal a) {
    return a * times;
  }
  [[nodiscard]] constexpr basic_decimal operator-() const { return *this * -1; }
  [[nodiscard]] friend constexpr basic_decimal operator-(basic_decimal a, basic_decimal b) {
    std::int64_t difference = 0;
    contract(detail::subtract(a.micro_, b.micro_, difference),
             "the difference of two decimals is out of range");
    return from_micro(difference);
  }
  constexpr basic_decimal& operator+=(basic_decimal b) { return *this = *this + b; }
  constexpr basic_decimal& operator-=(basic_decimal b) { return *this = *this - b; }

  [[nodiscard]] friend constexpr auto operator<=>(basic_decimal, basic_decimal) noexcept = default;

private:
  std::int64_t micro_ = 0;
};

/// A number without a unit: a measured value, a rounding interval.
using decimal = basic_decimal<struct plain_unit>;

} // namespace starlot::inline v0

#endif
