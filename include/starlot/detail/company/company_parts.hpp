// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_COMPANY_PARTS_HPP
#define STARLOT_DETAIL_COMPANY_COMPANY_PARTS_HPP
// IWYU pragma: private

#include <starlot/company/company_options.hpp>
#include <starlot/company/outlet_findings.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/maybe.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/detail/scheme/policy_calls.hpp>
#include <starlot/detail/scoring/leaf_table.hpp>
#include <starlot/detail/scoring/rate.hpp>
#include <starlot/detail/scoring/rating_source.hpp>
#include <starlot/detail/scoring/run.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/rating.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// A policy of any type, and where it comes from. Refers to it.
struct policy_view {
  void const* policy;
  policy_calls const* calls;
  policy_origin origin;

  [[nodiscard]] bool can_fail() const noexcept { return calls->fails != nullptr; }
  [[nodiscard]] bool takes_scores() const noexcept { return calls->score != nullptr; }
  [[nodiscard]] bool fails(outlet_score const& outlet) const { return calls->fails(policy, outlet); }
  [[nodiscard]] fraction score(std::span<outlet_score const> from_the_worst) const {
    return calls->score(policy, from_the_worst);
  }
};

/// Which of three readings of what is open.
enum class company_reading : std::uint8_t {
  assessed, ///< only what was assessed counts
  worst,    ///< all that is open went wrong
  best,     ///< all that is open is right
};

/// What only a sample has, beside the rating.
struct company_parts {
  explicit company_parts(finding_set const& head, outlet_findings const& found)
      : rating{only_evaluate{}, head}, visits{found} {}

  starlot::rating rating;
  outlet_findings visits;
  list<stratum> layers;
  std::vector<visited_outlet> outlets; ///< by number in the frame
  list<fraction> weights;        ///< of layers, as the policy takes them; then of outlets that have their own
  leaf_list head_office_leaves;  ///< by slots; criteria of outlets are open in them
  list<pooled_criterion> pooled; ///< by slots
  list<outlet_score> scores;     ///< of outlets, where the policy needs them; by number in the frame
  std::string_view policy;
  policy_origin origin = policy_origin::by_default;
  aggregation_kind kind = aggregation_kind::criteria;
  company_options options;
  sample_remarks remarks;
  maybe<survey_design> design;
  pooled_leaves assessed; ///< what was assessed alone,
  fraction before;        ///< and its score in points before the steps,
  fraction smooth;        ///< after those that only shift it,
  fraction score;         ///< and after all
  bool nothing_applies = false;
  first_reading counted;    ///< what is open of that which decides what counts
  std::size_t stops_at = 0; ///< the first step that does more than shift the score, or how many there are
  maybe<std::uint32_t>
      floor_missed; ///< the first outlet below the floor of the policy, by its number

  [[nodiscard]] any_scheme const& scheme() const noexcept { return visits.scheme(); }
  [[nodiscard]] scheme_view const& view() const noexcept { return visits.scheme().view(); }
  [[nodiscard]] finding_set const& head_office() const noexcept { return rating.findings(); }
  /// A run with everything that is open found wrong, as the trace has it.
  template <class = on_use> [[nodiscard]] run_input lowest_input() const {
    return input_of(access::parts(rating), {}, &company_source::low);
  }
  /// A run over what was assessed alone.
  template <class = on_use> [[nodiscard]] run_input assessed_input() const {
    auto from = lowest_input();
    from.leaves = assessed.table();
    from.start = &assessed.start;
    from.failed_by = assessed.failed_by;
    return from;
  }
};

/// The leaves of the head office; criteria of outlets are open in them.
template <class = on_use> [[nodiscard]] leaf_list head_office_leaves(finding_set const& head) {
  leaf_list out(head.scheme().view().criteria);
  auto const& view = head.scheme().view();
  for (std::uint32_t i = 0; i < view.nodes.size(); ++i)
    if (auto const& n = view.nodes[i]; !n.is_clause() && n.visited() == head_office)
      static_cast<void>(judge(head.scheme(), i, head.in_slot(n.link), out[n.link]));
  return out;
}

