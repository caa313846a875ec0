// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "estimation/survey_cases.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/distribution.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/variance.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using survey_cases::get;

single_unit_strata single_unit_of(std::string const& word) {
  return word == "remove"      ? single_unit_strata::remove
         : word == "certainty" ? single_unit_strata::certainty
         : word == "adjust"    ? single_unit_strata::adjust
         : word == "average"   ? single_unit_strata::average
                               : single_unit_strata::fail;
}

// survey.json: all cases of Taylor variances whose statistic is a mean, a total, a ratio, a domain of one, or a proportion
// with its t interval.
TEST_CASE("means, totals, ratios and domains agree with R survey") {
  int cases = 0;
  for (auto const& f : survey_cases::all()) {
    auto const kind = get(f, "statistic.kind");
    bool const here = kind == "mean" || kind == "total" || kind == "ratio" || kind == "domain_mean" ||
                      kind == "domain_ratio" ||
                      (kind == "proportion" && get(f, "statistic.ci_method") == "mean") || kind == "degf";
    if (!here || !get(f, "design.replicate").empty())
      continue;
    CAPTURE(get(f, "case"));
    survey_cases::table const t{get(f, "data")};
    auto const d = survey_cases::design(f, t);
    auto const only = survey_cases::only(f, t);
    estimate_options how;
    how.single_unit = single_unit_of(get(f, "design.lonely"));
    how.only = get(f, "statistic.by").empty() ? domain{} : only;
    auto const y = survey_cases::values(f, t);
    auto const e = kind == "total" ? estimate_total(d, y, how)
                   : kind == "ratio" || kind == "domain_ratio"
                       ? estimate_ratio(d, y, t.numbers(get(f, "statistic.x")), how)
                       : estimate_mean(d, y, how);
    if (kind == "degf")
      survey_cases::check(f, "df", e.value().df);
    else
      survey_cases::check_estimate(f, e);
    ++cases;
  }
  CHECK(cases == 52);
}

/// Rows with what a design may say of them.
struct row {
  int stratum = 0;
  int cluster = 0;
  double weight = 1;
  double population = 0;
  double second = 0;
};

// Every sample of a small population: the mean of the estimates is the truth, and the mean of the variance estimates is
// the variance of the estimates.
struct moments {
  double count = 0, sum = 0, squares = 0, variances = 0;
  void add(estimate const& e) {
    count += 1;
    sum += e.value;
    squares += e.value * e.value;
    variances += e.standard_error * e.standard_error;
  }
  [[nodiscard]] double mean() const { return sum / count; }
  [[nodiscard]] double variance() const { return squares / count - mean() * mean(); }
  [[nodiscard]] double mean_of_variances() const { return variances / count; }
};
bool close(double a, double b, double tolerance = 1e-12) {
  return std::fabs(a - b) <= tolerance * std::fabs(b);
}

/// All sets of `n` of the numbers below `of`.
std::vector<std::vector<std::size_t>> subsets(std::size_t of, std::size_t n) {
  std::vector<std::vector<std::size_t>> out;
  for (std::size_t bits = 0; bits < (std::size_t{1} << of); ++bits) {
    std::vector<std::size_t> one;
    for (std::size_t i = 0; i < of; ++i)
      if ((bits >> i & 1U) != 0)
        one.push_back(i);
    if (one.size() == n)
      out.push_back(one);
  }
  return out;
}

TEST_CASE("by enumeration, simple random samples are unbiased, and so are their variances") {
  std::vector<double> const scores{62, 68, 71, 74, 79, 80, 83, 97};
  moments means, totals;
  for (auto const& drawn : subsets(8, 3)) {
    std::vector<row> rows(3, row{0, 0, 1, 8, 0});
    std::vector<double> y;
    for (auto const i : drawn)
      y.push_back(scores[i]);
    auto const d = *survey_design::of(rows, population_of{&row::population});
    means.add(*estimate_mean(d, y));
    totals.add(*estimate_total(d, y));
  }
  CHECK(means.count == 56);
  CHECK(close(means.mean(), 76.75));
  CHECK(close(means.mean_of_variances(), means.variance(), 1e-10));
  CHECK(close(totals.mean(), 614));
  CHECK(close(totals.mean_of_variances(), totals.variance(), 1e-10));
}

