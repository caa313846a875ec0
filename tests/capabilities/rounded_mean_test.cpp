// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "capabilities/parts_of_users.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstdint>

namespace {

using namespace starlot;
using parts_of_users::rounded_mean;

template <rounding Mode>
constexpr scheme with_mode{title{"rounded", "1"},
                           clause{"1", "Rounded", 30_pt, rounded_mean{30_pt, 0.5_pt, Mode},
                                  criterion{"1.1", "A", 1_wt, proportional},
                                  criterion{"1.2", "B", 1_wt, proportional},
                                  criterion{"1.3", "C", 1_wt, proportional}},
                           criterion{"2", "The rest", 70_pt}, ladder{{50_pt, "pass"}}};

struct row {
  std::int64_t nonconforming, samples; // of 1.1; the others are met
  points down, up, half_even;          // score, worked out by hand
};
constexpr std::array rows{
    row{0, 7, 100_pt, 100_pt, 100_pt},   row{1, 7, 98.5_pt, 99_pt, 98.5_pt}, // 30 * 20/21 = 28.571...
    row{2, 7, 97_pt, 97.5_pt, 97_pt},                                        // 30 * 19/21 = 27.142...
    row{1, 40, 99.5_pt, 100_pt, 100_pt}, // 30 - 0.25: a tie, 60 halves are even
    row{3, 40, 99_pt, 99.5_pt, 99_pt},   // 30 - 0.75: a tie, 58 halves are even
    row{1, 1, 90_pt, 90_pt, 90_pt},      row{1, 2147483647, 99.5_pt, 100_pt, 100_pt},
};

template <rounding Mode> constexpr auto score_of(row const& r) {
  findings<with_mode<Mode>> f;
  f.template set<"1.1">(sampled(r.nonconforming, r.samples)).template set<"1.2">(met);
  f.template set<"1.3">(met).template set<"2">(met);
  return evaluate(f).value().score();
}
constexpr bool agrees(row const& r) {
  return score_of<rounding::down>(r) == r.down && score_of<rounding::up>(r) == r.up &&
         score_of<rounding::half_even>(r) == r.half_even;
}
// One by one: all of them are too many steps for one constant of Clang.
TEST_CASE("at run time as well, line 50") { CHECK(agrees(rows[1])); }
TEST_CASE("at run time as well, line 51") { CHECK(agrees(rows[3])); }
TEST_CASE("at run time as well, line 52") { CHECK(agrees(rows[6])); }

TEST_CASE("a roll-up of the user's rounds the points of its clause") {
  starlot_tests::check_all(rows, agrees);
}

TEST_CASE("what rounding gave or took stands in the line of its clause") {
  findings<with_mode<rounding::down>> f;
  f.set<"1.1">(sampled(1, 7)).set<"1.2">(met).set<"1.3">(met).set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const trace = r->trace();
  CHECK(trace[0].contribution == 28.5_pt);
  CHECK(to_string(trace[0].adjustment) == "-1/14"); // 28.5 - 200/7
}

} // namespace
