// expect: scheme definition: a clause has at most one roll-up
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::clause{"1", "Reception", starlot::sum_of_points, starlot::sum_of_points,
                      starlot::criterion{"1.1", "Hours", 10_pt}},
#else
      starlot::clause{"1", "Reception", starlot::sum_of_points, starlot::criterion{"1.1", "Hours", 10_pt}},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
