// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace {

using namespace starlot::literals;
using starlot::clause;
using starlot::criterion;
using starlot::node;
using starlot::points;
using starlot::detail::no_index;
using starlot_tests::opaque;

// ---- Flags ----

/// The eight ways in which the first three flags can stand, and the fourth.
constexpr bool flags_are_read(unsigned flags) {
  node n;
  n.flags = static_cast<std::uint8_t>(flags);
  return n.is_clause() == (flags % 2 == 1) && n.is_weight() == (flags / 2 % 2 == 1) &&
         (n.visited() == starlot::per_outlet) == (flags / 4 % 2 == 1) &&
         n.is_declared() == (flags / 8 % 2 == 1);
}
constexpr bool all_flags_are_read() {
  for (unsigned flags = 0; flags < 16; ++flags)
    if (!flags_are_read(flags))
      return false;
  return true;
}
static_assert(all_flags_are_read());
static_assert(sizeof(node) == 16);
static_assert(static_cast<int>(starlot::head_office) == 1 &&
              static_cast<int>(starlot::per_outlet) == 2); // hashed

TEST_CASE("flags of a node do not disturb each other") {
  for (unsigned flags = 0; flags < 16; ++flags) {
    CAPTURE(flags);
    CHECK(flags_are_read(opaque(flags)));
  }
}

// ---- Ids, slots and rules ----

constexpr starlot::scheme shop{
    starlot::title{"shop", "1"},
    clause{"1", "Reception", criterion{"1.10", "Ten", 1_pt, starlot::levels({{0, 0_pct}, {1, 100_pct}})},
           criterion{"1.1", "One", 2_pt, starlot::half_credit.none_at(1_pt)}},
    criterion{"2", "Two", 4_pt, starlot::ratio{1, 3}},
    clause{"投诉", "Complaints",
           clause{"a very long id of a clause", "Inner",
                  criterion{"a very long id of a criterion", "Long", 3_pt,
                            starlot::curve({{0, 0_pct}, {1, 50_pct}, {9, 100_pct}})}}},
    starlot::cap{10_pt},
    starlot::deduction{"breach", 1_pt},
    starlot::round_to{0.1_pt, starlot::rounding::up},
    starlot::bonus{"a very long id of a bonus", 1_pt}.at_most(2),
    starlot::grade_limit{"wait", "One year", 5_pt},
    starlot::ladder{{5_pt, "pass"}}};
constexpr auto view = starlot::detail::view_of<shop>();
static_assert(tables::is_consistent(view));

struct expected {
  std::string_view id;
  std::uint32_t index;
  std::uint32_t slot;
};
constexpr expected ids[] = {{"1", 0, no_index},
                            {"1.10", 1, 0},
                            {"1.1", 2, 1},
                            {"2", 3, 2},
                            {"投诉", 4, no_index},
                            {"a very long id of a clause", 5, no_index},
                            {"a very long id of a criterion", 6, 3},
                            {"breach", 8, 5},
                            {"a very long id of a bonus", 10, 7},
                            {"wait", 11, 8}};
constexpr std::string_view no_ids[] = {"",
                                       "0",
                                       "1.",
                                       "1.100",
                                       "1.11",
                                       "3",
                                       "a very l",
                                       "a very long id of a",
                                       "breac",
                                       "breach ",
                                       "投",
                                       "waiting",
                                       "cap",
                                       "zz",
                                       std::string_view{"1\0", 2}};

constexpr bool finds(expected const& e) {
  return view.find(e.id) == e.index && view.slot(e.index) == e.slot && view.id(e.index) == e.id;
}
constexpr bool finds_all() {
  for (auto const& e : ids)
    if (!finds(e))
      return false;
  for (auto const& id : no_ids)
    if (view.find(id) != no_index)
      return false;
  return view.slot_count() == 9 && view.criteria == 4;
}
static_assert(finds_all());
static_assert(view.slot(7) == no_index && view.slot(9) == no_index); // cap and rounding take no findings

TEST_CASE("ids are found, and nothing else") {
  for (auto const& e : ids) {
    CAPTURE(e.id);
    CHECK(finds(opaque(e)));
  }
  for (auto const& id : no_ids) {
    CAPTURE(id);
    CHECK(view.find(opaque(id)) == no_index);
  }
  CHECK(view.slot(opaque(7U)) == no_index);
  CHECK(view.slot(opaque(9U)) == no_index);
  CHECK(opaque(view).slot_count() == 9);
}

constexpr bool rules_are_read(starlot::scheme_view const& v) {
  auto const levels = v.rule(1);
  auto const half = v.rule(2);
  auto const ratio = v.rule(3);
  auto const curve = v.rule(6);
  return levels.kind == starlot::rule_kind::levels && levels.knots.size() == 2 && half.first == 1'000'000 &&
         half.knots.empty() && ratio.first == 1 && ratio.second == 3 &&
         curve.kind == starlot::rule_kind::curve && curve.knots.size() == 3 &&
         curve.knots[1].earned == starlot::share::of(1, 2) &&
         curve(starlot::measured(5), 3_pt).value().numerator() == 3;
}
static_assert(rules_are_read(view));

TEST_CASE("rules come with their parameters and their own knots") { CHECK(rules_are_read(opaque(view))); }

/// Two ladders for everyone else, which the validator refuses, around one for a group.
constexpr auto ladders = [] {
  std::array<starlot::rung, 5> all{{{1_pt, "a"}, {2_pt, "b"}, {3_pt, "c"}, {4_pt, "d"}, {5_pt, "e"}}};
  all[0].starts_ladder = all[4].starts_ladder = true;
  all[2].group = "small";
  return all;
}();
constexpr bool ladders_are_found(std::span<starlot::rung const> all) {
  starlot::scheme_view v;
  v.rungs = all;
  auto const is = [](std::span<starlot::rung const> rungs, std::size_t size, points first) {
    return rungs.size() == size && rungs[0].from == first;
  };
  return is(v.ladder_for(""), 2, 1_pt) && is(v.ladder_for("small"), 1, 3_pt) &&
         v.ladder_for("large").empty() && is(v.ladder_at(0), 2, 1_pt) && is(v.ladder_at(1), 1, 2_pt) &&
         is(v.ladder_at(2), 1, 3_pt) && is(v.ladder_at(3), 1, 4_pt) && is(v.ladder_at(4), 1, 5_pt);
}
static_assert(ladders_are_found(ladders));

TEST_CASE("a ladder is that of its group, and ends where another one starts") {
  CHECK(ladders_are_found(opaque(ladders)));
}

TEST_CASE("an empty view holds nothing") {
  constexpr starlot::scheme_view empty;
  static_assert(empty.slot_count() == 0 && empty.find("1") == no_index);
  starlot::scheme_view const now = opaque(empty);
  CHECK(now.slot_count() == 0);
  CHECK(now.find("1") == no_index);
}

} // namespace
