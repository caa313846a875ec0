// expect: scheme definition: the whole of a weight is not above zero, or the weights of siblings have no common denominator that fits (see At)
// names: at<'1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::weighted_mean, starlot::criterion{"1", "Hours", starlot::weight_ratio{1, 0}},
#else
      starlot::weighted_mean, starlot::criterion{"1", "Hours", starlot::weight_ratio{1, 3}},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
