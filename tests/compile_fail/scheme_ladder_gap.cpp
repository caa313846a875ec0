// expect: scheme definition: a rung ends before the next one starts (see At, Got, Due)
// names: at<'p', 'a', 's', 's'> ... got<'7'> ... due<'8'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::ladder {
    starlot::rung{5_pt, "pass"}.to(7_pt), { 8_pt, "good" }
  }
#else
      starlot::ladder {
    starlot::rung{5_pt, "pass"}.to(8_pt), { 8_pt, "good" }
  }
#endif
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
