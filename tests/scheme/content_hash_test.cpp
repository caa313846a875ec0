// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/rules_of_users.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot::literals;
using starlot::clause;
using starlot::content_hash;
using starlot::criterion;
using starlot::scheme_hash;
using starlot::scheme_parts;
using starlot::share;
using starlot_tests::opaque;

template <auto const& Scheme> scheme_hash hash_of() { return content_hash(starlot::compiled<Scheme>); }

// ---- The canonical form, spelled by hand ----

struct half_if_reasoned {
  static constexpr std::string_view name = "half if reasoned";
  static constexpr int version = 2;
  constexpr starlot::treatment operator()(starlot::finding const&, starlot::points) const {
    return starlot::treatment::counts_as(50_pct);
  }
};

constexpr starlot::scheme shop{
    starlot::title{"shop", "2026-1", {"A shop", "商店"}},
    clause{"1", "Reception",
           criterion{"1.1", "Hours", 60_pt, starlot::half_credit.none_at(1_pt),
                     starlot::if_not_applicable::leave_out, starlot::renormalise::in_branch},
           criterion{"投诉", "Answers", 30_pt, starlot::ratio{1, 10}, starlot::per_outlet}},
    clause{"2", "Workshop", 10_pt, starlot::weighted_mean,
           criterion{"2.1", "Tools", 0.5_wt,
                     starlot::curve({{-2, share::of(2, 4), "late"}, {2.5_dec, 100_pct}})},
           criterion{"2.2", "Order", 2_wt, rules_of_users::percent{-30}},
           criterion{"2.3", "Care", 1_wt, rules_of_users::half_of_large{}},
           criterion{"2.4", "Books", 1_wt, starlot::half_credit, half_if_reasoned{}}},
    criterion{"3", "Dialect", starlot::advisory},
    clause{"4", "Safety", 20_pt, starlot::minimum,
           criterion{"4.1", "Fire", 1_wt, starlot::renormalise::among_siblings}},
    starlot::bonus{"b", {"Leads", "领先"}, 1_pt}.at_most(2),
    starlot::round_to{0.5_pt, starlot::rounding::half_up},
    starlot::deduction{"breach of law", 1.25_pt},
    starlot::grade_limit{"wait", "One year", 50_pt},
    starlot::cap{60_pt}.when(starlot::branch("1").below(share::of(2, 4))),
    starlot::clamp{-5_pt, 110_pt}.unless(starlot::the_score.above(-1_pt)),
    starlot::grade_floor{"pass"},
    starlot::ladder{{50_pt, "pass"}, {80_pt, "three stars", 3}},
    starlot::ladder{{50_pt, "pass"}, starlot::rung::above(70_pt, "good", 3.5_dec)}.only_for("small")};

constexpr std::string_view spelled = "\nstarlot scheme 3"
                                     "\ntitle 4:shop 6:2026-1"
                                     "\ntop 1 120000000"
                                     "\nclause 0 1:1 90000000 0 1"
                                     "\ncriterion 1 3:1.1 60000000 0 4 1 5 2 1000000 0"
                                     "\ncriterion 1 6:投诉 30000000 0 9 2 1 1 1 10"
                                     "\nclause 0 1:2 10000000 0 2"
                                     "\ncriterion 1 3:2.1 500000 1 8 1 1 1 0 0"
                                     "\nknot -2000000 1 2"
                                     "\nknot 2500000 1 1"
                                     "\ncriterion 1 3:2.2 2000000 1 255"
                                     "\ncustom 7:percent 1 1 -30 1 1 1 0 0"
                                     "\ncriterion 1 3:2.3 1000000 1 255"
                                     "\ncustom 13:half of large 3 0 1 1 1 0 0"
                                     "\ncriterion 1 3:2.4 1000000 1 4 1 255"
                                     "\ncustom 16:half if reasoned 2 0 1 0 0"
                                     "\ncriterion 0 1:3 0 0 1 1 1 1 0 0"
                                     "\nclause 0 1:4 20000000 0 3"
                                     "\ncriterion 1 3:4.1 1000000 1 1 1 1 3 0 0"
                                     "\nstep 2 1:b 1000000 0 2 5"
                                     "\nstep 4 0: 500000 0 9223372036854775807 3"
                                     "\nstep 1 13:breach of law 1250000 0 9223372036854775807 5"
                                     "\nstep 5 4:wait 0 0 9223372036854775807 5 0 2"
                                     "\nunless 1 0 0 0: 0 1"
                                     "\nstep 3 0: 60000000 0 9223372036854775807 5"
                                     "\nwhen 3 3 0 1:1 1 2"
                                     "\nstep 7 0: 110000000 -5000000 9223372036854775807 5"
                                     "\nunless 2 1 1 0: -1000000 1"
                                     "\nstep 10 0: 0 0 9223372036854775807 5 0 2"
                                     "\nrung 50000000 0 0 0:"
                                     "\nrung 80000000 0 3000000 0:"
                                     "\nrung 50000000 0 0 5:small"
                                     "\nrung 70000000 1 3500000 5:small"
                                     "\nend\n";

