// expect: scheme definition: a custom part needs 'static constexpr std::string_view name', 'static constexpr int version' and, if it has members, 'parameters()', so that the scheme's hash covers it
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace {
using namespace starlot::literals;

struct own {
  static constexpr std::string_view name = "own";
  static constexpr int version = 1;
  std::array<std::int64_t, 1> number{1};
#if !defined(STARLOT_EXPECT_FAILURE)
  [[nodiscard]] constexpr std::span<std::int64_t const> parameters() const { return number; }
#endif
  constexpr void operator()(starlot::score_state&) const {}
};

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt}, own{},
                               starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
