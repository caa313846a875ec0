// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/trace.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace {

using namespace starlot;

// ---- Findings, and named values ----

/// Takes a point off for each sample that failed, and one for each hour above 40.
struct by_findings {
  static constexpr std::string_view name = "by findings";
  static constexpr int version = 1;
  static constexpr std::string_view line_id = "by-findings";

  void operator()(score_state& company) const {
    auto const checks = company.recorded("checks");
    auto const hours = company.recorded("hours");
    if (checks.is_open() || hours.is_open())
      return;
    company.note("failed share", fraction{checks.count(), checks.out_of()});
    company.note("hours", hours.value());
    auto const late = hours.value() > 40_dec ? fraction{hours.value() - 40_dec} : fraction{};
    company.set_score(company.score() - fraction{checks.count()} - late);
  }
};

constexpr scheme works{title{"works", "1"}, criterion{"checks", "Checks", 100_pt, proportional},
                       criterion{"hours", "Hours", advisory, curve{{{30, 100_pct}, {48, 0_pct}}}},
                       by_findings{}, ladder{{50_pt, "pass"}}};

TEST_CASE("a step of the user's reads findings, also of advisory criteria, and notes named values") {
  findings<works> f;
  f.set<"checks">(sampled(3, 12)).set<"hours">(measured(42.5_dec));
  auto const r = evaluate(f);
  REQUIRE(r);
  // 100 * 9/12 = 75, less 3 samples, less 2.5 hours
  CHECK(r->score() == fraction{139, 2});
  auto const line = r->trace().line("by-findings");
  CHECK(line.contribution == fraction{-11, 2});
  REQUIRE(line.values().size() == 2);
  CHECK(line.values()[0] == named_value{"failed share", fraction{1, 4}});
  CHECK(line.values()[1] == named_value{"hours", fraction{85, 2}});
  CHECK(r->trace().line("checks").values().empty());
}

TEST_CASE("an advisory finding that a step waits for leaves the rating open") {
  findings<works> f;
  f.set<"checks">(sampled(0, 12));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->outcome() == outcome::undetermined); // 90.5 hours would fail the company
  CHECK_FALSE(r->has_score());
  CHECK_FALSE(r->bounds_are_guaranteed());
  CHECK(r->open_items() == 1);
}

struct asks_for_nothing_there {
  static constexpr std::string_view name = "asks for nothing there";
  static constexpr int version = 1;
  void operator()(score_state& company) const { static_cast<void>(company.recorded("2")); }
};
constexpr scheme without_two{title{"w", "1"}, clause{"1", "One", criterion{"1.1", "A", 100_pt}},
                             asks_for_nothing_there{}, ladder{{50_pt, "pass"}}};

TEST_CASE("to ask for a finding that the scheme does not record breaks the contract") {
  findings<without_two> f;
  f.set<"1.1">(met);
  CHECK(starlot_tests::broken_contract([&] { static_cast<void>(evaluate(f)); }) ==
        "a step asks for the finding of a criterion or step that the scheme has");
}

// ---- Conditions ----

/// Notes what each condition comes to: 0 no, 1 yes, 2 unknown.
struct asks {
  static constexpr std::string_view name = "asks";
  static constexpr int version = 1;
  static constexpr std::string_view line_id = "asks";

  void operator()(score_state& company) const {
    auto const say = [&](std::string_view what, truth t) {
      company.note(what, fraction{static_cast<int>(t)});
    };
    auto const low = branch("1").below(50_pct);
    say("low", company.holds(low));
    say("not low", company.holds(!low));
    say("nothing", company.holds(branch("2").at_least(0_pct)));
    say("low or nothing", company.holds(low || branch("2").at_least(0_pct)));
    say("low and nothing", company.holds(low && branch("2").at_least(0_pct)));
    say("licence", company.holds(asked{"licence"}));
    say("not licence", company.holds(!asked{"licence"}));
    say("score", company.holds(the_score.at_least(60_pt)));
    company.set_score(company.score() + fraction{60});
    say("score now", company.holds(the_score.at_least(60_pt) && the_score.below(101_pt)));
    say("assessed", company.holds(assessed().at_least(2)));
  }
};
constexpr scheme asking{title{"asking", "1"},
                        criterion{"1", "One", 50_pt, proportional},
                        criterion{"2", "Two", 50_pt, if_not_applicable::leave_out},
                        asks{},
                        veto{"licence", "Licence"},
                        ladder{{50_pt, "pass"}}};

std::string answers(finding const& one, finding const& licence) {
  findings<asking> f;
  f.set<"1">(one).set<"2">(not_applicable).set<"licence">(licence);
  std::string all;
  for (auto const& v : evaluate(f).value().trace().line("asks").values())
    all += to_string(v.value) + " ";
  return all;
}

TEST_CASE("a step asks conditions, which are true, false or unknown") {
  // low, not low, nothing, low || nothing, low && nothing, licence, not licence, score, score now, assessed
  CHECK(answers(sampled(6, 10), met) == "1 0 2 1 2 1 0 0 1 0 ");     // 40 %, score 40, then 100
  CHECK(answers(sampled(2, 10), not_met) == "0 1 2 2 0 0 1 1 0 0 "); // 80 %, score 80, then 140
  CHECK(answers(sampled(2, 10), not_assessed) == "0 1 2 2 0 2 2 1 0 0 ");
}

// ---- A ladder sees findings, too ----

struct by_level {
  static constexpr std::string_view name = "by level";
  static constexpr int version = 1;
  static constexpr std::array<rung, 2> list{rung{1_pt, "low"}, rung{2_pt, "high"}};
  [[nodiscard]] constexpr std::span<rung const> rungs() const { return list; }
  std::ptrdiff_t operator()(score_state const& company) const {
    if (company.holds(branch("2").at_most(50_pct)) == truth::yes)
      return -1;
    return company.recorded("1").value() >= 4_dec ? 1 : 0;
  }
};
constexpr scheme of_levels{title{"levels", "1"},
                           criterion{"1", "One", 50_pt, levels{{{1, 0_pct}, {4, 75_pct}, {5, 100_pct}}}},
                           criterion{"2", "Two", 50_pt, proportional}, by_level{}};

TEST_CASE("a ladder of the user's reads findings and asks conditions") {
  auto const rung_of = [](int level, finding const& two) {
    findings<of_levels> f;
    f.set<"1">(at_level(level)).set<"2">(two);
    auto const g = evaluate(f).value().grade();
    return g.state() == outcome::graded ? static_cast<int>(g.index()) : -1;
  };
  CHECK(rung_of(5, sampled(0, 4)) == 1);
  CHECK(rung_of(4, sampled(1, 4)) == 1);
  CHECK(rung_of(1, sampled(1, 4)) == 0);
  CHECK(rung_of(5, sampled(2, 4)) == -1); // 50 %
}

} // namespace
