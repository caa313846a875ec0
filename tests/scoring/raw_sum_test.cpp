// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>

// A raw sum is never brought to a scale: what is excluded is missing in the score, and in its maximum.

using namespace starlot;

namespace {

constexpr scheme checklist{title{"checklist", "1"},
                           raw_sum,
                           criterion{"0", "Hotline", 5_pt, if_not_applicable::leave_out},
                           clause{"1", "Desk", criterion{"1.1", "Opening hours", 10_pt, proportional},
                                  criterion{"1.2", "Staff", 20_pt, proportional}},
                           clause{"2", "Store", 15_pt, weighted_mean, criterion{"2.1", "Light", 1_wt},
                                  criterion{"2.2", "Order", 2_wt}},
                           rung_needs{20_pt, branch("1").at_least(16_pt)},
                           ladder{{20_pt, "pass"}, {40_pt, "good"}, {50_pt, "best"}}};

scheme_parts rows_of_checklist() {
  return {.title = {"checklist", "1"},
          .rows = {{.id = "0",
                    .title = "Hotline",
                    .worth = 5_pt,
                    .rule = all_or_nothing,
                    .not_applicable = if_not_applicable::leave_out},
                   {.id = "1", .title = "Desk"},
                   {.id = "1.1", .parent = "1", .worth = 10_pt, .rule = proportional},
                   {.id = "1.2", .parent = "1", .worth = 20_pt, .rule = proportional},
                   {.id = "2", .worth = 15_pt, .roll_up = weighted_mean},
                   {.id = "2.1", .parent = "2", .worth = 1_wt, .rule = all_or_nothing},
                   {.id = "2.2", .parent = "2", .worth = 2_wt, .rule = all_or_nothing}},
          .steps = {rung_needs{20_pt, branch("1").at_least(16_pt)}},
          .rungs = {{20_pt, "pass"}, {40_pt, "good"}, {50_pt, "best"}},
          .top = raw_sum};
}

findings<checklist> all_met() {
  findings<checklist> f;
  f.set<"0">(met).set<"1.1">(sampled(0, 4)).set<"1.2">(sampled(0, 4)).set<"2.1">(met).set<"2.2">(met);
  return f;
}

template <class Rating> starlot::fraction sum_of_lines(Rating const& r) {
  starlot::fraction sum{0};
  for (auto const& line : r.trace())
    sum += line.kind == line_kind::clause ? line.adjustment : line.contribution;
  return sum;
}

} // namespace

TEST_CASE("a raw sum is what was obtained, whatever is excluded") {
  auto f = all_met();
  auto const all = evaluate(f);
  REQUIRE(all);
  CHECK(all->score() == 50_pt); // 5 + 30 + 15
  CHECK(all->maximum() == 50_pt);
  CHECK(all->grade().name().en == "best");

  f.set<"0">(not_applicable);
  f.set<"1.1">(excluded("no desk")).set<"1.2">(sampled(1, 4)).set<"2.1">(excluded("no light"));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 25_pt);   // 20 * 3/4 + 15 * 2/3, and not rescaled to 50
  CHECK(r->maximum() == 30_pt); // 20 + 15 * 2/3
  CHECK(sum_of_lines(*r) == 25_pt);
  auto const trace = r->trace();
  REQUIRE(trace.size() == 8U); // no line of a top
  CHECK(trace[1].available == 20_pt);
  CHECK(trace[1].contribution == 15_pt);
  CHECK(trace[6].available == 10_pt);
  CHECK(r->outcome() == outcome::below_ladder);
  CHECK(trace[7].state == line_state::acted); // 15 of the 16 points needed, though 3/4 of 30 are more
  auto const why = r->reasons();
  REQUIRE(why.size() == 1U);
  CHECK(why[0].id == "1.2");
  CHECK(why[0].lost() == 5_pt);
  CHECK(r->completeness() == 1_dec);
}

TEST_CASE("what is open in a raw sum counts in its maximum") {
  auto f = all_met();
  f.set<"1.2">(not_assessed);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->lowest() == 30_pt);
  CHECK(r->highest() == 50_pt);
  CHECK(r->maximum() == 50_pt);
  CHECK(r->completeness() == starlot::fraction{3, 5});
  CHECK(sum_of_lines(*r) == r->lowest());
}

TEST_CASE("maximum is the scale of a scheme that is rescaled") {
  static constexpr scheme rescaled{title{"rescaled", "1"}, criterion{"1", "", 10_pt},
                                   criterion{"2", "", 20_pt}, ladder{{20_pt, "pass"}}};
  findings<rescaled> f;
  f.set<"1">(met).set<"2">(excluded("none"));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->maximum() == 30_pt);
  CHECK(r->score() == 30_pt);
}

TEST_CASE("a raw sum of wide numbers is exact") {
  static constexpr scheme wide{title{"wide", "1"},
                               raw_sum,
                               criterion{"1", "", 1_pt, proportional},
                               criterion{"2", "", 1_pt, proportional},
                               criterion{"3", "", 1_pt, proportional},
                               criterion{"4", "", 1_pt},
                               ladder{{1_pt, "pass"}}};
  findings<wide> f;
  f.set<"1">(sampled(1, 2147483647)).set<"2">(sampled(1, 2147483629)).set<"3">(sampled(1, 2147483587));
  f.set<"4">(excluded("none"));
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const part = [](std::int64_t n) { return starlot::fraction{1} - starlot::fraction::of(1, n); };
  CHECK(r->score() == part(2147483647) + part(2147483629) + part(2147483587));
  CHECK(r->maximum() == 3_pt);
  CHECK(sum_of_lines(*r) == r->score());
}

TEST_CASE("a raw sum is said in rows as in code, and is hashed") {
  auto const loaded = loaded_scheme::build(rows_of_checklist());
  REQUIRE(loaded);
  CHECK(content_hash(*loaded) == content_hash<checklist>());
  auto rescaled = rows_of_checklist();
  rescaled.top = sum_of_points;
  CHECK(content_hash(*loaded_scheme::build(rescaled)) != content_hash<checklist>());
}

TEST_CASE("what would rescale a raw sum is refused") {
  auto parts = rows_of_checklist();
  parts.out_of = 100_pt;
  auto wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  CHECK(wrong.error().code == errc::raw_sum_is_rescaled);
  CHECK(wrong.error().got == 100_dec);
  CHECK(wrong.error().expected == 50_dec);

  parts = rows_of_checklist();
  parts.rows[3].renormalise = renormalise::among_siblings;
  wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  CHECK(wrong.error().code == errc::raw_sum_is_rescaled);
  CHECK(wrong.error().where.id == "1.2");

  parts = rows_of_checklist();
  parts.rows[1].roll_up = raw_sum;
  wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  CHECK(wrong.error().code == errc::raw_sum_below_top);
  CHECK(wrong.error().where.index == 1U);

  parts = rows_of_checklist();
  parts.rows[0].worth = 5_wt;
  wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  CHECK(wrong.error().code == errc::weight_where_points_count);
}
