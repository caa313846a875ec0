// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SCHEME_OWN_PARTS_HPP
#define STARLOT_TESTS_SCHEME_OWN_PARTS_HPP

#include "capabilities/parts_of_users.hpp"

#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/rounded.hpp>
#include <starlot/scheme/scheme.hpp>

#include <string_view>

// A scheme with parts of the user's of every kind, and the table that has them by name.
namespace own_parts {

using namespace starlot;
using namespace starlot::literals;

struct half_if_reasoned {
  static constexpr std::string_view name = "half if reasoned";
  static constexpr int version = 2;
  constexpr treatment operator()(finding const& f, points) const {
    return f.remark().reason.empty() ? treatment::refused() : treatment::counts_as(50_pct);
  }
};

inline constexpr parts_of_users::gate gate{"1", "2", 60_pct, 50_pct};
inline constexpr parts_of_users::shrinking_bonus shrinking{"leads", 100_pt, 10};
inline constexpr parts_of_users::lowest_over_branches lowest{{{50_pt, "pass"}, {80_pt, "good", 3}}};
inline constexpr rounded half_points{proportional, 0.5_pt, rounding::down};

inline constexpr scheme compiled_twin{
    title{"own parts", "1"},
    clause{"1", "One", 40_pt, parts_of_users::median{}, criterion{"1.1", "A", 1_wt, proportional},
           criterion{"1.2", "B", 2_wt, proportional, half_if_reasoned{}}, criterion{"1.3", "C", 1_wt}},
    clause{"2", "Two", criterion{"2.1", "D", 20_pt, half_points}, criterion{"2.2", "E", 40_pt, half_points}},
    gate,
    shrinking,
    cap{100_pt},
    lowest};

inline custom_table all_of_mine() {
  custom_table t;
  t.add(parts_of_users::median{});
  t.add("never asked for", parts_of_users::mean_of_best_and_worst{});
  t.add("the gate", gate).add(shrinking).add(lowest).add(half_if_reasoned{});
  t.add("half points, down", half_points);
  return t;
}

} // namespace own_parts

#endif
