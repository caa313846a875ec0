// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/twin_faults.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>

#include <algorithm>

// What the validator says of policies, advisory criteria and ladders, and of everything at once.
namespace {

using namespace twin_faults;
using starlot::assessed;
using starlot::branch;
using starlot::cap;
using starlot::rung;

TEST_CASE("policies and levels that do not exist are refused where they are") {
  using starlot::if_not_applicable;
  using starlot::renormalise;
  fault const at_row{errc::unknown_policy, "1.2", 2};
  check_twins(
      "no policy", [](scheme_parts& p) { p.rows[2].not_applicable = if_not_applicable{6}; },
      [](scheme_parts& p) { p.rows[2].not_applicable = if_not_applicable{5}; }, at_row);
  check_twins(
      "a custom one, which no loaded scheme has",
      [](scheme_parts& p) { p.rows[2].not_applicable = if_not_applicable::custom; },
      [](scheme_parts& p) { p.rows[2].not_applicable = if_not_applicable::zero; }, at_row);
  check_twins(
      "no level", [](scheme_parts& p) { p.rows[2].renormalise = renormalise{4}; },
      [](scheme_parts& p) { p.rows[2].renormalise = renormalise{3}; }, at_row);
  auto p = good(); // that of the scheme counts for all criteria that say nothing
  p.not_applicable = if_not_applicable{77};
  p.rows[1].not_applicable = if_not_applicable::full;
  check(p, {{errc::unknown_policy, "1.2", 2},
            {errc::unknown_policy, "2.1", 4},
            {errc::unknown_policy, "2.2", 5},
            {errc::unknown_policy, "3", 6}});
}

TEST_CASE("what is advisory has no worth") {
  check_twins(
      "worth", [](scheme_parts& p) { p.rows[6].worth.micro = 5'000'000; },
      [](scheme_parts& p) { p.rows[6].worth.micro = 0; }, {errc::advisory_with_worth, "3", 6, 5_dec});
}

TEST_CASE("what is wrong with ladders is said of the rung") {
  check_twins(
      "mixed directions", [](scheme_parts& p) { p.rungs[1] = rung::at_most(80_pt, "good"); },
      [](scheme_parts& p) {
        p.rungs = {rung::at_most(80_pt, "fair"), rung::at_most(50_pt, "good")};
      },
      {errc::ladder_mixed_directions, "good", 1, 80_dec});
  check_twins(
      "bound of no kind", [](scheme_parts& p) { p.rungs[1].reached = starlot::bound{4}; },
      [](scheme_parts& p) { p.rungs[1].reached = starlot::bound{1}; },
      {errc::ladder_mixed_directions, "good", 1, 80_dec});
  check_twins(
      "gap", [](scheme_parts& p) { p.rungs[0] = p.rungs[0].to(70_pt); },
      [](scheme_parts& p) { p.rungs[0] = p.rungs[0].to(80_pt); },
      {errc::ladder_gap, "pass", 0, 70_dec, 80_dec});
  check_twins(
      "overlap", [](scheme_parts& p) { p.rungs[0] = p.rungs[0].to(81_pt); },
      [](scheme_parts& p) { p.rungs[0] = p.rungs[0].to(80_pt); },
      {errc::ladder_overlap, "pass", 0, 81_dec, 80_dec});
  check_twins(
      "one group, two ladders",
      [](scheme_parts& p) {
        p.rungs = {{50_pt, "a"}, {60_pt, "b"}, {50_pt, "c"}, {70_pt, "d"}};
        p.rungs[1].group = "small";
        p.rungs[2].group = "large";
        p.rungs[3].group = "small";
      },
      [](scheme_parts& p) {
        p.rungs = {{50_pt, "a"}, {60_pt, "b"}, {70_pt, "d"}, {50_pt, "c"}};
        p.rungs[1].group = p.rungs[2].group = "small";
        p.rungs[3].group = "large";
      },
      {errc::duplicate_group, "small", 3});
  check_twins(
      "everyone's ladder twice",
      [](scheme_parts& p) {
        p.rungs = {{50_pt, "a"}, {60_pt, "b"}, {70_pt, "c"}}, p.rungs[1].group = "small";
      },
      [](scheme_parts& p) {
        p.rungs = {{50_pt, "a"}, {70_pt, "c"}, {60_pt, "b"}}, p.rungs[2].group = "small";
      },
      {errc::duplicate_group, "", 2});
}

TEST_CASE("two ladders do not become one, though the second would carry on where the first ends") {
  using starlot::ladder;
  auto p = good();
  ladder const low{{50_pt, "pass"}};
  ladder const high{{80_pt, "good"}};
  p.rungs = {low.rungs()[0], high.rungs()[0]};
  check(p, {{errc::duplicate_group, "", 1}});
  p.rungs = {low.rungs()[0], high.only_for("small").rungs()[0]};
  check(p, {});
}

TEST_CASE("all of this is said at once, and of the row and not of the node") {
  auto p = good();
  std::reverse(p.rows.begin(), p.rows.end()); // 3 is row 0, 1.2 is row 4
  p.rows[4].not_applicable = starlot::if_not_applicable{9};
  p.rows[0].worth.micro = 5'000'000;
  p.steps = {cap{60_pt}.when(branch("9").below(50_pct)).as_step(), starlot::clamp{9_pt, 8_pt}.as_step(),
             cap{60_pt}.when(assessed().at_least(-1)).as_step(), starlot::grade_is{"nobody's"}.as_step()};
  p.rungs = {{1_pt, "a"}, rung::below(2_pt, "b"), {3_pt, "c"}, {4_pt, "d"}, {5_pt, "e"}};
  p.rungs[0] = p.rungs[0].to(1.5_pt);
  p.rungs[2].group = "small";
  p.rungs[2] = p.rungs[2].to(4.5_pt);
  p.rungs[3].group = "small";
  // The nodes in the table: 3, 2, 2.2, 2.1, 1, 1.2, 1.1.
  check(p, {{errc::advisory_with_worth, "3", 0, 5_dec},
            {errc::unknown_policy, "1.2", 4},
            {errc::unknown_branch, "9", 7},
            {errc::clamp_reversed, "", 8, 9_dec, 8_dec},
            {errc::condition_does_not_fit, "", 9},
            {errc::unknown_rung, "", 10},
            {errc::ladder_gap, "a", 0, 1.5_dec, 2_dec},
            {errc::ladder_mixed_directions, "b", 1, 2_dec},
            {errc::ladder_overlap, "c", 2, 4.5_dec, 4_dec},
            {errc::duplicate_group, "", 4}});
}

} // namespace
