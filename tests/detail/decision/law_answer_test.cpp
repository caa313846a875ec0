// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/catch.hpp"

#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/detail/decision/law_answer.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace {

using namespace enumerated;

// Every population up to 12 and every sample size: scores in steps of 2.5 on grids that do not fit them.
TEST_CASE("certified bounds hold the exact law, simple random draws") {
  simulation_engine dice{83};
  for (std::uint32_t population = 1; population <= 12; ++population) {
    auto const scores = random_scores(dice, population);
    for (auto const& cut_offs : ladders) {
      auto const due = simple_draws(scores, cut_offs);
      for (auto const width : {0.3_pt, 1.7_pt, 4.1_pt}) {
        law_options const how{.method = law_method::certified_grid, .finest = width, .coarsest = width};
        auto const curve = *grade_distribution::curve(scores, population, cut_offs, how);
        for (std::uint32_t n = 1; n <= population; ++n) {
          auto const law = *grade_distribution::of(scores, simple_random{n}, cut_offs, how);
          CHECK(due[n].is_within(law));
          CHECK(due[n].is_within(curve[n - 1]));
          CHECK(law.method() == law_method::certified_grid);
        }
      }
      for (auto const dropped : {1e-6, 0.01, 0.3}) {
        law_options const how{.method = law_method::windowed, .dropped = dropped};
        auto const curve = *grade_distribution::curve(scores, population, cut_offs, how);
        for (std::uint32_t n = 1; n <= population; ++n) {
          auto const law = *grade_distribution::of(scores, simple_random{n}, cut_offs, how);
          CHECK(due[n].is_within(law));
          CHECK(due[n].is_within(curve[n - 1]));
          CHECK(law.bounds(grade_rank{0}).upper - law.bounds(grade_rank{0}).lower <= dropped + 1e-13);
          CHECK(law.dropped() <= dropped);
          CHECK(law.confidence() == 1);
        }
      }
    }
  }
}

// Thirds are no decimals. Two strata, each mean in thirds; clusters.
TEST_CASE("certified bounds hold the exact law, scores off the grid, strata and clusters") {
  simulation_engine dice{84};
  for (std::uint32_t population = 2; population <= 10; ++population)
    for (auto const& cut_offs : ladders) {
      std::vector<std::int64_t> thirds;
      for (std::uint32_t i = 0; i < population; ++i)
        thirds.push_back(150 + static_cast<std::int64_t>(uniform_below(dice, 80)));
      auto const size = 1 + static_cast<std::uint32_t>(uniform_below(dice, population - 1));
      std::vector<fraction> first, second;
      std::vector<scored_cluster> clusters;
      for (std::uint32_t i = 0; i < population; ++i) {
        (i < size ? first : second).push_back(fraction::of(thirds[i], 3));
        clusters.push_back({points{thirds[i]}, 3});
      }
      std::vector<std::vector<tally>> due(size + 1, std::vector<tally>(population - size + 1, tally{4}));
      std::vector<tally> simple(population + 1, tally{4});
      for (std::uint32_t set = 1; set < 1U << population; ++set) {
        std::int64_t s1 = 0, s2 = 0, n1 = 0, n2 = 0;
        for (std::uint32_t i = 0; i < population; ++i)
          if ((set >> i & 1U) != 0) {
            (i < size ? s1 : s2) += thirds[i] * points::one;
            ++(i < size ? n1 : n2);
          }
        auto const n = static_cast<std::size_t>(n1 + n2);
        simple[n].count(cut_offs, s1 + s2, 3 * (n1 + n2));
        if (n1 > 0 && n2 > 0)
          due[static_cast<std::size_t>(n1)][static_cast<std::size_t>(n2)].count(
              cut_offs, size * n2 * s1 + (population - size) * n1 * s2, 3 * population * n1 * n2);
      }
      law_options const how{.cells = 1e7, .finest = 1.3_pt, .coarsest = 1.3_pt};
      auto forced = how;
      forced.method = law_method::certified_grid;
      for (std::uint32_t n1 = 1; n1 <= size; ++n1)
        for (std::uint32_t n2 = 1; n2 <= population - size; ++n2) {
          std::vector<scored_stratum> const strata{{first, n1}, {second, n2}};
          auto const law = *grade_distribution::of(strata, cut_offs, forced);
          CHECK(law.method() == law_method::certified_grid);
          CHECK(due[n1][n2].is_within(law));
        }
      for (std::uint32_t n = 1; n <= population; ++n) {
        auto const law = *grade_distribution::of(clusters, simple_random{n}, cut_offs, how);
        CHECK(law.method() == law_method::exact);
        CHECK(simple[n].is(law, 1e-13, 1e-15));
        CHECK(simple[n].is_within(*grade_distribution::of(clusters, simple_random{n}, cut_offs, forced)));
      }
    }
}

TEST_CASE("scores that no whole numbers hold have no law, whichever way") {
  auto const most = (std::numeric_limits<std::int64_t>::max)();
  std::vector<points> const scores{points::from_micro(-most), points::from_micro(most)};
  for (std::uint64_t const replays : {0U, 10U}) {
    law_options const how{.replays = replays};
    CHECK(grade_distribution::of(scores, simple_random{1}, stars, how).error().code ==
          errc::points_out_of_range);
    CHECK(grade_distribution::curve(scores, 1, stars, how).error().code == errc::points_out_of_range);
    CHECK(outlet_effects::of(scores, simple_random{1}, stars, how).error().code == errc::points_out_of_range);
  }
  std::vector<points> const two{1_pt, 2_pt};
  std::vector<rung> const far_off{{points::from_micro(most), "a"}};
  CHECK(grade_distribution::of(two, simple_random{2}, far_off).error().code == errc::points_out_of_range);
  CHECK(grade_distribution::curve(two, 2, far_off).error().code == errc::points_out_of_range);
  CHECK(outlet_effects::of(two, simple_random{2}, far_off).error().code == errc::points_out_of_range);
}

} // namespace
