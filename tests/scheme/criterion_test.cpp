// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/rules_of_users.hpp"
#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/criterion.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace {

using namespace starlot::literals;
using rules_of_users::half_of_large;
using rules_of_users::percent;
using starlot::criterion;
using starlot::per_outlet;
using starlot::points;
using starlot::rule_kind;
using starlot::weight;
using starlot_tests::opaque;

/// What one criterion puts into the table, spelled out.
struct expected {
  std::int64_t amount = 0;
  std::uint8_t flags = 0;
  rule_kind rule = rule_kind::all_or_nothing;
  std::int64_t first = 0;
  std::int64_t second = 0;
  std::uint32_t knots = 0;
};

constexpr auto title = starlot::text{"Answers", "答复"};

template <class Criterion> constexpr bool is(Criterion const& c, expected const& e) {
  auto const& [node, details] = c.entries[0];
  return c.entries.size() == 1 && node.amount == e.amount && node.flags == e.flags && node.rule() == e.rule &&
         node.link == 0 && node.depth == 0 && details.id == "1.2" && details.title == title &&
         details.first == e.first && details.second == e.second &&
         details.parent == starlot::detail::no_index && details.first_knot == 0 &&
         details.knot_count == e.knots && details.custom == 0 && c.knots.size() == e.knots;
}

constexpr std::uint8_t outlet = 4;
constexpr std::uint8_t weighed = 2;

/// Every way to write a criterion. The first one that is wrong, or -1.
constexpr int wrong(std::string_view id, points p, weight w, std::int64_t part) {
  if (!is(criterion{id, title, p}, {7'500'000, 0}))
    return 0;
  if (!is(criterion{id, title, w}, {2'000'000, weighed}))
    return 1;
  if (!is(criterion{id, title, p, per_outlet}, {7'500'000, outlet}))
    return 2;
  if (!is(criterion{id, title, w, per_outlet}, {2'000'000, weighed | outlet}))
    return 3;
  if (!is(criterion{id, title, p, starlot::head_office}, {7'500'000, 0}))
    return 4;
  if (!is(criterion{id, title, p, starlot::proportional}, {7'500'000, 0, rule_kind::proportional}))
    return 5;
  if (!is(criterion{id, title, w, starlot::proportional, per_outlet},
          {2'000'000, weighed | outlet, rule_kind::proportional}))
    return 6;
  if (!is(criterion{id, title, p, starlot::partial_amount, starlot::head_office},
          {7'500'000, 0, rule_kind::partial_amount}))
    return 7;
  if (!is(criterion{id, title, p, starlot::half_credit}, {7'500'000, 0, rule_kind::half_credit}))
    return 8;
  if (!is(criterion{id, title, p, starlot::half_credit.none_at(p)},
          {7'500'000, 0, rule_kind::half_credit, 7'500'000}))
    return 9;
  if (!is(criterion{id, title, p, starlot::ratio{part, 10}, per_outlet},
          {7'500'000, outlet, rule_kind::ratio, 3, 10}))
    return 10;
  if (!is(criterion{id, title, p, starlot::levels({{0, 0_pct}, {part, 100_pct}})},
          {7'500'000, 0, rule_kind::levels, 0, 0, 2}))
    return 11;
  if (!is(criterion{id, title, p, starlot::table_at_least({{0, 0_pct}, {1, 50_pct}, {part, 100_pct}})},
          {7'500'000, 0, rule_kind::table_at_least, 0, 0, 3}))
    return 12;
  if (!is(criterion{id, title, w, starlot::table_at_most({{0, 0_pct}, {part, 100_pct}}), per_outlet},
          {2'000'000, weighed | outlet, rule_kind::table_at_most, 0, 0, 2}))
    return 13;
  if (!is(criterion{id, title, p, starlot::curve({{0, 0_pct}, {part, 100_pct}})},
          {7'500'000, 0, rule_kind::curve, 0, 0, 2}))
    return 14;
  if (!is(criterion{id, title, p, percent{part}}, {7'500'000, 0, rule_kind::custom}))
    return 15;
  if (!is(criterion{id, title, w, half_of_large{}, per_outlet},
          {2'000'000, weighed | outlet, rule_kind::custom}))
    return 16;
  return -1;
}
static_assert(wrong("1.2", 7.5_pt, 2_wt, 3) == -1);

TEST_CASE("a criterion stands in the table as it is written") {
  CHECK(wrong(opaque(std::string_view{"1.2"}), opaque(7.5_pt), opaque(2_wt), opaque(std::int64_t{3})) == -1);
}

constexpr auto with_curve(std::int64_t end) {
  return criterion{"1", "Hours", 5_pt, starlot::curve({{0, 100_pct, "at once"}, {2, 50_pct}, {end, 0_pct}})};
}
constexpr auto with_percent(std::int64_t value) { return criterion{"1", "Hours", 5_pt, percent{value}}; }

TEST_CASE("a criterion carries the knots and the custom rule") {
  constexpr auto fixed = with_curve(24);
  static_assert(fixed.knots.size() == 3 && fixed.knots[2].at == decltype(fixed.knots[2].at){24});
  auto const now = with_curve(opaque(std::int64_t{24}));
  for (std::size_t i = 0; i < 3; ++i) {
    CAPTURE(i);
    CHECK(tables::same(now.knots[i], fixed.knots[i]));
  }
  constexpr auto scored = with_percent(30);
  static_assert(std::get<0>(scored.customs)(starlot::met).value().numerator() == 30);
  CHECK(std::get<0>(with_percent(opaque(std::int64_t{30})).customs)(starlot::met).value().numerator() == 30);
}

// What kind of rule it is stands in the type; everything that a scheme need not know apart is one type.
static_assert(std::is_same_v<decltype(criterion{"a", "A", 1_pt}), criterion<starlot::all_or_nothing_rule>>);
static_assert(
    std::is_same_v<decltype(criterion{"a", "A", 1_wt, per_outlet}), decltype(criterion{"a", "A", 1_pt})>);
static_assert(std::is_same_v<decltype(criterion{"a", "A", 1_wt, percent{1}}), criterion<percent>>);
static_assert(std::is_same_v<decltype(criterion{"a", "A", 1_wt, percent{1}}.customs), std::tuple<percent>>);
static_assert(
    std::is_same_v<decltype(criterion{"a", "A", 1_wt, starlot::half_credit}.customs), std::tuple<>>);
// A worth is points or a weight, and nothing else becomes one.
static_assert(!std::is_constructible_v<criterion<>, std::string_view, starlot::text, int>);
static_assert(!std::is_constructible_v<criterion<>, std::string_view, starlot::text, double>);
static_assert(!std::is_constructible_v<criterion<>, std::string_view, starlot::text, starlot::decimal>);

} // namespace
