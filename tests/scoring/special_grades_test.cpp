// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot::literals;
using starlot::branch, starlot::clause, starlot::criterion, starlot::errc, starlot::grade_is, starlot::ladder;
using starlot::measured, starlot::met, starlot::not_met, starlot::outcome, starlot::rung, starlot::scheme;
using starlot::title, starlot::veto;

constexpr auto club = scheme{
    title{"club", "1"},
    criterion{"a", "a", 60_pt},
    criterion{"b", "b", 40_pt},
    grade_is{"T"}.when(branch("b").below(50_pct)),
    veto{"data", "Data are complete"}.awards("not rated"),
    starlot::grade_limit{60_pt}.when(branch("a").below(50_pct)),
    ladder{
        {30_pt, "C"}, {60_pt, "B"}, {100_pt, "A"}, rung::awarded({"T", "特"}), rung::awarded("not rated")}};

TEST_CASE("a special grade is awarded by a step, and is outside of the order of the rungs") {
  starlot::findings<club> f;
  f.set<"a">(met).set<"b">(not_met).set<"data">(met);
  auto const r = evaluate(f).value(); // 60 of 100: B by the score, but T by the step
  CHECK(r.outcome() == outcome::special);
  CHECK(r.grade().name().en == "T");
  CHECK(r.grade().name().zh == "特");
  CHECK_FALSE(r.grade());
  CHECK(r.score() == 60_pt);
  CHECK(r.rungs().size() == 3); // those that scores reach
  REQUIRE(r.next());
  CHECK(r.next()->rung->name.en == "A"); // at 100
  CHECK(r.next()->missing == 40_pt);
  REQUIRE(r.cause());
  CHECK(r.cause()->effect == starlot::effect::awards);
  CHECK(r.cause()->awards.en == "T");
}

TEST_CASE("a limit leaves a special grade alone, and a veto stands above it") {
  starlot::findings<club> f;
  f.set<"a">(not_met).set<"b">(not_met).set<"data">(met);
  CHECK(evaluate(f)->grade().name().en == "T"); // 0 points; the limit at 60 is behind it and acts
  f.set<"data">(not_met);
  auto const r = evaluate(f).value();
  CHECK(r.outcome() == outcome::special);
  CHECK(r.grade().name().en == "not rated");
  REQUIRE(r.cause());
  CHECK(r.cause()->effect == starlot::effect::vetoes);
  CHECK(r.cause()->awards.en == "not rated");
  CHECK(r.cause()->id == "data");
}

TEST_CASE("without the step that awards it, the score decides") {
  starlot::findings<club> f;
  f.set<"a">(met).set<"b">(met).set<"data">(met);
  auto const r = evaluate(f).value();
  CHECK(r.outcome() == outcome::graded);
  CHECK(r.grade().name().en == "A");
  CHECK_FALSE(r.cause());
}

TEST_CASE("what is open leaves a special grade undetermined, with bounds") {
  starlot::findings<club> f;
  f.set<"a">(met).set<"b">(met);
  auto const r = evaluate(f).value(); // the veto is open
  CHECK(r.outcome() == outcome::undetermined);
  CHECK(r.lowest_grade().name().en == "not rated");
  CHECK(r.highest_grade().name().en == "A");
}

constexpr auto both_ways = scheme{title{"both", "1"}, criterion{"a", "a", 100_pt}, veto{"x", "x"}.awards("X"),
                                  ladder{{50_pt, "pass"}, rung::awarded("X")}};

TEST_CASE("a special grade is determined where nothing open can change it") {
  starlot::findings<both_ways> f;
  f.set<"x">(not_met); // "a" is open, and the veto is certain
  auto const r = evaluate(f).value();
  CHECK(r.is_determined());
  CHECK(r.grade().name().en == "X");
  CHECK_FALSE(r.has_score());
}

// The first veto of "X" may act in the one bound and the last one in the other, with "Y" between them.
constexpr auto crossed = scheme{title{"crossed", "1"},
                                criterion{"a", "a", 100_pt, starlot::partial_amount},
                                veto{"low"}.awards("X").when(branch("a").below(20_pct)),
                                veto{"middle"}.awards("Y").when(branch("a").below(60_pct)),
                                veto{"licence", "Holds a licence"}.awards("X"),
                                ladder{{50_pt, "pass"}, rung::awarded("X"), rung::awarded("Y")}};

TEST_CASE("equal bounds of crossing vetoes do not determine a special grade") {
  starlot::findings<crossed> f;
  f.set<"licence">(not_met);
  auto const open = evaluate(f).value();
  CHECK(open.lowest_grade() == open.highest_grade()); // X and X
  CHECK_FALSE(open.is_determined());
  f.set<"a">(starlot::partly(40_pt)); // 40 of 100 points: not below 20 %, but below 60 %
  CHECK(evaluate(f)->grade().name().en == "Y");
}

constexpr auto overridden =
    scheme{title{"overridden", "1"}, criterion{"a", "a", 100_pt}, grade_is{"T"},
           grade_is{"pass"}.when(starlot::asked{"q", "q"}), ladder{{50_pt, "pass"}, rung::awarded("T")}};

TEST_CASE("a later grade_is overrides a special grade") {
  starlot::findings<overridden> f;
  f.set<"a">(not_met).set<"q">(met);
  CHECK(evaluate(f)->grade().name().en == "pass");
  f.set<"q">(not_met);
  CHECK(evaluate(f)->grade().name().en == "T");
}

