// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/scoring/evaluate.hpp>

#include <algorithm>

using namespace starlot;
using namespace bike;

namespace {

struct expected {
  starlot::outcome outcome;
  int stars;
  std::int64_t numerator;
  std::int64_t denominator;
};

struct row {
  finding hours, complaints, tools, turnaround;
  std::int64_t deductions, bonuses;
  expected wanted;
};

// Worked by hand: 10·a + 30·b + 20·c + 40·d over the applicable points, times 100, less deductions, plus bonus.
constexpr row rows[] = {
    {met, sampled(0, 40), sampled(0, 7), measured(1), 0, 0, {outcome::graded, 5, 100, 1}},
    {met, sampled(0, 40), sampled(0, 7), measured(1), 0, 1, {outcome::graded, 5, 100, 1}}, // capped
    {met, sampled(3, 40), sampled(1, 7), measured(2), 0, 1, {outcome::graded, 5, 2685, 28}},
    {met,
     sampled(3, 40),
     sampled(1, 7),
     measured(2),
     0,
     3,
     {outcome::graded, 5, 2685, 28}}, // one bonus at most
    {met, sampled(3, 40), sampled(1, 7), measured(3), 0, 0, {outcome::graded, 0, 2097, 28}},
    {met, met, met, measured(24), 0, 0, {outcome::graded, 3, 80, 1}}, // on the cut-off
    {met, met, met, measured(24), 1, 0, {outcome::graded, 0, 79, 1}},
    {met, met, met, measured(24), 4, 0, {outcome::graded, 0, 76, 1}},
    {met, met, met, measured(1), 5, 0, {outcome::vetoed, 0, 95, 1}}, // the fifth fails
    {met, met, met, measured(1), 6, 1, {outcome::vetoed, 0, 95, 1}},
    {not_met, met, met, measured(1), 0, 0, {outcome::graded, 4, 90, 1}},
    {excluded("closed shop"), met, not_met, measured(1), 0, 0, {outcome::graded, 0, 700, 9}},
    {excluded("closed shop"),
     excluded("no complaints kept"),
     sampled(1, 3),
     excluded("none"),
     0,
     0,
     {outcome::below_ladder, 0, 200, 3}},
    {not_met, not_met, not_met, measured(25), 2, 0, {outcome::below_ladder, 0, -2, 1}},
};

bool agrees(row const& r, expected const& wanted) {
  findings<bike_care> f;
  f.set<"1.1">(r.hours).set<"1.2">(r.complaints).set<"2.1">(r.tools).set<"2.2">(r.turnaround);
  f.set<"breach of law">(found(r.deductions)).set<"leads its trade">(found(r.bonuses));
  auto const rated = evaluate(f);
  if (!rated)
    return false;
  using fraction_type = starlot::fraction;
  return rated->outcome() == wanted.outcome && rated->grade().stars() == decimal{wanted.stars} &&
         rated->score() == fraction_type{wanted.numerator, wanted.denominator};
}

constexpr bool all_agree() {
  for (auto const& r : rows)
    if (r.hours.kind() != finding_kind::excluded &&
        !agrees(r, r.wanted)) // reasons are copied, at run time only
      return false;
  return true;
}

} // namespace

TEST_CASE("hand-worked ratings, at compile time and at run time") {
  CHECK(all_agree());
  for (auto const& r : rows) {
    CAPTURE(r.wanted.numerator, r.wanted.denominator);
    row const copy = r;
    CHECK(agrees(copy, copy.wanted));
  }
}

TEST_CASE("wrong findings are errors with their places, all at once") {
  findings<bike_care> f;
  f.set<"1.1">(met).set<"1.2">(sampled(8, 7)).set<"2.1">(sampled(0, 0)).set<"2.2">(met);
  auto const r = evaluate(f);
  REQUIRE_FALSE(r);
  CHECK(r.error().code == errc::more_nonconforming_than_sampled);
  CHECK(r.error().where.id == "1.2");
  CHECK(r.error().where.index == 2U);

  auto const checked = f.check();
  REQUIRE_FALSE(checked);
  auto const all = checked.errors();
  REQUIRE(all.size() == 3U);
  CHECK(std::equal(all.begin(), all.end(), r.errors().begin(), r.errors().end()));
  CHECK(all[1].code == errc::sample_is_empty);
  CHECK(all[1].where.id == "2.1");
  CHECK(all[2].code == errc::rule_refused); // by the user's own rule
  CHECK(all[2].where.id == "2.2");
}

TEST_CASE("an empty scored set has no score") {
  findings<bike_care> f;
  f.set<"1.1">(excluded("a")).set<"1.2">(excluded("b")).set<"2.1">(excluded("c")).set<"2.2">(excluded("d"));
  auto const r = evaluate(f);
  REQUIRE_FALSE(r);
  CHECK(r.error().code == errc::nothing_applicable);
  CHECK(r.error().where.id == "bike-care");
}

