// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_RATE_HPP
#define STARLOT_DETAIL_SCORING_RATE_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scoring/certain_veto.hpp>
#include <starlot/detail/scoring/rating_source.hpp>
#include <starlot/detail/scoring/run.hpp>
#include <starlot/scoring/findings.hpp>

namespace starlot::inline v0::detail {

/// What a run over a rating starts from: the leaves of a sheet, which the caller keeps, or those of a reading of a
/// company.
template <class = on_use>
[[nodiscard]] run_input input_of(rating_parts const& r, slice<leaf const> sheet,
                                 pooled_leaves company_source::*reading) {
  if (!r.company)
    return {r.scheme(), r.rungs, {sheet, {}, &r.findings}, r.findings};
  auto const& of = (*r.company).*reading;
  return {r.scheme(), r.rungs,      of.table(),       r.findings, r.company->recorded.view(),
          &of.start,  of.failed_by, r.company->policy};
}

/// Whether a condition names an advisory criterion, or a part of the user's may look at one: where that is not monotone, it can
/// tell a value in between from both ends.
template <class = on_use> [[nodiscard]] bool may_look_at_advisory(scheme_view const& view) {
  auto const names_one = [&](condition const& c) {
    auto const node = c.of == measure::branch ? view.find(c.where) : scheme_view::none;
    return node < view.nodes.size() && view.nodes[node].is_advisory();
  };
  bool found = view.customs_read_freely;
  for (auto const& s : view.steps) {
    found = found || names_one(s.when);
    for (auto const& c : conditions_of(view, s))
      found = found || names_one(c);
  }
  return found;
}

/// Whether a condition looks at a value that is open: it could be any, not only what the two readings take it for.
template <class = on_use> [[nodiscard]] bool looks_at_open_value(rating_parts const& r) {
  auto const& view = r.scheme().view();
  auto const looks = [&](condition const& c) {
    return c.of == measure::value && r.findings.observed(view.slot(view.find(c.where))).is_open();
  };
  bool found = false;
  for (auto const& s : view.steps) {
    if (s.acts_before())
      continue; // which has left the rating open already
    found = found || looks(s.when);
    for (auto const& c : conditions_of(view, s))
      found = found || looks(c);
  }
  return found;
}

/// Works out the rest of a rating: in both readings of what is open where anything is. Answers what is wrong with the
/// findings, or `nothing_applicable`.
template <class = on_use>
[[nodiscard]] inline errc rate(rating_parts& to, first_reading& count, slice<leaf const> sheet) {
  auto low = input_of(to, sheet, &company_source::low);
  if (!to.company)
    low.leaves.counting = &count;
  if (auto const code = run(low, open_taken::wrong, to.low); code != errc::none) {
    count.refused_by = low.refused_by;
    return code;
  }
  if (to.low.grade.state() == outcome::nothing_applies && !count.is_unsettled)
    return errc::none; // whatever is open
  to.open_criteria = count.criteria;
  to.open_conditions = count.conditions;
  to.is_unbounded = count.is_unbounded || count.is_unsettled;
  if (count.criteria + count.conditions + count.advisory == 0)
    return errc::none;
  to.has_bounds = true;
  bool const looks_at_open = looks_at_open_value(to);
  to.is_unbounded = to.is_unbounded || looks_at_open;
  auto high = input_of(to, sheet, &company_source::high);
  if (!to.company)
    high.failed_by = count.failed_by;
  if (auto const code = run(high, open_taken::right, to.high); code != errc::none) {
    count.refused_by = high.refused_by;
    return code;
  }
  auto const order = to.low.points() <=> to.high.points();
  if (order > 0 && bounds_are_guaranteed(to)) // only a part of the user's can be wrong about it
    return errc::part_not_monotone;
  to.scores_differ = order != 0;
  if (looks_at_open || count.advisory_decides || to.low.grade != to.high.grade || to.scores_differ ||
      (count.advisory > 0 && !bounds_are_guaranteed(to) && may_look_at_advisory(to.scheme().view())))
    to.open_conditions += count.advisory;
  if (to.low.grade == to.high.grade && to.low.cause != no_index && !bounds_are_guaranteed(to))
    to.fails_for_sure = fails_for_sure(low, high, !count.is_unsettled);
  return errc::none;
}

/// What the lines of a rating come from: a copy of it, and its leaves.
struct trace_source {
  rating_parts of;
  leaf_list leaves; ///< of a sheet

  template <class Parts> explicit trace_source(Parts const& r) : of{r} {
    if (!of.company)
      static_cast<void>(judge_sheet(of.findings, leaves));
  }
  [[nodiscard]] bool must_have_top_line() const {
    return !is_linear(of.scheme().view().top) || (of.company && of.company->low.failed_by == policy_part);
  }
  /// A policy that works from scores of outlets can come to what the lines add up to.
  [[nodiscard]] bool may_have_top_line() const {
    return must_have_top_line() || (of.company && of.company->low.start.is_there()) ||
           of.scheme().view().nothing_applies.given() != starlot::points{} || of.scheme().view().start != 0;
  }
  template <class = on_use> [[nodiscard]] run_input input() const {
    return input_of(of, leaves.view(), &company_source::low);
  }
};

} // namespace starlot::inline v0::detail

#endif
