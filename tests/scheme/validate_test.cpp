// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/bad_schemes.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/validate.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using bad_schemes::fault;
using bad_schemes::nowhere;
using starlot::errc;
using starlot::error;
using starlot_tests::opaque;

constexpr bool is(error const& e, fault const& due) {
  return e.code == due.code && e.where.id == due.id && e.where.index == due.index && e.got == due.got &&
         e.expected == due.expected && e.where.line == 0 && e.where.column == 0;
}

std::string listed(std::span<error const> errors) {
  std::string all;
  for (auto const& e : errors)
    all += std::to_string(static_cast<int>(e.code)) + " '" + std::string{e.where.id} + "' " +
           std::to_string(e.where.index) + " " + to_string(e.got) + " " + to_string(e.expected) + "\n";
  return all;
}

bool are(std::span<error const> errors, std::vector<fault> const& due) {
  return std::equal(errors.begin(), errors.end(), due.begin(), due.end(), is);
}

TEST_CASE("the schemes that are spoilt are right before") {
  CHECK(starlot::loaded_scheme::build(bad_schemes::good()).has_value());
  CHECK(starlot::loaded_scheme::build(bad_schemes::good_mean()).has_value());
}

TEST_CASE("every fault is reported with its place and its numbers") {
  for (auto const& bad : bad_schemes::all()) {
    auto const parts = bad.make();
    auto const built = starlot::loaded_scheme::build(parts);
    CAPTURE(bad.name);
    REQUIRE_FALSE(built.has_value());
    CAPTURE(listed(built.errors()));
    CHECK(are(built.errors(), bad.due));
  }
}

TEST_CASE("the row of a fault is that of the input, whatever the order of the rows") {
  for (auto const& bad : bad_schemes::all()) {
    auto parts = bad.make();
    auto const rows = parts.rows.size();
    parts.rows = std::vector<starlot::scheme_row>(parts.rows.rbegin(), parts.rows.rend());
    auto const built = starlot::loaded_scheme::build(parts);
    CAPTURE(bad.name);
    REQUIRE_FALSE(built.has_value());
    CAPTURE(listed(built.errors()));
    CHECK(built.errors().size() == bad.due.size());
    for (auto due : bad.due) {
      if (due.code == errc::duplicate_id && due.index < rows)
        continue; // the later one is reported, and that is another row now
      bool const in_ladder =
          due.code >= errc::no_ladder && due.code <= errc::too_many_rungs; // not in the rows
      if (due.index < rows && !in_ladder)
        due.index = rows - 1 - due.index;
      CHECK(std::count_if(built.errors().begin(), built.errors().end(),
                          [&](auto const& e) { return is(e, due); }) == 1);
    }
  }
}

TEST_CASE("all codes of schemes have their example") {
  std::vector<errc> known{errc::too_many_rungs, errc::parent_cycle, errc::too_deep}; // in the tests of others
  for (auto const& bad : bad_schemes::all())
    for (auto const& due : bad.due)
      known.push_back(due.code);
  for (int code = 200; code < 300; ++code) {
    bool const exists = code <= 219 || (code >= 220 && code <= 225) || (code >= 230 && code <= 233) ||
                        (code >= 240 && code <= 243) || code == 266;
    CAPTURE(code);
    CHECK((std::find(known.begin(), known.end(), static_cast<errc>(code)) != known.end()) == exists);
  }
}

TEST_CASE("all faults of a scheme are reported at once") {
  using namespace starlot::literals;
  starlot::scheme_parts const parts{
      .title = {"", "1"},
      .rows = {{.id = "1", .worth = 90_pt},
               {.id = "1.1", .parent = "1", .worth = 60_pt, .rule = starlot::levels({{0, 0_pct}})},
               {.id = "1.2", .parent = "1", .worth = -1_pt, .rule = starlot::ratio{0, 1}},
               {.id = "1.1", .parent = "1", .worth = 41_wt, .rule = starlot::half_credit.none_at(-1_pt)},
               {.id = "2"}},
      .steps = {starlot::bonus{"b", 0_pt}.as_step(), starlot::deduction{"d", 1_pt}.fails_at(0).as_step(),
                starlot::grade_limit{"g", "G", 51_pt}.as_step()},
      .rungs = {{50_pt, ""}, {49_pt, "b"}, {900_pt, "c"}}};
  std::vector<fault> const due{{errc::scheme_without_id, "", nowhere},
                               {errc::duplicate_id, "1.1", 3},
                               {errc::points_do_not_add_up, "1", 0, 100_dec, 90_dec},
                               {errc::too_few_knots, "1.1", 1, 1_dec, 2_dec},
                               {errc::points_not_positive, "1.2", 2, -1_dec},
                               {errc::ratio_not_positive, "1.2", 2},
                               {errc::weight_where_points_count, "1.1", 3, 41_dec},
                               {errc::half_credit_limit_negative, "1.1", 3, -1_dec},
                               {errc::clause_without_children, "2", 4},
                               {errc::amount_not_positive, "b", 5},
                               {errc::limit_not_positive, "d", 6},
                               {errc::unknown_rung, "g", 7, 51_dec},
                               {errc::rung_without_name, "", 0, 50_dec},
                               {errc::ladder_not_increasing, "b", 1, 49_dec, 50_dec},
                               {errc::rung_unreachable, "c", 2, 900_dec, 90_dec}};
  auto const built = starlot::loaded_scheme::build(parts);
  REQUIRE_FALSE(built.has_value());
  CAPTURE(listed(built.errors()));
  CHECK(are(built.errors(), due));
}

