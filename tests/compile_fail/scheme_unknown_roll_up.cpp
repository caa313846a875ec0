// expect: scheme definition: there is no such rule, roll-up, policy or step (see At)
// names: at<'1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::clause{"1", "Reception", 10_pt, starlot::roll_up::custom,
                      starlot::criterion{"1.1", "Hours", 1_wt}},
#else
      starlot::clause{"1", "Reception", 10_pt, starlot::roll_up::maximum,
                      starlot::criterion{"1.1", "Hours", 1_wt}},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
