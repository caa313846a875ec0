// expect: scheme definition: a step on the grade names a rung of every ladder, by its bound or its name (see At, Got)
// names: at<>, 1, ... got<'5'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::grade_floor{5_pt},
#else
      starlot::grade_floor{"pass"},
#endif
      starlot::ladder{{5_pt, "pass"}}, starlot::ladder{{4_pt, "pass"}}.only_for("small")
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
