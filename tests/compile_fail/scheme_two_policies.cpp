// expect: scheme definition: a scheme says at most once what is not applicable and where weight goes
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::if_not_applicable::zero, starlot::if_not_applicable::full,
#else
      starlot::if_not_applicable::zero,
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
