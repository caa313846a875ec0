// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/score_change.hpp>

#include <optional>
#include <vector>

// Reasons: what cost points, and what changed against a baseline.

using namespace starlot;

namespace {

constexpr scheme shop{title{"shop", "1"},
                      clause{"1", "Desk", criterion{"1.1", "Hours", 20_pt, proportional},
                             criterion{"1.2", "Staff", 30_pt, proportional}},
                      clause{"2", "Store", 50_pt, minimum, criterion{"2.1", "Light", 1_wt, proportional},
                             criterion{"2.2", "Order", 1_wt, proportional}},
                      deduction{"breach", 3_pt},
                      cap{70_pt, "weak store"}.when(branch("2").below(90_pct)),
                      add{2_pt, "early"}.when(branch("1").at_least(80_pct)),
                      ladder{{50_pt, "pass"}}};

result<rating> rated(int hours, int staff, int light, int order, int breaches) {
  findings<shop> f;
  f.set<"1.1">(sampled(hours, 10)).set<"1.2">(sampled(staff, 10));
  f.set<"2.1">(sampled(light, 10)).set<"2.2">(sampled(order, 10)).set<"breach">(found(breaches));
  return evaluate(f);
}

starlot::fraction sum_of(std::vector<score_change> const& changes) {
  starlot::fraction sum;
  for (auto const& c : changes)
    sum += c.change();
  return sum;
}

} // namespace

TEST_CASE("reasons rank steps with the criteria, by the points they cost") {
  auto const r = rated(1, 1, 2, 1, 1); // 18 + 27 + 40 - 3 = 82, capped at 70, and 2 on top
  REQUIRE(r);
  CHECK(r->score() == 72_pt);
  auto const why = r->reasons();
  REQUIRE(why.size() == 6U);
  CHECK(why[0].title.en == "weak store"); // 12
  CHECK(why[0].lost() == 12_pt);
  CHECK(why[1].id == "2.1"); // 5: 2 of 10 of half of the store
  CHECK(why[2].id == "1.2"); // 3
  CHECK(why[3].id == "breach");
  CHECK(why[3].lost() == 3_pt);
  CHECK(why[4].id == "2.2"); // 2.5
  CHECK(why[5].id == "1.1"); // 2
}

TEST_CASE("where few points are good, a step that adds is a reason, and one that takes is none") {
  static constexpr scheme few{title{"few", "1"},
                              raw_sum,
                              criterion{"1", "Faults", 10_pt, proportional},
                              add{5_pt, "late"},
                              add{-2_pt, "early"},
                              ladder{rung::at_most(20_pt, "fair"), rung::at_most(5_pt, "good")}};
  findings<few> f;
  f.set<"1">(sampled(1, 2));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 8_pt);
  auto const why = r->reasons();
  REQUIRE(why.size() == 2U);
  CHECK(why[0].id == "1");
  CHECK(why[1].title.en == "late");
}

TEST_CASE("reasons against a baseline say line by line what changed, and add up to the difference") {
  auto const before = rated(1, 1, 0, 0, 0); // 18 + 27 + 50 + 2 = 97
  auto const after = rated(4, 0, 2, 1, 1);  // 12 + 30 + 40 - 3 = 79, capped at 70, and 2 on top
  REQUIRE(before);
  REQUIRE(after);
  CHECK(before->score() == 97_pt);
  CHECK(after->score() == 72_pt);
  auto const why = after->reasons(*before);
  CHECK(sum_of(why) == -25_pt);
  REQUIRE(why.size() == 7U); // the two points on top are in both
  CHECK(why[0].title.en == "weak store");
  CHECK(why[0].kind == line_kind::step);
  CHECK(why[0].change() == -9_pt);
  CHECK(why[1].id == "1.1");
  CHECK(why[1].before == 18_pt);
  CHECK(why[1].after == 12_pt);
  CHECK(why[2].id == "2.1"); // -5
  CHECK(why[3].id == "breach");
  CHECK(why[4].id == "2"); // the worst decides: 40 of 42.5 that the lines add up to
  CHECK(why[4].kind == line_kind::clause);
  CHECK(why[4].change() == -2.5_pt);
  CHECK(why[5].id == "2.2"); // -2.5
  CHECK(why[6].id == "1.2"); // 3 gained
}

TEST_CASE("the way back has the same changes with the other sign, and there are none to itself") {
  auto const a = rated(1, 1, 0, 0, 0);
  auto const b = rated(4, 0, 2, 1, 1);
  CHECK(sum_of(a->reasons(*b)) == 25_pt);
  CHECK(a->reasons(*b).back().title.en == "weak store");
  CHECK(a->reasons(*a).empty());
}

TEST_CASE("a line of the top that one of two ratings has is a change") {
  static constexpr scheme given{title{"given", "1"}, if_nothing_applies::earns(15_pt),
                                criterion{"1", "One", 20_pt, proportional}, ladder{{10_pt, "pass"}}};
  findings<given> f;
  f.set<"1">(sampled(0, 4));
  auto const all = evaluate(f);
  f.set<"1">(excluded("none"));
  auto const none = evaluate(f);
  REQUIRE(all);
  REQUIRE(none);
  auto const why = none->reasons(*all);
  REQUIRE(why.size() == 2U);
  CHECK(why[0].change() == -20_pt);
  CHECK(why[1].kind == line_kind::top);
  CHECK(why[1].change() == 15_pt);
  CHECK(sum_of(all->reasons(*none)) == 5_pt);
}

TEST_CASE("what is open is compared as found wrong, and changes outlive the scheme's owner") {
  std::vector<score_change> why;
  {
    auto const scheme = loaded_scheme::build(
        {.title = {"loaded", "1"},
         .rows = {{.id = "a long id of a criterion", .worth = 20_pt, .rule = proportional},
                  {.id = "2", .worth = 20_pt, .rule = proportional}},
         .rungs = {{10_pt, "pass"}}});
    finding_set f{*scheme};
    REQUIRE(f.set("a long id of a criterion", sampled(0, 4)));
    REQUIRE(f.set("2", sampled(0, 4)));
    auto const then = evaluate(f);
    REQUIRE(f.set("a long id of a criterion", not_assessed));
    why = evaluate(f)->reasons(*then);
  }
  REQUIRE(why.size() == 1U);
  CHECK(why[0].id == "a long id of a criterion");
  CHECK(why[0].change() == -20_pt);
}

TEST_CASE("ratings of two schemes are not compared") {
  static constexpr scheme other{title{"other", "1"}, criterion{"1", "One", 20_pt}, ladder{{10_pt, "pass"}}};
  findings<other> f;
  f.set<"1">(met);
  auto const a = evaluate(f);
  auto const b = rated(0, 0, 0, 0, 0);
  CHECK(starlot_tests::broken_contract([&] { static_cast<void>(a->reasons(*b)); }) ==
        "ratings of the same scheme are compared");
}
