// expect: scheme definition: the scheme says that it has no ladder, and has rungs
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
                               starlot::ungraded, starlot::ladder{{5_pt, "pass"}}};
#else
constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
                               starlot::ungraded};
#endif

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
