// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "estimation/survey_cases.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/linearised.hpp>
#include <starlot/estimation/mean.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace {

using namespace starlot;

bool close(double a, double b, double tolerance = 1e-12) {
  return std::fabs(a - b) <= tolerance * std::fabs(b);
}

/// With weights N/n; those of the table are rounded.
survey_design apistrat() {
  survey_cases::table const t{"apistrat"};
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < t.rows(); ++i)
    rows.push_back(i);
  auto const population = t.numbers("fpc");
  return *survey_design::of(rows, in_stratum{[&](std::size_t i) { return t.texts("stype")[i]; }},
                            population_of{[&](std::size_t i) { return population[i]; }});
}

// theory.json, infer/satterthwaite_api00.
TEST_CASE("infer/satterthwaite_api00") {
  auto const y = survey_cases::table{"apistrat"}.numbers("api00");
  estimate_options how;
  how.df = df_rule::satterthwaite;
  auto const e = *estimate_mean(apistrat(), y, how);
  CHECK(close(e.df, 124.63077052050794, 1e-11));
  CHECK(estimate_mean(apistrat(), y).value().df == 197);
}

struct row {
  int stratum = 0;
  double population = 0;
  double weight = 1;
};

TEST_CASE("degrees of freedom of strata of which all is seen count or do not") {
  std::vector<row> const rows{{1, 9}, {1, 9}, {1, 9}, {2, 2}, {2, 2}};
  auto const d = *survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::population});
  std::vector<double> const y{3, 5, 10, 2, 7};
  auto const df = [&](df_rule rule, domain const& only = {}) {
    return estimate_mean(d, y, {single_unit_strata::fail, only, rule}).value().df;
  };
  CHECK(df(df_rule::units_less_strata) == 3);
  CHECK(df(df_rule::without_census) == 2);
  CHECK(df(df_rule::satterthwaite) == 2);
  domain const some{5, [](std::size_t i) { return i != 0; }};
  CHECK(df(df_rule::units_less_strata, some) == 2);
  CHECK(df(df_rule::without_census, some) == 1);
  // A design says the same without an estimate.
  CHECK(d.degrees_of_freedom() == 3);
  CHECK(d.degrees_of_freedom(df_rule::without_census) == 2);
  CHECK(d.degrees_of_freedom(df_rule::units_less_strata, some) == 2);
  CHECK(d.degrees_of_freedom(df_rule::without_census, some) == 1);
}

TEST_CASE("linearised values of one's own give the estimate of the ready ones") {
  survey_cases::table const t{"apistrat"};
  auto const d = apistrat();
  auto const y = t.numbers("api00");
  auto const x = t.numbers("enroll");
  auto const ratio = *estimate_ratio(d, y, x);
  double base = 0;
  for (std::size_t i = 0; i < y.size(); ++i)
    base += d.weights()[i] * x[i];
  std::vector<double> z;
  for (std::size_t i = 0; i < y.size(); ++i)
    z.push_back(d.weights()[i] * (y[i] - ratio.value * x[i]) / base);
  auto const mine = *estimate_linearised(d, ratio.value, z);
  CHECK(mine.value == ratio.value);
  CHECK(close(mine.standard_error, ratio.standard_error));
  CHECK(mine.df == ratio.df);
  z[3] = std::nan("");
  CHECK(estimate_linearised(d, 1, z).error().where.index == 3);
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)estimate_linearised(d, 1, {}); }).empty());
}