TEST_CASE("not applicable, excluded, not assessed and error are four different things") {
  auto const with = [](finding const& found_here) {
    findings<bike_care> f;
    f.set<"1.1">(found_here).set<"1.2">(met).set<"2.1">(met).set<"2.2">(measured(1));
    return f;
  };
  CHECK(evaluate(with(not_applicable)).error().code == errc::not_applicable_refused);
  CHECK(evaluate(with(excluded(""))).error().code == errc::reason_missing);
  CHECK(evaluate(with(excluded("closed shop"))).value().outcome() == outcome::graded);
  auto const open = evaluate(with(not_assessed));
  CHECK(open->outcome() == outcome::undetermined);
  CHECK(open->findings().get("1.1").value().kind() == finding_kind::not_assessed);
  auto const failed = evaluate(with(assessment_error.because("scanner broke")));
  CHECK(failed->outcome() == outcome::undetermined);
  CHECK(failed->findings().get("1.1").value().kind() == finding_kind::error);
  CHECK(failed->findings().get("1.1").value().remark().reason == "scanner broke");
}

TEST_CASE("an open rating has bounds and no score") {
  findings<bike_care> f;
  f.set<"1.1">(met).set<"1.2">(sampled(0, 3)).set<"2.1">(met); // 2.2 is open: 40 points
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK_FALSE(r->is_determined());
  CHECK(r->open_items() == 1U);
  CHECK(r->lowest() == 60_pt);
  CHECK(r->highest() == 100_pt);
  CHECK(r->lowest_grade().state() == outcome::below_ladder);
  CHECK(r->highest_grade().stars() == 5_dec);
  CHECK_FALSE(r->next());
  CHECK(r->completeness() == 0.6_dec);
}

// Steps act in the order of their listing: every pair whose order matters, both ways.
namespace {

template <class... Steps> constexpr auto with_steps(Steps const&... steps) {
  return scheme{title{"steps", "1"}, criterion{"a", "a", 80_pt, partial_amount}, criterion{"b", "b", 20_pt},
                steps..., ladder{{50_pt, "low"}, {60_pt, "high", 1}}};
}
constexpr deduction minus{"minus", 3_pt};
constexpr bonus plus{"plus", 7_pt};
constexpr auto bonus_cap = with_steps(plus, cap{90_pt}, minus);
constexpr auto cap_bonus = with_steps(cap{90_pt}, plus, minus);
constexpr auto deduction_cap = with_steps(minus, cap{90_pt});
constexpr auto cap_deduction = with_steps(cap{90_pt}, minus);
constexpr auto rounding_bonus = with_steps(round_to{5_pt, rounding::half_even}, plus);
constexpr auto bonus_rounding = with_steps(plus, round_to{5_pt, rounding::half_even});
constexpr auto rounding_deduction = with_steps(round_to{5_pt, rounding::down}, minus);
constexpr auto deduction_rounding = with_steps(minus, round_to{5_pt, rounding::down});
constexpr auto cap_rounding = with_steps(cap{89_pt}, round_to{10_pt, rounding::up});
constexpr auto rounding_cap = with_steps(round_to{10_pt, rounding::up}, cap{89_pt});

template <auto const& Scheme>
constexpr points after(points earned, std::int64_t minuses, std::int64_t pluses) {
  findings<Scheme> f;
  f.template set<"a">(partly(earned)).template set<"b">(met);
  if constexpr (detail::compiled_table<Scheme>::view().find("minus") != detail::no_index)
    f.template set<"minus">(found(minuses));
  if constexpr (detail::compiled_table<Scheme>::view().find("plus") != detail::no_index)
    f.template set<"plus">(found(pluses));
  return round(evaluate(f).value().score(), points::from_micro(1), rounding::half_even);
}

} // namespace