/// Whether a criterion of outlets is out whatever they found: `settle_company` marks it at the head office.
[[nodiscard]] inline bool is_left_out(finding_set const& head, std::uint32_t slot) noexcept {
  return head.observed(slot).kind == finding_kind::excluded;
}

/// What was found at an outlet, and at the head office.
struct findings_at_outlet {
  finding_set const& head;
  slice<observation const> row;

  [[nodiscard]] finding recorded(std::uint32_t slot) const {
    bool const is_here = row[slot].kind != finding_kind::not_assessed;
    return is_here ? row[slot].as_finding() : head.in_slot(slot);
  }
};

/// An outlet's own score before the steps, in points; nothing where none of its criteria applies there. `leaves` are those of
/// the head office, and are changed at the criteria of outlets.
template <class = on_use>
[[nodiscard]] maybe<fraction>
own_score(finding_set const& head, leaf_list& leaves, slice<outlet_criterion const> criteria,
          slice<observation const> row, open_taken open_as, part_refusal& refused) {
  any_scheme const& scheme = head.scheme();
  bool applies = false;
  for (auto const& c : criteria) {
    leaf l{leaf::state::scored, 0, 1};
    if (is_left_out(head, c.slot))
      l.is = leaf::state::out;
    else if (!reads_quickly(c.rule, row[c.slot], l.top, l.bottom)) {
      l = leaf{};
      static_cast<void>(judge_criterion(scheme, c.node, row[c.slot].as_finding(), true, l));
    }
    leaves[c.slot] = l;
    applies = applies || !l.is_out();
  }
  if (!applies)
    return {};
  leaf_table const table{leaves.view()};
  narrow quick;
  if (!roll_up_walk<narrow>{scheme, table, {.open_as = open_as, .refused = &refused}}.score(quick) &&
      !quick.overflowed)
    return {};
  if (!quick.overflowed)
    return maybe<fraction>{std::in_place, in_points(quick)};
  fraction wide;
  findings_at_outlet const found{head, row};
  reading const exactly{.open_as = open_as, .refused = &refused, .findings = finding_source::of(found)};
  if (!roll_up_walk<fraction>{scheme, table, exactly}.score(wide))
    return {};
  return maybe<fraction>{std::in_place, in_points(wide)};
}

/// Scores of outlets in the order of the frame; for a bound, those that were not reached count with
/// all of their criteria wrong, or right.
/// An outlet where a roll-up of the user's refuses has none, and `refused` is told.
template <class Parts>
[[nodiscard]] list<outlet_score> scores_of(Parts const& parts, company_reading how,
                                           part_refusal* refused = nullptr) {
  auto const open_as = how == company_reading::best ? open_taken::right : open_taken::wrong;
  auto leaves = parts.head_office_leaves;
  auto const criteria = outlet_criteria(parts.view(), 0, parts.view().nodes.size());
  list<observation> const unknown(parts.view().slot_count());
  list<outlet_score> out;
  for (auto const& o : parts.outlets) {
    if (!o.reached && how == company_reading::assessed)
      continue;
    slice<observation const> const row = o.reached ? parts.visits.row(o.number) : unknown.span();
    part_refusal here;
    auto const s = own_score(parts.head_office(), leaves, criteria.view(), row, open_as, here);
    if (s.is_there() && here.code == errc::none)
      out.push_back({o.number, parts.weights[o.weight_number()], *s});
    if (refused != nullptr)
      refused->note(here.code, here.part);
  }
  return out;
}

/// Whether a step, as declared, only adds a constant to the score, or leaves it alone.
[[nodiscard]] inline bool only_shifts(step const& s) noexcept {
  switch (s.kind) {
  case step_kind::cap:
  case step_kind::floor_at:
  case step_kind::clamp:
  case step_kind::round_to:
  case step_kind::custom:
    return false;
  case step_kind::deduction:
  case step_kind::bonus:
  case step_kind::add:
    return s.when.of == measure::always || s.when.of == measure::finding || s.when.of == measure::group ||
           s.when.of == measure::value;
  default:
    return true;
  }
}