// Strata a million apart with spreads of a tenth: sums of squares alone would lose every digit.
TEST_CASE("small deviations beside large values and far strata keep their digits") {
  std::vector<row> rows;
  std::vector<double> y;
  for (int i = 0; i < 1'000; ++i) {
    rows.push_back({i % 2, 0, 1});
    y.push_back((i % 2 == 0 ? 1e6 : 0.0) + (i / 2 % 2 == 0 ? 0.125 : -0.125)); // exact in binary
  }
  auto const d =
      *survey_design::of(rows, in_stratum{&row::stratum}, without_correction{}, weight_of{&row::weight});
  auto const e = *estimate_mean(d, y);
  // V = Σ_h n_h²/n² s_h²/n_h, s_h² = 500/499 · 0.125²
  CHECK(close(e.standard_error, 0.125 * std::sqrt(500 / 499.0 / 1'000), 1e-9));
  auto const total = *estimate_total(d, y);
  CHECK(close(total.standard_error, 0.125 * std::sqrt(500 / 499.0 * 1'000), 1e-9));
}

TEST_CASE("values that are all the same have no error that is known") {
  std::vector<row> const rows{{1, 90, 0.1}, {1, 90, 0.3}, {1, 90, 0.7}};
  auto const d = *survey_design::of(rows, population_of{&row::population}, weight_of{&row::weight});
  auto const e = *estimate_mean(d, std::vector<double>{0.1, 0.1, 0.1});
  CHECK(e.standard_error == 0);
  CHECK(e.confidence_interval(0.95).error().code == errc::no_variation);
  CHECK(e.lower_bound(0.95).error().code == errc::no_variation);
}

// All samples of three of eight: what linearisation leaves out, in numbers. Not asserted to be nothing.
TEST_CASE("by enumeration, the bias of a ratio and of its variance") {
  std::vector<double> const y{62, 40, 71, 18, 79, 80, 33, 97};
  std::vector<double> const x{80, 44, 90, 20, 100, 86, 50, 99};
  double top = 0, bottom = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    top += y[i];
    bottom += x[i];
  }
  double mean = 0, square = 0, variances = 0, count = 0;
  for (std::size_t a = 0; a < 8; ++a)
    for (std::size_t b = a + 1; b < 8; ++b)
      for (std::size_t c = b + 1; c < 8; ++c) {
        auto const d = *survey_design::of(std::vector<row>(3, row{0, 8}), population_of{&row::population});
        auto const e =
            *estimate_ratio(d, std::vector<double>{y[a], y[b], y[c]}, std::vector<double>{x[a], x[b], x[c]});
        mean += e.value;
        square += e.value * e.value;
        variances += e.standard_error * e.standard_error;
        count += 1;
      }
  CHECK(count == 56);
  auto const truth = top / bottom;
  auto const variance = square / count - mean / count * mean / count;
  WARN("ratio of 480 to 569, 3 of 8: bias " << mean / count / truth - 1 << " of the value, "
                                            << std::fabs(mean / count - truth) / std::sqrt(variance)
                                            << " of its standard deviation; mean of the linearised variance "
                                            << variances / count / variance << " of the true one");
  CHECK(std::fabs(mean / count / truth - 1) < 0.05);
  CHECK(variances / count / variance > 0.5);
}

TEST_CASE("by enumeration, the bias of a mean whose weights do not add up to N, and of its variance") {
  // Clusters of different sizes, two of five: Σ w is 5/2 of the outlets that were seen.
  std::vector<std::vector<double>> const cities{
      {70, 80, 95}, {60}, {55, 91, 77, 64}, {88, 90}, {40, 62, 71, 83, 90}};
  double sum = 0, all = 0;
  for (auto const& city : cities)
    for (auto const score : city) {
      sum += score;
      all += 1;
    }
  double mean = 0, square = 0, variances = 0;
  for (std::size_t a = 0; a < 5; ++a)
    for (std::size_t b = a + 1; b < 5; ++b) {
      std::vector<row> rows;
      std::vector<double> y;
      for (auto const c : {a, b})
        for (auto const score : cities[c]) {
          rows.push_back({static_cast<int>(c), 5, 2.5});
          y.push_back(score);
        }
      auto const d = *survey_design::of(rows, in_cluster{&row::stratum}, population_of{&row::population},
                                        weight_of{&row::weight});
      auto const e = *estimate_mean(d, y);
      mean += e.value / 10;
      square += e.value * e.value / 10;
      variances += e.standard_error * e.standard_error / 10;
    }
  auto const truth = sum / all;
  auto const variance = square - mean * mean;
  WARN("mean of 15 outlets in 5 cities, 2 drawn: bias "
       << mean - truth << " points, " << std::fabs(mean - truth) / std::sqrt(variance)
       << " of its standard deviation; mean of the linearised variance " << variances / variance
       << " of the true one");
  CHECK(std::fabs(mean / truth - 1) < 0.05);
  CHECK(variances / variance > 0.1);
}

} // namespace