// ---- Schemes at the edge that are right ----

using namespace starlot::literals;

TEST_CASE("what only looks like a fault is none") {
  using starlot::share;
  struct edge {
    char const* name;
    void (*change)(starlot::scheme_parts&);
  };
  edge const edges[] = {
      {"rung at the scale",
       [](starlot::scheme_parts& p) {
         p.rungs = {{100_pt, "a"}};
       }},
      {"rungs below zero",
       [](starlot::scheme_parts& p) {
         p.rungs = {{-10_pt, "a"}, {0_pt, "b"}};
       }},
      {"rung at the bonus",
       [](starlot::scheme_parts& p) {
         p.steps = {starlot::bonus{"x", 1_pt}.at_most(3).as_step()};
         p.rungs = {{103_pt, "a"}};
       }},
      {"a bonus without end reaches everything",
       [](starlot::scheme_parts& p) {
         p.steps = {starlot::bonus{"x", 0.000001_pt}.as_step()};
         p.rungs = {{9'000'000'000_pt, "a"}};
       }},
      {"bonus behind the cap",
       [](starlot::scheme_parts& p) {
         p.steps = {starlot::cap{90_pt}.as_step(), starlot::bonus{"x", 1_pt}.at_most(3).as_step()};
         p.rungs = {{93_pt, "a"}};
       }},
      {"rounding up reaches the rung",
       [](starlot::scheme_parts& p) {
         p.steps = {starlot::round_to{30_pt, starlot::rounding::up}.as_step()};
         p.rungs = {{120_pt, "a"}};
       }},
      {"deductions take nothing from the highest score",
       [](starlot::scheme_parts& p) {
         p.steps = {starlot::deduction{"x", 1_pt}.fails_at(1).as_step()};
         p.rungs = {{100_pt, "a"}};
       }},
      {"more rungs than a compiled ladder holds",
       [](starlot::scheme_parts& p) {
         for (int i = 0; i < 40; ++i)
           p.rungs.push_back({starlot::points{51 + i}, "r"});
       }},
      {"a curve as wide as it may be",
       [](starlot::scheme_parts& p) {
         p.rows[2].rule = starlot::curve({{0, 0_pct}, {bad_schemes::micro(bad_schemes::int64_max), 100_pct}});
       }},
      {"a table over all numbers",
       [](starlot::scheme_parts& p) {
         p.rows[2].rule =
             starlot::table_at_least({{bad_schemes::micro(bad_schemes::int64_min), share::of(1, 3'000'001)},
                                      {bad_schemes::micro(bad_schemes::int64_max), share::of(1, 3'000'000)}});
       }},
      {"half credit of a weight",
       [](starlot::scheme_parts& p) {
         p = bad_schemes::good_mean();
         p.rows[1].rule = starlot::half_credit;
         p.rows[2].rule = starlot::half_credit.none_at(0_pt);
       }},
      {"half credit that is nothing up to zero",
       [](starlot::scheme_parts& p) { p.rows[2].rule = starlot::half_credit.none_at(0_pt); }},
      {"a ratio above one",
       [](starlot::scheme_parts& p) {
         p.rows[2].rule = starlot::ratio{3, 2};
       }},
      {"ids in Chinese", [](starlot::scheme_parts& p) { bad_schemes::set_ids(p, "投诉及时答复", "投诉"); }},
      {"a clause and its id as the beginning of another",
       [](starlot::scheme_parts& p) { bad_schemes::set_ids(p, "1.", "1.1"); }},
      {"caps and roundings need no id",
       [](starlot::scheme_parts& p) {
         p.steps = {starlot::cap{100_pt}.as_step(), starlot::cap{90_pt}.as_step(),
                    starlot::round_to{1_pt, starlot::rounding::down}.as_step()};
       }},
      {"the largest sum",
       [](starlot::scheme_parts& p) {
         p.rows[1].worth = starlot::points::from_micro(bad_schemes::int64_max - 2);
         p.rows[2].worth = 0.000001_pt;
       }},
      {"a clause that says its sum", [](starlot::scheme_parts& p) { p.rows[0].worth = 100_pt; }},
      {"a grade limit at a rung",
       [](starlot::scheme_parts& p) {
         p.steps = {starlot::grade_limit{"x", "", 50_pt}.as_step()};
       }},
  };
  for (auto const& e : edges) {
    auto parts = bad_schemes::good();
    e.change(parts);
    auto const built = starlot::loaded_scheme::build(parts);
    CAPTURE(e.name);
    if (!built)
      FAIL_CHECK(listed(built.errors()));
    else
      CHECK(starlot::first_fault(built->view()));
  }
}

} // namespace
