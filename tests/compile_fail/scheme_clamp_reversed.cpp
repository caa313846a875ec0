// expect: scheme definition: the lower end of a clamp is above its upper end (see At, Got, Due)
// names: at<>, 1, ... got<'1', '0'> ... due<'9'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::clamp{10_pt, 9_pt},
#else
      starlot::clamp{0_pt, 9_pt},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
