// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "capabilities/parts_of_users.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <span>
#include <string>
#include <string_view>

namespace {

using namespace starlot;
using namespace parts_of_users;

struct leave_out_if_reasoned {
  static constexpr std::string_view name = "leave out if reasoned";
  static constexpr int version = 1;
  constexpr treatment operator()(finding const& f, points) const {
    return f.remark().reason.empty() ? treatment::refused() : treatment::left_out();
  }
};

// Each kind of part is what its concept says, and of no other kind.
static_assert(ScoringRule<log_normal> && !CustomRollUp<log_normal> && !CustomStep<log_normal> &&
              !CustomLadder<log_normal>);
static_assert(CustomRollUp<median> && !ScoringRule<median> && !CustomStep<median> && !CustomLadder<median>);
static_assert(CustomStep<gate> && !CustomRollUp<gate> && !ScoringRule<gate> && !CustomLadder<gate>);
static_assert(CustomLadder<lowest_over_branches> && !CustomStep<lowest_over_branches> &&
              !CustomRollUp<lowest_over_branches>);
static_assert(NotApplicablePolicy<leave_out_if_reasoned> && !ScoringRule<leave_out_if_reasoned>);
static_assert(Named<log_normal> && Named<median> && Named<gate> && Named<lowest_over_branches>);

// What is almost a part is none.
struct without_name : median {
  static constexpr int name = 1;
};
struct with_silent_member : mean_of_best_and_worst {
  int hidden = 0;
};
struct of_another_width {
  constexpr basic_fraction<4> operator()(std::span<child const>) const { return {}; }
};
struct answers_nothing {
  constexpr void operator()(std::span<child const>) const {}
};
struct rungs_only {
  constexpr std::span<rung const> rungs() const { return {}; }
};
static_assert(!Named<without_name> && !Named<with_silent_member>);
static_assert(!CustomRollUp<of_another_width> && !CustomRollUp<answers_nothing> &&
              !CustomLadder<rungs_only> && !CustomStep<rungs_only>);

constexpr scheme all_own{title{"own", "1"},
                         clause{"1", "Answers", 50_pt, mean_of_best_and_worst{},
                                criterion{"1.1", "Hours", 1_wt, log_normal{2_dec, 6_dec}},
                                criterion{"1.2", "Friendly", 1_wt},
                                criterion{"1.3", "In dialect", 1_wt, leave_out_if_reasoned{}}},
                         criterion{"2", "Repairs", 50_pt, proportional}, shrinking_bonus{"praise", 100_pt, 5},
                         lowest_over_branches{ladder{{50_pt, "pass"}, {80_pt, "good"}}}};

TEST_CASE(
    "rules, roll-ups, policies, steps and ladders of the user's work together, checked by the compiler") {
  findings<all_own> f;
  f.set<"1.1">(measured(6)).set<"1.2">(met).set<"1.3">(not_applicable.because("nobody speaks it"));
  f.set<"2">(sampled(1, 10)).set<"praise">(found(1));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 86_pt);            // 37.5 + 45 = 82.5, and a fifth of 17.5
  CHECK(r->grade().name().en == "pass"); // the answers have 75 %
}

/// A sink of the user's for traces: anything that reads a range.
template <class Trace> std::string as_text(Trace const& trace) {
  std::string out;
  for (auto const& line : trace)
    out += std::string(2 * line.depth, ' ') + std::string{line.id} + '=' + to_string(line.contribution) + ';';
  return out;
}

TEST_CASE("a trace is a range that any sink of the user's can read") {
  findings<all_own> f;
  f.set<"1.1">(measured(6)).set<"1.2">(met).set<"1.3">(met).set<"2">(met).set<"praise">(found(0));
  auto const r = evaluate(f);
  REQUIRE(r);
  // Shares 0.5, 1 and 1 of a third of 50 each; the clause earns 0.75 of 50.
  CHECK(as_text(r->trace()) == "1=75/2;  1.1=25/3;  1.2=50/3;  1.3=50/3;2=50;praise=0;");
}

} // namespace
