// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "capabilities/parts_of_users.hpp"
#include "scheme/own_parts.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/core/finding.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Schemes that are built at run time and ask for parts of the user's by name.

using namespace starlot;
using namespace starlot::literals;
using namespace own_parts;

namespace {

scheme_parts rows() {
  return {
      .title = {"own parts", "1"},
      .rows =
          {{.id = "1", .title = "One", .worth = 40_pt, .roll_up = custom{"median"}},
           {.id = "1.1", .parent = "1", .title = "A", .worth = 1_wt, .rule = proportional},
           {.id = "1.2",
            .parent = "1",
            .title = "B",
            .worth = 2_wt,
            .rule = proportional,
            .not_applicable = custom{"half if reasoned"}},
           {.id = "1.3", .parent = "1", .title = "C", .worth = 1_wt, .rule = all_or_nothing},
           {.id = "2", .title = "Two"},
           {.id = "2.1", .parent = "2", .title = "D", .worth = 20_pt, .rule = custom{"half points, down"}},
           {.id = "2.2", .parent = "2", .title = "E", .worth = 40_pt, .rule = custom{"half points, down"}}},
      .steps = {custom{"the gate"}, custom{"shrinking bonus"}, cap{100_pt}},
      .ladder = custom{"lowest over branches"}};
}

/// Everything that people read of a rating, line by line.
template <class Rating> std::vector<std::string> spelled(Rating const& r) {
  std::vector<std::string> out{std::string{r.grade().name().en}, to_string(r.lowest()),
                               to_string(r.highest())};
  for (auto const& line : r.trace())
    out.push_back(std::string{line.id} + '|' + std::string{line.title.en} + '|' + to_string(line.available) +
                  '|' + to_string(line.contribution) + '|' + to_string(line.adjustment) + '|' +
                  std::to_string(static_cast<int>(line.state)));
  return out;
}

template <class Findings> std::vector<std::string> rate(Findings f, std::size_t which) {
  (void)f.set("1.1", sampled(static_cast<std::int64_t>(which % 5), 7));
  (void)f.set("1.2", which % 3 == 0   ? not_applicable.because("closed")
                     : which % 3 == 1 ? not_applicable
                                      : sampled(1, 4));
  if (which % 4 != 0)
    (void)f.set("1.3", which % 2 == 0 ? met : not_met);
  (void)f.set("2.1", sampled(static_cast<std::int64_t>(which % 7), 9));
  (void)f.set("2.2", sampled(1, 3));
  (void)f.set("leads", found(static_cast<std::int64_t>(which % 6)));
  auto const r = evaluate(f);
  if (!r)
    return {std::to_string(static_cast<int>(r.error().code)) + ' ' + std::string{r.error().where.id}};
  return spelled(*r);
}

TEST_CASE("own parts by name: hash, ratings and traces are those of the compiled twin") {
  auto const built = loaded_scheme::build(rows(), all_of_mine());
  REQUIRE(built);
  CHECK(built->view().customs == 6);
  CHECK(content_hash(*built) == content_hash<compiled_twin>());
  auto const copy = *built; // shares the table, the parts in it too
  CHECK(copy.view().rungs.data() == built->view().rungs.data());
  for (std::size_t which = 0; which < 210; ++which) {
    CAPTURE(which);
    auto const due = rate(findings<compiled_twin>{}, which);
    CHECK(rate(finding_set{*built}, which) == due);
    CHECK(rate(finding_set{copy}, which) == due);
  }
}

TEST_CASE("own parts at the top, and for all that does not apply") {
  static constexpr scheme twin{title{"top", "1"},
                               parts_of_users::median{},
                               half_if_reasoned{},
                               criterion{"1.1", "A", 1_wt, proportional},
                               criterion{"1.2", "B", 2_wt, proportional},
                               criterion{"1.3", "C", 1_wt},
                               criterion{"2.1", "D", 1_wt, proportional},
                               criterion{"2.2", "E", 1_wt, proportional},
                               ladder{{50_pt, "pass"}}};
  scheme_parts p{.title = {"top", "1"},
                 .rows = {{.id = "1.1", .title = "A", .worth = 1_wt, .rule = proportional},
                          {.id = "1.2", .title = "B", .worth = 2_wt, .rule = proportional},
                          {.id = "1.3", .title = "C", .worth = 1_wt, .rule = all_or_nothing},
                          {.id = "2.1", .title = "D", .worth = 1_wt, .rule = proportional},
                          {.id = "2.2", .title = "E", .worth = 1_wt, .rule = proportional}},
                 .rungs = {{50_pt, "pass"}},
                 .top = custom{"median"},
                 .not_applicable = custom{"half if reasoned"}};
  auto const built = loaded_scheme::build(p, all_of_mine());
  REQUIRE(built);
  CHECK(content_hash(*built) == content_hash<twin>());
  CHECK(built->view().customs_are_monotone);
  for (std::size_t which = 0; which < 60; ++which)
    CHECK(rate(finding_set{*built}, which) == rate(findings<twin>{}, which));
}

TEST_CASE("a name that the table lacks, or has for a part of another kind") {
  struct {
    errc code;
    std::size_t index;
    std::string_view asked_for;
    void (*change)(scheme_parts&);
  } const all[] = {
      {errc::unknown_roll_up, 0, "Median", [](scheme_parts& p) { p.rows[0].roll_up = custom{"Median"}; }},
      {errc::unknown_roll_up, 0, "the gate", [](scheme_parts& p) { p.rows[0].roll_up = custom{"the gate"}; }},
      {errc::unknown_rule, 5, "median", [](scheme_parts& p) { p.rows[5].rule = custom{"median"}; }},
      {errc::unknown_rule, 5, "", [](scheme_parts& p) { p.rows[5].rule = custom{""}; }},
      {errc::unknown_policy, 2, "median",
       [](scheme_parts& p) { p.rows[2].not_applicable = custom{"median"}; }},
      {errc::unknown_step, 7, "lowest over branches",
       [](scheme_parts& p) { p.steps[0] = custom{"lowest over branches"}; }},
      {errc::unknown_ladder, place::nowhere, "", [](scheme_parts& p) { p.ladder = custom{"none"}; }},
      {errc::rungs_beside_own_ladder, place::nowhere, "",
       [](scheme_parts& p) {
         p.rungs = {{50_pt, "pass"}};
       }},
      {errc::rule_needs_points, 1, "", [](scheme_parts& p) { p.rows[1].rule = custom{"half points, down"}; }},
  };
  for (auto const& c : all) {
    auto p = rows();
    c.change(p);
    auto const built = loaded_scheme::build(p, all_of_mine());
    REQUIRE_FALSE(built);
    CAPTURE(static_cast<int>(c.code));
    CHECK(built.errors()[0].code == c.code);
    CHECK(built.errors()[0].where.index == c.index);
    CHECK(built.errors()[0].name == c.asked_for);
  }
  auto const without = loaded_scheme::build(rows());
  REQUIRE_FALSE(without);
  CHECK(without.errors().size() ==
        7); // ladder, roll-up, policy, two rules, two steps; not that there are no rungs then
}

TEST_CASE("two parts of a table cannot have one name") {
  CHECK_FALSE(starlot_tests::broken_contract([] {
                custom_table t;
                t.add(parts_of_users::median{}).add(parts_of_users::median{});
              }).empty());
  custom_table t;
  t.add(parts_of_users::median{}).add("another", parts_of_users::median{});
  CHECK(t.size() == 2);
  CHECK(t.find("median") == 0);
  CHECK(t.find("none") == 2);
}

} // namespace
