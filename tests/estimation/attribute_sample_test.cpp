// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/attribute_sample.hpp>

#include <cmath>
#include <cstdint>

namespace {

using namespace starlot;

bool close(double a, double b, double tolerance = 1e-12) {
  return std::fabs(a - b) <= tolerance * std::fabs(b);
}

// theory.json, infer/hypergeometric.
TEST_CASE("infer/hypergeometric") {
  attribute_sample const s{200, 15, 13};
  CHECK(s.lower_bound(0.95) == 129);
  CHECK(s.upper_bound(0.95) == 194);
  CHECK(s.confidence_interval(0.95) == count_interval{121, 196});
  CHECK(close(s.p_value_of_fewer_than(140), 0.1091950098865237));
  CHECK(close(s.p_value_of_fewer_than(160), 0.37119722180651055));
}

/// Binomial coefficients, whole.
std::uint64_t choose(std::uint64_t n, std::uint64_t k) {
  if (k > n)
    return 0;
  std::uint64_t out = 1;
  for (std::uint64_t i = 1; i <= k; ++i)
    out = out * (n - k + i) / i;
  return out;
}

TEST_CASE("by counting, for every population to 12: tails, and bounds that cover") {
  for (std::uint64_t total = 1; total <= 12; ++total)
    for (std::uint64_t n = 1; n <= total; ++n)
      for (std::uint64_t passing = 0; passing <= total; ++passing) {
        double covered_below = 0;
        double covered_above = 0;
        auto const all = static_cast<double>(choose(total, n));
        for (std::uint64_t x = 0; x <= n; ++x) {
          std::uint64_t lower = 0;
          std::uint64_t upper = 0;
          for (std::uint64_t j = 0; j <= n; ++j) {
            auto const ways = choose(passing, j) * choose(total - passing, n - j);
            lower += j <= x ? ways : 0;
            upper += j >= x ? ways : 0;
          }
          attribute_sample const s{total, n, x};
          CHECK(std::fabs(s.p_value_of_at_most(passing) - static_cast<double>(upper) / all) < 1e-14);
          CHECK(std::fabs(s.p_value_of_at_least(passing) - static_cast<double>(lower) / all) < 1e-14);
          auto const here = static_cast<double>(choose(passing, x) * choose(total - passing, n - x)) / all;
          covered_below += s.lower_bound(0.9) <= passing ? here : 0;
          covered_above += s.upper_bound(0.9) >= passing ? here : 0;
        }
        CHECK(covered_below >= 0.9 - 1e-12);
        CHECK(covered_above >= 0.9 - 1e-12);
      }
}

TEST_CASE("an even chance is no more than it, whatever the doubles say") {
  CHECK(attribute_sample{10, 1, 1}.lower_bound(0.9) == 2); // P(X >= 1 | 1) is 0.1
  CHECK(attribute_sample{5, 1, 1}.lower_bound(0.8) == 2);
  CHECK(attribute_sample{10, 1, 0}.upper_bound(0.9) == 8);
}

TEST_CASE("none passed, all passed, all seen, and large populations") {
  CHECK(attribute_sample{200, 15, 0}.lower_bound(0.95) == 0);
  CHECK(attribute_sample{200, 15, 15}.upper_bound(0.95) == 200);
  CHECK(attribute_sample{200, 15, 15}.lower_bound(0.95) < 200);
  CHECK(attribute_sample{20, 20, 7}.confidence_interval(0.95) == count_interval{7, 7});
  // 0 of 1 000 from a million: the tail is (1 - K/N)^n nearly, and 0.05 of it at K = 2 991 (R: 1 - 0.05^(1/1000)).
  auto const rare = attribute_sample{1'000'000, 1'000, 0}.upper_bound(0.95);
  CHECK(rare > 2'980);
  CHECK(rare < 2'995);
  // Far in the tail terms keep their digits: one way of C(60, 30).
  CHECK(close(attribute_sample{60, 30, 30}.p_value_of_at_most(30), 1 / 118264581564861424.0));
  CHECK_FALSE(starlot_tests::broken_contract([] {
                (void)attribute_sample{5, 3, 4}.lower_bound(0.9);
              }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([] {
                (void)attribute_sample{5, 0, 0}.lower_bound(0.9);
              }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([] { (void)attribute_sample{5, 3, 1}.lower_bound(1); }).empty());
}

} // namespace
