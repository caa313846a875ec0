// expect: scheme definition: a raw sum stands at the top only; below it, sum_of_points is the same (see At)
// names: at<'1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
constexpr starlot::scheme shop{
    starlot::title{"shop", "1"},
    starlot::clause{"1", "Desk", starlot::raw_sum, starlot::criterion{"1.1", "Hours", 10_pt}},
    starlot::ladder{{5_pt, "pass"}}};
#else
constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::raw_sum,
                               starlot::clause{"1", "Desk", starlot::criterion{"1.1", "Hours", 10_pt}},
                               starlot::ladder{{5_pt, "pass"}}};
#endif

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