TEST_CASE("the hash is that of the canonical form") {
  auto const shop_hash = hash_of<shop>();
  CHECK(content_hash<shop>() == hash_of<shop>());
  CHECK(scheme_hash{starlot::detail::to_hex(starlot::detail::sha256_of(opaque(spelled)))} == shop_hash);
  // Frozen: the form of number 2 never changes. Recomputed with Python's hashlib.sha256 from the text above.
  CHECK(shop_hash.hex() == "22ad49948fdedbcb73257f92ef287a4ac1aaad159f3b17a067f957fd7587640c");
}

TEST_CASE("a hash that was never computed") {
  constexpr scheme_hash none;
  CHECK(none != hash_of<shop>());
  CHECK(none.hex().size() == 64);
  CHECK(scheme_hash{} == none);
}

// ---- Twins, and what changes the hash ----

scheme_parts twin() {
  return {.title = {"twin", "1", "Twin"},
          .rows = {{.id = "1", .title = "One", .worth = 40_pt, .roll_up = starlot::weighted_mean},
                   {.id = "1.1", .parent = "1", .worth = 3_wt, .rule = starlot::half_credit},
                   {.id = "1.2",
                    .parent = "1",
                    .worth = 1_wt,
                    .rule = starlot::ratio{1, 10},
                    .visited = starlot::per_outlet},
                   {.id = "2", .title = "Two"},
                   {.id = "2.1",
                    .parent = "2",
                    .worth = 20_pt,
                    .rule = starlot::levels({{0, 0_pct, "poor"}, {1, 50_pct}, {2, 100_pct}})},
                   {.id = "2.2",
                    .parent = "2",
                    .worth = 40_pt,
                    .rule = starlot::curve({{0, 100_pct}, {24, 0_pct}})}},
          .steps = {starlot::deduction{"breach", 1_pt}.fails_at(5).as_step(),
                    starlot::bonus{"leader", 1_pt}.at_most(1).as_step(), starlot::cap{100_pt}.as_step(),
                    starlot::round_to{0.1_pt, starlot::rounding::half_even}.as_step(),
                    starlot::grade_limit{"wait", "Wait", 70_pt}.as_step(),
                    starlot::clamp{0_pt, 90_pt}.when(starlot::branch("2").below(50_pct)).as_step()},
          .rungs = {{70_pt, "pass"}, {80_pt, "three stars", 3}}};
}

constexpr starlot::scheme compiled_twin{
    starlot::title{"twin", "1", {"Twin", "孪生"}},
    clause{"1", "Eins", 40_pt, starlot::weighted_mean, criterion{"1.1", "A", 3_wt, starlot::half_credit},
           criterion{"1.2", "B", 1_wt, starlot::ratio{1, 10}, starlot::per_outlet}},
    clause{"2", "Zwei", 60_pt,
           criterion{"2.1", "C", 20_pt,
                     starlot::levels({{0, share::of(0, 7)}, {1, share::of(3, 6)}, {2, 100_pct}})},
           criterion{"2.2", "D", 40_pt, starlot::curve({{0, 100_pct}, {24, 0_pct}})}},
    starlot::ladder{{70_pt, {"pass", "达标"}}, {80_pt, "drei", 3}},
    starlot::deduction{"breach", {"Breach", "违法"}, 1_pt}.fails_at(5),
    starlot::bonus{"leader", 1_pt}.at_most(1),
    starlot::cap{100_pt, "at most 100"},
    starlot::round_to{0.1_pt, starlot::rounding::half_even},
    starlot::grade_limit{"wait", "一年", 70_pt},
    starlot::clamp{0_pt, 90_pt, "限"}.when(starlot::branch("2").below(share::of(3, 6))),
    starlot::out_of{100_pt},
    starlot::if_not_applicable::refuse,
    starlot::renormalise::over_tree};

