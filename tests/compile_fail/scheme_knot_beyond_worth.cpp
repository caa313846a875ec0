// expect: scheme definition: a knot earns less than nothing, or more than its criterion is worth (see At, Got, Due)
// names: at<'1'> ... got<'1', '1'> ... due<'1', '0'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Hours", 10_pt, starlot::table_at_most({{2, 11_pt}, {24, 5_pt}})},
#else
      starlot::criterion{"1", "Hours", 10_pt, starlot::table_at_most({{2, 10_pt}, {24, 5_pt}})},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
