// expect: scheme definition: a ladder of your own stands alone
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
  static constexpr std::string_view name = "own";
  static constexpr int version = 1;
  [[nodiscard]] constexpr std::span<starlot::rung const> rungs() const { return rungs_of_own; }
  constexpr std::ptrdiff_t operator()(starlot::score_state const&) const { return 0; }
};

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      own{}, starlot::ladder {
    { 5_pt, "pass" }
  }
#else
      own {
  }
#endif
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
