// expect: scheme definition: the limit of a condition does not fit what it looks at: points for the score and for what is worth points, else a share, or a count (see At, Got)
// names: at<>, 2, ... got<'1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
      starlot::clause{"1", "Reception", 10_pt, starlot::minimum, starlot::criterion{"1.1", "Hours", 1_wt}},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::cap{6_pt}.when(starlot::branch("1.1").below(1_pt)),
#else
      starlot::cap{6_pt}.when(starlot::branch("1.1").below(50_pct)),
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
