// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace starlot;

// Good needs half of each branch; best needs 70 % of branch 2.
constexpr scheme minima{title{"minima", "1"},
                        criterion{"1", "A", 70_pt, proportional},
                        criterion{"2", "B", 30_pt, proportional},
                        rung_needs{"good", every_branch.at_least(50_pct)},
                        rung_needs{"best", branch("2").at_least(21_pt)},
                        ladder{{40_pt, "pass"}, {60_pt, "good"}, {80_pt, "best"}}};

std::string_view grade_of(std::int64_t lost_1, std::int64_t lost_2) {
  findings<minima> f;
  f.set<"1">(sampled(lost_1, 100)).set<"2">(sampled(lost_2, 100));
  return evaluate(f).value().grade().name().en;
}

TEST_CASE("a grade needs its minimum in every branch") {
  CHECK(grade_of(0, 0) == "best");
  CHECK(grade_of(0, 30) == "best"); // 70 + 21
  CHECK(grade_of(0, 31) == "good"); // 90.7 points, 20.7 in branch 2
  CHECK(grade_of(0, 50) == "good");
  CHECK(grade_of(0, 51) == "pass"); // 84.7 points
  CHECK(grade_of(51, 0) == "pass"); // 34.3 + 30 = 64.3 points
  CHECK(grade_of(50, 0) == "good"); // 65
}

template <auto const& Scheme>
std::string grade_with(std::int64_t points_earned, std::string_view group = {}) {
  findings<Scheme> f;
  f.template set<"1">(partly(points{points_earned}));
  if (!group.empty())
    REQUIRE(f.set_group(group));
  auto const r = evaluate(f);
  return r ? std::string{r->grade().name().en} : std::string{"error"};
}

constexpr criterion hundred{"1", "A", 100_pt, partial_amount};
constexpr scheme open_bound{title{"l", "1"}, hundred, ladder{{50_pt, "pass"}, rung::above(80_pt, "good")}};
constexpr scheme penalty{
    title{"l", "1"}, hundred,
    ladder{rung::at_most(50_pt, "poor"), rung::below(20_pt, "fair"), rung::at_most(5_pt, "good")}};
constexpr scheme letters{title{"l", "1"}, hundred, ladder{{80_pt, "A-"}, {85_pt, "A"}, {95_pt, "A+"}}};
constexpr scheme halves{title{"l", "1"}, hundred,
                        ladder{{50_pt, "two", 2}, {60_pt, "two and a half", 2.5_dec}}};
constexpr scheme groups{title{"l", "1"}, hundred, ladder{{20_pt, "good"}}.only_for("small"),
                        ladder{{60_pt, "good"}}.only_for("2026"), ladder{{90_pt, "good"}}};

TEST_CASE("ladders have open or closed bounds, either direction, half steps, modifiers, and one per group") {
  CHECK(grade_with<open_bound>(80) == "pass");
  CHECK(grade_with<open_bound>(81) == "good");

  CHECK(grade_with<penalty>(51) == "");
  CHECK(grade_with<penalty>(50) == "poor");
  CHECK(grade_with<penalty>(20) == "poor");
  CHECK(grade_with<penalty>(19) == "fair");
  CHECK(grade_with<penalty>(5) == "good");

  CHECK(grade_with<letters>(84) == "A-");
  CHECK(grade_with<letters>(85) == "A");
  CHECK(grade_with<letters>(100) == "A+");

  findings<halves> f;
  f.set<"1">(partly(60_pt));
  CHECK(evaluate(f).value().grade().stars() == 2.5_dec);

  CHECK(grade_with<groups>(20, "small") == "good");
  CHECK(grade_with<groups>(59, "2026") == "");
  CHECK(grade_with<groups>(60, "2026") == "good");
  CHECK(grade_with<groups>(60) == "");
}

TEST_CASE("ladders with gaps or overlaps are refused where the ends of rungs are said") {
  auto const code_for = [](points end, points distance) {
    auto const written = ladder{rung{0_pt, "poor"}.to(end), rung{20_pt, "fair"}}.apart(distance);
    scheme_parts parts;
    parts.title = {"l", "1"};
    parts.rows = {{.id = "1", .worth = 100_pt, .rule = all_or_nothing}};
    parts.rungs.assign(written.rungs().begin(), written.rungs().end());
    auto const built = loaded_scheme::build(parts);
    return built ? errc::none : built.errors()[0].code;
  };
  CHECK(code_for(20_pt, 0_pt) == errc::none);
  CHECK(code_for(19_pt, 1_pt) == errc::none);
  CHECK(code_for(19_pt, 0_pt) == errc::ladder_gap);
  CHECK(code_for(21_pt, 0_pt) == errc::ladder_overlap);
}

// Enough for a grade at all: three criteria; for "good": 75 % of the weight, and criterion 1.
constexpr scheme data{title{"data", "1"},
                      if_not_applicable::leave_out,
                      criterion{"1", "A", 40_pt},
                      criterion{"2", "B", 30_pt},
                      criterion{"3", "C", 20_pt},
                      criterion{"4", "D", 10_pt},
                      rung_needs{"good", assessed().at_least(75_pct)},
                      rung_needs{"good", assessed("1").at_least(1)},
                      rung_needs{"pass", assessed().at_least(3)},
                      ladder{{10_pt, "pass"}, {50_pt, "good"}}};

TEST_CASE("a grade needs enough data: a share of the weight, a count, a named branch") {
  auto const grade_without = [](std::string_view first, std::string_view second) {
    findings<data> f;
    for (auto const id : {"1", "2", "3", "4"})
      REQUIRE(f.set(id, id == first || id == second ? not_applicable : met));
    return std::string{evaluate(f).value().grade().name().en};
  };
  CHECK(grade_without("", "") == "good");
  CHECK(grade_without("3", "") == "good"); // 80 of 100
  CHECK(grade_without("2", "") == "pass"); // 70 of 100
  CHECK(grade_without("1", "") == "pass");
  CHECK(grade_without("3", "4") == ""); // two of four
}

} // namespace
