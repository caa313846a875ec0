// expect: scheme definition: a custom part needs 'static constexpr std::string_view name', 'static constexpr int version' and, if it has members, 'parameters()', so that the scheme's hash covers it
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace {
using namespace starlot::literals;

constexpr starlot::rung rungs_of_own[] = {{5_pt, "pass"}};

struct own {
  static constexpr int version = 1;
#if !defined(STARLOT_EXPECT_FAILURE)
  static constexpr std::string_view name = "own";
#endif
  [[nodiscard]] constexpr std::span<starlot::rung const> rungs() const { return rungs_of_own; }
  constexpr std::ptrdiff_t operator()(starlot::score_state const&) const { return 0; }
};

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt}, own{}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