TEST_CASE("by enumeration, stratified and cluster samples are unbiased, and so are their variances") {
  std::vector<double> const north{70, 80, 95, 60};
  std::vector<double> const south{50, 55, 91};
  moments stratified;
  for (auto const& a : subsets(4, 2))
    for (auto const& b : subsets(3, 2)) {
      std::vector<row> const rows{{1, 0, 1, 4, 0}, {1, 0, 1, 4, 0}, {2, 0, 1, 3, 0}, {2, 0, 1, 3, 0}};
      std::vector<double> const y{north[a[0]], north[a[1]], south[b[0]], south[b[1]]};
      auto const d = *survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::population});
      stratified.add(*estimate_total(d, y));
    }
  CHECK(stratified.count == 18);
  CHECK(close(stratified.mean(), 501));
  CHECK(close(stratified.mean_of_variances(), stratified.variance(), 1e-9));

  // Clusters of different sizes; whole, then two of each.
  std::vector<std::vector<double>> const cities{{70, 80, 95}, {60, 50}, {55, 91, 77, 64}, {88, 90, 71}};
  double const truth = 70 + 80 + 95 + 60 + 50 + 55 + 91 + 77 + 64 + 88 + 90 + 71;
  moments whole, parts;
  for (auto const& drawn : subsets(4, 2)) {
    std::vector<row> rows;
    std::vector<double> y;
    for (auto const c : drawn)
      for (auto const score : cities[c]) {
        rows.push_back({0, static_cast<int>(c), 2, 4, 0});
        y.push_back(score);
      }
    auto const d = *survey_design::of(rows, in_cluster{&row::cluster}, population_of{&row::population},
                                      weight_of{&row::weight});
    whole.add(*estimate_total(d, y));
    auto const& one = cities[drawn[0]];
    auto const& other = cities[drawn[1]];
    auto const pairs_one = subsets(one.size(), 2);
    auto const pairs_other = subsets(other.size(), 2);
    for (auto const& a : pairs_one)
      for (auto const& b : pairs_other) {
        std::vector<row> const two{{0, 1, 1, 4, static_cast<double>(one.size())},
                                   {0, 1, 1, 4, static_cast<double>(one.size())},
                                   {0, 2, 1, 4, static_cast<double>(other.size())},
                                   {0, 2, 1, 4, static_cast<double>(other.size())}};
        std::vector<double> const values{one[a[0]], one[a[1]], other[b[0]], other[b[1]]};
        auto const staged =
            *survey_design::of(two, stage{in_cluster{&row::cluster}, population_of{&row::population}},
                               stage{population_of{&row::second}});
        // Each pair of cities counts once, whatever the number of samples in it.
        auto const e = *estimate_total(staged, values);
        auto const share = 1.0 / static_cast<double>(pairs_one.size() * pairs_other.size());
        parts.count += share;
        parts.sum += share * e.value;
        parts.squares += share * e.value * e.value;
        parts.variances += share * e.standard_error * e.standard_error;
      }
  }
  CHECK(close(whole.mean(), truth));
  CHECK(close(whole.mean_of_variances(), whole.variance(), 1e-9));
  CHECK(close(parts.mean(), truth));
  CHECK(close(parts.mean_of_variances(), parts.variance(), 1e-9));
}

