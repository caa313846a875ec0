// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/total_law.hpp>
#include <starlot/sampling/simulation.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace {

using starlot::detail::total_law;

total_law law_of(std::vector<std::size_t> const& values, std::size_t n, std::size_t range) {
  total_law law{n, range};
  for (auto const v : values)
    law.take(v);
  return law;
}

/// Probability that a total is at least `bound`: added up from its small end.
double at_least(std::span<double const> totals, int bound) {
  double sum = 0;
  for (auto s = totals.size(); s > static_cast<std::size_t>(bound); --s)
    sum += totals[s - 1];
  return sum;
}

bool close(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance * std::fabs(b); }

// theory.json, exact/srs_small: 1, 115, 94 of 210 subsets below 70, 80 and 90.
TEST_CASE("the law of totals of four of ten") {
  auto const law = law_of({62, 68, 71, 74, 79, 80, 83, 88, 91, 97}, 4, 97);
  auto const totals = law.totals(4);
  CHECK(close(1 - at_least(totals, 4 * 70), 1 / 210.0, 1e-13));
  CHECK(close(at_least(totals, 4 * 80), 94 / 210.0, 1e-15));
  CHECK(at_least(totals, 4 * 90) == 0);
}

// theory.json, exact/companyA_n15, by an exact rational recurrence over the histogram. Scores from 35.
TEST_CASE("the law of totals keeps its digits far into the tail") {
  std::vector<std::size_t> values;
  constexpr std::size_t histogram[][2] = {{35, 2},  {48, 3},  {55, 4},  {62, 6},  {68, 8},  {72, 10},
                                          {75, 14}, {78, 18}, {80, 22}, {82, 25}, {84, 24}, {86, 20},
                                          {88, 16}, {90, 12}, {93, 8},  {96, 5},  {100, 3}};
  for (auto const& [score, count] : histogram)
    values.insert(values.end(), count, score - 35);
  REQUIRE(values.size() == 200);
  auto const law = law_of(values, 15, 65);
  auto const p = [&](int threshold) { return at_least(law.totals(15), 15 * (threshold - 35)); };
  CHECK(close(1 - p(70), 2.1592419852232213e-4, 1e-11)); // 1 less nearly 1
  CHECK(close(p(70) - p(80), 0.40693265055410793, 1e-12));
  CHECK(close(p(80) - p(90), 0.5928506873617436, 1e-12));
  CHECK(close(p(90) - p(95), 7.378856261335897e-7, 1e-12));
  CHECK(close(p(95), 3.3993153791825123e-19, 1e-12));
  // Only what is wanted in the end: the same.
  total_law one{15, 65};
  for (std::size_t i = 0; i < values.size(); ++i)
    one.take(values[i], 15, values.size() - i - 1);
  for (std::size_t s = 0; s < law.totals(15).size(); ++s)
    REQUIRE(one.totals(15)[s] == law.totals(15)[s]);
}

// Every population size up to 12 and every sample size, against all subsets.
TEST_CASE("the law of totals is that of all subsets, for all sizes at once") {
  starlot::simulation_engine dice{27922};
  for (std::size_t population = 1; population <= 12; ++population) {
    std::vector<std::size_t> values;
    for (std::size_t i = 0; i < population; ++i)
      values.push_back(static_cast<std::size_t>(starlot::uniform_below(dice, 21)));
    auto const law = law_of(values, population, 20);
    for (std::size_t n = 0; n <= population; ++n) {
      std::vector<double> counts(n * 20 + 1);
      double all = 0;
      for (std::uint32_t set = 0; set < 1U << population; ++set) {
        if (static_cast<std::size_t>(std::popcount(set)) != n)
          continue;
        std::size_t total = 0;
        for (std::size_t i = 0; i < population; ++i)
          total += (set >> i & 1U) != 0 ? values[i] : 0;
        ++counts[total];
        ++all;
      }
      auto const totals = law.totals(n);
      REQUIRE(totals.size() == counts.size());
      for (std::size_t s = 0; s < counts.size(); ++s)
        REQUIRE(close(totals[s], counts[s] / all, 1e-14));
      CHECK(close(std::accumulate(totals.begin(), totals.end(), 0.0), 1, 1e-14));
    }
  }
}

} // namespace
