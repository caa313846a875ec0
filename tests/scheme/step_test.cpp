// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/step.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot::literals;
using starlot::points;
using starlot::rounding;
using starlot::step;
using starlot::step_kind;
using starlot::text;
using starlot_tests::opaque;

constexpr auto unlimited = (std::numeric_limits<std::int64_t>::max)();

// The numbers are hashed.
static_assert(static_cast<int>(step_kind::deduction) == 1 && static_cast<int>(step_kind::bonus) == 2);
static_assert(static_cast<int>(step_kind::cap) == 3 && static_cast<int>(step_kind::round_to) == 4);
static_assert(static_cast<int>(step_kind::grade_limit) == 5 && static_cast<int>(step_kind::floor_at) == 6);
static_assert(static_cast<int>(step_kind::clamp) == 7 && static_cast<int>(step_kind::veto) == 8);
static_assert(static_cast<int>(step_kind::rung_needs) == 9 && static_cast<int>(step_kind::grade_floor) == 10);
static_assert(static_cast<int>(step_kind::counts) == 13);
static_assert(static_cast<int>(step_kind::grade_is) == 11 && static_cast<int>(step_kind::custom) == 255);
static_assert(step::no_limit == unlimited);

/// A finding is asked for: the only thing that such a condition says.
constexpr starlot::condition question{starlot::measure::finding, starlot::bound::at_least, false, "", 0, 1};

/// The steps that the classes make; what a line does not say is as in a default step, which is spelled below.
constexpr std::array<step, 20> due{{
    {.kind = step_kind::deduction, .id = "breach", .title = text{"Breach of law", "违法"}, .amount = 1.5_pt},
    {.kind = step_kind::deduction, .id = "breach", .title = "breach", .amount = 1.5_pt},
    {.kind = step_kind::deduction, .id = "breach", .title = "breach", .amount = 1.5_pt, .limit = 5},
    {.kind = step_kind::bonus, .id = "leader", .title = text{"Leads", "领先"}, .amount = 1.5_pt},
    {.kind = step_kind::bonus, .id = "leader", .title = "leader", .amount = 1.5_pt},
    {.kind = step_kind::bonus, .id = "leader", .title = "leader", .amount = 1.5_pt, .limit = 5},
    {.kind = step_kind::cap, .title = text{"cap", "封顶"}, .amount = 1.5_pt},
    {.kind = step_kind::round_to, .mode = rounding::up, .title = text{"rounding", "修约"}, .amount = 1.5_pt},
    {.kind = step_kind::round_to, .mode = rounding::up, .title = "to a half", .amount = 1.5_pt},
    {.kind = step_kind::grade_limit,
     .unless = true,
     .id = "wait",
     .title = text{"One year", "一年"},
     .rung = 1.5_pt,
     .when = question},
    {.kind = step_kind::grade_limit, .title = text{"grade limit", "级别上限"}, .rung = 1.5_pt},
    {.kind = step_kind::floor_at, .title = text{"floor", "保底"}, .least = 1.5_pt},
    {.kind = step_kind::clamp, .title = text{"clamp", "限幅"}, .amount = 9_pt, .least = 1.5_pt},
    {.kind = step_kind::veto, .title = "closed"},
    {.kind = step_kind::veto, .unless = true, .id = "licence", .title = "Licensed", .when = question},
    {.kind = step_kind::rung_needs,
     .unless = true,
     .title = text{"needed for the grade", "级别条件"},
     .rung = 1.5_pt,
     .when = {starlot::measure::score, starlot::bound::above, true, "", 1'500'000, 1}},
    {.kind = step_kind::rung_needs,
     .unless = true,
     .id = "licence",
     .title = "Licensed",
     .rung = "pass",
     .when = question},
    {.kind = step_kind::grade_floor, .title = text{"grade floor", "级别下限"}, .rung = 1.5_pt},
    {.kind = step_kind::grade_is, .title = text{"fixed grade", "指定级别"}, .rung = "达标"},
    {.kind = step_kind::grade_is, .id = "licence", .title = "Licensed", .rung = 1.5_pt, .when = question},
}};

