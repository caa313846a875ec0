// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_SHARE_HPP
#define STARLOT_CORE_SHARE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/detail/checked.hpp>
#include <starlot/detail/decimal_text.hpp>

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

  [[nodiscard]] static constexpr share none() noexcept { return {}; }
  [[nodiscard]] static constexpr share full() noexcept {
    share s;
    s.numerator_ = 1;
    return s;
  }

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
