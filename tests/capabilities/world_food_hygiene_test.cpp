// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

// UK Food Hygiene Rating: penalty points, fewer are better, and a highest single score for each rating.

using namespace starlot;

namespace {

inline constexpr levels up_to_25{{{0, 0_pct},
                                  {5, share::of(5, 25)},
                                  {10, share::of(10, 25)},
                                  {15, share::of(15, 25)},
                                  {20, share::of(20, 25)},
                                  {25, 100_pct}}};
inline constexpr levels up_to_30{
    {{0, 0_pct}, {5, share::of(5, 30)}, {10, share::of(10, 30)}, {20, share::of(20, 30)}, {30, 100_pct}}};

inline constexpr auto food_hygiene = scheme{
    title{"food-hygiene", "public table"}, criterion{"1", "First criterion", 25_pt, up_to_25},
    criterion{"2", "Second criterion", 25_pt, up_to_25}, criterion{"3", "Third criterion", 30_pt, up_to_30},
    out_of{80_pt}, rung_needs{"5", every_criterion.at_most(5_pt)},
    rung_needs{"4", every_criterion.at_most(10_pt)}, rung_needs{"3", every_criterion.at_most(10_pt)},
    rung_needs{"2", every_criterion.at_most(15_pt)}, rung_needs{"1", every_criterion.at_most(20_pt)},
    // The published ranges, on their grid of 5: the validator sees to it that none is left out.
    ladder{rung::at_most(80_pt, "0", 0_dec).to(55_pt), rung::at_most(50_pt, "1", 1_dec).to(45_pt),
           rung::at_most(40_pt, "2", 2_dec).to(35_pt), rung::at_most(30_pt, "3", 3_dec).to(25_pt),
           rung::at_most(20_pt, "4", 4_dec).to(20_pt), rung::at_most(15_pt, "5", 5_dec).to(0_pt)}
        .apart(5_pt)};

/// The public table: total up to, highest single score up to, rating.
struct public_row {
  int total;
  int single;
  int rating;
};
constexpr std::array<public_row, 6> public_table{
    {{15, 5, 5}, {20, 10, 4}, {30, 10, 3}, {40, 15, 2}, {50, 20, 1}, {80, 30, 0}}};

/// Looks a rating up: the first row whose total and whose single score both hold.
constexpr int looked_up(int a, int b, int c) {
  auto const worst = std::max({a, b, c});
  for (auto const& row : public_table)
    if (a + b + c <= row.total && worst <= row.single)
      return row.rating;
  return -1;
}

findings<food_hygiene> inspected(int a, int b, int c) {
  findings<food_hygiene> f;
  f.set<"1">(at_level(a)).set<"2">(at_level(b)).set<"3">(at_level(c));
  return f;
}

struct inspection {
  int a, b, c;
  int rating;
};
constexpr auto agrees = [](inspection const& i) {
  auto const r = evaluate(inspected(i.a, i.b, i.c));
  return r && r->score() == points{i.a + i.b + i.c} && r->grade().stars() == decimal{i.rating} &&
         looked_up(i.a, i.b, i.c) == i.rating;
};

/// On and beside each boundary of the total, with single scores that do not matter.
constexpr std::array by_total{
    inspection{0, 0, 0, 5},    inspection{5, 5, 0, 5},    inspection{5, 5, 5, 5},
    inspection{5, 5, 10, 4},   inspection{10, 5, 10, 3},  inspection{10, 10, 10, 3},
    inspection{15, 10, 10, 2}, inspection{15, 15, 10, 2}, inspection{15, 10, 20, 1},
    inspection{15, 15, 20, 1}, inspection{20, 15, 20, 0}, inspection{20, 20, 20, 0},
    inspection{25, 25, 30, 0},
};
/// On and beside each highest single score, with totals that would do for more.
constexpr std::array by_single{
    inspection{5, 0, 0, 5},   inspection{10, 0, 0, 4}, inspection{0, 10, 0, 4},   inspection{0, 0, 10, 4},
    inspection{10, 10, 0, 4}, inspection{15, 0, 0, 2}, inspection{15, 5, 0, 2},   inspection{0, 15, 10, 2},
    inspection{20, 0, 0, 1},  inspection{0, 0, 20, 1}, inspection{20, 10, 0, 1},  inspection{25, 0, 0, 0},
    inspection{0, 25, 0, 0},  inspection{0, 0, 30, 0}, inspection{20, 10, 20, 1},
};

} // namespace

TEST_CASE("food hygiene: the total decides, on and beside each row of the public table") {
  starlot_tests::check_all(by_total, agrees);
}

TEST_CASE("food hygiene: the highest single score decides, on and beside each row of the public table") {
  starlot_tests::check_all(by_single, agrees);
}

TEST_CASE("food hygiene: all 180 combinations agree with the table looked up") {
  int seen[6] = {};
  std::size_t count = 0;
  for (int const a : {0, 5, 10, 15, 20, 25})
    for (int const b : {0, 5, 10, 15, 20, 25})
      for (int const c : {0, 5, 10, 20, 30}) {
        CAPTURE(a, b, c);
        CHECK(agrees({a, b, c, looked_up(a, b, c)}));
        ++seen[looked_up(a, b, c)];
        ++count;
      }
  CHECK(count == 180U);
  for (auto const times : seen)
    CHECK(times > 0);
}

TEST_CASE("food hygiene: the single score is named as the cause where it decided, and only there") {
  auto const by_score = evaluate(inspected(10, 10, 10));
  REQUIRE(by_score);
  CHECK_FALSE(by_score->cause());
  auto const by_worst = evaluate(inspected(15, 0, 0)); // 15 in all would be a 5
  REQUIRE(by_worst);
  REQUIRE(by_worst->cause());
  CHECK(by_worst->cause()->effect == effect::limits_grade);
  CHECK(by_worst->cause()->rung == 2);    // no more than a 2
  CHECK(by_worst->causes().size() == 3U); // a 5, a 4 and a 3 each need a lower single score
}

TEST_CASE(
    "food hygiene: what is missing to the next rating counts downwards, and what cost most comes first") {
  auto const r = evaluate(inspected(10, 5, 20));
  REQUIRE(r);
  CHECK(r->score() == 35_pt);
  REQUIRE(r->next());
  CHECK(r->next()->rung->name.en == "3");
  CHECK(r->next()->missing == 5_pt);
  auto const reasons = r->reasons();
  REQUIRE(reasons.size() == 3U);
  CHECK(reasons[0].id == "3");
  CHECK(reasons[1].id == "1");
  CHECK(reasons[2].id == "2");
}

TEST_CASE(
    "food hygiene: a criterion that was not inspected leaves bounds, the worse grade from more points") {
  findings<food_hygiene> f;
  f.set<"1">(at_level(0)).set<"2">(at_level(5));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->outcome() == outcome::undetermined);
  CHECK(r->lowest() == 5_pt);
  CHECK(r->highest() == 35_pt);
  CHECK(r->lowest_grade().name().en == "0"); // 30 in one criterion
  CHECK(r->highest_grade().name().en == "5");
  CHECK(r->bounds_are_guaranteed());
  CHECK(f.set("3", at_level(15)).error().code == errc::unknown_level); // the third has no 15
}
