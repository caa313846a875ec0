// expect: scheme definition: a custom part needs 'static constexpr std::string_view name', 'static constexpr int version' and, if it has members, 'parameters()', so that the scheme's hash covers it
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

#include <cstdint>
#include <span>
#include <string_view>

namespace {
using namespace starlot::literals;

struct on_time {
  static constexpr std::string_view name = "on time";
#if !defined(STARLOT_EXPECT_FAILURE)
  static constexpr int version = 1;
#endif
  constexpr starlot::share operator()(starlot::finding const&) const { return starlot::share::full(); }
};

constexpr starlot::scheme shop{starlot::title{"shop", "1"},
                               starlot::criterion{"1", "Hours", 10_pt, on_time{}},
                               starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
