// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_HPP
#define STARLOT_SCHEME_HPP

// What is required: a scheme, as a value that the compiler checks or from rows that are read at run time.
//
//   inline constexpr auto mine = starlot::scheme{title{…}, clause{…, criterion{…}}, deduction{…}, ladder{…}};   scheme/scheme.hpp
//   loaded_scheme::build(rows)    a scheme, or all its faults                                      scheme/loaded_scheme.hpp
//   content_hash<mine>(), content_hash(loaded)   covers all that can change a score or a grade     scheme/content_hash.hpp
//
// A scheme of the first kind stands in a header, for findings and ratings name it as a template argument; it is checked where it
// is first used, by `findings<mine>` or `content_hash<mine>()`. `mine.rungs()` is its ladder, unless that is one
// of your own: then it is `rating.rungs()`.
// Ready parts are listed at the top of rule.hpp, roll_up.hpp, roll_ups.hpp, step.hpp, condition.hpp, not_applicable.hpp,
// policies.hpp;
// parts of your own: score_state.hpp, aggregation.hpp, named.hpp, and custom_table.hpp for schemes from rows. Needs core/ alone.

#include <starlot/scheme/aggregation.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/clause.hpp>
#include <starlot/scheme/clause_answer.hpp>
#include <starlot/scheme/clause_children.hpp>
#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/counts.hpp>
#include <starlot/scheme/criterion.hpp>
#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/finding_of.hpp>
#include <starlot/scheme/group_is.hpp>
#include <starlot/scheme/if_nothing_applies.hpp>
#include <starlot/scheme/knot.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/point_range.hpp>
#include <starlot/scheme/policies.hpp>
#include <starlot/scheme/ready_policy.hpp>
#include <starlot/scheme/ready_roll_up.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/roll_ups.hpp>
#include <starlot/scheme/rounded.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/scope.hpp>
#include <starlot/scheme/score_state.hpp>
#include <starlot/scheme/step.hpp>
#include <starlot/scheme/step_if.hpp>
#include <starlot/scheme/title.hpp>
#include <starlot/scheme/validate.hpp>
#include <starlot/scheme/warnings.hpp>
#include <starlot/scheme/weight_ratio.hpp>

#endif
