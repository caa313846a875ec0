// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_HPP
#define STARLOT_SCORING_HPP

// What was seen and what it is worth: findings in, a rating out.
//
//   findings<mine> f;  f.set<"1.1">(met);       what was recorded for each criterion               scoring/findings.hpp
//   auto const rating = evaluate(f);            score, grade, bounds; or an error with its place   scoring/evaluate.hpp
//   for (auto const& line : rating->trace())    adds up to the score, exactly                      scoring/trace.hpp
//
// Beside it: comparing versions (carry_over.hpp), excluding what a kind of business has not (exclusion_profile.hpp), several
// sheets (sheets.hpp), a score graded without a scheme (grade_of.hpp), numbers as they are shown (display.hpp). Brings
// the scheme's headers along; knows nothing of samples. Opt-in, and not here: two assessors (reconciliation.hpp),
// nonconformities until they are closed (nonconformities.hpp).

#include <starlot/scoring/carry_over.hpp>
#include <starlot/scoring/display.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/exclusion_profile.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/grade_of.hpp>
#include <starlot/scoring/named_value.hpp>
#include <starlot/scoring/rating.hpp>
#include <starlot/scoring/score_change.hpp>
#include <starlot/scoring/sheets.hpp>
#include <starlot/scoring/trace.hpp>
#include <starlot/scoring/trace_line.hpp>

#endif
