// expect: scheme definition: the count at which a step fails or stops is greater than zero (see At)
// names: at<'b', 'r', 'e', 'a', 'c', 'h'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::deduction{"breach", 1_pt}.fails_at(0),
#else
      starlot::deduction{"breach", 1_pt}.fails_at(1),
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