/// The rows in another order; copied, because GCC 12 warns of rows that are swapped.
void reorder(scheme_parts& p, std::array<std::size_t, 6> const& order) {
  std::vector<starlot::scheme_row> rows;
  for (auto const i : order)
    rows.push_back(p.rows[i]);
  p.rows = rows;
}

struct change {
  char const* name;
  void (*make)(scheme_parts&);
};

scheme_hash changed(change const& c) {
  auto parts = twin();
  c.make(parts);
  auto const scheme = starlot::loaded_scheme::build(parts);
  INFO(c.name);
  REQUIRE(scheme.has_value());
  return content_hash(*scheme);
}

TEST_CASE("a loaded scheme has the hash of its compiled twin") {
  CHECK(changed({"nothing", [](scheme_parts&) {}}) == hash_of<compiled_twin>());
}

TEST_CASE("names, translations and spellings do not change the hash") {
  change const same[] = {
      {"name of the scheme",
       [](scheme_parts& p) {
         p.title.name = {"Zwilling", "孪生"};
       }},
      {"title of a clause",
       [](scheme_parts& p) {
         p.rows[0].title = {"Erstes", "一"};
       }},
      {"title of a criterion", [](scheme_parts& p) { p.rows[1].title = "Hours"; }},
      {"name of a level",
       [](scheme_parts& p) {
         p.rows[4].rule.knots[0].name = {"bad", "差"};
       }},
      {"title of a step",
       [](scheme_parts& p) {
         p.steps[0].title = {"Breach of law", "违法"};
       }},
      {"title of a cap", [](scheme_parts& p) { p.steps[2].title = {}; }},
      {"name of a rung",
       [](scheme_parts& p) {
         p.rungs[1].name = {"three", "三星级"};
       }},
      {"a share written differently",
       [](scheme_parts& p) { p.rows[4].rule.knots[1].earned = share::of(2, 4); }},
      {"all of a share written differently",
       [](scheme_parts& p) { p.rows[4].rule.knots[2].earned = share::of(9, 9); }},
      {"points of a clause that are its sum", [](scheme_parts& p) { p.rows[3].worth = 60_pt; }},
      {"a scale that is the sum", [](scheme_parts& p) { p.out_of = 100_pt; }},
      {"a rung named by its name", [](scheme_parts& p) { p.steps[4].rung = "pass"; }},
      {"a limit written differently",
       [](scheme_parts& p) { p.steps[5].when.numerator = 7, p.steps[5].when.denominator = 14; }},
      {"an end of a rung that is where the next one starts",
       [](scheme_parts& p) { p.rungs[0] = p.rungs[0].to(80_pt); }},
      {"what the scheme says of criteria that do not apply, said of each",
       [](scheme_parts& p) {
         p.not_applicable = starlot::if_not_applicable::full;
         p.renormalise = starlot::renormalise::in_branch;
         for (auto& row : p.rows)
           if (row.rule.is_said) {
             row.not_applicable = starlot::if_not_applicable::refuse;
             row.renormalise = starlot::renormalise::over_tree;
           }
       }},
      {"order of rows that are no siblings",
       [](scheme_parts& p) {
         reorder(p, {4, 1, 0, 5, 3, 2});
       }},
  };
  auto const due = hash_of<compiled_twin>();
  for (auto const& c : same) {
    CAPTURE(c.name);
    CHECK(changed(c) == due);
  }
}

