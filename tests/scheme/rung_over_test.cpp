// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/decision.hpp>
#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

// Two thirds of 100, and more than two sevenths of 300.
inline constexpr scheme shop{
    title{"shop", "1"}, criterion{"1", "Samples", 100_pt, proportional},
    ladder{{50_pt, "half"}, rung{200_pt, "two thirds", 2}.over(3), rung::above(600_pt, "more").over(7)}};

std::string_view name_of(finding const& f) {
  findings<shop> sheet;
  REQUIRE(sheet.set("1", f).has_value());
  return evaluate(sheet)->grade().name().en;
}

TEST_CASE("the bound of a rung may be a quotient, and is compared exactly") {
  CHECK(name_of(sampled(1, 3)) == "two thirds");              // 200/3 itself
  CHECK(name_of(sampled(33'333'334, 100'000'000)) == "half"); // 66.666666
  CHECK(name_of(sampled(1, 7)) == "two thirds");              // 600/7 itself: more is due
  CHECK(name_of(sampled(14'285'714, 100'000'000)) == "more"); // 85.714286
  // both widths of an evaluation decide alike, in millionths
  for (std::int64_t micro = -30; micro <= 30; ++micro)
    for (std::int64_t over = 1; over <= 9; ++over)
      for (std::int64_t is = -9; is <= 9; ++is) {
        auto const order = fraction{is} <=> fraction{micro} / over;
        CHECK(detail::compare_over(detail::narrow{is}, micro, over) == order);
        CHECK(detail::compare_over(fraction{is}, micro, over) == order);
      }
  findings<shop> sheet;
  sheet.set<"1">(sampled(1, 2));
  auto const next = evaluate(sheet)->next();
  REQUIRE(next.has_value());
  CHECK(next->missing == fraction::of(50, 3));
  constexpr ladder two_thirds{rung{200_pt, "x"}.over(3)};
  CHECK(grade_of(fraction::of(200, 3), two_thirds)->name().en == "x");
}

TEST_CASE("a number beside such a bound is shown on its side") {
  auto const rungs = std::vector<rung>{rung{200_pt, "x"}.over(3)};
  CHECK(shown(fraction::of(200, 3), rungs) == "66.67");
  CHECK(shown(fraction{66.6666_dec}, rungs) == "66.6666"); // not 66.67, which is beyond the bound
}

TEST_CASE("a law knows such bounds: of outlets, strata and clusters") {
  constexpr ladder both{rung{200_pt, "at least"}.over(3), rung::above(200_pt, "above").over(3)};
  auto const chances = [](auto const& law) {
    REQUIRE(law.has_value());
    return std::vector<double>{law->probability(grade_rank::below_ladder()), law->probability(grade_rank{0}),
                               law->probability(grade_rank{1})};
  };
  // three of four: totals of 220, 210, 210 and 200
  std::vector<points> const outlets{60_pt, 70_pt, 70_pt, 80_pt};
  CHECK(chances(grade_distribution::of(outlets, simple_random{3}, both)) ==
        std::vector<double>{0, 0.25, 0.75});
  // (70 + 2 * 60) / 3 or (70 + 2 * 65) / 3
  std::vector<scored_stratum> const strata{{std::vector<points>{70_pt}, 1},
                                           {std::vector<points>{60_pt, 65_pt}, 1}};
  CHECK(chances(grade_distribution::of(strata, both)) == std::vector<double>{0.5, 0.5, 0});
  // means of 60, 66 2/3, 67 and 70
  std::vector<scored_cluster> const clusters{{120_pt, 2}, {200_pt, 3}, {67_pt, 1}, {280_pt, 4}};
  CHECK(chances(grade_distribution::of(clusters, simple_random{1}, both)) ==
        std::vector<double>{0.25, 0.25, 0.5});
}

TEST_CASE("bounds in lowest terms, their order and their faults") {
  CHECK(rung{200_pt, "x"}.over(4).from == 50_pt);
  CHECK(rung{200_pt, "x"}.over(4).divisor == 1);
  CHECK(rung{-200_pt, "x"}.over(-1).divisor == -1);
  auto const code = [](ladder const& l) { return grade_of(fraction{50}, l); };
  CHECK(code(ladder{rung{200_pt, "a"}.over(3), {66.666667_pt, "b"}}).has_value());
  CHECK(code(ladder{rung{200_pt, "a"}.over(3), {66.666666_pt, "b"}}).error().code ==
        errc::ladder_not_increasing);
  CHECK(code(ladder{rung{-200_pt, "a"}.over(3), {-66.666667_pt, "b"}}).error().code ==
        errc::ladder_not_increasing);
  CHECK(code(ladder{rung{-200_pt, "a"}.over(3), {-66.666666_pt, "b"}}).has_value());
  CHECK(code(ladder{rung{200_pt, "a"}.over(0)}).error().code == errc::ratio_not_positive);

  scheme_parts p{.title = {"shop", "1"}};
  p.rows = {{.id = "1", .title = "Samples", .worth = 100_pt, .rule = proportional}};
  p.rungs = {{50_pt, "half"}, rung{400_pt, "two thirds", 2}.over(6), rung::above(600_pt, "more").over(7)};
  CHECK(content_hash(*loaded_scheme::build(p)) == content_hash<shop>());
  p.rungs[1] = rung{200_pt, "two thirds", 2}.over(3).to(80_pt);
  CHECK(loaded_scheme::build(p).errors()[0].code == errc::ladder_gap);
  p.rungs[1] = rung{200_pt, "two thirds", 2}.over(-3);
  CHECK(loaded_scheme::build(p).errors()[0].code == errc::ratio_not_positive);
  p.rungs = {rung{301_pt, "too high"}.over(3)};
  CHECK(loaded_scheme::build(p).errors()[0].code == errc::rung_unreachable);
}

} // namespace
