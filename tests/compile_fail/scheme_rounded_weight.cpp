// expect: scheme definition: this scoring rule counts in points, and a weight is none
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scheme/rounded.hpp>
#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;
using starlot::criterion, starlot::proportional;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::weighted_mean,
#if defined(STARLOT_EXPECT_FAILURE)
      criterion{"1", "Hours", 1_wt, starlot::rounded{proportional, 0.5_pt, starlot::rounding::down}},
#else
      criterion{"1", "Hours", 1_wt, proportional},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
