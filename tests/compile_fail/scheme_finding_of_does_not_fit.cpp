// expect: scheme definition: finding_of names a criterion with a finding of its own, the same scope, and a rule for the same kind of finding (see At)
// names: at<'2'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"2", "Hours", 10_pt, starlot::ratio{1, 2}, starlot::finding_of{"1"}},
#else
      starlot::criterion{"2", "Hours", 10_pt, starlot::finding_of{"1"}},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
