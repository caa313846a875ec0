// expect: scheme definition: the points of the children do not add up to those of their clause (see At, Got, Due)
// names: at<'1'> ... got<'3', '9'> ... due<'4', '0'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop{starlot::title{"shop", "1"},
                               starlot::clause{"1", "Reception", 40_pt,
#if defined(STARLOT_EXPECT_FAILURE)
                                               starlot::criterion{"1.1", "Hours", 39_pt}},
#else
                                               starlot::criterion{"1.1", "Hours", 40_pt}},
#endif
                               starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
