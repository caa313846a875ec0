// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_STAGE_HPP
#define STARLOT_ESTIMATION_STAGE_HPP

#include <starlot/core/projection.hpp>
#include <starlot/estimation/unequal.hpp>

#include <tuple>
#include <utility>

// What a stage of a sample says, beside in_stratum and in_cluster of core/projection.hpp:
//
//   population_of{&row::outlets}    how many units the stratum has: N
//   population_of{200}              the same number for all rows; likewise fraction_of, weight_of, probability_of
//   fraction_of{&row::share}        which part of them is in the sample: n / N
//   without_correction{}            as if the population had no end: the variance is too large
//   probability_of{&row::p}         drawn with unequal probabilities: see unequal.hpp
//   weight_of{&row::weight}         of a row, over all stages

namespace starlot::inline v0 {

/// Says how many units the stratum of a row has: `population_of{&row::outlets}`, or one number for all.
template <class Projection> struct population_of {
  constexpr explicit population_of(Projection p) : projection{std::move(p)} {}
  Projection projection;
};
/// Says what part of its stratum was sampled, 0 to 1.
template <class Projection> struct fraction_of {
  constexpr explicit fraction_of(Projection p) : projection{std::move(p)} {}
  Projection projection;
};
/// No finite population correction: as if the population were infinite.
struct without_correction {};
/// Says the weight of a row within its stage.
template <class Projection> struct weight_of {
  constexpr explicit weight_of(Projection p) : projection{std::move(p)} {}
  Projection projection;
};

/// The parts of one stage of several.
template <class... Parts> struct stage {
  constexpr explicit stage(Parts... p) : parts{std::move(p)...} {}
  std::tuple<Parts...> parts; ///< as they were given
};

} // namespace starlot::inline v0

#endif
