// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/catch.hpp"

#include <starlot/decision/grade_distribution.hpp>
#include <starlot/detail/decision/law_simulation.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace {

using namespace enumerated;

void holds(grade_distribution const& simulated, grade_distribution const& exact, double widest) {
  CHECK(simulated.method() == law_method::simulated);
  CHECK(simulated.confidence() == 1 - 1e-6);
  double sum = 0;
  for (std::size_t g = 0; g <= exact.rungs(); ++g) {
    auto const b = simulated.bounds(grade_rank::of_rungs_reached(g)),
               r = simulated.bounds_at_least(grade_rank::of_rungs_reached(g)),
               m = simulated.bounds_worse_than(grade_rank::of_rungs_reached(g));
    CHECK((b.lower <= exact.probability(grade_rank::of_rungs_reached(g)) &&
           exact.probability(grade_rank::of_rungs_reached(g)) <= b.upper));
    CHECK((r.lower <= exact.at_least(grade_rank::of_rungs_reached(g)) &&
           exact.at_least(grade_rank::of_rungs_reached(g)) <= r.upper));
    CHECK((m.lower <= exact.worse_than(grade_rank::of_rungs_reached(g)) &&
           exact.worse_than(grade_rank::of_rungs_reached(g)) <= m.upper));
    CHECK(b.upper - b.lower <= widest);
    CHECK(b.upper > 0); // never seen is not impossible
    sum += b.value;
  }
  CHECK(std::fabs(sum - 1) <= 1e-12);
}

// Bounds of 20 000 replays are no wider than Hoeffding's at that confidence, 2 √(ln(2·9/1e-6)/40 000) = 0.041.
TEST_CASE("bounds of replays hold the exact law") {
  law_options const how{.method = law_method::simulated, .replays = 20'000};
  for (std::uint32_t const n : {1U, 15U, 190U, 200U})
    holds(*grade_distribution::of(company_a(), simple_random{n}, stars, how),
          *grade_distribution::of(company_a(), simple_random{n}, stars), 0.041);
  std::vector<scored_stratum> const strata{{company_a(), 7},
                                           {std::vector<points>{40_pt, 65_pt, 85_pt, 96_pt}, 3}};
  holds(*grade_distribution::of(strata, stars, how), *grade_distribution::of(strata, stars), 0.041);
  std::vector<scored_cluster> const clusters{{240_pt, 3}, {390_pt, 5}, {176_pt, 2}, {300_pt, 4},
                                             {510_pt, 6}, {60_pt, 1},  {258_pt, 3}, {372_pt, 4}};
  holds(*grade_distribution::of(clusters, simple_random{3}, stars, how),
        *grade_distribution::of(clusters, simple_random{3}, stars), 0.09);
  auto const curve = *grade_distribution::curve(company_a(), 3, stars, how);
  for (std::uint32_t n = 1; n <= 3; ++n)
    holds(curve[n - 1], *grade_distribution::of(company_a(), simple_random{n}, stars), 0.041);
}

TEST_CASE("the same seed gives the same numbers, scores between bounds wider ones") {
  law_options how{.method = law_method::simulated, .replays = 2000};
  auto const a = *grade_distribution::of(company_a(), simple_random{15}, stars, how);
  auto const b = *grade_distribution::of(company_a(), simple_random{15}, stars, how);
  how.seed = 1;
  auto const c = *grade_distribution::of(company_a(), simple_random{15}, stars, how);
  CHECK(a.probability(grade_rank{1}) == b.probability(grade_rank{1}));
  CHECK(a.probability(grade_rank{1}) != c.probability(grade_rank{1}));
  std::vector<score_range> loose;
  for (auto const& s : one_by_one(company_a()))
    loose.push_back({s - 1_pt, s + 1_pt});
  auto const wide = *grade_distribution::of(loose, simple_random{15}, stars, how);
  CHECK(wide.bounds(grade_rank{1}).lower < c.bounds(grade_rank{1}).lower);
  CHECK(wide.bounds(grade_rank{1}).upper > c.bounds(grade_rank{1}).upper);
  CHECK_FALSE(wide.true_grade().has_value());
}

TEST_CASE("replays need room for the outlets") {
  CHECK(grade_distribution::of(company_a(), simple_random{15}, stars,
                               {.method = law_method::simulated, .bytes = 100})
            .error()
            .code == errc::law_needs_memory);
}

} // namespace