TEST_CASE("rows in any order give the same bits") {
  auto const t = survey_cases::table{"apiclus2"};
  auto const y = t.numbers("api00");
  std::vector<std::size_t> order(t.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::optional<estimate> first;
  std::optional<estimate> first_total;
  unsigned state = 7;
  for (int round = 0; round < 20; ++round) {
    auto const at = [](std::vector<double> const& column) {
      return [&column](std::size_t i) { return column[i]; };
    };
    auto const city = t.texts("dnum");
    auto const school = t.texts("snum");
    auto const n1 = t.numbers("fpc1");
    auto const n2 = t.numbers("fpc2");
    auto const d =
        *survey_design::of(order,
                           stage{in_cluster{[&](std::size_t i) -> std::string const& { return city[i]; }},
                                 population_of{at(n1)}},
                           stage{in_cluster{[&](std::size_t i) -> std::string const& { return school[i]; }},
                                 population_of{at(n2)}});
    std::vector<double> values;
    for (auto const i : order)
      values.push_back(y[i] * 1.1);
    auto const e = *estimate_mean(d, values);
    auto const s = *estimate_total(d, values);
    CHECK((!first || *first == e));
    CHECK((!first_total || *first_total == s));
    first = e;
    first_total = s;
    for (std::size_t i = order.size() - 1; i > 0; --i) {
      state = state * 1664525U + 1013904223U;
      std::swap(order[i], order[(state >> 8U) % (i + 1)]);
    }
  }
}

TEST_CASE("a census has no error, a sample without correction has more") {
  std::vector<row> rows(5, row{0, 0, 1, 5, 0});
  std::vector<double> const y{1, 2, 3, 4, 10};
  auto const census = *estimate_mean(*survey_design::of(rows, population_of{&row::population}), y);
  CHECK(census.value == 4);
  CHECK(census.standard_error == 0);
  CHECK(census.df == 4);
  auto const endless =
      *estimate_mean(*survey_design::of(rows, without_correction{}, weight_of{&row::weight}), y);
  CHECK(close(endless.standard_error, std::sqrt(12.5 / 5)));
}

// theory.json, published/cochran_petition: Cochran (1977), section 2.8, with the normal limits of the book.
TEST_CASE("published/cochran_petition") {
  struct group {
    double signatures;
    int sheets;
  };
  std::vector<double> y;
  for (auto const g : {group{42, 23},
                       {41, 4},
                       {36, 1},
                       {32, 1},
                       {29, 1},
                       {27, 2},
                       {23, 1},
                       {19, 1},
                       {16, 2},
                       {15, 2},
                       {14, 1},
                       {11, 1},
                       {10, 1},
                       {9, 1},
                       {7, 1},
                       {6, 3},
                       {5, 2},
                       {4, 1},
                       {3, 1}})
    y.insert(y.end(), static_cast<std::size_t>(g.sheets), g.signatures);
  REQUIRE(y.size() == 50);
  auto const d =
      *survey_design::of(std::vector<row>(50, row{0, 0, 1, 676, 0}), population_of{&row::population});
  CHECK(close(estimate_variance(d, y).value().value, 228.98326530612246, 1e-10));
  auto const total = *estimate_total(d, y);
  CHECK(close(total.value, 19887.92, 1e-10));
  CHECK(close(total.standard_error, 1392.1222811174575, 1e-10));
  auto const reach = normal_quantile(0.9) * total.standard_error;
  CHECK(close(total.value - reach, 18103.843511204403, 1e-10));
  CHECK(close(total.value + reach, 21671.9964887956, 1e-10));
}

// theory.json, published/lohr: the data are not here, so only what the printed digits say of each other.
TEST_CASE("published/lohr") {
  estimate const mean{297897.0467, 18898.4344, 299, false, {}};
  auto const both = *mean.confidence_interval(0.95);
  CHECK(close(both.lower, 260706.26, 1e-6));
  CHECK(close(both.upper, 335087.84, 1e-6));
  CHECK(close(3078 * mean.value, 916927110, 1e-6));
  CHECK(close(3078 * mean.standard_error, 58169381, 1e-6));
  CHECK(close(909736035 / 3078.0, 295560.77, 1e-6));
  CHECK(close(50417248 / 3078.0, 16379.87, 1e-6));
}

TEST_CASE("what lies outside the domain does not matter, however large it is") {
  std::vector<row> const rows(8, row{0, 0, 1, 80, 0});
  auto const d = *survey_design::of(rows, population_of{&row::population});
  domain const some{8, [](std::size_t i) { return i < 4; }};
  estimate_options how;
  how.only = some;
  auto const due = *estimate_mean(d, std::vector<double>{1, 2, 3, 4, 0, 0, 0, 0}, how);
  CHECK(due.value == 2.5);
  CHECK(due.standard_error > 0.4);
  for (double const big : {1e19, 1e30, 1e99, 1.7e308, std::numeric_limits<double>::infinity()}) {
    std::vector<double> const y{1, 2, 3, 4, big, -big, big, std::nan("")};
    CHECK(*estimate_mean(d, y, how) == due);
    CHECK(estimate_total(d, y, how).value().value == 100);
  }
  // Nor what has no weight.
  std::vector<row> weighted(8, row{0, 0, 1, 80, 0});
  for (std::size_t i = 4; i < 8; ++i)
    weighted[i].weight = 0;
  auto const w = *survey_design::of(weighted, population_of{&row::population}, weight_of{&row::weight});
  CHECK(estimate_mean(w, std::vector<double>{1, 2, 3, 4, 1e99, 1e99, 1e99, 1e99}).value().value == 2.5);
  // Weights far apart: each product counts with its own digits.
  std::vector<row> const far{{0, 0, 1e60, 80, 0}, {0, 0, 1, 80, 0}, {0, 0, 1, 80, 0}};
  auto const f = *survey_design::of(far, without_correction{}, weight_of{&row::weight});
  CHECK(close(estimate_total(f, std::vector<double>{1e-60, 1e30, 2e30}).value().value, 3e30, 1e-15));
}

TEST_CASE("giants of which all are seen hide nothing") {
  for (double const g : {1e12, 1e14, 1e25, 1e60}) {
    std::vector<row> const rows{{1, 0, 1, 3, 0},  {1, 0, 1, 3, 0},  {1, 0, 1, 3, 0}, {2, 0, 1, 40, 0},
                                {2, 0, 1, 40, 0}, {2, 0, 1, 40, 0}, {2, 0, 1, 40, 0}};
    auto const d = *survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::population});
    auto const e = *estimate_total(d, std::vector<double>{g, 2 * g, 4 * g, 1, 2, 3, 5});
    CHECK(close(e.standard_error, std::sqrt(0.9 * 40 * 40 / 4 * 35 / 12.0), 1e-12));
  }
}

