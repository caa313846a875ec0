// expect: scheme definition: a rung ends after the next one has started (see At, Got, Due)
// names: at<'p', 'a', 's', 's'> ... got<'9'> ... due<'8'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::ladder{starlot::rung{5_pt, "pass"}.to(8_pt), {8_pt, "good"}}.apart(1_pt)
#else
      starlot::ladder{starlot::rung{5_pt, "pass"}.to(7_pt), {8_pt, "good"}}.apart(1_pt)
#endif
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
