// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/rules_of_users.hpp"
#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/part.hpp>
#include <starlot/scheme/scheme.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace {

using namespace starlot::literals;
using rules_of_users::half_of_large;
using rules_of_users::met_only;
using rules_of_users::percent;
using starlot::clause;
using starlot::criterion;
namespace detail = starlot::detail;
using starlot_tests::opaque;

// ---- What counts as a part ----

using leaf_part = criterion<>;
static_assert(detail::TreePart<leaf_part>);
static_assert(!detail::TreePart<starlot::ladder> && !detail::TreePart<starlot::cap<>> &&
              !detail::TreePart<int>);
static_assert(detail::StepPart<starlot::cap<>> && detail::StepPart<starlot::deduction<>>);
static_assert(detail::StepPart<starlot::bonus<>> && detail::StepPart<starlot::round_to<>>);
static_assert(detail::StepPart<starlot::grade_limit<>>);
static_assert(!detail::StepPart<leaf_part> && !detail::StepPart<starlot::roll_up> &&
              !detail::StepPart<starlot::step>);

static_assert(detail::all_nodes<> == 0 && detail::all_steps<> == 0);
static_assert(detail::all_nodes<leaf_part, starlot::cap<>, leaf_part> == 2);
static_assert(detail::all_steps<leaf_part, starlot::cap<>, leaf_part> == 1);
static_assert(detail::all_knots<criterion<starlot::curve<3>>, leaf_part, criterion<starlot::levels<4>>> == 7);
static_assert(detail::all_customs<criterion<percent>, leaf_part, criterion<percent>> == 2);
static_assert(std::is_same_v<detail::joined_customs<leaf_part, starlot::cap<>>, std::tuple<>>);
static_assert(std::is_same_v<detail::joined_customs<criterion<percent>, leaf_part, criterion<half_of_large>>,
                             std::tuple<percent, half_of_large>>);

// ---- Knots and custom rules keep to their criteria, however deep ----

constexpr auto mixed(std::int64_t n) {
  clause const inner{
      "2.1",
      "inner",
      criterion{"a", "A", 1_pt, percent{n + 1}},
      criterion{"b", "B", 1_pt, starlot::curve({{0, 0_pct}, {n, 50_pct}, {2 * n, 100_pct}})},
      criterion{"c", "C", 1_pt, half_of_large{}},
      criterion{"d", "D", 1_pt, starlot::levels({{n, 0_pct, "poor"}, {n + 1, 100_pct, "good"}})}};
  return starlot::scheme{
      starlot::title{"mixed", "1"},
      criterion{"e", "E", 1_pt, starlot::table_at_least({{n + 2, 0_pct}, {n + 3, 100_pct}})},
      criterion{"f", "F", 1_pt, percent{n + 2}},
      clause{"2", "outer", criterion{"g", "G", 1_pt, percent{n + 3}}, inner,
             criterion{"h", "H", 1_pt, starlot::table_at_most({{n + 4, 0_pct}, {n + 5, 100_pct}})},
             criterion{"i", "I", 1_pt, percent{n + 4}}},
      criterion{"j", "J", 1_pt},
      criterion{"k", "K", 1_pt, met_only{}},
      criterion{"l", "L", 1_pt, starlot::curve({{n + 6, 0_pct}, {n + 7, 100_pct}})},
      starlot::ladder{{1_pt, "pass"}}};
}

struct expected {
  std::string_view id;
  std::uint32_t first_knot;
  std::uint32_t knots;
  std::int64_t first_at; ///< of the first knot
  std::uint32_t custom;
};

