// expect: scheme definition: only knots of tables have strict bounds (see At, Got)
// names: at<'1'> ... got<'2'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Hours", 10_pt, starlot::curve({{0, 0_pt}, starlot::knot{2, 5_pt}.strictly()})},
#else
      starlot::criterion{"1", "Hours", 10_pt,
                         starlot::table_at_least({{0, 0_pt}, starlot::knot{2, 5_pt}.strictly()})},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
