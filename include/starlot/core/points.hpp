// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_POINTS_HPP
#define STARLOT_CORE_POINTS_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/decimal_text.hpp>

#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// An amount of points (分值).
using points = basic_decimal<struct points_unit>;

/// A weight relative to siblings, for the children of a weighted mean.
using weight = basic_decimal<struct weight_unit>;

/// Reads a decimal: `[+-]digits[.digits]`, no spaces, no exponent, no grouping, no locale.
///
/// Errors: `not_a_number`, `too_many_decimals` (a digit other than 0 beyond the sixth),
/// `number_out_of_range`.
/// Complexity: linear in the characters. Does not allocate.
template <class Decimal> [[nodiscard]] constexpr result<Decimal> parse(std::string_view characters) {
  auto const parsed = detail::parse_micro(characters);
  switch (parsed.fault) {
  case detail::decimal_fault::none:
    return Decimal::from_micro(parsed.micro);
  case detail::decimal_fault::not_a_number:
    return errc::not_a_number;
  case detail::decimal_fault::too_many_decimals:
    return errc::too_many_decimals;
  case detail::decimal_fault::out_of_range:
    break;
  }
  return errc::number_out_of_range;
}

/// Prints a decimal in its shortest exact form, with at least `least_decimals` (0 to 6) decimals; no locale.
template <class Unit> [[nodiscard]] std::string to_string(basic_decimal<Unit> d, int least_decimals = 0) {
  return std::string{detail::print_micro(d.micro(), least_decimals).view()};
}

inline namespace literals {

/// `2.5_pt`: points, exact; a literal that is no decimal of at most six decimals does not compile.
template <char... Characters> [[nodiscard]] constexpr points operator""_pt() {
  return points::from_micro(detail::literal_micro<Characters...>());
}

/// `3_wt`: a weight relative to siblings.
template <char... Characters> [[nodiscard]] constexpr weight operator""_wt() {
  return weight::from_micro(detail::literal_micro<Characters...>());
}

/// `4.5_dec`: a number without a unit, such as a measured value.
template <char... Characters> [[nodiscard]] constexpr decimal operator""_dec() {
  return decimal::from_micro(detail::literal_micro<Characters...>());
}

} // namespace literals

} // namespace starlot::inline v0

#endif