starlot::scheme_parts parts_of(std::vector<rung> rungs, std::vector<starlot::step_choice> steps) {
  return {.title = {"club", "1"},
          .rows = {{.id = "a", .worth = 60_pt, .rule = starlot::all_or_nothing},
                   {.id = "b", .worth = 40_pt, .rule = starlot::all_or_nothing}},
          .steps = std::move(steps),
          .rungs = std::move(rungs)};
}

TEST_CASE("a loaded scheme has special grades, with the same hash as the compiled one") {
  auto const parts =
      parts_of({{30_pt, "C"}, {60_pt, "B"}, {100_pt, "A"}, rung::awarded("T"), rung::awarded("not rated")},
               {grade_is{"T"}.when(branch("b").below(50_pct)), veto{"data", "Data"}.awards("not rated"),
                starlot::grade_limit{60_pt}.when(branch("a").below(50_pct))});
  auto const loaded = starlot::loaded_scheme::build(parts);
  REQUIRE(loaded);
  CHECK(content_hash(*loaded) == starlot::content_hash<club>());
  starlot::finding_set f{*loaded};
  REQUIRE(f.set("a", met));
  REQUIRE(f.set("b", met));
  REQUIRE(f.set("data", not_met));
  auto const r = evaluate(f).value();
  CHECK(r.grade().name().en == "not rated");
  // Which special grade a step awards is hashed.
  auto other = parts;
  other.steps[1] = veto{"data", "Data"}.awards("T");
  CHECK(content_hash(*starlot::loaded_scheme::build(other)) != content_hash(*loaded));
  other.steps[1] = veto{"data", "Data"};
  CHECK(content_hash(*starlot::loaded_scheme::build(other)) != content_hash(*loaded));
}

TEST_CASE("special grades that do not fit are refused") {
  auto const code = [](std::vector<rung> rungs, std::vector<starlot::step_choice> steps = {}) {
    auto const made = starlot::loaded_scheme::build(parts_of(std::move(rungs), std::move(steps)));
    return made ? errc::none : made.error().code;
  };
  rung const pass{50_pt, "pass"};
  auto const t = rung::awarded("T");
  CHECK(code({pass, t}) == errc::none);
  CHECK(code({t, pass}) == errc::special_rung_misplaced);
  CHECK(code({t}) == errc::special_rung_misplaced);
  CHECK(code({pass, t, {60_pt, "good"}}) == errc::special_rung_misplaced);
  CHECK(code({pass, rung::awarded("")}) == errc::rung_without_name);
  CHECK(code({pass, t}, {starlot::grade_limit{"T"}}) == errc::special_rung_has_no_order);
  CHECK(code({pass, t}, {starlot::grade_floor{"T"}}) == errc::special_rung_has_no_order);
  CHECK(code({pass, t}, {veto{"x"}.awards("pass")}) == errc::award_is_not_special);
  CHECK(code({pass, t}, {veto{"x"}.awards("other")}) == errc::unknown_rung);
  CHECK(code({pass, t}, {grade_is{"other"}}) == errc::unknown_rung);
  CHECK(code({pass, t}, {grade_is{0_pt}}) == errc::unknown_rung); // a special grade has no bound
}

/// Not rated while fewer than two criteria were scored.
struct enough_data {
  static constexpr std::string_view name = "enough data";
  static constexpr int version = 1;
  bool fails = false;
  [[nodiscard]] constexpr std::array<std::int64_t, 1> parameters() const { return {fails ? 1 : 0}; }
  void operator()(starlot::score_state& company) const {
    if (company.branch("a").scored + company.branch("b").scored >= 2)
      return;
    company.award("not rated");
    if (fails)
      company.veto();
  }
};

constexpr auto own_award =
    scheme{title{"own award", "1"},   criterion{"a", "a", 60_pt},
           criterion{"b", "b", 40_pt}, enough_data{},
           ladder{{30_pt, "C"}, {60_pt, "B"}, rung::awarded("not rated")}};
constexpr auto own_failing_award =
    scheme{title{"own award", "1"},   criterion{"a", "a", 60_pt},
           criterion{"b", "b", 40_pt}, enough_data{true},
           ladder{{30_pt, "C"}, {60_pt, "B"}, rung::awarded("not rated")}};

TEST_CASE("a step of the user's awards a special grade, with a veto or without") {
  starlot::findings<own_award> f;
  f.set<"a">(met).set<"b">(starlot::excluded("none here"));
  auto const r = evaluate(f).value();
  CHECK(r.outcome() == outcome::special);
  CHECK(r.grade().name().en == "not rated");
  CHECK(r.cause()->effect == starlot::effect::awards);
  CHECK(r.score() == 100_pt);
  f.set<"b">(met);
  CHECK(evaluate(f)->grade().name().en == "B");

  starlot::findings<own_failing_award> failing;
  failing.set<"a">(met).set<"b">(starlot::excluded("none here"));
  auto const failed = evaluate(failing).value();
  CHECK(failed.outcome() == outcome::special);
  CHECK(failed.grade().name().en == "not rated");
  CHECK(failed.cause()->effect == starlot::effect::vetoes);
}

struct awards_nonsense {
  static constexpr std::string_view name = "nonsense";
  static constexpr int version = 1;
  void operator()(starlot::score_state& company) const { company.award("B"); }
};

TEST_CASE("a step awards what the ladder declares as awarded, and nothing else") {
  static constexpr auto wrong = scheme{title{"x", "1"}, criterion{"a", "a", 100_pt}, awards_nonsense{},
                                       ladder{{30_pt, "B"}, rung::awarded("T")}};
  starlot::findings<wrong> f;
  f.set<"a">(met);
  CHECK(starlot_tests::broken_contract([&] { static_cast<void>(evaluate(f)); }) ==
        "a step awards a special grade that the ladder has");
}

} // namespace