TEST_CASE("the order of the steps is kept") {
  CHECK(after<bonus_cap>(70_pt, 1, 1) == 87_pt); // 90 + 7 → 90 − 3
  CHECK(after<cap_bonus>(75_pt, 0, 1) == 97_pt); // 95 → 90 + 7
  CHECK(after<bonus_cap>(75_pt, 0, 1) == 90_pt);
  CHECK(after<deduction_cap>(72_pt, 1, 0) == 89_pt);      // 92 − 3
  CHECK(after<cap_deduction>(72_pt, 1, 0) == 87_pt);      // 92 → 90 − 3
  CHECK(after<rounding_bonus>(42_pt, 0, 1) == 67_pt);     // 62 → 60 + 7
  CHECK(after<bonus_rounding>(42_pt, 0, 1) == 70_pt);     // 69 → 70
  CHECK(after<rounding_deduction>(42_pt, 1, 0) == 57_pt); // 62 → 60 − 3
  CHECK(after<deduction_rounding>(42_pt, 1, 0) == 55_pt); // 59 → 55
  CHECK(after<cap_rounding>(75_pt, 0, 0) == 90_pt);       // 95 → 89 → 90
  CHECK(after<rounding_cap>(75_pt, 0, 0) == 89_pt);       // 95 → 100 → 89
  CHECK(after<bonus_cap>(70_pt, 1, 1) == 87_pt);
  CHECK(after<cap_bonus>(75_pt, 0, 1) == 97_pt);
  CHECK(after<bonus_cap>(75_pt, 0, 1) == 90_pt);
  CHECK(after<deduction_cap>(72_pt, 1, 0) == 89_pt);
  CHECK(after<cap_deduction>(72_pt, 1, 0) == 87_pt);
  CHECK(after<rounding_bonus>(42_pt, 0, 1) == 67_pt);
  CHECK(after<bonus_rounding>(42_pt, 0, 1) == 70_pt);
  CHECK(after<rounding_deduction>(42_pt, 1, 0) == 57_pt);
  CHECK(after<deduction_rounding>(42_pt, 1, 0) == 55_pt);
  CHECK(after<cap_rounding>(75_pt, 0, 0) == 90_pt);
  CHECK(after<rounding_cap>(75_pt, 0, 0) == 89_pt);
}

// A grade limit is a condition on the grade: the score stays.
namespace {
constexpr auto waiting = scheme{title{"waiting", "1"}, criterion{"a", "a", 100_pt, proportional},
                                grade_limit{"wait", "held for a year", 70_pt},
                                ladder{{60_pt, "low"}, {70_pt, "pass"}, {80_pt, "three", 3}}};
grade waits(finding const& a, finding const& wait) {
  findings<waiting> f;
  f.set<"a">(a).set<"wait">(wait);
  return evaluate(f).value().grade();
}
} // namespace

TEST_CASE("a grade limit holds the grade, not the score") {
  CHECK(waits(sampled(1, 10), met).stars() == 3_dec);
  CHECK(waits(sampled(1, 10), not_met).rung()->from == 70_pt);
  CHECK(waits(sampled(1, 10), not_assessed).state() == outcome::undetermined);
  CHECK(waits(sampled(35, 100), not_met).rung()->from == 60_pt); // below the limit anyway
  CHECK(waits(sampled(1, 10), met).stars() == 3_dec);
  CHECK(waits(sampled(1, 10), not_met).rung()->from == 70_pt);
  CHECK(waits(sampled(1, 10), not_assessed).state() == outcome::undetermined);
  CHECK(waits(sampled(35, 100), not_met).rung()->from == 60_pt);

  findings<waiting> f;
  f.set<"a">(sampled(1, 10));
  auto const open = evaluate(f);
  CHECK(open->lowest() == 90_pt);
  CHECK(open->highest() == 90_pt);
  CHECK(open->lowest_grade().rung()->from == 70_pt);
  CHECK(open->highest_grade().stars() == 3_dec);
  f.set<"wait">(not_met);
  auto const limited = evaluate(f);
  CHECK(limited->score() == 90_pt);
  REQUIRE(limited->cause());
  CHECK(limited->cause()->id == "wait");
}

// Weighted means spread a clause's worth over its children; nested ones multiply.
namespace {
constexpr auto weighted =
    scheme{title{"weighted", "1"}, weighted_mean,
           clause{"1", "one", 3_wt, weighted_mean, criterion{"1.1", "a", 1_wt, proportional},
                  criterion{"1.2", "b", 2_wt, proportional}},
           clause{"2", "two", 1_wt, criterion{"2.1", "c", 5_pt, proportional},
                  criterion{"2.2", "d", 7_pt, proportional}},
           ladder{{50_pt, "half"}}};
} // namespace

TEST_CASE("weighted means inside weighted means") {
  findings<weighted> f;
  f.set<"1.1">(sampled(1, 3)).set<"1.2">(sampled(1, 5)).set<"2.1">(sampled(1, 2)).set<"2.2">(met);
  // 100 · (3·(1·2/3 + 2·4/5)/3 + 1·(5·1/2 + 7·1)/12) / 4
  using fraction_type = starlot::fraction;
  CHECK(evaluate(f).value().score() == fraction_type{100 * (136 * 4 + 95 * 2), 4 * 240});
  f.set<"1.2">(excluded("none")); // leaves by its full weight 3·2/3 = 2 of 4
  CHECK(evaluate(f).value().score() == fraction_type{100 * (2 * 8 + 19), 2 * 24});
}
