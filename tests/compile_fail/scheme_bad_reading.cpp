// expect: scheme definition: tables and curves round what they read to a multiple above zero (see At, Got)
// names: at<'1'> ... got<'-', '1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Hours", 10_pt,
                         starlot::curve({{0, 0_pt}, {2, 5_pt}}).reading(-1_dec, starlot::rounding::down)},
#else
      starlot::criterion{"1", "Hours", 10_pt,
                         starlot::curve({{0, 0_pt}, {2, 5_pt}}).reading(1_dec, starlot::rounding::down)},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