TEST_CASE("everything that can change a score or a grade changes the hash") {
  change const different[] = {
      {"nothing", [](scheme_parts&) {}},
      // title
      {"id", [](scheme_parts& p) { p.title.id = "twins"; }},
      {"version", [](scheme_parts& p) { p.title.version = "2"; }},
      {"id and version, the same characters",
       [](scheme_parts& p) { p.title.id = "twi", p.title.version = "n1"; }},
      {"scale", [](scheme_parts& p) { p.out_of = 120_pt; }},
      // worth
      {"points", [](scheme_parts& p) { p.rows[4].worth = 20.000001_pt; }},
      {"points among siblings", [](scheme_parts& p) { p.rows[4].worth = 30_pt, p.rows[5].worth = 30_pt; }},
      {"points of a clause", [](scheme_parts& p) { p.rows[0].worth = 39_pt, p.rows[4].worth = 21_pt; }},
      {"a weight", [](scheme_parts& p) { p.rows[1].worth = 2_wt; }},
      {"points for weights",
       [](scheme_parts& p) {
         p.rows[0].roll_up = starlot::sum_of_points;
         p.rows[0].worth = {};
         p.rows[1].worth = 3_pt;
         p.rows[2].worth = 1_pt;
         p.out_of = 100_pt;
       }},
      {"weights for points",
       [](scheme_parts& p) {
         p.rows[3].roll_up = starlot::weighted_mean;
         p.rows[3].worth = 60_pt;
         p.rows[4].worth = 20_wt;
         p.rows[5].worth = 40_wt;
       }},
      {"weights at the top",
       [](scheme_parts& p) {
         p.top = starlot::weighted_mean;
         p.rows[0].worth = 40_wt;
         p.rows[3].worth = 60_wt;
       }},
      // ids and order
      {"id of a criterion", [](scheme_parts& p) { p.rows[5].id = "2.3"; }},
      {"id of a clause", [](scheme_parts& p) { p.rows[0].id = p.rows[1].parent = p.rows[2].parent = "0"; }},
      {"ids of siblings", [](scheme_parts& p) { std::swap(p.rows[1].id, p.rows[2].id); }},
      {"order of criteria",
       [](scheme_parts& p) {
         reorder(p, {0, 1, 2, 3, 5, 4});
       }},
      {"order of clauses",
       [](scheme_parts& p) {
         reorder(p, {3, 4, 5, 0, 1, 2});
       }},
      {"place in the tree", [](scheme_parts& p) { p.rows[5].parent = ""; }},
      // rules
      {"rule", [](scheme_parts& p) { p.rows[1].rule = starlot::proportional; }},
      {"part of a ratio",
       [](scheme_parts& p) {
         p.rows[2].rule = starlot::ratio{2, 10};
       }},
      {"whole of a ratio",
       [](scheme_parts& p) {
         p.rows[2].rule = starlot::ratio{1, 9};
       }},
      {"scope", [](scheme_parts& p) { p.rows[1].visited = starlot::per_outlet; }},
      {"scope of another", [](scheme_parts& p) { p.rows[2].visited = starlot::head_office; }},
      {"place of a knot", [](scheme_parts& p) { p.rows[5].rule.knots[1].at = 25_dec; }},
      {"share of a knot", [](scheme_parts& p) { p.rows[4].rule.knots[1].earned = 51_pct; }},
      {"one knot more",
       [](scheme_parts& p) {
         p.rows[5].rule.knots.push_back({25, 0_pct});
       }},
      {"a table for a curve",
       [](scheme_parts& p) { p.rows[5].rule.kind = starlot::rule_kind::table_at_most; }},
      {"the other table", [](scheme_parts& p) { p.rows[5].rule.kind = starlot::rule_kind::table_at_least; }},
      // roll-ups
      {"a minimum for a mean", [](scheme_parts& p) { p.rows[0].roll_up = starlot::minimum; }},
      {"a maximum for a mean", [](scheme_parts& p) { p.rows[0].roll_up = starlot::maximum; }},
      // what does not apply
      {"what does not apply is full",
       [](scheme_parts& p) { p.not_applicable = starlot::if_not_applicable::full; }},
      {"what does not apply is zero",
       [](scheme_parts& p) { p.not_applicable = starlot::if_not_applicable::zero; }},
      {"what does not apply fails",
       [](scheme_parts& p) { p.not_applicable = starlot::if_not_applicable::fail; }},
      {"what does not apply is left out",
       [](scheme_parts& p) { p.not_applicable = starlot::if_not_applicable::leave_out; }},
      {"one that does not apply is left out",
       [](scheme_parts& p) { p.rows[5].not_applicable = starlot::if_not_applicable::leave_out; }},
      {"weight that stays in its branch",
       [](scheme_parts& p) { p.renormalise = starlot::renormalise::in_branch; }},
      {"weight that stays among siblings",
       [](scheme_parts& p) { p.renormalise = starlot::renormalise::among_siblings; }},
      {"weight of one that stays among siblings",
       [](scheme_parts& p) { p.rows[5].renormalise = starlot::renormalise::among_siblings; }},
      {"worth of one that is never counted",
       [](scheme_parts& p) { p.rows[4].worth = 60_pt, p.rows[5].worth = starlot::advisory; }},
      // steps
      {"points of a step", [](scheme_parts& p) { p.steps[0].amount = 2_pt; }},
      {"count that fails", [](scheme_parts& p) { p.steps[0].limit = 6; }},
      {"no count that fails", [](scheme_parts& p) { p.steps[0].limit = starlot::step::no_limit; }},
      {"most that count", [](scheme_parts& p) { p.steps[1].limit = 2; }},
      {"id of a step", [](scheme_parts& p) { p.steps[1].id = "leads"; }},
      {"cap", [](scheme_parts& p) { p.steps[2].amount = 99_pt; }},
      {"rounding step", [](scheme_parts& p) { p.steps[3].amount = 0.5_pt; }},
      {"rounding mode", [](scheme_parts& p) { p.steps[3].mode = starlot::rounding::half_up; }},
      {"rung of a grade limit", [](scheme_parts& p) { p.steps[4].rung = 80_pt; }},
      {"lower end of a clamp", [](scheme_parts& p) { p.steps[5].least = 0.000001_pt; }},
      {"upper end of a clamp", [](scheme_parts& p) { p.steps[5].amount = 91_pt; }},
      {"a cap for a clamp", [](scheme_parts& p) { p.steps[5].kind = starlot::step_kind::cap; }},
      {"no condition", [](scheme_parts& p) { p.steps[5].when = {}; }},
      {"unless for when", [](scheme_parts& p) { p.steps[5].unless = true; }},
      {"branch of a condition", [](scheme_parts& p) { p.steps[5].when.where = "1"; }},
      {"limit of a condition",
       [](scheme_parts& p) { p.steps[5].when.numerator = 2, p.steps[5].when.denominator = 3; }},
      {"comparison of a condition", [](scheme_parts& p) { p.steps[5].when.is = starlot::bound::at_most; }},
      {"limit in points",
       [](scheme_parts& p) { p.steps[5].when = starlot::branch("2").below(starlot::points::from_micro(1)); }},
      {"all of a share for one millionth of a point",
       [](scheme_parts& p) { p.steps[5].when = starlot::branch("2").below(100_pct); }},
      {"what a condition looks at",
       [](scheme_parts& p) { p.steps[5].when = starlot::assessed("2").below(50_pct); }},
      {"any branch", [](scheme_parts& p) { p.steps[5].when = starlot::any_branch.below(50_pct); }},
      {"every branch", [](scheme_parts& p) { p.steps[5].when = starlot::every_branch.below(50_pct); }},
      {"limit and needs", [](scheme_parts& p) { p.steps[4].kind = starlot::step_kind::rung_needs; }},
      {"limit and floor", [](scheme_parts& p) { p.steps[4].kind = starlot::step_kind::grade_floor; }},
      {"limit for one who asks and is met", [](scheme_parts& p) { p.steps[4].unless = false; }},
      {"order of steps", [](scheme_parts& p) { std::swap(p.steps[1], p.steps[2]); }},
      {"one step less", [](scheme_parts& p) { p.steps.erase(p.steps.begin() + 3); }},
      // ladder
      {"start of a rung", [](scheme_parts& p) { p.rungs[1].from = 80.000001_pt; }},
      {"stars", [](scheme_parts& p) { p.rungs[1].stars = 4_dec; }},
      {"stars of the lowest", [](scheme_parts& p) { p.rungs[0].stars = 1_dec; }},
      {"half a star", [](scheme_parts& p) { p.rungs[1].stars = 3.5_dec; }},
      {"more than a bound", [](scheme_parts& p) { p.rungs[1].reached = starlot::bound::above; }},
      {"few points are good",
       [](scheme_parts& p) {
         p.rungs = {starlot::rung::at_most(80_pt, "pass"), starlot::rung::at_most(70_pt, "three stars", 3)};
       }},
      {"fewer points are good",
       [](scheme_parts& p) {
         p.rungs = {starlot::rung::at_most(80_pt, "pass"), starlot::rung::below(70_pt, "three stars", 3)};
       }},
      {"a ladder for a group", [](scheme_parts& p) { p.rungs[0].group = p.rungs[1].group = "small"; }},
      {"a ladder for another group", [](scheme_parts& p) { p.rungs[0].group = p.rungs[1].group = "large"; }},
      {"a ladder for a group beside it",
       [](scheme_parts& p) {
         p.rungs.push_back({70_pt, "pass"});
         p.rungs.back().group = "small";
       }},
      {"one rung more",
       [](scheme_parts& p) {
         p.rungs.push_back({90_pt, "four stars", 4});
       }},
      {"one rung less", [](scheme_parts& p) { p.rungs.pop_back(); }},
  };
  std::set<std::string> seen;
  for (auto const& c : different) {
    CAPTURE(c.name);
    CHECK(seen.emplace(changed(c).hex()).second);
  }
}

