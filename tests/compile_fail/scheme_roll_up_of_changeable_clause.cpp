// expect: scheme definition: a roll-up of your own needs
// lines: 20
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/findings.hpp>

#include <string_view>

namespace {
using namespace starlot::literals;

struct own {
  static constexpr std::string_view name = "own";
  static constexpr int version = 1;
#if defined(STARLOT_EXPECT_FAILURE)
  starlot::fraction operator()(starlot::clause_children&) const { return starlot::fraction{1}; }
#else
  starlot::fraction operator()(starlot::clause_children const&) const { return starlot::fraction{1}; }
#endif
};

constexpr starlot::scheme shop{
    starlot::title{"shop", "1"},
    starlot::clause{"1", "Shop", 10_pt, own{}, starlot::criterion{"1.1", "Hours", 1_wt}},
    starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
