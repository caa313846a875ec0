// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/clause.hpp>
#include <starlot/scheme/criterion.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/part.hpp>

#include <tuple>
#include <type_traits>

using namespace starlot;

namespace {

struct always {
  static constexpr std::string_view name = "always";
  static constexpr int version = 1;
  int number = 0;
  constexpr std::array<std::int64_t, 1> parameters() const { return {number}; }
  constexpr share operator()(finding const&) const { return share::full(); }
};

constexpr criterion plain{"a", "a", 1_pt};
constexpr criterion knotted{"b", "b", 1_pt, levels({{0, 0_pct}, {1, 50_pct}, {2, 100_pct}})};
constexpr criterion custom{"c", "c", 1_pt, always{7}};
constexpr clause both{"1", "1", knotted, custom};

// Nine and more go through the branch that joins eight at a time.
constexpr auto many = detail::join_customs(custom, plain, custom, both, custom, plain, custom, custom, custom, knotted,
                                           custom, criterion{"d", "d", 1_pt, always{9}});

} // namespace

TEST_CASE("parts are counted") {
  using detail::all_customs, detail::all_knots, detail::all_nodes, detail::all_steps;
  static_assert(all_nodes<decltype(plain), decltype(both), ladder> == 4);
  static_assert(all_knots<decltype(both), decltype(plain)> == 3);
  static_assert(all_customs<decltype(both), decltype(custom)> == 2);
  static_assert(all_steps<decltype(both), cap, deduction, ladder> == 2);
  static_assert(all_nodes<> == 0 && all_steps<> == 0);
  static_assert(detail::TreePart<decltype(both)> && !detail::TreePart<ladder>);
  static_assert(detail::StepPart<bonus> && !detail::StepPart<decltype(plain)>);
  CHECK(all_nodes<decltype(both)> == 3U);
}

TEST_CASE("custom parts are joined in order") {
  static_assert(std::tuple_size_v<decltype(many)> == 9);
  static_assert(std::get<0>(many).number == 7 && std::get<8>(many).number == 9);
  static_assert(std::is_same_v<decltype(detail::join_customs(plain, knotted)), std::tuple<>>);
  auto const again = detail::join_customs(both, criterion{"d", "d", 1_pt, always{3}});
  CHECK(std::get<0>(again).number == 7);
  CHECK(std::get<1>(again).number == 3);
}
