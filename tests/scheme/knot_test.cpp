// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr table_at_least
    upwards({{0, 0_pt}, {10, 2_pt}, knot{10, 3_pt}.strictly(), knot{20, 7_pt}.strictly()});
constexpr table_at_most downwards({knot{2, 7_pt}.strictly(), {2, 5_pt}, {24, 0_pt}});

inline constexpr scheme shop{title{"shop", "1"},
                             criterion{"1", "Years", 7_pt, upwards},
                             criterion{"2", "Hours", 7_pt, downwards},
                             criterion{"3", "Level", 3_pt, levels({{0, 0_pct}, {1, 1_pt}})},
                             criterion{"4", "Curve", 6_pt, curve({{0, 1_pt}, {10, 5_pt}})},
                             ladder{{5_pt, "pass"}}};

// The same in shares, which is what a scheme keeps.
inline constexpr scheme in_shares{
    title{"shop", "1"},
    criterion{"1", "Years", 7_pt,
              table_at_least({{0, 0_pct},
                              {10, share::of(2, 7)},
                              knot{10, share::of(3, 7)}.strictly(),
                              knot{20, 100_pct}.strictly()})},
    criterion{"2", "Hours", 7_pt,
              table_at_most({knot{2, 100_pct}.strictly(), {2, share::of(5, 7)}, {24, 0_pct}})},
    criterion{"3", "Level", 3_pt, levels({{0, 0_pct}, {1, share::of(1, 3)}})},
    criterion{"4", "Curve", 6_pt, curve({{0, share::of(1, 6)}, {10, share::of(5, 6)}})},
    ladder{{5_pt, "pass"}}};

// Without the strict bounds of years: another scheme.
inline constexpr scheme inclusive{
    title{"shop", "1"},
    criterion{"1", "Years", 7_pt,
              table_at_least({{0, 0_pct}, {9, share::of(2, 7)}, {10, share::of(3, 7)}, {20, 100_pct}})},
    criterion{"2", "Hours", 7_pt, downwards},
    criterion{"3", "Level", 3_pt, levels({{0, 0_pct}, {1, 1_pt}})},
    criterion{"4", "Curve", 6_pt, curve({{0, 1_pt}, {10, 5_pt}})},
    ladder{{5_pt, "pass"}}};

fraction score_of(decimal years, decimal hours, int level, int on_curve) {
  findings<shop> f;
  REQUIRE(f.set("1", measured(years)).has_value());
  REQUIRE(f.set("2", measured(hours)).has_value());
  REQUIRE(f.set("3", at_level(level)).has_value());
  REQUIRE(f.set("4", measured(on_curve)).has_value());
  return evaluate(f)->score();
}

TEST_CASE("tables, levels and curves may earn points, and bounds may be strict") {
  // 2 hours: 5 of "at most 2"; level 1: 1; curve at 5: half way between 1 and 5, 3
  CHECK(score_of(10_dec, 2_dec, 1, 5) == 2 + 5 + 1 + 3);
  CHECK(score_of(10.000001_dec, 1.999999_dec, 0, 0) == 3 + 7 + 0 + 1);
  CHECK(score_of(20_dec, 24_dec, 0, 10) == 3 + 0 + 0 + 5);
  CHECK(score_of(20.5_dec, 2.1_dec, 1, 20) == 7 + 0 + 1 + 5);
  CHECK(score_of(9_dec, 100_dec, 0, 0) == 0 + 0 + 0 + 1);
}

TEST_CASE("a scheme in points is the one in shares, and a strict bound is hashed") {
  CHECK(content_hash<shop>() == content_hash<in_shares>());
  CHECK(content_hash<shop>() != content_hash<inclusive>());
}

