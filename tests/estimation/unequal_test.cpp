// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/mean.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace starlot;

struct row {
  std::size_t unit = 0;
  double p = 0;
  std::string stratum{};
};

/// Sampford's design (1967) over all samples: P(s) is proportional to Σ_{i in s} p_i Π_{j in s, j != i} w_j with p = π/n and
/// w = p/(1 - n p); π and π_ij are then sums of P(s).
class sampford {
public:
  sampford(std::vector<double> const& sizes, std::size_t n)
      : pi_(sizes.size()), joint_(sizes.size() * sizes.size()) {
    double total = 0;
    for (auto const x : sizes)
      total += x;
    double sum = 0;
    for (std::size_t bits = 0; bits < (std::size_t{1} << sizes.size()); ++bits) {
      std::vector<std::size_t> s;
      for (std::size_t i = 0; i < sizes.size(); ++i)
        if ((bits >> i & 1U) != 0)
          s.push_back(i);
      if (s.size() != n)
        continue;
      double product = 1;
      double ones = 0;
      for (auto const i : s) {
        auto const p = sizes[i] / total;
        product *= p / (1 - static_cast<double>(n) * p);
        ones += 1 - static_cast<double>(n) * p;
      }
      samples.push_back(s);
      probability.push_back(product * ones);
      sum += probability.back();
    }
    for (std::size_t k = 0; k < samples.size(); ++k) {
      probability[k] /= sum;
      for (auto const i : samples[k])
        for (auto const j : samples[k])
          joint_[i * sizes.size() + j] += probability[k];
    }
    for (std::size_t i = 0; i < sizes.size(); ++i)
      pi_[i] = joint(i, i);
  }
  [[nodiscard]] double pi(std::size_t i) const { return pi_[i]; }
  [[nodiscard]] double joint(std::size_t i, std::size_t j) const { return joint_[i * pi_.size() + j]; }

  std::vector<std::vector<std::size_t>> samples;
  std::vector<double> probability;

private:
  std::vector<double> pi_;
  std::vector<double> joint_;
};

TEST_CASE("by enumeration, Yates and Grundy's variance is unbiased on Sampford's design, and Horvitz and "
          "Thompson's too") {
  std::vector<double> const sizes{3, 2, 8, 1, 5, 9, 12, 4, 6};
  std::vector<double> const y{31, 25, 70, 16, 48, 99, 105, 52, 60};
  sampford const design{sizes, 3};
  // survey.json, joint_sampford: the probabilities are those of R's sampling package.
  CHECK(std::fabs(design.pi(3) - 0.06) < 1e-14);
  CHECK(std::fabs(design.joint(0, 1) / 0.012328946419320945 - 1) < 1e-10);
  CHECK(std::fabs(design.joint(2, 6) / 0.3106679615220952 - 1) < 1e-10);
  double const truth = 31 + 25 + 70 + 16 + 48 + 99 + 105 + 52 + 60;
  auto const both = [&](row const& a, row const& b) { return design.joint(a.unit, b.unit); };
  double mean = 0, square = 0, yates_grundy = 0, horvitz_thompson = 0, brewer_variance = 0;
  double negative = 0;
  for (std::size_t k = 0; k < design.samples.size(); ++k) {
    std::vector<row> rows;
    std::vector<double> values;
    for (auto const i : design.samples[k]) {
      rows.push_back({i, design.pi(i)});
      values.push_back(y[i]);
    }
    auto const chance = design.probability[k];
    auto const yg =
        *estimate_total(*survey_design::of(rows, probability_of{&row::p, joint_probability{both}}), values);
    auto const ht = estimate_total(
        *survey_design::of(rows,
                           probability_of{&row::p, joint_probability{both, joint_form::horvitz_thompson}}),
        values);
    auto const b = *estimate_total(*survey_design::of(rows, probability_of{&row::p}), values);
    mean += chance * yg.value;
    square += chance * yg.value * yg.value;
    yates_grundy += chance * yg.standard_error * yg.standard_error;
    brewer_variance += chance * b.standard_error * b.standard_error;
    if (ht) {
      horvitz_thompson += chance * ht->standard_error * ht->standard_error;
      CHECK(ht->value == yg.value);
    } else {
      CHECK(ht.error().code == errc::variance_negative);
      negative += chance;
      double v = 0; // what it would be
      for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
          auto const pij = both(rows[i], rows[j]);
          v += (pij - rows[i].p * rows[j].p) / pij * values[i] / rows[i].p * values[j] / rows[j].p;
        }
      CHECK(v < 0);
      horvitz_thompson += chance * v;
    }
  }
  auto const variance = square - mean * mean;
  CHECK(std::fabs(mean / truth - 1) < 1e-12);
  CHECK(std::fabs(yates_grundy / variance - 1) < 1e-9);
  CHECK(std::fabs(horvitz_thompson / variance - 1) < 1e-9);
  // Brewer's needs no joint probabilities, and is not unbiased.
  WARN("Sampford, 3 of 9: Brewer's variance is on average "
       << brewer_variance / variance
       << " of the true one; Horvitz and Thompson's is negative with probability " << negative);
  CHECK(brewer_variance / variance > 0.8);
  CHECK(brewer_variance / variance < 1.2);
}

