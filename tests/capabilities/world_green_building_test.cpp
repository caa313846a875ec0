// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

// GB/T 50378-2014, green building: prerequisites are not scored and all required; weighted categories, at least 40 in
// each; 50, 60 and 80 for one to three stars. The categories, their weights and the prerequisites are illustrative.

using namespace starlot;

namespace {

inline constexpr auto green_building = scheme{
    title{"GB/T 50378", "2014", {"Green building", "绿色建筑"}},
    weighted_mean,
    clause{"a", "Category of weight 0.5", 0.5_wt,
           criterion{"a.1", "Score out of 100", 100_pt, partial_amount}},
    clause{"b", "Category of weight 0.3", 0.3_wt,
           criterion{"b.1", "Score out of 100", 100_pt, partial_amount}},
    clause{"c", "Category of weight 0.2", 0.2_wt,
           criterion{"c.1", "Score out of 100", 100_pt, partial_amount}},
    veto{"p.1", "A prerequisite"},
    veto{"p.2", "Another prerequisite"},
    rung_needs{50_pt, every_branch.at_least(40_pct), {"every category has 40", "各类指标得分不低于40分"}},
    ladder{{50_pt, "one star", 1}, {60_pt, "two stars", 2}, {80_pt, "three stars", 3}}};

findings<green_building> building(points a, points b, points c) {
  findings<green_building> f;
  f.set<"a.1">(partly(a)).set<"b.1">(partly(b)).set<"c.1">(partly(c));
  f.set<"p.1">(met).set<"p.2">(met);
  return f;
}

struct row {
  points a, b, c;
  points score;
  int stars; ///< 0: none
};
constexpr row rows[] = {
    {100_pt, 100_pt, 100_pt, 100_pt, 3},
    {80_pt, 80_pt, 80_pt, 80_pt, 3},
    {79.99_pt, 80_pt, 80_pt, 79.995_pt, 2},
    {60_pt, 60_pt, 60_pt, 60_pt, 2},
    {60_pt, 60_pt, 59.95_pt, 59.99_pt, 1},
    {50_pt, 50_pt, 50_pt, 50_pt, 1},
    {50_pt, 49.9_pt, 50_pt, 49.97_pt, 0},
    {40_pt, 40_pt, 40_pt, 40_pt, 0},
    // On and beside 40 in each category, the others full.
    {40_pt, 100_pt, 100_pt, 70_pt, 2},
    {39.999998_pt, 100_pt, 100_pt, 69.999999_pt, 0},
    {100_pt, 40_pt, 100_pt, 82_pt, 3},
    {100_pt, 39.99999_pt, 100_pt, 81.999997_pt, 0},
    {100_pt, 100_pt, 40_pt, 88_pt, 3},
    {100_pt, 100_pt, 39.999995_pt, 87.999999_pt, 0},
};
constexpr auto agrees = [](row const& due) {
  auto const r = evaluate(building(due.a, due.b, due.c));
  return r && r->score() == due.score && r->grade().stars() == decimal{due.stars} &&
         r->outcome() == (due.stars > 0 ? outcome::graded : outcome::below_ladder);
};

} // namespace

TEST_CASE("green building: the total, and 40 in every category") { starlot_tests::check_all(rows, agrees); }

TEST_CASE("green building: a prerequisite that fails leaves no star, one not looked at leaves it open") {
  auto f = building(100_pt, 100_pt, 100_pt);
  f.set<"p.2">(not_met);
  auto const failed = evaluate(f);
  REQUIRE(failed);
  CHECK(failed->outcome() == outcome::vetoed);
  CHECK(failed->score() == 100_pt); // it is no part of the score
  REQUIRE(failed->cause());
  CHECK(failed->cause()->id == "p.2");

  f.set<"p.2">(not_assessed);
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK(open->outcome() == outcome::undetermined);
  CHECK(open->has_score());
  CHECK(open->lowest_grade().state() == outcome::vetoed);
  CHECK(open->highest_grade().stars() == 3_dec);
}

TEST_CASE("green building: several causes, the prerequisites before the category") {
  auto f = building(100_pt, 100_pt, 39_pt);
  f.set<"p.1">(not_met).set<"p.2">(not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const all = r->causes();
  REQUIRE(all.size() == 3U);
  CHECK(all[0].id == "p.1");
  CHECK(all[1].id == "p.2");
  CHECK(all[2].effect == effect::limits_grade);
  CHECK(all[2].title.en == "every category has 40");
}
