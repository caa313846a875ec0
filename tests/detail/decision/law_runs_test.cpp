// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/catch.hpp"

#include <starlot/detail/decision/law_runs.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace enumerated;
using namespace starlot::detail;

law_question asked(std::vector<scored_stratum> const& strata) {
  return question_of(law_strata(strata), stars.rungs()).of[0];
}
/// 10 000 outlets, scores spread about 80 like a bell, in hundredths or whole.
std::vector<points> many(std::int64_t step) {
  simulation_engine dice{88};
  std::vector<points> out;
  for (int i = 0; i < 10'000; ++i) {
    std::int64_t sum = 0;
    for (int k = 0; k < 4; ++k)
      sum += static_cast<std::int64_t>(uniform_below(dice, static_cast<std::uint64_t>(25'000'000 / step)));
    out.push_back(points::from_micro(step * sum));
  }
  return out;
}

run_plan plan(law_question const& q, law_options const& how) {
  return planner<>{q, how, 1, lattice_cost<>, 0}.best();
}

TEST_CASE("what a run costs is foreseen") {
  watch const nobody;
  for (auto const& strata :
       {std::vector<scored_stratum>{{company_a(), 15}}, std::vector<scored_stratum>{{company_a(), 190}},
        std::vector<scored_stratum>{{company_a(), 7},
                                    {std::vector<points>{40_pt, 55_pt, 61_pt, 70_pt, 72_pt, 90_pt}, 4}}}) {
    auto const l = score_lattice::own(asked(strata), lattice_side::low);
    progress told{nobody, 1};
    auto const done = run(l, 0, told);
    auto const foreseen = lattice_cost(l, 0, {});
    CHECK(done.cost.cells <= foreseen.cells);
    CHECK(foreseen.cells <= 1.1 * done.cost.cells);
    CHECK(done.cost.bytes <= foreseen.bytes);
  }
}

// 10 000 outlets, 100 of them, whole scores: N n² R/2 cells and n² R/2 doubles at most.
TEST_CASE("the largest run that shall be possible is foreseen within its bounds") {
  auto const l = score_lattice::own(asked({{many(1'000'000), 100}}), lattice_side::low);
  auto const range = static_cast<double>(l.strata[0].range());
  auto const cost = lattice_cost(l, 0, {});
  CHECK(range > 75);
  CHECK(cost.cells <= 10'000 * 100.0 * 100 * range / 2);
  CHECK(cost.bytes <= 8 * (100.0 * 100 * range / 2));
}

TEST_CASE("windows are used where all totals are too many, grids where windows are") {
  auto const q = asked({{many(10'000), 100}});
  auto const all = lattice_cost(score_lattice::own(q, lattice_side::low), 0, {}).cells;
  auto const kept = lattice_cost(score_lattice::own(q, lattice_side::low), 1e-15, {}).cells;
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
  CHECK(plan(asked({{counts, 400'000}}), {.cells = 1e6}).method == law_method::simulated);
  // A rough number then, not the exact one; it is beyond the limit too.
  auto const l = score_lattice::own(asked({{company_a(), 15}}), lattice_side::low);
  CHECK(lattice_cost(l, 0, {.cells = 1e4}).cells > 1e4);
  CHECK(lattice_cost(l, 0, {.cells = 1e4}).cells < 0.5 * lattice_cost(l, 0, {}).cells);
  std::vector<points> different;
  for (std::int64_t i = 0; i < 100'000; ++i)
    different.push_back(points::from_micro(1000 * i));
  CHECK(plan(asked({{different, 50'000}}), {.cells = 1e6}).method == law_method::simulated);
}

TEST_CASE("what has more rows than there is memory for is refused at once") {
  std::vector<score_count> const two{{0_pt, 2'000'000'000}, {1_pt, 2'000'000'000}};
  auto const wrong = plan(asked({{two, 2'000'000'000}}), {.bytes = 1e6, .replays = 0}).fault;
  CHECK(wrong.code == errc::law_needs_memory);
  CHECK(wrong.expected == 1_dec);
}

TEST_CASE("scores off the grid are set down and up on their own grid where it is wide enough") {
  std::vector<score_range> const halves{{70_pt, 70.5_pt}, {80.5_pt, 81_pt}, {90_pt, 90_pt}};
  auto const own = plan(asked({{halves, 1}}), {});
  CHECK(own.method == law_method::certified_grid);
  CHECK(own.lattices[0].unit == 500'000);
  std::vector<fraction> const thirds{fraction::of(211, 3), fraction::of(242, 3), fraction::of(90, 1)};
  CHECK(plan(asked({{thirds, 1}}), {}).lattices[0].unit == 10'000);
}

TEST_CASE("grades begin at cuts, in either direction") {
  grade_cuts const up{{10, 20}, false}, down{{20, 10}, true};
  spread const s{5, list<double>(20, 0.05)}; // 5 to 24
  CHECK(up.chances(s.view())[0] == Approx(0.25));
  CHECK(up.chances(s.view())[1] == Approx(0.5));
  CHECK(up.chances(s.view())[2] == Approx(0.25));
  CHECK(down.chances(s.view())[0] == Approx(0.25)); // 20 and more
  CHECK(down.chances(s.view())[1] == Approx(0.5));
  CHECK(down.chances(s.view())[2] == Approx(0.25));
}

} // namespace
