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
using parts_of_users::lowest_over_branches;

// Every branch must climb to the rung: the score does not matter.
constexpr scheme weakest{
    title{"weakest", "1"},
    clause{"a", "Adults", criterion{"a.1", "Front", 30_pt, proportional},
           criterion{"a.2", "Rear", 30_pt, proportional}},
    criterion{"b", "Children", 30_pt, proportional},
    criterion{"c", "Outside", 10_pt, proportional},
    if_not_applicable::leave_out,
    lowest_over_branches{ladder{{50_pt, "pass", 3}, {70_pt, "good", 4}, {90_pt, "best", 5}}}};

// How many of a hundred did not conform, or -1 for what does not apply.
struct row {
  std::array<std::int64_t, 4> lost;
  int stars; // 0 below the ladder; worked out by hand
};
constexpr std::array rows{
    row{{0, 0, 0, 0}, 5},    row{{10, 10, 10, 10}, 5}, // 90 % each
    row{{0, 20, 10, 10}, 5},                           // a has 0.9 of its points
    row{{0, 21, 0, 0}, 4},                             // 0.895
    row{{0, 0, 30, 0}, 4},   row{{0, 0, 31, 0}, 3},
    row{{0, 0, 0, 50}, 3},   row{{0, 0, 0, 51}, 0}, // 94.9 points, and no grade
    row{{0, 0, 0, -1}, 5},                          // what does not apply does not hold back
    row{{50, -1, 0, 0}, 3},                         // a.1 stands for its branch
};

bool agrees(row const& r) {
  findings<weakest> f;
  auto const k = [&](std::size_t i) { return r.lost[i] < 0 ? not_applicable : sampled(r.lost[i], 100); };
  f.set<"a.1">(k(0)).set<"a.2">(k(1)).set<"b">(k(2)).set<"c">(k(3));
  auto const rating = evaluate(f).value();
  return rating.grade().stars() == decimal{r.stars} &&
         rating.outcome() == (r.stars == 0 ? outcome::below_ladder : outcome::graded);
}

TEST_CASE("a ladder of the user's gives the lowest grade over the branches") {
  starlot_tests::check_all(rows, agrees);
}

TEST_CASE("the lowest branch is compared with its rung exactly") {
  auto const with_nonconforming = [](std::int64_t k) {
    findings<weakest> f;
    f.set<"a.1">(met).set<"a.2">(met).set<"b">(sampled(k, 2147483647)).set<"c">(met);
    return evaluate(f).value().grade().stars();
  };
  CHECK(with_nonconforming(1073741823) == 3_dec); // a hair above half
  CHECK(with_nonconforming(1073741824) == 0_dec); // a hair below it
}

TEST_CASE("an open branch leaves the lowest grade undetermined between its bounds") {
  findings<weakest> f;
  f.set<"a.1">(met).set<"a.2">(met).set<"b">(sampled(20, 100));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->lowest_grade().state() == outcome::below_ladder);
  CHECK(r->highest_grade().stars() == 4_dec);
  CHECK(r->bounds_are_guaranteed());
  CHECK(!r->next());
}

} // namespace
