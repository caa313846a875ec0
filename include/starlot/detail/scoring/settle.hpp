// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_SETTLE_HPP
#define STARLOT_DETAIL_SCORING_SETTLE_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/leaf_table.hpp>
#include <starlot/detail/scoring/possible_truths.hpp>
#include <starlot/detail/scoring/rating_source.hpp>
#include <starlot/detail/scoring/roll_up_walk.hpp>
#include <starlot/detail/scoring/step_runner.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>

// What steps decide before anything is rolled up: the peer group, and then what counts.

namespace starlot::inline v0::detail {

/// What of a sheet decides. That of a company: see settle_company.hpp.
struct settled_sheet {
  rating_parts& rating;
  leaf_list judged;

  template <class Parts> explicit settled_sheet(Parts& to) : rating{to} {
    static_cast<void>(judge_sheet(to.findings, judged));
    auto const& view = to.scheme().view();
    for (std::uint32_t i = 0; i < view.nodes.size(); ++i)
      if (!view.nodes[i].is_clause()) // what is read quickly has no leaf yet
        judged[view.nodes[i].link] = leaf_table{judged.view(), {}, &to.findings}.at(view, i);
  }
  /// With what is open all wrong, or all right: the walk reads it so.
  [[nodiscard]] leaf_table leaves(open_taken) const { return {judged.view()}; }
  [[nodiscard]] bool is_open(std::uint32_t node) const { return judged[slot_of(node)].is_open(); }
  [[nodiscard]] observation found(std::uint32_t step_number) const {
    return rating.findings.observed(rating.scheme().view().slot_of_step(step_number));
  }
  /// The kinds of what was found for a criterion, a bit for each.
  [[nodiscard]] std::uint32_t kinds(std::uint32_t node) const {
    return bit_of(rating.findings.observed(slot_of(node)).kind);
  }
  void leave_out(std::uint32_t node) { judged[slot_of(node)] = leaf{leaf::state::out, 0, 1}; }

private:
  [[nodiscard]] std::uint32_t slot_of(std::uint32_t node) const {
    return rating.scheme().view().nodes[node].link;
  }
};

/// Whether a step acts, by the findings, and by the leaves as the steps before have left them.
template <class From>
[[nodiscard]] acting decide_before(From const& from, std::uint32_t step_number, first_reading& count) {
  auto const& view = from.rating.scheme().view();
  auto const& s = view.steps[step_number];
  auto const found = from.found(step_number);
  struct findings_of {
    finding_set const& of;
    [[nodiscard]] finding recorded(std::uint32_t slot) const { return of.in_slot(slot); }
  } const findings{from.rating.findings};
  auto const low = from.leaves(open_taken::wrong);
  auto const high = from.leaves(open_taken::right);
  auto const source = finding_source::of(findings);
  roll_up_walk<fraction> const worst_tree{
      from.rating.scheme(), low, {.open_as = open_taken::wrong, .findings = source}};
  roll_up_walk<fraction> const best_tree{
      from.rating.scheme(), high, {.open_as = open_taken::right, .findings = source}};
  fraction score;
  step_runner<fraction> const worst{worst_tree, from.rating.rungs, score, no_index};
  step_runner<fraction> const best{best_tree, from.rating.rungs, score, no_index};
  bool advisory_decides = false;
  auto const answer = acts_as_known(view, s, [&](condition const& c) {
    auto possible = possible_truths(c, found, worst, best);
    if (is_decided_apart(c))
      return possible;
    bool any_open = false;
    bool any_advisory = false;
    auto const at = view.find(c.where);
    for (auto i = at; i < view.end_of(at); ++i)
      if (!view.nodes[i].is_clause() && from.is_open(i)) {
        any_open = true;
        any_advisory = any_advisory || view.nodes[i].is_advisory();
      }
    if (any_open && (c.of == measure::value || !view.roll_ups_are_monotone))
      possible = truth_set{truth::no} | truth::yes;
    advisory_decides = advisory_decides || (any_advisory && !possible.is_one());
    return possible;
  });
  if (answer == acting::perhaps) {
    count.is_unsettled = true;
    count.advisory_decides = count.advisory_decides || advisory_decides;
  }
  return answer;
}

/// Settles the peer group, where the findings name none. While it is open there is no ladder.
template <class From> void settle_group(From& from, first_reading& count) {
  auto const& view = from.rating.scheme().view();
  auto& findings = from.rating.findings;
  bool& is_open = from.rating.group_is_open;
  for (std::uint32_t k = 0; k < view.steps.size() && findings.group().empty() && !is_open; ++k) {
    if (view.steps[k].kind != step_kind::group_is)
      continue;
    auto const acts = decide_before(from, k, count);
    is_open = acts == acting::perhaps;
    if (acts == acting::surely)
      static_cast<void>(findings.set_group(view.steps[k].over));
  }
  from.rating.rungs = is_open ? slice<rung const>{} : ladder_for(view, findings.group());
}

/// Leaves out what a step does not count. Tells of findings that are recorded for other groups, if the group is known.
template <class From> void leave_out_uncounted(From& from, std::uint32_t step_number, list<error>& wrong) {
  auto const& view = from.rating.scheme().view();
  auto const& s = view.steps[step_number];
  auto& kept = from.rating.findings;
  constexpr auto harmless = bit_of(finding_kind::not_assessed) | bit_of(finding_kind::not_applicable) |
                            bit_of(finding_kind::excluded);
  auto const over = view.find(s.over);
  for (auto i = over; i < view.end_of(over); ++i) {
    auto const& n = view.nodes[i];
    if (n.is_clause() || kept.observed(n.link).kind == finding_kind::excluded)
      continue;
    if (!from.rating.group_is_open && depends_on_group_alone(view, s) && view.details[i].finding_of.empty() &&
        (from.kinds(i) & ~harmless) != 0)
      wrong.push_back(error::at(errc::criterion_of_other_group, view.id(i), i));
    access::store(kept, n.link, excluded(s.title.en.empty() ? s.over : s.title.en));
    from.leave_out(i);
  }
}

/// Settles the group, and leaves out what does not count. Answers the findings that are recorded for other groups.
template <class From> [[nodiscard]] list<error> settle(From from, first_reading& count) {
  auto const& view = from.rating.scheme().view();
  list<error> wrong;
  settle_group(from, count);
  for (std::uint32_t k = 0; k < view.steps.size(); ++k)
    if (view.steps[k].kind == step_kind::counts)
      if (decide_before(from, k, count) != acting::surely)
        leave_out_uncounted(from, k, wrong);
  return wrong;
}

} // namespace starlot::inline v0::detail

#endif
