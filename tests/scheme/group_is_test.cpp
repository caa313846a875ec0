// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/trace.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

// ---- The peer group ----

constexpr scheme shops{title{"shops", "1"},
                       criterion{"1", "Service", 80_pt, proportional},
                       criterion{"2", "Parking", 20_pt},
                       criterion{"staff", "Employees", advisory, any_finding},
                       group_is{"franchise"}.when(asked{"franchise", "Is a franchise"}),
                       group_is{"small"}.when(value_of("staff").below(50)),
                       group_is{"large"},
                       counts{"2"}.only_for("large"),
                       cap{60_pt}.only_for("franchise"),
                       ladder{{50_pt, "pass"}}.only_for("small"),
                       ladder{{70_pt, "pass"}}.only_for("large"),
                       ladder{{55_pt, "pass"}}.only_for("franchise")};

findings<shops> shop(finding const& staff, finding const& franchise) {
  findings<shops> f;
  f.set<"1">(sampled(3, 8)).set<"staff">(staff).set<"franchise">(franchise); // 50 of 80
  return f;
}

TEST_CASE("the group of a company, and with it the ladder, comes from its findings") {
  auto const small = evaluate(shop(measured(49), not_met)).value(); // parking does not count: 62.5 of 100
  CHECK(small.group() == "small");
  CHECK_FALSE(small.group_is_open());
  CHECK(small.score() == fraction{125, 2});
  CHECK(small.grade().name().en == "pass"); // from 50

  auto f = shop(measured(50), not_met);
  f.set<"2">(not_met); // 50 of 100
  auto const large = evaluate(f).value();
  CHECK(large.findings().group() == "large");
  CHECK(large.score() == fraction{50});
  CHECK(large.outcome() == outcome::below_ladder); // from 70

  auto const franchise = evaluate(shop(measured(400), met)).value(); // the first that acts
  CHECK(franchise.findings().group() == "franchise");
  CHECK(franchise.score() == fraction{60}); // 62.5, capped
  CHECK(franchise.grade().name().en == "pass");
}

TEST_CASE("the lines of the trace tell which step said the group") {
  auto const r = evaluate(shop(measured(49), not_met)).value();
  std::vector<line_state> states;
  for (auto const& line : r.trace())
    if (line.title.en == "peer group")
      states.push_back(line.state);
  CHECK(states == std::vector{line_state::acted, line_state::idle}); // the first has the title of its question
  CHECK(r.trace().line("franchise").state == line_state::idle);
}

TEST_CASE("a group that the findings name goes before what they say of it") {
  auto f = shop(measured(49), not_met);
  REQUIRE(f.set_group("franchise"));
  auto const r = evaluate(f).value();
  CHECK(r.findings().group() == "franchise");
  CHECK(r.score() == fraction{60});
}

TEST_CASE("as long as what is open could decide over the group, the rating is undetermined") {
  SECTION("a question") {
    auto const r = evaluate(shop(measured(49), not_assessed)).value();
    CHECK(r.outcome() == outcome::undetermined);
    CHECK_FALSE(r.bounds_are_guaranteed());
    CHECK(r.open_items() == 1);
    CHECK(r.group_is_open());
    CHECK(r.group().empty());
    CHECK(r.rungs().empty()); // which ladder it is nobody knows
    CHECK(r.lowest_grade().state() == outcome::undetermined);
    CHECK(r.highest_grade().state() == outcome::undetermined);
    CHECK_FALSE(r.next());
  }
  SECTION("and findings for criteria of one of the groups are no error") {
    auto f = shop(measured(49), not_assessed);
    f.set<"2">(met);
    auto const r = evaluate(f);
    REQUIRE(r);
    CHECK(r->outcome() == outcome::undetermined);
  }
  SECTION("a value") {
    auto const r = evaluate(shop(not_assessed, not_met)).value();
    CHECK(r.outcome() == outcome::undetermined);
    CHECK_FALSE(r.bounds_are_guaranteed());
    CHECK(r.open_items() == 1);
  }
  SECTION("not behind the step that decides") {
    auto const r = evaluate(shop(not_assessed, met)).value(); // a franchise, however large
    CHECK(r.findings().group() == "franchise");
    CHECK(r.is_determined());
  }
}

TEST_CASE("a value that is none, or not known, is of no group") {
  auto f = shop(not_applicable, not_met);
  auto const policy = evaluate(f); // an advisory criterion that does not apply is refused, as any
  REQUIRE_FALSE(policy);
  f.set<"staff">(excluded("closed books")).set<"2">(met);
  auto const r = evaluate(f).value(); // unknown: the third step
  CHECK(r.findings().group() == "large");
  CHECK(r.score() == fraction{70});
}

