// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace starlot;
using namespace starlot::literals;

namespace {

/// Two branches of 40 and 60 points, the second with two criteria, and an advisory criterion; the steps given.
loaded_scheme scheme_with(std::vector<step_choice> steps) {
  scheme_parts parts{.title = {"steps", "1"}};
  parts.rows = {{.id = "1", .title = "a", .worth = 40_pt, .rule = proportional},
                {.id = "2", .title = "b"},
                {.id = "2.1", .parent = "2", .title = "c", .worth = 20_pt, .rule = proportional},
                {.id = "2.2", .parent = "2", .title = "d", .worth = 40_pt, .rule = proportional},
                {.id = "3", .title = "e", .worth = advisory, .rule = proportional}};
  parts.steps = std::move(steps);
  parts.rungs = {{50_pt, "pass"}, {70_pt, "good"}, {90_pt, "best"}};
  auto s = loaded_scheme::build(parts);
  REQUIRE(s);
  return std::move(s).value();
}

struct audit {
  finding a = met;
  finding c = met;
  finding d = met;
  finding e = met;
};

rating rate(loaded_scheme const& s, audit const& found) {
  finding_set f{s};
  REQUIRE(f.set("1", found.a));
  REQUIRE(f.set("2.1", found.c));
  REQUIRE(f.set("2.2", found.d));
  REQUIRE(f.set("3", found.e));
  auto r = evaluate(f);
  REQUIRE(r);
  return *r;
}

/// Whether a step that takes the score to 1 acts under a condition.
bool acts(condition const& c, audit const& found) {
  auto const s = scheme_with({cap{1_pt}.when(c).as_step()});
  bool const acted = rate(s, found).score() == 1_pt;
  auto const t = scheme_with({cap{1_pt}.unless(c).as_step()});
  CHECK((rate(t, found).score() == 1_pt) != acted);
  return acted;
}

struct limits {
  bool at_least, above, at_most, below;
  friend bool operator==(limits const&, limits const&) = default;
};
constexpr limits under{false, false, true, true};
constexpr limits equal{true, false, true, false};
constexpr limits over{true, true, false, false};

template <class Subject, class Limit>
limits compared(Subject const& subject, Limit limit, audit const& found) {
  return {acts(subject.at_least(limit), found), acts(subject.above(limit), found),
          acts(subject.at_most(limit), found), acts(subject.below(limit), found)};
}

} // namespace

TEST_CASE("a condition holds on and beside its limit as its comparison says") {
  audit const found{
      .a = sampled(1, 4), .c = sampled(1, 2), .d = sampled(1, 8), .e = sampled(1, 5)}; // 30, 10, 35
  auto const bit = points::from_micro(1);
  CHECK(compared(the_score, 75_pt, found) == equal);
  CHECK(compared(the_score, 75_pt + bit, found) == under);
  CHECK(compared(the_score, 75_pt - bit, found) == over);
  CHECK(compared(branch("1"), 75_pct, found) == equal);
  CHECK(compared(branch("1"), 75.000001_pct, found) == under);
  CHECK(compared(branch("1"), 30_pt, found) == equal);
  CHECK(compared(branch("1"), 30_pt - bit, found) == over);
  CHECK(compared(branch("2"), 75_pct, found) == equal);
  CHECK(compared(branch("2"), 45_pt, found) == equal);
  CHECK(compared(branch("2.1"), 50_pct, found) == equal);
  CHECK(compared(branch("3"), 80_pct, found) == equal); // advisory: by its share
  CHECK(acts(assessed().at_least(100_pct), found));
  CHECK(!acts(assessed().below(100_pct), found));
  CHECK(compared(assessed(), 99_pct, found) == over);
  CHECK(acts(assessed().at_least(3), found));
  CHECK(!acts(assessed().below(3), found));
  CHECK(compared(assessed(), 2, found) == over);
  CHECK(compared(assessed("2"), 1, found) == over);
}

