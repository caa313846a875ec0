// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_UNEQUAL_HPP
#define STARLOT_ESTIMATION_UNEQUAL_HPP

#include <starlot/core/contract.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

// Units drawn with unequal probabilities and without replacement, π_i for one and π_ij for two of them:
//
//   probability_of{&row::p}                              Brewer's variance, which needs no π_ij; the default
//   probability_of{&row::p, overton{}}                   π_ij approximated by Overton
//   probability_of{&row::p, hartley_rao{}}               by Hartley and Rao, from the probabilities in the sample,
//   probability_of{&row::p, hartley_rao{0.103}}          or from Σ π² / n over the whole population
//   probability_of{&row::p, joint_probability{function}} π_ij = function(row, row), known
//
// The variance of a total Σ e, e = y/π (Horvitz and Thompson 1952; Yates and Grundy 1953; Brewer 2002; Hartley and
// Rao 1962; Overton 1985), D_ij = (π_ij - π_i π_j)/π_ij:
//
//   joint_form::horvitz_thompson    Σ_ij D_ij e_i e_j, can be negative
//   joint_form::yates_grundy        -½ Σ_ij D_ij (e_i - e_j)², for samples of fixed size; not negative where π_ij <= π_i π_j
//   Brewer                          n/(n - 1) Σ (1 - π_i) (e_i - ē)²
//   Overton                         D_ij = 1 - (n - (π_i + π_j)/2)/(n - 1)
//   Hartley and Rao                 D_ij = 1 - (n - π_i - π_j + b)/(n - 1), b the mean of π
//
// Units that were certain to be drawn (π = 1) are strata of their own.

namespace starlot::inline v0 {

/// How pairs of units enter a variance.
enum class joint_form : std::uint8_t { horvitz_thompson, yates_grundy };

struct brewer {};
struct overton {
  joint_form form = joint_form::horvitz_thompson;
};
struct hartley_rao {
  /// Σ π² / n over the units of the population that are not certain, for all strata; 0: the mean of π in each stratum's sample.
  double mean_probability = 0;
  joint_form form = joint_form::horvitz_thompson;
};
/// `of(row, row)` says the probability that both are in a sample; asked for each pair of rows, of clusters the answer for the
/// first row of each counts.
template <class Function> struct joint_probability {
  constexpr explicit joint_probability(Function f, joint_form how = joint_form::yates_grundy)
      : of{std::move(f)}, form{how} {}
  Function of;
  joint_form form;
};

/// Probability with which a unit of the stage is in the sample, 0 < π <= 1, and how variances come from it.
template <class Projection, class Method = brewer> struct probability_of {
  constexpr explicit probability_of(Projection p, Method m = {}) : of{std::move(p)}, method{std::move(m)} {}
  Projection of;
  Method method;
};

/// Which variance a stage takes.
struct unequal_method {
  enum class kind : std::uint8_t { brewer, linear, joint };
  kind of = kind::brewer;
  joint_form form = joint_form::horvitz_thompson;
  /// D_ij = 1 - (n + b - slope (π_i + π_j))/(n - 1).
  double slope = 0;
  double offset = 0;           ///< b
  bool offset_is_mean = false; ///< b is the mean of π in the sample

  friend bool operator==(unequal_method const&, unequal_method const&) = default;
};

namespace detail {

[[nodiscard]] inline unequal_method method_of(brewer) { return {}; }
[[nodiscard]] inline unequal_method method_of(overton m) {
  return {unequal_method::kind::linear, m.form, 0.5, 0, false};
}
[[nodiscard]] inline unequal_method method_of(hartley_rao m) {
  contract(m.mean_probability >= 0 && m.mean_probability <= 1,
           "a mean of probabilities, or 0 for that of the sample");
  return {unequal_method::kind::linear, m.form, 1, m.mean_probability, !(m.mean_probability > 0)};
}
template <class Function> [[nodiscard]] unequal_method method_of(joint_probability<Function> const& m) {
  return {unequal_method::kind::joint, m.form, 0, 0, false};
}

/// Variance of Σ e over the units of one stratum, none of them certain, more than one; `joint(i, k)` is asked for π_ij
/// where the method knows it.
template <class Joint>
[[nodiscard]] double unequal_variance(unequal_method const& m, std::span<double const> e,
                                      std::span<double const> p, Joint const& joint) {
  auto const units = e.size();
  auto const n = static_cast<double>(units);
  if (m.of == unequal_method::kind::joint) {
    auto const yates_grundy = m.form == joint_form::yates_grundy;
    return stable_total(units * units, [&](std::size_t pair) {
      auto const i = pair / units;
      auto const k = pair % units;
      if (i == k)
        return yates_grundy ? 0 : (1 - p[i]) * e[i] * e[i];
      auto const both = joint(i, k);
      auto const d = (both - p[i] * p[k]) / both;
      return yates_grundy ? -0.5 * d * (e[i] - e[k]) * (e[i] - e[k]) : d * e[i] * e[k];
    });
  }
  auto const mean = stable_total(units, [&](std::size_t i) { return e[i]; }) / n;
  if (m.of == unequal_method::kind::brewer)
    return n / (n - 1) *
           stable_total(units, [&](std::size_t i) { return (1 - p[i]) * (e[i] - mean) * (e[i] - mean); });
  // D_ij = a + c (π_i + π_j): sums over pairs are products of sums.
  auto const probabilities = stable_total(units, [&](std::size_t i) { return p[i]; });
  auto const c = m.slope / (n - 1);
  auto const a = -(1 + (m.offset_is_mean ? probabilities / n : m.offset)) / (n - 1);
  if (m.form == joint_form::yates_grundy) {
    // Only differences count; measured from the mean, they do not cancel.
    auto const rest = stable_total(units, [&](std::size_t i) { return e[i] - mean; });
    auto const weighted = stable_total(units, [&](std::size_t i) { return p[i] * (e[i] - mean); });
    return a * rest * rest + 2 * c * rest * weighted - stable_total(units, [&](std::size_t i) {
             return (n * a + c * (n * p[i] + probabilities)) * (e[i] - mean) * (e[i] - mean);
           });
  }
  auto const sum = mean * n;
  auto const weighted = stable_total(units, [&](std::size_t i) { return p[i] * e[i]; });
  return a * sum * sum + 2 * c * sum * weighted +
         stable_total(units, [&](std::size_t i) { return (1 - p[i] - a - 2 * c * p[i]) * e[i] * e[i]; });
}

} // namespace detail

} // namespace starlot::inline v0

#endif
