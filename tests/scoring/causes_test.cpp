// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Every cause is kept and sorted, each once: ties, and what is no cause.

#include "support/catch.hpp"

#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <string>

using namespace starlot;

namespace {

constexpr auto strict = scheme{title{"strict", "1"},
                               criterion{"a", "a", 90_pt, proportional},
                               criterion{"b", "b", 10_pt, if_not_applicable::fail},
                               cap{97_pt, "first cap"},
                               cap{90_pt, "second cap"},
                               cap{89_pt, "third cap"},
                               veto{"licence", "Holds a licence"},
                               veto{"taxes", "Pays its taxes"},
                               grade_limit{"wait", "Held for a year", 60_pt},
                               grade_limit{"fined", "Never fined", 60_pt},
                               grade_limit{"young", "Older than a year", 70_pt},
                               ladder{{60_pt, "pass"}, {70_pt, "good"}, {80_pt, "best"}}};

auto audit() {
  findings<strict> f;
  f.set<"a">(met).set<"b">(met);
  f.set<"licence">(met).set<"taxes">(met).set<"wait">(met).set<"fined">(met).set<"young">(met);
  return f;
}

template <class Rating> std::string named(Rating const& r) {
  std::string all;
  for (auto const& c : r.causes())
    all += std::string{c.id.empty() ? c.title.en : c.id} + ';';
  return all;
}

constexpr auto lenient = scheme{title{"lenient", "1"},
                                criterion{"a", "a", 100_pt, proportional},
                                floor_at{20_pt, "low floor"},
                                floor_at{50_pt, "high floor"},
                                grade_floor{70_pt, "floor of the grade"},
                                ladder{{60_pt, "pass"}, {70_pt, "good"}, {80_pt, "best"}}};

} // namespace

TEST_CASE("caps by the points that they took, most first") {
  auto const r = evaluate(audit()); // 100: the caps take 3, 7 and 1
  REQUIRE(r);
  CHECK(r->score() == 89_pt);
  CHECK(named(*r) == "second cap;first cap;third cap;");
  for (auto const& c : r->causes())
    CHECK(c.effect == effect::cuts_score);
  CHECK(r->causes()[0].change == -7_pt);
  CHECK_FALSE(r->cause()); // none of them moved the grade off the rung of the score
}

TEST_CASE("limits from the lowest rung, equal ones in the order of the scheme") {
  auto f = audit();
  f.set<"young">(not_met).set<"wait">(not_met).set<"fined">(not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->grade().name().en == "pass");
  CHECK(named(*r) == "wait;fined;young;second cap;first cap;third cap;");
  REQUIRE(r->cause());
  CHECK(r->cause()->id == "wait");
  CHECK(r->causes()[1].rung == 0);
  CHECK(r->causes()[2].rung == 1);
}

TEST_CASE("all vetoes stand before everything else, a criterion's too") {
  auto f = audit();
  f.set<"b">(not_applicable).set<"licence">(not_met).set<"taxes">(not_met).set<"young">(not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->outcome() == outcome::vetoed);
  CHECK(r->score() == 89_pt);
  CHECK(named(*r) == "b;licence;taxes;young;third cap;");
  CHECK(r->cause()->id == "b");
}

TEST_CASE("vetoed is not below the ladder") {
  auto f = audit();
  f.set<"a">(not_met);
  auto const below = evaluate(f);
  REQUIRE(below);
  CHECK(below->outcome() == outcome::below_ladder);
  CHECK(below->causes().empty());
  CHECK_FALSE(below->cause());
  f.set<"licence">(not_met);
  auto const vetoed = evaluate(f);
  REQUIRE(vetoed);
  CHECK(vetoed->outcome() == outcome::vetoed);
  CHECK(vetoed->score() == below->score());
  CHECK(vetoed->grade() != below->grade());
  CHECK(detail::is_lower(vetoed->grade(), below->grade()));
  CHECK(named(*vetoed) == "licence;");
}

TEST_CASE("a limit that the score does not reach, and a question that is met, are no causes") {
  auto f = audit();
  f.set<"a">(sampled(50, 100)).set<"young">(not_met); // 55
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(named(*r).empty());
}

TEST_CASE("what lifts: the grade before the score") {
  findings<lenient> f;
  f.set<"a">(sampled(90, 100));
  auto const r = evaluate(f); // 10 → 20 → 50
  REQUIRE(r);
  CHECK(r->score() == 50_pt);
  CHECK(r->grade().name().en == "good");
  auto const all = r->causes();
  REQUIRE(all.size() == 3U);
  CHECK(all[0].effect == effect::lifts_grade);
  CHECK(all[0].rung == 1);
  CHECK(all[1].effect == effect::lifts_score);
  CHECK(all[2].effect == effect::lifts_score);
  CHECK(r->cause()->title.en == "floor of the grade");
}
