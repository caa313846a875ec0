// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/describe.hpp>
#include <starlot/estimation/bootstrap.hpp>
#include <starlot/estimation/exact_values.hpp>
#include <starlot/estimation/jackknife.hpp>
#include <starlot/estimation/linearised.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/proportion.hpp>
#include <starlot/estimation/quantile.hpp>
#include <starlot/estimation/replicate_weights.hpp>
#include <starlot/estimation/variance.hpp>

#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace starlot;

struct row {
  double population = 90;
  double weight = 1;
};

double const none = std::nan("");

/// Ten rows; those of number 2 and 7 lack a value, that of number 5 has no weight.
survey_design ten_rows() {
  std::vector<row> rows(10);
  rows[5].weight = 0;
  return *survey_design::of(rows, population_of{&row::population}, weight_of{&row::weight});
}
std::vector<double> const y{1, 0, none, 1, 1, none, 0, none, 1, 0};

struct counted {
  std::size_t observations = 0;
  std::size_t missing = 0;
  errc why = errc::none;
  std::size_t row = 0;

  friend bool operator==(counted const&, counted const&) = default;
};
template <class Estimate> counted count(result<Estimate> const& e) {
  if (!e)
    return {0, 0, e.error().code, e.error().where.index};
  return {e->observations, e->missing, errc::none, 0};
}

/// All that estimates something of y, with x for ratios.
std::vector<std::function<counted(estimate_options const&)>> all_estimators(std::vector<double> const& x) {
  auto const d = ten_rows();
  auto const j = *jackknife::of(d);
  simulation_engine engine{3};
  auto const b = *bootstrap(d, 20, engine);
  return {
      [=](estimate_options const& how) { return count(estimate_mean(d, y, how)); },
      [=](estimate_options const& how) { return count(estimate_total(d, y, how)); },
      [=](estimate_options const& how) { return count(estimate_ratio(d, y, x, how)); },
      [=](estimate_options const& how) { return count(estimate_variance(d, y, how)); },
      [=](estimate_options const& how) { return count(estimate_proportion(d, y, how)); },
      [=](estimate_options const& how) { return count(estimate_quantile(d, y, 0.5, {}, how)); },
      [=](estimate_options const& how) { return count(estimate_mean(j, y, how)); },
      [=](estimate_options const& how) { return count(estimate_total(j, y, how)); },
      [=](estimate_options const& how) { return count(estimate_ratio(j, y, x, how)); },
      [=](estimate_options const& how) { return count(estimate_mean(b, y, how)); },
      [=](estimate_options const& how) { return count(estimate_total(b, y, how)); },
      [=](estimate_options const& how) { return count(estimate_ratio(b, y, x, how)); },
  };
}

TEST_CASE("each estimate says how many rows it is made of, and how many lacked a value") {
  std::vector<double> const x{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  estimate_options some;
  some.only = domain{10, [](std::size_t i) { return i < 7; }};
  for (auto const& estimator : all_estimators(x)) {
    CHECK(estimator({}) == counted{7, 2, errc::none, 0});
    CHECK(estimator(some) == counted{5, 1, errc::none, 0});
  }
  // Of a ratio a row counts where both are there.
  std::vector<double> fewer = x;
  fewer[0] = fewer[2] = none;
  CHECK(count(estimate_ratio(ten_rows(), y, fewer)) == counted{6, 3, errc::none, 0});
  std::vector<double> const all(10, 0.5);
  CHECK(count(estimate_mean(ten_rows(), all)) == counted{9, 0, errc::none, 0});
}

TEST_CASE("missing values are refused where that is asked for, with the first row") {
  std::vector<double> const x{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  estimate_options strict;
  strict.missing = missing_values::refuse;
  for (auto const& estimator : all_estimators(x)) {
    strict.only = {};
    CHECK(estimator(strict) == counted{0, 0, errc::value_missing, 2});
    strict.only = domain{10, [](std::size_t i) { return i > 2; }};
    CHECK(estimator(strict) == counted{0, 0, errc::value_missing, 7});
    // Outside the domain, or without a weight, nothing is missing.
    strict.only = domain{10, [](std::size_t i) { return i != 2 && i != 7; }};
    CHECK(estimator(strict) == counted{7, 0, errc::none, 0});
  }
  auto const refused =
      estimate_mean(ten_rows(), y, {single_unit_strata::fail, {}, {}, missing_values::refuse});
  CHECK(describe(refused.error()).find("row 3") != std::string::npos);
  auto x_missing = x;
  x_missing[1] = none;
  strict.only = {};
  CHECK(count(estimate_ratio(ten_rows(), y, x_missing, strict)) == counted{0, 0, errc::value_missing, 1});
  CHECK(count(estimate_mean(ten_rows(), std::vector<double>(10, none), strict)) ==
        counted{0, 0, errc::value_missing, 0});
}

TEST_CASE("values that cannot be missing are counted all the same") {
  auto const d = ten_rows();
  std::vector<double> const z{1, -1, 2, 0, 1, 0, -1, 0, -2, 0};
  CHECK(count(estimate_linearised(d, 5, z)) == counted{9, 0, errc::none, 0});
  estimate_options some;
  some.only = domain{10, [](std::size_t i) { return i < 7; }};
  CHECK(count(estimate_linearised(d, 5, z, some)) == counted{6, 0, errc::none, 0});
  std::vector<decimal> const exact(10, decimal::from_micro(1'000'000));
  CHECK(count(estimate_mean(d, exact)) == counted{9, 0, errc::none, 0});
  simulation_engine engine{3};
  auto const b = *bootstrap(d, 20, engine);
  auto const first = [](std::span<double const> w) -> result<double> { return w[0]; };
  CHECK(count(estimate_by_replicates(b, first)) == counted{9, 0, errc::none, 0});
  CHECK(count(estimate_by_replicates(b, first, some)) == counted{6, 0, errc::none, 0});
}

} // namespace
