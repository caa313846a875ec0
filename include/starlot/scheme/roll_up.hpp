// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ROLL_UP_HPP
#define STARLOT_SCHEME_ROLL_UP_HPP

#include <cstdint>

namespace starlot::inline v0 {

/// How children make their clause (汇总).
///
///   sum_of_points   children carry points; the clause is worth their sum
///   weighted_mean   children carry weights among themselves; the clause carries its own points, or weight
///
/// Both are the same sum: a weighted mean only spreads the clause's own worth over its children by their
/// weights. An excluded criterion leaves the applicable points of the whole tree by its full weight: its
/// siblings keep theirs, and the score is what was obtained over what applies. It is not spread over its
/// siblings. The numbers are hashed and never change meaning.
enum class roll_up : std::uint8_t { sum_of_points = 1, weighted_mean = 2 };

inline constexpr roll_up sum_of_points = roll_up::sum_of_points;
inline constexpr roll_up weighted_mean = roll_up::weighted_mean;

} // namespace starlot::inline v0

#endif
