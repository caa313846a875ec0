// expect: scheme definition: the ladder has no rungs
// names: at<'s', 'h', 'o', 'p'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::ladder(std::initializer_list<starlot::rung>{})
};
#else
      starlot::ladder {
    { 5_pt, "pass" }
  }
};
#endif

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
