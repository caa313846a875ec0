// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_GBT8170_HPP
#define STARLOT_CORE_GBT8170_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/rounding.hpp>

#include <optional>

namespace starlot::inline v0 {

/// A limiting value (极限数值) and how values are compared with it (GB/T 8170-2008).
///
/// Without a declaration all digits count (全数值比较法). `.compared_rounded(step, mode)` declares the comparison
/// of the rounded value (修约值比较法); the step is the digit in which the limit is written, which a number does
/// not know.
///
///     at_least(97_dec).accepts(value)                                                 // 96.96: no
///     at_least(97_dec).compared_rounded(0.1_dec, rounding::half_even).accepts(value)  // 96.96: yes
template <class Unit> class limit {
public:
  using value_type = basic_decimal<Unit>;

  /// Between two bounds, each inside unless `.excluding_bounds()` is said.
  constexpr limit(std::optional<value_type> lower, std::optional<value_type> upper)
      : lower_{lower}, upper_{upper} {}

  /// The same limit where its bounds themselves do not meet it.
  [[nodiscard]] constexpr limit excluding_bounds() const {
    auto copy = *this;
    copy.inclusive_ = false;
    return copy;
  }

  /// Preconditions: step > 0 (contract, when a value is compared).
  [[nodiscard]] constexpr limit compared_rounded(value_type step, rounding mode) const {
    auto copy = *this;
    copy.step_ = step;
    copy.mode_ = mode;
    return copy;
  }

  /// Whether a value meets the limit.
  [[nodiscard]] constexpr bool accepts(value_type value) const {
    auto const compared = step_ ? round(value, *step_, mode_) : value;
    return (!lower_ || (inclusive_ ? compared >= *lower_ : compared > *lower_)) &&
           (!upper_ || (inclusive_ ? compared <= *upper_ : compared < *upper_));
  }

private:
  std::optional<value_type> lower_;
  std::optional<value_type> upper_;
  std::optional<value_type> step_;
  rounding mode_ = rounding::half_even;
  bool inclusive_ = true;
};

/// A limit: this much or more.
template <class Unit> [[nodiscard]] constexpr limit<Unit> at_least(basic_decimal<Unit> bound) {
  return {bound, std::nullopt};
}
/// A limit: this much or less.
template <class Unit> [[nodiscard]] constexpr limit<Unit> at_most(basic_decimal<Unit> bound) {
  return {std::nullopt, bound};
}
/// A limit: from `lower` to `upper`, both included.
template <class Unit>
[[nodiscard]] constexpr limit<Unit> between(basic_decimal<Unit> lower, basic_decimal<Unit> upper) {
  return {lower, upper};
}

} // namespace starlot::inline v0

#endif
