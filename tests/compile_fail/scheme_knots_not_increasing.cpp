// expect: scheme definition: the knots of levels, tables and curves increase strictly (see At, Got)
// names: at<'1'> ... got<'2'> ... due<'2', '4'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Hours", 10_pt, starlot::table_at_most({{24, 50_pct}, {2, 100_pct}})},
#else
      starlot::criterion{"1", "Hours", 10_pt, starlot::table_at_most({{2, 100_pct}, {24, 50_pct}})},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
