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
using parts_of_users::mean_of_best_and_worst;

constexpr scheme ends{
    title{"ends", "1"},
    clause{"1", "Shifts", 40_pt, mean_of_best_and_worst{}, criterion{"1.1", "Early", 1_wt, proportional},
           criterion{"1.2", "Late", 1_wt, proportional}, criterion{"1.3", "Night", 8_wt, proportional}},
    criterion{"2", "The rest", 60_pt, proportional}, if_not_applicable::leave_out, ladder{{50_pt, "pass"}}};

// How many of ten did not conform, or -1 for what does not apply; criterion 2 is met.
struct row {
  std::array<std::int64_t, 3> lost;
  points score; // worked out by hand
};
constexpr std::array rows{
    row{{0, 0, 0}, 100_pt},    row{{1, 8, 5}, 82_pt},   // 60 + 40 * (0.9 + 0.2) / 2
    row{{8, 5, 1}, 82_pt},                              // in whatever order
    row{{10, 10, 10}, 60_pt},  row{{-1, 3, -1}, 88_pt}, // one is best and worst: 60 + 40 * 0.7
    row{{-1, 10, 0}, 80_pt},                            // 60 + 40 * (0 + 1) / 2
    row{{-1, -1, -1}, 100_pt},                          // the clause does not apply
};

bool agrees(row const& r) {
  findings<ends> f;
  auto const k = [&](std::size_t i) { return r.lost[i] < 0 ? not_applicable : sampled(r.lost[i], 10); };
  f.set<"1.1">(k(0)).set<"1.2">(k(1)).set<"1.3">(k(2)).set<"2">(met);
  return evaluate(f).value().score() == r.score;
}

TEST_CASE("the mean of best and worst decides a clause by its two ends") {
  starlot_tests::check_all(rows, agrees);
}

TEST_CASE("the mean of best and worst is exact where the samples are too large for 64 bits") {
  // In Python, with p, q, r = 2147483647, 2147483629, 2147483587:
  // 60 * (1 - Fraction(3, r)) + 40 * (1 - (Fraction(1, p) + Fraction(7, q)) / 2)
  findings<ends> f;
  f.set<"1.1">(sampled(5, 2147483647)).set<"1.2">(sampled(7, 2147483629)).set<"1.3">(sampled(1, 2147483647));
  f.set<"2">(sampled(3, 2147483587));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(to_string(r->score()) == "990351992505674520272442339840/"
                                 "9903519940736477367306812281");
}

} // namespace
