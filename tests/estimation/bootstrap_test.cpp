// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/bootstrap.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace {

using namespace starlot;

struct row {
  int stratum = 0;
  double population = 0;
};

// theory.json, infer/rao_wu_exact: all 64 resamples of three of four units.
TEST_CASE("infer/rao_wu_exact") {
  std::vector<double> const y{70, 82, 91, 64};
  auto const d = *survey_design::of(std::vector<row>(4, row{0, 20}), population_of{&row::population});
  std::vector<double> factors;
  double least = 1;
  for (std::size_t resample = 0; resample < 64; ++resample) {
    std::size_t times[4] = {0, 0, 0, 0};
    for (std::size_t k = 0, rest = resample; k < 3; ++k, rest /= 4)
      ++times[rest % 4];
    for (auto const t : times) {
      factors.push_back(rao_wu_factor(4, 3, 0.2, t));
      least = std::fmin(least, factors.back());
    }
  }
  CHECK(std::fabs(least / 0.10557280900008403 - 1) < 1e-13);
  replication how;
  how.scale = 1 / 64.0;
  auto const r = *replicate_weights::of(d, factors, how);
  auto const se = estimate_mean(r, y).value().standard_error;
  CHECK(std::fabs(se * se / 29.25 - 1) < 1e-13);
}

TEST_CASE("the bootstrap comes near the variance of the textbook, and is the same each time") {
  std::vector<row> rows;
  std::vector<double> y;
  simulation_engine numbers{7};
  for (int i = 0; i < 60; ++i) {
    rows.push_back(i < 40 ? row{1, 100} : row{2, 80});
    y.push_back(static_cast<double>(uniform_below(numbers, 100)));
  }
  auto const d = *survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::population});
  auto const made = [&] {
    simulation_engine engine{1};
    return estimate_mean(*bootstrap(d, 2'000, engine), y).value();
  };
  auto const e = made();
  auto const textbook = *estimate_mean(d, y);
  CHECK(e.value == textbook.value);
  // The standard error of a standard error from 2 000 replicates is about 1.6 % of it.
  CHECK(std::fabs(e.standard_error / textbook.standard_error - 1) < 0.08);
  CHECK(e.df == 58); // 60 rows less two strata
  CHECK(e == made());
}

TEST_CASE("what cannot be resampled is an error") {
  simulation_engine engine{1};
  std::vector<row> const rows{{1, 9}, {1, 9}, {2, 4}};
  auto const d = *survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::population});
  CHECK(bootstrap(d, 10, engine).errors()[0].code == errc::single_unit_stratum);
  auto const unequal = *survey_design::of(rows, probability_of{[](row const&) { return 0.5; }});
  CHECK(bootstrap(unequal, 10, engine).errors()[0].code == errc::not_replicable);
  auto const two =
      *survey_design::of(rows, stage{in_cluster{&row::stratum}, population_of{[](row const&) { return 5; }}},
                         stage{population_of{&row::population}});
  CHECK(bootstrap(two, 10, engine).errors()[0].code == errc::not_replicable);
  auto const whole = *survey_design::of(rows, population_of{[](row const&) { return 9; }});
  CHECK(bootstrap(whole, 1, engine).errors()[0].code == errc::no_replicates);
  CHECK_FALSE(starlot_tests::broken_contract([] { (void)rao_wu_factor(1, 1, 0, 0); }).empty());
}

} // namespace
