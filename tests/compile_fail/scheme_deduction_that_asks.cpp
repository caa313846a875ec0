// expect: scheme definition: a deduction or bonus already counts findings; ask for the condition in a step of its own
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::deduction{"breach", 1_pt}.when(starlot::asked{"licence"}),
#else
      starlot::deduction{"breach", 1_pt}.when(starlot::the_score.at_least(5_pt)),
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
