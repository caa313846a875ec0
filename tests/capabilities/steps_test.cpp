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

constexpr criterion all_points{"1", "Service", 100_pt, proportional};
constexpr ladder three{{70_pt, "pass"}, {80_pt, "good"}, {90_pt, "best"}};

constexpr scheme extras{title{"extras", "1"},
                        all_points,
                        deduction{"breach", 2_pt}.fails_at(5),
                        bonus{"prize", 3_pt}.at_most(2),
                        floor_at{10_pt},
                        cap{100_pt},
                        three};

struct extra {
  std::int64_t lost, breaches, prizes;
  points score; // worked out by hand
};
constexpr std::array extra_rows{
    extra{10, 0, 0, 90_pt}, extra{10, 2, 0, 86_pt}, extra{10, 2, 1, 89_pt},
    extra{10, 0, 2, 96_pt}, extra{10, 0, 5, 96_pt}, // two count
    extra{3, 0, 2, 100_pt},                         // 103
    extra{0, 1, 2, 100_pt},                         // 98, then 104
    extra{92, 4, 0, 10_pt},                         // 8 - 8
    extra{92, 4, 2, 10_pt},                         // 8 - 8 + 6
};
bool adds(extra const& e) {
  findings<extras> f;
  f.set<"1">(sampled(e.lost, 100)).set<"breach">(found(e.breaches)).set<"prize">(found(e.prizes));
  return evaluate(f).value().score() == e.score;
}

TEST_CASE("penalties and bonuses are added outside the weights, within total limits") {
  starlot_tests::check_all(extra_rows, adds);
}

constexpr scheme conditional{title{"conditional", "1"}, all_points,
                             bonus{"prize", 5_pt}.at_most(1).when(the_score.at_least(90_pt)), three};

TEST_CASE("a conditional bonus counts only if the base reaches a value") {
  auto const score = [](std::int64_t lost) {
    findings<conditional> f;
    f.set<"1">(sampled(lost, 1000)).set<"prize">(found(1));
    return evaluate(f).value().score();
  };
  CHECK(score(100) == 95_pt);
  CHECK(score(101) == 89.9_pt);
}

// What a missing licence does: no grade, a fixed grade, nothing left.
constexpr asked licence{"licence", "Holds a licence"};
constexpr scheme fails{title{"veto", "1"}, all_points, veto{"licence", "Holds a licence"}, three};
constexpr scheme fixes{title{"veto", "2"}, all_points, grade_is{70_pt}.unless(licence), three};
constexpr scheme empties{title{"veto", "3"}, all_points, cap{0_pt}.unless(licence), three};

template <auto const& Scheme> auto rate(finding const& answer) {
  findings<Scheme> f;
  f.template set<"1">(sampled(5, 100)).template set<"licence">(answer);
  return evaluate(f).value();
}

TEST_CASE("a veto gives no grade, a fixed grade or no points, and no grade is not the lowest grade") {
  CHECK(rate<fails>(met).grade().name().en == "best");
  CHECK(rate<fixes>(met).grade().name().en == "best");
  CHECK(rate<empties>(met).score() == 95_pt);

  CHECK(rate<fails>(not_met).outcome() == outcome::vetoed);
  CHECK(rate<fails>(not_met).score() == 95_pt);
  CHECK(rate<fixes>(not_met).outcome() == outcome::graded);
  CHECK(rate<fixes>(not_met).grade().name().en == "pass");
  CHECK(rate<empties>(not_met).score() == 0_pt);
  CHECK(rate<empties>(not_met).outcome() == outcome::below_ladder);

  auto const open = rate<fails>(not_assessed); // asked and not answered: neither
  CHECK(open.outcome() == outcome::undetermined);
  CHECK(open.lowest_grade().state() == outcome::vetoed);
  CHECK(open.highest_grade().name().en == "best");
}

constexpr scheme bounded{title{"bounded", "1"},
                         criterion{"1", "Service", 60_pt, proportional},
                         criterion{"2", "Safety", 40_pt, proportional},
                         cap{85_pt, "cap 85"}.when(branch("2").below(50_pct)),
                         cap{75_pt, "cap 75"}.when(branch("2").below(60_pct)),
                         grade_limit{"best", "no more than best"},
                         grade_limit{"pass", "no more than pass"}.when(branch("1").at_most(90_pct)),
                         grade_floor{"good", "no less than good"}.when(branch("1").at_least(100_pct)),
                         grade_is{"best", "by decree"}.when(asked{"decree"}),
                         three};

rating with_bounds(std::int64_t lost_1, std::int64_t lost_2, finding const& decree) {
  findings<bounded> f;
  f.set<"1">(sampled(lost_1, 100)).set<"2">(sampled(lost_2, 100)).set<"decree">(decree);
  return evaluate(f).value();
}

TEST_CASE("the lowest cap wins, a hard override ranks above caps, and every cause is kept once") {
  // 60 + 18: both caps hold, 75 wins; the floor lifts pass to good.
  auto const lifted = with_bounds(0, 55, not_met);
  CHECK(lifted.score() == 75_pt);
  CHECK(lifted.grade().name().en == "good");
  // 54 + 40: best by its score, pass by the limit.
  auto const limited = with_bounds(10, 0, not_met);
  CHECK(limited.score() == 94_pt);
  CHECK(limited.grade().name().en == "pass");
  auto const decreed = with_bounds(10, 0, met);
  CHECK(decreed.score() == 94_pt);
  CHECK(decreed.grade().name().en == "best");

  // 57 + 40 * 0.45 = 75 stays; 59.4 + 18 = 77.4 is cut to 75.
  auto const uncut = with_bounds(5, 55, not_met);
  CHECK(uncut.score() == 75_pt);
  CHECK(uncut.causes().empty());
  // 60 * 0.9 + 40 * 0.59 = 77.6, cut by the second cap alone, and limited to pass, which it is anyway.
  auto const both = with_bounds(10, 41, not_met);
  auto const causes = both.causes();
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].title.en == "cap 75");
  CHECK(causes[0].change == -2.6_pt);
}

constexpr scheme many{title{"many", "1"},
                      all_points,
                      cap{95_pt, "cap 95"},
                      cap{92_pt, "cap 92"},
                      grade_limit{"good", "limit good"},
                      veto{"a", "veto a"},
                      grade_limit{"pass", "limit pass"},
                      veto{"b", "veto b"},
                      three};

TEST_CASE("causes are sorted by their effect: vetoes, limits from the lowest, caps by the points they took") {
  findings<many> f;
  f.set<"1">(met).set<"a">(not_met).set<"b">(not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const causes = r->causes();
  constexpr std::array<std::string_view, 6> expected{"veto a",     "veto b", "limit pass",
                                                     "limit good", "cap 95", "cap 92"};
  REQUIRE(causes.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    CHECK(causes[i].title.en == expected[i]);
  REQUIRE(r->cause());
  CHECK(r->cause()->title.en == "veto a");
}

} // namespace
