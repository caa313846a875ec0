// expect: scheme definition: the worth up to which half credit is nothing is not negative (see At)
// names: at<'1'> ... got<'-', '1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::criterion{"1", "Hours", 10_pt, starlot::half_credit.none_at(-1_pt)},
#else
      starlot::criterion{"1", "Hours", 10_pt, starlot::half_credit.none_at(1_pt)},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
