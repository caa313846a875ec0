// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/rounded.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstdint>
#include <set>
#include <span>
#include <vector>

namespace {

using namespace starlot::literals;
using starlot::errc;
using starlot::finding;
using starlot::points;
using starlot::rounded;
using starlot::rounding;
using starlot::sampled;
using starlot::share;
using starlot_tests::opaque;

static_assert(starlot::Named<rounded<starlot::proportional_rule>>);
static_assert(starlot::ScoringRule<rounded<starlot::proportional_rule>>);
static_assert(
    !starlot::ReadyRule<rounded<starlot::proportional_rule>>); // the hash covers it as a custom part

struct row {
  points step;
  rounding mode;
  points worth;
  finding seen;
  points due;
};

constexpr row rows[] = {
    // 1 of 3 of 3 points: 2 exactly
    {0.5_pt, rounding::down, 3_pt, sampled(1, 3), 2_pt},
    {0.5_pt, rounding::up, 3_pt, sampled(1, 3), 2_pt},
    // 6/7 of 3 points: 2.571…
    {0.5_pt, rounding::down, 3_pt, sampled(1, 7), 2.5_pt},
    {0.5_pt, rounding::up, 3_pt, sampled(1, 7), 3_pt},
    {0.5_pt, rounding::half_up, 3_pt, sampled(1, 7), 2.5_pt},
    {0.01_pt, rounding::half_up, 3_pt, sampled(1, 7), 2.57_pt},
    // 1/4 of 5 points: 1.25, in the middle of 1.0 and 1.5; 1.0 is an even multiple of a half
    {0.5_pt, rounding::down, 5_pt, sampled(3, 4), 1_pt},
    {0.5_pt, rounding::truncate, 5_pt, sampled(3, 4), 1_pt},
    {0.5_pt, rounding::up, 5_pt, sampled(3, 4), 1.5_pt},
    {0.5_pt, rounding::half_up, 5_pt, sampled(3, 4), 1.5_pt},
    {0.5_pt, rounding::half_away, 5_pt, sampled(3, 4), 1.5_pt},
    {0.5_pt, rounding::half_even, 5_pt, sampled(3, 4), 1_pt},
    // 3/4 of 5 points: 3.75, in the middle of 3.5 and 4.0
    {0.5_pt, rounding::half_even, 5_pt, sampled(1, 4), 4_pt},
    // what is rounded up beyond the worth stays at the worth
    {0.5_pt, rounding::up, 0.8_pt, starlot::met, 0.8_pt},
    {0.5_pt, rounding::up, 0.8_pt, sampled(1, 8), 0.8_pt}, // 0.7
    {2_pt, rounding::half_up, 1_pt, starlot::met, 1_pt},
    // a worth that is no multiple is rounded down as well
    {0.5_pt, rounding::down, 0.8_pt, starlot::met, 0.5_pt},
    {0.5_pt, rounding::down, 0.4_pt, starlot::met, 0_pt},
    {0.5_pt, rounding::up, 5_pt, starlot::not_met, 0_pt},
};

constexpr bool is_rounded(row const& r) {
  auto const earned = rounded{starlot::proportional, r.step, r.mode}(r.seen, r.worth);
  return earned && starlot::fraction{*earned} * starlot::fraction{r.worth} == starlot::fraction{r.due};
}
static_assert(starlot_tests::holds_for_all(rows, is_rounded));

TEST_CASE("what a criterion earns is rounded in points, and never above its worth") {
  starlot_tests::check_all(rows, is_rounded);
}

/// The same in whole numbers: (m - k) of m of `worth`, in multiples of `step`.
std::int64_t by_hand(std::int64_t k, std::int64_t m, std::int64_t worth, std::int64_t step, rounding mode) {
  auto const earned = worth * (m - k); // over m
  auto const floor = earned / (step * m);
  auto const rest = earned % (step * m);
  bool up = false;
  switch (mode) {
  case rounding::down:
  case rounding::truncate:
    break;
  case rounding::up:
    up = rest > 0;
    break;
  case rounding::half_up:
  case rounding::half_away:
    up = 2 * rest >= step * m;
    break;
  case rounding::half_even:
    up = 2 * rest > step * m || (2 * rest == step * m && floor % 2 != 0);
    break;
  }
  auto const rounded_up = (floor + (up ? 1 : 0)) * step;
  return rounded_up < worth ? rounded_up : worth;
}

TEST_CASE("all samples, worths, steps and modes agree with whole numbers") {
  for (int mode = 0; mode < 6; ++mode)
    for (std::int64_t const step : {1, 2, 5, 7})
      for (std::int64_t worth = 1; worth <= 12; ++worth)
        for (std::int64_t m = 1; m <= 9; ++m)
          for (std::int64_t k = 0; k <= m; ++k) {
            rounded const rule{starlot::proportional, points::from_micro(step), static_cast<rounding>(mode)};
            auto const earned = rule(sampled(k, m), points::from_micro(worth));
            auto const due = share::of(by_hand(k, m, worth, step, static_cast<rounding>(mode)), worth);
            if (!earned || *earned != due) {
              CAPTURE(mode, step, worth, m, k);
              FAIL("another share");
            }
          }
  SUCCEED();
}

TEST_CASE("every ready rule can be rounded") {
  static_assert(*rounded{starlot::curve({{0, 0_pct}, {10, 100_pct}}), 1_pt,
                         rounding::down}(starlot::measured(3.33_dec), 10_pt) == 30_pct);
  static_assert(*rounded{starlot::half_credit, 1_pt, rounding::half_even}(starlot::half_met, 3_pt) ==
                share::of(2, 3)); // 1.5, in the middle: 2 is even
  static_assert(*rounded{starlot::half_credit, 1_pt, rounding::down}(starlot::half_met, 3_pt) ==
                share::of(1, 3));
  static_assert(*rounded{starlot::half_credit.none_at(1_pt), 1_pt, rounding::up}(starlot::half_met, 1_pt) ==
                0_pct);
  rounded const table{starlot::table_at_most({{2, 100_pct}, {24, 50_pct}, {48, 0_pct}}), 2_pt, rounding::up};
  CHECK(*table(starlot::measured(opaque(5_dec)), 5_pt) == 80_pct); // 2.5 becomes 4 of 5
}

TEST_CASE("what is wrong with the finding stays wrong") {
  constexpr rounded rule{starlot::proportional, 0.5_pt, rounding::down};
  static_assert(rule(sampled(3, 2), 5_pt).error().code == errc::more_nonconforming_than_sampled);
  CHECK(rule(sampled(0, opaque(0)), 5_pt).error().code == errc::sample_is_empty);
  CHECK(rule(starlot::measured(opaque(1)), 5_pt).error().code == errc::finding_does_not_fit);
}

TEST_CASE("an advisory criterion, which is worth nothing, earns its share unrounded") {
  constexpr rounded rule{starlot::proportional, 0.5_pt, rounding::down};
  static_assert(*rule(sampled(1, 7), points{}) == share::of(6, 7));
  CHECK(*rule(sampled(opaque(1), 7), points{}) == share::of(6, 7));
}

template <class Rule> std::vector<std::int64_t> numbers(Rule const& rule) {
  auto const list = rule.parameters();
  return {list.begin(), list.end()};
}

TEST_CASE("the parameters differ when anything differs, and are the same when nothing does") {
  using starlot::curve;
  using starlot::ratio;
  std::vector<std::vector<std::int64_t>> const all{
      numbers(rounded{starlot::proportional, 0.5_pt, rounding::down}),
      numbers(rounded{starlot::proportional, 0.5_pt, rounding::up}),
      numbers(rounded{starlot::proportional, 0.500001_pt, rounding::down}),
      numbers(rounded{starlot::all_or_nothing, 0.5_pt, rounding::down}),
      numbers(rounded{starlot::half_credit, 0.5_pt, rounding::down}),
      numbers(rounded{starlot::half_credit.none_at(1_pt), 0.5_pt, rounding::down}),
      numbers(rounded{ratio{1, 10}, 0.5_pt, rounding::down}),
      numbers(rounded{ratio{2, 10}, 0.5_pt, rounding::down}),
      numbers(rounded{ratio{1, 11}, 0.5_pt, rounding::down}),
      numbers(rounded{curve({{0, 0_pct}, {10, 100_pct}}), 0.5_pt, rounding::down}),
      numbers(rounded{curve({{0, 0_pct}, {11, 100_pct}}), 0.5_pt, rounding::down}),
      numbers(rounded{curve({{0, 0_pct}, {10, 99_pct}}), 0.5_pt, rounding::down}),
      numbers(rounded{curve({{0, 1_pct}, {10, 100_pct}}), 0.5_pt, rounding::down}),
      numbers(rounded{curve({{0, 0_pct}, {5, 0_pct}, {10, 100_pct}}), 0.5_pt, rounding::down}),
      numbers(rounded{starlot::table_at_least({{0, 0_pct}, {10, 100_pct}}), 0.5_pt, rounding::down})};
  CHECK(std::set<std::vector<std::int64_t>>(all.begin(), all.end()).size() == all.size());
  // A share is the same however it is written, and a level however it is called.
  CHECK(numbers(rounded{starlot::levels({{0, share::of(0, 3), "poor"}, {1, share::of(2, 4)}}), 1_pt,
                        rounding::up}) ==
        numbers(rounded{starlot::levels({{0, 0_pct}, {1, 50_pct, "fair"}}), 1_pt, rounding::up}));
}

constexpr starlot::scheme shop{
    starlot::title{"shop", "1"},
    starlot::criterion{"1", "Answers", 30_pt, rounded{starlot::proportional, 0.5_pt, rounding::down}},
    starlot::criterion{"2", "Tools", 70_pt, starlot::proportional}, starlot::ladder{{50_pt, "pass"}}};

TEST_CASE("a rounded criterion takes part like any other") {
  starlot::findings<shop> f;
  f.set<"1">(sampled(1, 7)); // 25.714… becomes 25.5
  f.set<"2">(sampled(1, 7)); // 60
  auto const rating = evaluate(f);
  REQUIRE(rating.has_value());
  CHECK(rating->score() == decltype(rating->score()){85.5_dec});
}

} // namespace
