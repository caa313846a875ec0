// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

// Criteria that cost points, scores that start somewhere, schemes without a ladder, and the step that adds.

using namespace starlot;

namespace {

constexpr table_at_least age{{{0, 0_pct}, {5, 40_pct}, {10, 100_pct}}};

constexpr scheme inspection{title{"inspection", "1"},
                            raw_sum,
                            starts_at{100_pt},
                            clause{"1", "Kitchen", 10_pt, criterion{"1.1", "Floor is clean", costs(5_pt)},
                                   criterion{"1.2", "Samples are cold", costs(8_pt), proportional},
                                   criterion{"1.3", "Staff are trained", 10_pt, proportional}},
                            criterion{"2", "Age of the firm", between(-20_pt, 30_pt), age},
                            cap{120_pt}.when(branch("1").below(-2_pt)),
                            ladder{{80_pt, "fair"}, {100_pt, "good"}, {130_pt, "best"}}};

scheme_parts rows_of_inspection() {
  return {.title = {"inspection", "1"},
          .rows = {{.id = "1", .worth = 10_pt},
                   {.id = "1.1", .parent = "1", .worth = costs(5_pt), .rule = all_or_nothing},
                   {.id = "1.2", .parent = "1", .worth = costs(8_pt), .rule = proportional},
                   {.id = "1.3", .parent = "1", .worth = 10_pt, .rule = proportional},
                   {.id = "2", .worth = between(-20_pt, 30_pt), .rule = age}},
          .steps = {cap{120_pt}.when(branch("1").below(-2_pt))},
          .rungs = {{80_pt, "fair"}, {100_pt, "good"}, {130_pt, "best"}},
          .top = raw_sum,
          .starts_at = 100_pt};
}

template <class Rating> starlot::fraction sum_of_lines(Rating const& r) {
  starlot::fraction sum{0};
  for (auto const& line : r.trace())
    sum += line.kind == line_kind::clause ? line.adjustment : line.contribution;
  return sum;
}

findings<inspection> some() {
  findings<inspection> f;
  f.set<"1.1">(not_met).set<"1.2">(sampled(1, 4)).set<"1.3">(sampled(1, 2)).set<"2">(measured(6));
  return f;
}

} // namespace

TEST_CASE("a penalty costs its points where it is not met, and a scorecard's line has points on both sides "
          "of nothing") {
  auto const r = evaluate(some());
  REQUIRE(r);
  CHECK(r->score() == 98_pt); // 100 - 5 - 2 + 5 + (-20 + 50 * 2/5 = 0)
  CHECK(r->maximum() == 140_pt);
  CHECK(r->grade().name().en == "fair");
  auto const trace = r->trace();
  REQUIRE(trace.size() == 7U);
  CHECK(trace[0].worth == 10_dec); // the most that the kitchen may bring
  CHECK(trace[0].available == 10_pt);
  CHECK(trace[0].contribution == -2_pt);
  CHECK(trace[1].worth == -5_dec);
  CHECK(trace[1].available == 0_pt);
  CHECK(trace[1].contribution == -5_pt);
  CHECK(trace[1].lost() == 5_pt);
  CHECK(trace[2].contribution == -2_pt);
  CHECK(trace[4].worth == 30_dec);
  CHECK(trace[4].available == 30_pt);
  CHECK(trace[4].contribution == 0_pt);
  CHECK(trace[5].kind == line_kind::top);
  CHECK(trace[5].title.en == "start");
  CHECK(trace[5].contribution == 100_pt);
  CHECK(trace[6].state == line_state::idle); // -2 is not below -2
  CHECK(sum_of_lines(*r) == 98_pt);
  auto const why = r->reasons();
  REQUIRE(why.size() == 4U);
  CHECK(why[0].id == "2"); // 30
  CHECK(why[1].id == "1.1");
  CHECK(why[2].id == "1.3"); // 5 as well, and later
  CHECK(why[3].id == "1.2");
}

TEST_CASE("what is excluded costs nothing") {
  auto f = some();
  f.set<"1.1">(excluded("no floor")).set<"2">(excluded("new"));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 103_pt); // 100 - 2 + 5
  CHECK(r->maximum() == 110_pt);
  CHECK(sum_of_lines(*r) == 103_pt);
}

