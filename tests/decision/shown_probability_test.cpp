// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/decision/shown_probability.hpp>

#include <cmath>
#include <limits>

using namespace starlot;

TEST_CASE("probabilities: three decimals") {
  CHECK(shown_probability(0.59287) == "0.593");
  CHECK(shown_probability(0.5) == "0.500");
  CHECK(shown_probability(0.999) == "0.999");
  CHECK(shown_probability(0.001) == "0.001");
}

TEST_CASE("probabilities: what is not certain is not shown as certain") {
  CHECK(shown_probability(0.99949) == "0.999");
  CHECK(shown_probability(0.9996) == "0.9996");
  CHECK(shown_probability(0.99998) == "0.99998");
  CHECK(shown_probability(0.99996) == "0.99996");
  CHECK(shown_probability(std::nextafter(1.0, 0.0)) == "0.9999999999999999");
  CHECK(shown_probability(1) == "1");
}

TEST_CASE("probabilities: what is possible is not shown as impossible") {
  CHECK(shown_probability(0.0004) == "4.0e-04");
  CHECK(shown_probability(0.00002) == "2.0e-05");
  CHECK(shown_probability(3.4e-19) == "3.4e-19");
  CHECK(shown_probability((std::numeric_limits<double>::min)()) == "2.2e-308");
  CHECK(shown_probability(0) == "0");
}

TEST_CASE("probabilities: from 0 to 1") {
  CHECK_FALSE(starlot_tests::broken_contract([] { static_cast<void>(shown_probability(1.5)); }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([] { static_cast<void>(shown_probability(-0.1)); }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([] {
                static_cast<void>(shown_probability(std::numeric_limits<double>::quiet_NaN()));
              }).empty());
}
