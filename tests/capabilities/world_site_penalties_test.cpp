// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

// A web site starts from 100 points, faults cost some, and good practice adds some where the base is 90 or more: in the
// manner of the HTTP Observatory, points illustrative.
namespace {
using namespace starlot;
constexpr levels policy{{{0, 0_pct, "none"}, {1, 20_pct, "unsafe"}, {2, 100_pct, "safe"}}};
constexpr auto base_of_90 = the_score.at_least(90_pt);
constexpr scheme site{
    title{"site", "1"},
    raw_sum,
    starts_at{100_pt},
    criterion{"csp", "Content policy", costs(25_pt), policy},
    criterion{"cookies", "Cookies are secure", costs(40_pt), proportional},
    criterion{"https", "Redirects to HTTPS", costs(20_pt)},
    criterion{"frames", "Frames are refused", costs(20_pt), if_not_applicable::leave_out},
    bonus{"preloaded", 5_pt}.at_most(1).when(base_of_90),
    bonus{"strict", 10_pt}.at_most(1).when(base_of_90),
    add{-50_pt, "no certificate"}.unless(asked{"certificate", "Has a certificate"}),
    floor_at{0_pt},
    ladder{{0_pt, "F"}, {30_pt, "D"}, {50_pt, "C"}, {70_pt, "B"}, {90_pt, "A"}, {100_pt, "A+"}}};

findings<site> good() {
  findings<site> f;
  f.set<"csp">(at_level(2)).set<"cookies">(sampled(1, 5)).set<"https">(met).set<"frames">(met);
  f.set<"preloaded">(found(1)).set<"strict">(found(1)).set<"certificate">(met);
  return f;
}
TEST_CASE("a penalty system: bonuses count above a base only, and may lead above all points") {
  auto f = good();
  auto r = evaluate(f).value();
  CHECK((r.score() == 107_pt && r.maximum() == 100_pt)); // 100 - 40 / 5 = 92, and 15 on top
  CHECK(r.grade().name().en == "A+");
  CHECK((r.trace().line("cookies").contribution == -8_pt && r.trace().line("csp").contribution == 0_pt));
  f.set<"csp">(at_level(1)).set<"frames">(not_applicable);
  r = evaluate(f).value();
  CHECK(r.score() == 72_pt); // 100 - 20 - 8, and no bonus
  CHECK(r.grade().name().en == "B");
  CHECK(r.causes().size() == 2); // both bonuses stay uncounted
  CHECK((r.reasons()[0].id == "csp" && r.reasons()[0].lost() == 20_pt));
  CHECK((r.reasons(evaluate(good()).value()).size() == 3 &&
         r.reasons(evaluate(good()).value())[0].id == "csp"));
  f.set<"csp">(at_level(0)).set<"cookies">(sampled(5, 5)).set<"https">(not_met).set<"certificate">(not_met);
  CHECK(evaluate(f)->score() == 0_pt); // 100 - 25 - 40 - 20 - 50, no less than 0
}
TEST_CASE("a penalty system: what is open costs its points at worst") {
  auto f = good();
  f.set<"https">(not_assessed);
  auto const r = evaluate(f).value();
  CHECK((r.lowest() == 72_pt && r.highest() == 107_pt && r.bounds_are_guaranteed()));
  CHECK((r.lowest_grade().name().en == "B" && r.highest_grade().name().en == "A+"));
}
} // namespace
