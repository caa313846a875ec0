// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/step.hpp>

#include <string_view>
#include <type_traits>

namespace {

using namespace starlot::literals;
using starlot::asked;
using starlot::bound;
using starlot::branch;
using starlot::condition;
using starlot::measure;
using starlot::rounding;
using starlot::step;
using starlot::step_kind;
using starlot::text;
using starlot_tests::opaque;

// The numbers are hashed.
static_assert(static_cast<int>(step_kind::floor_at) == 6 && static_cast<int>(step_kind::clamp) == 7);
static_assert(static_cast<int>(step_kind::veto) == 8 && static_cast<int>(step_kind::rung_needs) == 9);
static_assert(static_cast<int>(step_kind::grade_floor) == 10 && static_cast<int>(step_kind::grade_is) == 11);
static_assert(static_cast<int>(step_kind::custom) == 255);

constexpr condition few_in_3{measure::branch, bound::below, false, "3", 1, 2};
constexpr condition high_score{measure::score, bound::at_least, true, "", 90'000'000, 1};
constexpr condition question{.of = measure::finding};
constexpr asked licence{"licence", {"Holds a licence", "持有执照"}};
constexpr text licence_title{"Holds a licence", "持有执照"};

struct row {
  char const* name;
  step (*make)();
  step due;
};

constexpr row rows[] = {
    {"floor",
     [] { return starlot::floor_at{5_pt}.as_step(); },
     {.kind = step_kind::floor_at, .title = {"floor", "保底"}, .least = 5_pt}},
    {"floor with a title",
     [] {
       return starlot::floor_at{5_pt, "at least 5"}.as_step();
     },
     {.kind = step_kind::floor_at, .title = "at least 5", .least = 5_pt}},
    {"clamp",
     [] {
       return starlot::clamp{5_pt, 95_pt}.as_step();
     },
     {.kind = step_kind::clamp, .title = {"clamp", "限幅"}, .amount = 95_pt, .least = 5_pt}},
    {"clamp with a title",
     [] {
       return starlot::clamp{5_pt, 95_pt, "5 to 95"}.as_step();
     },
     {.kind = step_kind::clamp, .title = "5 to 95", .amount = 95_pt, .least = 5_pt}},
    {"cap with a title",
     [] {
       return starlot::cap{60_pt, "at most 60"}.as_step();
     },
     {.kind = step_kind::cap, .title = "at most 60", .amount = 60_pt}},
    {"veto", [] { return starlot::veto{"fraud"}.as_step(); }, {.kind = step_kind::veto, .title = "fraud"}},
    {"veto that asks",
     [] {
       return starlot::veto{"licence", licence.title}.as_step();
     },
     {.kind = step_kind::veto, .unless = true, .id = "licence", .title = licence_title, .when = question}},
    {"grade limit",
     [] { return starlot::grade_limit{80_pt}.as_step(); },
     {.kind = step_kind::grade_limit, .title = {"grade limit", "级别上限"}, .rung = {80_pt}}},
    {"grade limit that asks",
     [] {
       return starlot::grade_limit{"licence", licence.title, "good"}.as_step();
     },
     {.kind = step_kind::grade_limit,
      .unless = true,
      .id = "licence",
      .title = licence_title,
      .rung = {"good"},
      .when = question}},
    {"rung with a condition",
     [] {
       return starlot::rung_needs{90_pt, few_in_3}.as_step();
     },
     {.kind = step_kind::rung_needs,
      .unless = true,
      .title = {"needed for the grade", "级别条件"},
      .rung = {90_pt},
      .when = few_in_3}},
    {"rung with a question",
     [] {
       return starlot::rung_needs{90_pt, licence}.as_step();
     },
     {.kind = step_kind::rung_needs,
      .unless = true,
      .id = "licence",
      .title = licence_title,
      .rung = {90_pt},
      .when = question}},
    {"grade floor",
     [] { return starlot::grade_floor{"good"}.as_step(); },
     {.kind = step_kind::grade_floor, .title = {"grade floor", "级别下限"}, .rung = {"good"}}},
    {"fixed grade",
     [] {
       return starlot::grade_is{70_pt, "fixed"}.as_step();
     },
     {.kind = step_kind::grade_is, .title = "fixed", .rung = {70_pt}}},
    // conditions
    {"cap when",
     [] { return starlot::cap{60_pt}.when(few_in_3).as_step(); },
     {.kind = step_kind::cap, .title = {"cap", "封顶"}, .amount = 60_pt, .when = few_in_3}},
    {"cap unless",
     [] { return starlot::cap{60_pt}.unless(few_in_3).as_step(); },
     {.kind = step_kind::cap, .unless = true, .title = {"cap", "封顶"}, .amount = 60_pt, .when = few_in_3}},
    {"cap when a question is met",
     [] { return starlot::cap{60_pt}.when(licence).as_step(); },
     {.kind = step_kind::cap, .id = "licence", .title = licence_title, .amount = 60_pt, .when = question}},
    {"cap unless a question is met",
     [] { return starlot::cap{60_pt}.unless(licence).as_step(); },
     {.kind = step_kind::cap,
      .unless = true,
      .id = "licence",
      .title = licence_title,
      .amount = 60_pt,
      .when = question}},
    {"bonus when, with its limit",
     [] {
       return starlot::bonus{"leader", 1_pt}.when(high_score).at_most(2).as_step();
     },
     {.kind = step_kind::bonus,
      .id = "leader",
      .title = "leader",
      .amount = 1_pt,
      .limit = 2,
      .when = high_score}},
    {"deduction unless, with its limit",
     [] {
       return starlot::deduction{"breach", 1_pt}.fails_at(5).unless(high_score).as_step();
     },
     {.kind = step_kind::deduction,
      .unless = true,
      .id = "breach",
      .title = "breach",
      .amount = 1_pt,
      .limit = 5,
      .when = high_score}},
    {"rounding when",
     [] {
       return starlot::round_to{1_pt, rounding::up}.when(high_score).as_step();
     },
     {.kind = step_kind::round_to,
      .mode = rounding::up,
      .title = {"rounding", "修约"},
      .amount = 1_pt,
      .when = high_score}},
    {"floor unless",
     [] { return starlot::floor_at{5_pt}.unless(high_score).as_step(); },
     {.kind = step_kind::floor_at,
      .unless = true,
      .title = {"floor", "保底"},
      .least = 5_pt,
      .when = high_score}},
    {"veto when",
     [] { return starlot::veto{"too little"}.when(few_in_3).as_step(); },
     {.kind = step_kind::veto, .title = "too little", .when = few_in_3}},
};

constexpr bool makes_its_step(row const& r) { return tables::same(r.make(), r.due); }
static_assert(starlot_tests::holds_for_all(rows, makes_its_step));

TEST_CASE("each class makes the step that it says, with its condition") {
  for (auto const& r : rows) {
    CAPTURE(r.name);
    CHECK(makes_its_step(opaque(r)));
  }
}

TEST_CASE("a condition makes another step and leaves the first as it is") {
  auto const plain = starlot::cap{opaque(60_pt)};
  static_assert(std::is_same_v<decltype(plain.when(high_score)), starlot::cap<1>>);
  CHECK(plain.when(high_score).as_step().when.of == measure::score);
  CHECK(plain.as_step().when.of == measure::always);
}

// ---- Whether findings are recorded ----

struct asking {
  step made;
  bool counts;
  bool asks;
  bool takes_findings;
  bool acts_on_grade;
};
constexpr step custom(std::string_view id) { return {.kind = step_kind::custom, .id = id}; }

constexpr asking answers[] = {
    {starlot::deduction{"x", 1_pt}.as_step(), true, false, true, false},
    {starlot::bonus{"x", 1_pt}.when(high_score).as_step(), true, false, true, false},
    {starlot::cap{1_pt}.as_step(), false, false, false, false},
    {starlot::cap{1_pt}.when(high_score).as_step(), false, false, false, false},
    {starlot::cap{1_pt}.when(licence).as_step(), false, true, true, false},
    {starlot::floor_at{1_pt}.as_step(), false, false, false, false},
    {starlot::floor_at{1_pt}.unless(licence).as_step(), false, true, true, false},
    {starlot::clamp{0_pt, 1_pt}.as_step(), false, false, false, false},
    {starlot::round_to{1_pt, rounding::up}.when(licence).as_step(), false, true, true, false},
    {starlot::veto{"x"}.as_step(), false, false, false, false},
    {starlot::veto{"licence", "x"}.as_step(), false, true, true, false},
    {starlot::grade_limit{1_pt}.as_step(), false, false, false, true},
    {starlot::grade_limit{"licence", "x", 1_pt}.as_step(), false, true, true, true},
    {starlot::rung_needs{1_pt, few_in_3}.as_step(), false, false, false, true},
    {starlot::rung_needs{1_pt, licence}.as_step(), false, true, true, true},
    {starlot::grade_floor{1_pt}.as_step(), false, false, false, true},
    {starlot::grade_is{1_pt}.when(licence).as_step(), false, true, true, true},
    {custom("input"), false, false, true, false},
    {custom(""), false, false, false, false},
};
constexpr bool answers_as_said(asking const& a) {
  return a.made.counts() == a.counts && a.made.asks() == a.asks &&
         a.made.takes_findings() == a.takes_findings && a.made.acts_on_grade() == a.acts_on_grade;
}
static_assert(starlot_tests::holds_for_all(answers, answers_as_said));

TEST_CASE("events are counted, questions are asked, and nothing else takes findings") {
  starlot_tests::check_all(answers, answers_as_said);
}

} // namespace