TEST_CASE("units that were certain are strata of their own, strata are apart") {
  std::vector<double> const y{10, 4, 6, 3, 9};
  std::vector<row> const rows{{0, 1, "a"}, {1, 0.5, "a"}, {2, 0.4, "a"}, {3, 0.2, "b"}, {4, 0.3, "b"}};
  std::vector<row> const a{rows[1], rows[2]};
  std::vector<row> const b{rows[3], rows[4]};
  auto const of = [](std::vector<row> const& some, std::vector<double> const& values, auto method) {
    auto const d = survey_design::of(some, in_stratum{&row::stratum}, probability_of{&row::p, method});
    auto const se = estimate_total(*d, values).value().standard_error;
    return se * se;
  };
  auto const adds_up = [&](auto method) {
    auto const parts = of(a, {4, 6}, method) + of(b, {3, 9}, method);
    CHECK(std::fabs(of(rows, y, method) / parts - 1) < 1e-14);
  };
  adds_up(brewer{});
  adds_up(overton{joint_form::yates_grundy});
  adds_up(hartley_rao{0, joint_form::yates_grundy});
  std::vector<row> const certain{{0, 1, "a"}, {1, 1, "a"}};
  // They bring no degrees of freedom either.
  CHECK(estimate_total(*survey_design::of(rows, in_stratum{&row::stratum}, probability_of{&row::p}), y)
            .value()
            .df == 2);
  auto const all =
      estimate_total(*survey_design::of(certain, probability_of{&row::p}), std::vector<double>{1, 2});
  CHECK(all->census);
  CHECK(all->standard_error == 0);
  std::vector<row> const one{{0, 1, "a"}, {1, 0.5, "a"}};
  CHECK(estimate_total(*survey_design::of(one, probability_of{&row::p}), std::vector<double>{1, 2})
            .error()
            .code == errc::single_unit_stratum);
}

// With equal probabilities n/N every one of them is the simple random sample's variance; Overton's and Hartley and Rao's
// approximate π_ij to terms of 1/N.
TEST_CASE("equal probabilities give the variance of a simple random sample") {
  std::vector<row> const rows(4, row{0, 0.4});
  std::vector<double> const y{3, 8, 4, 9};
  auto const simple = *survey_design::of(rows, population_of{[](row const&) { return 10; }});
  auto const due = estimate_total(simple, y).value().standard_error;
  auto const of = [&](auto method) {
    return estimate_total(*survey_design::of(rows, probability_of{&row::p, method}), y)
        .value()
        .standard_error;
  };
  CHECK(std::fabs(of(brewer{}) / due - 1) < 1e-14);
  auto const both = [](row const&, row const&) { return 4.0 * 3 / (10 * 9); };
  CHECK(std::fabs(of(joint_probability{both}) / due - 1) < 1e-14);
  CHECK(std::fabs(of(joint_probability{both, joint_form::horvitz_thompson}) / due - 1) < 1e-14);
}

