// expect: scheme definition: a clause needs at least one clause or criterion below it (see At)
// names: at<'2'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::clause{"2", "Workshop", starlot::sum_of_points},
#else
      starlot::clause{"2", "Workshop", starlot::sum_of_points, starlot::criterion{"2.1", "Tools", 1_pt}},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