constexpr std::array<step, 20> made(points p, std::int64_t count, rounding mode) {
  starlot::asked const licence{"licence", "Licensed"};
  return {starlot::deduction{"breach", {"Breach of law", "违法"}, p}.as_step(),
          starlot::deduction{"breach", p}.as_step(),
          starlot::deduction{"breach", p}.fails_at(count).as_step(),
          starlot::bonus{"leader", {"Leads", "领先"}, p}.as_step(),
          starlot::bonus{"leader", p}.as_step(),
          starlot::bonus{"leader", p}.at_most(count).as_step(),
          starlot::cap{p}.as_step(),
          starlot::round_to{p, mode}.as_step(),
          starlot::round_to{p, mode, "to a half"}.as_step(),
          starlot::grade_limit{"wait", {"One year", "一年"}, p}.as_step(),
          starlot::grade_limit{p}.as_step(),
          starlot::floor_at{p}.as_step(),
          starlot::clamp{p, 9_pt}.as_step(),
          starlot::veto{text{"closed"}}.as_step(),
          starlot::veto{"licence", "Licensed"}.as_step(),
          starlot::rung_needs{p, starlot::the_score.above(p)}.as_step(),
          starlot::rung_needs{"pass", licence}.as_step(),
          starlot::grade_floor{p}.as_step(),
          starlot::grade_is{"达标"}.as_step(),
          starlot::grade_is{p}.when(licence).as_step()};
}

constexpr bool all_same(std::array<step, 20> const& a, std::array<step, 20> const& b) {
  return tables::same(std::span<step const>{a}, std::span<step const>{b});
}
static_assert(all_same(made(1.5_pt, 5, rounding::up), due));

TEST_CASE("each class makes its step") {
  auto const steps = made(opaque(1.5_pt), opaque(std::int64_t{5}), opaque(rounding::up));
  for (std::size_t i = 0; i < due.size(); ++i) {
    CAPTURE(i);
    CHECK(tables::same(steps[i], due[i]));
  }
}

TEST_CASE("a limit makes another step and leaves the first as it is") {
  auto const plain = starlot::deduction{"breach", 1_pt};
  CHECK(plain.fails_at(3).fails_at(opaque(std::int64_t{2})).as_step().limit == 2);
  CHECK(plain.as_step().limit == unlimited);
  auto const extra = starlot::bonus{"leader", 1_pt};
  CHECK(extra.at_most(opaque(std::int64_t{2})).as_step().limit == 2);
  CHECK(extra.as_step().limit == unlimited);
}

TEST_CASE("a condition makes another step, and conditions said one behind the other all count") {
  auto const plain = starlot::deduction{"breach", opaque(1_pt)}.fails_at(3);
  auto const high = plain.unless(starlot::the_score.at_least(2_pt)).as_step();
  CHECK(high.unless);
  CHECK(tables::same(high.when, {starlot::measure::score, starlot::bound::at_least, true, "", 2'000'000, 1}));
  CHECK(high.limit == 3);
  CHECK(plain.as_step().when.of == starlot::measure::always);
  auto const low = plain.unless(starlot::the_score.at_least(2_pt))
                       .when(starlot::the_score.above(1_pt))
                       .fails_at(2)
                       .as_part();
  CHECK_FALSE(low.is.unless);
  CHECK(low.is.limit == 2);
  CHECK(low.is.when.of == starlot::measure::both);
  REQUIRE(low.others.size() == 2U);
  CHECK(tables::same(low.others[0], !starlot::the_score.at_least(2_pt)));
  CHECK(tables::same(low.others[1], starlot::the_score.above(1_pt)));
}