scheme_parts rows_of(rule_choice years, row_worth worth = 7_pt) {
  scheme_parts p{.title = {"shop", "1"}};
  p.rows = {{.id = "1", .title = "Years", .worth = worth, .rule = std::move(years)},
            {.id = "2", .title = "Hours", .worth = 7_pt, .rule = downwards},
            {.id = "3", .title = "Level", .worth = 3_pt, .rule = levels({{0, 0_pct}, {1, 1_pt}})},
            {.id = "4", .title = "Curve", .worth = 6_pt, .rule = curve({{0, 1_pt}, {10, 5_pt}})}};
  p.rungs = {{5_pt, "pass"}};
  return p;
}
std::vector<errc> faults_of(rule_choice years, row_worth worth = 7_pt) {
  std::vector<errc> codes;
  auto const built = loaded_scheme::build(rows_of(std::move(years), worth));
  for (auto const& e : built.errors())
    codes.push_back(e.code);
  return codes;
}

TEST_CASE("rows say the same") {
  auto const loaded = loaded_scheme::build(rows_of(upwards));
  REQUIRE(loaded.has_value());
  CHECK(content_hash(*loaded) == content_hash<shop>());
}

TEST_CASE("points that do not fit, and strict bounds where they mean nothing, are refused") {
  using codes = std::vector<errc>;
  CHECK(faults_of(table_at_least({{0, 0_pt}, {1, 7.000001_pt}})) == codes{errc::knot_beyond_worth});
  CHECK(faults_of(table_at_least({{0, -1_pt}, {1, 7_pt}})) == codes{errc::knot_beyond_worth});
  CHECK(faults_of(curve({{0, 0_pct}, knot{1, 50_pct}.strictly()})) == codes{errc::knot_not_strict});
  CHECK(faults_of(levels({{0, 0_pct}, knot{1, 50_pct}.strictly()})) == codes{errc::knot_not_strict});
  auto const advisory_points = faults_of(table_at_least({{0, 0_pt}, {1, 7_pt}}), advisory);
  CHECK(advisory_points == codes{errc::rule_needs_points});
  // "above 10" before "at least 10", twice the same bound, and the other way round downwards
  CHECK(faults_of(table_at_least({knot{10, 0_pct}.strictly(), {10, 50_pct}})) ==
        codes{errc::knots_not_increasing});
  CHECK(faults_of(table_at_least({{10, 0_pct}, {10, 50_pct}})) == codes{errc::knots_not_increasing});
  CHECK(faults_of(table_at_most({{10, 50_pct}, knot{10, 0_pct}.strictly()})) ==
        codes{errc::knots_not_increasing});
}

TEST_CASE("a rule alone earns points of the worth it is told") {
  CHECK(*upwards(measured(11), 9_pt) == share::of(1, 3));
  CHECK(upwards(measured(21), 5_pt).error().code == errc::amount_out_of_range);
  CHECK(*curve({{0, 1_pt}, {10, 5_pt}})(measured(5), 6_pt) == share::of(1, 2));
  // rounded covers them with its parameters
  auto const half = [](knot k) {
    auto const r = rounded{table_at_least({{0, 0_pct}, k}), 1_pt, rounding::down};
    return std::vector<std::int64_t>(r.parameters().begin(), r.parameters().end());
  };
  CHECK(half({1, 1_pt}) != half({1, 2_pt}));
  CHECK(half({1, 50_pct}) != half(knot{1, 50_pct}.strictly()));
}

inline constexpr scheme scorecard{title{"card", "1"}, raw_sum,
                                  criterion{"1", "Age of the firm", between(-20_pt, 50_pt),
                                            table_at_least({{0, -20_pt}, {5, 10_pt}, {10, 50_pt}})},
                                  ladder{{0_pt, "pass"}}};

TEST_CASE("in a range of points a table says points of the range") {
  findings<scorecard> f;
  REQUIRE(f.set("1", measured(7)).has_value());
  CHECK(evaluate(f)->score() == 10);
  REQUIRE(f.set("1", measured(0)).has_value());
  CHECK(evaluate(f)->score() == -20);
}

} // namespace
