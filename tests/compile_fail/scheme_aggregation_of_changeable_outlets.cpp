// expect: an aggregation policy needs 'static constexpr std::string_view name', 'static constexpr int version', 'static constexpr aggregation_kind kind', 'parameters()' if it has members, and, for the kinds mean and scores, 'fraction operator()(std::span<outlet_score const>) const'
// lines: 20
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

#include <span>
#include <string_view>

namespace {
using namespace starlot::literals;

struct own {
  static constexpr std::string_view name = "own";
  static constexpr int version = 1;
  static constexpr starlot::aggregation_kind kind = starlot::aggregation_kind::scores;
#if defined(STARLOT_EXPECT_FAILURE)
  starlot::fraction operator()(std::span<starlot::outlet_score> outlets) const { return outlets[0].score; }
#else
  starlot::fraction operator()(std::span<starlot::outlet_score const> outlets) const {
    return outlets[0].score;
  }
#endif
};

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt}, own{},
                               starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
