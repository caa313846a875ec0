// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_SHARE_HPP
#define STARLOT_CORE_SHARE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/decimal_text.hpp>
#include <starlot/detail/base/integer.hpp>

#include <compare>
#include <cstdint>

namespace starlot::inline v0 {

/// The part of a criterion's points that was earned (得分比例): an exact fraction from 0 to 1.
///
/// Kept as it was made, not reduced: 20 of 40 prints as 20/40 in a trace, and equals 1 of 2.
class share {
public:
  /// Nothing earned.
  constexpr share() = default;

  /// `earned` out of `possible`. Preconditions: 0 <= earned <= possible, possible > 0 (contract).
  [[nodiscard]] static constexpr share of(std::int64_t earned, std::int64_t possible) {
    contract(possible > 0 && earned >= 0 && earned <= possible, "a share lies between 0 and 1");
    share s;
    s.numerator_ = earned;
    s.denominator_ = possible;
    return s;
  }

  /// The one way from floating point: `value` rounded once, from its exact binary value, to a share with so many
  /// decimals. The result is exact and stands in the trace as it is.
  ///
  /// Preconditions: 0 <= value <= 1, 1 <= digits <= 15 (contract). Complexity: constant, in effect.
  [[nodiscard]] static constexpr share rounded(double value, int digits, rounding mode);

  /// 0.
  [[nodiscard]] static constexpr share none() noexcept { return {}; }
  /// 1.
  [[nodiscard]] static constexpr share full() noexcept {
    share s;
    s.numerator_ = 1;
    return s;
  }

  /// Between 0 and the denominator. The same of the denominator: above 0.
  [[nodiscard]] constexpr std::int64_t numerator() const noexcept { return numerator_; }
  [[nodiscard]] constexpr std::int64_t denominator() const noexcept { return denominator_; }

  /// The same share in lowest terms.
  [[nodiscard]] constexpr share reduced() const noexcept {
    auto const divisor = detail::common_divisor(denominator_, numerator_);
    share s;
    s.numerator_ = numerator_ / divisor;
    s.denominator_ = denominator_ / divisor;
    return s;
  }

  [[nodiscard]] friend constexpr std::strong_ordering operator<=>(share a, share b) noexcept {
    return detail::compare_quotients(a.numerator_, a.denominator_, b.numerator_, b.denominator_);
  }
  [[nodiscard]] friend constexpr bool operator==(share a, share b) noexcept { return (a <=> b) == 0; }

private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

constexpr share share::rounded(double value, int digits, rounding mode) {
  contract(value >= 0.0 && value <= 1.0, "only numbers from 0 to 1 become shares");
  contract(digits >= 1 && digits <= 15, "a share is rounded to 1 to 15 decimals");
  // value = significand / 2^shift, exactly: doubling is exact, and 53 bits are enough once it is a half or more.
  int shift = 0;
  while (value != 0.0 && value < 0.5 && shift < 80) {
    value *= 2.0;
    ++shift;
  }
  constexpr double two_53 = 9007199254740992.0;
  shift += 53;
  using wide = detail::integer<8>;
  // Below 2^-80 the 16th decimal is 0, and only whether anything is left matters: the significand stands for that.
  wide const significand{static_cast<std::int64_t>(value >= 0.5 ? value * two_53 : value > 0.0 ? 1.0 : 0.0)};
  std::int64_t unit = 1;
  for (int i = 0; i < digits; ++i)
    unit *= 10;
  wide divisor{1};
  for (int i = 0; i < shift; ++i)
    divisor *= 2;
  auto const [floor, rest] = wide::divide(significand * wide{unit}, divisor);
  bool const odd = !(floor % wide{2}).is_zero();
  bool const up = detail::rounds_up(mode, false, odd, rest.is_zero(), rest <=> divisor - rest);
  return of(floor.to_int64() + (up ? 1 : 0), unit).reduced();
}

inline namespace literals {

/// `87.5_pct`: a share of 87.5 %, exact. More than 100 % does not compile.
template <char... Characters> [[nodiscard]] constexpr share operator""_pct() {
  constexpr auto micro = detail::literal_micro<Characters...>();
  constexpr auto earned = share::of(micro, 100 * decimal::one).reduced();
  return earned;
}

} // namespace literals

} // namespace starlot::inline v0

#endif
