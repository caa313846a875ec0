// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "estimation/survey_cases.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/proportion.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using survey_cases::get;

proportion_interval kind_of(std::string const& word) {
  return word == "asin"         ? proportion_interval::arcsine
         : word == "wilson"     ? proportion_interval::wilson
         : word == "beta"       ? proportion_interval::korn_graubard
         : word == "likelihood" ? proportion_interval::likelihood
         : word == "mean"       ? proportion_interval::plain
                                : proportion_interval::logit;
}

// survey.json: every case of a proportion.
TEST_CASE("proportions and their intervals agree with R survey") {
  int cases = 0;
  for (auto const& f : survey_cases::all()) {
    if (get(f, "statistic.kind") != "proportion")
      continue;
    CAPTURE(get(f, "case"));
    survey_cases::table const t{get(f, "data")};
    auto const e = estimate_proportion(survey_cases::design(f, t), survey_cases::values(f, t));
    REQUIRE(e.has_value());
    survey_cases::check(f, "estimate", e->value);
    survey_cases::check(f, "se", e->standard_error);
    survey_cases::check(f, "df", e->df);
    auto const both = e->confidence_interval(0.95, kind_of(get(f, "statistic.ci_method")));
    REQUIRE(both.has_value());
    survey_cases::check(f, "ci_low", both->lower);
    survey_cases::check(f, "ci_high", both->upper);
    ++cases;
  }
  CHECK(cases == 21);
}

struct row {
  double population = 0;
};
proportion_estimate of(std::vector<double> const& y, double population) {
  auto const d =
      survey_design::of(std::vector<row>(y.size(), row{population}), population_of{&row::population});
  return *estimate_proportion(*d, y);
}

constexpr proportion_interval kinds[] = {proportion_interval::logit,      proportion_interval::arcsine,
                                         proportion_interval::wilson,     proportion_interval::korn_graubard,
                                         proportion_interval::likelihood, proportion_interval::plain};

TEST_CASE("a proportion of 0 or 1 has no interval, unless it is that of all") {
  for (auto const kind : kinds) {
    CHECK(of({0, 0, 0}, 10).confidence_interval(0.95, kind).error().code == errc::proportion_certain);
    CHECK(of({1, 1, 1}, 10).confidence_interval(0.95, kind).error().code == errc::proportion_certain);
    CHECK(*of({1, 1, 1}, 3).confidence_interval(0.95, kind) == interval{1, 1});
    CHECK(*of({1, 0}, 2).confidence_interval(0.95, kind) == interval{0.5, 0.5});
  }
  auto const d = *survey_design::of(std::vector<row>(3, row{10}), population_of{&row::population});
  auto const wrong = estimate_proportion(d, std::vector<double>{0, 1, 0.5});
  CHECK(wrong.error().code == errc::not_a_proportion);
  CHECK(wrong.error().where.index == 2);
  CHECK(estimate_proportion(d, std::vector<double>{0, 1, std::nan("")}).value().observations == 2);
  CHECK_FALSE(starlot_tests::broken_contract([] { (void)of({1, 0}, 9).confidence_interval(95); }).empty());
}

TEST_CASE("one-sided bounds are ends of intervals") {
  auto const e = of({1, 0, 0, 0, 0, 0, 0, 0}, 100);
  for (auto const kind : kinds) {
    CHECK(*e.lower_bound(0.95, kind) == e.confidence_interval(2 * 0.95 - 1, kind).value().lower);
    CHECK(*e.upper_bound(0.95, kind) == e.confidence_interval(2 * 0.95 - 1, kind).value().upper);
  }
  CHECK(*e.lower_bound(0.95) > 0);
  CHECK(of({0, 0, 0}, 10).upper_bound(0.95).error().code == errc::proportion_certain);
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)e.lower_bound(0.5); }).empty());
}

TEST_CASE("values outside the domain are none of a proportion") {
  auto const d = *survey_design::of(std::vector<row>(4, row{10}), population_of{&row::population});
  domain const first{4, [](std::size_t i) { return i < 2; }};
  estimate_options how;
  how.only = first;
  auto const e = estimate_proportion(d, std::vector<double>{0, 1, 9, 1e300}, how);
  REQUIRE(e.has_value());
  CHECK(e->value == 0.5);
  CHECK(e->observations == 2);
}

TEST_CASE("intervals of proportions hold them, and stay within 0 and 1 but for the plain one") {
  for (std::size_t n = 2; n < 40; n += 3)
    for (std::size_t ones = 1; ones < n; ++ones) {
      std::vector<double> y(n, 0.0);
      for (std::size_t i = 0; i < ones; ++i)
        y[i] = 1;
      auto const e = of(y, 1000);
      for (auto const kind : kinds)
        for (double const level : {0.5, 0.95, 0.9999}) {
          auto const both = e.confidence_interval(level, kind);
          REQUIRE(both.has_value());
          CHECK(both->lower < e.value);
          CHECK(both->upper > e.value);
          if (kind != proportion_interval::plain) {
            CHECK(both->lower >= 0);
            CHECK(both->upper <= 1);
          }
        }
    }
}

// Clopper and Pearson for 0, 3 and 10 of 10: R's binom.test(x, 10)$conf.int; the ends by 0.025^(1/10).
TEST_CASE("the binomial interval is there for 0 and 1 as well") {
  auto const close = [](double a, double b) { return std::fabs(a - b) <= 1e-12; };
  auto const none = binomial_interval(0, 10, 0.95);
  CHECK(none.lower == 0);
  CHECK(close(none.upper, 1 - std::pow(0.025, 0.1)));
  auto const all = binomial_interval(1, 10, 0.95);
  CHECK(all.upper == 1);
  CHECK(close(all.lower, std::pow(0.025, 0.1)));
  auto const some = binomial_interval(0.3, 10, 0.95);
  CHECK(std::fabs(some.lower - 0.06673951) < 1e-8);
  CHECK(std::fabs(some.upper - 0.65245285) < 1e-8);
}

} // namespace
