// expect: scheme definition: a clause says its points or weight at most once
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::clause{"1", "Reception", 10_pt, 2_wt, starlot::criterion{"1.1", "Hours", 10_pt}},
#else
      starlot::clause{"1", "Reception", 10_pt, starlot::criterion{"1.1", "Hours", 10_pt}},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
