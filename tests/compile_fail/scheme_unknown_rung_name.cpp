// expect: scheme definition: a step on the grade names a rung of every ladder, by its bound or its name (see At, Got)
// names: at<>, 1,
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::grade_limit{"Pass"},
#else
      starlot::grade_limit{"pass"},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
