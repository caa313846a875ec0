// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/decision/score_lattice.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;
using detail::score_lattice;

TEST_CASE("scores become steps of their own grid") {
  std::vector<points> const scores{81.5_pt, 80_pt, 86_pt, 80_pt};
  auto const l = *score_lattice::of(scores);
  CHECK(points::from_micro(l.lowest) == 80_pt);
  CHECK(points::from_micro(l.step) == 1.5_pt);
  CHECK(l.steps == std::vector<std::size_t>{1, 0, 4, 0});
  CHECK(l.range == 4);
  CHECK(l.total == 5);
  std::vector<points> const one(3, 70_pt);
  CHECK(score_lattice::of(one).value().range == 0);
}

// Three outlets; totals are 240 + 1.5 k. A mean of 81 is a total of 243: k = 2, on the grid; 81.2 is k = 2.4.
TEST_CASE("the first total that reaches a rung, or no longer does") {
  auto const l = *score_lattice::of(std::vector<points>{81.5_pt, 80_pt, 86_pt});
  CHECK(l.first_total(rung{81_pt, "a"}, 3).value() == 2);
  CHECK(l.first_total(rung::above(81_pt, "a"), 3).value() == 3);
  CHECK(l.first_total(rung::at_most(81_pt, "a"), 3).value() == 3);
  CHECK(l.first_total(rung::below(81_pt, "a"), 3).value() == 2);
  CHECK(l.first_total(rung{81.2_pt, "a"}, 3).value() == 3);
  CHECK(l.first_total(rung::above(81.2_pt, "a"), 3).value() == 3);
  CHECK(l.first_total(rung::at_most(81.2_pt, "a"), 3).value() == 3);
  CHECK(l.first_total(rung::below(81.2_pt, "a"), 3).value() == 3);
  CHECK(l.first_total(rung{79.9_pt, "a"}, 3).value() == 0); // 239.7: nothing between it and 240
  CHECK(l.first_total(rung{79_pt, "a"}, 3).value() == -2);
}

TEST_CASE("scores or cut-offs too far apart for whole numbers are refused") {
  auto const most = (std::numeric_limits<std::int64_t>::max)();
  std::vector<points> const wide{points::from_micro(-most), points::from_micro(most)};
  CHECK(score_lattice::of(wide).error().code == errc::points_out_of_range);
  auto const l = *score_lattice::of(std::vector<points>{1_pt, 2_pt});
  CHECK(l.first_total(rung{points::from_micro(most), "a"}, 2).error().code == errc::points_out_of_range);
}

TEST_CASE("rungs of a ladder by themselves") {
  std::vector<rung> rungs;
  CHECK(detail::ladder_fault(rungs).code == errc::no_ladder);
  rungs = {{70_pt, "a"}, {70_pt, "b"}};
  CHECK(detail::ladder_fault(rungs).code == errc::ladder_not_increasing);
  CHECK(detail::ladder_fault(rungs).where.index == 1);
  rungs = {{70_pt, "a"}, rung::above(70_pt, "b")}; // as in a scheme: 70 itself is an "a"
  CHECK(detail::ladder_fault(rungs).code == errc::none);
  rungs = {rung::at_most(70_pt, "a"), rung{60_pt, "b"}};
  CHECK(detail::ladder_fault(rungs).code == errc::ladder_mixed_directions);
  rungs = {rung::at_most(70_pt, "a"), rung::at_most(60_pt, "b")};
  CHECK(detail::ladder_fault(rungs).code == errc::none);
}

TEST_CASE("what would cost too much is said in numbers") {
  CHECK(detail::cost_fault(200, 15, 65, 8e10, 4e9).code == errc::none);
  auto const wrong = detail::cost_fault(10000, 100, 1000000, 8e10, 4e9);
  CHECK(wrong.code == errc::law_too_large);
  CHECK(wrong.expected == decimal::from_micro(80'000'000'000));
  CHECK(wrong.got == decimal::from_micro(50'500'001'010'000));
}

} // namespace
