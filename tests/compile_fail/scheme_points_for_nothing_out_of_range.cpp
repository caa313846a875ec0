// expect: scheme definition: the points of a company to which nothing applies lie outside of the scale (see Got, Due)
// names: got<'1', '1'> ... due<'1', '0'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::if_nothing_applies::earns(11_pt),
                               starlot::criterion{"1", "Hours", 10_pt}, starlot::ladder{{5_pt, "pass"}}};
#else
constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::if_nothing_applies::earns(10_pt),
                               starlot::criterion{"1", "Hours", 10_pt}, starlot::ladder{{5_pt, "pass"}}};
#endif

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
