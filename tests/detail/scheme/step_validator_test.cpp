// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/twin_faults.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>

#include <cstdint>
#include <limits>
#include <string_view>

// What the validator says of steps and their conditions.
namespace {

using namespace twin_faults;
using starlot::asked;
using starlot::assessed;
using starlot::branch;
using starlot::cap;
using starlot::condition;
using starlot::measure;

TEST_CASE("a condition names a clause or criterion") {
  auto const due = [](std::string_view unknown) { return fault{errc::unknown_branch, unknown, 8}; };
  check_twins(
      "branch", [](scheme_parts& p) { set_step(p, cap{60_pt}.when(branch("4").below(50_pct)).as_step()); },
      [](scheme_parts& p) { set_step(p, cap{60_pt}.when(branch("3").below(50_pct)).as_step()); }, due("4"));
  check_twins(
      "branch without a name",
      [](scheme_parts& p) { set_step(p, cap{60_pt}.when(branch("").below(50_pct)).as_step()); },
      [](scheme_parts& p) { set_step(p, cap{60_pt}.when(branch("1").below(50_pct)).as_step()); }, due(""));
  check_twins(
      "assessed weight",
      [](scheme_parts& p) { set_step(p, cap{60_pt}.unless(assessed("x").above(1_pct)).as_step()); },
      [](scheme_parts& p) { set_step(p, cap{60_pt}.unless(assessed().above(1_pct)).as_step()); }, due("x"));
  check_twins(
      "assessed count",
      [](scheme_parts& p) { set_step(p, cap{60_pt}.unless(assessed("x").above(1)).as_step()); },
      [](scheme_parts& p) { set_step(p, cap{60_pt}.unless(assessed("2").above(1)).as_step()); }, due("x"));
  auto p = good(); // a step is no branch, though it has an id
  set_step(p, starlot::bonus{"b", 1_pt}.when(branch("b").below(50_pct)).as_step());
  check(p, {{errc::unknown_branch, "b", 8}});
}

step when(condition c) {
  step s = cap{100_pt}.as_step();
  s.when = c;
  return s;
}

TEST_CASE("the limit of a condition fits what it looks at") {
  using starlot::bound;
  struct {
    char const* name;
    condition c;
    bool fits;
    starlot::decimal got = {};
  } const rows[] = {
      {"points of the score", starlot::the_score.below(60_pt), true},
      {"negative points of the score", starlot::the_score.above(-5_pt), true},
      {"share of the score", {measure::score, bound::below, false, "", 1, 2}, false},
      {"points of the score over two", {measure::score, bound::below, true, "", 3, 2}, false, 0.000003_dec},
      {"score of a branch", {measure::score, bound::below, true, "1", 3, 1}, false, 0.000003_dec},
      {"points of a branch of points", branch("1").below(30_pt), true},
      {"points of a criterion of points", branch("1.1").below(10_pt), true},
      {"points of a criterion of weights", branch("2.1").below(10_pt), false, 10_dec},
      {"share of a criterion of weights", branch("2.1").below(10_pct), true},
      {"points of what is advisory", branch("3").below(10_pt), false, 10_dec},
      {"share of what is advisory", branch("3").below(10_pct), true},
      {"points of any branch of a sum", starlot::any_branch.below(10_pt), true},
      {"points of criteria, some by weight", starlot::every_criterion.at_least(1_pt), false, 1_dec},
      {"shares of criteria", starlot::every_criterion.at_least(1_pct), true},
      {"no share", {measure::any_branch, bound::below, false, "", 1, 0}, false},
      {"share above one", {measure::any_branch, bound::below, false, "", 3, 2}, false},
      {"share below nothing", {measure::any_branch, bound::below, false, "", -1, 2}, false},
      {"share of all", {measure::any_branch, bound::below, false, "", 2, 2}, true},
      {"any branch, named", {measure::any_branch, bound::below, false, "1", 1, 2}, false},
      {"any criterion, named", {measure::any_criterion, bound::below, false, "1.1", 1, 2}, false},
      {"count", assessed().at_least(0), true},
      {"count below nothing", assessed().at_least(-1), false},
      {"half a count", {measure::assessed_count, bound::below, false, "", 1, 2}, false},
      {"count in points", {measure::assessed_count, bound::below, true, "", 7, 1}, false, 0.000007_dec},
      {"assessed weight in points",
       {measure::assessed_weight, bound::below, true, "", 7, 1},
       false,
       0.000007_dec},
      {"comparison that is none", {measure::score, bound{4}, true, "", 7, 1}, false, 0.000007_dec},
      {"measure that is none", {measure{12}, bound::below, false, "", 1, 2}, false},
      {"always, named", {measure::always, bound::below, false, "1", 0, 1}, false},
      {"always, over nothing", {measure::always, bound::below, false, "", 0, 0}, false},
      {"always, with a limit", {measure::always, bound::below, false, "", 1, 1}, false},
      {"always, in points", {measure::always, bound::below, true, "", 0, 1}, false},
  };
  for (auto const& r : rows) {
    CAPTURE(r.name);
    auto p = good();
    set_step(p, when(r.c));
    if (r.fits)
      check(p, {});
    else
      check(p, {{errc::condition_does_not_fit, "", 8, r.got}});
  }
}

TEST_CASE("points of criteria fit where all have points, and those of branches where the top sums them") {
  auto p = good();
  p.rows[3].roll_up = starlot::sum_of_points;
  p.rows[4].worth = 10_pt;
  p.rows[5].worth = 30_pt;
  set_step(p, when(starlot::every_criterion.at_least(1_pt)));
  check(p, {});
  p.top = starlot::maximum;
  p.rows[0].worth = 60_wt;
  p.rows[3].worth = 40_wt;
  set_step(p, when(starlot::any_branch.at_least(1_pt)));
  check(p, {{errc::condition_does_not_fit, "", 8, 1_dec}});
  set_step(p, when(starlot::any_branch.at_least(1_pct)));
  check(p, {});
}

TEST_CASE("a step that counts does not ask, and one that never acts says so") {
  check_twins(
      "bonus that asks",
      [](scheme_parts& p) {
        auto s = starlot::bonus{"b", 1_pt}.as_step();
        s.when.of = measure::finding;
        set_step(p, s);
      },
      [](scheme_parts& p) {
        set_step(p, cap{1_pt}.when(asked{"b"}).as_step());
        p.rungs = {{1_pt, "a"}};
      },
      {errc::condition_does_not_fit, "b", 8});
  check_twins(
      "unless always",
      [](scheme_parts& p) {
        auto s = cap{80_pt}.as_step();
        s.unless = true;
        set_step(p, s);
      },
      [](scheme_parts& p) { set_step(p, cap{80_pt}.as_step()); }, {errc::condition_does_not_fit, "", 8});
}

TEST_CASE("a clamp stands the right way up") {
  check_twins(
      "clamp",
      [](scheme_parts& p) {
        set_step(p, starlot::clamp{90_pt, 89.999999_pt}.as_step());
      },
      [](scheme_parts& p) {
        set_step(p, starlot::clamp{90_pt, 90_pt}.as_step());
      },
      {errc::clamp_reversed, "", 8, 90_dec, 89.999999_dec});
}

TEST_CASE("a rung is one of every ladder, by its bound or its name") {
  using starlot::grade_floor;
  using starlot::grade_is;
  using starlot::grade_limit;
  fault const by_name{errc::unknown_rung, "", 8};
  check_twins(
      "name", [](scheme_parts& p) { set_step(p, grade_limit{"Pass"}.as_step()); },
      [](scheme_parts& p) { set_step(p, grade_limit{"pass"}.as_step()); }, by_name);
  check_twins(
      "Chinese name", [](scheme_parts& p) { set_step(p, grade_is{"合格"}.as_step()); },
      [](scheme_parts& p) { set_step(p, grade_is{"达标"}.as_step()); }, by_name);
  check_twins(
      "bound", [](scheme_parts& p) { set_step(p, grade_floor{51_pt}.as_step()); },
      [](scheme_parts& p) { set_step(p, grade_floor{50_pt}.as_step()); },
      {errc::unknown_rung, "", 8, 51_dec});
  check_twins(
      "condition on a rung",
      [](scheme_parts& p) {
        set_step(p, starlot::rung_needs{"best", asked{"q"}}.as_step());
      },
      [](scheme_parts& p) {
        set_step(p, starlot::rung_needs{"good", asked{"q"}}.as_step());
      },
      {errc::unknown_rung, "q", 8});
  // The second ladder has no rung "good", and none from 80.
  check_twins(
      "of one ladder only",
      [](scheme_parts& p) {
        p.rungs.push_back({60_pt, "pass"}), p.rungs[2].group = "small",
                                            set_step(p, grade_limit{"good"}.as_step());
      },
      [](scheme_parts& p) {
        p.rungs.push_back({60_pt, "pass"}), p.rungs[2].group = "small",
                                            set_step(p, grade_limit{"pass"}.as_step());
      },
      by_name);
  check_twins(
      "of one ladder only, by its bound",
      [](scheme_parts& p) {
        p.rungs.push_back({60_pt, "pass"}), p.rungs[2].group = "small",
                                            set_step(p, grade_limit{50_pt}.as_step());
      },
      [](scheme_parts& p) {
        p.rungs.push_back({50_pt, "low"}), p.rungs[2].group = "small",
                                           set_step(p, grade_limit{50_pt}.as_step());
      },
      {errc::unknown_rung, "", 8, 50_dec});
}

} // namespace

TEST_CASE("absurd amounts of steps are looked at without an overflow") {
  using starlot::points;
  constexpr auto least = points::from_micro((std::numeric_limits<std::int64_t>::min)());
  starlot::scheme_parts parts{.title = {"absurd", "1"}};
  parts.rows = {{.id = "1", .title = "a", .worth = points{10}, .rule = starlot::all_or_nothing}};
  parts.steps = {starlot::cap{least}.as_step(),
                 starlot::round_to{points::from_micro(3), starlot::rounding::half_even}.as_step()};
  parts.rungs = {{points{5}, "pass"}};
  auto const built = starlot::loaded_scheme::build(parts);
  REQUIRE(!built);
  CHECK(built.errors()[0].code == starlot::errc::rung_unreachable);
}