/// The answer to its question that is for it that a step acts: "met" makes one act and keeps another from it.
[[nodiscard]] inline finding answer_for_acting(scheme_view const& view, step const& s) {
  bool negated = false;
  if (s.when.of != measure::finding)
    for (auto const& c : conditions_of(view, s))
      if (c.of == measure::finding) {
        negated = c.negated;
        break;
      }
  return s.unless != negated ? not_met : met;
}

/// The finding of a step: that of the head office, with what outlets found beside it. Counts add up as they were found; a step
/// that asks acts where anybody says that it does.
template <class Parts>
[[nodiscard]] observation company_step_finding(Parts const& parts, std::uint32_t step_number) {
  auto const& s = parts.view().steps[step_number];
  auto const slot = parts.view().criteria + step_number;
  auto const own = parts.head_office().observed(slot);
  if (!s.takes_findings())
    return own;
  if (s.asks()) {
    auto const acting = answer_for_acting(parts.view(), s);
    for (auto const& o : parts.outlets)
      if (o.reached && parts.visits.row(o.number)[slot].kind == acting.kind())
        return observation{acting};
    return own;
  }
  std::int64_t times = own.kind == finding_kind::found ? own.first : 0;
  bool any = own.kind == finding_kind::found;
  for (auto const& o : parts.outlets)
    if (o.reached && parts.visits.row(o.number)[slot].kind == finding_kind::found) {
      times += parts.visits.row(o.number)[slot].first;
      any = true;
    }
  return any ? observation{times < most_samples ? times : most_samples, 0, finding_kind::found} : own;
}

/// What outlets found for a criterion, as one finding where it can be: samples add up; met or not met at each becomes how
/// many of them did not; what is the same at all of them stays. Else not assessed.
template <class Parts>
[[nodiscard]] observation found_together(Parts const& parts, outlet_criterion const& c) {
  auto const met_or_not = bit_of(finding_kind::met) | bit_of(finding_kind::not_met);
  auto const& all = parts.pooled[c.slot];
  if (is_left_out(parts.head_office(), c.slot))
    return parts.head_office().observed(c.slot);
  if (all.kinds == 0)
    return {};
  bool const is_checked = (all.kinds & ~met_or_not) == 0 && c.rule <= rule_kind::half_credit;
  if (is_checked && (all.kinds == bit_of(finding_kind::met) || all.kinds == bit_of(finding_kind::not_met)))
    return observation{all.kinds == bit_of(finding_kind::met) ? met : not_met};
  if (is_checked || (all.kinds == bit_of(finding_kind::sampled) && c.rule == rule_kind::proportional))
    return {all.samples - all.counted, all.samples, finding_kind::sampled};
  observation last;
  std::int64_t outlets = 0, wrong = 0, samples = 0;
  bool any = false;
  bool is_same = true;
  for (auto const& o : parts.outlets) {
    if (!o.reached)
      continue;
    auto const& found = parts.visits.row(o.number)[c.slot];
    is_same = is_same && (!any || found == last);
    last = found;
    any = true;
    outlets += found.kind != finding_kind::excluded && found.kind != finding_kind::not_applicable ? 1 : 0;
    wrong += found.kind == finding_kind::sampled ? found.first : found.kind == finding_kind::not_met ? 1 : 0;
    samples += found.kind == finding_kind::sampled ? found.second : 0;
  }
  auto const applying = all.kinds & ~(bit_of(finding_kind::excluded) | bit_of(finding_kind::not_applicable));
  if (applying == bit_of(finding_kind::sampled))
    return {wrong, samples, finding_kind::sampled};
  if (is_same)
    return last;
  return outlets > 0 && (applying & ~met_or_not) == 0 ? observation{wrong, outlets, finding_kind::sampled}
                                                      : observation{};
}

/// The findings of the outlets' criteria, by slots.
template <class Parts> void put_together(Parts const& parts, list<observation>& recorded) {
  for (auto const& c : outlet_criteria(parts.view(), 0, parts.view().nodes.size()))
    recorded[c.slot] = found_together(parts, c);
}

} // namespace starlot::inline v0::detail

#endif