TEST_CASE("bounds of open penalties are the right way round") {
  auto f = some();
  f.set<"1.1">(not_assessed).set<"2">(not_assessed);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->lowest() == 78_pt);   // 100 - 5 - 2 + 5 - 20
  CHECK(r->highest() == 133_pt); // 100 + 0 - 2 + 5 + 30
  CHECK(r->bounds_are_guaranteed());
  CHECK(r->lowest_grade().state() == outcome::below_ladder);
  CHECK(r->highest_grade().name().en == "best");
  CHECK(sum_of_lines(*r) == 78_pt);
  CHECK(r->trace()[1].state == line_state::open);
  CHECK(r->trace()[1].contribution == -5_pt); // as if found wrong
  CHECK(r->maximum() == 140_pt);
}

TEST_CASE("a condition in points sees what a branch came to, below nothing too") {
  auto f = some();
  f.set<"1.3">(sampled(4, 8)).set<"1.2">(sampled(3, 8)).set<"2">(measured(12));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->trace()[0].contribution == -3_pt); // -5 - 3 + 5
  CHECK(r->score() == 120_pt);                // 127, capped
}

TEST_CASE("penalties and starts are said in rows as in code, and are hashed") {
  auto const hash = content_hash<inspection>();
  auto parts = rows_of_inspection();
  auto const loaded = loaded_scheme::build(parts);
  REQUIRE(loaded);
  CHECK(content_hash(*loaded) == hash);
  parts.starts_at = 101_pt;
  CHECK(content_hash(*loaded_scheme::build(parts)) != hash);
  parts = rows_of_inspection();
  parts.rows[4].worth = between(-21_pt, 29_pt);
  CHECK(content_hash(*loaded_scheme::build(parts)) != hash);
}

TEST_CASE("penalties and starts stand in raw sums only") {
  auto parts = rows_of_inspection();
  parts.top = sum_of_points;
  auto wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  REQUIRE(wrong.errors().size() >= 4U);
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(wrong.errors()[i].code == errc::needs_raw_sum);
  CHECK(wrong.errors()[1].where.id == "1.1");
  CHECK(wrong.errors()[1].got == -5_dec);

  parts = rows_of_inspection();
  parts.rows[0].worth = 15_pt; // declares the most, which is 10
  wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  CHECK(wrong.error().code == errc::points_do_not_add_up);
  CHECK(wrong.error().got == 10_dec);
  CHECK(wrong.error().expected == 15_dec);

  parts = rows_of_inspection();
  parts.rows[0].roll_up = minimum;
  wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  CHECK(std::any_of(wrong.errors().begin(), wrong.errors().end(),
                    [](auto const& e) { return e.code == errc::needs_raw_sum && e.where.id == "1.2"; }));

  parts = rows_of_inspection();
  parts.rows[1].rule = partial_amount;
  wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  CHECK(wrong.error().code == errc::rule_needs_points);

  parts = rows_of_inspection();
  parts.rows[1].worth = costs(0_pt);
  wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  CHECK(wrong.error().code == errc::points_not_positive);
}

namespace {

constexpr scheme points_off{title{"points off", "1"}, raw_sum, starts_at{100_pt}, deduction{"late", 4_pt},
                            bonus{"early", 2_pt},     ungraded};
constexpr scheme adding{title{"adding", "1"},
                        raw_sum,
                        criterion{"1", "One", costs(10_pt), proportional},
                        criterion{"2", "Two", 10_pt, proportional},
                        add{3_pt}.when(branch("2").at_least(50_pct)),
                        add{-4_pt, "no insurance"}.unless(asked{"insured", "Is insured"}),
                        add{0.5_pt},
                        ungraded};

} // namespace

TEST_CASE("a scheme of steps alone, without a ladder, has a score and no grade") {
  findings<points_off> f;
  auto const all = evaluate(f);
  REQUIRE(all);
  CHECK(all->score() == 100_pt);
  CHECK(all->maximum() == 100_pt);
  f.set<"late">(found(3)).set<"early">(found(1));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 90_pt);
  CHECK(r->outcome() == outcome::without_ladder);
  CHECK(!r->grade());
  CHECK(r->is_determined());
  CHECK(r->completeness() == 1_dec);
  CHECK(!r->next());
  CHECK(r->rungs().empty());
  CHECK(sum_of_lines(*r) == 90_pt);
  scheme_parts const parts{.title = {"points off", "1"},
                           .rows = {},
                           .steps = {deduction{"late", 4_pt}, bonus{"early", 2_pt}},
                           .top = raw_sum,
                           .starts_at = 100_pt,
                           .is_ungraded = true};
  auto const loaded = loaded_scheme::build(parts);
  REQUIRE(loaded);
  CHECK(content_hash(*loaded) == content_hash<points_off>());
}

