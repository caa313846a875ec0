// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_MULTI_SITE_HPP
#define STARLOT_SAMPLING_MULTI_SITE_HPP

#include <cstdint>

namespace starlot::inline v0 {

/// What a multi-site sample is for.
enum class audit_kind : std::uint8_t {
  initial,                   ///< y = sqrt(x)
  surveillance,              ///< y = 0.6 sqrt(x), each
  recertification,           ///< y = sqrt(x)
  recertification_effective, ///< y = 0.8 sqrt(x), where the system proved effective over the cycle
};

namespace detail {

/// Least n with n² >= x.
[[nodiscard]] constexpr std::uint64_t root_up(std::uint64_t x) noexcept {
  std::uint64_t low = 0;
  std::uint64_t high = 0x1'0000'0000; // its square is above every x
  while (low < high) {
    auto const middle = low + (high - low) / 2;
    if (middle == 0x1'0000'0000 || middle * middle >= x)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

} // namespace detail

/// How many of x sites of one layer are audited, rounded up: IAF MD 1. The central function comes on top and is no site.
///
/// Made for management systems; to use it for service certification is an analogy. In integers, for 0.6 sqrt(100) is
/// not 6 in floating point everywhere. Complexity: constant.
[[nodiscard]] constexpr std::uint32_t multi_site_sample(std::uint32_t sites, audit_kind kind) noexcept {
  auto const tenths = kind == audit_kind::surveillance                ? 6U
                      : kind == audit_kind::recertification_effective ? 8U
                                                                      : 10U;
  // y = ceil(t sqrt(x) / 10): the least y with 100 y² >= t² x; (10 y)² >= t² x.
  auto const ten_y = detail::root_up(std::uint64_t{tenths} * tenths * sites);
  auto const y = (ten_y + 9) / 10;
  return static_cast<std::uint32_t>(y < sites ? y : sites);
}

/// How many of a sample are drawn at random at least: a quarter, rounded up (that it is rounded up is recalled, not
/// published). The others may be chosen, before the seed is known; inference rests on the random part alone.
[[nodiscard]] constexpr std::uint32_t multi_site_random_part(std::uint32_t sample) noexcept {
  return sample / 4 + (sample % 4 != 0 ? 1U : 0U);
}

} // namespace starlot::inline v0

#endif
