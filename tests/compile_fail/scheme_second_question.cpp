// expect: scheme definition: a step asks one question, and a deduction or bonus, which counts findings, none (see At)
// names: at<'f', 'i', 'r', 'e'>, 1,
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::cap{6_pt}.unless(starlot::asked{"licence"} && starlot::asked{"fire"}),
#else
      starlot::cap{6_pt}.unless(starlot::asked{"licence"}), starlot::cap{6_pt}.unless(starlot::asked{"fire"}),
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
