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
using parts_of_users::transfer;

// What "a" earns beyond 40 of its 50 points fills what "b" lacks, up to 5 points.
constexpr scheme shared{title{"shared", "1"}, criterion{"a", "Occupants", 50_pt, proportional},
                        criterion{"b", "Others", 50_pt, proportional}, transfer{"a", "b", 80_pct, 5_pt},
                        ladder{{50_pt, "pass"}}};

struct row {
  std::int64_t a, b; // of fifty, nonconforming: points lost
  points score;      // worked out by hand
};
constexpr std::array rows{
    row{0, 0, 90_pt},   // 10 to spare, nothing lacks
    row{0, 20, 75_pt},  // 10 to spare, 20 lack, 5 may move: 40 + 30 + 5
    row{0, 2, 90_pt},   // 2 lack: 40 + 48 + 2
    row{7, 35, 58_pt},  // 3 to spare: 40 + 15 + 3
    row{10, 20, 70_pt}, // on the line nothing is to spare
    row{30, 0, 70_pt},  // no way back
    row{50, 50, 0_pt},
};

bool agrees(row const& r) {
  findings<shared> f;
  f.set<"a">(sampled(r.a, 50)).set<"b">(sampled(r.b, 50));
  return evaluate(f).value().score() == r.score;
}

TEST_CASE("a bounded transfer fills what one branch lacks from what another has to spare") {
  starlot_tests::check_all(rows, agrees);
}

TEST_CASE("a bounded transfer is exact where the samples are too large for 64 bits") {
  // a: 50 - 50/p, all but 40 to spare; b: 50/q; at most 5 move: 40 + 50/q + 5.
  findings<shared> f;
  f.set<"a">(sampled(1, 2147483647)).set<"b">(sampled(2147483628, 2147483629));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(to_string(r->score()) == "96636763355/2147483629");
}

} // namespace
