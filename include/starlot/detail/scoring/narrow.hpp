// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_NARROW_HPP
#define STARLOT_DETAIL_SCORING_NARROW_HPP
// IWYU pragma: private

#include <starlot/core/share.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/force_inline.hpp>

#include <compare>
#include <cstdint>

namespace starlot::inline v0::detail {

/// The fast number of an evaluation: whole + numerator/denominator in 64 bits, 0 <= numerator < denominator.
///
/// An operation that does not fit sets `overflowed` for good, and the evaluation is run again on fractions of
/// any size. Whole and rest are kept apart so that the 27 bits of 100 points in millionths do not eat into
/// the denominators.
struct narrow {
  std::int64_t whole = 0;
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  bool overflowed = false;

  constexpr narrow() = default;
  constexpr explicit narrow(std::int64_t w) noexcept : whole{w} {}

  STARLOT_DETAIL_INLINE constexpr narrow& operator+=(std::int64_t w) noexcept {
    keep(add(whole, w, whole));
    return *this;
  }

  STARLOT_DETAIL_INLINE constexpr narrow& operator+=(narrow const& other) noexcept {
    overflowed = overflowed || other.overflowed;
    *this += other.whole;
    if (add_proper(other.numerator, other.denominator))
      *this += 1;
    return *this;
  }

  /// Adds amount * top / bottom, amount >= 0, 0 <= top <= bottom.
  constexpr void add_earned(std::int64_t amount, std::int64_t top, std::int64_t bottom) noexcept {
    std::int64_t quotient = 0;
    add_earned(amount, top, bottom, quotient);
    *this += quotient;
  }
  /// The same, with the whole part of what is added in `other`, where the sum is known to fit.
  STARLOT_DETAIL_INLINE constexpr void add_earned(std::int64_t amount, std::int64_t top, std::int64_t bottom,
                                                  std::int64_t& other) noexcept {
    std::int64_t product = 0;
    if (!multiply(amount, top, product)) {
      overflowed = true;
      return;
    }
    auto const quotient = product / bottom; // both before anything is stored: one division
    auto const rest = product % bottom;
    other += quotient;
    if (add_proper(rest, bottom))
      ++other;
  }

  /// Multiplies by factor / divisor, factor >= 0, divisor > 0.
  constexpr void scale(std::int64_t factor, std::int64_t divisor) noexcept {
    auto const common = common_divisor(divisor, factor);
    times(factor / common);
    over(divisor / common);
  }

  [[nodiscard]] friend constexpr std::strong_ordering operator<=>(narrow const& a, std::int64_t b) noexcept {
    if (a.whole != b)
      return a.whole <=> b;
    return a.numerator <=> 0;
  }

  [[nodiscard]] friend constexpr std::strong_ordering operator<=>(narrow const& a, narrow const& b) noexcept {
    if (a.whole != b.whole)
      return a.whole <=> b.whole;
    return compare_quotients(a.numerator, a.denominator, b.numerator, b.denominator);
  }
  friend constexpr bool operator==(narrow const&, narrow const&) = delete; // 1/2 and 2/4

  /// As one quotient; the denominator is that of the rest. Answers whether it fits.
  [[nodiscard]] constexpr bool to_quotient(std::int64_t& top) const noexcept {
    return !overflowed && multiply(whole, denominator, top) && add(top, numerator, top);
  }

private:
  constexpr void keep(bool fits) noexcept { overflowed = overflowed || !fits; }

  /// Adds a number below one to the rest; answers whether one is to be carried.
  [[nodiscard]] STARLOT_DETAIL_INLINE constexpr bool add_proper(std::int64_t n, std::int64_t d) noexcept {
    if (n == 0 || overflowed)
      return false;
    if (numerator == 0) {
      numerator = n;
      denominator = d;
      return false;
    }
    auto top = numerator;
    auto bottom = denominator;
    if (d != bottom) {
      auto others = bottom / d;
      if (auto const rest = bottom % d; rest != 0) { // else all is in place after one division
        auto const common = static_cast<std::int64_t>(
            divisor_of_similar(static_cast<std::uint64_t>(d), static_cast<std::uint64_t>(rest)));
        auto const own = d / common;
        others = bottom / common;
        if (!multiply(bottom, own, bottom) || !multiply(top, own, top)) {
          overflowed = true;
          return false;
        }
      }
      if (!multiply(n, others, n)) {
        overflowed = true;
        return false;
      }
    }
    // Both are proper, so the sum is below twice the denominator; compared this way round it cannot overflow.
    auto const room = bottom - n;
    bool const carries = top >= room;
    numerator = carries ? top - room : top + n;
    denominator = bottom;
    return carries;
  }

  constexpr void times(std::int64_t factor) noexcept {
    if (factor == 1 || overflowed)
      return;
    std::int64_t product = 0;
    keep(multiply(whole, factor, whole));
    keep(multiply(numerator, factor, product));
    if (overflowed)
      return;
    numerator = product % denominator;
    *this += product / denominator;
  }

  constexpr void over(std::int64_t divisor) noexcept {
    if (divisor == 1 || overflowed)
      return;
    auto floor = whole / divisor;
    auto rest = whole % divisor;
    if (rest < 0) {
      --floor;
      rest += divisor;
    }
    whole = floor;
    // (rest + numerator/denominator) / divisor, below 1
    std::int64_t top = 0;
    if (numerator == 0)
      denominator = 1;
    keep(multiply(rest, denominator, top));
    keep(add(top, numerator, top));
    if (overflowed)
      return;
    auto const common = common_divisor(divisor, top);
    numerator = top / common;
    keep(multiply(denominator, divisor / common, denominator));
  }
};

} // namespace starlot::inline v0::detail

#endif
