// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_STARLOT_HPP
#define STARLOT_STARLOT_HPP

// Everything except what is opt-in: the sentences of core/error_text.hpp, and report/.
// A program that needs one part includes that part: a full audit scoring/evaluate.hpp, a ready scheme
// catalog/….

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/catalog/sbt10401.hpp>
#include <starlot/core/basic_hash.hpp>
#include <starlot/core/contract.hpp>
#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/limit.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/core/share.hpp>
#include <starlot/core/text.hpp>
#include <starlot/fwd.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/design_text.hpp>
#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/multi_site.hpp>
#include <starlot/sampling/outlet.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/record_writer.hpp>
#include <starlot/sampling/replay.hpp>
#include <starlot/sampling/rivest_ticket.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/sampling/seed.hpp>
#include <starlot/sampling/simulation.hpp>
#include <starlot/sampling/smallest_tickets.hpp>
#include <starlot/sampling/ticket.hpp>
#include <starlot/sampling/ticket_algorithm.hpp>
#include <starlot/sampling/timestamp.hpp>
#include <starlot/scheme/clause.hpp>
#include <starlot/scheme/compiled_scheme.hpp>
#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/criterion.hpp>
#include <starlot/scheme/custom_part.hpp>
#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/part.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rounded.hpp>
#include <starlot/scheme/row_arranger.hpp>
#include <starlot/scheme/row_checker.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/standing.hpp>
#include <starlot/scheme/step.hpp>
#include <starlot/scheme/table.hpp>
#include <starlot/scheme/validate.hpp>
#include <starlot/scheme/validate_steps.hpp>
#include <starlot/scoring/appraisal.hpp>
#include <starlot/scoring/carry_over.hpp>
#include <starlot/scoring/course.hpp>
#include <starlot/scoring/display.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/exclusion_profile.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/judge.hpp>
#include <starlot/scoring/leaves.hpp>
#include <starlot/scoring/rating.hpp>
#include <starlot/scoring/score_scale.hpp>
#include <starlot/scoring/sheets.hpp>
#include <starlot/scoring/trace.hpp>
#include <starlot/scoring/verdict.hpp>

#endif
