// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/scoring/score_scale.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <concepts>
#include <cstdint>
#include <limits>

using namespace starlot;
using namespace starlot::literals;

namespace {

constexpr auto shop = scheme{title{"shop", "1"}, out_of{50_pt},
                             clause{"1", "Weighted", 60_pt, weighted_mean, criterion{"1.1", "A", 1_wt},
                                    clause{"1.2", "Inner", 2_wt, weighted_mean, criterion{"1.2.1", "B", 3_wt},
                                           criterion{"1.2.2", "C", 1_wt}}},
                             clause{"2", "Summed", criterion{"2.1", "D", 40_pt, renormalise::among_siblings},
                                    criterion{"2.2", "E", 20_pt, renormalise::among_siblings}},
                             ladder{{25_pt, "pass"}}};
using schema = detail::compiled_table<shop>;

/// Points of the score that one unit below a clause is worth.
template <class Number> fraction worth_of(findings<shop> const& f, std::uint32_t clause) {
  detail::leaf_list leaves;
  static_cast<void>(detail::judge_sheet(f, leaves));
  detail::leaf_table const table{leaves.view(), {}, &f};
  detail::roll_up_walk<Number> const tree{f.scheme(), table, {}};
  detail::score_scale<Number> const scale{tree, tree(detail::no_index)};
  Number one{points::one};
  scale[clause].apply(one);
  return detail::in_points(one);
}

template <class Number> void check(findings<shop> const& f, fraction const& top, fraction const& second) {
  auto const at = [](auto const* id) { return schema::view().find(id); };
  CHECK(worth_of<Number>(f, detail::no_index) == top);
  CHECK(worth_of<Number>(f, at("1")) == top * fraction::of(60, 3));
  CHECK(worth_of<Number>(f, at("1.2")) == top * fraction::of(60, 3) * fraction::of(2, 4));
  CHECK(worth_of<Number>(f, at("2")) == second);
}

} // namespace

TEST_CASE("the unit below each clause, in points of the score") {
  findings<shop> f;
  for (auto const* id : {"1.1", "1.2.1", "1.2.2", "2.1", "2.2"})
    REQUIRE(f.set(id, met));
  check<detail::narrow>(f, fraction::of(50, 120), fraction::of(50, 120));
  check<fraction>(f, fraction::of(50, 120), fraction::of(50, 120));

  f.set<"2.2">(excluded("none")); // its 20 points go to 2.1: the clause keeps its 60
  check<detail::narrow>(f, fraction::of(50, 120), fraction::of(50, 120) * fraction::of(60, 40));
  check<fraction>(f, fraction::of(50, 120), fraction::of(50, 120) * fraction::of(60, 40));
}

TEST_CASE("a product of quotients in 64 bits is in lowest terms, and says when it does not fit") {
  constexpr auto large = std::int64_t{1} << 40;
  detail::unit_worth<detail::narrow> worth;
  for (int i = 0; i < 5; ++i) { // each factor alone would not fit three times
    worth.times(detail::narrow{large}, detail::narrow{3});
    worth.times(detail::narrow{3}, detail::narrow{large});
  }
  CHECK(worth.fits());
  detail::narrow n{7};
  worth.apply(n);
  CHECK((!n.overflowed && n.whole == 7 && n.numerator == 0));
  worth.times(detail::narrow{large + 1}, detail::narrow{large});
  worth.times(detail::narrow{large + 1}, detail::narrow{large});
  CHECK_FALSE(worth.fits());
  worth.apply(n);
  CHECK(n.overflowed);
}

TEST_CASE("fractions of any size always fit") {
  detail::unit_worth<fraction> worth;
  auto const large = fraction{(std::numeric_limits<std::int64_t>::max)()};
  for (int i = 0; i < 20; ++i)
    worth.times(large, fraction{3});
  for (int i = 0; i < 20; ++i)
    worth.times(fraction{3}, large);
  fraction n{7};
  worth.apply(n);
  CHECK((worth.fits() && n == fraction{7}));
}
