// expect: scheme definition: the rungs of a ladder increase strictly (see At, Got, Due)
// names: at<'g', 'o', 'o', 'd'> ... got<'5'> ... due<'5'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::ladder {
    {5_pt, "pass"}, { 5_pt, "good" }
  }
};
#else
      starlot::ladder {
    {5_pt, "pass"}, { 6_pt, "good" }
  }
};
#endif

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
