// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/compiled_scheme.hpp>
#include <starlot/scoring/appraisal.hpp>

using namespace starlot;
using namespace bike;

namespace {

using schema = detail::compiled<bike_care>;
using wide = basic_fraction<8>;

constexpr auto leaves_of(share a, share b, share c, share d) {
  auto leaves = schema::make_slots<detail::leaf>();
  share const all[] = {a, b, c, d};
  for (std::size_t i = 0; i < 4; ++i) {
    leaves[i].earned = all[i];
    leaves[i].is = detail::leaf::state::scored;
  }
  return leaves;
}

/// What the whole tree and its second clause obtain, in millionths, with both numbers.
template <class Number> constexpr bool rolls_up() {
  auto leaves = leaves_of(share::full(), share::of(37, 40), share::of(6, 7), share::none());
  auto const all = detail::roll_up_tree<Number>(schema{}, leaves, share::none(), 0, 6);
  leaves[0].is = detail::leaf::state::out;
  leaves[3].is = detail::leaf::state::open;
  auto const low = detail::roll_up_tree<Number>(schema{}, leaves, share::none(), 0, 6);
  auto const high = detail::roll_up_tree<Number>(schema{}, leaves, share::full(), 0, 6);
  auto const second = detail::roll_up_tree<Number>(schema{}, leaves, share::full(), 4, 6);
  auto const points = [](Number const& n) { return detail::in_points<8>(n); };
  return points(all.obtained) == wide{10} + wide{detail::integer<8>{111}, 4} + wide{detail::integer<8>{120}, 7} &&
         points(all.applicable) == 100_pt && points(low.applicable) == 90_pt &&
         points(low.obtained) == points(all.obtained) - wide{10} &&
         points(high.obtained) == points(low.obtained) + wide{40} &&
         points(second.obtained) == wide{detail::integer<8>{400}, 7} && points(second.applicable) == 60_pt;
}

template <class Number> constexpr std::size_t rung_at(points score) {
  detail::course<Number> c{Number{score.micro()}};
  return detail::rung_of(schema::view(), c.score);
}

template <class Number> constexpr bool finds_rungs() {
  auto const below = points::from_micro(1);
  return rung_at<Number>(70_pt - below) == 4 && rung_at<Number>(70_pt) == 0 && rung_at<Number>(80_pt - below) == 0 &&
         rung_at<Number>(80_pt) == 1 && rung_at<Number>(95_pt) == 3 && rung_at<Number>(1000_pt) == 3 &&
         rung_at<Number>(-5_pt) == 4;
}

} // namespace

TEST_CASE("the tree rolls up alike in both numbers, at compile time and at run time") {
  static_assert(rolls_up<detail::narrow>());
  static_assert(rolls_up<wide>());
  CHECK(rolls_up<detail::narrow>());
  CHECK(rolls_up<wide>());
}

TEST_CASE("rungs are found on and beside their bounds") {
  static_assert(finds_rungs<detail::narrow>());
  static_assert(finds_rungs<wide>());
  CHECK(finds_rungs<detail::narrow>());
  CHECK(finds_rungs<wide>());
}
