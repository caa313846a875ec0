// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Bounds of ratings with open conditions, and whether there is a score. Found by extra/parts_oracle_test.cpp.

#include "support/catch.hpp"

#include <starlot/scoring/evaluate.hpp>

#include <span>
#include <string_view>

using namespace starlot;

namespace {

constexpr auto licensed = scheme{title{"licensed", "1"},
                                 criterion{"a", "a", 100_pt, proportional},
                                 criterion{"note", "note", advisory},
                                 cap{60_pt}.unless(asked{"licence", "Holds a licence"}),
                                 grade_limit{"wait", "Held for a year", 70_pt},
                                 ladder{{50_pt, "pass"}, {70_pt, "good"}, {90_pt, "best"}}};

constexpr auto few_points =
    scheme{title{"few", "1"}, criterion{"a", "a", 100_pt, proportional}, veto{"licence", "Holds a licence"},
           ladder{rung::at_most(100_pt, "bad"), rung::at_most(50_pt, "good")}};

constexpr auto failing = scheme{title{"failing", "1"}, criterion{"a", "a", 100_pt, proportional},
                                deduction{"breach", 1_pt}.fails_at(1).when(the_score.below(50_pt)),
                                ladder{rung::at_most(100_pt, "bad"), rung::at_most(60_pt, "good")}};

} // namespace

TEST_CASE("an open condition that changes the score leaves none, one on the grade leaves it") {
  findings<licensed> f;
  f.set<"a">(sampled(5, 100)).set<"wait">(met);
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK_FALSE(open->has_score());
  CHECK_FALSE(open->next());
  CHECK(open->lowest() == 60_pt);
  CHECK(open->highest() == 95_pt);
  CHECK(open->lowest_grade().name().en == "pass");
  CHECK(open->highest_grade().name().en == "best");

  f.set<"a">(sampled(45, 100)); // 55, whatever the cap
  auto const same = evaluate(f);
  CHECK(same->has_score());
  CHECK(same->score() == 55_pt);
  CHECK(same->is_determined()); // the grade could not change either
  CHECK(same->open_items() == 1);
  CHECK(same->grade() == same->lowest_grade());

  f.set<"a">(sampled(5, 100)).set<"licence">(met).set<"wait">(not_assessed);
  auto const waiting = evaluate(f);
  CHECK(waiting->has_score()); // although the advisory criterion is open too, at which nothing looks
  CHECK(waiting->score() == 95_pt);
  CHECK_FALSE(waiting->is_determined());
  f.set<"wait">(met);
  CHECK(evaluate(f).value().is_determined());
}

TEST_CASE("where few points are good, an open question on the grade has bounds that hold every answer") {
  findings<few_points> f;
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK(open->bounds_are_guaranteed());
  CHECK(open->lowest_grade().state() == outcome::vetoed);
  CHECK(open->highest_grade().name().en == "good");
  f.set<"a">(not_met).set<"licence">(met); // no points
  CHECK(evaluate(f).value().grade().name().en == "good");
  f.set<"a">(met).set<"licence">(not_met);
  CHECK(evaluate(f).value().outcome() == outcome::vetoed);
}

TEST_CASE("a deduction that fails at low scores has no guaranteed bounds where few points are good") {
  findings<failing> f;
  f.set<"breach">(found(1));
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK_FALSE(open->bounds_are_guaranteed());
  CHECK(open->highest_grade().name().en == "bad");
  f.set<"a">(sampled(45, 100)); // 55, which is too much to fail and little enough to be good
  CHECK(evaluate(f).value().grade().name().en == "good");
}

/// Says that it is monotone, and turns its one child round.
struct turned {
  static constexpr std::string_view name = "turned";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  starlot::fraction operator()(std::span<starlot::child const> children) const {
    return starlot::fraction{1} - children[0].earned;
  }
};
inline constexpr auto turns = scheme{
    title{"turns", "1"}, starlot::clause{"1", "", 40_pt, turned{}, criterion{"1.1", "", 1_wt, proportional}},
    criterion{"2", "", 60_pt}, ladder{{50_pt, "pass"}}};

TEST_CASE("a roll-up that is seen not to be monotone, which it says, is an error and no guarantee") {
  findings<turns> f;
  f.set<"2">(met);
  auto const open = evaluate(f);
  REQUIRE_FALSE(open);
  CHECK(open.error().code == starlot::errc::part_not_monotone);
  CHECK(open.error().where.id == "turns");
  f.set<"1.1">(sampled(1, 4));
  CHECK(evaluate(f).value().score() == 70_pt); // nothing is open, and nothing is claimed
}

namespace {

constexpr auto both_ways =
    scheme{title{"both ways", "1"},
           clause{"1", "One", criterion{"1.1", "A", 50_pt}, criterion{"1.2", "B", 10_pt}},
           criterion{"2", "Two", 40_pt, proportional},
           add{5_pt}.when(branch("2").below(50_pct)), // which helps who earns less: no bounds are guaranteed
           veto{"data", "Data are complete"}.awards("T"),
           veto{"licence", "Holds a licence"},
           veto{"low", "Nothing is left out"}.when(branch("1").below(30_pct)),
           ladder{{50_pt, "pass"}, rung::awarded("T")}};

} // namespace

TEST_CASE("a veto that is certain whatever is open determines the grade, and not the score") {
  findings<both_ways> f;
  f.set<"1.1">(met).set<"1.2">(met).set<"data">(met).set<"licence">(not_met).set<"low">(not_met);
  auto const failed = evaluate(f); // 2 is open
  REQUIRE(failed);
  CHECK_FALSE(failed->bounds_are_guaranteed());
  CHECK(failed->outcome() == outcome::vetoed);
  CHECK_FALSE(failed->has_score());
  CHECK(failed->open_items() == 1);

  f.set<"licence">(not_assessed);
  CHECK(evaluate(f)->outcome() == outcome::undetermined);

  f.set<"data">(not_assessed).set<"licence">(not_met); // which of two grades is open
  CHECK(evaluate(f)->outcome() == outcome::undetermined);
  f.set<"data">(not_met).set<"licence">(not_assessed); // the first one decides
  CHECK(evaluate(f)->outcome() == outcome::special);

  // What hangs on a branch: 0 or 1/6 of it are below 30 %, and 5/6 or all of it are not.
  f.set<"data">(met).set<"licence">(met).set<"1.1">(not_met).set<"1.2">(not_assessed);
  CHECK(evaluate(f)->outcome() == outcome::vetoed);
  f.set<"1.1">(met);
  CHECK(evaluate(f)->outcome() == outcome::undetermined);
}

TEST_CASE("a veto that hangs on a recorded value is certain while other things are open") {
  static constexpr scheme wait{
      title{"wait", "1"}, criterion{"1", "One", 60_pt},
      criterion{"hours", "Hours until repaired", 40_pt, table_at_most({{24, 100_pct}, {48, 50_pct}})},
      veto{"slow", "Repairs within a week"}.when(value_of("hours").above(168)), ladder{{50_pt, "pass"}}};
  findings<wait> f;
  f.set<"hours">(measured(169)).set<"slow">(not_met);
  CHECK(evaluate(f)->outcome() == outcome::vetoed); // whatever 1 is
  f.set<"hours">(measured(168));
  CHECK(evaluate(f)->outcome() == outcome::undetermined);
  f.set<"hours">(not_assessed);
  CHECK(evaluate(f)->outcome() == outcome::undetermined);
}
