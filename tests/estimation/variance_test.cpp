// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "estimation/survey_cases.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/variance.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using survey_cases::get;

// survey.json: every case of a variance, and every mean and total with a design effect.
TEST_CASE("variances of populations and design effects agree with R survey") {
  int variances = 0;
  int effects = 0;
  for (auto const& f : survey_cases::all()) {
    auto const kind = get(f, "statistic.kind");
    if (kind != "variance" && get(f, "deff").empty())
      continue;
    CAPTURE(get(f, "case"));
    survey_cases::table const t{get(f, "data")};
    auto const d = survey_cases::design(f, t);
    auto const y = survey_cases::values(f, t);
    if (kind == "variance") {
      auto const e = estimate_variance(d, y);
      REQUIRE(e.has_value());
      survey_cases::check(f, "estimate", e->value);
      survey_cases::check(f, "se", e->standard_error);
      survey_cases::check(f, "df", e->df);
      ++variances;
      continue;
    }
    auto const against = get(f, "statistic.deff") == "replace" ? effect_against::sample_with_replacement
                                                               : effect_against::sample_without_replacement;
    auto const effect =
        kind == "total" ? design_effect_of_total(d, y, against) : design_effect_of_mean(d, y, against);
    REQUIRE(effect.has_value());
    survey_cases::check(f, "deff", *effect);
    ++effects;
  }
  CHECK(variances == 1);
  CHECK(effects == 11);
}

struct row {
  double population = 0;
};

TEST_CASE("variances by domain are those of its values, with its own degrees of freedom") {
  auto const d = *survey_design::of(std::vector<row>(6, row{20}), population_of{&row::population});
  std::vector<double> const y{3, 100, 5, 10, std::nan(""), 1};
  domain const some{6, [](std::size_t i) { return i != 1; }};
  estimate_options only;
  only.only = some;
  auto const e = *estimate_variance(d, y, only);
  CHECK(std::fabs(e.value - 179 / 12.0) < 1e-12); // of 3, 5, 10 and 1
  CHECK(e.df == 4);                               // the row without a value is there
}

TEST_CASE("what has no variance, and what has none to compare with") {
  auto const one = *survey_design::of(std::vector<row>{{5}}, population_of{&row::population});
  std::vector<double> const y{3};
  CHECK(estimate_variance(one, y).error().code == errc::single_value);
  auto const d = *survey_design::of(std::vector<row>(3, row{5}), population_of{&row::population});
  domain const first{3, [](std::size_t i) { return i == 0; }};
  estimate_options only;
  only.only = first;
  CHECK(estimate_variance(d, std::vector<double>{1, 2, 3}, only).error().code == errc::single_value);
  CHECK(estimate_variance(d, std::vector<double>{1, std::nan(""), std::nan("")}).error().code ==
        errc::single_value);
  std::vector<double> const same{2, 2, 2};
  CHECK(estimate_variance(d, same).value().value == 0);
  CHECK(design_effect_of_mean(d, same, effect_against::sample_with_replacement).error().code ==
        errc::no_variation);
  auto const census = *survey_design::of(std::vector<row>(3, row{3}), population_of{&row::population});
  std::vector<double> const three{1, 2, 4};
  for (auto const& of : {design_effect_of_mean(census, three, effect_against::sample_without_replacement),
                         design_effect_of_total(census, three, effect_against::sample_without_replacement)})
    CHECK(of.error().code == errc::no_reference);
  CHECK(design_effect_of_mean(census, same, effect_against::sample_without_replacement).error().code ==
        errc::no_variation);
  CHECK(*design_effect_of_mean(census, three, effect_against::sample_with_replacement) == 0);
  CHECK(*design_effect_of_total(census, three, effect_against::sample_with_replacement) == 0);
}

// (1 + 2 + 4)/3 = 7/3, and its s² is 7/3: the deviations -4/3, -1/3, 5/3 have the squares 16/9, 1/9, 25/9.
TEST_CASE("after a census estimates are what they are, without an error") {
  auto const census = *survey_design::of(std::vector<row>(3, row{3}), population_of{&row::population});
  std::vector<double> const y{1, 2, 4};
  auto const mean = *estimate_mean(census, y);
  CHECK(mean.census);
  CHECK(std::fabs(mean.value - 7 / 3.0) < 1e-15);
  CHECK(mean.standard_error == 0);
  CHECK(mean.confidence_interval(0.95)->lower == mean.value);
  CHECK(*mean.upper_bound(0.95) == mean.value);
  auto const total = *estimate_total(census, y);
  CHECK(total.census);
  CHECK(total.value == 7);
  CHECK(*total.lower_bound(0.95) == 7);
  auto const variance = *estimate_variance(census, y);
  CHECK(variance.census);
  CHECK(std::fabs(variance.value - 7 / 3.0) < 1e-15);
  CHECK(variance.standard_error == 0);
}

} // namespace
