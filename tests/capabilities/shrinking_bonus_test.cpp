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
using parts_of_users::shrinking_bonus;

// Each praise brings a tenth of what is missing to 100.
constexpr scheme praised{title{"praised", "1"}, criterion{"1", "Service", 100_pt, proportional},
                         shrinking_bonus{"praise", 100_pt, 10}, ladder{{80_pt, "good"}, {90_pt, "better"}}};

struct row {
  std::int64_t lost; // of a hundred
  std::int64_t praises;
  points score; // worked out by hand
};
constexpr std::array rows{
    row{20, 0, 80_pt},    row{20, 1, 82_pt}, // 80 + 20 / 10
    row{20, 2, 83.8_pt},                     // 82 + 18 / 10
    row{0, 3, 100_pt},                       // nothing is missing
    row{100, 1, 10_pt},                      // the worse the score, the more it helps
    row{100, 3, 27.1_pt},                    // 10, 19, 27.1
};

bool agrees(row const& r) {
  findings<praised> f;
  f.set<"1">(sampled(r.lost, 100)).set<"praise">(found(r.praises));
  return evaluate(f).value().score() == r.score;
}

TEST_CASE("a bonus of the user's depends on the score it meets") { starlot_tests::check_all(rows, agrees); }

TEST_CASE("a step of the user's with a finding of its own is open without one") {
  findings<praised> f;
  f.set<"1">(sampled(15, 100));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->outcome() == outcome::undetermined);
  CHECK(r->has_score());
}

TEST_CASE("a bonus of the user's is exact where 64 bits are not enough") {
  // In Python: 100 - 100 * Fraction(1, 2147483647) * Fraction(9, 10)**30
  findings<praised> f;
  f.set<"1">(sampled(1, 2147483647)).set<"praise">(found(30));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(to_string(r->score()) == "2147483646957608841724783796485705566799/"
                                 "21474836470000000000000000000000000000");
}

} // namespace