TEST_CASE("any and every look at branches, or at criteria, that apply") {
  audit const found{
      .a = sampled(1, 4), .c = sampled(1, 2), .d = met}; // branches 3/4 and 5/6, criteria 3/4, 1/2, 1
  CHECK(acts(any_branch.above(80_pct), found));
  CHECK(!acts(every_branch.above(80_pct), found));
  CHECK(acts(every_branch.at_least(75_pct), found));
  CHECK(!acts(any_branch.below(75_pct), found));
  CHECK(acts(any_criterion.at_most(50_pct), found));
  CHECK(!acts(any_criterion.below(50_pct), found));
  CHECK(acts(every_criterion.at_least(10_pt), found));
  CHECK(!acts(every_criterion.above(10_pt), found));
  audit const less{.a = sampled(1, 4), .c = excluded("x"), .d = met};
  CHECK(acts(every_criterion.at_least(75_pct), less));
}

TEST_CASE("a step whose condition looks at nothing that applies does not act, either way round") {
  audit const found{.c = excluded("x"), .d = excluded("x")};
  for (auto const& c :
       {branch("2").at_least(50_pct), branch("2").below(50_pct), branch("2.1").at_most(1_pt)}) {
    CHECK(rate(scheme_with({cap{1_pt}.when(c).as_step()}), found).score() == 100_pt);
    CHECK(rate(scheme_with({cap{1_pt}.unless(c).as_step()}), found).score() == 100_pt);
  }
}

namespace {

/// True, false, unknown: a branch that earns nothing is below a half, one that is excluded is nothing.
finding as(char value) { return value == 'T' ? not_met : value == 'F' ? met : excluded("x"); }
bool takes_all(step_choice const& s, char a, char b) {
  return rate(scheme_with({s}), {.a = as(a), .c = as(b)}).score() == 1_pt;
}
/// Whether a step acts for TT TF TU, FT FF FU, UT UF UU.
std::string table(step_choice const& s) {
  std::string out;
  for (auto const a : {'T', 'F', 'U'}) {
    for (auto const b : {'T', 'F', 'U'})
      out += takes_all(s, a, b) ? 'x' : '-';
    out += a == 'U' ? "" : " ";
  }
  return out;
}

} // namespace

TEST_CASE("conditions combine as true, false and unknown do") {
  constexpr auto a = branch("1").below(50_pct);
  constexpr auto b = branch("2.1").below(50_pct);
  constexpr auto limit = cap{1_pt};
  CHECK(table(limit.when(a)) == "xxx --- ---");
  CHECK(table(limit.unless(a)) == "--- xxx ---");
  CHECK(table(limit.when(!a)) == "--- xxx ---");
  CHECK(table(limit.when(a && b)) == "x-- --- ---");
  CHECK(table(limit.when(a || b)) == "xxx x-- x--");
  CHECK(table(limit.unless(a && b)) == "-x- xxx -x-");
  CHECK(table(limit.unless(a || b)) == "--- -x- ---");
  CHECK(table(limit.when(!(a && b))) == "-x- xxx -x-");
  CHECK(table(limit.when(!(a || b))) == "--- -x- ---");
  CHECK(table(limit.when(a && !b)) == "-x- --- ---");
  CHECK(table(limit.when(a || !b)) == "xxx -x- -x-");
  CHECK(table(limit.unless(!a || b)) == "-x- --- ---");
  CHECK(table(limit.when((a && b) || (!a && !b))) == "x-- -x- ---");
  CHECK(table(limit.when((a || b) && (!a || !b))) == "-x- x-- ---");
  // One behind the other.
  CHECK(table(limit.when(a).unless(b)) == "-x- --- ---");
  CHECK(table(limit.unless(b).when(a)) == "-x- --- ---");
  CHECK(table(limit.when(a).when(b)) == "x-- --- ---");
  CHECK(table(limit.unless(a).unless(b)) == "--- -x- ---");
  CHECK(table(limit.unless(a && b).unless(!b)) == "--- x-- ---");
}

