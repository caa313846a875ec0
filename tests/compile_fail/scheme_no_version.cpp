// expect: scheme definition: a scheme needs a version
// names: at<'s', 'h', 'o', 'p'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
#if defined(STARLOT_EXPECT_FAILURE)
  starlot::title{"shop", ""},
#else
  starlot::title{"shop", "1"},
#endif
      starlot::criterion{"1", "Hours", 10_pt}, starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
