// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_WEIGHT_RATIO_HPP
#define STARLOT_SCHEME_WEIGHT_RATIO_HPP

#include <starlot/detail/base/checked.hpp>

#include <cstdint>
#include <limits>

namespace starlot::inline v0 {

/// A weight relative to siblings that is a quotient: `criterion{"1", "Price", weight_ratio{1, 3}}`.
///
/// The scheme keeps the weights of siblings multiplied by their least common denominator, and has the hash of the one
/// that says so:
/// 1/3 beside 1/2 are 2 and 3. Errors of the scheme: `points_not_positive`, and `bad_weight_ratio` where the whole is not above
/// zero or the multiples do not fit.
struct weight_ratio {
  std::int64_t part = 1;  ///< above the line
  std::int64_t whole = 1; ///< below the line

  constexpr weight_ratio(std::int64_t p, std::int64_t w) noexcept : part{p}, whole{w} {
    if (p <= 0 || w <= 0)
      return; // the scheme is refused
    auto const common = detail::common_divisor(p, w);
    part = p / common;
    whole = w / common;
  }

  /// The part in millionths; the largest number where that does not fit.
  [[nodiscard]] constexpr std::int64_t micro() const noexcept {
    std::int64_t out = 0;
    return detail::multiply(part, 1'000'000, out) ? out : (std::numeric_limits<std::int64_t>::max)();
  }
};

} // namespace starlot::inline v0

#endif
