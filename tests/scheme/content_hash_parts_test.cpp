// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <set>
#include <string>
#include <utility>

// What of policies, conditions, steps and ladders is in the hash, and what is not.
namespace {

using namespace starlot::literals;
using starlot::assessed;
using starlot::branch;
using starlot::cap;
using starlot::content_hash;
using starlot::if_not_applicable;
using starlot::renormalise;
using starlot::rung;
using starlot::scheme_parts;
using starlot::share;

scheme_parts base() {
  return {.title = {"t", "1", "Name"},
          .rows = {{.id = "1", .title = "One", .worth = 60_pt, .roll_up = starlot::minimum},
                   {.id = "1.1", .parent = "1", .worth = 1_wt, .rule = starlot::proportional},
                   {.id = "1.2", .parent = "1", .worth = 3_wt, .rule = starlot::proportional},
                   {.id = "2", .worth = 40_pt, .rule = starlot::proportional},
                   {.id = "3", .worth = starlot::advisory, .rule = starlot::proportional}},
          .steps = {cap{90_pt}.when(branch("1").below(50_pct)).as_step(), starlot::floor_at{5_pt}.as_step(),
                    starlot::clamp{0_pt, 95_pt}.as_step(),
                    starlot::grade_limit{"pass"}.unless(starlot::asked{"q", "Question"}).as_step(),
                    starlot::veto{"Too little seen"}.unless(assessed("1").at_least(1)).as_step(),
                    starlot::round_to{1_pt, starlot::rounding::half_up}
                        .when(starlot::the_score.above(9_pt))
                        .as_step()},
          .rungs = {{50_pt, {"pass", "达标"}, 1}, {80_pt, "good", 3}}};
}

constexpr auto weak = branch("2").below(50_pct);
constexpr auto two_seen = assessed().at_least(2);

struct change {
  char const* name;
  void (*make)(scheme_parts&);
};
std::string hash_of(change const& c) {
  auto parts = base();
  c.make(parts);
  auto const scheme = starlot::loaded_scheme::build(parts);
  CAPTURE(c.name);
  REQUIRE(scheme.has_value());
  return std::string{content_hash(*scheme).hex()};
}
change const nothing{"nothing", [](scheme_parts&) {}};

TEST_CASE("everything that can change a score or a grade changes the hash, each in its own way") {
  change const all[] = {
      nothing,
      // policy, level, advisory, roll-up
      {"policy of one", [](scheme_parts& p) { p.rows[1].not_applicable = if_not_applicable::full; }},
      {"another policy", [](scheme_parts& p) { p.rows[1].not_applicable = if_not_applicable::leave_out; }},
      {"policy of another", [](scheme_parts& p) { p.rows[2].not_applicable = if_not_applicable::full; }},
      {"policy of all", [](scheme_parts& p) { p.not_applicable = if_not_applicable::full; }},
      {"level of one", [](scheme_parts& p) { p.rows[1].renormalise = renormalise::in_branch; }},
      {"another level", [](scheme_parts& p) { p.rows[1].renormalise = renormalise::among_siblings; }},
      {"level of all", [](scheme_parts& p) { p.renormalise = renormalise::in_branch; }},
      {"advisory no more", [](scheme_parts& p) { p.rows[4].worth = 1_pt, p.out_of = 100_pt; }},
      {"advisory", [](scheme_parts& p) { p.rows[3].worth = starlot::advisory, p.out_of = 100_pt; }},
      {"no advisory criterion", [](scheme_parts& p) { p.rows.pop_back(); }},
      {"roll-up", [](scheme_parts& p) { p.rows[0].roll_up = starlot::maximum; }},
      {"mean", [](scheme_parts& p) { p.rows[0].roll_up = starlot::weighted_mean; }},
      {"roll-up of the top",
       [](scheme_parts& p) { p.top = starlot::minimum, p.rows[0].worth = 60_wt, p.rows[3].worth = 40_wt; }},
      {"another of the top",
       [](scheme_parts& p) { p.top = starlot::maximum, p.rows[0].worth = 60_wt, p.rows[3].worth = 40_wt; }},
      // each field of a condition
      {"measure", [](scheme_parts& p) { p.steps[0].when.of = starlot::measure::assessed_weight; }},
      {"comparison", [](scheme_parts& p) { p.steps[0].when.is = starlot::bound::at_most; }},
      {"other comparison", [](scheme_parts& p) { p.steps[0].when.is = starlot::bound::at_least; }},
      {"where", [](scheme_parts& p) { p.steps[0].when.where = "2"; }},
      {"limit", [](scheme_parts& p) { p.steps[0].when = branch("1").below(51_pct); }},
      {"denominator", [](scheme_parts& p) { p.steps[0].when.denominator = 3; }},
      {"points for a share", [](scheme_parts& p) { p.steps[0].when = branch("1").below(0.000001_pt); }},
      {"share of the same numbers",
       [](scheme_parts& p) { p.steps[0].when.numerator = p.steps[0].when.denominator = 1; }},
      {"unless", [](scheme_parts& p) { p.steps[0].unless = true; }},
      {"no condition", [](scheme_parts& p) { p.steps[0].when = {}; }},
      {"count", [](scheme_parts& p) { p.steps[4].when = assessed("1").at_least(2); }},
      {"count of all", [](scheme_parts& p) { p.steps[4].when = assessed().at_least(1); }},
      {"score", [](scheme_parts& p) { p.steps[5].when = starlot::the_score.above(8_pt); }},
      {"any branch", [](scheme_parts& p) { p.steps[0].when = starlot::any_branch.below(50_pct); }},
      {"every branch", [](scheme_parts& p) { p.steps[0].when = starlot::every_branch.below(50_pct); }},
      {"any criterion", [](scheme_parts& p) { p.steps[0].when = starlot::any_criterion.below(50_pct); }},
      {"every criterion", [](scheme_parts& p) { p.steps[0].when = starlot::every_criterion.below(50_pct); }},
      {"both conditions", [](scheme_parts& p) { p.steps[0] = cap{90_pt}.when(weak && two_seen); }},
      {"either condition", [](scheme_parts& p) { p.steps[0] = cap{90_pt}.when(weak || two_seen); }},
      {"unless both", [](scheme_parts& p) { p.steps[0] = cap{90_pt}.unless(weak && two_seen); }},
      {"the other one first", [](scheme_parts& p) { p.steps[0] = cap{90_pt}.when(two_seen && weak); }},
      {"one of them turned round", [](scheme_parts& p) { p.steps[0] = cap{90_pt}.when(weak && !two_seen); }},
      {"the other one turned round",
       [](scheme_parts& p) { p.steps[0] = cap{90_pt}.when(!weak && two_seen); }},
      {"three conditions", [](scheme_parts& p) { p.steps[0] = cap{90_pt}.when((weak && two_seen) || weak); }},
      {"in other brackets",
       [](scheme_parts& p) { p.steps[0] = cap{90_pt}.when(weak && (two_seen || weak)); }},
      {"limit of one of them",
       [](scheme_parts& p) { p.steps[0] = cap{90_pt}.when(weak && assessed().at_least(3)); }},
      {"a question among them",
       [](scheme_parts& p) { p.steps[0] = cap{90_pt}.when(weak && starlot::asked{"open"}); }},
      {"another question among them",
       [](scheme_parts& p) { p.steps[0] = cap{90_pt}.when(weak && starlot::asked{"other"}); }},
      {"question turned round", [](scheme_parts& p) { p.steps[3].unless = false; }},
      {"id of a question", [](scheme_parts& p) { p.steps[3].id = "r"; }},
      // steps
      {"floor", [](scheme_parts& p) { p.steps[1].least = 6_pt; }},
      {"lower end", [](scheme_parts& p) { p.steps[2].least = 1_pt; }},
      {"upper end", [](scheme_parts& p) { p.steps[2].amount = 96_pt; }},
      {"rung", [](scheme_parts& p) { p.steps[3].rung = {"good"}; }},
      {"floor of the grade", [](scheme_parts& p) { p.steps[3].kind = starlot::step_kind::grade_floor; }},
      {"fixed grade", [](scheme_parts& p) { p.steps[3].kind = starlot::step_kind::grade_is; }},
      {"needs of a rung", [](scheme_parts& p) { p.steps[3].kind = starlot::step_kind::rung_needs; }},
      {"rounding", [](scheme_parts& p) { p.steps[5].mode = starlot::rounding::half_even; }},
      {"order of steps", [](scheme_parts& p) { std::swap(p.steps[1], p.steps[2]); }},
      {"order of steps on score and grade", [](scheme_parts& p) { std::swap(p.steps[2], p.steps[3]); }},
      {"one step less", [](scheme_parts& p) { p.steps.erase(p.steps.begin() + 1); }},
      // ladder
      {"bound", [](scheme_parts& p) { p.rungs[1].from = 81_pt; }},
      {"kind of bound", [](scheme_parts& p) { p.rungs[1].reached = starlot::bound::above; }},
      {"kind of the other bound", [](scheme_parts& p) { p.rungs[0].reached = starlot::bound::above; }},
      {"direction",
       [](scheme_parts& p) {
         p.rungs = {rung::at_most(80_pt, "pass", 1_dec), rung::at_most(50_pt, "good", 3_dec)};
       }},
      {"direction, exclusive",
       [](scheme_parts& p) {
         p.rungs = {rung::below(80_pt, "pass", 1_dec), rung::below(50_pt, "good", 3_dec)};
       }},
      {"half a star", [](scheme_parts& p) { p.rungs[1].stars = 3.5_dec; }},
      {"group of the ladder", [](scheme_parts& p) { p.rungs[0].group = p.rungs[1].group = "small"; }},
      {"another group", [](scheme_parts& p) { p.rungs[0].group = p.rungs[1].group = "large"; }},
      {"one more ladder",
       [](scheme_parts& p) {
         p.rungs.push_back({60_pt, "pass", 1});
         p.rungs[2].group = "small";
       }},
  };
  std::set<std::string> seen;
  for (auto const& c : all) {
    CAPTURE(c.name);
    CHECK(seen.insert(hash_of(c)).second);
  }
}

TEST_CASE("the same conditions said differently have the same hash") {
  auto const with = [](starlot::step_choice const& s) {
    auto p = base();
    p.steps[0] = s;
    auto const scheme = starlot::loaded_scheme::build(p);
    REQUIRE(scheme.has_value());
    return std::string{content_hash(*scheme).hex()};
  };
  CHECK(with(cap{90_pt}.when(!weak)) == with(cap{90_pt}.unless(weak)));
  CHECK(with(cap{90_pt}.unless(!weak)) == with(cap{90_pt}.when(weak)));
  CHECK(with(cap{90_pt}.when(weak).unless(two_seen)) == with(cap{90_pt}.when(weak && !two_seen)));
  CHECK(with(cap{90_pt}.unless(weak).unless(two_seen)) == with(cap{90_pt}.when(!(weak || two_seen))));
  CHECK(with(cap{90_pt}.when(!(weak || !two_seen))) == with(cap{90_pt}.when(!weak && two_seen)));
  CHECK(with(cap{90_pt}.when(weak).when(two_seen).when(weak)) ==
        with(cap{90_pt}.when(weak && two_seen && weak)));
}

TEST_CASE("the hash of a scheme with combined conditions never changes") {
  auto p = base();
  p.steps[0] = cap{90_pt}.when(weak && !(two_seen || starlot::asked{"open", "Is open"}));
  auto const scheme = starlot::loaded_scheme::build(p);
  REQUIRE(scheme.has_value());
  CHECK(content_hash(*scheme).hex() == "426f0ce849679f413bed38a4d6dc2db3fda423cd55e87b06f2e38f52cd2c15c8");
}

TEST_CASE("names, titles, where a rung ends, and how a rung is named do not change the hash") {
  change const same[] = {
      {"title of a question",
       [](scheme_parts& p) {
         p.steps[3].title = {"Other", "别的"};
       }},
      {"title of a veto", [](scheme_parts& p) { p.steps[4].title = {}; }},
      {"title of an advisory criterion", [](scheme_parts& p) { p.rows[4].title = "Advice"; }},
      {"name of the scheme",
       [](scheme_parts& p) {
         p.title.name = {"Name", "名称"};
       }},
      {"name of a rung", [](scheme_parts& p) { p.rungs[1].name = "very good"; }},
      {"name of a rung and what refers to it",
       [](scheme_parts& p) {
         p.rungs[0].name = "passed";
         p.steps[3].rung = {"passed"};
       }},
      {"end of a rung", [](scheme_parts& p) { p.rungs[0] = p.rungs[0].to(80_pt); }},
      {"rung by its Chinese name", [](scheme_parts& p) { p.steps[3].rung = {"达标"}; }},
      {"rung by its bound", [](scheme_parts& p) { p.steps[3].rung = {50_pt}; }},
      {"share written differently",
       [](scheme_parts& p) { p.steps[0].when = branch("1").below(share::of(7, 14)); }},
      {"what is said already", [](scheme_parts& p) { p.rows[1].not_applicable = if_not_applicable::refuse; }},
      {"the level that holds anyway",
       [](scheme_parts& p) { p.rows[1].renormalise = renormalise::over_tree; }},
      {"the policy of all, said by each",
       [](scheme_parts& p) {
         p.not_applicable = if_not_applicable::full;
         for (auto& row : p.rows)
           if (row.rule.is_said)
             row.not_applicable = if_not_applicable::refuse;
       }},
  };
  auto const due = hash_of(nothing);
  for (auto const& c : same) {
    CAPTURE(c.name);
    CHECK(hash_of(c) == due);
  }
}

} // namespace