TEST_CASE("findings for criteria of other groups are errors, whoever named the group") {
  auto f = shop(measured(10), not_met);
  f.set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE_FALSE(r);
  CHECK(r.error().code == errc::criterion_of_other_group);
  CHECK(r.error().where.id == "2");
}

TEST_CASE("without a group that applies, and without a ladder for all others, nothing is rated") {
  static constexpr scheme two{title{"two", "1"}, criterion{"1", "One", 100_pt},
                              group_is{"a"}.when(asked{"q", "Is an a"}), ladder{{50_pt, "pass"}}.only_for("a")};
  findings<two> f;
  f.set<"1">(met).set<"q">(not_met);
  CHECK(evaluate(f).error().code == errc::group_missing);
  f.set<"q">(met);
  CHECK(evaluate(f)->is_determined());
}

// ---- Values in conditions ----

constexpr scheme works{title{"works", "1"},
                       criterion{"1", "One", 60_pt, proportional},
                       criterion{"hours", "Hours until repaired", 40_pt, table_at_most({{24, 100_pct}, {48, 50_pct}})},
                       criterion{"rank", "Rank", advisory, any_finding},
                       cap{50_pt}.when(value_of("hours").above(40.5_dec)),
                       add{-5_pt}.unless(value_of("rank").at_most(3)),
                       ladder{{50_pt, "pass"}}};

fraction score_of(finding const& hours, finding const& rank) {
  findings<works> f;
  f.set<"1">(sampled(0, 10)).set<"hours">(hours).set<"rank">(rank);
  return evaluate(f).value().score();
}

TEST_CASE("a step looks at a recorded value, exactly") {
  CHECK(score_of(measured(40.5_dec), at_level(3)) == fraction{80});      // 60 + 20
  CHECK(score_of(measured(81, 2), at_level(3)) == fraction{80});         // the same as a quotient
  CHECK(score_of(measured(40.500001_dec), at_level(3)) == fraction{50}); // capped
  CHECK(score_of(measured(121'500'001, 3'000'000), at_level(3)) == fraction{50}); // 40.5 and a third of a millionth
  CHECK(score_of(measured(1), at_level(4)) == fraction{95});             // 100 - 5
  CHECK(score_of(measured(1), measured(3)) == fraction{100});
  CHECK(score_of(measured(1), met) == fraction{100}); // no value: unknown, and nothing acts on that
}

TEST_CASE("a value that is open could be any: the rating is undetermined, though its two readings agree") {
  findings<works> f;
  f.set<"1">(sampled(0, 10)).set<"hours">(measured(1));
  auto const r = evaluate(f).value(); // 100 in both, or 95
  CHECK(r.outcome() == outcome::undetermined);
  CHECK_FALSE(r.has_score());
  CHECK_FALSE(r.bounds_are_guaranteed());
  CHECK(r.open_items() == 1);
  f.set<"1">(not_assessed); // and now the bounds differ, too
  CHECK(evaluate(f)->open_items() == 2);
}

TEST_CASE("an open criterion counts once, whatever depends on it") {
  auto f = shop(not_assessed, not_met);
  f.set<"1">(not_assessed);
  CHECK(evaluate(f)->open_items() == 2); // service, and the employees
  static constexpr scheme twice{title{"twice", "1"},
                                criterion{"1", "One", 50_pt},
                                criterion{"2", "Two", 30_pt},
                                criterion{"3", "Three", 20_pt},
                                criterion{"v", "Value", advisory, any_finding},
                                counts{"2"}.when(value_of("v").above(1)),
                                counts{"3"}.when(value_of("v").above(2)),
                                ladder{{50_pt, "pass"}}};
  findings<twice> g;
  g.set<"1">(met).set<"2">(met).set<"3">(met);
  CHECK(evaluate(g)->open_items() == 1);
  g.set<"1">(not_assessed);
  CHECK(evaluate(g)->open_items() == 2);
}

TEST_CASE("a value that earns nothing is as fixed as a group, and one that earns is not") {
  static constexpr scheme fixed{title{"fixed", "1"}, criterion{"1", "One", 100_pt},
                                criterion{"v", "Value", advisory, any_finding},
                                cap{50_pt}.when(value_of("v").above(3)), ladder{{50_pt, "pass"}}};
  CHECK(is_monotone(any_scheme{compiled<fixed>}.view()));
  CHECK_FALSE(is_monotone(any_scheme{compiled<works>}.view()));
}

struct own {
  static constexpr std::string_view name = "own";
  static constexpr int version = 1;
  void operator()(score_state& company) const {
    bool const is_middle =
        company.holds(value_of("rank").at_least(2) && !value_of("rank").above(5)) == truth::yes;
    company.set_score(fraction{is_middle ? 1 : 2});
  }
};

