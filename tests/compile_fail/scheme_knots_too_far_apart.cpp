// expect: scheme definition: two knots of a curve are so far apart that a share between them does not fit (see At, Got)
// names: at<'1'> ... got<'9', '2', '2', '3', '3', '7', '2', '0', '3', '6', '8', '5', '4'> ... due<'-', '1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Hours", 10_pt, starlot::curve({{-1, 0_pct}, {9'223'372'036'854, 100_pct}})},
#else
      starlot::criterion{"1", "Hours", 10_pt, starlot::curve({{0, 0_pct}, {9'223'372'036'854, 100_pct}})},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
