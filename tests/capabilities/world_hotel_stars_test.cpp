// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <string_view>

// GB/T 14308, hotel stars, sheet A of 2003: 610 points, minimum 70/120/220/330/420 for one to five stars; an item
// that is partly met earns half, and nothing if it is worth one point. Which items there are is illustrative.

using namespace starlot;

namespace {

inline constexpr auto half_unless_one = half_credit.none_at(1_pt);

inline constexpr auto hotel =
    scheme{title{"GB/T 14308 sheet A", "2003", {"Hotel facilities", "饭店设施设备"}},
           criterion{"one", "An item of one point (illustrative)", 1_pt, half_unless_one},
           criterion{"two", "An item of two points (illustrative)", 2_pt, half_unless_one},
           criterion{"three", "An item of three points (illustrative)", 3_pt, half_unless_one},
           criterion{"other", "All other items (illustrative)", 604_pt, partial_amount},
           ladder{{70_pt, "1", 1}, {120_pt, "2", 2}, {220_pt, "3", 3}, {330_pt, "4", 4}, {420_pt, "5", 5}}};

struct item_row {
  std::string_view id;
  finding seen;
  points due;
};
constexpr std::array items{
    item_row{"one", met, 1_pt},   item_row{"one", half_met, 0_pt},     item_row{"one", not_met, 0_pt},
    item_row{"two", met, 2_pt},   item_row{"two", half_met, 1_pt},     item_row{"two", not_met, 0_pt},
    item_row{"three", met, 3_pt}, item_row{"three", half_met, 1.5_pt}, item_row{"three", not_met, 0_pt},
};
constexpr auto item_agrees = [](item_row const& row) {
  findings<hotel> f;
  f.set<"one">(not_met).set<"two">(not_met).set<"three">(not_met).set<"other">(partly(100_pt));
  if (!f.set(row.id, row.seen))
    return false;
  auto const r = evaluate(f);
  return r && r->score() == 100_pt + row.due;
};

struct star_row {
  points score;
  int stars; ///< 0: below the ladder
};
constexpr star_row scores[] = {
    {0_pt, 0},          {69.999999_pt, 0},  {70_pt, 1},  {70.000001_pt, 1}, {119.999999_pt, 1},
    {120_pt, 2},        {219.999999_pt, 2}, {220_pt, 3}, {329.5_pt, 3},     {330_pt, 4},
    {419.999999_pt, 4}, {420_pt, 5},        {604_pt, 5},
};
constexpr auto star_agrees = [](star_row const& row) {
  findings<hotel> f;
  f.set<"one">(half_met).set<"two">(not_met).set<"three">(not_met).set<"other">(partly(row.score));
  auto const r = evaluate(f);
  return r && r->score() == row.score && r->grade().stars() == decimal{row.stars} &&
         r->outcome() == (row.stars > 0 ? outcome::graded : outcome::below_ladder);
};

} // namespace

TEST_CASE("hotel stars: partly met is half, and nothing for an item of one point") {
  starlot_tests::check_all(items, item_agrees);
}

TEST_CASE("hotel stars: on and beside 70, 120, 220, 330 and 420 points") {
  starlot_tests::check_all(scores, star_agrees);
}

TEST_CASE("hotel stars: half a point decides where an item of three is partly met") {
  findings<hotel> f;
  f.set<"one">(not_met).set<"two">(not_met).set<"three">(half_met).set<"other">(partly(418_pt));
  auto const below = evaluate(f);
  REQUIRE(below);
  CHECK(below->score() == 419.5_pt);
  CHECK(below->grade().stars() == 4_dec);
  REQUIRE(below->next());
  CHECK(below->next()->missing == 0.5_pt);
  f.set<"three">(met);
  CHECK((*evaluate(f)).grade().stars() == 5_dec);
}

TEST_CASE("hotel stars: the whole sheet makes 610 points") {
  findings<hotel> f;
  f.set<"one">(met).set<"two">(met).set<"three">(met).set<"other">(met);
  CHECK((*evaluate(f)).score() == 610_pt);
}
