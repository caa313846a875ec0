// expect: scheme definition: a limit, a floor or a need names a rung that scores reach, not a special one (see At)
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;
using starlot::ladder, starlot::rung;

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
                               starlot::grade_limit{"T"}, ladder{{5_pt, "pass"}, rung::awarded("T")}
#else
                               starlot::grade_is{"T"}, ladder{{5_pt, "pass"}, rung::awarded("T")}
#endif
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
