// expect: a roll-up of your own needs a name that no ready roll-up has, so that the scheme's hash tells them apart
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/findings.hpp>

#include <span>
#include <string_view>

namespace {
using namespace starlot::literals;

struct own {
#if defined(STARLOT_EXPECT_FAILURE)
  static constexpr std::string_view name = "drop_lowest";
#else
  static constexpr std::string_view name = "drop the lowest as we do";
#endif
  static constexpr int version = 1;
  starlot::fraction operator()(std::span<starlot::child const>) const { return starlot::fraction{1}; }
};

constexpr starlot::scheme shop{
    starlot::title{"shop", "1"},
    starlot::clause{"1", "Shop", 10_pt, own{}, starlot::criterion{"1.1", "Hours", 1_wt}},
    starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
