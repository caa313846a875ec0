// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/estimation/exact_values.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace {

using namespace starlot;

bool close(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance * std::fabs(b); }

survey_design endless(std::size_t rows) {
  std::vector<int> const none(rows);
  return *survey_design::of(none, without_correction{}, weight_of{[](int) { return 1.0; }});
}

/// theory.json, published/nist_*: the first value, then 500 times 0.1 less and 0.1 more than it.
std::vector<decimal> pairs_around(std::int64_t tenths) {
  auto const of = [](std::int64_t n) { return decimal::from_micro(n * 100'000); };
  std::vector<decimal> y{of(tenths)};
  for (int i = 0; i < 500; ++i) {
    y.push_back(of(tenths - 1));
    y.push_back(of(tenths + 1));
  }
  return y;
}

/// Σ (y_t - ȳ)(y_t+1 - ȳ) / Σ (y_t - ȳ)²: not a statistic of a survey, but certified by NIST as well.
double lag_one(std::vector<decimal> const& y, decimal mean) {
  std::vector<double> top, bottom;
  for (std::size_t t = 0; t < y.size(); ++t) {
    auto const deviation = [&](std::size_t i) { return static_cast<double>((y[i] - mean).micro()); };
    top.push_back(t + 1 < y.size() ? deviation(t) * deviation(t + 1) : 0);
    bottom.push_back(deviation(t) * deviation(t));
  }
  return estimate_ratio(endless(y.size()), top, bottom).value().value;
}

// NIST Statistical Reference Datasets, univariate: certified mean, standard deviation and autocorrelation.
TEST_CASE("published/nist_NumAcc1 to 4") {
  struct one {
    std::vector<decimal> y;
    decimal mean;
    double sd, lag;
  };
  std::vector<one> const all{
      {{decimal{10'000'001}, decimal{10'000'003}, decimal{10'000'002}}, decimal{10'000'002}, 1, -0.5},
      {pairs_around(12), decimal::from_micro(1'200'000), 0.1, -0.999},
      {pairs_around(10'000'002), decimal::from_micro(1'000'000'200'000), 0.1, -0.999},
      {pairs_around(100'000'002), decimal::from_micro(10'000'000'200'000), 0.1, -0.999}};
  for (auto const& s : all) {
    auto const d = endless(s.y.size());
    auto const mean = estimate_mean(d, s.y);
    REQUIRE(mean.has_value());
    CHECK(close(mean->value, static_cast<double>(s.mean.micro()) / 1e6, 1e-15));
    CHECK(close(mean->standard_error * std::sqrt(static_cast<double>(s.y.size())), s.sd, 1e-12));
    CHECK(close(std::sqrt(estimate_variance(d, s.y).value().value), s.sd, 1e-12));
    CHECK(close(lag_one(s.y, s.mean), s.lag, 1e-12));
  }
  // As doubles the values of the fourth set are not those that NIST means, and nothing computed from them is.
  std::vector<double> rounded;
  for (auto const v : all[3].y)
    rounded.push_back(static_cast<double>(v.micro()) / 1e6);
  auto const sd = std::sqrt(estimate_variance(endless(1001), rounded).value().value);
  CHECK(close(sd, 0.1, 1e-7));
  CHECK_FALSE(close(sd, 0.1, 1e-12));
}

TEST_CASE("points are values too, over the whole range of decimals") {
  auto const d = endless(3);
  std::vector<points> const y{points{70}, points{80}, points{90}};
  CHECK(estimate_mean(d, y).value().value == 80);
  CHECK(close(estimate_variance(d, y).value().value, 100, 1e-15));
  constexpr auto ends = std::numeric_limits<std::int64_t>{};
  std::vector<decimal> const far{decimal::from_micro((ends.min)()), decimal::from_micro((ends.max)()),
                                 decimal{}};
  auto const wide = estimate_mean(d, far);
  REQUIRE(wide.has_value());
  CHECK(std::fabs(wide->value) < 1e-3);
  CHECK(close(wide->standard_error, 9.223372036854775807e12 / std::sqrt(3.0), 1e-12));
}

} // namespace