TEST_CASE("points are added and taken under conditions, and an open question is bounded") {
  findings<adding> f;
  f.set<"1">(sampled(1, 2)).set<"2">(sampled(1, 2)).set<"insured">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 3.5_pt); // -5 + 5 + 3 + 0.5
  auto const trace = r->trace();
  REQUIRE(trace.size() == 5U);
  CHECK(trace[2].contribution == 3_pt);
  CHECK(trace[3].contribution == 0_pt);
  CHECK(trace[4].contribution == 0.5_pt);
  f.set<"insured">(not_met).set<"2">(sampled(3, 4));
  CHECK(evaluate(f)->score() == -6_pt); // -5 + 2.5 - 4 + 0.5
  f.set<"insured">(not_assessed).set<"2">(not_assessed);
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK(open->lowest() == -8.5_pt); // -5 + 0 - 4 + 0.5
  CHECK(open->highest() == 8.5_pt); // -5 + 10 + 3 + 0.5
  CHECK(open->bounds_are_guaranteed());
  CHECK(open->outcome() == outcome::undetermined);
  CHECK(!open->is_determined());
  CHECK(sum_of_lines(*open) == -8.5_pt);
}

TEST_CASE("a scheme without a ladder says so, and has no step on the grade, and nothing is no amount to add") {
  scheme_parts parts{.title = {"adding", "1"},
                     .rows = {{.id = "1", .worth = costs(10_pt), .rule = proportional}},
                     .steps = {add{0_pt}, grade_limit{1_pt}},
                     .top = raw_sum,
                     .is_ungraded = true};
  auto wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  REQUIRE(wrong.errors().size() == 2U);
  CHECK(wrong.errors()[0].code == errc::amount_not_positive);
  CHECK(wrong.errors()[1].code == errc::unknown_rung);
  parts.steps.clear();
  CHECK(loaded_scheme::build(parts));
  parts.rungs = {{-10_pt, "pass"}};
  CHECK(loaded_scheme::build(parts).error().code == errc::ungraded_with_rungs);
  parts.is_ungraded = false;
  CHECK(loaded_scheme::build(parts));
  parts.rungs = {{0.5_pt, "pass"}}; // no score is above 0
  CHECK(loaded_scheme::build(parts).error().code == errc::rung_unreachable);
  parts.steps = {add{0.5_pt}.when(branch("1").at_least(50_pct))};
  CHECK(loaded_scheme::build(parts));
  parts.rungs.clear();
  CHECK(loaded_scheme::build(parts).error().code == errc::no_ladder);
  parts.steps.clear();
  parts.rows.clear();
  CHECK(loaded_scheme::build(parts).error().code == errc::no_criteria);
}

TEST_CASE("ranges and starts at the ends of what numbers hold are refused or exact, never wrong") {
  constexpr auto lowest = points::from_micro((std::numeric_limits<std::int64_t>::min)());
  constexpr auto highest = points::from_micro((std::numeric_limits<std::int64_t>::max)());
  scheme_parts parts{
      .title = {"ends", "1"},
      .rows = {{.id = "1", .worth = -1_pt},
               {.id = "1.1", .parent = "1", .worth = between(lowest, 0_pt), .rule = proportional},
               {.id = "1.2", .parent = "1", .worth = between(lowest, highest), .rule = proportional},
               {.id = "1.3", .parent = "1", .worth = between(highest, lowest), .rule = proportional}},
      .top = raw_sum,
      .starts_at = lowest,
      .is_ungraded = true};
  CHECK(!loaded_scheme::build(parts));
  parts.rows = {{.id = "1", .worth = costs(1_pt), .rule = proportional}};
  auto const at_the_end = loaded_scheme::build(parts);
  REQUIRE(at_the_end);
  finding_set f{*at_the_end};
  REQUIRE(f.set("1", sampled(1, 2)));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == starlot::fraction{lowest} - starlot::fraction{1, 2});
  CHECK(r->maximum() == starlot::fraction{lowest});
  CHECK(sum_of_lines(*r) == r->score());
}
