// expect: grade_distribution::of takes (scores, simple_random, ladder), (strata, ladder)
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/decision/grade_distribution.hpp>

#include <vector>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline std::vector<double> const scores{71, 84};
#else
inline std::vector<starlot::points> const scores{71_pt, 84_pt};
#endif
inline auto const law =
    starlot::grade_distribution::of(scores, starlot::simple_random{1}, starlot::ladder{{70_pt, "pass"}});
