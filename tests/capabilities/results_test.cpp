// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>

namespace {

using namespace starlot;

constexpr scheme shop{
    title{"shop", "1"},
    clause{"1", "Desk", criterion{"1.1", "A", 30_pt, proportional}, criterion{"1.2", "B", 20_pt}},
    clause{"2", "Store", 50_pt, minimum, criterion{"2.1", "C", 1_wt, proportional},
           criterion{"2.2", "D", 1_wt, proportional}},
    deduction{"breach", 2_pt},
    cap{80_pt},
    ladder{{50_pt, "pass"}, {75_pt, "good"}, {78_pt, "best"}}};

auto some() {
  findings<shop> f;
  f.set<"1.1">(sampled(1, 10)).set<"1.2">(met).set<"2.1">(sampled(1, 5)).set<"2.2">(sampled(2, 5));
  return f;
}

TEST_CASE("a rating gives the score with its maximum, its completeness, and bounds for what is open") {
  auto f = some();
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 77_pt); // 27 + 20 + 30
  CHECK(r->completeness() == decimal{1});
  CHECK(r->lowest() == r->highest());
  auto most = r->trace()[0].available;
  most += r->trace()[3].available;
  CHECK(most == 100_pt);

  f.set<"1.2">(not_assessed).set<"2.2">(not_assessed);
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK(!open->has_score());
  CHECK(open->completeness() == decimal::from_micro(550'000)); // 30 of 100, and half of 50
  CHECK(open->lowest() == 27_pt);                              // the worst of 2 has nothing
  CHECK(open->highest() == 80_pt);                             // 27 + 20 + 40, capped
  CHECK(open->lowest_grade().state() == outcome::below_ladder);
  CHECK(open->highest_grade().name().en == "best");
  CHECK(open->bounds_are_guaranteed());
}

TEST_CASE("the lines of a trace have raw points, effective weight, contribution and cause, and add up") {
  auto f = some();
  f.set<"2.1">(excluded("no store")).set<"breach">(found(1));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 75_pt); // 27 + 20 + 30 - 2
  auto const trace = r->trace();
  auto sum = trace[0].available;
  sum -= trace[0].available;
  for (auto const& line : trace)
    sum += line.kind == line_kind::clause ? line.adjustment : line.contribution;
  CHECK(sum == r->score());

  auto const desk = trace[1];
  CHECK(desk.worth == 30_dec);
  CHECK(desk.earned == share::of(9, 10));
  CHECK(desk.available == 30_pt);
  CHECK(desk.contribution == 27_pt);
  CHECK(desk.lost() == 3_pt);
  CHECK(trace[4].state == line_state::excluded);
  CHECK(trace[4].recorded.remark().reason == "no store");
  CHECK(trace[5].available == 50_pt); // 2.2 stands for both
  CHECK(trace[6].id == "breach");
  CHECK(trace[6].contribution == -2_pt);
  CHECK(trace[7].state == line_state::idle); // the cap

  auto g = some();
  g.set<"2.2">(met).set<"2.1">(met);
  auto const cut = evaluate(g);
  REQUIRE(cut);
  auto const line = cut->trace()[7];
  CHECK(line.contribution == -17_pt); // 97 to 80
  CHECK(line.limits);
  REQUIRE(cut->causes().size() == 1);
  CHECK(cut->causes()[0].index == line.index);
}

TEST_CASE("reasons are ranked by the points they cost, and the next rung says what is missing") {
  auto const f = some();
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const reasons = r->reasons();
  REQUIRE(reasons.size() == 3); // 1.2 costs nothing
  CHECK(reasons[0].id == "2.2");
  CHECK(reasons[0].lost() == 10_pt); // 2/5 of 25
  CHECK(reasons[1].id == "2.1");
  CHECK(reasons[1].lost() == 5_pt);
  CHECK(reasons[2].id == "1.1");
  CHECK(reasons[2].lost() == 3_pt);
  auto const next = r->next();
  REQUIRE(next);
  CHECK(next->rung->name.en == "best");
  CHECK(next->missing == 1_pt);
}

} // namespace
