// expect: scheme definition: a condition can do nothing for its step: it looks at nothing that counts, or no value reaches its limit (see At)
// names: at<'2'>, 3,
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
      starlot::clause{"2", "Known", starlot::criterion{"2.1", "Has a site", starlot::advisory}},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::cap{6_pt}.when(starlot::branch("2").below(50_pct)),
#else
      starlot::cap{6_pt}.when(starlot::branch("2.1").below(50_pct)),
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
