// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_UNEQUAL_HPP
#define STARLOT_ESTIMATION_UNEQUAL_HPP

#include <cstdint>
#include <utility>

// Units drawn with unequal probabilities and without replacement, π_i for one and π_ij for two of them:
//
//   probability_of{&row::p}                              Brewer's variance, which needs no π_ij; the default
//   probability_of{&row::p, overton{}}                   π_ij approximated by Overton
//   probability_of{&row::p, hartley_rao{}}               by Hartley and Rao, from the probabilities in the sample,
//   probability_of{&row::p, hartley_rao{0.103}}          or from Σ π² / n over the whole population
//   probability_of{&row::p, joint_probability{function}} π_ij = function(row, row), known
//
// The variance of a total Σ e, e = y/π (Horvitz and Thompson 1952, doi:10.1080/01621459.1952.10483446; Yates and
// Grundy 1953; Brewer 2002; Hartley and Rao 1962; Overton 1985), D_ij = (π_ij - π_i π_j)/π_ij:
//
//   joint_form::horvitz_thompson    Σ_ij D_ij e_i e_j, can be negative
//   joint_form::yates_grundy        -½ Σ_ij D_ij (e_i - e_j)², for samples of fixed size; not negative where π_ij <=
//                                   π_i π_j
//   Brewer                          n/(n - 1) Σ (1 - π_i) (e_i - ē)²
//   Overton                         D_ij = 1 - (n - (π_i + π_j)/2)/(n - 1)
//   Hartley and Rao                 D_ij = 1 - (n - π_i - π_j + b)/(n - 1), b the mean of π
//
// Units that were certain to be drawn (π = 1) are strata of their own.

namespace starlot::inline v0 {

/// How pairs of units enter a variance.
enum class joint_form : std::uint8_t { horvitz_thompson, yates_grundy };

/// Brewer's variance, which needs no joint probabilities; the default.
struct brewer {};
/// Overton's joint probabilities.
struct overton {
  joint_form form = joint_form::horvitz_thompson; ///< of the variance
};
/// Joint probabilities of Hartley and Rao.
struct hartley_rao {
  /// Σ π² / n over the units of the population that are not certain, for all strata; 0: the mean of π in each
  /// stratum's sample.
  double mean_probability = 0;
  joint_form form = joint_form::horvitz_thompson; ///< of the variance
};
/// `function(row, row)` is the probability that both are in a sample. It is called for each pair of rows; for
/// clusters the value for the first row of each counts.
template <class Function> struct joint_probability {
  constexpr explicit joint_probability(Function f, joint_form how = joint_form::yates_grundy)
      : function{std::move(f)}, form{how} {}
  Function function; ///< joint probability of two rows, by their numbers
  joint_form form;   ///< of the variance
};

/// Probability with which a unit of the stage is in the sample, 0 < π <= 1, and how variances come from it.
template <class Projection, class Method = brewer> struct probability_of {
  constexpr explicit probability_of(Projection p, Method m = {})
      : projection{std::move(p)}, method{std::move(m)} {}
  Projection projection;
  Method method; ///< of the variance
};

} // namespace starlot::inline v0

#endif
