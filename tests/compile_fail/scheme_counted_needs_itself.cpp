// expect: scheme definition: whether a part counts depends on what it, or a later step, decides over (see At)
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;
using starlot::branch;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
      starlot::criterion{"2", "Rest", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::counts{"1"}.when(branch("1").below(50_pct)),
#else
      starlot::counts{"1"}.when(branch("2").below(50_pct)),
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
