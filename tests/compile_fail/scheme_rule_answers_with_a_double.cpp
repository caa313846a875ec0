// expect: scheme definition: a scoring rule needs
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
  double operator()(starlot::finding const&) const { return 1; }
#else
  starlot::rule_result operator()(starlot::finding const&) const { return starlot::share::full(); }
#endif
};

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt, own{}},
                               starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
