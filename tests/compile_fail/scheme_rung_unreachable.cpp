// expect: scheme definition: no score reaches this rung (see At, Got, Due)
// names: at<'g', 'o', 'o', 'd'> ... got<'1', '0', '.', '5'> ... due<'1', '0'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::ladder {
    {5_pt, "pass"}, { 10.5_pt, "good" }
  }
};
#else
      starlot::ladder {
    {5_pt, "pass"}, { 10_pt, "good" }
  }
};
#endif

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
