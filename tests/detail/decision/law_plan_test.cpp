// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/catch.hpp"

#include <starlot/detail/decision/law_plan.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace enumerated;
using namespace starlot::detail;

run_plan plan(law_question const& q, law_options const& how) {
  return planner<>{q, how, 1, lattice_cost<>, 0}.best();
}

TEST_CASE("windows are used where all totals are too many, grids where windows are") {
  auto const q = question_about({{many(10'000), 100}});
  auto const all = lattice_cost(score_lattice::own(q, lattice_side::lower), 0, {}).cells;
  auto const kept = lattice_cost(score_lattice::own(q, lattice_side::lower), 1e-15, {}).cells;
  CHECK(kept < 0.95 * all);
  CHECK(plan(q, {.cells = all}).method == law_method::exact);
  auto const windowed = plan(q, {.cells = kept});
  CHECK(windowed.method == law_method::windowed);
  CHECK(windowed.dropped == 1e-15);
  auto const grid = plan(q, {.cells = kept / 3});
  CHECK(grid.method == law_method::certified_grid);
  CHECK(grid.lattices.size() == 2);
  CHECK(grid.foreseen.cells <= kept / 3);
  CHECK(grid.lattices[0].unit > 10'000);
  CHECK(grid.lattices[0].unit <= 100'000);
  CHECK(plan(q, {.cells = kept / 1000}).method == law_method::simulated);
}

// 101 scores of 9901 outlets each, or as many that differ: far beyond the limit, and known to be so in no time.
TEST_CASE("what is far beyond the limits is not planned in detail") {
  std::vector<score_count> counts;
  for (int i = 0; i <= 100; ++i)
    counts.push_back({points{i}, 9901});
  CHECK(plan(question_about({{counts, 400'000}}), {.cells = 1e6}).method == law_method::simulated);
  // A rough number then, not the exact one; it is beyond the limit too.
  auto const l = score_lattice::own(question_about({{company_a(), 15}}), lattice_side::lower);
  CHECK(lattice_cost(l, 0, {.cells = 1e4}).cells > 1e4);
  CHECK(lattice_cost(l, 0, {.cells = 1e4}).cells < 0.5 * lattice_cost(l, 0, {}).cells);
  std::vector<points> different;
  for (std::int64_t i = 0; i < 100'000; ++i)
    different.push_back(points::from_micro(1000 * i));
  CHECK(plan(question_about({{different, 50'000}}), {.cells = 1e6}).method == law_method::simulated);
}

TEST_CASE("what has more rows than there is memory for is refused at once") {
  std::vector<score_count> const two{{0_pt, 2'000'000'000}, {1_pt, 2'000'000'000}};
  auto const wrong = plan(question_about({{two, 2'000'000'000}}), {.bytes = 1e6, .replays = 0}).fault;
  CHECK(wrong.code == errc::law_needs_memory);
  CHECK(wrong.expected == 1_dec);
}

TEST_CASE("scores off the grid are set down and up on their own grid where it is wide enough") {
  std::vector<score_range> const halves{{70_pt, 70.5_pt}, {80.5_pt, 81_pt}, {90_pt, 90_pt}};
  auto const own = plan(question_about({{halves, 1}}), {});
  CHECK(own.method == law_method::certified_grid);
  CHECK(own.lattices[0].unit == 500'000);
  std::vector<fraction> const thirds{fraction::of(211, 3), fraction::of(242, 3), fraction::of(90, 1)};
  CHECK(plan(question_about({{thirds, 1}}), {}).lattices[0].unit == 10'000);
}

} // namespace
