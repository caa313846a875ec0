// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_HPP
#define STARLOT_DECISION_HPP

// How sure the star is: the exact distribution of the grade over all draws that the design could have made.
//
//   auto const law = grade_distribution::of(scores, simple_random{15}, ladder);                    decision/grade_distribution.hpp
//   law->probability(rating->grade());  law->at_least(grade_rank{1});                              decision/grade_rank.hpp
//   law->bounds(grade_rank{1});                                                                    decision/bounded_probability.hpp
//   auto const all = outlet_effects::of(scores, simple_random{15}, ladder);                        decision/outlet_effects.hpp
//
// `ladder` is a `starlot::ladder`, or the `rungs()` of a scheme or of a rating, whose bounds decide: a ladder of your own that
// decides otherwise, and steps, have no part in a law.
// Scores: population_scores.hpp; cost and progress of a run: law_options.hpp, progress_monitor.hpp; moments:
// sample_mean_moments.hpp. Opt-in, and not here: shown_probability(p), as it may be shown, 0.99998 not as 1.000:
// shown_probability.hpp. Nor is what proves a grade while outlets are visited, whatever the others score:
//
//   auto s = settlement::of(record, ladder, terms);  s->add(score);  s->grade();  s->next();       decision/settlement.hpp
//   settle(company, record, ladder, terms)           // all visits at once, in any order           decision/settle.hpp
//   visits_by_law(scores, ladder, 0.05)              // how many visits, before the draw           decision/visits_needed.hpp

#include <starlot/decision/bounded_probability.hpp>
#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/grade_rank.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/decision/progress_monitor.hpp>
#include <starlot/decision/sample_mean_moments.hpp>

#endif
