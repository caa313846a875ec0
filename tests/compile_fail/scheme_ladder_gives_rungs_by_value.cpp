// expect: scheme definition: a ladder of your own needs
// lines: 20
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/findings.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace {
using namespace starlot::literals;

static constexpr std::array<starlot::rung, 1> own_rungs{{{5_pt, "pass"}}};
struct own {
  static constexpr std::string_view name = "own";
  static constexpr int version = 1;
#if defined(STARLOT_EXPECT_FAILURE)
  constexpr std::array<starlot::rung, 1> rungs() const { return own_rungs; }
#else
  constexpr std::array<starlot::rung, 1> const& rungs() const { return own_rungs; }
#endif
  std::ptrdiff_t operator()(starlot::score_state const&) const { return 0; }
};

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt}, own{}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
