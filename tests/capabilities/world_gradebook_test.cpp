// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

// A gradebook: weighted categories, the lowest homework dropped, the best quizzes, extra credit, letters.
namespace {
using namespace starlot;
constexpr curve m{{{0, 0_pct}, {20, 100_pct}}}; // marks of 20
constexpr scheme course{
    title{"course", "2026"},
    clause{"hw", "Homework", 30_pt, drop_lowest{1}, criterion{"hw1", "", 1_wt, m},
           criterion{"hw2", "", 1_wt, m}, criterion{"hw3", "", 1_wt, m}, criterion{"project", "", 2_wt, m}},
    clause{"quiz", "Quizzes", 20_pt, best_children{2}, criterion{"q1", "", 1_wt, m},
           criterion{"q2", "", 1_wt, m}, criterion{"q3", "", 1_wt, m}},
    clause{"exam", "Exam", 50_pt, extra_credit{1}, criterion{"oral", "", 2_wt, m},
           criterion{"essay", "", 3_wt, m}, criterion{"bonus", "", 1_wt, m}},
    ladder{{0_pt, "F"}, {60_pt, "D"}, {70_pt, "C"}, {80_pt, "B"}, {90_pt, "A"}, {105_pt, "A+"}}};

findings<course> student() {
  findings<course> f;
  f.set<"hw1">(measured(20_dec)).set<"hw2">(measured(10_dec)).set<"hw3">(measured(16_dec));
  f.set<"project">(measured(18_dec)).set<"q1">(measured(10_dec)).set<"q2">(measured(20_dec));
  f.set<"q3">(measured(15_dec));
  f.set<"oral">(measured(20_dec)).set<"essay">(measured(10_dec)).set<"bonus">(measured(20_dec));
  return f;
}
TEST_CASE("a gradebook: what is dropped, what is extra, and the letter") {
  auto const r = evaluate(student()).value();
  // 30 * (1 + 0.8 + 2 * 0.9) / 4 = 27; 20 * (1 + 0.75) / 2 = 17.5; 50 * ((2 + 3 * 0.5) / 5 + 1 / 5) = 45
  CHECK(r.score() == 89.5_pt);
  CHECK(r.grade().rung()->name.en == "B");
  auto const lines = r.trace();
  CHECK(lines.line("hw2").state == line_state::dropped);
  CHECK(lines.line("project").contribution == 13.5_pt); // half of 30, nine tenths earned
  CHECK(lines.line("q1").state == line_state::dropped);
  CHECK(lines.line("bonus").contribution == 10_pt); // and nothing available
  CHECK(r.reasons()[0].id == "essay");              // 30 points, half of them lost
}
TEST_CASE("a gradebook: excused quizzes, an essay that is not marked yet, and more than everything") {
  auto f = student();
  f.set<"q1">(excluded("ill")).set<"q2">(excluded("ill")).set<"q3">(excluded("ill"));
  CHECK(evaluate(f).value().score() == 90_pt); // 72 of 80
  f = student();
  f.set<"essay">(not_assessed);
  auto const open = evaluate(f).value(); // 27 + 17.5 + 50 * (2 / 5 + 1 / 5), or 50 * (5 / 5 + 1 / 5)
  CHECK((open.lowest() == 74.5_pt && open.highest() == 104.5_pt && open.bounds_are_guaranteed()));
  CHECK((open.lowest_grade().rung()->name.en == "C" && open.highest_grade().rung()->name.en == "A"));
  f.set<"essay">(measured(20_dec)).set<"hw3">(measured(20_dec)).set<"project">(measured(20_dec));
  f.set<"q3">(measured(20_dec));
  CHECK(evaluate(f).value().score() == 110_pt);
  CHECK(evaluate(f).value().grade().rung()->name.en == "A+");
}
} // namespace
