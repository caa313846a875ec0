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
using parts_of_users::gate;

// With less than half of "1", no more than half of "2" counts. Branches keep their worth whatever does not
// apply.
constexpr scheme gated{title{"gated", "1"},
                       clause{"1", "Attentive driver", criterion{"1.1", "Sees", 20_pt, proportional},
                              criterion{"1.2", "Reacts", 20_pt, proportional}},
                       criterion{"2", "Avoids the crash", 60_pt, proportional},
                       gate{"1", "2", 50_pct, 50_pct},
                       if_not_applicable::leave_out,
                       renormalise::in_branch,
                       ladder{{50_pt, "pass"}}};

// How many of ten did not conform, or -1 for what does not apply.
struct row {
  std::array<std::int64_t, 3> lost;
  points score; // worked out by hand
};
constexpr std::array rows{
    row{{0, 0, 0}, 100_pt},  row{{5, 5, 0}, 80_pt}, // exactly half opens the gate: 20 + 60
    row{{5, 6, 0}, 48_pt},                          // 18 of 40 does not: 18 + 30
    row{{5, 6, 3}, 48_pt},                          // 42 of 60 count as 30
    row{{5, 6, 6}, 42_pt},                          // 24 of 60 are fewer than what the gate lets through
    row{{6, -1, 0}, 46_pt},                         // 1.1 stands for its branch with 0.4: 16 + 30
    row{{-1, -1, 6}, 40_pt},                        // nothing of the input applies: 24 of 60
};

bool agrees(row const& r) {
  findings<gated> f;
  auto const k = [&](std::size_t i) { return r.lost[i] < 0 ? not_applicable : sampled(r.lost[i], 10); };
  f.set<"1.1">(k(0)).set<"1.2">(k(1)).set<"2">(k(2));
  return evaluate(f).value().score() == r.score;
}

TEST_CASE("a gate lets through less of a branch while another one lacks points") {
  starlot_tests::check_all(rows, agrees);
}

TEST_CASE("a gate says in its line what it took") {
  findings<gated> f;
  f.set<"1.1">(sampled(5, 10)).set<"1.2">(sampled(6, 10)).set<"2">(sampled(3, 10));
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const trace = r->trace();
  auto const line = trace[trace.size() - 1];
  CHECK(line.title.en == "gate");
  CHECK(line.state == line_state::acted);
  CHECK(line.contribution == -12_pt);
}

TEST_CASE("a gate stays neutral while its input is open, and the bounds are not called guaranteed") {
  findings<gated> f;
  f.set<"1.1">(not_met).set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->outcome() == outcome::undetermined);
  CHECK(r->lowest() == 60_pt); // neutral in both
  CHECK(r->highest() == 80_pt);
  CHECK(!r->bounds_are_guaranteed()); // 1.2 with 5 of 10 lost would give 10 + 30
}

// The input is watched and not scored: without it there is a grade all the same.
constexpr scheme watched{title{"watched", "1"}, criterion{"1", "Watched", advisory},
                         criterion{"2", "Scored", 60_pt, proportional}, gate{"1", "2", 50_pct, 50_pct},
                         ladder{{30_pt, "pass"}, {60_pt, "good"}}};

TEST_CASE("a gate whose input is advisory and open leaves the rating open, for it could close yet") {
  findings<watched> f;
  f.set<"2">(met);
  auto const without = evaluate(f);
  REQUIRE(without);
  CHECK_FALSE(without->is_determined());
  CHECK_FALSE(without->has_score());
  CHECK_FALSE(without->bounds_are_guaranteed());
  CHECK(without->lowest() == 60_pt);
  f.set<"1">(not_met);
  auto const with = evaluate(f);
  REQUIRE(with);
  CHECK(with->score() == 30_pt);
  CHECK(with->grade().name().en == "pass");
}

} // namespace

namespace {

// Excluded weight goes to all others here: 2 then weighs 120, and half of it is what passes the gate.
constexpr scheme over_tree{title{"over tree", "1"},
                           criterion{"1", "Sees", 40_pt},
                           criterion{"2", "Avoids the crash", 60_pt},
                           criterion{"3", "Elsewhere", 100_pt},
                           gate{"1", "2", 50_pct, 50_pct},
                           ladder{{50_pt, "pass"}}};

} // namespace

TEST_CASE("a gate takes of what a branch weighs after exclusions") {
  findings<over_tree> f;
  f.set<"1">(not_met).set<"2">(met).set<"3">(excluded("x"));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 60_pt);
  REQUIRE(r->causes().size() == 1);
  CHECK(r->causes()[0].effect == effect::cuts_score);
  CHECK(r->causes()[0].change == points{-60});
}
