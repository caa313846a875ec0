// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What estimation.md shows: what a table of visits says of all outlets, by one call each. The numbers are invented.

#include <starlot/estimation.hpp>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

struct row {
  std::string city;    // drawn first, 2 of 6 cities
  int cities, outlets; // of the company, of the city
  double score;
  std::string brand;
  double p; // probability of being drawn, where it differs between outlets
};
std::vector<row> const rows{{"A", 6, 8, 80, "own", 0.25},
                            {"A", 6, 8, 90, "agent", 0.5},
                            {"B", 6, 12, 70, "own", 0.25},
                            {"B", 6, 12, 76, "agent", 0.5},
                            {"B", 6, 12, 82, "own", 0.25}};

void print(char const* what, estimate const& e) {
  std::printf("%-28s %.4f, standard error %.4f, df %g\n", what, e.value, e.standard_error, e.df);
}

} // namespace

int main() {
  std::vector<double> scores, good;
  for (auto const& r : rows) {
    scores.push_back(r.score);
    good.push_back(r.score >= 80 ? 1 : 0);
  }

  // As if each outlet had been drawn at random, 5 of 60.
  auto const plain = *survey_design::of(rows, population_of{60});
  auto const mean = *estimate_mean(plain, scores);
  print("mean", mean);
  auto const both = *mean.confidence_interval(0.95);
  std::printf("%-28s from %.4f to %.4f\n", "95 % interval", both.lower, both.upper);

  // Cities were drawn, then outlets in each of them.
  auto const design = *survey_design::of(rows, stage{in_cluster{&row::city}, population_of{&row::cities}},
                                         stage{population_of{&row::outlets}});
  print("mean, two stages", *estimate_mean(design, scores));
  print("total of good outlets", *estimate_total(design, good));
  auto const is_own = [](std::size_t i) { return rows[i].brand == "own"; };
  print("of the own outlets", *estimate_mean(design, scores, {.only = domain{rows.size(), is_own}}));

  // Unequal probabilities.
  print("mean, by probability", *estimate_mean(*survey_design::of(rows, probability_of{&row::p}), scores));

  // Known sizes of groups that were no strata.
  std::vector<std::string_view> cell_of_row;
  for (auto const& r : rows)
    cell_of_row.push_back(r.brand);
  std::array const sizes{cell_size{"own", 40}, cell_size{"agent", 20}};
  print("mean, with known brands", *estimate_mean(*poststratify(plain, cell_of_row, sizes), scores));

  // Resampling, and a statistic of one's own.
  print("mean, by the jackknife", *estimate_mean(jackknife::of(plain).value(), scores));
  simulation_engine engine{1};
  auto const resamples = *bootstrap(plain, 200, engine);
  auto const spread = *estimate_by_replicates(resamples, [&](std::span<double const> weights) {
    double sum = 0, squares = 0, all = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      sum += weights[i] * scores[i];
      squares += weights[i] * scores[i] * scores[i];
      all += weights[i];
    }
    return result<double>{squares / all - sum / all * (sum / all)};
  });
  std::printf("%-28s %.4f\n", "variance, a function of ours", spread.value);

  // What is known exactly of a simple random sample, without an approximation.
  attribute_sample const passed{60, 5, 5};
  std::printf("%-28s at least %llu of 60\n",
              "all 5 seen passed:", static_cast<unsigned long long>(passed.lower_bound(0.95)));
}