TEST_CASE("many conditions stand in brackets of any depth") {
  constexpr auto a = branch("1").below(50_pct);
  constexpr auto b = branch("2.1").below(50_pct);
  constexpr auto no = branch("2.2").below(50_pct); // met: false
  constexpr auto limit = cap{1_pt};
  CHECK(table(limit.when(no || (!no && (no || (!no && (a && b)))))) == "x-- --- ---");
  CHECK(table(limit.when((((a && b) || no) && !no) || no)) == "x-- --- ---");
  CHECK(table(limit.when(((no || a) && (b || no)) && ((!no || b) && (a || no)))) == "x-- --- ---");
  CHECK(table(limit.when((no && (a || b)) || ((no || a) && (!no && (b || (a && no)))))) == "x-- --- ---");
  CHECK(table(limit.unless(no || (no || (no || (no || (a || b)))))) == "--- -x- ---");
  CHECK(table(limit.when(!(no || (no || (no || (no || (a || b))))))) == "--- -x- ---");
}

TEST_CASE("a question stands among other conditions, and is open only as far as they leave it so") {
  constexpr auto q = asked{"recall", "A recall is going on"};
  constexpr auto weak = branch("1").below(50_pct);
  auto const s = scheme_with({cap{60_pt}.when(q && weak)});
  auto const low = rate(s, {.a = not_met}); // 60
  CHECK(low.is_determined());               // the score is 60 as it is
  auto const t = scheme_with({cap{20_pt}.when(weak && q)});
  auto const open = rate(t, {.a = not_met});
  CHECK_FALSE(open.is_determined());
  CHECK(open.bounds_are_guaranteed());
  CHECK(open.lowest() == 20_pt);
  CHECK(open.highest() == 60_pt);
  auto const closed = rate(t, {.a = met}); // not weak: no answer makes a difference
  CHECK(closed.is_determined());
  CHECK(closed.score() == 100_pt);
  auto const turned = rate(scheme_with({cap{20_pt}.unless(!weak || !q)}), {.a = not_met});
  CHECK(turned.bounds_are_guaranteed());
  CHECK(turned.lowest() == 20_pt);
  CHECK(turned.highest() == 60_pt);
  finding_set f{t};
  for (auto const id : {"2.1", "2.2", "3"})
    REQUIRE(f.set(id, met));
  REQUIRE(f.set("1", not_met));
  REQUIRE(f.set("recall", met));
  CHECK(evaluate(f)->score() == 20_pt);
  REQUIRE(f.set("recall", not_met));
  CHECK(evaluate(f)->score() == 60_pt);
}

TEST_CASE("bounds are guaranteed where every condition of a step works the same way") {
  auto const guaranteed = [](step_choice const& s) {
    auto const scheme = scheme_with({s});
    return rate(scheme, {}).bounds_are_guaranteed();
  };
  constexpr auto low = branch("1").below(50_pct);
  constexpr auto high = branch("2").at_least(50_pct);
  CHECK(guaranteed(cap{1_pt}.when(low && !high)));
  CHECK(guaranteed(cap{1_pt}.when(low).unless(high)));
  CHECK(guaranteed(cap{1_pt}.unless(high || !low)));
  CHECK_FALSE(guaranteed(cap{1_pt}.when(low && high)));
  CHECK_FALSE(guaranteed(cap{1_pt}.when(low).when(high)));
  CHECK_FALSE(guaranteed(cap{1_pt}.unless(low || high)));
  CHECK(guaranteed(bonus{"b", 1_pt}.when(high || !low)));
  CHECK_FALSE(guaranteed(bonus{"b", 1_pt}.when(low || high)));
  CHECK(guaranteed(rung_needs{70_pt, high && !low}));
  CHECK_FALSE(guaranteed(rung_needs{70_pt, high && low}));
  CHECK(guaranteed(cap{1_pt}.when(low && !asked{"q", "Q"})));
  CHECK_FALSE(guaranteed(clamp{1_pt, 2_pt}.when(low && !high)));
}

TEST_CASE("how much was assessed counts what is left out as missing") {
  audit const found{.a = sampled(1, 4), .c = excluded("x"), .d = not_met};
  CHECK(compared(assessed(), 80_pct, found) == equal); // 80 of 100 points
  CHECK(compared(assessed("2"), 66_pct, found) == over);
  CHECK(compared(assessed("2"), 67_pct, found) == under);
  CHECK(compared(assessed("2"), 1, found) == equal);
}