/// Entries of conditions as letters: a to z by their places, upper case: negated, & and |; `unless`: ! at the end.
template <class Step> std::string letters(Step const& step) {
  auto const& part = step.as_part();
  std::vector<starlot::condition> all{part.others.begin(), part.others.end()};
  all.push_back(part.is.when);
  std::string out;
  for (auto const& c : all) {
    auto const letter = c.of == starlot::measure::both      ? '&'
                        : c.of == starlot::measure::either  ? '|'
                        : c.of == starlot::measure::finding ? 'q'
                                                            : c.where[0];
    out += c.negated ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  return out + (part.is.unless ? "!" : "");
}

TEST_CASE(
    "conditions combine, a not stands at the single ones, and one of several conditions is the step's own") {
  constexpr auto a = starlot::branch("a").below(50_pct);
  constexpr auto b = starlot::branch("b").below(50_pct);
  constexpr auto c = starlot::branch("c").below(50_pct);
  constexpr auto q = starlot::asked{"q", "Question"};
  constexpr auto plain = starlot::cap{1_pt};
  CHECK(letters(plain.when(a)) == "a");
  CHECK(letters(plain.when(!a)) == "a!");
  CHECK(letters(plain.when(!!a)) == "a");
  CHECK(letters(plain.unless(a)) == "a!");
  CHECK(letters(plain.unless(!a)) == "a");
  CHECK(letters(plain.when(q)) == "q");
  CHECK(letters(plain.when(!q)) == "q!");
  CHECK(letters(plain.unless(!q)) == "q");
  CHECK(letters(plain.when(a && b)) == "ab&");
  CHECK(letters(plain.when(a || b)) == "ab|");
  CHECK(letters(plain.unless(a || b)) == "ab|!");
  CHECK(letters(plain.when(a && b && c)) == "ab&c&");
  CHECK(letters(plain.when(a && (b && c))) == "abc&&");
  CHECK(letters(plain.when(a || (b && !c))) == "abC&|");
  CHECK(letters(plain.when(!(a || (b && !c)))) == "ABc|&");
  CHECK(letters(plain.when(a).unless(b)) == "aB&");
  CHECK(letters(plain.when(a).when(b)) == "ab&");
  CHECK(letters(plain.unless(a).unless(b)) == "AB&");
  CHECK(letters(plain.unless(a).when(b)) == "Ab&");
  CHECK(letters(plain.unless(a || b).when(b || c)) == "AB&bc|&");
  CHECK(letters(plain.when(a).unless(b && !q).when(c)) == "aBq|&c&");
  CHECK(letters(starlot::rung_needs{1_pt, a}) == "a!");
  CHECK(letters(starlot::rung_needs{1_pt, a && !b, "both"}) == "aB&!");
  CHECK(letters(starlot::rung_needs{1_pt, a || b}.when(c)) == "AB&c&");
  CHECK(letters(starlot::veto{"v"}.when(a)) == "a");
  CHECK(letters(starlot::veto{"id", "v"}.when(a)) == "Qa&");
  CHECK(letters(starlot::grade_limit{"id", "v", 1_pt}.unless(a)) == "QA&");
}

TEST_CASE("the question of a step stands among other conditions, with its id and title") {
  constexpr auto a = starlot::branch("a").below(50_pct);
  constexpr auto licence = starlot::asked{"licence", "Holds a licence"};
  auto const one = starlot::cap{1_pt}.when(licence && a).as_part();
  CHECK(one.is.asks());
  CHECK(one.is.takes_findings());
  CHECK(one.is.id == licence.id);
  CHECK(one.is.title == licence.title);
  CHECK(one.others[0].where == licence.id);
  auto const later = starlot::cap{1_pt}.when(a).unless(licence).as_part();
  CHECK(later.is.asks());
  CHECK(later.is.id == licence.id);
  CHECK(later.others[1].where == licence.id);
  auto const sooner = starlot::veto{"licence", "Licensed"}.when(a || a).as_part();
  CHECK(sooner.is.asks());
  CHECK(sooner.is.id == "licence");
  CHECK(sooner.others[0].where == "licence");
  CHECK_FALSE(starlot::cap{1_pt}.when(a && !a).as_part().is.asks());
  CHECK_FALSE(starlot::cap{1_pt}.when(a && !a).as_part().is.takes_findings());
}

constexpr bool takes(step const& s) { return s.takes_findings(); }
constexpr bool counts_or_asks(std::array<step, 20> const& steps) {
  constexpr std::array<bool, 20> takes_one{true,  true,  true, true,  true,  true,  false,
                                           false, false, true, false, false, false, false,
                                           true,  false, true, false, false, true};
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (takes(steps[i]) != takes_one[i] || steps[i].counts() != (i < 6) ||
        steps[i].asks() != (takes_one[i] && i >= 6))
      return false;
  return true;
}
static_assert(counts_or_asks(due));
static_assert(!takes({.kind = step_kind::custom}) && takes({.kind = step_kind::custom, .id = "own"}));

TEST_CASE("events and what is asked take findings, the other steps do not") {
  CHECK(counts_or_asks(opaque(due)));
  CHECK(takes(opaque(step{.kind = step_kind::custom, .id = "own"})));
  CHECK_FALSE(takes(opaque(step{.kind = step_kind::custom})));
}

constexpr bool on_grade(std::array<step, 20> const& steps) {
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i].acts_on_grade() != (i == 9 || i == 10 || i >= 15))
      return false;
  return true;
}
static_assert(on_grade(due));

TEST_CASE("limits, floors and needs act on the grade, the other steps on the score") {
  CHECK(on_grade(opaque(due)));
}

TEST_CASE("a default step is the same at run time as at compile time") {
  constexpr step fixed;
  constexpr std::array<step, 12> row{};
  std::array<step, 12> now{};
  now[opaque(std::size_t{3})] = step{};
  CHECK(tables::same(now[3], fixed));
  CHECK(tables::same(now[11], row[11]));
  CHECK(now[7].limit == unlimited);
  CHECK(fixed.kind == step_kind::cap);
  CHECK(fixed.mode == rounding::half_even);
  CHECK_FALSE(fixed.unless);
  CHECK((fixed.amount == 0_pt && fixed.least == 0_pt && fixed.rung.from == 0_pt && fixed.rung.name.empty()));
  CHECK((fixed.id.empty() && fixed.title.empty() && fixed.custom == 0));
  CHECK(tables::same(fixed.when, {starlot::measure::always, starlot::bound::at_least, false, "", 0, 1}));
}

} // namespace
