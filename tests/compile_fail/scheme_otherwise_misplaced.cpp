// expect: scheme definition: what all other values earn stands last in a table or curve, once (see At)
// names: at<'1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Hours", 10_pt,
                         starlot::table_at_least({starlot::knot::otherwise(1_pt), {2, 5_pt}})},
#else
      starlot::criterion{"1", "Hours", 10_pt,
                         starlot::table_at_least({{2, 5_pt}, starlot::knot::otherwise(1_pt)})},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
