// expect: scheme definition: this roll-up counts in points, and a weight is none
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scheme/roll_ups.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;
using starlot::clause, starlot::criterion, starlot::minimum, starlot::rounded, starlot::rounding;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::weighted_mean,
#if defined(STARLOT_EXPECT_FAILURE)
      clause{"1", "Shop", 1_wt, rounded{minimum, 0.5_pt, rounding::down}, criterion{"1.1", "Hours", 1_wt}},
#else
      clause{"1", "Shop", 1_wt, minimum, criterion{"1.1", "Hours", 1_wt}},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
