// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_EVALUATE_HPP
#define STARLOT_SCORING_EVALUATE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scoring/rate.hpp>
#include <starlot/detail/scoring/run.hpp>
#include <starlot/detail/scoring/settle.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/rating.hpp>

#include <utility>

namespace starlot::inline v0 {

/// Rates: shares by the scoring rules, roll-up after exclusions, steps in their declared order, grade from
/// the ladder.
///
/// Exact: the grade is decided by comparing the unrounded score (or what a declared rounding step made of it)
/// with the cut-offs. Open findings leave the rating undetermined, with bounds, unless they cannot change it.
/// Errors, with the place: every finding that is wrong for its criterion or step, as `findings.check()` lists
/// them; `nothing_applicable` where every criterion is excluded; `group_missing` where each ladder is for a peer
/// group and the findings name none; `part_not_monotone` where the bounds show that a custom part is not what it
/// says; `criterion_of_other_group`; what a roll-up, step or ladder of yours refused with.
/// Complexity: linear in the table. Allocates nothing up to 48 criteria and steps and numbers of 256 bits.
template <class = detail::on_use> [[nodiscard]] result<rating> evaluate(finding_set const& findings) {
  auto const& view = findings.scheme().view();
  contract(findings.slot_count() == view.slot_count(), "findings that were moved from are rated");
  result<rating> out{std::in_place, detail::only_evaluate{}, findings};
  auto& made = out.value();
  detail::leaf_list leaves;
  leaves.resize_for_overwrite(view.criteria);
  detail::first_reading count{leaves.data()};
  if (view.decides_before)
    if (auto const wrong = detail::settle(detail::settled_sheet{detail::access::parts(made)}, count);
        !wrong.empty()) {
      out = detail::failure_of(wrong);
      return out; // each return of the same object, so that it is made in its place
    }
  if (detail::access::parts(made).rungs.empty() && !view.is_ungraded && !made.group_is_open()) {
    out = error::at(errc::group_missing, view.title.id);
    return out;
  }
  auto const code = detail::rate(detail::access::parts(made), count, leaves.view());
  if (code != errc::none || !detail::dates_are_right(findings)) {
    auto const all = (findings.check)();
    if (all)
      out = detail::error_of({code, count.refused_by}, view);
    else
      out = detail::access::why(all);
  }
  return out;
}

} // namespace starlot::inline v0

#endif
