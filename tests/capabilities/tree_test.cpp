// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "capabilities/parts_of_users.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/carry_over.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstddef>

namespace {

using namespace starlot;

// Points and weights by turns, four levels deep.
constexpr scheme deep{title{"deep", "1"},
                      clause{"a", "Weights", 60_pt, weighted_mean,
                             clause{"a.1", "Points", 3_wt, criterion{"a.1.1", "A", 2_pt},
                                    clause{"a.1.2", "Weights", 4_pt, weighted_mean,
                                           criterion{"a.1.2.1", "B", 1_wt}, criterion{"a.1.2.2", "C", 3_wt}}},
                             criterion{"a.2", "D", 1_wt}},
                      criterion{"b", "E", 40_pt}, ladder{{50_pt, "pass"}}};

// a.1 is 3/4 of 60, that is 45; a.1.1 2/6 of it, a.1.2 4/6, split 1 : 3.
struct row {
  std::size_t met;
  points score;
};
constexpr std::array rows{row{0, 15_pt}, row{1, 7.5_pt}, row{2, 22.5_pt}, row{3, 15_pt}, row{4, 40_pt}};

bool agrees(row const& r) {
  findings<deep> f;
  auto const k = [&](std::size_t i) { return i == r.met ? met : not_met; };
  f.set<"a.1.1">(k(0)).set<"a.1.2.1">(k(1)).set<"a.1.2.2">(k(2)).set<"a.2">(k(3)).set<"b">(k(4));
  return evaluate(f).value().score() == r.score;
}

TEST_CASE("points and weights alternate in a tree of any depth") { starlot_tests::check_all(rows, agrees); }

// One tree under any roll-up.
template <auto Roll>
constexpr scheme model{title{"model", "1"},
                       clause{"1", "Channels", 100_pt, Roll, criterion{"1.1", "Phone", 1_wt, proportional},
                              criterion{"1.2", "Mail", 1_wt, proportional},
                              criterion{"1.3", "Desk", 2_wt, proportional}},
                       ladder{{20_pt, "pass"}}};

auto found_once() {
  findings<model<weighted_mean>> f;
  f.set<"1.1">(sampled(1, 10)).set<"1.2">(sampled(5, 10)).set<"1.3">(sampled(8, 10));
  return f;
}
template <auto Roll> auto score_by_model() {
  findings<model<Roll>> f;
  CHECK(carry_over(found_once(), f).empty());
  return evaluate(f).value().score();
}

TEST_CASE("several models are evaluated over the same tree and the same findings") {
  CHECK(score_by_model<weighted_mean>() == 45_pt); // (0.9 + 0.5 + 2 * 0.2) / 4
  CHECK(score_by_model<minimum>() == 20_pt);
  CHECK(score_by_model<parts_of_users::median{}>() == 50_pt);
}

TEST_CASE("roll-ups other than the mean: worst, best, median, mean of both ends, banded") {
  CHECK(score_by_model<minimum>() == 20_pt);
  CHECK(score_by_model<maximum>() == 90_pt);
  CHECK(score_by_model<parts_of_users::median{}>() == 50_pt);
  CHECK(score_by_model<parts_of_users::mean_of_best_and_worst{}>() == 55_pt);
  // A child below 25 % leaves 40 % at most: 40 instead of 45.
  static constexpr scheme in_bands{
      title{"model", "1"},
      clause{"1", "Channels", 100_pt, parts_of_users::banded{10_pct, 5_pct, 25_pct, 40_pct},
             criterion{"1.1", "Phone", 1_wt, proportional}, criterion{"1.2", "Mail", 1_wt, proportional},
             criterion{"1.3", "Desk", 2_wt, proportional}},
      ladder{{20_pt, "pass"}}};
  findings<in_bands> f;
  CHECK(carry_over(found_once(), f).empty());
  CHECK(evaluate(f).value().score() == 40_pt);
}

TEST_CASE("roll-ups decide at the top as well, out of a hundred") {
  static constexpr scheme top{title{"top", "1"}, minimum, criterion{"1", "A", 1_wt, proportional},
                              criterion{"2", "B", 5_wt, proportional}, ladder{{50_pt, "pass"}}};
  findings<top> f;
  f.set<"1">(sampled(1, 10)).set<"2">(sampled(4, 10));
  CHECK(evaluate(f).value().score() == 60_pt);
}

} // namespace
