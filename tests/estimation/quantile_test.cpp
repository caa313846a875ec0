// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "estimation/survey_cases.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/quantile.hpp>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using survey_cases::get;

// survey.json: every case of a quantile.
TEST_CASE("quantiles and their intervals agree with R survey") {
  int cases = 0;
  for (auto const& f : survey_cases::all()) {
    if (get(f, "statistic.kind") != "quantile")
      continue;
    CAPTURE(get(f, "case"));
    survey_cases::table const t{get(f, "data")};
    quantile_options options;
    options.rule = get(f, "statistic.qrule") == "hf7" ? quantile_rule::interpolated : quantile_rule::step;
    options.kind =
        get(f, "statistic.interval") == "xlogit" ? proportion_interval::logit : proportion_interval::plain;
    auto const e = estimate_quantile(survey_cases::design(f, t), survey_cases::values(f, t),
                                     std::stod(get(f, "statistic.p")), options);
    REQUIRE(e.has_value());
    survey_cases::check(f, "estimate", e->value);
    survey_cases::check(f, "df", e->df);
    survey_cases::check(f, "se", e->standard_error().value());
    survey_cases::check(f, "ci_low", e->confidence_interval().value().lower);
    survey_cases::check(f, "ci_high", e->confidence_interval().value().upper);
    ++cases;
  }
  CHECK(cases == 5);
}

struct row {
  double weight = 1;
};
survey_design of(std::vector<double> const& weights) {
  std::vector<row> rows;
  for (auto const w : weights)
    rows.push_back({w});
  return *survey_design::of(rows, without_correction{}, weight_of{&row::weight});
}

TEST_CASE("quantiles of few values, by hand") {
  std::vector<double> const y{30, 10, 20, 40};
  auto const d = of({1, 1, 1, 1});
  auto const at = [&](double p, quantile_rule rule) {
    detail::weighted_steps<> const steps{detail::parts_of(d), {d.weights().data(), y.data()}};
    return rule == quantile_rule::step ? steps.step(p) : steps.interpolated(p);
  };
  CHECK(at(0.25, quantile_rule::step) == 10); // 1 of 4 weights is enough
  CHECK(at(0.26, quantile_rule::step) == 20);
  CHECK(at(0.5, quantile_rule::step) == 20);
  CHECK(at(1, quantile_rule::step) == 40);
  CHECK(at(0, quantile_rule::interpolated) == 10);
  CHECK(at(0.5, quantile_rule::interpolated) == 25);
  CHECK(std::fabs(at(0.9, quantile_rule::interpolated) - 37) < 1e-12);
  CHECK(at(1, quantile_rule::interpolated) == 40);
  // Ten tenths are one, whatever their sum is: 0.3 of them are three.
  std::vector<double> ten;
  for (int i = 1; i <= 10; ++i)
    ten.push_back(i);
  auto const tenths = of(std::vector<double>(10, 0.1));
  detail::weighted_steps<> const steps{detail::parts_of(tenths), {tenths.weights().data(), ten.data()}};
  CHECK(steps.step(0.3) == 3);
  CHECK(steps.step(0.7) == 7);
}

TEST_CASE("quantiles by domain are those of its values, with its own degrees of freedom") {
  std::vector<double> y, weights;
  for (int i = 0; i < 24; ++i) {
    y.push_back(i % 3 == 0 ? 1e6 : (i * 7) % 24);
    weights.push_back(1 + i % 2);
  }
  y[4] = std::nan("");
  auto const d = of(weights);
  domain const some{24, [](std::size_t i) { return i % 3 != 0; }};
  estimate_options only;
  only.only = some;
  auto const e = *estimate_quantile(d, y, 0.5, {}, only);
  std::vector<double> values, own;
  for (std::size_t i = 0; i < 24; ++i)
    if (i % 3 != 0 && i != 4) {
      values.push_back(y[i]);
      own.push_back(weights[i]);
    }
  CHECK(e.value == estimate_quantile(of(own), values, 0.5).value().value);
  CHECK(e.df == 15);
  CHECK(e.confidence_interval().has_value());
}

TEST_CASE("what a sample does not say of a quantile is an error, and the quantile still there") {
  std::vector<double> const y{30, 10, 20, 40};
  auto const d = of({1, 1, 1, 1});
  auto const why = [](survey_design const& design, std::vector<double> const& values, double p,
                      estimate_options how = {}) {
    auto const e = estimate_quantile(design, values, p, {}, how).value();
    CHECK(e.standard_error().has_value() == e.confidence_interval().has_value());
    return e.confidence_interval() ? errc::none : e.confidence_interval().error().code;
  };
  // Beyond what was seen there may be anything, at either end.
  CHECK(why(d, y, 0.9) == errc::quantile_beyond_sample);
  CHECK(estimate_quantile(d, y, 0.9).value().value == 40);
  CHECK(why(d, y, 0.1) == errc::quantile_beyond_sample);
  CHECK(why(d, std::vector<double>(4, 7.0), 0.5) == errc::quantile_beyond_sample);
  std::vector<double> ten;
  for (int i = 1; i <= 10; ++i)
    ten.push_back(i);
  auto const tens = of(std::vector<double>(10, 1.0));
  for (double const p : {0.01, 0.05, 0.1, 0.9, 0.95})
    CHECK(why(tens, ten, p) == errc::quantile_beyond_sample);
  CHECK(why(tens, ten, 0.5) == errc::none);
  CHECK(estimate_quantile(d, std::vector<double>(4, std::nan("")), 0.5).error().code == errc::domain_empty);
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)estimate_quantile(d, y, 1); }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([&] {
                (void)estimate_quantile(d, y, 0.5, {{}, {}, 95});
              }).empty());
  CHECK(why(of({1}), {1}, 0.5, {single_unit_strata::remove}) == errc::no_degrees_of_freedom);
  auto const census = *survey_design::of(std::vector<row>(4), fraction_of{[](row const&) { return 1.0; }});
  auto const all = estimate_quantile(census, y, 0.9);
  REQUIRE(all.has_value());
  CHECK(all->census);
  CHECK(*all->confidence_interval() == interval{40, 40});
  CHECK(*all->standard_error() == 0);
}

TEST_CASE("rows in any order give the same quantile") {
  auto const t = survey_cases::table{"apistrat"};
  auto const y = t.numbers("enroll");
  auto const w = t.numbers("pw");
  std::optional<quantile_estimate> first;
  for (std::size_t shift = 0; shift < 200; shift += 37) {
    std::vector<double> values, weights;
    for (std::size_t i = 0; i < y.size(); ++i) {
      values.push_back(y[(i * 7 + shift) % y.size()]);
      weights.push_back(w[(i * 7 + shift) % y.size()]);
    }
    auto const e = *estimate_quantile(of(weights), values, 0.5,
                                      {quantile_rule::interpolated, proportion_interval::logit});
    CHECK((!first || *first == e));
    first = e;
  }
}

} // namespace
