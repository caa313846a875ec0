// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/decision/star_law.hpp>
#include <starlot/sampling/simulation.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

ladder const stars{
    {70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}};

bool close(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance * std::fabs(b); }

/// theory.json: company A, 200 outlets of mean 80.41; invented.
std::vector<points> company_a() {
  constexpr int histogram[][2] = {{35, 2},  {48, 3},  {55, 4},  {62, 6},  {68, 8},  {72, 10},
                                  {75, 14}, {78, 18}, {80, 22}, {82, 25}, {84, 24}, {86, 20},
                                  {88, 16}, {90, 12}, {93, 8},  {96, 5},  {100, 3}};
  std::vector<points> scores;
  for (auto const& [score, count] : histogram)
    scores.insert(scores.end(), static_cast<std::size_t>(count), points{score});
  return scores;
}

// theory.json, exact/srs_small: all 210 subsets.
TEST_CASE("the law of the star of four of ten outlets") {
  std::vector<points> const scores{62_pt, 68_pt, 71_pt, 74_pt, 79_pt, 80_pt, 83_pt, 88_pt, 91_pt, 97_pt};
  auto const law = star_law::of(scores, simple_random{4}, stars);
  REQUIRE(law.has_value());
  CHECK(close(law->below(), 1 / 210.0, 1e-15));
  CHECK(close(law->probability(0), 115 / 210.0, 1e-15));
  CHECK(close(law->probability(1), 94 / 210.0, 1e-15));
  CHECK(law->probability(2) == 0);
  CHECK(law->at_least(2) == 0);
  CHECK(law->rungs() == 4);
}

// theory.json, exact/companyA_n15: an exact rational recurrence over the histogram.
TEST_CASE("the law of the star of company A") {
  auto const law = *star_law::of(company_a(), simple_random{15}, stars);
  CHECK(close(law.below(), 2.1592419852232213e-4, 1e-12));
  CHECK(close(law.probability(0), 0.40693265055410793, 1e-12));
  CHECK(close(law.probability(1), 0.5928506873617436, 1e-12));
  CHECK(close(law.probability(2), 7.378856261335897e-07, 1e-12));
  CHECK(close(law.probability(3), 3.3993153791825123e-19, 1e-12));
  CHECK(law.relative_error() < 1e-13);
}

// Every population up to 12 and every sample size: scores with halves, bounds of every kind, many or few points being good.
TEST_CASE("the law of the star is that of all draws") {
  simulation_engine dice{80};
  ladder const ladders[] = {{{50_pt, "a"}, rung::above(60_pt, "b"), {62.5_pt, "c"}, {70_pt, "d"}},
                            {rung::at_most(70_pt, "a"), rung::below(62.5_pt, "b"), rung::at_most(60_pt, "c"),
                             rung::below(50_pt, "d")}};
  for (std::uint32_t population = 1; population <= 12; ++population)
    for (std::uint32_t n = 1; n <= population; ++n) {
      std::vector<points> scores;
      for (std::uint32_t i = 0; i < population; ++i)
        scores.push_back(
            points::from_micro(40'000'000 + 2'500'000 * static_cast<std::int64_t>(uniform_below(dice, 17))));
      for (auto const& cut_offs : ladders) {
        double counts[5] = {};
        double all = 0;
        for (std::uint32_t set = 0; set < 1U << population; ++set) {
          if (static_cast<std::uint32_t>(std::popcount(set)) != n)
            continue;
          std::int64_t total = 0;
          for (std::uint32_t i = 0; i < population; ++i)
            total += (set >> i & 1U) != 0 ? scores[i].micro() : 0;
          std::size_t grade = 0;
          for (std::size_t r = 0; r < 4; ++r)
            if (reaches(cut_offs.rungs()[r], total <=> cut_offs.rungs()[r].from.micro() * n))
              grade = r + 1;
          ++counts[grade];
          ++all;
        }
        auto const law = *star_law::of(scores, simple_random{n}, cut_offs);
        REQUIRE(close(law.below(), counts[0] / all, 1e-14));
        double sum = law.below();
        for (std::size_t r = 0; r < 4; ++r) {
          REQUIRE(close(law.probability(r), counts[r + 1] / all, 1e-14));
          sum += law.probability(r);
        }
        CHECK(close(sum, 1, 1e-14));
      }
    }
}

TEST_CASE("what cannot be computed is refused") {
  std::vector<points> const scores{62_pt, 68_pt, 71_pt};
  CHECK(star_law::of({}, simple_random{1}, stars).error().code == errc::no_rows);
  CHECK(star_law::of(scores, simple_random{0}, stars).error().code == errc::sample_of_none);
  CHECK(star_law::of(scores, simple_random{4}, stars).error().code == errc::too_many_visits);
  CHECK(star_law::of(scores, simple_random{1}, std::span<rung const>{}).error().code == errc::no_ladder);
  CHECK(star_law::of(scores, simple_random{1}, stars, {.cells = 10}).error().code == errc::law_too_large);
  CHECK(star_law::of(scores, simple_random{1}, stars, {.bytes = 10}).error().code == errc::law_too_large);
}

} // namespace