/// Whether each criterion finds its own knots and its own custom rule. `n` is
/// what the scheme was made with.
template <class Scheme> constexpr bool keeps_apart(Scheme const& s, std::int64_t n) {
  constexpr std::uint32_t no = 0;
  expected const due[] = {{"e", 0, 2, n + 2, no}, {"f", no, 0, 0, 0},     {"g", no, 0, 0, 1},
                          {"a", no, 0, 0, 2},     {"b", 2, 3, 0, no},     {"c", no, 0, 0, 3},
                          {"d", 5, 2, n, no},     {"h", 7, 2, n + 4, no}, {"i", no, 0, 0, 4},
                          {"j", no, 0, 0, no},    {"k", no, 0, 0, 5},     {"l", 9, 2, n + 6, no}};
  std::size_t at = 0;
  for (auto const& [node, details] : starlot::detail::access::entries(s)) {
    if (node.is_clause())
      continue;
    auto const& e = due[at++];
    if (details.id != e.id || details.knot_count != e.knots)
      return false;
    if (e.knots != 0 && (details.first_knot != e.first_knot ||
                         starlot::detail::access::knots(s)[e.first_knot].at != starlot::decimal{e.first_at}))
      return false;
    if (node.rule() == starlot::rule_kind::custom && details.custom != e.custom)
      return false;
  }
  return at == 12 && std::get<0>(starlot::detail::access::customs(s)).value[0] == n + 2 &&
         std::get<1>(starlot::detail::access::customs(s)).value[0] == n + 3 &&
         std::get<2>(starlot::detail::access::customs(s)).value[0] == n + 1 &&
         std::get<4>(starlot::detail::access::customs(s)).value[0] == n + 4 &&
         starlot::detail::access::knots(s)[6].name.en == "good";
}
constexpr auto fixed = mixed(10);
static_assert(std::tuple_size_v<std::remove_cvref_t<decltype(starlot::detail::access::customs(fixed))>> == 6);
static_assert(decltype(fixed)::node_count == 14 && decltype(fixed)::knot_count == 11);
static_assert(keeps_apart(fixed, 10));

TEST_CASE("knots and custom rules keep to their criteria") {
  auto const now = mixed(opaque(std::int64_t{10}));
  CHECK(keeps_apart(now, 10));
  CHECK(tables::same_tree(now, fixed));
  CHECK(keeps_apart(mixed(opaque(std::int64_t{70})), 70));
}

// ---- Many custom rules in one clause: eight are joined at a time ----

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

template <std::size_t... I> constexpr auto wide(std::int64_t n, std::index_sequence<I...>) {
  return clause{
      "1", "wide",
      criterion{letters.substr(I, 1), "C", starlot::points{1}, percent{n + static_cast<std::int64_t>(I)}}...};
}
template <std::size_t... I>
constexpr bool is_in_order(auto const& customs, std::int64_t n, std::index_sequence<I...>) {
  bool const each[] = {true, std::get<I>(customs).value[0] == n + static_cast<std::int64_t>(I)...};
  for (bool const right : each)
    if (!right)
      return false;
  return true;
}
template <std::size_t Size> constexpr bool joins(std::int64_t n) {
  constexpr std::make_index_sequence<Size> all{};
  auto const c = wide(n, all);
  for (std::size_t i = 0; i < Size; ++i)
    if (c.entries[i + 1].details.custom != i)
      return false;
  return is_in_order(c.customs, n, all) && std::tuple_size_v<decltype(c.customs)> == Size;
}
static_assert(joins<1>(5) && joins<2>(5) && joins<7>(5) && joins<8>(5) && joins<9>(5));
static_assert(joins<15>(5) && joins<16>(5) && joins<17>(5) && joins<40>(5));

TEST_CASE("custom rules are joined in their order, however many") {
  auto const n = opaque(std::int64_t{7});
  CHECK(joins<1>(n));
  CHECK(joins<2>(n));
  CHECK(joins<7>(n));
  CHECK(joins<8>(n));
  CHECK(joins<9>(n));
  CHECK(joins<15>(n));
  CHECK(joins<16>(n));
  CHECK(joins<17>(n));
  CHECK(joins<40>(n));
}

} // namespace

// A user's own `join`, and a rule with a member called knots, stay out of the way.
namespace user {
template <class A, class B> int join(A const&, B const&);
struct pair_rule {
  static constexpr std::string_view name = "pair";
  static constexpr int version = 1;
  std::array<int, 4> knots{};
  constexpr std::array<std::int64_t, 1> parameters() const { return {knots[0]}; }
  constexpr starlot::share operator()(starlot::finding const&) const { return starlot::share::full(); }
};
} // namespace user

TEST_CASE("names of a user's own are left alone") {
  constexpr clause c{"1", "1", criterion{"a", "a", 1_pt, user::pair_rule{}},
                     criterion{"b", "b", 1_pt, user::pair_rule{}}};
  static_assert(decltype(c)::knot_count == 0);
  CHECK(std::tuple_size_v<decltype(c)::customs_type> == 2U);
}
