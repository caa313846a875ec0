// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_EVALUATE_HPP
#define STARLOT_SCORING_EVALUATE_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/scoring/appraisal.hpp>
#include <starlot/detail/scoring/course.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/verdict.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/rating.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace starlot::inline v0 {

/// Rates: shares by the scoring rules, roll-up after exclusions, steps in their declared order, grade from
/// the ladder.
///
/// Exact: the grade is decided by comparing the unrounded score (or what a declared rounding step made of it)
/// with the cut-offs. Open findings leave the rating undetermined, with bounds.
/// Errors, with the place: the first finding that is wrong for its criterion or step (`findings.check()`
/// lists all); `nothing_applicable` where every criterion is excluded; `group_missing` where each ladder is
/// for a peer group and the findings name none.
/// Complexity: linear in the table. On a compile-time scheme with ready parts nothing is allocated.
template <class Schema>
[[nodiscard]] constexpr result<basic_rating<Schema>> evaluate(basic_findings<Schema> const& findings) {
  auto const& view = findings.schema().view();
  contract(findings.slot_count() == view.slot_count(),
           "the findings belong to another scheme than is there now");
  result<basic_rating<Schema>> out{std::in_place, detail::only_evaluate{}, findings,
                                   view.ladder_for(findings.group())};
  if (auto const fault = out.value().rate(findings); fault.code != errc::none)
    out = fault;
  return out;
}

} // namespace starlot::inline v0

#endif
