// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/estimate.hpp>

#include <cmath>

namespace {

using namespace starlot;

bool close(double a, double b) { return std::fabs(a - b) <= 1e-12 * std::fabs(b); }

// theory.json, infer/t: fifteen scores of 200 outlets.
TEST_CASE("infer/t") {
  estimate const e{80.73333333333333, 2.583199689323424, 14};
  auto const both = e.confidence_interval(0.95);
  REQUIRE(both.has_value());
  CHECK(close(both->low, 75.19292102743904));
  CHECK(close(both->high, 86.27374563922763));
  CHECK(close(*e.lower_bound(0.95), 76.18351753779743));
  CHECK(close(*e.upper_bound(0.95), 2 * 80.73333333333333 - 76.18351753779743));
  // How much confidence the sample gives in a mean of at least so much.
  CHECK(close(t_cdf((e.value - 70) / e.standard_error, e.df), 0.9995140253596376));
  CHECK(close(t_cdf((e.value - 80) / e.standard_error, e.df), 0.6096733806342858));
  CHECK(close(t_cdf((e.value - 90) / e.standard_error, e.df), 0.001486281098995228));
  CHECK(close(t_cdf((e.value - 95) / e.standard_error, e.df), 3.75491334988828e-05));
}

TEST_CASE("without degrees of freedom there is no interval, not one of no width") {
  estimate const e{80, 0, 0};
  CHECK(e.confidence_interval(0.95).error() == errc::no_degrees_of_freedom);
  CHECK(e.lower_bound(0.95).error() == errc::no_degrees_of_freedom);
  CHECK(e.upper_bound(0.95).error() == errc::no_degrees_of_freedom);
  estimate const known{80, 1, 3};
  for (double const level : {0.0, 1.0, -0.5, 95.0}) {
    CHECK_FALSE(starlot_tests::broken_contract([&] { (void)known.confidence_interval(level); }).empty());
    CHECK_FALSE(starlot_tests::broken_contract([&] { (void)known.lower_bound(level); }).empty());
  }
}

} // namespace