// D_ij written out, pair by pair.
TEST_CASE("approximations of Overton, Hartley and Rao are the sums over pairs that they stand for") {
  std::vector<row> const rows{{0, 0.2}, {1, 0.5}, {2, 0.35}, {3, 0.6}};
  std::vector<double> const y{10, 99, 5, 70};
  auto const pairs = [&](double slope, double b, joint_form form) {
    double v = 0;
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = 0; j < 4; ++j) {
        auto const d = i == j ? 1 - rows[i].p : 1 - (4 + b - slope * (rows[i].p + rows[j].p)) / 3;
        auto const ei = y[i] / rows[i].p;
        auto const ej = y[j] / rows[j].p;
        v += form == joint_form::yates_grundy ? -0.5 * d * (ei - ej) * (ei - ej) : d * ei * ej;
      }
    return v;
  };
  for (auto const form : {joint_form::yates_grundy, joint_form::horvitz_thompson}) {
    auto const of = [&](auto method) {
      auto const e = estimate_total(*survey_design::of(rows, probability_of{&row::p, method}), y);
      REQUIRE(e.has_value());
      return e->standard_error * e->standard_error;
    };
    CHECK(std::fabs(of(overton{form}) / pairs(0.5, 0, form) - 1) < 1e-12);
    CHECK(std::fabs(of(hartley_rao{0.3, form}) / pairs(1, 0.3, form) - 1) < 1e-12);
    CHECK(std::fabs(of(hartley_rao{0, form}) / pairs(1, (0.2 + 0.5 + 0.35 + 0.6) / 4, form) - 1) < 1e-12);
  }
}

TEST_CASE("clusters drawn with unequal probabilities, and a stage below them") {
  struct visit {
    int city;
    double p, outlets;
  };
  std::vector<visit> const rows{{1, 0.5, 4}, {1, 0.5, 4}, {2, 0.25, 6}, {2, 0.25, 6}};
  std::vector<double> const y{10, 14, 20, 23};
  auto const d = *survey_design::of(rows, stage{in_cluster{&visit::city}, probability_of{&visit::p}},
                                    stage{population_of{&visit::outlets}});
  CHECK(std::vector<double>(d.weights().begin(), d.weights().end()) == std::vector<double>{4, 4, 12, 12});
  auto const e = *estimate_total(d, y);
  CHECK(e.value == 4 * 24 + 12 * 43);
  // By hand: between cities with e = 96 and 516, then what Σ π V adds within them.
  auto const middle = (96.0 + 516) / 2;
  auto const between = 2 * (0.5 * (96 - middle) * (96 - middle) + 0.75 * (516 - middle) * (516 - middle));
  auto const within = 0.5 * 0.5 * 2 * (2 * 8.0 * 8) + 0.25 * (4.0 / 6) * 2 * (2 * 18.0 * 18);
  CHECK(std::fabs(e.standard_error * e.standard_error / (between + within) - 1) < 1e-13);
  CHECK(e.df == 1);
}

TEST_CASE("probabilities that are none are refused with their rows") {
  auto const of = [](std::vector<row> const& rows) {
    std::string out;
    auto const made = survey_design::of(rows, in_cluster{&row::unit}, probability_of{&row::p});
    if (!made)
      for (auto const& e : made.errors())
        out += std::to_string(static_cast<int>(e.code)) + ' ' + std::to_string(e.where.index) + ',';
    return out;
  };
  CHECK(of({{0, 0.5}, {1, 1}}).empty());
  CHECK(of({{0, 0}, {1, 1.5}, {2, -1}, {3, std::nan("")}, {4, std::numeric_limits<double>::infinity()}})
            .starts_with("607 0,607 1,607 2,607 3,607 4,"));
  CHECK(of({{0, 0.5}, {0, 0.25}}) == "608 1,");
  auto const joint = [](double first, double second) {
    std::vector<row> const rows{{0, 0.5}, {1, 0.4}};
    auto const both = [&](row const& a, row const&) { return a.unit == 0 ? first : second; };
    return survey_design::of(rows, probability_of{&row::p, joint_probability{both}});
  };
  CHECK(joint(0.3, 0.3).has_value());
  CHECK(joint(0, 0).errors()[0].code == errc::bad_joint_probability);
  CHECK(joint(0.45, 0.45).errors()[0].code == errc::bad_joint_probability);
  CHECK_FALSE(starlot_tests::broken_contract([] { (void)detail::method_of(hartley_rao{-5}); }).empty());
  CHECK(joint(0.3, 0.2).errors()[0].code == errc::bad_joint_probability);
}

} // namespace
