// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/twin_faults.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>

#include <string_view>
#include <vector>

// What the validator says of conditions that are combined, and of those that can do nothing for their step.
namespace {

using namespace twin_faults;
using starlot::any_branch;
using starlot::any_criterion;
using starlot::asked;
using starlot::assessed;
using starlot::bonus;
using starlot::branch;
using starlot::cap;
using starlot::condition;
using starlot::every_branch;
using starlot::every_criterion;
using starlot::measure;
using starlot::rung_needs;
using starlot::step_choice;
using starlot::the_score;

constexpr auto weak = branch("1").below(50_pct);

/// The scheme with a clause "4" of advisory criteria behind it; steps are from 9.
scheme_parts with_known() {
  auto p = good();
  p.rows.push_back({.id = "4"});
  p.rows.push_back({.id = "4.1", .parent = "4", .worth = starlot::advisory, .rule = starlot::proportional});
  return p;
}
void check_step(step_choice const& s, std::vector<fault> const& due) {
  auto p = with_known();
  p.steps = {s};
  check(p, due);
}

TEST_CASE("each of several conditions is checked, and all faults of a step are said") {
  check_step(cap{60_pt}.when(weak && branch("x").below(50_pct)), {{errc::unknown_branch, "x", 9}});
  check_step(cap{60_pt}.when((branch("y").below(50_pct) || weak) && branch("x").below(50_pct)),
             {{errc::unknown_branch, "y", 9}, {errc::unknown_branch, "x", 9}});
  check_step(cap{60_pt}.when(branch("2.1").below(3_pt) && !weak),
             {{errc::condition_does_not_fit, "", 9, 3_dec}});
  check_step(cap{60_pt}.when(condition{} && weak), {{errc::condition_does_not_fit, "", 9}});
}

TEST_CASE("a step asks one question, in as many places as it is needed") {
  auto const q = asked{"q", "Question"};
  auto const other = asked{"other", "Other"};
  check_step(cap{60_pt}.when(weak && q), {});
  check_step(cap{60_pt}.when((weak && q) || (!weak && !q)), {});
  check_step(cap{60_pt}.when(q).when(q), {});
  check_step(cap{60_pt}.when(q && other), {{errc::second_question, "other", 9}});
  check_step(cap{60_pt}.when(q).unless(other), {{errc::second_question, "other", 9}});
  check_step(starlot::veto{"licence", "Licence"}.when(weak || q), {{errc::second_question, "q", 9}});
  check_step(bonus{"b", 1_pt}.when(weak && q), {{errc::second_question, "q", 9}});
  check_step(cap{60_pt}.when(asked{"", "No id"} && weak), {{errc::empty_id, "", 9}});
  check_step(cap{60_pt}.when(asked{"1", "Id of a clause"} && weak), {{errc::duplicate_id, "1", 9}});
}

TEST_CASE("conditions of rows stand before what combines them") {
  auto const due = std::vector<fault>{{errc::condition_does_not_fit, "", 9}};
  auto const both = condition{.of = measure::both};
  auto const with = [&](std::vector<condition> others, condition last) {
    step_choice s = cap{90_pt};
    s.when = last;
    s.conditions = std::move(others);
    return s;
  };
  check_step(with({weak, weak}, both), {});
  check_step(with({weak, weak, both, weak}, both), {});
  check_step(with({weak}, both), due);
  check_step(with({}, both), due);
  check_step(with({weak, weak, weak}, both), due);
  check_step(with({both, weak, weak}, both), due);
  check_step(with({weak, both, weak}, both), due);
  check_step(with({weak}, weak), due);
  check_step(with({weak, weak, both}, {}), {due[0], due[0]});
  auto turned = with({}, !weak); // a single one that is negated is an `unless`
  auto p = with_known();
  p.steps = {turned};
  auto const built = starlot::loaded_scheme::build(p);
  REQUIRE(built);
  CHECK(built->view().steps[0].unless);
  CHECK_FALSE(built->view().steps[0].when.negated);
}

TEST_CASE("a condition that can do nothing for its step is refused") {
  struct row {
    char const* name;
    step_choice wrong;
    step_choice right;
    std::string_view id = "";
  };
  auto const when = [](auto const& c) { return step_choice{cap{60_pt}.when(c)}; };
  auto const unless = [](auto const& c) { return step_choice{cap{60_pt}.unless(c)}; };
  row const rows[] = {
      {"clause of advisory criteria", when(branch("4").below(50_pct)), when(branch("4.1").below(50_pct)),
       "4"},
      {"and unless", unless(branch("4").below(50_pct)), unless(branch("3").below(50_pct)), "4"},
      {"among others", when(weak || branch("4").below(50_pct)), when(weak || branch("3").below(50_pct)), "4"},
      {"assessed of them", when(assessed("4").below(50_pct)), when(assessed("4.1").below(50_pct)), "4"},
      {"number of them", when(assessed("4").at_least(1)), when(assessed("1").at_least(1)), "4"},
      {"number that there is not", when(assessed("1").at_least(3)), when(assessed("1").at_least(2)), "1"},
      {"number of all", when(assessed().above(4)), when(assessed().above(3))},
      {"number below nothing", when(assessed().below(0)), when(assessed().below(1))},
      {"above all", when(branch("1").above(100_pct)), when(branch("1").at_least(100_pct)), "1"},
      {"below nothing", when(branch("1").below(0_pct)), when(branch("1").at_most(0_pct)), "1"},
      {"unless at least nothing", unless(branch("1").at_least(0_pct)), unless(branch("1").above(0_pct)), "1"},
      {"unless at most all", unless(branch("1").at_most(100_pct)), when(branch("1").at_most(100_pct)), "1"},
      {"not at most all", when(!branch("1").at_most(100_pct)), unless(!branch("1").at_most(100_pct)), "1"},
      {"need of nothing", rung_needs{50_pt, every_branch.at_least(0_pct)},
       rung_needs{50_pt, every_branch.at_least(1_pct)}},
      {"more points than a branch has", when(branch("1").at_least(61_pt)), when(branch("1").at_least(60_pt)),
       "1"},
      {"more than any branch", when(any_branch.above(60_pt)), when(any_branch.above(59_pt))},
      {"any criterion above all", when(any_criterion.above(100_pct)), when(any_criterion.above(99_pct))},
      {"every criterion below nothing", when(every_criterion.below(0_pct)),
       when(every_criterion.below(1_pct))},
      {"assessed above all", when(assessed().above(100_pct)), when(assessed().at_least(100_pct))},
      {"score above the whole", when(the_score.above(100_pt)), when(the_score.at_least(100_pt))},
      {"score below nothing", when(the_score.below(0_pt)), when(the_score.at_most(0_pt))},
      {"score unless from nothing", unless(the_score.at_least(0_pt)), unless(the_score.above(0_pt))},
  };
  for (auto const& r : rows) {
    CAPTURE(r.name);
    check_step(r.wrong, {{errc::condition_without_effect, r.id, 9}});
    check_step(r.right, {});
  }
}

TEST_CASE("where a score may stand depends on the steps before") {
  auto const above = cap{60_pt}.when(the_score.above(100_pt)).as_step();
  auto const below = starlot::floor_at{0_pt}.when(the_score.below(0_pt)).as_step();
  auto const index = [](std::vector<step_choice> steps) {
    auto p = good();
    p.steps = std::move(steps);
    auto const built = starlot::loaded_scheme::build(p);
    return built ? -1 : static_cast<int>(built.error().where.index) - 7;
  };
  CHECK(index({above}) == 0);
  CHECK(index({bonus{"b", 1_pt}, above}) == -1);
  CHECK(index({above, bonus{"b", 1_pt}}) == 0);
  CHECK(index({starlot::floor_at{101_pt}, above}) == -1);
  CHECK(index({starlot::clamp{1_pt, 101_pt}, above}) == 1);
  CHECK(index({starlot::round_to{1_pt, starlot::rounding::up}, above}) == -1);
  CHECK(index({below}) == 0);
  CHECK(index({starlot::deduction{"d", 1_pt}, below}) == -1);
  CHECK(index({bonus{"b", 1_pt}, cap{-1_pt}.when(weak), below}) == -1);
  CHECK(index({starlot::veto{"v"}.when(weak), below}) == 1);
}

} // namespace
