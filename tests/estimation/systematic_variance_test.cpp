// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/every_start.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/jackknife.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/systematic_variance.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace starlot;

bool close(double a, double b, double tolerance = 1e-12) {
  return std::fabs(a - b) <= tolerance * std::fabs(b);
}

std::vector<double> values_of(sample const& s, std::vector<double> const& y) {
  std::vector<double> out;
  for (auto const& d : s.drawn())
    out.push_back(y[d.number]);
  return out;
}

estimate total_of(sample const& s, std::vector<double> const& y,
                  systematic_variance how = systematic_variance::as_if_random) {
  return *estimate_total(*survey_design::of(s, how), values_of(s, y));
}

constexpr auto differences = systematic_variance::successive_differences;

TEST_CASE("both variances of a systematic sample, by hand") {
  auto const all = every_start::samples_of(every_start::frame_of({1, 1, 1, 1, 1, 1, 1, 1}), systematic{4});
  std::vector<double> const y{1, 0, 4, 0, 2, 0, 9, 0};
  auto const& s = all[0]; // 0, 2, 4, 6: 1, 4, 2, 9, mean 4
  auto const random = total_of(s, y);
  CHECK(random.value == 32);
  // N² (1 - 1/2)/4 · Σ (y - 4)²/3 = 64/8 · 38/3
  CHECK(close(random.standard_error * random.standard_error, 8 * 38.0 / 3));
  auto const successive = total_of(s, y, differences);
  CHECK(successive.value == 32);
  CHECK(successive.df == random.df);
  // Σ of squared differences is 9 + 4 + 49, half of it in the place of 38
  CHECK(close(successive.standard_error * successive.standard_error, 8 * 31.0 / 3));
}

TEST_CASE("if the order of the frame is by chance, both variances are right on average") {
  // All orders of five outlets and all starts: the mean square of the error is that of a simple random sample.
  auto const all = every_start::samples_of(every_start::frame_of({1, 1, 1, 1, 1}), systematic{3});
  std::vector<double> y{1, 2, 5, 7, 15};
  double error = 0, random = 0, successive = 0;
  int count = 0;
  do
    for (auto const& s : all) {
      auto const e = total_of(s, y);
      auto const d = total_of(s, y, differences);
      error += (e.value - 30) * (e.value - 30);
      random += e.standard_error * e.standard_error;
      successive += d.standard_error * d.standard_error;
      ++count;
    }
  while (std::next_permutation(y.begin(), y.end()));
  CHECK(count == 600);
  CHECK(close(error / count, 25 * 0.4 / 3 * 31)); // N² (1 - f)/n S², S² = 124/4
  CHECK(close(random, error));
  CHECK(close(successive, error));
}

TEST_CASE("with a trend, as if random is too large, and with a period at the step, both are too small") {
  auto const all =
      every_start::samples_of(every_start::frame_of(std::vector<std::int64_t>(9, 1)), systematic{3});
  auto const mean_squares = [&](std::vector<double> const& y, double& random, double& successive) {
    double due = 0, error = 0;
    for (auto const v : y)
      due += v;
    random = successive = 0;
    for (auto const& s : all) {
      auto const e = total_of(s, y);
      auto const d = total_of(s, y, differences);
      error += (e.value - due) * (e.value - due);
      random += e.standard_error * e.standard_error;
      successive += d.standard_error * d.standard_error;
    }
    return error;
  };
  double random = 0, successive = 0;
  auto error = mean_squares({1, 2, 3, 4, 5, 6, 7, 8, 9}, random, successive);
  CHECK(random > 1.5 * successive);
  CHECK(successive > error);
  error = mean_squares({1, 5, 9, 1, 5, 9, 1, 5, 9}, random, successive);
  CHECK((random < error && successive < error));
}

TEST_CASE("values that do not vary have no successive differences either") {
  auto const all = every_start::samples_of(every_start::frame_of({1, 1, 1, 1, 1}), systematic{3});
  auto const e = total_of(all[0], std::vector<double>(5, 0.1), differences);
  CHECK(e.standard_error == 0);
  CHECK_FALSE(e.confidence_interval(0.95).has_value());
}

TEST_CASE("one outlet has no variance, and a census has none to estimate") {
  auto const f = every_start::frame_of({1, 1, 1});
  auto const one = every_start::samples_of(f, systematic{1})[0];
  auto const no = estimate_total(*survey_design::of(one, differences), std::vector<double>{5});
  REQUIRE_FALSE(no.has_value());
  CHECK(no.error().code == errc::single_unit_stratum);
  auto const census = total_of(every_start::samples_of(f, systematic{3})[0], {1, 2, 3}, differences);
  CHECK((census.census && census.standard_error == 0 && census.value == 6));
}

TEST_CASE("a sample by size has Brewer's variance, and totals without bias over all starts") {
  std::vector<std::int64_t> const sizes{3, 2, 8, 1, 40, 5, 9, 12, 4, 6};
  std::vector<double> const y{4, 1, 9, 2, 37, 4, 10, 10, 5, 8};
  auto const all = every_start::samples_of(every_start::frame_of(sizes), systematic_pps{4});
  REQUIRE(all.size() == 50);
  double sum = 0;
  for (auto const& s : all) {
    auto const e = total_of(s, y);
    sum += e.value;
    std::vector<double> expanded, rest;
    for (auto const& d : s.drawn())
      if (d.number != 4) {
        expanded.push_back(y[d.number] * 50 / (3.0 * static_cast<double>(sizes[d.number])));
        rest.push_back(1 - 3.0 * static_cast<double>(sizes[d.number]) / 50);
      }
    REQUIRE(expanded.size() == 3);
    auto const mean = (expanded[0] + expanded[1] + expanded[2]) / 3;
    double brewer = 0;
    for (std::size_t i = 0; i < 3; ++i)
      brewer += 1.5 * rest[i] * (expanded[i] - mean) * (expanded[i] - mean);
    CHECK(close(e.value, 37 + 3 * mean));
    CHECK(close(e.standard_error * e.standard_error, brewer));
    CHECK(e.df == 2);
  }
  CHECK(close(sum / 50, 90));
}

TEST_CASE("there are no replicates of successive differences") {
  auto const s = every_start::samples_of(every_start::frame_of({1, 1, 1, 1, 1}), systematic{3})[0];
  CHECK_FALSE(detail::why_not_replicable(detail::parts_of(*survey_design::of(s))).code ==
              errc::not_replicable);
  CHECK(detail::why_not_replicable(detail::parts_of(*survey_design::of(s, differences))).code ==
        errc::not_replicable);
}

} // namespace