TEST_CASE("numbers of no scale that a sum can have are errors") {
  std::vector<row> const rows(4, row{0, 0, 1, 40, 0});
  auto const d = *survey_design::of(rows, population_of{&row::population});
  for (double const u : {1e154, 1e300, 1e-170, 1e-300}) {
    auto const e = estimate_mean(d, std::vector<double>{u, 2 * u, 3 * u, 5 * u});
    CHECK(e.error().code == errc::number_out_of_range);
    CHECK(e.error().where.index == 3);
  }
  for (double const u : {1e69, 1e-69}) {
    auto const e = *estimate_mean(d, std::vector<double>{u, 2 * u, 3 * u, 5 * u});
    CHECK(close(e.standard_error / u, std::sqrt(0.9 / 4 * 35 / 12.0), 1e-12));
  }
}

TEST_CASE("a census of which values are missing is none") {
  std::vector<row> const rows(4, row{0, 0, 1, 4, 0});
  auto const d = *survey_design::of(rows, population_of{&row::population});
  auto const e = *estimate_mean(d, std::vector<double>{1, 2, std::nan(""), 50});
  CHECK_FALSE(e.census);
  CHECK(e.confidence_interval(0.95).error().code == errc::no_variation);
  CHECK(estimate_mean(d, std::vector<double>{1, 2, 3, 50}).value().census);
}

TEST_CASE("what an estimate cannot be is an error with its place") {
  std::vector<row> const rows{{1, 0, 1, 10, 0}, {1, 0, 1, 10, 0}, {2, 0, 1, 10, 0}};
  auto const d = *survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::population});
  std::vector<double> y{1, 2, 3};
  auto const lonely = estimate_mean(d, y);
  REQUIRE_FALSE(lonely.has_value());
  CHECK(lonely.error().code == errc::single_unit_stratum);
  CHECK(lonely.error().where.id == "2");
  for (auto const how : {single_unit_strata::remove, single_unit_strata::certainty,
                         single_unit_strata::adjust, single_unit_strata::average})
    CHECK(estimate_mean(d, y, {how}).has_value());
  domain const none{3, [](std::size_t) { return false; }};
  CHECK(estimate_mean(d, y, {single_unit_strata::remove, none}).error().code == errc::domain_empty);
  CHECK(estimate_total(d, y, {single_unit_strata::remove, none}).error().code == errc::domain_empty);
  y[1] = std::numeric_limits<double>::infinity();
  CHECK(estimate_mean(d, y).error().code == errc::value_infinite);
  CHECK(estimate_total(d, y).error().where.index == 1);
  y[1] = std::nan("");
  auto const missing = estimate_mean(d, y, {single_unit_strata::remove});
  CHECK(close(missing->value, (5.0 * 1 + 10 * 3) / (5 + 10)));
  CHECK(missing->df == 1); // the row is there, its value is not
  std::vector<double> const zero(3, 0.0);
  CHECK(estimate_ratio(d, zero, zero, {single_unit_strata::remove}).error().code == errc::denominator_zero);
  CHECK_FALSE(
      starlot_tests::broken_contract([&] { (void)estimate_mean(d, std::vector<double>{1}); }).empty());
  // All strata alone: nothing to average over.
  auto const alone = *survey_design::of(std::vector<row>{rows[0], rows[2]}, in_stratum{&row::stratum},
                                        population_of{&row::population});
  CHECK(estimate_mean(alone, std::vector<double>{1, 2}, {single_unit_strata::average}).error().code ==
        errc::single_unit_stratum);
  auto const unknown = estimate_mean(alone, std::vector<double>{1, 2}, {single_unit_strata::remove});
  CHECK(unknown->df == 0);
  CHECK(unknown->confidence_interval(0.95).error().code == errc::no_degrees_of_freedom);
}

} // namespace
