// expect: scheme definition: the sum of the points is out of range (see At)
// names: at<'s', 'h', 'o', 'p'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 9'000'000'000'000_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"2", "Answers", 300'000'000'000_pt},
#else
      starlot::criterion{"2", "Answers", 200'000'000'000_pt},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
