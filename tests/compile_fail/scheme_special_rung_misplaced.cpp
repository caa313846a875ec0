// expect: scheme definition: rungs that only a step awards stand behind the others of their ladder, of which there is one at least (see At)
// names: at<'T'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;
using starlot::ladder, starlot::rung;

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
                               ladder{rung::awarded("T"), {5_pt, "pass"}}
#else
                               ladder{{5_pt, "pass"}, rung::awarded("T")}
#endif
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
