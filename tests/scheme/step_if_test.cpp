// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/files/scheme_file.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/step_if.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/trace.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace starlot;

/// Halves the score, and takes some points.
struct halved {
  static constexpr std::string_view name = "halved";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  std::int64_t off = 0;

  [[nodiscard]] constexpr std::array<std::int64_t, 1> parameters() const { return {off}; }
  constexpr void operator()(score_state& company) const {
    company.set_score(company.score() / fraction{2} - fraction{off});
  }
};
/// With an id for its line.
struct named_step : halved {
  static constexpr std::string_view name = "named";
  static constexpr std::string_view line_id = "line";
};

constexpr scheme shops{title{"shops", "1"},
                       criterion{"1", "One", 60_pt, proportional},
                       criterion{"2", "Two", 40_pt},
                       step_if{in_group("small") || in_group("tiny"), halved{1}},
                       step_if{branch("2").below(50_pct) && !asked{"audit", "Was audited"}, halved{}},
                       cap{70_pt}.when(asked{"audit", "Was audited"}),
                       ladder{{20_pt, "pass"}},
                       ladder{{30_pt, "pass"}}.only_for("small"),
                       ladder{{40_pt, "pass"}}.only_for("tiny")};

TEST_CASE("a step of the user's acts only where its condition holds") {
  findings<shops> f;
  f.set<"1">(sampled(0, 10)).set<"2">(met).set<"audit">(not_met);
  CHECK(evaluate(f).value().score() == fraction{100});
  CHECK(evaluate(f).value().trace()[2].state == line_state::idle);
  REQUIRE(f.set_group("tiny"));
  auto const tiny = evaluate(f).value();
  CHECK(tiny.score() == fraction{49}); // 100 / 2 - 1
  CHECK(tiny.trace()[2].contribution == fraction{-51});
  REQUIRE(f.set_group("small"));
  f.set<"2">(not_met);
  CHECK(evaluate(f).value().score() == fraction{29, 2}); // (60 / 2 - 1) / 2
  f.set<"audit">(met);
  CHECK(evaluate(f).value().score() == fraction{29}); // the question of both steps is met
}

TEST_CASE("whether a step of the user's helps is not known: only a group leaves the bounds guaranteed") {
  constexpr static scheme by_group{title{"by group", "1"}, criterion{"1", "One", 60_pt, proportional},
                                   step_if{!in_group("small"), halved{}}, ladder{{20_pt, "pass"}},
                                   ladder{{30_pt, "pass"}}.only_for("small")};
  CHECK(is_monotone(any_scheme{compiled<by_group>}.view()));
  CHECK_FALSE(is_monotone(any_scheme{compiled<shops>}.view()));
  findings<shops> f;
  f.set<"1">(sampled(0, 10)).set<"2">(not_met);
  auto const open = evaluate(f).value(); // 60, or 30 where it was not audited: both pass
  CHECK(open.open_items() == 1);
  CHECK_FALSE(open.bounds_are_guaranteed());
  CHECK_FALSE(open.is_determined());
}

TEST_CASE("a criterion that nothing is known of is no reason for a step of the user's to act") {
  findings<shops> f;
  f.set<"1">(sampled(0, 10)).set<"2">(excluded("no such thing")).set<"audit">(not_met);
  CHECK(evaluate(f).value().score() == fraction{100});
}

scheme_parts rows_of_shops() {
  scheme_parts p;
  p.title = {"shops", "1"};
  p.rows = {{.id = "1", .title = "One", .worth = 60_pt, .rule = proportional},
            {.id = "2", .title = "Two", .worth = 40_pt, .rule = all_or_nothing}};
  p.steps = {step_choice{in_group("small") || in_group("tiny"), custom{"halved and one off"}},
             step_choice{branch("2").below(50_pct) && !asked{"audit", "Was audited"}, custom{"halved"}},
             cap{70_pt}.when(asked{"audit", "Was audited"})};
  p.rungs = {{20_pt, "pass"}, {30_pt, "pass"}, {40_pt, "pass"}};
  p.rungs[1].group = "small";
  p.rungs[2].group = "tiny";
  return p;
}
custom_table mine() {
  custom_table t;
  t.add(halved{}).add("halved and one off", halved{1}).add(named_step{});
  return t;
}

TEST_CASE("rows and files put a custom step under a condition too") {
  auto const all = mine();
  auto parts = rows_of_shops();
  auto const loaded = loaded_scheme::build(parts, all);
  REQUIRE(loaded);
  CHECK(content_hash(*loaded) == content_hash(compiled<shops>));
  finding_set f{*loaded};
  REQUIRE(f.set("1", sampled(0, 10)));
  REQUIRE(f.set("2", not_met));
  REQUIRE(f.set("audit", not_met));
  CHECK(evaluate(f).value().score() == fraction{30});

  auto const file = write_scheme(*loaded, all);
  CAPTURE(file);
  auto const again = read_scheme(file, all);
  REQUIRE(again);
  CHECK(content_hash(again->scheme) == content_hash(*loaded));
  CHECK(again->scheme.view().steps[1].title == text{"Was audited"});
  CHECK(write_scheme(again->scheme, all) == file);

  parts.steps[1] = step_if{branch("2").below(50_pct), halved{}}; // by its own name
  auto const other = loaded_scheme::build(parts, all);
  REQUIRE(other);
  CHECK(content_hash(*other) != content_hash(*loaded));
  parts.steps[1] = custom{"halved"};
  CHECK(content_hash(*other) != content_hash(loaded_scheme::build(parts, all).value()));
}

TEST_CASE("what is wrong with the condition of a custom step is refused") {
  auto const all = mine();
  auto parts = rows_of_shops();
  auto const code_with = [&](step_choice const& s) {
    parts.steps[1] = s;
    auto const built = loaded_scheme::build(parts, all);
    return built ? errc::none : built.error().code;
  };
  CHECK(code_with({branch("3").below(50_pct), custom{"halved"}}) == errc::unknown_branch);
  CHECK(code_with({in_group("large"), custom{"halved"}}) == errc::group_without_ladder);
  CHECK(code_with({branch("2").below(50_pct), custom{"no such step"}}) == errc::unknown_step);
  // It has an id already, which is not that of the question.
  CHECK(code_with({asked{"audit"}, custom{"named"}}) == errc::condition_does_not_fit);
  CHECK(code_with({asked{"audit"} && the_score.above(3_pt), custom{"named"}}) == errc::second_question);
  CHECK(code_with({branch("2").below(50_pct), custom{"named"}}) == errc::none);
}

} // namespace
