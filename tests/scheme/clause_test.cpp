// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/scheme/clause.hpp>
#include <starlot/scheme/criterion.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

namespace {

using namespace starlot::literals;
using starlot::clause;
using starlot::criterion;
using starlot::points;
using starlot::sum_of_points;
using starlot::weight;
using starlot::weighted_mean;
using starlot_tests::opaque;

// ---- The clause itself ----

struct expected {
  std::int64_t amount;
  std::int64_t children;
  std::uint8_t flags;
  starlot::roll_up how;
};

template <class Clause> constexpr bool is(Clause const& c, expected const& e) {
  auto const& [node, details] = c.entries[0];
  return node.amount == e.amount && details.first == e.children && node.flags == e.flags &&
         node.roll_up() == e.how && node.link == c.entries.size() && node.depth == 0 && details.id == "1" &&
         details.title.zh == "接待" && details.parent == starlot::detail::no_index && details.second == 0 &&
         details.knot_count == 0;
}

constexpr std::uint8_t plain = 1;
constexpr std::uint8_t weighed = 2;
constexpr std::uint8_t declared = 8;
constexpr auto title = starlot::text{"Reception", "接待"};

/// Every way to write a clause. The first one that is wrong, or -1.
constexpr int wrong(std::string_view id, points p, weight w) {
  criterion const a{"1.1", "A", p};
  criterion const b{"1.2", "B", 2.5_pt};
  criterion const c{"1.1", "A", w};
  criterion const d{"1.2", "B", 0.5_wt};
  if (!is(clause{id, title, a, b}, {6'500'000, 6'500'000, plain, sum_of_points}))
    return 0;
  if (!is(clause{id, title, sum_of_points, a, b}, {6'500'000, 6'500'000, plain, sum_of_points}))
    return 1;
  if (!is(clause{id, title, 6.5_pt, a, b}, {6'500'000, 6'500'000, plain | declared, sum_of_points}))
    return 2;
  if (!is(clause{id, title, a, 7_pt, b}, {7'000'000, 6'500'000, plain | declared, sum_of_points}))
    return 3; // the validator refuses it, the clause holds it
  if (!is(clause{id, title, 40_pt, weighted_mean, c, d},
          {40'000'000, 3'500'000, plain | declared, weighted_mean}))
    return 4;
  if (!is(clause{id, title, c, d, weighted_mean, 40_pt},
          {40'000'000, 3'500'000, plain | declared, weighted_mean}))
    return 5;
  if (!is(clause{id, title, w, weighted_mean, c, d},
          {3'000'000, 3'500'000, plain | declared | weighed, weighted_mean}))
    return 6;
  if (!is(clause{id, title, w, a, b}, {3'000'000, 6'500'000, plain | declared | weighed, sum_of_points}))
    return 7;
  if (!is(clause{id, title}, {0, 0, plain, sum_of_points}))
    return 8;
  if (!is(clause{id, title, a, clause{"1.3", "C", b, a}, b}, {13'000'000, 13'000'000, plain, sum_of_points}))
    return 9; // children are counted, grandchildren are not
  if (!is(clause{id, title, 9_pt, weighted_mean, clause{"1.3", "C", w, a, b}, d},
          {9'000'000, 3'500'000, plain | declared, weighted_mean}))
    return 10;
  return -1;
}
static_assert(wrong("1", 4_pt, 3_wt) == -1);

TEST_CASE("a clause stands in the table as it is written") {
  CHECK(wrong(opaque(std::string_view{"1"}), opaque(4_pt), opaque(3_wt)) == -1);
}

constexpr auto too_much(std::int64_t micro) {
  criterion const most{"1.1", "A", points::from_micro(micro)};
  criterion const least{"1.2", "B", points::from_micro(-micro)};
  return std::pair{clause{"1", "A", most, most}.entries[0].node.amount,
                   clause{"1", "A", least, least}.entries[0].node.amount};
}
constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();
constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();
static_assert(too_much(int64_max) == std::pair{int64_max, int64_min});

TEST_CASE("the sum of a clause stays at the largest number") {
  CHECK(too_much(opaque(int64_max)) == std::pair{int64_max, int64_min});
}

// ---- Clauses in clauses ----

constexpr auto two = 2_pt;
constexpr std::array<std::string_view, 7> names{"0", "1", "2", "3", "4", "5", "6"};

/// A clause with a criterion before and one behind the next clause, `Depth` levels of clauses.
template <int Depth> constexpr auto nested(points worth) {
  constexpr auto id = names[Depth];
  if constexpr (Depth == 1)
    return clause{id, "innermost", criterion{"c", "C", worth}};
  else
    return clause{id, "level", criterion{"b", "B", worth}, nested<Depth - 1>(worth),
                  criterion{"e", "E", worth}};
}

/// Whether that is what the table says, worked out level by level.
template <int Depth> constexpr bool is_nested() {
  constexpr std::size_t nodes = 3 * Depth - 1;
  auto const c = nested<Depth>(two);
  if (c.entries.size() != nodes)
    return false;
  for (std::size_t level = 0; level < Depth; ++level) {
    auto const& [node, details] = c.entries[2 * level]; // clause, criterion, clause, criterion, …
    auto const tail = level;                            // criteria behind the clauses inside
    if (!node.is_clause() || node.depth != level || node.link != nodes - tail)
      return false;
    if (details.parent !=
        (level == 0 ? starlot::detail::no_index : static_cast<std::uint32_t>(2 * level - 2)))
      return false;
    auto const& first = c.entries[2 * level + 1];
    if (first.node.is_clause() || first.node.depth != level + 1 || first.details.parent != 2 * level)
      return false;
    auto const criteria = 2 * (Depth - static_cast<std::int64_t>(level)) - 1;
    if (node.amount != criteria * 2'000'000)
      return false;
  }
  return true;
}
static_assert(is_nested<1>() && is_nested<2>() && is_nested<3>());
static_assert(is_nested<4>() && is_nested<5>() && is_nested<6>());

template <int Depth>
constexpr starlot::scheme nested_scheme{starlot::title{"nested", "1"}, criterion{"x", "X", two},
                                        nested<Depth>(two), nested<1>(two), starlot::ladder{{two, "pass"}}};

template <int Depth> constexpr bool is_in_scheme() {
  return tables::is_consistent(starlot::detail::view_of<nested_scheme<Depth>>());
}
static_assert(is_in_scheme<1>() && is_in_scheme<2>() && is_in_scheme<3>());
static_assert(is_in_scheme<4>() && is_in_scheme<5>() && is_in_scheme<6>());

template <int Depth> void check_nested() {
  CAPTURE(Depth);
  CHECK(is_nested<Depth>());
  CHECK(is_in_scheme<Depth>());
  constexpr auto fixed = nested<Depth>(two);
  CHECK(tables::same_tree(nested<Depth>(opaque(two)), fixed));
}

TEST_CASE("clauses nest to any depth") {
  check_nested<1>();
  check_nested<2>();
  check_nested<3>();
  check_nested<4>();
  check_nested<5>();
  check_nested<6>();
}

// ---- Many children ----

constexpr std::size_t many = 300;

constexpr auto digits = [] {
  std::array<std::array<char, 4>, many> ids{};
  for (std::size_t i = 0; i < many; ++i)
    ids[i] = {'c', static_cast<char>('0' + i / 100), static_cast<char>('0' + i / 10 % 10),
              static_cast<char>('0' + i % 10)};
  return ids;
}();
constexpr std::string_view id_of(std::size_t i) { return {digits[i].data(), 4}; }

/// Not the identity, so that criteria and their sum can be told apart.
constexpr points worth_of(std::size_t i) { return points{static_cast<int>(i % 7) + 1}; }

template <std::size_t... I> constexpr auto wide(std::index_sequence<I...>) {
  return clause{"1", "wide", criterion{id_of(I), "C", worth_of(I), starlot::proportional}...};
}
constexpr starlot::scheme wide_scheme{starlot::title{"wide", "1"}, wide(std::make_index_sequence<many>{}),
                                      starlot::ladder{{1_pt, "pass"}}};
template <auto const& Scheme> constexpr bool is_wide() {
  auto const view = starlot::detail::view_of<Scheme>();
  if (view.criteria != many || view.nodes.size() != many + 1)
    return false;
  for (std::size_t i = 0; i < many; ++i)
    if (view.details[i + 1].id != id_of(i) || view.nodes[i + 1].amount != worth_of(i).micro())
      return false;
  return starlot::first_fault(view).has_value();
}
static_assert(is_wide<wide_scheme>());

TEST_CASE("a clause has room for hundreds of criteria") {
  CHECK(is_wide<wide_scheme>());
  auto const view = starlot::detail::view_of<wide_scheme>();
  CHECK(tables::is_consistent(view));
  for (std::size_t i = 0; i < many; ++i)
    CHECK(view.find(opaque(id_of(i))) == i + 1);
}

} // namespace
