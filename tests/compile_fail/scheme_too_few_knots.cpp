// expect: scheme definition: levels, tables and curves need at least two knots (see At, Got)
// names: at<'1'> ... got<'1'> ... due<'2'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Hours", 10_pt, starlot::levels({{0, 0_pct}})},
#else
      starlot::criterion{"1", "Hours", 10_pt, starlot::levels({{0, 0_pct}, {1, 100_pct}})},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
