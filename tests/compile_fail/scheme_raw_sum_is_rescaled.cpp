// expect: scheme definition: a raw sum is never brought to other points: out_of and renormalise do not fit it (see At, Got, Due)
// names: got<'1', '0', '0'> ... due<'1', '0'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::raw_sum, starlot::out_of{100_pt},
                               starlot::criterion{"1", "Hours", 10_pt}, starlot::ladder{{5_pt, "pass"}}};
#else
constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::out_of{100_pt},
                               starlot::criterion{"1", "Hours", 10_pt}, starlot::ladder{{5_pt, "pass"}}};
#endif

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
