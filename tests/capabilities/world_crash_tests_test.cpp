// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"
#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

// Crash tests of cars, in the manner of NCAP: the weakest area limits the stars, a car with too few tests is "not rated", and
// one that was tested under another protocol is "T". Points and limits are invented.
using namespace starlot;
namespace {
constexpr scheme cars{
    title{"crash tests", "2026"},
    clause{"adult", "Adults", criterion{"front", "Front", 20_pt, partial_amount},
           criterion{"side", "Side", 20_pt, partial_amount}},
    criterion{"child", "Children", 20_pt, partial_amount},
    criterion{"walkers", "Pedestrians", 20_pt, partial_amount},
    criterion{"assist", "Assistance", 20_pt, partial_amount},
    cap{59_pt, "Weak for pedestrians"}.when(branch("walkers").below(25_pct)),
    grade_limit{"two stars", "Adults are not protected"}.when(branch("adult").below(40_pct)),
    grade_is{"T", "Tested under another protocol"}.when(asked{"transfer", "Comes from another protocol"}),
    veto{"Fewer than four tests"}.unless(assessed().at_least(4)).awards("not rated"),
    ladder{{20_pt, "one star", 1},
           {40_pt, "two stars", 2},
           {60_pt, "three stars", 3},
           {70_pt, "four stars", 4},
           {80_pt, "five stars", 5},
           rung::awarded("T"),
           rung::awarded("not rated")}};

findings<cars> car() { // 18 + 18 + 18 + 16 + 20 = 90
  findings<cars> f;
  f.set<"front">(partly(18_pt)).set<"side">(partly(18_pt)).set<"child">(partly(18_pt));
  f.set<"walkers">(partly(16_pt)).set<"assist">(met).set<"transfer">(not_met);
  return f;
}
} // namespace

TEST_CASE("crash tests: the weakest area limits score and stars") {
  auto f = car();
  CHECK(evaluate(f)->grade().stars() == 5_dec);
  f.set<"walkers">(partly(4.5_pt)); // 78.5, but 4.5 of 20 is below a quarter
  CHECK(evaluate(f)->score() == 59_pt);
  CHECK(evaluate(f)->grade().stars() == 2_dec);
  f.set<"walkers">(met)
      .set<"front">(partly(15.5_pt))
      .set<"side">(not_met); // 73.5, but 15.5 of 40 is below 40 %
  CHECK(evaluate(f)->grade().name() == "two stars");
  CHECK(evaluate(f)->cause()->title == "Adults are not protected");
}

TEST_CASE("crash tests: special grades are outside of the stars") {
  auto f = car();
  f.set<"transfer">(met);
  CHECK(evaluate(f)->grade().name() == "T");
  f.set<"side">(excluded("not tested")).set<"child">(excluded("not tested"));
  CHECK(evaluate(f)->grade().name() == "not rated"); // three tests; the veto decides
  f.set<"side">(not_assessed);                       // a fourth test is to come: T, or not rated
  CHECK_FALSE(evaluate(f)->is_determined());
}
