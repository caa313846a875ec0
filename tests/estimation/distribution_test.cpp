// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/distribution.hpp>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace starlot;

double value_of(std::string const& name, std::vector<double> const& a) {
  if (name == "normal_cdf")
    return normal_cdf(a.at(0));
  if (name == "normal_quantile")
    return normal_quantile(a.at(0));
  if (name == "t_cdf")
    return t_cdf(a.at(0), a.at(1));
  if (name == "t_quantile")
    return t_quantile(a.at(0), a.at(1));
  if (name == "beta_cdf")
    return beta_cdf(a.at(0), a.at(1), a.at(2));
  return beta_quantile(a.at(0), a.at(1), a.at(2));
}

// Golden: tests/golden/distribution/make.py (mpmath).
TEST_CASE("distributions agree with more digits than they have, to 1e-13") {
  std::ifstream in{"golden/distribution/cases.txt"};
  std::string line;
  std::map<std::string, int> cases;
  while (std::getline(in, line)) {
    std::istringstream fields{line};
    std::string name;
    std::vector<double> numbers;
    fields >> name;
    for (std::string field; fields >> field;)
      numbers.push_back(std::strtod(field.c_str(), nullptr));
    auto const due = numbers.back();
    numbers.pop_back();
    auto const got = value_of(name, numbers);
    auto const wrong = std::fabs(got - due) / std::fabs(due);
    ++cases[name];
    if (!(wrong <= 1e-13))
      FAIL_CHECK(line << ": " << got << ", relative error " << wrong);
  }
  CHECK(cases.size() == 6);
  for (auto const& [name, count] : cases)
    CHECK(count >= 19);
}

// Published: SciPy's t.ppf is wrong by 4e-9 here.
TEST_CASE("the quantile that SciPy has wrong") {
  CHECK(std::fabs(t_quantile(0.975, 39) / 2.0226909200367611356 - 1) < 1e-14);
  CHECK(std::fabs(t_quantile(0.025, 39) / -2.0226909200367611356 - 1) < 1e-14);
}

TEST_CASE("quantiles invert distribution functions") {
  for (double const df : {0.3, 1.0, 2.5, 14.0, 197.0, 1e5})
    for (double p = 0.0005; p < 1; p += 0.0217)
      CHECK(std::fabs(t_cdf(t_quantile(p, df), df) / p - 1) < 1e-12);
  for (double const a : {0.2, 1.0, 13.0, 4000.0})
    for (double const b : {0.4, 2.0, 900.0})
      for (double p = 0.0005; p < 1; p += 0.0413)
        CHECK(std::fabs(beta_cdf(beta_quantile(p, a, b), a, b) / p - 1) < 1e-9);
  for (double p = 0.0005; p < 1; p += 0.0113)
    CHECK(std::fabs(normal_cdf(normal_quantile(p)) / p - 1) < 1e-13);
  CHECK(normal_quantile(0.5) == 0);
  CHECK(t_quantile(0.5, 3) == 0);
  CHECK(t_cdf(0, 3) == 0.5);
  CHECK(beta_cdf(0, 2, 3) == 0);
  CHECK(beta_cdf(1, 2, 3) == 1);
}

TEST_CASE("with infinite degrees of freedom t is normal") {
  constexpr auto infinity = std::numeric_limits<double>::infinity();
  for (double const p : {0.001, 0.3, 0.5, 0.975})
    CHECK(t_quantile(p, infinity) == normal_quantile(p));
  for (double const t : {-3.0, 0.0, 1.5})
    CHECK(t_cdf(t, infinity) == normal_cdf(t));
}

TEST_CASE("what is no probability reaches the contract handler") {
  using starlot_tests::broken_contract;
  for (double const p : {0.0, 1.0, -0.1, 1.1, std::nan("")}) {
    CHECK_FALSE(broken_contract([p] { (void)normal_quantile(p); }).empty());
    CHECK_FALSE(broken_contract([p] { (void)t_quantile(p, 3); }).empty());
    CHECK_FALSE(broken_contract([p] { (void)beta_quantile(p, 3, 4); }).empty());
  }
  CHECK_FALSE(broken_contract([] { (void)t_cdf(1, 0); }).empty());
  CHECK_FALSE(broken_contract([] { (void)t_quantile(0.5, std::nan("")); }).empty());
  CHECK_FALSE(broken_contract([] { (void)t_cdf(std::numeric_limits<double>::infinity(), 1); }).empty());
  CHECK_FALSE(broken_contract([] { (void)beta_cdf(-0.1, 1, 1); }).empty());
  CHECK_FALSE(broken_contract([] { (void)normal_cdf(std::nan("")); }).empty());
}

} // namespace