// ---- Custom parts ----

struct rule_one {
  static constexpr std::string_view name = "one";
  static constexpr int version = 1;
  constexpr share operator()(starlot::finding const&) const { return share::full(); }
};
struct same_as_one { // another type, the same name and version
  static constexpr char const* name = "one";
  static constexpr int version = 1;
  constexpr share operator()(starlot::finding const&) const { return share::full(); }
};
struct rule_one_newer : rule_one {
  static constexpr int version = 2;
};
struct rule_other : rule_one {
  static constexpr std::string_view name = "other";
};
struct two_numbers {
  static constexpr std::string_view name = "one";
  static constexpr int version = 1;
  std::int64_t numbers[2];
  [[nodiscard]] constexpr std::span<std::int64_t const> parameters() const { return numbers; }
  constexpr share operator()(starlot::finding const&) const { return share::full(); }
};

template <class A, class B> constexpr auto with_rules(A a, B b) {
  return starlot::scheme{starlot::title{"t", "1"}, criterion{"1", "", starlot::points{1}, a},
                         criterion{"2", "", starlot::points{1}, b},
                         starlot::ladder{{starlot::points{1}, "pass"}}};
}
constexpr auto ones = with_rules(rule_one{}, rule_one{});
constexpr auto ones_too = with_rules(rule_one{}, same_as_one{});
constexpr auto newer = with_rules(rule_one{}, rule_one_newer{});
constexpr auto newer_first = with_rules(rule_one_newer{}, rule_one{});
constexpr auto other = with_rules(rule_one{}, rule_other{});
constexpr auto ready = with_rules(rule_one{}, starlot::all_or_nothing);
constexpr auto numbers_1_2 = with_rules(rule_one{}, two_numbers{{1, 2}});
constexpr auto numbers_1_3 = with_rules(rule_one{}, two_numbers{{1, 3}});
constexpr auto numbers_12_0 = with_rules(rule_one{}, two_numbers{{12, 0}});
constexpr auto numbers_1_20 = with_rules(rule_one{}, two_numbers{{1, 20}});

