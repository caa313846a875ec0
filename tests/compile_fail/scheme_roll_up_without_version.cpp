// expect: scheme definition: a custom part needs 'static constexpr std::string_view name', 'static constexpr int version' and, if it has members, 'parameters()', so that the scheme's hash covers it
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

#include <span>
#include <string_view>

namespace {
using namespace starlot::literals;

struct own {
  static constexpr std::string_view name = "own";
#if !defined(STARLOT_EXPECT_FAILURE)
  static constexpr int version = 1;
#endif
  constexpr starlot::fraction operator()(std::span<starlot::child const> children) const {
    return children[0].earned;
  }
};

constexpr starlot::scheme shop{
    starlot::title{"shop", "1"},
    starlot::clause{"1", "Reception", 10_pt, own{}, starlot::criterion{"1.1", "Hours", 1_wt}},
    starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
