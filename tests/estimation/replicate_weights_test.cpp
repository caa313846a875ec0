// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "estimation/survey_cases.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/poststratify.hpp>
#include <starlot/estimation/replicate_weights.hpp>

#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot;
using survey_cases::get;

/// Factors of a case. Balanced half samples of the ambulance data: those of Levy and Lemeshow (1999, p. 368), as in the
/// documentation of R's svrepdesign, twice 0 or 1.
std::vector<double> factors_of(survey_cases::fields const& f) {
  std::vector<double> out;
  if (auto const name = get(f, "design.repweights"); !name.empty()) {
    survey_cases::table const t{name};
    for (int r = 1;; ++r) {
      auto const column = "r" + std::to_string(r);
      if (!t.has(column))
        return out;
      for (auto const x : t.numbers(column))
        out.push_back(x);
    }
  }
  for (auto const* half : {"101010", "100101", "011001", "010110"})
    for (auto const* c = half; *c != '\0'; ++c)
      out.push_back(*c == '1' ? 2 : 0);
  return out;
}

// survey.json: every case of replicate weights that come with it.
TEST_CASE("replicate weights agree with R survey") {
  int cases = 0;
  for (auto const& f : survey_cases::all()) {
    auto const method = get(f, "design.replicate");
    if (method.empty() || method.starts_with("JK"))
      continue;
    CAPTURE(get(f, "case"));
    survey_cases::table const t{get(f, "data")};
    auto const d = survey_cases::design(f, t);
    auto factors = factors_of(f);
    auto const replicates = static_cast<double>(factors.size() / t.rows());
    replication how;
    if (method == "BRR") {
      how.scale = 1 / replicates;
    } else if (method == "Fay") {
      auto const rho = std::stod(get(f, "design.rho"));
      how.scale = 1 / (replicates * (1 - rho) * (1 - rho));
    } else {
      how.scale = std::stod(get(f, "design.scale"));
      how.scales.assign(static_cast<std::size_t>(replicates), std::stod(get(f, "design.rscales")));
    }
    auto const r = replicate_weights::of(d, std::move(factors), how);
    REQUIRE(r.has_value());
    auto const y = survey_cases::values(f, t);
    auto const kind = get(f, "statistic.kind");
    auto const e = kind == "total"   ? estimate_total(*r, y)
                   : kind == "ratio" ? estimate_ratio(*r, y, t.numbers(get(f, "statistic.x")))
                                     : estimate_mean(*r, y);
    survey_cases::check_estimate(f, e);
    ++cases;
  }
  CHECK(cases == 5);
}

survey_design plain(std::size_t rows) {
  return *survey_design::of(std::vector<int>(rows), without_correction{}, weight_of{[](int) { return 2.0; }});
}
errc wrong(std::vector<double> factors, replication how = {}) {
  auto const r = replicate_weights::of(plain(2), std::move(factors), std::move(how));
  return r ? errc::none : r.errors()[0].code;
}

TEST_CASE("replicates that are none are refused") {
  constexpr auto infinity = std::numeric_limits<double>::infinity();
  CHECK(wrong({1, 0, 0, 1}) == errc::none);
  CHECK(wrong({}) == errc::no_replicates);
  CHECK(wrong({1, 0}) == errc::no_replicates);
  CHECK(wrong({1, 0, 0, 1, 1}) == errc::replicates_differ);
  CHECK(wrong({1, 0, 0, 1}, {1, {1, 1, 1}, {}, {}}) == errc::replicates_differ);
  CHECK(wrong({1, 0, -1, 1}) == errc::weight_negative);
  CHECK(wrong({1, 0, 0, infinity}) == errc::weight_not_finite);
  CHECK(wrong({1, 0, 0, 1}, {std::nan(""), {}, {}, {}}) == errc::bad_replicate_scale);
  CHECK(wrong({1, 0, 0, 1}, {1, {1, -1}, {}, {}}) == errc::bad_replicate_scale);
  for (double const df : {0.0, -3.0, std::nan("")})
    CHECK(wrong({1, 0, 0, 1}, {1, {}, {}, df}) == errc::no_degrees_of_freedom);
  std::vector<std::string_view> const cells{"a", "a"};
  auto const weighted = *poststratify(plain(2), cells, std::vector<cell_size>{{"a", 9}});
  CHECK(replicate_weights::of(weighted, {1, 0, 0, 1}, {}).errors()[0].code == errc::not_replicable);
}

TEST_CASE("a statistic that is not there in a replicate is an error with its number") {
  auto const r = *replicate_weights::of(plain(2), {1, 1, 1, 0, 0, 1}, {});
  std::vector<double> const y{1, 2};
  CHECK(estimate_mean(r, y).has_value());
  std::vector<double> const x{1, 0};
  auto const e = estimate_ratio(r, y, x);
  CHECK(e.error().code == errc::replicate_undefined);
  CHECK(e.error().where.index == 2);
  auto const nothing = [](std::span<double const>) -> result<double> { return std::nan(""); };
  CHECK(estimate_by_replicates(r, nothing).error().code == errc::replicate_undefined);
  domain const none{2, [](std::size_t) { return false; }};
  CHECK(estimate_mean(r, y, {.only = none}).error().code == errc::domain_empty);
  CHECK(estimate_mean(r, std::vector<double>{1, std::numeric_limits<double>::infinity()}).error().code ==
        errc::value_infinite);
  CHECK_FALSE(
      starlot_tests::broken_contract([&] { (void)estimate_mean(r, std::vector<double>{1}); }).empty());
}

TEST_CASE("degrees of freedom: the rank of the weights less 1, or what is said") {
  CHECK(replicate_weights::of(plain(3), {1, 1, 1, 2, 2, 2}, {}).value().degrees_of_freedom() == 0);
  auto const three = *replicate_weights::of(plain(3), {0, 1, 1, 1, 0, 1, 1, 1, 0}, {});
  CHECK(three.degrees_of_freedom() == 2);
  domain const two{3, [](std::size_t i) { return i < 2; }};
  CHECK(three.degrees_of_freedom(two) == 1);
  CHECK(replicate_weights::of(plain(2), {1, 0, 0, 1}, {1, {}, {}, 17}).value().degrees_of_freedom() == 17);
  CHECK(replicate_weights::of(plain(2), {1, 0, 0, 1}, {1, {}, {}, std::numeric_limits<double>::infinity()})
            .value()
            .degrees_of_freedom() == std::numeric_limits<double>::infinity());
}

TEST_CASE("the centre is the mean of the replicates, or the estimate") {
  auto const y = std::vector<double>{1, 4};
  auto const about = [&](replicate_centre centre) {
    replication how;
    how.centre = centre;
    return estimate_total(*replicate_weights::of(plain(2), {2, 0, 1, 1}, how), y).value();
  };
  auto const mean = about(replicate_centre::mean_of_replicates); // 4 and 10, mean 7
  auto const whole = about(replicate_centre::estimate);          // 10
  CHECK(mean.value == 10);
  CHECK(std::fabs(mean.standard_error - std::sqrt(18.0)) < 1e-14);
  CHECK(whole.standard_error == 6);
}

} // namespace
