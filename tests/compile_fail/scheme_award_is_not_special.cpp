// expect: scheme definition: a veto awards a rung that is declared as rung::awarded (see At)
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;
using starlot::ladder, starlot::rung;

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
                               starlot::veto{"Closed"}.awards("pass"), ladder{{5_pt, "pass"}, rung::awarded("T")}
#else
                               starlot::veto{"Closed"}.awards("T"), ladder{{5_pt, "pass"}, rung::awarded("T")}
#endif
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
