// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_FRACTION_TEXT_HPP
#define STARLOT_CORE_FRACTION_TEXT_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/integer.hpp>

#include <cstddef>
#include <string_view>

namespace starlot::inline v0 {

/// Most digits of a number that `parse<fraction>` reads, and the largest exponent: every finite `double` can be read.
inline constexpr int most_fraction_digits = 1'100;
/// Most powers of ten that a number may have behind its "e".
inline constexpr int largest_fraction_exponent = 400;

namespace detail {

/// Is a `basic_fraction`.
template <class T> constexpr bool is_fraction = false;
template <std::size_t Limbs> constexpr bool is_fraction<basic_fraction<Limbs>> = true;

/// Reads a fraction from left to right.
template <class Fraction> struct fraction_reader {
  using integer = typename Fraction::integer;

  std::string_view rest;
  int digits = 0;

  constexpr bool take(char c) {
    if (rest.empty() || rest.front() != c)
      return false;
    rest.remove_prefix(1);
    return true;
  }
  /// Appends the digits that follow to `n`; how many there were.
  constexpr int append(integer& n) {
    auto const before = digits;
    for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; rest.remove_prefix(1))
      if (++digits <= most_fraction_digits) {
        n *= integer{10};
        n += integer{rest.front() - '0'};
      }
    return digits - before;
  }
  /// What stands behind the `e`; beyond the limit it is the limit and one more.
  constexpr bool exponent(int& to) {
    bool const negative = take('-');
    if (!negative)
      take('+');
    bool any = false;
    for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; rest.remove_prefix(1)) {
      any = true;
      if (to <= largest_fraction_exponent)
        to = to * 10 + (rest.front() - '0');
    }
    if (negative)
      to = -to;
    return any;
  }

  constexpr result<Fraction> read() {
    bool const negative = take('-');
    if (!negative)
      take('+');
    integer top{0};
    integer bottom{1};
    if (append(top) == 0)
      return errc::not_a_number;
    int decimals = 0;
    int power = 0;
    if (take('/')) {
      bottom = 0;
      if (append(bottom) == 0)
        return errc::not_a_number;
    } else {
      if (take('.') && (decimals = append(top)) == 0)
        return errc::not_a_number;
      if ((take('e') || take('E')) && !exponent(power))
        return errc::not_a_number;
    }
    if (!rest.empty())
      return errc::not_a_number;
    if (digits > most_fraction_digits || power > largest_fraction_exponent ||
        power < -largest_fraction_exponent)
      return errc::number_out_of_range;
    if (bottom.is_zero())
      return errc::not_a_number;
    for (power -= decimals; power > 0; --power)
      top *= integer{10};
    for (; power < 0; ++power)
      bottom *= integer{10};
    if (negative)
      top = -top;
    return Fraction{top, bottom}.reduced();
  }
};

} // namespace detail

/// Reads a number as it is printed, exactly: `33.333333333333333`, `1.5e-7`, `-2E3`, or a quotient as `to_string` prints
/// it, `1/3`. No spaces, no grouping, no locale; digits on both sides of a decimal point.
///
/// Errors: `not_a_number` (`1/0` too); `number_out_of_range` beyond `most_fraction_digits` digits or
/// `largest_fraction_exponent`. Complexity: quadratic in the digits. Allocates where the number is large.
template <class Fraction>
  requires(detail::is_fraction<Fraction>)
[[nodiscard]] constexpr result<Fraction> parse(std::string_view characters) {
  return detail::fraction_reader<Fraction>{characters}.read();
}

} // namespace starlot::inline v0

#endif
