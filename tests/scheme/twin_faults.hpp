// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SCHEME_TWIN_FAULTS_HPP
#define STARLOT_TESTS_SCHEME_TWIN_FAULTS_HPP

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Faults of policies, advisory criteria, conditions, clamps, rungs by name and groups: each beside the same scheme
// with the one thing put right, which is valid.
namespace twin_faults {

using namespace starlot::literals;
using starlot::errc;
using starlot::scheme_parts;
using starlot::step;

struct fault {
  errc code;
  std::string_view id;
  std::size_t index;
  starlot::decimal got = {};
  starlot::decimal expected = {};
};

/// Rows 0 to 2: a clause of 60 points with two criteria; rows 3 to 5: one of 40 points over weights 1 and 3; row 6
/// is advisory. Steps are behind them, from 7.
inline scheme_parts good() {
  return {.title = {"t", "1"},
          .rows = {{.id = "1"},
                   {.id = "1.1", .parent = "1", .worth = 20_pt, .rule = starlot::all_or_nothing},
                   {.id = "1.2", .parent = "1", .worth = 40_pt, .rule = starlot::proportional},
                   {.id = "2", .worth = 40_pt, .roll_up = starlot::minimum},
                   {.id = "2.1", .parent = "2", .worth = 1_wt, .rule = starlot::proportional},
                   {.id = "2.2", .parent = "2", .worth = 3_wt, .rule = starlot::proportional},
                   {.id = "3", .worth = starlot::advisory, .rule = starlot::proportional}},
          .steps = {},
          .rungs = {{50_pt, {"pass", "达标"}}, {80_pt, "good"}}};
}

inline std::string listed(std::span<starlot::error const> errors) {
  std::string all;
  for (auto const& e : errors)
    all += std::to_string(static_cast<int>(e.code)) + " '" + std::string{e.where.id} + "' " +
           std::to_string(e.where.index) + " " + to_string(e.got) + " " + to_string(e.expected) + "\n";
  return all;
}

inline void check(scheme_parts const& parts, std::vector<fault> const& due) {
  auto const built = starlot::loaded_scheme::build(parts);
  auto const found =
      built ? starlot::faults{} : starlot::faults(built.errors().begin(), built.errors().end());
  CAPTURE(listed(found));
  CHECK(std::equal(found.begin(), found.end(), due.begin(), due.end(), [](auto const& e, fault const& d) {
    return e.code == d.code && e.where.id == d.id && e.where.index == d.index && e.got == d.got &&
           e.expected == d.expected;
  }));
}

using change = void (*)(scheme_parts&);
/// The scheme with the fault, and its control twin.
inline void check_twins(char const* name, change wrong, change right, fault const& due) {
  CAPTURE(name);
  auto bad = good();
  wrong(bad);
  check(bad, {due});
  auto control = good();
  right(control);
  check(control, {});
}

inline void set_step(scheme_parts& p, starlot::step_choice const& s) {
  p.steps = {starlot::cap{100_pt}.as_step(), s};
}

} // namespace twin_faults

#endif
