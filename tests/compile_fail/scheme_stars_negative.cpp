// expect: scheme definition: the stars of a rung are not negative (see At, Got)
// names: at<'g', 'o', 'o', 'd'> ... got<'-', '3'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::ladder {
    {5_pt, "pass"}, { 8_pt, "good", -3 }
  }
};
#else
      starlot::ladder {
    {5_pt, "pass"}, { 8_pt, "good", 3 }
  }
};
#endif

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
