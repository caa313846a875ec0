// expect: scheme definition: a start, or points below nothing, need a raw sum at the top and sums of points down to them (see At, Got)
// names: got<'5'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::starts_at{5_pt},
                               starlot::criterion{"1", "Hours", 10_pt}, starlot::ladder{{5_pt, "pass"}}};
#else
constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::raw_sum, starlot::starts_at{5_pt},
                               starlot::criterion{"1", "Hours", 10_pt}, starlot::ladder{{5_pt, "pass"}}};
#endif

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
