// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace {

using namespace starlot;

constexpr scheme all_states{
    title{"states", "1"},
    criterion{"met", "Met", 10_pt},
    criterion{"not met", "Not met", 10_pt},
    criterion{"partly", "Partly met", 10_pt, partial_amount},
    criterion{"excluded", "Excluded", 10_pt},
    criterion{"not applicable", "Not applicable", 10_pt, if_not_applicable::leave_out},
    criterion{"advisory", "Advisory", advisory},
    criterion{"last", "Last", 10_pt},
    ladder{{10_pt, "pass"}}};

auto all_but_the_last() {
  findings<all_states> f;
  f.set<"met">(met).set<"not met">(not_met).set<"partly">(partly(4_pt)).set<"excluded">(excluded("no shop"));
  f.set<"not applicable">(not_applicable).set<"advisory">(not_met);
  return f;
}

TEST_CASE(
    "met, not met, partly met, excluded, not applicable, advisory, not assessed and error are told apart") {
  auto f = all_but_the_last();
  f.set<"last">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 36_pt); // 10 + 0 + 4 + 10 of the 40 that apply, out of 60
  constexpr std::array states{line_state::scored,   line_state::scored,   line_state::scored,
                              line_state::excluded, line_state::excluded, line_state::uncounted,
                              line_state::scored};
  auto const trace = r->trace();
  REQUIRE(trace.size() == states.size());
  for (std::size_t i = 0; i < states.size(); ++i) {
    CAPTURE(i);
    CHECK(trace[i].state == states[i]);
  }

  for (auto const& open : {not_assessed, assessment_error.because("the log was lost")}) {
    f.set<"last">(open);
    auto const without = evaluate(f);
    REQUIRE(without);
    CHECK(without->open_items() == 1);
    CHECK_FALSE(without->has_score());
    CHECK(without->lowest_grade() == without->highest_grade());
    CHECK(without->is_determined());   // whatever is found there
    CHECK(without->lowest() == 21_pt); // 14 of 40
    CHECK(without->highest() == 36_pt);
    auto const line = without->trace()[6];
    CHECK(line.state == line_state::open);
    CHECK(line.recorded.kind() == open.kind());
    CHECK(line.recorded.remark().reason == open.remark().reason);
  }
}

/// A policy of the user's: half, if somebody says why.
struct half_if_reasoned {
  static constexpr std::string_view name = "half if reasoned";
  static constexpr int version = 1;
  constexpr treatment operator()(finding const& f, points) const {
    return f.remark().reason.empty() ? treatment::refused() : treatment::counts_as(50_pct);
  }
};

template <auto Policy>
constexpr scheme with_policy{title{"policy", "1"}, criterion{"a", "A", 60_pt, proportional},
                             criterion{"b", "B", 40_pt, Policy}, ladder{{10_pt, "pass"}}};
// The same said for the whole scheme, which criterion a overrides.
template <auto Policy>
constexpr scheme for_the_whole{title{"policy", "1"}, Policy, criterion{"b", "B", 40_pt},
                               criterion{"a", "A", 60_pt, proportional, if_not_applicable::refuse},
                               ladder{{10_pt, "pass"}}};

template <auto const& Scheme> constexpr auto rate(finding const& b) {
  findings<Scheme> f;
  f.template set<"a">(sampled(1, 4)).template set<"b">(b);
  return evaluate(f);
}
template <auto Policy> constexpr bool gives(points score, outcome what) {
  auto const one = rate<with_policy<Policy>>(not_applicable).value();
  auto const whole = rate<for_the_whole<Policy>>(not_applicable).value();
  return one.score() == score && one.outcome() == what && whole.score() == score && whole.outcome() == what;
}
// a earns 45 of 60.

TEST_CASE("what is not applicable is refused, full, zero, fatal, left out, or what the user's policy says") {
  CHECK(gives<if_not_applicable::full>(85_pt, outcome::graded));
  CHECK(gives<if_not_applicable::zero>(45_pt, outcome::graded));
  CHECK(gives<if_not_applicable::fail>(45_pt, outcome::vetoed));
  CHECK(gives<if_not_applicable::leave_out>(75_pt, outcome::graded));
  auto const refused = rate<with_policy<if_not_applicable::refuse>>(not_applicable);
  REQUIRE(!refused);
  CHECK(refused.error().code == errc::not_applicable_refused);
  CHECK(refused.error().where.id == "b");
  CHECK(rate<with_policy<half_if_reasoned{}>>(not_applicable.because("rented")).value().score() == 65_pt);
  CHECK(!rate<with_policy<half_if_reasoned{}>>(not_applicable));
}

TEST_CASE("a criterion's own policy outranks the scheme's") {
  findings<for_the_whole<if_not_applicable::full>> f;
  f.set<"a">(not_applicable).set<"b">(met);
  auto const r = evaluate(f);
  REQUIRE(!r);
  CHECK(r.error().where.id == "a");
}

template <renormalise Level>
constexpr scheme weighed{
    title{"weighed", "1"},
    Level,
    if_not_applicable::leave_out,
    clause{"1", "One", criterion{"1.1", "A", 10_pt}, criterion{"1.2", "B", 30_pt}},
    clause{"2", "Two", clause{"2.1", "C", criterion{"2.1.1", "D", 20_pt}, criterion{"2.1.2", "E", 20_pt}},
           criterion{"2.2", "F", 20_pt}},
    ladder{{10_pt, "pass"}}};

/// Effective weights in the order of the scheme: 1 1.1 1.2 2 2.1 2.1.1 2.1.2 2.2.
template <renormalise Level> constexpr bool weighs(std::array<points, 8> const& expected) {
  findings<weighed<Level>> f;
  f.template set<"1.1">(met).template set<"1.2">(met).template set<"2.1.1">(not_met);
  f.template set<"2.1.2">(not_applicable).template set<"2.2">(met);
  auto const r = evaluate(f).value();
  auto const trace = r.trace();
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (trace[i].available != expected[i])
      return false;
  return true;
}
// 20 of 100 points are left out.
constexpr std::array over_tree{50_pt, 12.5_pt, 37.5_pt, 50_pt, 25_pt, 25_pt, 0_pt, 25_pt};
constexpr std::array in_branch{40_pt, 10_pt, 30_pt, 60_pt, 30_pt, 30_pt, 0_pt, 30_pt};
constexpr std::array among_siblings{40_pt, 10_pt, 30_pt, 60_pt, 40_pt, 40_pt, 0_pt, 20_pt};
TEST_CASE("at run time as well, line 148") { CHECK(weighs<renormalise::over_tree>(over_tree)); }
TEST_CASE("at run time as well, line 149") { CHECK(weighs<renormalise::in_branch>(in_branch)); }
TEST_CASE("at run time as well, line 150") { CHECK(weighs<renormalise::among_siblings>(among_siblings)); }

TEST_CASE("weight that is left out goes over the tree, the branch or the siblings, and is reported") {
  using starlot_tests::opaque;
  CHECK(weighs<renormalise::over_tree>(opaque(over_tree)));
  CHECK(weighs<renormalise::in_branch>(opaque(in_branch)));
  CHECK(weighs<renormalise::among_siblings>(opaque(among_siblings)));
}

} // namespace
