// expect: scheme definition: partial_amount and half_credit.none_at need points, not a weight (see At)
// names: at<'1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::weighted_mean,
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Hours", 3_wt, starlot::partial_amount},
#else
      starlot::criterion{"1", "Hours", 3_wt, starlot::half_credit},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
