// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_POINT_RANGE_HPP
#define STARLOT_SCHEME_POINT_RANGE_HPP

#include <starlot/core/points.hpp>
#include <starlot/detail/base/checked.hpp>

#include <cstdint>
#include <limits>

namespace starlot::inline v0 {

/// What a criterion of a raw sum may bring: from `least` where its share is 0 to `most` where it is 1, and shares
/// between them in proportion. Made by `costs` and `between`.
///
///     criterion{"2.1", "Floor is clean", costs(5_pt)}                       // 5 points off unless met
///     criterion{"2.2", "Tools are marked", costs(5_pt), proportional}       // in proportion to what is not marked
///     criterion{"2.3", "Age of the firm", between(-20_pt, 50_pt), table_at_least({…})}   // a line of a scorecard
///
/// What is excluded brings nothing, and costs nothing. What earns more never lowers the score: bounds stay guaranteed.
struct point_range {
  points least; ///< points, may be negative
  points most;  ///< points

  /// Points at stake, in millionths; the largest number where they do not fit.
  [[nodiscard]] constexpr std::int64_t at_stake() const noexcept {
    std::int64_t out = 0;
    return detail::subtract(most.micro(), least.micro(), out) ? out
                                                              : (std::numeric_limits<std::int64_t>::max)();
  }
};

/// A penalty: `amount` points off where the criterion is not met, and never points for it.
[[nodiscard]] constexpr point_range costs(points amount) noexcept {
  return {
      points::from_micro(amount.micro() == (std::numeric_limits<std::int64_t>::min)() ? 0 : -amount.micro()),
      points{}};
}

/// Any range of points, below nothing too.
[[nodiscard]] constexpr point_range between(points least, points most) noexcept { return {least, most}; }

/// The points that a raw sum starts from: `scheme{title{…}, raw_sum, starts_at{100_pt}, criterion{…, costs(5_pt)}, …}`.
struct starts_at {
  points from; ///< points
  constexpr explicit starts_at(points p) noexcept : from{p} {}
};

/// Says that a scheme has no ladder: its ratings have a score and no grade, and the outcome `without_ladder`.
struct ungraded_scheme {};
/// No ladder: a score and no grade.
inline constexpr ungraded_scheme ungraded{};

} // namespace starlot::inline v0

#endif
