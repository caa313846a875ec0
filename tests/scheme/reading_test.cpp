// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/company.hpp>
#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr table_at_least thirds({{0, 0_pct}, {0.333333_dec, 50_pct}, knot{0.5_dec, 100_pct}.strictly()});
constexpr auto tenths = thirds.reading(0.1_dec, rounding::half_even);

errc code_of(rule_result const& r) { return r ? errc::none : r.error().code; }

TEST_CASE("a measured value may be a quotient, and is read exactly") {
  CHECK(*thirds(measured(1, 3), 1_pt) == share::of(1, 2)); // 0.3333333… is more than 0.333333
  CHECK(*thirds(measured(333'333, 1'000'000), 1_pt) == share::of(1, 2));
  CHECK(*thirds(measured(333'332'999, 1'000'000'000), 1_pt) == share::none());
  CHECK(*thirds(measured(2, 4), 1_pt) == share::of(1, 2)); // not above 1/2
  CHECK(*thirds(measured(500'001, 1'000'000), 1_pt) == share::full());
  CHECK(*thirds(measured(5'000'000'000'001, 10'000'000'000'000), 1_pt) == share::full());
  CHECK(*thirds(measured(2.5_dec, 7.5_dec), 1_pt) == share::of(1, 2));
  CHECK(*table_at_most({knot{-0.5_dec, 100_pct}.strictly(), {0, 20_pct}})(measured(-5'000'001, 10'000'000),
                                                                          1_pt) == share::full());
  CHECK(*table_at_most({knot{-0.5_dec, 100_pct}.strictly(), {0, 20_pct}})(measured(-1, 2), 1_pt) ==
        share::of(1, 5));
  CHECK(*table_at_most({{0.333333_dec, 100_pct}, {1, 20_pct}})(measured(1, 3), 1_pt) == share::of(1, 5));
  CHECK(*table_at_least({{-2, 0_pct}, {-1, 100_pct}})(measured(-4, 6), 1_pt) == share::full());
  CHECK(*table_at_least({{-2, 0_pct}, {-1, 100_pct}})(measured(-9, 6), 1_pt) == share::none());
  CHECK(*table_at_least({{-2, 0_pct}, {-1, 100_pct}})(measured(-2.5_dec, 10_dec), 1_pt) == share::full());
  // a curve: 1/3 of the way from 0 to 1, and a third of the way from -1 to 0 backwards
  CHECK(*curve({{0, 0_pct}, {1, 100_pct}})(measured(1, 3), 1_pt) == share::of(1, 3));
  CHECK(*curve({{-1, 0_pct}, {0, 100_pct}})(measured(-1, 3), 1_pt) == share::of(2, 3));
  CHECK(*curve({{0, 20_pct}, {7, 100_pct}})(measured(7, 2), 1_pt) == share::of(3, 5));
  CHECK(*curve({{0, 20_pct}, {7, 100_pct}})(measured(22, 3), 1_pt) == share::full());
}

TEST_CASE("a quotient of nothing, beyond decimals, or too fine is an error and never another value") {
  CHECK(code_of(thirds(measured(1, 0), 1_pt)) == errc::ratio_of_nothing);
  CHECK(code_of(thirds(measured(0_dec, 0_dec), 1_pt)) == errc::ratio_of_nothing);
  CHECK(code_of(thirds(measured(1, -3), 1_pt)) == errc::ratio_of_nothing);
  CHECK(code_of(thirds(measured(10'000'000'000'000, 1), 1_pt)) == errc::number_out_of_range);
  auto const fine = measured(std::int64_t{1'000'000'000'039}, std::int64_t{3'000'000'000'013});
  CHECK(code_of(curve({{0, 0_pct}, {100, 100_pct}})(fine, 1_pt)) == errc::quotient_too_fine);
  CHECK(curve({{0, 0_pct}, {100, 100_pct}}).reading(0.01_dec, rounding::down)(fine, 1_pt).has_value());
  // levels are chosen, not measured
  CHECK(code_of(levels({{0, 0_pct}, {1, 100_pct}})(measured(1, 1), 1_pt)) == errc::finding_does_not_fit);
  // as a decimal it is rounded
  CHECK(measured(2, 3).value() == 0.666667_dec);
  CHECK(measured(2, 3).value(rounding::down) == 0.666666_dec);
  CHECK(measured(-2, 3).value(rounding::down) == -0.666667_dec);
  CHECK(measured(2, 3).is_quotient());
  CHECK_FALSE(measured(2).is_quotient());
}

TEST_CASE("a table or curve rounds what it reads as it says") {
  CHECK(*tenths(measured(0.25_dec), 1_pt) == share::none());     // 0.2
  CHECK(*tenths(measured(0.250001_dec), 1_pt) == share::none()); // 0.3 is below 0.333333
  CHECK(*tenths(measured(0.35_dec), 1_pt) == share::of(1, 2));   // 0.4
  CHECK(*tenths(measured(0.55_dec), 1_pt) == share::full());     // 0.6
  CHECK(*tenths(measured(0.549_dec), 1_pt) == share::of(1, 2));  // 0.5 is not above 0.5
  // ties that only a quotient misses: 1/20 + 1e-14 of a step of 0.1
  auto const up = curve({{0, 0_pct}, {1, 100_pct}}).reading(0.1_dec, rounding::half_even);
  CHECK(*up(measured(1, 20), 1_pt) == share::none());
  CHECK(*up(measured(50'000'000'000'001, 1'000'000'000'000'000), 1_pt) == share::of(1, 10));
  auto const odd = curve({{0, 0_pct}, {1, 100_pct}}).reading(0.000003_dec, rounding::half_even);
  CHECK(*odd(measured(3, 2'000'000), 1_pt) == share::none());             // 1.5 of 3 millionths
  CHECK(*odd(measured(16, 10'000'000), 1_pt) == share::of(3, 1'000'000)); // 1.6
  auto const down = curve({{-1, 0_pct}, {1, 100_pct}}).reading(1_dec, rounding::truncate);
  CHECK(*down(measured(-1, 3), 1_pt) == share::of(1, 2));
  CHECK(*down(measured(2, 3), 1_pt) == share::of(1, 2));
}

inline constexpr auto with_rest = table_at_least({{10, 50_pct}, {20, 100_pct}, knot::otherwise(1_pt)});
inline constexpr auto closed = table_at_most({{2, 8_pt}, {24, 4_pt}, knot::otherwise_refused("late")});

TEST_CASE("what all other values earn is said behind the knots, or that they are an error") {
  CHECK(*with_rest(measured(9), 8_pt) == share::of(1, 8));
  CHECK(*with_rest(measured(10), 8_pt) == share::of(1, 2));
  CHECK(*closed(measured(24), 8_pt) == share::of(1, 2));
  CHECK(code_of(closed(measured(24.000001_dec), 8_pt)) == errc::value_outside_table);
  CHECK(code_of(closed(measured(240'000'000'001, 10'000'000'000), 8_pt)) == errc::value_outside_table);
  constexpr auto inside = curve({{0, 20_pct}, {10, 100_pct}, knot::otherwise(0_pct)});
  CHECK(*inside(measured(0), 1_pt) == share::of(1, 5));
  CHECK(*inside(measured(5), 1_pt) == share::of(3, 5));
  CHECK(*inside(measured(10), 1_pt) == share::full());
  CHECK(*inside(measured(-0.000001_dec), 1_pt) == share::none());
  CHECK(*inside(measured(100'000'001, 10'000'000), 1_pt) == share::none());
}

inline constexpr scheme shop{title{"shop", "1"}, criterion{"1", "Years", 8_pt, with_rest, per_outlet},
                             criterion{"2", "Hours", 8_pt, closed}, criterion{"3", "Share", 4_pt, tenths},
                             ladder{{5_pt, "pass"}}};

scheme_parts rows_of(rule_choice years, rule_choice hours, rule_choice share) {
  scheme_parts p{.title = {"shop", "1"}};
  p.rows = {{.id = "1", .title = "Years", .worth = 8_pt, .rule = std::move(years), .visited = per_outlet},
            {.id = "2", .title = "Hours", .worth = 8_pt, .rule = std::move(hours)},
            {.id = "3", .title = "Share", .worth = 4_pt, .rule = std::move(share)}};
  p.rungs = {{5_pt, "pass"}};
  return p;
}
scheme_hash hash_of(scheme_parts const& p) { return content_hash(*loaded_scheme::build(p)); }
std::vector<errc> faults_of(rule_choice share) {
  std::vector<errc> codes;
  auto const built = loaded_scheme::build(rows_of(with_rest, closed, std::move(share)));
  for (auto const& e : built.errors())
    codes.push_back(e.code);
  return codes;
}

TEST_CASE("schemes have it: findings, errors with their place, hashes, rows") {
  findings<shop> f;
  f.set<"1">(measured(1)).set<"2">(measured(7, 3)).set<"3">(measured(11, 20));
  CHECK(evaluate(f)->score() == 1 + 4 + 4); // 11/20 is read as 0.6
  CHECK(f.set("2", measured(25)).error().code == errc::value_outside_table);
  CHECK(f.set("2", measured(25)).error().where.id == "2");

  CHECK(hash_of(rows_of(with_rest, closed, tenths)) == content_hash<shop>());
  CHECK(hash_of(rows_of(with_rest, closed, thirds)) != content_hash<shop>());
  CHECK(hash_of(rows_of(with_rest, closed, thirds.reading(0.1_dec, rounding::half_up))) !=
        content_hash<shop>());
  CHECK(hash_of(rows_of(with_rest, closed, thirds.reading(0.2_dec, rounding::half_even))) !=
        content_hash<shop>());
  auto const open = table_at_most({{2, 8_pt}, {24, 4_pt}, knot::otherwise(0_pt)});
  CHECK(hash_of(rows_of(with_rest, open, tenths)) != content_hash<shop>());
  CHECK(hash_of(rows_of(table_at_least({{10, 50_pct}, {20, 100_pct}}), closed, tenths)) !=
        content_hash<shop>());
}

TEST_CASE("outlets have quotients too") {
  std::string text;
  detail::write_cell(text += '\t', observation{measured(41, 3)});
  CHECK(text == "\tq41:3");
  std::string_view rest = text;
  observation cell;
  CHECK(detail::read_cell(rest, cell));
  CHECK(cell == observation{measured(41, 3)});
  std::string_view nothing = "\tq41:0";
  CHECK_FALSE(detail::read_cell(nothing, cell));
}

TEST_CASE("what means nothing is refused") {
  using codes = std::vector<errc>;
  auto const no_way = static_cast<rounding>(6);
  std::vector<knot> const two{{0, 0_pct}, {1, 100_pct}};
  CHECK(faults_of(thirds.reading(0_dec, rounding::down)) == codes{errc::bad_reading});
  CHECK(faults_of(thirds.reading(-1_dec, rounding::down)) == codes{errc::bad_reading});
  CHECK(faults_of(thirds.reading(1_dec, no_way)) == codes{errc::bad_reading});
  CHECK(faults_of(rule_choice{rule_kind::levels, 1, 0, two}) == codes{errc::bad_reading});
  CHECK(faults_of(table_at_least({knot::otherwise(0_pct), {1, 50_pct}})) == codes{errc::otherwise_misplaced});
  CHECK(faults_of(levels({{1, 50_pct}, knot::otherwise(0_pct)})) == codes{errc::otherwise_misplaced});
  CHECK(faults_of(table_at_most({{1, 50_pct}, knot::otherwise(0_pct), knot::otherwise_refused()})) ==
        codes{errc::otherwise_misplaced});
  CHECK(faults_of(table_at_most({{1, 50_pct}, knot::otherwise(0_pct).strictly()})) ==
        codes{errc::knot_not_strict});
  CHECK(faults_of(curve({{1, 50_pct}, knot::otherwise(0_pct)})) == codes{errc::too_few_knots});
  CHECK(faults_of(table_at_most({{1, 50_pct}, knot::otherwise(5_pt)})) == codes{errc::knot_beyond_worth});
  auto const fits = table_at_most({{1, 50_pct}, knot::otherwise(0_pct)});
  CHECK(loaded_scheme::build(rows_of(with_rest, closed, fits)).has_value());
}

TEST_CASE("a rounded rule covers them with its parameters") {
  auto const of = [](auto rule) {
    auto const r = rounded{rule, 1_pt, rounding::down};
    return std::vector<std::int64_t>(r.parameters().begin(), r.parameters().end());
  };
  CHECK(of(table_at_most({{1, 50_pct}, knot::otherwise(0_pct)})) !=
        of(table_at_most({{1, 50_pct}, knot::otherwise_refused()})));
  CHECK(of(tenths) != of(thirds));
}

} // namespace
