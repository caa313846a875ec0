// expect: scheme definition: a clause with or below a weighted mean must say its own points or weight (see At)
// names: at<'1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::clause{"1", "Reception", starlot::weighted_mean, starlot::criterion{"1.1", "Hours", 2_wt}},
#else
      starlot::clause{"1", "Reception", 40_pt, starlot::weighted_mean,
                      starlot::criterion{"1.1", "Hours", 2_wt}},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
