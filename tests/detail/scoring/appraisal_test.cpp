// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/detail/scoring/appraisal.hpp>
#include <starlot/detail/scoring/course.hpp>

#include <cstddef>
#include <cstdint>

using namespace starlot;
using namespace bike;

namespace {

using schema = detail::compiled_table<bike_care>;
using wide = basic_fraction<8>;

/// Leaves that were judged already.
template <class Schema> struct slots {
  typename Schema::template per_slot<detail::leaf> leaves = Schema::template make_slots<detail::leaf>();

  [[nodiscard]] constexpr bool reads(node const&, std::int64_t&, std::int64_t&) const { return false; }
  [[nodiscard]] constexpr detail::leaf at(std::uint32_t index) const {
    return leaves[Schema::view().nodes[index].link];
  }
};

constexpr auto leaves_of(share a, share b, share c, share d) {
  slots<schema> out;
  share const all[] = {a, b, c, d};
  for (std::size_t i = 0; i < 4; ++i)
    out.leaves[i] = {detail::leaf::state::scored, all[i]};
  return out;
}

template <class Number, class Leaves>
constexpr auto rolled(Leaves const& leaves, share open_as, std::uint32_t node) {
  return detail::appraise<Number>(schema{}, leaves, detail::reading{.open_as = open_as})(node);
}
constexpr auto whole = detail::no_index;

/// What the whole tree, its second clause and one criterion obtain, in millionths, with both numbers.
template <class Number> constexpr bool rolls_up() {
  auto leaves = leaves_of(share::full(), share::of(37, 40), share::of(6, 7), share::none());
  auto const all = rolled<Number>(leaves, share::none(), whole).below;
  leaves.leaves[0].is = detail::leaf::state::out;
  leaves.leaves[3].is = detail::leaf::state::open;
  auto const low = rolled<Number>(leaves, share::none(), whole).below;
  auto const high = rolled<Number>(leaves, share::full(), whole).below;
  auto const score = rolled<Number>(leaves, share::full(), whole).own;
  auto const second = rolled<Number>(leaves, share::full(), 3).own;
  auto const tools = rolled<Number>(leaves, share::full(), 4).own;
  auto const left_out = rolled<Number>(leaves, share::full(), 1).own;
  auto const points = [](Number const& n) { return detail::in_points<8>(n); };
  return points(all.obtained) ==
             wide{10} + wide{detail::integer<8>{111}, 4} + wide{detail::integer<8>{120}, 7} &&
         points(all.applicable) == 100_pt && points(low.applicable) == 90_pt &&
         points(low.obtained) == points(all.obtained) - wide{10} &&
         points(high.obtained) == points(low.obtained) + wide{40} &&
         points(score.obtained) == points(high.obtained) * wide{detail::integer<8>{10}, 9} &&
         points(score.applicable) == 100_pt && // the scale is kept
         points(second.obtained) == wide{detail::integer<8>{400}, 7} && points(second.applicable) == 60_pt &&
         points(tools.obtained) == wide{detail::integer<8>{120}, 7} && points(tools.applicable) == 20_pt &&
         detail::is_zero(left_out.applicable) && detail::is_zero(left_out.obtained);
}

/// A company that earned nothing, and millionths of a point added to it.
constexpr auto ladder_alone = scheme{
    title{"ladder", "1"}, criterion{"1", "One", 100_pt}, bonus{"plus", points::from_micro(1)},
    deduction{"minus", points::from_micro(1)},
    ladder{{70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}}};

/// The rung that a score reaches; -1 below the ladder.
template <class Number> constexpr std::ptrdiff_t rung_at(points score) {
  using alone = detail::compiled_table<ladder_alone>;
  slots<alone> leaves;
  leaves.leaves[0].is = detail::leaf::state::scored;
  auto const tree = detail::appraise<Number>(alone{}, leaves, detail::reading{});
  detail::stepper<Number, alone, slots<alone>> steps{tree, alone::view().rungs,
                                                     tree(detail::no_index).own.obtained, detail::no_index};
  steps.take(score < points{} ? 1 : 0, found(score < points{} ? -score.micro() : score.micro()));
  return steps.reached();
}

template <class Number> constexpr bool finds_rungs() {
  auto const below = points::from_micro(1);
  return rung_at<Number>(70_pt - below) == -1 && rung_at<Number>(70_pt) == 0 &&
         rung_at<Number>(80_pt - below) == 0 && rung_at<Number>(80_pt) == 1 && rung_at<Number>(95_pt) == 3 &&
         rung_at<Number>(1000_pt) == 3 && rung_at<Number>(-5_pt) == -1;
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
