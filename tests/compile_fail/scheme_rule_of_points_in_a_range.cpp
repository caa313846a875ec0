// expect: scheme definition: partial_amount and half_credit.none_at need points, not a weight (see At)
// names: at<'1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
constexpr starlot::scheme shop{
    starlot::title{"shop", "1"}, starlot::raw_sum,
    starlot::criterion{"1", "Clean", starlot::costs(5_pt), starlot::partial_amount},
    starlot::ladder{{5_pt, "pass"}}};
#else
constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::raw_sum,
                               starlot::criterion{"1", "Clean", 5_pt, starlot::partial_amount},
                               starlot::ladder{{5_pt, "pass"}}};
#endif

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
