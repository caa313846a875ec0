// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/trace.hpp>

#include <string_view>
#include <vector>

namespace {

using namespace starlot;

constexpr scheme hotels{
    title{"hotels", "1"},
    criterion{"1", "Rooms", 60_pt, proportional},
    clause{"2", "Hall", criterion{"2.1", "Stage", 20_pt}, criterion{"2.2", "Lights", 10_pt}},
    criterion{"3", "Garden", 10_pt},
    criterion{"4", "Remedy", 20_pt},
    counts{"2", {"for large hotels", "仅适用于大型饭店"}}.only_for("large"),
    counts{"3"}.when(asked{"garden", "Has a garden"}),
    counts{"4"}.when(branch("1").below(50_pct)).named("remedy"),
    ladder{{50_pt, "pass"}},
    ladder{{50_pt, "pass"}}.only_for("large")};

fraction sum_of_lines(rating const& r) {
  fraction sum;
  for (auto const& line : r.trace())
    if (line.kind != line_kind::clause)
      sum += line.contribution;
  return sum;
}

TEST_CASE("what is for other groups is out, and the trace says why") {
  findings<hotels> f;
  f.set<"1">(sampled(1, 4)).set<"garden">(not_met);
  auto const small = evaluate(f);
  REQUIRE(small);
  CHECK(small->is_determined());
  CHECK(small->score() == fraction{90}); // 45 of 60, of 120
  CHECK(sum_of_lines(*small) == small->score());
  auto const stage = small->trace().line("2.1");

  CHECK(stage.state == line_state::excluded);
  CHECK(stage.recorded.remark().reason == "for large hotels");
  CHECK(small->trace().line("2").state == line_state::excluded);
  CHECK(small->trace().line("remedy").state == line_state::acted);

  REQUIRE(f.set_group("large"));
  f.set<"2.1">(met).set<"2.2">(not_met);
  auto const large = evaluate(f);
  REQUIRE(large);
  CHECK(large->score() == fraction::of(120 * 65, 90)); // 45 + 20 of 60 + 30
  CHECK(large->trace().line("2.1").state == line_state::scored);
  CHECK(sum_of_lines(*large) == large->score());
}

TEST_CASE("a finding for a criterion of another group is an error") {
  findings<hotels> f;
  f.set<"1">(sampled(1, 4)).set<"garden">(not_met).set<"2.1">(met).set<"2.2">(excluded("no hall"));
  auto const wrong = evaluate(f);
  REQUIRE_FALSE(wrong);
  REQUIRE(wrong.errors().size() == 1);
  CHECK(wrong.error().code == errc::criterion_of_other_group);
  CHECK(wrong.error().where.id == "2.1");
  CHECK(wrong.error().where.index == 2);
  f.set<"2.1">(not_applicable);
  CHECK(evaluate(f));
}

TEST_CASE("a criterion that is judged on the finding of another one counts for its groups, too") {
  constexpr static scheme fed{title{"fed", "1"},
                              criterion{"1", "One", 40_pt, proportional},
                              criterion{"2", "Two", 60_pt, finding_of{"1"}, proportional},
                              criterion{"3", "Three", 20_pt},
                              counts{"2"}.only_for("large"),
                              ladder{{50_pt, "pass"}},
                              ladder{{50_pt, "pass"}}.only_for("large")};
  findings<fed> f;
  f.set<"1">(sampled(1, 4)).set<"3">(met);
  auto const small = evaluate(f);
  REQUIRE(small);
  CHECK(small->score() == fraction{100}); // 50 of 60, of 120
  CHECK(small->trace().line("2").state == line_state::excluded);
  REQUIRE(f.set_group("large"));
  CHECK(evaluate(f)->score() == fraction{95}); // 30 + 45 + 20
}

TEST_CASE("a question decides what counts, and open, it leaves the rating undetermined") {
  findings<hotels> f;
  f.set<"1">(sampled(1, 4)).set<"3">(not_met);
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK(open->open_items() == 1);
  CHECK_FALSE(open->is_determined()); // 90 without the garden, 45 of 70 with it
  CHECK(open->trace().line("garden").state == line_state::open);
  f.set<"garden">(not_met);
  CHECK(evaluate(f)->score() == fraction{90}); // what was found there is not read
  f.set<"garden">(met);
  CHECK(evaluate(f)->score() == fraction::of(120 * 45, 70));
  CHECK(evaluate(f)->trace().line("garden").state == line_state::idle);
}

TEST_CASE("a branch decides what counts") {
  findings<hotels> f;
  f.set<"1">(sampled(3, 4)).set<"garden">(not_met).set<"4">(met);
  auto const low = evaluate(f);
  REQUIRE(low);
  CHECK(low->score() == fraction::of(120 * 35, 80)); // 15 + 20 of 60 + 20
  CHECK(low->trace().line("remedy").state == line_state::idle);
  f.set<"1">(sampled(2, 4));
  CHECK(evaluate(f)->score() == fraction{60}); // half of 60
  f.set<"1">(not_assessed);
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK_FALSE(open->is_determined());
  CHECK_FALSE(open->bounds_are_guaranteed());
}

scheme_parts small_parts() {
  scheme_parts parts;
  parts.title = {"t", "1"};
  parts.rows = {{.id = "1", .title = "One", .worth = 60_pt},
                {.id = "1.1", .parent = "1", .title = "One", .worth = 60_pt, .rule = proportional},
                {.id = "2", .title = "Two", .worth = 40_pt, .rule = all_or_nothing},
                {.id = "3", .title = "Three", .worth = 40_pt, .rule = all_or_nothing}};
  parts.rungs = {{50_pt, "pass"}};
  return parts;
}

error refused_with(std::vector<step_choice> steps) {
  auto parts = small_parts();
  parts.steps = std::move(steps);
  auto const built = loaded_scheme::build(parts);
  return built ? error{} : built.error();
}

TEST_CASE("what decides must not depend on what it decides over") {
  CHECK(refused_with({counts{"2"}.when(branch("1").below(50_pct))}).code == errc::none);
  CHECK(refused_with({counts{"1.1"}.when(branch("1").below(50_pct))}).code == errc::counted_needs_itself);
  CHECK(refused_with({counts{"1"}.when(branch("1.1").below(50_pct))}).code == errc::counted_needs_itself);
  CHECK(refused_with({counts{"2"}.when(the_score.below(50_pt))}).code == errc::counted_needs_itself);
  CHECK(refused_with({counts{"2"}.when(any_branch.below(50_pct))}).code == errc::counted_needs_itself);
  CHECK(refused_with({counts{"2"}.when(assessed().at_least(1))}).code == errc::counted_needs_itself);
  CHECK(refused_with({counts{"2"}.when(assessed("1").at_least(1))}).code == errc::none);
  // in their order: 2 decides over 3, and 3 is not decided over before
  CHECK(
      refused_with({counts{"2"}.when(branch("1").below(50_pct)), counts{"3"}.when(branch("2").below(50_pct))})
          .code == errc::none);
  auto const late = refused_with(
      {counts{"3"}.when(branch("2").below(50_pct)), counts{"2"}.when(branch("1").below(50_pct))});
  CHECK(late.code == errc::counted_needs_itself);
  CHECK(late.where.id == "2");
  auto const unknown = refused_with({counts{"9"}.when(branch("1").below(50_pct))});
  CHECK(unknown.code == errc::unknown_branch);
  CHECK(unknown.where.id == "9");
  CHECK(refused_with({counts{"2"}}).code == errc::condition_without_effect);
  CHECK(refused_with({counts{"2"}.only_for("small")}).code == errc::group_without_ladder);
}

TEST_CASE("what counts is part of the content hash, the same in code and in rows") {
  constexpr static scheme in_code{title{"t", "1"},
                                  clause{"1", "One", 60_pt, criterion{"1.1", "One", 60_pt, proportional}},
                                  criterion{"2", "Two", 40_pt},
                                  criterion{"3", "Three", 40_pt},
                                  counts{"2"}.when(branch("1").below(50_pct) && asked{"q", "Q"}),
                                  ladder{{50_pt, "pass"}}};
  auto parts = small_parts();
  parts.steps = {counts{"2"}.when(branch("1").below(50_pct) && asked{"q", "Q"})};
  auto const loaded = loaded_scheme::build(parts);
  REQUIRE(loaded);
  CHECK(content_hash(*loaded) == content_hash<in_code>());
  parts.steps = {counts{"3"}.when(branch("1").below(50_pct) && asked{"q", "Q"})};
  CHECK(content_hash(*loaded_scheme::build(parts)) != content_hash<in_code>());
  CHECK_FALSE(is_monotone(any_scheme{*loaded}.view()));

  finding_set f{*loaded};
  REQUIRE(f.set("1.1", sampled(3, 4)));
  REQUIRE(f.set("2", met));
  REQUIRE(f.set("3", not_met));
  REQUIRE(f.set("q", met));
  CHECK(evaluate(f)->score() == fraction{55}); // 15 + 40 of 140, which is the scale
  REQUIRE(f.set("q", not_met));
  CHECK(evaluate(f)->score() == fraction::of(140 * 15, 100));
}

/// Worked out apart from the library: 10, 20, 30 points; 2 counts where 1 is met; 3 where asked, or 2 counts and is not met.
fraction by_hand(bool one, bool two, bool three, bool q) {
  bool const two_counts = one;
  bool const three_counts = q || (two_counts && !two);
  std::int64_t const got = (one ? 10 : 0) + (two_counts && two ? 20 : 0) + (three_counts && three ? 30 : 0);
  std::int64_t const of = 10 + (two_counts ? 20 : 0) + (three_counts ? 30 : 0);
  return fraction::of(60 * got, of);
}

TEST_CASE("a determined grade is that of every completion") {
  constexpr static scheme chain{title{"chain", "1"},
                                criterion{"1", "One", 10_pt},
                                criterion{"2", "Two", 20_pt},
                                criterion{"3", "Three", 30_pt},
                                counts{"2"}.when(branch("1").above(0_pct)),
                                counts{"3"}.when(asked{"q", "Q"} || branch("2").below(100_pct)),
                                ladder{{20_pt, "pass"}, {40_pt, "good"}}};
  char const* const ids[] = {"1", "2", "3", "q"};
  int determined = 0;
  for (int code = 0; code < 81; ++code) { // each not met, met or open
    int state[4];
    findings<chain> f;
    for (int i = 0, rest = code; i < 4; ++i, rest /= 3) {
      state[i] = rest % 3;
      if (state[i] < 2)
        REQUIRE(f.set(ids[i], state[i] == 1 ? met : not_met));
    }
    auto const r = evaluate(f);
    REQUIRE(r);
    for (int all = 0; all < 16; ++all) {
      bool is[4];
      bool fits = true;
      for (int i = 0; i < 4; ++i) {
        is[i] = (all >> i & 1) != 0;
        fits = fits && (state[i] == 2 || is[i] == (state[i] == 1));
      }
      if (!fits)
        continue;
      auto const due = by_hand(is[0], is[1], is[2], is[3]);
      if (r->has_score())
        CHECK(r->score() == due);
      std::string_view const name = due < fraction{20} ? "" : due < fraction{40} ? "pass" : "good";
      if (r->is_determined())
        CHECK(std::string_view{r->grade().name().en} == name);
    }
    determined += r->is_determined() ? 1 : 0;
  }
  CHECK(determined >= 16);
}

TEST_CASE("where only an open question could let anything count, nothing is determined") {
  constexpr static scheme empty{title{"empty", "1"}, criterion{"1", "One", 10_pt},
                                counts{"1"}.when(asked{"q", "Q"}), if_nothing_applies::no_score,
                                ladder{{5_pt, "pass"}}};
  findings<empty> f;
  f.set<"1">(met);
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK_FALSE(open->is_determined());
  f.set<"q">(not_met);
  CHECK(evaluate(f)->outcome() == outcome::nothing_applies);
  f.set<"q">(met);
  CHECK(evaluate(f)->score() == fraction{10});
}

TEST_CASE("what is certain although something is open is settled") {
  constexpr static scheme sure{title{"sure", "1"},
                               clause{"1", "One", criterion{"1.1", "A", 30_pt}, criterion{"1.2", "B", 10_pt}},
                               criterion{"2", "Two", 60_pt},
                               criterion{"3", "Three", 20_pt},
                               criterion{"4", "Four", 30_pt},
                               counts{"3"}.when(branch("1").at_least(50_pct)),
                               counts{"4"}.when(in_group("large") && branch("1").at_least(90_pct)),
                               ladder{{50_pt, "pass"}, {140_pt, "good"}},
                               ladder{{50_pt, "pass"}, {140_pt, "good"}}.only_for("large")};
  findings<sure> f;
  f.set<"1.1">(met).set<"2">(met).set<"3">(not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  // 1 has 75 % or 100 %, so that 3 counts; 4 is for large ones. Of 120 points 90 or 100 are earned, of 150 the score.
  CHECK(r->bounds_are_guaranteed());
  CHECK(r->lowest() == fraction::of(150 * 90, 120));
  CHECK(r->highest() == fraction::of(150 * 100, 120));
  CHECK(r->open_items() == 1);
  CHECK(r->is_determined());
  CHECK(r->grade().name().en == "pass");
  CHECK_FALSE(r->has_score());

  f.set<"1.1">(not_met); // 0 % or 25 %
  CHECK(evaluate(f)->lowest() == fraction::of(150 * 60, 100));
  f.set<"1.1">(not_assessed).set<"1.2">(met); // 25 % or 100 %
  CHECK_FALSE(evaluate(f)->bounds_are_guaranteed());
  CHECK_FALSE(evaluate(f)->is_determined());
  f.set<"1.1">(met).set<"1.2">(not_assessed);
  REQUIRE(f.set_group("large")); // now 4 hangs on 1.2
  f.set<"4">(met);
  CHECK_FALSE(evaluate(f)->is_determined());
}

} // namespace
