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

TEST_CASE("what a run costs is foreseen") {
  progress_monitor const nobody;
  for (auto const& strata :
       {std::vector<scored_stratum>{{company_a(), 15}}, std::vector<scored_stratum>{{company_a(), 190}},
        std::vector<scored_stratum>{{company_a(), 7},
                                    {std::vector<points>{40_pt, 55_pt, 61_pt, 70_pt, 72_pt, 90_pt}, 4}}}) {
    auto const l = score_lattice::own(question_about(strata), lattice_side::lower);
    run_progress progress{nobody, 1};
    auto const done = run(l, 0, progress);
    auto const foreseen = lattice_cost(l, 0, {});
    CHECK(done.cost.cells <= foreseen.cells);
    CHECK(foreseen.cells <= 1.1 * done.cost.cells);
    CHECK(done.cost.bytes <= foreseen.bytes);
  }
}

// 10 000 outlets, 100 of them, whole scores: N n² R/2 cells and n² R/2 doubles at most.
TEST_CASE("the largest run that shall be possible is foreseen within its bounds") {
  auto const l = score_lattice::own(question_about({{many(1'000'000), 100}}), lattice_side::lower);
  auto const range = static_cast<double>(l.strata[0].range());
  auto const cost = lattice_cost(l, 0, {});
  CHECK(range > 75);
  CHECK(cost.cells <= 10'000 * 100.0 * 100 * range / 2);
  CHECK(cost.bytes <= 8 * (100.0 * 100 * range / 2));
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
