// expect: scheme definition: a scoring rule needs
// lines: 20
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/findings.hpp>

#include <string_view>

namespace {

struct own {
  static constexpr std::string_view name = "own";
  static constexpr int version = 1;
#if defined(STARLOT_EXPECT_FAILURE)
  double operator()(starlot::finding const&) const { return 1; }
#else
  starlot::rule_result operator()(starlot::finding const&) const { return starlot::share::full(); }
#endif
};

[[maybe_unused]] void fill(starlot::custom_table& mine) { mine.add(own{}); }

} // namespace
