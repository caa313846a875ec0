// expect: scheme definition: all rungs of a ladder look the same way: at_least and above, or at_most and below (see At)
// names: at<'g', 'o', 'o', 'd'> ... got<'8'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::ladder{{5_pt, "pass"}, starlot::rung::at_most(8_pt, "good")}
#else
      starlot::ladder {
    {5_pt, "pass"}, starlot::rung::above(8_pt, "good")
  }
#endif
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
