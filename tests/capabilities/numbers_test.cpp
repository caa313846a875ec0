// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace {

using namespace starlot;

constexpr scheme tenths{title{"tenths", "1"},
                        weighted_mean,
                        out_of{1_pt},
                        criterion{"a", "A", 0.1_wt},
                        criterion{"b", "B", 0.2_wt},
                        criterion{"c", "C", 0.7_wt},
                        ladder{{0.8_pt, "pass"}}};

TEST_CASE("0.1 times 1 plus 0.2 times 0 plus 0.7 times 1 reaches 0.8") {
  CHECK(0.1 * 1.0 + 0.2 * 0.0 + 0.7 * 1.0 < 0.8); // what binary floating point makes of it
  findings<tenths> f;
  f.set<"a">(met).set<"b">(not_met).set<"c">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 0.8_pt);
  CHECK(r->grade().name().en == "pass");
}

TEST_CASE("a third is a third, and a score a hair below a cut-off stays below it") {
  static constexpr scheme thirds{title{"thirds", "1"}, criterion{"1", "A", 100_pt, proportional},
                                 ladder{{50_pt, "pass"}}};
  findings<thirds> f;
  f.set<"1">(sampled(1, 3));
  CHECK(to_string(evaluate(f).value().score()) == "200/3");
  f.set<"1">(sampled(1073741824, 2147483647)); // 1073741823 of 2147483647
  CHECK(evaluate(f).value().outcome() == outcome::below_ladder);
  f.set<"1">(sampled(1073741823, 2147483647));
  CHECK(evaluate(f).value().outcome() == outcome::graded);
}

// The same score, compared as it is, or after a rounding that the scheme declares.
template <rounding Mode>
constexpr scheme rounded_first{title{"rounded", "1"}, criterion{"1", "A", 100_pt, proportional},
                               deduction{"d", 1_pt}, round_to{0.5_pt, Mode},
                               ladder{{-1.5_pt, "worst"}, {80_pt, "pass"}}};
constexpr scheme unrounded{title{"unrounded", "1"}, criterion{"1", "A", 100_pt, proportional},
                           deduction{"d", 1_pt}, ladder{{-1.5_pt, "worst"}, {80_pt, "pass"}}};

template <auto const& Scheme> constexpr auto rate(std::int64_t lost, std::int64_t deductions) {
  findings<Scheme> f;
  f.template set<"1">(sampled(lost, 400)).template set<"d">(found(deductions));
  return evaluate(f).value();
}

struct row {
  std::int64_t lost, deductions; // a quarter of a point each, and a point each
  points exact;
  std::array<points, 6> rounded; // down, up, truncate, half_up, half_away, half_even; by hand
};
constexpr std::array rows{
    row{81, 0, 79.75_pt, {79.5_pt, 80_pt, 79.5_pt, 80_pt, 80_pt, 80_pt}},    // a tie: 160 halves are even
    row{79, 0, 80.25_pt, {80_pt, 80.5_pt, 80_pt, 80.5_pt, 80.5_pt, 80_pt}},  // a tie
    row{80, 0, 80_pt, {80_pt, 80_pt, 80_pt, 80_pt, 80_pt, 80_pt}},           // exact
    row{399, 1, -0.75_pt, {-1_pt, -0.5_pt, -0.5_pt, -0.5_pt, -1_pt, -1_pt}}, // a tie below zero
};

template <rounding Mode> bool rounds(row const& r) {
  return rate<rounded_first<Mode>>(r.lost, r.deductions).score() == r.rounded[static_cast<std::size_t>(Mode)];
}
bool agrees(row const& r) {
  return rate<unrounded>(r.lost, r.deductions).score() == r.exact && rounds<rounding::down>(r) &&
         rounds<rounding::up>(r) && rounds<rounding::truncate>(r) && rounds<rounding::half_up>(r) &&
         rounds<rounding::half_away>(r) && rounds<rounding::half_even>(r);
}

TEST_CASE("rounding is declared: the mode, the step, and whether the grade is decided before or after it") {
  starlot_tests::check_all(rows, agrees);
  CHECK(rate<unrounded>(81, 0).grade().name().en == "worst"); // 79.75
  CHECK(rate<rounded_first<rounding::half_up>>(81, 0).grade().name().en == "pass");
  CHECK(rate<rounded_first<rounding::down>>(81, 0).grade().name().en == "worst");
}

} // namespace
