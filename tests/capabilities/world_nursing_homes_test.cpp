// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

// Nursing homes: the stars of the inspections, moved up and down by staffing and by quality, never outside of one to five.
namespace {
using namespace starlot;
constexpr levels stars{{{1, 20_pct}, {2, 40_pct}, {3, 60_pct}, {4, 80_pct}, {5, 100_pct}}};
constexpr auto staffing = branch("staffing"), quality = branch("quality");
constexpr scheme homes{
    title{"homes", "2026"},
    criterion{"health", "Inspections", 5_pt, stars}, // the score counts stars
    criterion{"staffing", "Staffing", advisory, stars},
    criterion{"quality", "Quality measures", advisory, stars},
    add{1_pt}.when(staffing.at_least(100_pct)).named("staffing-up"),
    add{-1_pt}.when(staffing.at_most(20_pct)).named("staffing-down"),
    clamp{1_pt, 5_pt},
    add{1_pt}.when(quality.at_least(100_pct)).named("quality-up"),
    add{-1_pt}.when(quality.at_most(20_pct)).named("quality-down"),
    clamp{1_pt, 5_pt},
    cap{2_pt}.when(branch("health").at_most(20_pct)).named("one-star-limit"), // one more at most
    cap{3_pt}.when(asked{"focus", "Is a special focus facility"}),
    ladder{{1_pt, "one", 1}, {2_pt, "two", 2}, {3_pt, "three", 3}, {4_pt, "four", 4}, {5_pt, "five", 5}}};

findings<homes> home(int health, int staff, int measures, finding const& focus = not_met) {
  findings<homes> f;
  f.set<"health">(at_level(health)).set<"staffing">(at_level(staff)).set<"quality">(at_level(measures));
  f.set<"focus">(focus);
  return f;
}
decimal stars_of(findings<homes> const& f) { return evaluate(f).value().grade().stars(); }

TEST_CASE("nursing homes: stars are moved one by one, within limits") {
  CHECK(stars_of(home(3, 3, 3)) == 3_dec);
  CHECK(stars_of(home(3, 5, 5)) == 5_dec);
  CHECK(stars_of(home(5, 5, 1)) == 4_dec); // 6 is 5 before the next domain takes one
  CHECK(stars_of(home(1, 1, 5)) == 2_dec); // 0 is 1 before the next domain adds one
  CHECK(stars_of(home(1, 5, 5)) == 2_dec); // 3, but one more than the inspections at most
  CHECK(stars_of(home(4, 5, 5, met)) == 3_dec);
  auto const r = evaluate(home(1, 5, 5)).value();
  CHECK(r.trace().line("staffing-up").contribution == 1_pt);
  CHECK(r.trace().line("one-star-limit").contribution == -1_pt);
  CHECK(r.trace().line("quality-down").state == line_state::idle);
}
TEST_CASE("nursing homes: what is not rated yet leaves the stars open, unless it cannot change them") {
  auto const r = evaluate(home(3, 3, 3).set<"quality">(not_assessed)).value();
  CHECK((r.outcome() == outcome::undetermined && r.bounds_are_guaranteed()));
  CHECK((r.lowest_grade().stars() == 2_dec && r.highest_grade().stars() == 4_dec));
  auto const focus = evaluate(home(5, 5, 3, met).set<"quality">(not_assessed)).value();
  CHECK((focus.is_determined() && focus.grade().stars() == 3_dec)); // 4 or 5, no more than 3
}
} // namespace
