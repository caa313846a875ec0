// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <string_view>

namespace {

using namespace starlot::literals;
using starlot::clause;
using starlot::criterion;
using starlot::if_not_applicable;
using starlot::loaded_scheme;
using starlot::renormalise;
using starlot::row_worth;
using starlot::rule_choice;
using starlot::rule_kind;
using starlot::scheme_parts;
using starlot::scheme_row;

TEST_CASE("a worth is points, a weight, advisory or not said") {
  constexpr row_worth none;
  static_assert(!none.is_said && !none.is_weight && !none.is_advisory && none.micro == 0);
  constexpr row_worth in_points = 2.5_pt;
  static_assert(in_points.is_said && !in_points.is_weight && in_points.micro == 2'500'000);
  constexpr row_worth by_weight = 3_wt;
  static_assert(by_weight.is_said && by_weight.is_weight && by_weight.micro == 3'000'000);
  constexpr row_worth advice = starlot::advisory;
  static_assert(advice.is_said && advice.is_advisory && !advice.is_weight && advice.micro == 0);
  CHECK(row_worth{starlot_tests::opaque(2.5_pt)}.micro == 2'500'000);
}

TEST_CASE("a choice of rule owns its knots") {
  CHECK_FALSE(rule_choice{}.is_said);
  rule_choice made;
  {
    auto const levels = starlot::levels({{0, 0_pct, "poor"}, {1, 50_pct}, {2, 100_pct, "good"}});
    made = levels;
  }
  REQUIRE(made.knots.size() == 3);
  CHECK(made.is_said);
  CHECK(made.kind == rule_kind::levels);
  CHECK(made.knots[1].earned == 50_pct);
  CHECK(made.knots[2].name.en == "good");
  rule_choice const ratio = starlot::ratio{1, 10};
  CHECK(ratio.kind == rule_kind::ratio);
  CHECK(ratio.first == 1);
  CHECK(ratio.second == 10);
  CHECK(ratio.knots.empty());
}

TEST_CASE("a row says nothing that is not said") {
  scheme_row const row{.id = "1"};
  CHECK(row.parent.empty());
  CHECK(row.roll_up == starlot::sum_of_points);
  CHECK(row.visited == starlot::head_office);
  CHECK_FALSE(row.rule.is_said); // a clause
  CHECK_FALSE(row.not_applicable.has_value());
  CHECK_FALSE(row.renormalise.has_value());
  scheme_parts const parts{};
  CHECK(parts.not_applicable == if_not_applicable::refuse);
  CHECK(parts.renormalise == renormalise::over_tree);
}

// ---- The same scheme at run time and at compile time ----

scheme_parts parts() {
  scheme_parts p{.title = {"twin", "1", "Twin"}};
  p.rows = {
      {.id = "1", .title = "One", .worth = 40_pt, .roll_up = starlot::minimum},
      {.id = "1.1",
       .parent = "1",
       .title = "A",
       .worth = 3_wt,
       .rule = starlot::half_credit,
       .not_applicable = if_not_applicable::full},
      {.id = "1.2",
       .parent = "1",
       .title = "B",
       .worth = 1_wt,
       .rule = starlot::all_or_nothing,
       .visited = starlot::per_outlet,
       .renormalise = renormalise::among_siblings},
      {.id = "2", .title = "Two"},
      {.id = "2.1",
       .parent = "2",
       .title = "C",
       .worth = 20_pt,
       .rule = starlot::proportional,
       .not_applicable = if_not_applicable::refuse,
       .renormalise = renormalise::over_tree},
      {.id = "2.2", .parent = "2", .title = "D", .worth = 40_pt, .rule = starlot::proportional},
      {.id = "2.3", .parent = "2", .title = "E", .worth = starlot::advisory, .rule = starlot::proportional},
  };
  p.not_applicable = if_not_applicable::leave_out;
  p.renormalise = renormalise::in_branch;
  p.steps = {starlot::clamp{0_pt, 100_pt}.as_step(),
             starlot::cap{60_pt}.when(starlot::branch("1").below(50_pct)).as_step(),
             starlot::grade_limit{"licence", "Holds a licence", "pass"}.as_step()};
  p.rungs = {{60_pt, "pass"}, starlot::rung::above(80_pt, "good", 3.5_dec)};
  return p;
}

constexpr starlot::scheme compiled_twin{
    starlot::title{"twin", "1", "Twin"},
    if_not_applicable::leave_out,
    renormalise::in_branch,
    clause{"1", "One", 40_pt, starlot::minimum,
           criterion{"1.1", "A", 3_wt, starlot::half_credit, if_not_applicable::full},
           criterion{"1.2", "B", 1_wt, starlot::per_outlet, renormalise::among_siblings}},
    clause{"2", "Two",
           criterion{"2.1", "C", 20_pt, starlot::proportional, if_not_applicable::refuse,
                     renormalise::over_tree},
           criterion{"2.2", "D", 40_pt, starlot::proportional},
           criterion{"2.3", "E", starlot::advisory, starlot::proportional}},
    starlot::clamp{0_pt, 100_pt},
    starlot::cap{60_pt}.when(starlot::branch("1").below(50_pct)),
    starlot::grade_limit{"licence", "Holds a licence", "pass"},
    starlot::ladder{{60_pt, "pass"}, starlot::rung::above(80_pt, "good", 3.5_dec)}};

TEST_CASE("rows with policies, levels and advisory worth make the table of their compiled twin") {
  auto const built = loaded_scheme::build(parts());
  REQUIRE(built.has_value());
  CHECK(tables::difference(built->view(), starlot::detail::view_of<compiled_twin>()) == std::string_view{});
  CHECK(tables::is_consistent(built->view()));
}

TEST_CASE("a row says its policy and level, or the scheme does") {
  auto const built = loaded_scheme::build(parts());
  REQUIRE(built.has_value());
  struct {
    std::string_view id;
    if_not_applicable policy;
    renormalise level;
  } const due[] = {{"1.1", if_not_applicable::full, renormalise::in_branch},
                   {"1.2", if_not_applicable::leave_out, renormalise::among_siblings},
                   {"2.1", if_not_applicable::refuse, renormalise::over_tree},
                   {"2.2", if_not_applicable::leave_out, renormalise::in_branch},
                   {"2.3", if_not_applicable::leave_out, renormalise::in_branch}};
  auto const& view = built->view();
  for (auto const& d : due) {
    CAPTURE(d.id);
    auto const index = view.find(d.id);
    REQUIRE(index < view.nodes.size());
    CHECK(view.details[index].not_applicable() == d.policy);
    CHECK(view.details[index].renormalise() == d.level);
    CHECK(view.nodes[index].is_advisory() == (d.id == "2.3"));
  }
  CHECK(view.total == 100'000'000); // what is advisory adds nothing
}

} // namespace
