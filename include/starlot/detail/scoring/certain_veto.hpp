// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_CERTAIN_VETO_HPP
#define STARLOT_DETAIL_SCORING_CERTAIN_VETO_HPP
// IWYU pragma: private

#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/possible_truths.hpp>
#include <starlot/detail/scoring/rating_source.hpp>
#include <starlot/detail/scoring/roll_up_walk.hpp>
#include <starlot/detail/scoring/run.hpp>
#include <starlot/detail/scoring/step_runner.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstdint>
#include <string_view>

namespace starlot::inline v0::detail {

/// Whether a criterion has a finding that is not open.
template <class = on_use> [[nodiscard]] bool is_recorded(run_input const& from, std::string_view criterion) {
  auto const& view = from.scheme.view();
  return !from.observed(view.slot(view.find(criterion))).is_open();
}

/// Whether something fails the company whatever is open, though its bounds are not guaranteed, and always with the same special
/// grade, or none. Of the score on its way nothing is known then, so that what hangs on it may act or not.
/// `is_settled`: what steps decide before the roll-up is known.
template <class = on_use>
[[nodiscard]] bool fails_for_sure(run_input const& low, run_input const& high, bool is_settled) {
  if (low.failed_by != no_index || high.failed_by != no_index)
    return low.failed_by == high.failed_by && low.failed_by != policy_part;
  auto const& view = low.scheme.view();
  roll_up_walk<fraction> const worst_tree{
      low.scheme, low.leaves, {.open_as = open_taken::wrong, .findings = finding_source::of(low)}};
  roll_up_walk<fraction> const best_tree{
      high.scheme, high.leaves, {.open_as = open_taken::right, .findings = finding_source::of(high)}};
  fraction score;
  step_runner<fraction> const worst{worst_tree, low.rungs, score, no_index};
  step_runner<fraction> const best{best_tree, high.rungs, score, no_index};
  bool any_before = false; // that may fail the company, with
  std::string_view award;
  for (std::uint32_t k = 0; k < view.steps.size(); ++k) {
    auto const& s = view.steps[k];
    auto const found = low.observed(view.slot_of_step(k));
    bool const fails =
        s.kind == step_kind::veto || s.kind == step_kind::custom ||
        (s.kind == step_kind::deduction && found.kind == finding_kind::found && found.first >= s.limit);
    if (!fails)
      continue;
    auto const acts = acts_as_known(view, s, [&](condition const& c) {
      bool const is_value = c.of == measure::value;
      bool const is_fixed =
          c.of == measure::always || c.of == measure::finding ||
          (is_settled && (c.of == measure::group || (is_value && is_recorded(low, c.where))));
      bool const is_bounded = is_settled && view.roll_ups_are_monotone && c.of != measure::score && !is_value;
      if (is_fixed || is_bounded)
        return possible_truths(c, found, worst, best);
      return truth_set{truth::no} | truth::yes | truth::unknown;
    });
    if (acts == acting::never)
      continue;
    if (s.kind == step_kind::custom)
      return false; // nobody knows whether, or with what
    auto const own = s.awards() ? s.rung.name : std::string_view{};
    if (any_before && award != own)
      return false;
    if (acts == acting::surely)
      return true;
    any_before = true;
    award = own;
  }
  return false;
}

} // namespace starlot::inline v0::detail

#endif
