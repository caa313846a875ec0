// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/catch.hpp"

#include <starlot/decision/sample_mean_moments.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace enumerated;

// theory.json, moments/companyA_n15: closed forms, equal to the exact law's moments as rationals.
TEST_CASE("moments of the mean of 15 outlets of company A") {
  auto const m = *sample_mean_moments::of(company_a(), simple_random{15});
  CHECK(close(m.mean, 80.41, 1e-13));
  CHECK(close(m.variance, 6.509514740368509, 1e-13));
  CHECK(close(m.third, -5.967421176488503, 1e-13));
  CHECK(close(m.fourth, 133.32917695552135, 1e-13));
  CHECK(close(m.skewness(), -0.3593054204473026, 1e-13));
  CHECK(close(m.excess_kurtosis(), 0.1465016851122214, 1e-13));
}

// Every population up to 10 and every sample size.
TEST_CASE("moments are those of all draws") {
  simulation_engine dice{87};
  for (std::uint32_t population = 1; population <= 10; ++population) {
    auto const scores = random_scores(dice, population);
    for (std::uint32_t n = 1; n <= population; ++n) {
      std::vector<double> means;
      for (std::uint32_t set = 1; set < 1U << population; ++set) {
        if (static_cast<std::uint32_t>(std::popcount(set)) != n)
          continue;
        double sum = 0;
        for (std::uint32_t i = 0; i < population; ++i)
          sum += (set >> i & 1U) != 0 ? static_cast<double>(scores[i].micro()) / 1e6 : 0;
        means.push_back(sum / n);
      }
      double mean = 0, m2 = 0, m3 = 0, m4 = 0;
      for (auto const x : means)
        mean += x / static_cast<double>(means.size());
      for (auto const x : means) {
        m2 += std::pow(x - mean, 2) / static_cast<double>(means.size());
        m3 += std::pow(x - mean, 3) / static_cast<double>(means.size());
        m4 += std::pow(x - mean, 4) / static_cast<double>(means.size());
      }
      auto const m = *sample_mean_moments::of(scores, simple_random{n});
      CHECK(std::fabs(m.mean - mean) < 1e-12);
      CHECK(std::fabs(m.variance - m2) < 1e-11 * (1 + m2));
      CHECK(std::fabs(m.third - m3) < 1e-11 * (1 + std::pow(m2, 1.5)));
      CHECK(std::fabs(m.fourth - m4) < 1e-11 * (1 + m4));
    }
  }
}

TEST_CASE("moments that do not exist are refused") {
  std::vector<points> const same(5, 80_pt);
  CHECK(sample_mean_moments::of(same, simple_random{2}).value().skewness() == 0);
  CHECK(sample_mean_moments::of(same, simple_random{2}).value().excess_kurtosis() == 0);
  CHECK(sample_mean_moments::of(same, simple_random{0}).error().code == errc::sample_of_none);
  CHECK(sample_mean_moments::of(same, simple_random{6}).error().code == errc::too_many_visits);
  std::vector<score_range> const ranges{{80_pt, 80_pt}, {80_pt, 81_pt}};
  CHECK(sample_mean_moments::of(ranges, simple_random{1}).error().code == errc::scores_not_exact);
  CHECK(sample_mean_moments::of(ranges, simple_random{1}).error().where.index == 1);
}

} // namespace
