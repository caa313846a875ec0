// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/scoring/roll_up_walk.hpp>
#include <starlot/detail/scoring/step_runner.hpp>

#include <cstddef>
#include <cstdint>

using namespace starlot;
using namespace bike;

namespace {

using wide = fraction;

/// Leaves that were judged already.
detail::list<detail::leaf> leaves_of(share a, share b, share c, share d) {
  detail::list<detail::leaf> out;
  for (auto const& each : {a, b, c, d})
    out.push_back({detail::leaf::state::scored, each});
  return out;
}

template <class Number>
auto rolled(detail::list<detail::leaf> const& leaves, detail::open_taken open_as, std::uint32_t node) {
  any_scheme const scheme{compiled<bike_care>};
  detail::leaf_table const table{leaves.view()};
  return detail::roll_up_walk<Number>{scheme, table, {.open_as = open_as}}(node);
}
constexpr auto whole = detail::no_index;

/// What the whole tree, its second clause and one criterion obtain, in millionths, with both numbers.
template <class Number> bool rolls_up() {
  auto leaves = leaves_of(share::full(), share::of(37, 40), share::of(6, 7), share::none());
  auto const all = rolled<Number>(leaves, detail::open_taken::wrong, whole).below;
  leaves[0].is = detail::leaf::state::out;
  leaves[3].is = detail::leaf::state::open;
  auto const low = rolled<Number>(leaves, detail::open_taken::wrong, whole).below;
  auto const high = rolled<Number>(leaves, detail::open_taken::right, whole).below;
  auto const score = rolled<Number>(leaves, detail::open_taken::right, whole).own;
  auto const second = rolled<Number>(leaves, detail::open_taken::right, 3).own;
  auto const tools = rolled<Number>(leaves, detail::open_taken::right, 4).own;
  auto const left_out = rolled<Number>(leaves, detail::open_taken::right, 1).own;
  auto const points = [](Number const& n) { return detail::in_points(n); };
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
template <class Number> std::ptrdiff_t rung_at(points at) {
  any_scheme const alone{compiled<ladder_alone>};
  detail::list<detail::leaf> const leaves{{detail::leaf::state::scored, share::none()}};
  detail::leaf_table const table{leaves.view()};
  detail::roll_up_walk<Number> const tree{alone, table, {}};
  auto score = tree(detail::no_index).own.obtained;
  detail::step_runner<Number> steps{tree, alone.view().rungs, score, detail::no_index};
  auto const times = found(at < points{} ? -at.micro() : at.micro());
  steps.take(at < points{} ? 1 : 0, observation{times}, [&] { return times; });
  return steps.reached();
}

template <class Number> bool finds_rungs() {
  auto const below = points::from_micro(1);
  return rung_at<Number>(70_pt - below) == -1 && rung_at<Number>(70_pt) == 0 &&
         rung_at<Number>(80_pt - below) == 0 && rung_at<Number>(80_pt) == 1 && rung_at<Number>(95_pt) == 3 &&
         rung_at<Number>(1000_pt) == 3 && rung_at<Number>(-5_pt) == -1;
}

} // namespace

TEST_CASE("the tree rolls up alike in both numbers") {
  CHECK(rolls_up<detail::narrow>());
  CHECK(rolls_up<wide>());
}

TEST_CASE("a share that does not fit 64 bits is rolled up in wide numbers only") {
  auto leaves = leaves_of(share::full(), share::full(), share::full(), share::full());
  leaves[0] = {detail::leaf::state::scored, 0, 0};
  detail::list<fraction> const shares{fraction::of(1, 3)};
  any_scheme const scheme{compiled<bike_care>};
  detail::leaf_table const table{leaves.view(), shares.view()};
  CHECK(detail::in_points(detail::roll_up_walk<wide>{scheme, table, {}}(whole).below.obtained) ==
        wide{90} + fraction::of(10, 3));
  CHECK(detail::roll_up_walk<detail::narrow>{scheme, table, {}}(whole).below.obtained.overflowed);
}

TEST_CASE("rungs are found on and beside their bounds") {
  CHECK(finds_rungs<detail::narrow>());
  CHECK(finds_rungs<wide>());
}
