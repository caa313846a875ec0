// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/core/decimal.hpp>
#include <starlot/estimation/bootstrap.hpp>
#include <starlot/estimation/exact_values.hpp>
#include <starlot/estimation/jackknife.hpp>
#include <starlot/estimation/linearised.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/poststratify.hpp>
#include <starlot/estimation/proportion.hpp>
#include <starlot/estimation/quantile.hpp>
#include <starlot/estimation/replicate_weights.hpp>
#include <starlot/estimation/unequal.hpp>
#include <starlot/estimation/variance.hpp>

#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

// Where nothing varies there is a value, no error and no interval; and what varies, however little, has an error. Over
// random designs, also with fused multiplication and addition and on the x87 (tests/CMakeLists.txt). The values to be
// found are the constants that the samples were made of; the small errors follow from those of the deviations by
// themselves, as a standard error is linear in them.

namespace {

using namespace starlot;
using starlot_tests::random_numbers;

struct row {
  std::size_t stratum = 0;
  std::size_t cluster = 0;
  double clusters = 0;   ///< of the stratum, in the population
  double population = 0; ///< of the cluster, or of the stratum
  double weight = 1;
  double p = 1;
};

struct example {
  std::vector<row> rows;
  survey_design design;
  std::size_t form; ///< 0 to 7
};

double uniform(random_numbers& random) { return static_cast<double>(1 + random.below(999'999)) / 1e6; }

/// Weights lie `spread` apart. With single-unit strata only where all of such a stratum is seen, or where `lonely` says so.
example random_example(random_numbers& random, bool lonely = false, double spread = 1e4) {
  auto const form = static_cast<std::size_t>(random.below(8));
  std::vector<row> rows;
  auto const strata = form == 1 || form == 3 || form == 5 ? 1 + random.below(4) : 1;
  for (std::size_t h = 0; h < strata; ++h) {
    auto const units =
        (lonely && h > 0 && random.below(2) == 0 ? 1 : 2) + random.below(5) * (h == 0 ? 1 : 1 - lonely);
    auto const all = static_cast<double>(units) + static_cast<double>(random.below(60));
    for (std::size_t u = 0; u < units; ++u) {
      auto const size = form == 2 || form == 3 || form == 4 ? 1 + random.below(5) : 1;
      auto const population =
          static_cast<double>(size) + (size == 1 ? 0.0 : static_cast<double>(random.below(20)));
      auto const p = 0.05 + 0.9 * uniform(random);
      auto const weight = std::pow(spread, uniform(random));
      for (std::size_t k = 0; k < size; ++k)
        rows.push_back({h, u, all, form == 4 ? population : all,
                        form == 5 ? weight : weight * (1 + uniform(random)), p});
    }
  }
  auto const made = [&] {
    switch (form) {
    case 0:
    case 1:
      return survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::clusters});
    case 2:
    case 3:
      return survey_design::of(rows, in_stratum{&row::stratum}, in_cluster{&row::cluster},
                               population_of{&row::clusters}, weight_of{&row::weight});
    case 4:
      return survey_design::of(rows, stage{in_cluster{&row::cluster}, population_of{&row::clusters}},
                               stage{population_of{&row::population}});
    case 5:
      return survey_design::of(rows, in_stratum{&row::stratum}, without_correction{},
                               weight_of{&row::weight});
    case 6:
      return random.below(2) == 0 ? survey_design::of(rows, probability_of{&row::p})
                                  : survey_design::of(rows, probability_of{&row::p, overton{}});
    default:
      return random.below(2) == 0
                 ? survey_design::of(rows, probability_of{&row::p, hartley_rao{}})
                 : survey_design::of(rows, probability_of{&row::p, overton{joint_form::yates_grundy}});
    }
  }();
  REQUIRE(made.has_value());
  return {rows, *made, form};
}

double random_constant(random_numbers& random) {
  static constexpr double known[] = {81.1, 73.3, 0.1, 85.7, 1.0 / 3, -81.1, 1e66, 1.7e-65};
  if (auto const i = random.below(16); i < 8)
    return known[i];
  auto const power = static_cast<int>(random.below(126)) - 63;
  return (1 + uniform(random)) * std::pow(10, power);
}

/// There is no error, and an interval only after a census.
template <class Estimate> void check_nothing_varies(Estimate const& e, double constant, double within = 0) {
  CHECK(std::fabs(e.value - constant) <= within * std::fabs(constant));
  CHECK(e.standard_error == 0);
  auto const both = e.confidence_interval(0.95);
  if (e.census && within == 0) {
    REQUIRE(both.has_value());
    CHECK(both->lower <= constant);
    CHECK(constant <= both->upper);
  } else if (!e.census) {
    REQUIRE_FALSE(both.has_value());
    CHECK(both.error().code == (e.df > 0 ? errc::no_variation : errc::no_degrees_of_freedom));
  }
}

// What a ratio of 30 rows may differ by from the constant: a rounding of y, of each product, of two sums and of the
// division.
constexpr double few_ulps = 8 * 0x1p-52;

TEST_CASE("where all values are equal nothing varies, whatever the design, the weights and the domain") {
  random_numbers random;
  for (int i = 0; i < 1'500; ++i) {
    auto const x = random_example(random);
    CAPTURE(i, x.form);
    auto const rows = x.rows.size();
    auto const c = random_constant(random);
    auto const k = 0.001 + uniform(random);
    std::vector<double> constant(rows, c), mixed, ratio, size;
    std::vector<unsigned char> member;
    for (std::size_t r = 0; r < rows; ++r) {
      member.push_back(r == 0 || random.below(3) != 0 ? 1 : 0);
      mixed.push_back(member[r] != 0 ? c : 10 * c);
      size.push_back(c * (1 + 9 * uniform(random)) / 10);
      ratio.push_back(k * size[r]);
    }
    estimate_options how;
    if (random.below(4) == 0)
      how.df = df_rule::satterthwaite;
    check_nothing_varies(estimate_mean(x.design, constant, how).value(), c);
    check_nothing_varies(estimate_ratio(x.design, ratio, size, how).value(), k, few_ulps);
    check_nothing_varies(estimate_variance(x.design, constant).value_or(estimate{}), 0);
    how.only = domain{rows, [&](std::size_t r) { return member[r] != 0; }};
    check_nothing_varies(estimate_mean(x.design, mixed, how).value(), c);
    check_nothing_varies(estimate_ratio(x.design, ratio, size, how).value(), k, few_ulps);
    // The same linearised by hand, with a mean that is not exact.
    double top = 0, base = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      top += x.design.weights()[r] * c;
      base += x.design.weights()[r];
    }
    std::vector<double> z;
    for (std::size_t r = 0; r < rows; ++r)
      z.push_back(x.design.weights()[r] * (c - top / base) / base);
    CHECK(estimate_linearised(x.design, top / base, z).value().standard_error == 0);
  }
}

TEST_CASE("nor does anything vary in replicates, nor where weights agree with cells") {
  random_numbers random;
  simulation_engine engine{7};
  for (int i = 0; i < 600; ++i) {
    auto const x = random_example(random);
    if (x.form == 4 || x.form > 5)
      continue;
    CAPTURE(i, x.form);
    auto const rows = x.rows.size();
    auto const c = random_constant(random);
    auto const k = 0.001 + uniform(random);
    std::vector<double> const constant(rows, c);
    std::vector<double> ratio, size, of_cell;
    std::vector<std::string_view> cells;
    for (std::size_t r = 0; r < rows; ++r) {
      size.push_back(c * (1 + 9 * uniform(random)) / 10);
      ratio.push_back(k * size[r]);
      cells.push_back(r == 0 || (r > 1 && random.below(2) == 0) ? "a" : "b");
      of_cell.push_back(cells[r] == "a" ? c : k * c);
    }
    auto const centre =
        random.below(2) == 0 ? replicate_centre::estimate : replicate_centre::mean_of_replicates;
    auto const j = jackknife::of(x.design, centre).value();
    check_nothing_varies(estimate_mean(j, constant).value(), c);
    check_nothing_varies(estimate_ratio(j, ratio, size).value(), k, few_ulps);
    auto const b = bootstrap(x.design, 12, engine).value();
    auto const mean = estimate_mean(b, constant);
    if (mean) // a resample may have no weight
      check_nothing_varies(*mean, c);
    if (auto const e = estimate_ratio(b, ratio, size); e)
      check_nothing_varies(*e, k, few_ulps);
    auto const by_hand = estimate_by_replicates(b, [&](std::span<double const> w) -> result<double> {
      double top = 0, base = 0;
      for (std::size_t r = 0; r < rows; ++r) {
        top += w[r] * c;
        base += w[r];
      }
      return top / base;
    });
    if (by_hand)
      CHECK(by_hand->standard_error == 0);
    cell_size const sizes[] = {{"a", 70}, {"b", 130}};
    auto const fitted = poststratify(x.design, cells, sizes).value();
    check_nothing_varies(estimate_mean(fitted, constant).value(), c);
    check_nothing_varies(estimate_ratio(fitted, ratio, size).value(), k, few_ulps);
    // What differs only between cells has no error: their sizes are known.
    auto const e = estimate_mean(fitted, of_cell).value();
    CHECK(std::fabs(e.value / (c * (70 + 130 * k) / 200) - 1) < few_ulps);
    CHECK(e.standard_error == 0);
  }
}

TEST_CASE("totals of equal units do not vary") {
  random_numbers random;
  for (int i = 0; i < 500; ++i) {
    // Clusters whose rows add up to the same, in other orders: 0.1 + 0.2 - 0.3 is not 0 to a machine.
    std::vector<row> rows;
    std::vector<double> y;
    auto const c = random_constant(random);
    auto const own = random.below(2) == 0;
    for (std::size_t u = 0; u < 5; ++u)
      for (std::size_t k = 0; k < 3; ++k) {
        rows.push_back({0, u, 40, 40, 1 + 0.3, 0});
        y.push_back(own ? c : c * (k == 0 ? 0.1 : k == 1 ? 0.2 : u % 2 == 0 ? -0.3 : -0.1 - 0.2));
      }
    auto const d = survey_design::of(rows, in_cluster{&row::cluster}, population_of{&row::clusters},
                                     weight_of{&row::weight})
                       .value();
    CHECK(estimate_total(d, y).value().standard_error == 0);
    CHECK(estimate_total(jackknife::of(d).value(), y).value().standard_error == 0);
    auto const p = survey_design::of(std::vector<double>{0.1, 0.2, 0.4, 0.7},
                                     probability_of{[](double x) { return x; }, overton{}})
                       .value();
    // Values in proportion to the probabilities: each unit speaks for the same.
    CHECK(estimate_total(p, std::vector<double>{0.1 * c, 0.2 * c, 0.4 * c, 0.7 * c}).value().standard_error ==
          0);
  }
}

// Of units of much alike weights: beside one that weighs ten thousand times as much, a variation of 1e-16 of the whole
// is a rounding of the mean.
TEST_CASE("what varies by a millionth of a millionth varies") {
  random_numbers random;
  simulation_engine engine{7};
  for (int i = 0; i < 1'000; ++i) {
    auto const x = random_example(random, false, 4);
    CAPTURE(i, x.form);
    auto const rows = x.rows.size();
    auto const c = random_constant(random);
    auto const k = 0.001 + uniform(random);
    std::vector<double> little, deviation, ratio, size, of_size;
    for (std::size_t r = 0; r < rows; ++r) {
      deviation.push_back(static_cast<double>(random.below(7)) - 3);
      little.push_back(c + 1e-12 * c * deviation[r]);
      size.push_back((1 + 9 * uniform(random)) / 10);
      ratio.push_back(k * size[r] * (1 + 1e-12 * deviation[r]));
      of_size.push_back(size[r] * deviation[r]);
    }
    auto const check = [&](result<estimate> const& e, result<estimate> const& due, double unit) {
      REQUIRE(e.has_value() == due.has_value());
      // Deviations of 1e-12 are known to about 1e-4 of them; where they nearly cancel, to less.
      if (!e || due->census || due->standard_error < 0.05)
        return;
      CHECK(std::fabs(e->standard_error / (std::fabs(unit) * 1e-12 * due->standard_error) - 1) < 0.02);
      CHECK(e->confidence_interval(0.95).has_value() == (e->df > 0));
    };
    check(estimate_mean(x.design, little), estimate_mean(x.design, deviation), c);
    check(estimate_ratio(x.design, ratio, size), estimate_ratio(x.design, of_size, size), k);
    if (x.form == 4 || x.form > 5)
      continue;
    auto const j = jackknife::of(x.design).value();
    check(estimate_mean(j, little), estimate_mean(j, deviation), c);
    check(estimate_ratio(j, ratio, size), estimate_ratio(j, of_size, size), k);
    auto const b = bootstrap(x.design, 12, engine).value();
    check(estimate_mean(b, little), estimate_mean(b, deviation), c);
    check(estimate_ratio(b, ratio, size), estimate_ratio(b, of_size, size), k);
  }
}

TEST_CASE("strata of one unit do not make equal values vary, whatever is done with them") {
  random_numbers random;
  for (int i = 0; i < 500; ++i) {
    auto const x = random_example(random, true);
    auto const c = random_constant(random);
    auto const k = 0.001 + uniform(random);
    std::vector<double> const constant(x.rows.size(), c);
    std::vector<double> ratio, size;
    for (std::size_t r = 0; r < x.rows.size(); ++r) {
      size.push_back(c * (1 + 9 * uniform(random)) / 10);
      ratio.push_back(k * size[r]);
    }
    for (auto const single : {single_unit_strata::remove, single_unit_strata::certainty,
                              single_unit_strata::adjust, single_unit_strata::average}) {
      check_nothing_varies(estimate_mean(x.design, constant, {single}).value(), c);
      check_nothing_varies(estimate_ratio(x.design, ratio, size, {single}).value(), k, few_ulps);
    }
  }
}

TEST_CASE("proportions, quantiles, design effects and decimals that do not vary say so") {
  random_numbers random;
  for (int i = 0; i < 300; ++i) {
    auto const x = random_example(random);
    auto const c = random_constant(random);
    std::vector<double> const ones(x.rows.size(), 1.0), constant(x.rows.size(), c);
    auto const p = estimate_proportion(x.design, ones).value();
    CHECK(p.value == 1);
    CHECK(p.standard_error == 0);
    CHECK(p.confidence_interval(0.95).has_value() == p.census);
    auto const q = estimate_quantile(x.design, constant, 0.3, {quantile_rule::interpolated}).value();
    CHECK(q.value == c);
    CHECK(q.confidence_interval().has_value() == q.census);
    CHECK_FALSE(
        design_effect_of_mean(x.design, constant, effect_against::sample_with_replacement).has_value());
    std::vector<decimal> const exact(x.rows.size(), decimal::from_micro(81'100'000));
    check_nothing_varies(estimate_mean(x.design, exact).value(), 81.1);
  }
}

} // namespace
