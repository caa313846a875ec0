// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_FINITE_HPP
#define STARLOT_DETAIL_BASE_FINITE_HPP
// IWYU pragma: private

#include <bit>
#include <cstdint>

namespace starlot::inline v0::detail {

// Of a double, by its bits: -ffast-math assumes that there are no infinities and no NaNs, and takes std::isnan and
// x != x away without a word. A missing value is a NaN.

/// The magnitude as an integer of the same order: numbers, the infinity, NaNs.
[[nodiscard]] constexpr std::uint64_t magnitude_bits(double x) noexcept {
  return std::bit_cast<std::uint64_t>(x) & (~std::uint64_t{0} >> 1U);
}
inline constexpr std::uint64_t infinity_bits = 0x7FF0'0000'0000'0000;

[[nodiscard]] constexpr bool is_nan(double x) noexcept { return magnitude_bits(x) > infinity_bits; }
[[nodiscard]] constexpr bool is_infinite(double x) noexcept { return magnitude_bits(x) == infinity_bits; }
[[nodiscard]] constexpr bool is_finite(double x) noexcept { return magnitude_bits(x) < infinity_bits; }

} // namespace starlot::inline v0::detail

#endif