TEST_CASE("name, version and parameters of a custom rule change the hash") {
  CHECK(hash_of<ones>() == hash_of<ones_too>());
  scheme_hash const all[] = {hash_of<ones>(),        hash_of<newer>(),        hash_of<newer_first>(),
                             hash_of<other>(),       hash_of<ready>(),        hash_of<numbers_1_2>(),
                             hash_of<numbers_1_3>(), hash_of<numbers_12_0>(), hash_of<numbers_1_20>()};
  std::set<std::string_view> seen;
  for (auto const& h : all)
    CHECK(seen.insert(h.hex()).second);
}

TEST_CASE("the worth up to which half credit is nothing changes the hash") {
  auto const with = [](starlot::rule_choice const& rule) {
    auto parts = twin();
    parts.rows[4].rule = rule;
    auto const scheme = starlot::loaded_scheme::build(parts);
    REQUIRE(scheme.has_value());
    return content_hash(*scheme);
  };
  CHECK(with(starlot::half_credit) != with(starlot::half_credit.none_at(1_pt)));
  CHECK(with(starlot::half_credit.none_at(1_pt)) != with(starlot::half_credit.none_at(2_pt)));
}

TEST_CASE("the short spellings give the same hash") {
  CHECK(content_hash<shop>() == hash_of<shop>());
  auto const scheme = starlot::loaded_scheme::build(twin());
  REQUIRE(scheme.has_value());
  CHECK(content_hash(*scheme) == hash_of<compiled_twin>());
}

struct listed { // no members, and parameters all the same
  static constexpr std::string_view name = "listed";
  static constexpr int version = 1;
  static constexpr std::int64_t numbers[2] = {4, 5};
  [[nodiscard]] constexpr std::span<std::int64_t const> parameters() const { return numbers; }
  constexpr share operator()(starlot::finding const&) const { return share::full(); }
};
struct listed_too : listed {
  static constexpr std::int64_t others[2] = {4, 6};
  [[nodiscard]] constexpr std::span<std::int64_t const> parameters() const { return others; }
};
constexpr auto with_list = with_rules(listed{}, rule_one{});
constexpr auto with_other_list = with_rules(listed_too{}, rule_one{});

TEST_CASE("parameters of a rule without members change the hash") {
  CHECK(hash_of<with_list>() != hash_of<with_other_list>());
}

} // namespace
