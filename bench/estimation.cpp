// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Mean, standard error, degrees of freedom and interval of 1 000 000 rows in 31 strata, beside a loop over the same arrays
// that one writes by hand: two passes, sums as they come. Then the delete-one jackknife of the mean of 2 000 rows, from totals,
// beside the loop that works out each replicate from all rows.

#include <starlot/estimation/jackknife.hpp>
#include <starlot/estimation/mean.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace starlot;

constexpr std::size_t rows = 1'000'000;
constexpr std::uint32_t strata = 31;

struct columns {
  std::vector<std::uint32_t> stratum;
  std::vector<double> population;
  std::vector<double> y;
  std::vector<double> weight;
};

columns const& table() {
  static columns const made = [] {
    columns c;
    std::vector<double> sampled(strata);
    std::uint64_t state = 1;
    for (std::size_t i = 0; i < rows; ++i) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      auto const h = static_cast<std::uint32_t>((state >> 40U) % strata);
      c.stratum.push_back(h);
      c.y.push_back(static_cast<double>(state >> 33U) * 0x1p-31 * 40 + h);
      sampled[h] += 1;
    }
    for (std::size_t i = 0; i < rows; ++i) {
      auto const h = c.stratum[i];
      c.population.push_back(std::floor(sampled[h] * (2 + 0.1 * h)));
      c.weight.push_back(c.population.back() / sampled[h]);
    }
    return c;
  }();
  return made;
}

void starlot_mean(benchmark::State& state) {
  auto const& c = table();
  std::vector<std::uint32_t> index(rows);
  for (std::uint32_t i = 0; i < rows; ++i)
    index[i] = i;
  auto const d = *survey_design::of(index, in_stratum{[&](std::uint32_t i) { return c.stratum[i]; }},
                                    population_of{[&](std::uint32_t i) { return c.population[i]; }});
  for (auto _ : state) {
    auto const e = estimate_mean(d, c.y);
    auto const both = e->confidence_interval(0.95);
    benchmark::DoNotOptimize(both);
  }
}
BENCHMARK(starlot_mean);

void hand_written_mean(benchmark::State& state) {
  auto const& c = table();
  std::vector<double> population(strata);
  for (std::size_t i = 0; i < rows; ++i)
    population[c.stratum[i]] = c.population[i];
  for (auto _ : state) {
    double top = 0;
    double bottom = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      top += c.weight[i] * c.y[i];
      bottom += c.weight[i];
    }
    double const value = top / bottom;
    std::vector<double> n(strata), sum(strata), squares(strata);
    for (std::size_t i = 0; i < rows; ++i) {
      auto const h = c.stratum[i];
      double const z = c.weight[i] * (c.y[i] - value);
      n[h] += 1;
      sum[h] += z;
      squares[h] += z * z;
    }
    double variance = 0;
    for (std::uint32_t h = 0; h < strata; ++h)
      variance += (1 - n[h] / population[h]) * n[h] / (n[h] - 1) * (squares[h] - sum[h] * sum[h] / n[h]);
    double const reach = t_quantile(0.975, static_cast<double>(rows - strata)) * std::sqrt(variance) / bottom;
    interval const both{value - reach, value + reach};
    benchmark::DoNotOptimize(both);
  }
}
BENCHMARK(hand_written_mean);

constexpr std::size_t few = 2'000;

survey_design few_rows() {
  auto const& c = table();
  std::vector<std::uint32_t> index(few);
  for (std::uint32_t i = 0; i < few; ++i)
    index[i] = i;
  return *survey_design::of(index, in_stratum{[&](std::uint32_t i) { return c.stratum[i]; }},
                            population_of{[&](std::uint32_t i) { return c.population[i]; }});
}

void starlot_jackknife(benchmark::State& state) {
  auto const j = *jackknife::of(few_rows());
  std::vector<double> const y(table().y.begin(), table().y.begin() + few);
  for (auto _ : state) {
    auto const e = estimate_mean(j, y);
    benchmark::DoNotOptimize(e);
  }
}
BENCHMARK(starlot_jackknife);

void naive_jackknife(benchmark::State& state) {
  auto const& c = table();
  auto const d = few_rows();
  auto const w = d.weights();
  std::vector<double> sampled(strata);
  for (std::size_t i = 0; i < few; ++i)
    sampled[c.stratum[i]] += 1;
  std::vector<double> const y(table().y.begin(), table().y.begin() + few);
  for (auto _ : state) {
    std::vector<double> replicate(few);
    double centre = 0;
    for (std::size_t out = 0; out < few; ++out) {
      auto const h = c.stratum[out];
      double const n = sampled[h];
      double top = 0;
      double bottom = 0;
      for (std::size_t i = 0; i < few; ++i) {
        double const weight = i == out ? 0 : c.stratum[i] == h ? w[i] * n / (n - 1) : w[i];
        top += weight * y[i];
        bottom += weight;
      }
      replicate[out] = top / bottom;
      centre += replicate[out] / few;
    }
    double variance = 0;
    for (std::size_t out = 0; out < few; ++out) {
      double const n = sampled[c.stratum[out]];
      variance +=
          (1 - n / c.population[out]) * (n - 1) / n * (replicate[out] - centre) * (replicate[out] - centre);
    }
    benchmark::DoNotOptimize(variance);
  }
}
BENCHMARK(naive_jackknife);

} // namespace
