// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_HPP
#define STARLOT_ESTIMATION_HPP

// What the visits say of all outlets: estimates with their errors, from any table with values. Knows no schemes.
//
//   auto const design = survey_design::of(visits, in_stratum{…}, population_of{…});                estimation/survey_design.hpp
//   auto const mean = estimate_mean(*design, scores);     value, standard error, df                estimation/mean.hpp
//   mean->confidence_interval(0.95)                       or why there is none                     estimation/estimate.hpp
//
// Beside it: proportion.hpp, quantile.hpp, variance.hpp, poststratify.hpp, exact bounds (attribute_sample.hpp), resampling
// (jackknife.hpp, bootstrap.hpp, replicate_weights.hpp), statistics of your own (linearised.hpp).

#include <starlot/estimation/attribute_sample.hpp>
#include <starlot/estimation/bootstrap.hpp>
#include <starlot/estimation/distribution.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/exact_values.hpp>
#include <starlot/estimation/jackknife.hpp>
#include <starlot/estimation/linearised.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/poststratify.hpp>
#include <starlot/estimation/proportion.hpp>
#include <starlot/estimation/quantile.hpp>
#include <starlot/estimation/replicate_weights.hpp>
#include <starlot/estimation/stage.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/estimation/systematic_variance.hpp>
#include <starlot/estimation/unequal.hpp>
#include <starlot/estimation/variance.hpp>

#endif