TEST_CASE("a question without an answer opens the grade, and stands on both sides of the bounds") {
  auto const s =
      scheme_with({cap{60_pt}.unless(asked{"safe", "Safe"}).as_step(),
                   bonus{"prize", 5_pt}.at_most(1).as_step(), veto{"licence", "Licence"}.as_step()});
  auto const open = rate(s, {.a = sampled(1, 2)}); // 80
  CHECK(!open.is_determined());
  CHECK(open.open_items() == 2);
  CHECK(open.lowest() == 60_pt);
  CHECK(open.highest() == 80_pt);
  CHECK(open.lowest_grade().state() == outcome::vetoed);
  CHECK(open.highest_grade().name() == "good");
  CHECK(open.bounds_are_guaranteed());
}

TEST_CASE("a harmful step under a question acts in the lower bound, whichever way it asks") {
  auto const s = scheme_with({cap{60_pt}.when(asked{"recall", "A recall is going on"}).as_step()});
  auto const open = rate(s, {});
  CHECK(open.lowest() == 60_pt);
  CHECK(open.highest() == 100_pt);
}

TEST_CASE("every cause is kept, each once, the strongest first") {
  auto const s =
      scheme_with({grade_limit{"good"}.when(branch("1").below(90_pct)).as_step(), cap{95_pt}.as_step(),
                   grade_limit{50_pt}.when(branch("2.1").below(90_pct)).as_step(),
                   veto{"licence", "Licence"}.as_step(), deduction{"breach", 1_pt}.fails_at(2).as_step(),
                   grade_limit{70_pt}.when(branch("1").below(80_pct)).as_step()});
  finding_set f{s};
  for (auto const id : {"2.2", "3"})
    REQUIRE(f.set(id, met));
  REQUIRE(f.set("1", sampled(1, 4)));
  REQUIRE(f.set("2.1", sampled(1, 8)));
  REQUIRE(f.set("licence", not_met));
  REQUIRE(f.set("breach", found(3)));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->outcome() == outcome::vetoed);
  auto const causes = r->causes();
  REQUIRE(causes.size() == 3); // the score, 87.5 - 3, reaches "good": the limits to it held nothing back
  CHECK(causes[0].effect == effect::vetoes);
  CHECK(causes[0].id == "licence");
  CHECK(causes[1].effect == effect::vetoes);
  CHECK(causes[1].id == "breach");
  CHECK(causes[2].effect == effect::limits_grade);
  CHECK(causes[2].rung == 0);
  REQUIRE(r->cause());
  CHECK(r->cause()->id == "licence");
}

TEST_CASE("steps on the grade after each other: each that moved it is a cause") {
  auto const causes = [](std::vector<step_choice> steps, finding const& a) {
    auto const s = scheme_with(std::move(steps));
    return rate(s, {.a = a}).causes();
  };
  auto const lifted = causes({grade_limit{50_pt}.as_step(), grade_floor{70_pt}.as_step()}, met);
  REQUIRE(lifted.size() == 2);
  CHECK(lifted[0].effect == effect::limits_grade);
  CHECK(lifted[0].rung == 0);
  CHECK(lifted[1].effect == effect::lifts_grade);
  CHECK(lifted[1].rung == 1);
  auto const limited = causes({grade_floor{90_pt}.as_step(), grade_limit{70_pt}.as_step()}, not_met); // 60
  REQUIRE(limited.size() == 2);
  CHECK(limited[0].effect == effect::limits_grade);
  CHECK(limited[0].rung == 1);
  CHECK(limited[1].effect == effect::lifts_grade);
  CHECK(limited[1].rung == 2);
}

TEST_CASE("findings of a bonus that did not count are said, and are not a cut") {
  auto const s = scheme_with({bonus{"prize", 5_pt}.at_most(1).when(the_score.at_least(90_pt)).as_step()});
  for (auto const& [a, change] : {std::pair{not_met, 0_pt}, std::pair{met, 5_pt}}) {
    finding_set f{s};
    for (auto const* id : {"2.1", "2.2", "3"})
      REQUIRE(f.set(id, met));
    REQUIRE(f.set("1", a));
    REQUIRE(f.set("prize", found(2)));
    auto const r = evaluate(f);
    REQUIRE(r);
    REQUIRE(r->causes().size() == 1);
    CHECK(r->causes()[0].effect == effect::uncounted);
    CHECK(r->causes()[0].change == change);
  }
}
