// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

// Hospitals report what they can: a group of measures that is missing leaves its weight to the others, a measure that is
// missing to its group, and hospitals with as many groups are peers with cut-offs of their own. In the manner of the star
// ratings of US hospitals; measures and cut-offs illustrative.
namespace {
using namespace starlot;
constexpr curve rate{{{0, 0_pct}, {100, 100_pct}}};
constexpr scheme hospital{
    title{"hospital", "1"},
    weighted_mean,
    if_not_applicable::leave_out,
    renormalise::in_branch,
    if_nothing_applies::no_score,
    clause{"deaths", "Mortality", 30_wt, weighted_mean, criterion{"d1", "", 1_wt, rate},
           criterion{"d2", "", 1_wt, rate}, criterion{"d3", "", 2_wt, rate}},
    clause{"safety", "Safety", 50_wt, weighted_mean, criterion{"s1", "", 1_wt, rate},
           criterion{"s2", "", 1_wt, rate}},
    clause{"stay", "Experience", 20_wt, weighted_mean, criterion{"e1", "", 1_wt, rate}},
    rung_needs{"one", assessed("deaths").at_least(2) || assessed("safety").at_least(2), "enough measures"},
    ladder{{0_pt, "one", 1}, {40_pt, "two", 2}, {70_pt, "three", 3}}.only_for("three groups"),
    ladder{{0_pt, "one", 1}, {50_pt, "two", 2}, {60_pt, "three", 3}}.only_for("two groups")};

findings<hospital> all() {
  findings<hospital> f;
  f.set<"d1">(measured(80)).set<"d2">(measured(60)).set<"d3">(measured(50));
  f.set<"s1">(measured(70)).set<"s2">(measured(50)).set<"e1">(measured(90));
  REQUIRE(f.set_group("three groups"));
  return f;
}
TEST_CASE(
    "a mean with missing branches: what is missing leaves its weight in its branch, a branch to the others") {
  auto f = all();
  CHECK(evaluate(f)->score() == 66_pt); // 0.3 * 60 + 0.5 * 60 + 0.2 * 90
  f.set<"d3">(not_applicable);
  CHECK(evaluate(f)->score() == 69_pt); // 0.3 * 70 + 30 + 18
  CHECK(evaluate(f)->grade().stars() == 2_dec);
  f.set<"e1">(not_applicable);
  REQUIRE(f.set_group("two groups"));
  auto const r = evaluate(f).value();
  CHECK(r.score() == starlot::fraction{255, 4}); // (21 + 30) of 80 is 63.75 of 100
  CHECK(r.grade().stars() == 3_dec);             // of the peers with two groups
  CHECK((r.trace().line("safety").available == 62.5_pt && r.trace().line("d1").available == 18.75_pt));
}
TEST_CASE("a mean with missing branches: too few measures give no stars, none at all no score") {
  auto f = all();
  f.set<"d1">(not_applicable).set<"d2">(not_applicable).set<"s1">(not_applicable);
  CHECK(evaluate(f)->outcome() == outcome::below_ladder); // one measure in each
  CHECK(evaluate(f)->cause()->title.en == "enough measures");
  f.set<"d3">(not_applicable).set<"s2">(not_applicable).set<"e1">(not_applicable);
  CHECK(evaluate(f)->outcome() == outcome::nothing_applies);
}
} // namespace
