// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/sheets.hpp>

#include <span>
#include <vector>

using namespace starlot;

namespace {

inline constexpr auto service = scheme{title{"service", "1"}, criterion{"1", "a", 1000_pt, proportional},
                                       ladder{{600_pt, "A"}, {800_pt, "AA"}, {950_pt, "AAA"}}};
inline constexpr auto scenery =
    scheme{title{"scenery", "1"}, criterion{"1", "a", 100_pt, proportional},
           veto{"access", "Open to the public"}, ladder{{50_pt, "A"}, {70_pt, "AA"}, {90_pt, "AAA"}}};
inline constexpr auto other = scheme{title{"other", "1"}, criterion{"1", "a", 100_pt},
                                     ladder{{50_pt, "A"}, {70_pt, "B"}, {90_pt, "AAA"}}};

auto serve(finding const& f) {
  findings<service> all;
  all.set<"1">(f);
  return evaluate(all);
}
auto view(finding const& f, finding const& access = met) {
  findings<scenery> all;
  all.set<"1">(f).set<"access">(access);
  return evaluate(all);
}

} // namespace

TEST_CASE("of several sheets the lowest grade counts, and the sheet is named") {
  auto const s = serve(sampled(5, 100)); // 950
  auto const v = view(sampled(11, 100)); // 89
  REQUIRE(s);
  REQUIRE(v);
  auto const both = all_must_pass(*s, *v);
  REQUIRE(both);
  CHECK(both->grade().name() == "AA");
  CHECK(both->decided_by == 1);
  auto const turned = all_must_pass(*v, *s);
  REQUIRE(turned);
  CHECK(turned->grade().name() == "AA");
  CHECK(turned->decided_by == 0);
}

TEST_CASE("a sheet below its ladder is below, and a veto is lower still") {
  auto const s = serve(sampled(1, 2)); // 500
  auto const v = view(met, not_met);
  REQUIRE(s);
  REQUIRE(v);
  auto const below = all_must_pass(*s, *s);
  REQUIRE(below);
  CHECK(below->grade().state() == outcome::below_ladder);
  auto const both = all_must_pass(*s, *v);
  REQUIRE(both);
  CHECK(both->grade().state() == outcome::vetoed);
  CHECK(both->decided_by == 1);
}

TEST_CASE("what is open in one sheet may make no difference") {
  auto const open = serve(not_assessed);
  auto const low = view(sampled(3, 5)); // 40: below
  auto const high = view(met);
  REQUIRE(open);
  REQUIRE(low);
  REQUIRE(high);
  auto const settled = all_must_pass(*open, *low);
  REQUIRE(settled);
  CHECK(settled->is_determined());
  CHECK(settled->grade().state() == outcome::below_ladder);
  auto const undecided = all_must_pass(*open, *high);
  REQUIRE(undecided);
  CHECK(!undecided->is_determined());
  CHECK(undecided->grade().state() == outcome::undetermined);
  CHECK(undecided->lowest.state() == outcome::below_ladder);
  CHECK(undecided->highest.name() == "AAA");
}

TEST_CASE("sheets whose ladders differ are refused") {
  findings<other> f;
  f.set<"1">(met);
  auto const s = serve(met);
  auto const o = evaluate(f);
  REQUIRE(s);
  REQUIRE(o);
  auto const both = all_must_pass(*s, *s, *o);
  REQUIRE(!both);
  CHECK(both.error().code == errc::ladders_differ);
  CHECK(both.error().where.index == 2);
}

namespace {

// Low and high scores both make "A", what lies between does not.
inline constexpr auto crooked =
    scheme{title{"crooked", "1"}, criterion{"1", "a", 100_pt, proportional},
           grade_is{"A"}.when(the_score.at_most(5_pt)), grade_is{"A"}.when(the_score.at_least(95_pt)),
           ladder{{50_pt, "A"}, {70_pt, "AA"}, {90_pt, "AAA"}}};

} // namespace

TEST_CASE("an open sheet without guaranteed bounds settles nothing") {
  findings<crooked> f;
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(!r->bounds_are_guaranteed());
  auto const all = all_must_pass(*r, *r);
  REQUIRE(all);
  CHECK(all->lowest.name() == "A");
  CHECK(all->highest.name() == "A");
  CHECK(!all->is_determined());
}

TEST_CASE("all sheets of a range must pass, as those that are named one by one") {
  std::vector<rating> sheets{*serve(sampled(5, 100)), *view(sampled(11, 100)), *serve(met)}; // 950, 89, 1000
  auto const all = all_must_pass(sheets);
  REQUIRE(all);
  CHECK(all->grade().name() == "AA");
  CHECK(all->decided_by == 1);
  CHECK(all_must_pass(std::span{sheets}.first(1))->grade().name() == "AAA");
  CHECK(all_must_pass(std::span{sheets}.first(0)).error().code == errc::no_sheets);
  findings<other> f;
  f.set<"1">(met);
  sheets.push_back(*evaluate(f));
  CHECK(all_must_pass(sheets).error().code == errc::ladders_differ);
  CHECK(all_must_pass(sheets).error().where.index == 3);
}

TEST_CASE("a special grade of a sheet is lower than every rung, and a veto is lower still") {
  static constexpr auto rated =
      scheme{title{"rated", "1"}, criterion{"1", "a", 100_pt}, veto{"data", "Data"}.awards("not rated"),
             ladder{{50_pt, "A"}, {70_pt, "AA"}, {90_pt, "AAA"}, rung::awarded("not rated")}};
  findings<rated> f;
  f.set<"1">(met).set<"data">(not_met);
  auto const special = *evaluate(f);
  auto const with_below = all_must_pass(*serve(sampled(1, 2)), special);
  REQUIRE(with_below);
  CHECK(with_below->grade().name() == "not rated");
  CHECK(with_below->decided_by == 1);
  CHECK(all_must_pass(special, *view(met, not_met))->grade().state() == outcome::vetoed);
}
