// expect: population_scores::of takes a vector, array or span of points, fraction, outlet_score, score_range or score_count
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/decision/population_scores.hpp>

#include <vector>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline auto const scores = starlot::population_scores::of(std::vector<double>{71, 84});
#else
inline auto const scores = starlot::population_scores::of(std::vector<starlot::points>{71_pt, 84_pt});
#endif
