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

namespace {

using namespace starlot;

/// Five more points for companies of the group, where the scheme's own ladder would not tell them apart.
struct help_for_small {
  static constexpr std::string_view name = "help for small";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  void operator()(score_state& company) const {
    if (company.holds(in_group("small") || in_group("tiny")) == truth::yes)
      company.set_score(company.score() + fraction{5});
  }
};

constexpr scheme shops{title{"shops", "1"},
                       criterion{"1", "One", 60_pt, proportional},
                       criterion{"2", "Two", 40_pt},
                       help_for_small{},
                       add{-10_pt}.only_for("large"),
                       round_to{10_pt, rounding::down}.only_for("small", "large"),
                       cap{60_pt}.when(branch("2").below(50_pct) && !in_group("small")),
                       ladder{{50_pt, "pass"}},
                       ladder{{40_pt, "pass"}}.only_for("small"),
                       ladder{{70_pt, "pass"}}.only_for("large"),
                       ladder{{30_pt, "pass"}}.only_for("tiny")};

fraction score_in(std::string_view group, finding const& two) {
  findings<shops> f;
  f.set<"1">(sampled(1, 10)).set<"2">(two); // 54 of 60
  if (!group.empty())
    REQUIRE(f.set_group(group));
  return evaluate(f).value().score();
}

TEST_CASE("steps act for the companies of their groups only") {
  CHECK(score_in("", met) == fraction{94});      // neither is in a group: no help, nothing off, not rounded
  CHECK(score_in("tiny", met) == fraction{99});  // 94 + 5
  CHECK(score_in("small", met) == fraction{90}); // 99, rounded down
  CHECK(score_in("large", met) == fraction{80}); // 84, rounded down
  CHECK(score_in("", not_met) == fraction{54});  // below the cap
  CHECK(score_in("tiny", not_met) == fraction{59});
  CHECK(score_in("small", not_met) == fraction{50});
}

constexpr scheme capped{title{"capped", "1"},
                        criterion{"1", "One", 100_pt, proportional},
                        criterion{"2", "Two", 20_pt, proportional},
                        cap{60_pt}.unless(in_group("small")),
                        clamp{10_pt, 90_pt}.only_for("small"),
                        ladder{{50_pt, "pass"}},
                        ladder{{40_pt, "pass"}}.only_for("small")};

TEST_CASE("a group is no finding: steps under it are as monotone as those that always act") {
  CHECK(is_monotone(any_scheme{compiled<capped>}.view()));
  findings<capped> f;
  f.set<"1">(sampled(0, 10));
  auto const others = evaluate(f); // 100 or 120 of 120, cap 60: whatever is open
  REQUIRE(others);
  CHECK(others->is_determined());
  REQUIRE(f.set_group("small"));
  auto const small = evaluate(f);
  REQUIRE(small);
  CHECK(small->bounds_are_guaranteed());
  CHECK(small->highest() == fraction{90}); // the clamp
}

TEST_CASE("a step for a group that has no ladder is refused") {
  scheme_parts parts;
  parts.title = {"t", "1"};
  parts.rows.push_back({.id = "1", .title = "One", .worth = 100_pt, .rule = all_or_nothing});
  parts.rungs = {{50_pt, "pass"}};
  parts.steps = {cap{60_pt}.only_for("small")};
  auto const refused = loaded_scheme::build(parts);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == errc::group_without_ladder);
  CHECK(refused.error().where.id == "small");

  rung of_small{40_pt, "pass"};
  of_small.group = "small";
  parts.rungs.push_back(of_small);
  auto const right = loaded_scheme::build(parts);
  REQUIRE(right);
  parts.steps = {cap{60_pt}};
  CHECK(content_hash(*right) != content_hash(*loaded_scheme::build(parts)));
  parts.steps = {cap{60_pt}.when(in_group(""))};
  CHECK(loaded_scheme::build(parts).error().code == errc::condition_does_not_fit);

  finding_set f{*right};
  REQUIRE(f.set("1", met));
  CHECK(evaluate(f).value().score() == fraction{100});
  REQUIRE(f.set_group("small"));
  CHECK(evaluate(f).value().score() == fraction{60});
}

} // namespace
