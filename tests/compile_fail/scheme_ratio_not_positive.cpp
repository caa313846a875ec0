// expect: scheme definition: both numbers of a ratio are greater than zero (see At)
// names: at<'1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Managers", 10_pt, starlot::ratio{1, 0}},
#else
      starlot::criterion{"1", "Managers", 10_pt, starlot::ratio{1, 10}},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