TEST_CASE("a step of the user's asks for values, too") {
  static constexpr scheme asks{title{"asks", "1"}, criterion{"1", "One", 100_pt},
                               criterion{"rank", "Rank", advisory, any_finding}, own{}, ladder{{0_pt, "pass"}}};
  findings<asks> f;
  f.set<"1">(met).set<"rank">(measured(5));
  CHECK(evaluate(f)->score() == fraction{1});
  f.set<"rank">(measured(6));
  CHECK(evaluate(f)->score() == fraction{2});
}

// ---- Wrong schemes ----

template <class... Parts> std::vector<errc> faults(Parts const&... steps) {
  scheme_parts parts{.title = {"x", "1"}};
  parts.rows = {{.id = "c", .title = "C"},
                {.id = "1", .parent = "c", .title = "One", .worth = 50_pt, .rule = all_or_nothing},
                {.id = "o", .parent = "c", .title = "O", .worth = 50_pt, .rule = all_or_nothing, .visited = per_outlet}};
  parts.rungs = {rung{50_pt, "pass"}};
  (parts.steps.push_back(step_choice{steps}), ...);
  std::vector<errc> out;
  if (auto const built = loaded_scheme::build(parts); !built)
    for (auto const& e : built.errors())
      out.push_back(e.code);
  return out;
}

TEST_CASE("wrong groups, and wrong conditions on values, are refused when the scheme is built") {
  using codes = std::vector<errc>;
  CHECK(faults(group_is{"small"}) == codes{errc::group_without_ladder});
  CHECK(faults(cap{1_pt}.when(value_of("none").above(1))) == codes{errc::unknown_branch});
  CHECK(faults(cap{1_pt}.when(value_of("c").above(1))) == codes{errc::condition_does_not_fit});
  CHECK(faults(cap{1_pt}.when(value_of("o").above(1))) == codes{errc::condition_does_not_fit});
  CHECK(faults(cap{1_pt}.when(value_of("1").above(1))).empty());
  CHECK(faults(counts{"1"}.when(asked{"q", "Q"}), cap{1_pt}.when(value_of("1").above(1))).empty());
  CHECK(faults(counts{"1"}.when(asked{"q", "Q"}), group_is{""}.when(value_of("1").above(1))) ==
        codes{errc::counted_needs_itself, errc::group_without_ladder}); // the group is decided first
  CHECK(faults(group_is{"small"}.when(the_score.above(1_pt))) ==
        codes{errc::group_without_ladder, errc::condition_does_not_fit});
}

TEST_CASE("any_finding judges nothing: only an advisory criterion may have it") {
  scheme_parts parts{.title = {"x", "1"}};
  parts.rows = {{.id = "1", .title = "One", .worth = 50_pt, .rule = any_finding}};
  parts.rungs = {rung{50_pt, "pass"}};
  auto const built = loaded_scheme::build(parts);
  REQUIRE_FALSE(built);
  CHECK(built.error().code == errc::any_finding_is_advisory);
  CHECK(built.error().where.id == "1");

  findings<works> f; // and what is nonsense in itself is wrong for it, too
  f.set<"1">(met).set<"hours">(measured(1));
  f.set<"rank">(sampled(3, 2));
  CHECK(evaluate(f).error().code == errc::more_nonconforming_than_sampled);
  f.set<"rank">(counted(1, 0));
  CHECK(evaluate(f).error().code == errc::ratio_of_nothing);
  f.set<"rank">(found(1));
  CHECK(evaluate(f).error().code == errc::finding_does_not_fit);
}

TEST_CASE("the group that a step says, and the value that it looks at, change the hash") {
  auto const hash = [](auto const& step) {
    scheme_parts parts{.title = {"x", "1"}};
    parts.rows = {{.id = "1", .title = "One", .worth = 50_pt, .rule = all_or_nothing},
                  {.id = "v", .title = "V", .worth = advisory, .rule = any_finding}};
    parts.rungs = {rung{50_pt, "pass"}, rung{40_pt, "pass"}, rung{30_pt, "pass"}};
    parts.rungs[1].group = "a";
    parts.rungs[2].group = "b";
    parts.steps.push_back(step_choice{step});
    return content_hash(loaded_scheme::build(parts).value());
  };
  CHECK(hash(group_is{"a"}) != hash(group_is{"b"}));
  CHECK(hash(group_is{"a"}.when(value_of("v").above(1))) != hash(group_is{"a"}.when(value_of("v").above(2))));
  CHECK(hash(group_is{"a"}.when(value_of("v").above(1))) != hash(group_is{"a"}.when(value_of("1").above(1))));
}

} // namespace
