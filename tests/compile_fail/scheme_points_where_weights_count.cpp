// expect: scheme definition: this part needs a weight, not points, because its parent is a weighted mean (see At)
// names: at<'1'> ... got<'3'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::weighted_mean,
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Hours", 3_pt},
#else
      starlot::criterion{"1", "Hours", 3_wt},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
