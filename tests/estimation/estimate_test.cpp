// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/sampling/simulation.hpp>

#include <cmath>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace starlot;

bool close(double a, double b) { return std::fabs(a - b) <= 1e-12 * std::fabs(b); }

// theory.json, infer/t: fifteen scores of 200 outlets.
TEST_CASE("infer/t") {
  estimate const e{80.73333333333333, 2.583199689323424, 14, false, {}};
  auto const both = e.confidence_interval(0.95);
  REQUIRE(both.has_value());
  CHECK(close(both->lower, 75.19292102743904));
  CHECK(close(both->upper, 86.27374563922763));
  CHECK(close(*e.lower_bound(0.95), 76.18351753779743));
  CHECK(close(*e.upper_bound(0.95), 2 * 80.73333333333333 - 76.18351753779743));
  // How much confidence the sample gives in a mean of at least so much.
  CHECK(close(t_cdf((e.value - 70) / e.standard_error, e.df), 0.9995140253596376));
  CHECK(close(t_cdf((e.value - 80) / e.standard_error, e.df), 0.6096733806342858));
  CHECK(close(t_cdf((e.value - 90) / e.standard_error, e.df), 0.001486281098995228));
  CHECK(close(t_cdf((e.value - 95) / e.standard_error, e.df), 3.75491334988828e-05));
}

TEST_CASE("without degrees of freedom there is no interval, not one of no width") {
  estimate const e{80, 0, 0, false, {}};
  CHECK(e.confidence_interval(0.95).error().code == errc::no_degrees_of_freedom);
  CHECK(e.lower_bound(0.95).error().code == errc::no_degrees_of_freedom);
  CHECK(e.upper_bound(0.95).error().code == errc::no_degrees_of_freedom);
  estimate const known{80, 1, 3, false, {}};
  for (double const level : {0.0, 1.0, -0.5, 95.0}) {
    CHECK_FALSE(starlot_tests::broken_contract([&] { (void)known.confidence_interval(level); }).empty());
    CHECK_FALSE(starlot_tests::broken_contract([&] { (void)known.lower_bound(level); }).empty());
  }
}

TEST_CASE("no variation is not certainty, a census is") {
  estimate e{80, 0, 14, false, {}};
  CHECK(e.confidence_interval(0.95).error().code == errc::no_variation);
  CHECK(e.lower_bound(0.95).error().code == errc::no_variation);
  e.census = true;
  CHECK(*e.confidence_interval(0.95) == interval{80, 80});
  CHECK(*e.lower_bound(0.95) == 80);
  e.df = 0; // one outlet in all
  CHECK(*e.upper_bound(0.95) == 80);
}

TEST_CASE("what happened to a sample goes with its estimates") {
  sample const drawn{{{"", 10, 3}}, {{7, 0}, {1, 0}, {2, 0}}, {1, true}};
  auto const d = *survey_design::of(drawn);
  CHECK(d.remarks() == sample_remarks{1, true});
  auto const e = *estimate_mean(d, std::vector<double>{1, 2, 6});
  CHECK(e.remarks.optional_stopping);
  CHECK(e.remarks.replaced == 1);
}

/// How often an interval held the truth, and a lower bound did not pass it, of 20 000 draws.
std::string coverage(std::string const& name, std::vector<double> const& scores, std::size_t n) {
  double truth = 0;
  for (auto const s : scores)
    truth += s / static_cast<double>(scores.size());
  auto const all = static_cast<double>(scores.size());
  auto const d = *survey_design::of(std::vector<int>(n), population_of{[=](int) { return all; }});
  simulation_engine engine{2026};
  std::vector<double> y(n);
  int both = 0, lower = 0, none = 0;
  for (int draw = 0; draw < 20'000; ++draw) {
    auto const drawn = draw_numbers(engine, n, scores.size());
    for (std::size_t i = 0; i < n; ++i)
      y[i] = scores[drawn[i]];
    auto const e = *estimate_mean(d, y);
    auto const interval = e.confidence_interval(0.95);
    if (!interval) {
      CHECK(interval.error().code == errc::no_variation);
      ++none;
      continue;
    }
    both += interval->lower <= truth && truth <= interval->upper ? 1 : 0;
    lower += *e.lower_bound(0.95) <= truth ? 1 : 0;
  }
  char line[80];
  auto const share = [](int count) { return count / 20'000.0; };
  static_cast<void>(std::snprintf(line, sizeof line, "%-10s %3d   %.4f   %.4f   %.4f", name.c_str(),
                                  static_cast<int>(n), share(both), share(lower), share(none)));
  return line;
}

// The figures stand in the header, as they are.
TEST_CASE("how often intervals hold the truth is what the documentation says") {
  std::vector<double> symmetric, skewed, two_points;
  for (int i = 0; i < 200; ++i)
    symmetric.push_back(60 + i % 5 * 5 + i % 8 * 2); // 60 to 94, as many above the middle as below
  struct group {
    int score, outlets;
  };
  // Company A of sampling.md, invented: 200 outlets, most of them good, a few poor.
  for (auto const g : {group{35, 2},
                       {48, 3},
                       {55, 4},
                       {62, 6},
                       {68, 8},
                       {72, 10},
                       {75, 14},
                       {78, 18},
                       {80, 22},
                       {82, 25},
                       {84, 24},
                       {86, 20},
                       {88, 16},
                       {90, 12},
                       {93, 8},
                       {96, 5},
                       {100, 3}})
    skewed.insert(skewed.end(), static_cast<std::size_t>(g.outlets), g.score);
  two_points.assign(190, 92);
  two_points.insert(two_points.end(), 10, 20);
  REQUIRE(skewed.size() == 200);
  std::ifstream in{"golden/../../include/starlot/estimation/estimate.hpp"};
  std::string const text{std::istreambuf_iterator<char>{in}, {}};
  for (std::size_t const n : {15U, 60U})
    for (auto const& line : {coverage("symmetric", symmetric, n), coverage("skewed", skewed, n),
                             coverage("two-point", two_points, n)}) {
      CAPTURE(line);
      CHECK(text.find("//   " + line) != std::string::npos);
    }
}

} // namespace
