// expect: scheme definition: a step of your own needs
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
  starlot::fraction operator()(starlot::score_state const& s) const { return s.score(); }
#else
  void operator()(starlot::score_state&) const {}
#endif
};

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt}, own{},
                               starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
