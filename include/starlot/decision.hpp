// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_HPP
#define STARLOT_DECISION_HPP

// How sure the star is: the law of the grade over all draws that could have been, exact.
//
//   auto const law = grade_distribution::of(scores, simple_random{15}, ladder);                              decision/grade_distribution.hpp
//   law->probability(2);  law->at_least(2);  law->bounds(2);                                       decision/bounded_probability.hpp
//   auto const all = outlet_effects::of(scores, simple_random{15}, ladder);                             decision/outlet_effects.hpp
//
// `ladder` is a `starlot::ladder`, or the `rungs()` of a scheme or of a rating.
// Which scores it takes: population_scores.hpp; what it may cost: law_options.hpp, progress_monitor.hpp; moments of a mean: mean_moments.hpp.

#include <starlot/decision/bounded_probability.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/mean_moments.hpp>
#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/progress_monitor.hpp>

#endif
