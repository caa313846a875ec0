// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "capabilities/parts_of_users.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace {

using namespace starlot;
using parts_of_users::median;

// 40 points decided by the child in the middle, 60 points beside them.
constexpr scheme middle{
    title{"middle", "1"},
    clause{"1", "Five assessors", 40_pt, median{}, criterion{"1.1", "A", 1_wt, proportional},
           criterion{"1.2", "B", 2_wt, proportional}, criterion{"1.3", "C", 3_wt, proportional},
           criterion{"1.4", "D", 4_wt, proportional}, criterion{"1.5", "E", 5_wt, proportional}},
    criterion{"2", "The rest", 60_pt}, if_not_applicable::leave_out, ladder{{50_pt, "pass"}}};

// How many of ten did not conform, or -1 for what does not apply; criterion 2 is met.
struct row {
  std::array<std::int64_t, 5> lost;
  points score; // worked out by hand
};
constexpr std::array rows{
    row{{0, 0, 0, 0, 0}, 100_pt},      row{{10, 10, 10, 0, 0}, 60_pt}, // the third of five earns nothing
    row{{1, 9, 3, 7, 5}, 80_pt},                                       // 60 + 40 * 0.5
    row{{9, 1, 3, -1, 4}, 86_pt},                                      // 0.1 0.6 0.7 0.9: 60 + 40 * 0.65
    row{{-1, 8, -1, -1, -1}, 68_pt},                                   // one is left: 60 + 40 * 0.2
    row{{2, 2, 2, 9, 9}, 92_pt},                                       // equal ones count each: 60 + 40 * 0.8
    row{{-1, -1, -1, -1, -1}, 100_pt},                                 // the clause does not apply: 60 of 60
};

bool agrees(row const& r) {
  findings<middle> f;
  auto const k = [&](std::size_t i) { return r.lost[i] < 0 ? not_applicable : sampled(r.lost[i], 10); };
  f.set<"1.1">(k(0)).set<"1.2">(k(1)).set<"1.3">(k(2)).set<"1.4">(k(3)).set<"1.5">(k(4)).set<"2">(met);
  return evaluate(f).value().score() == r.score;
}

TEST_CASE("a median of the user's decides a clause by the child in the middle") {
  starlot_tests::check_all(rows, agrees);
}

TEST_CASE("a median is exact where the samples are too large for 64 bits") {
  // The second and third of four: shares 1 - 1/p and 1 - 1/q for the primes p = 2147483647, q = 2147483629,
  // the clause being worth 40: score 60 + 40 - 20 * (p + q) / (p * q). In Python: 100 - 20 * (starlot::fraction(1, p)
  // + starlot::fraction(1, q)).
  findings<middle> f;
  f.set<"1.1">(sampled(1, 2147483647)).set<"1.2">(sampled(1, 2147483629)).set<"1.3">(met).set<"1.4">(not_met);
  f.set<"1.5">(not_applicable).set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(to_string(r->score()) == "461168597461872150780/4611685975477714963");
}

TEST_CASE("a rating by a median of the user's has guaranteed bounds because the part says so") {
  findings<middle> f;
  f.set<"1.1">(sampled(1, 10))
      .set<"1.2">(sampled(3, 10))
      .set<"1.3">(sampled(5, 10))
      .set<"1.4">(sampled(7, 10));
  f.set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->bounds_are_guaranteed());
  CHECK(r->lowest() == 80_pt);  // 0 0.3 0.5 0.7 0.9
  CHECK(r->highest() == 88_pt); // 0.3 0.5 0.7 0.9 1
}

TEST_CASE("the line of a clause says what a median made of its children") {
  findings<middle> f;
  f.set<"1.1">(met).set<"1.2">(met).set<"1.3">(met).set<"1.4">(not_met).set<"1.5">(not_met).set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const trace = r->trace();
  auto const line = trace[0];
  CHECK(line.contribution == 40_pt);
  CHECK(line.adjustment == 24_pt); // the children bring (1 + 2 + 3) / 15 of 40 by their weights: 16
}

} // namespace
