// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_SETTLE_COUNTED_HPP
#define STARLOT_DETAIL_SCORING_SETTLE_COUNTED_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scoring/leaf_table.hpp>
#include <starlot/detail/scoring/roll_up_walk.hpp>
#include <starlot/detail/scoring/step_runner.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstdint>

// What steps of the kind `counts` decide, before anything is rolled up.

namespace starlot::inline v0::detail {

/// Whether a step counts its part, as far as is known.
struct counted_answer {
  bool holds = false;
  bool is_known = true;
  bool is_of_group = false; ///< the group alone decides
};

/// Decides by the leaves as the steps before have left them. `Open`: whether a criterion is open.
template <class Open>
[[nodiscard]] counted_answer decide_counted(any_scheme const& scheme, slice<rung const> rungs,
                                            leaf_table const& leaves, step const& s, observation const& found,
                                            first_reading& count, Open const& is_open) {
  auto const& view = scheme.view();
  roll_up_walk<fraction> const tree{scheme, leaves, {}};
  fraction score;
  step_runner<fraction> const run{tree, rungs, score, no_index};
  counted_answer out{run.acts(s, found), true, depends_on_group_alone(view, s)};
  if (s.asks() && found.is_open())
    out.is_known = run.acts(s, observation{met}) == run.acts(s, observation{not_met});
  auto const look = [&](condition const& c) {
    if (is_decided_apart(c))
      return;
    auto const at = view.find(c.where);
    for (auto i = at; i < view.end_of(at); ++i)
      if (!view.nodes[i].is_clause() && is_open(i)) {
        out.is_known = false;
        count.conditions += view.nodes[i].is_advisory() ? 1U : 0U; // which is open only where it matters
      }
  };
  look(s.when);
  for (auto const& c : conditions_of(view, s))
    look(c);
  if (!out.is_known)
    count.is_unsettled = true;
  out.holds = out.holds && out.is_known;
  return out;
}

/// Excludes what does not count in a sheet. Answers the findings that are recorded for other groups.
template <class = on_use> [[nodiscard]] list<error> settle_sheet(finding_set& f, first_reading& count) {
  auto const& view = f.scheme().view();
  list<error> wrong;
  leaf_list judged;
  static_cast<void>(judge_sheet(f, judged));
  for (std::uint32_t i = 0; i < view.nodes.size(); ++i)
    if (!view.nodes[i].is_clause())
      judged[view.nodes[i].link] =
          leaf_table{judged.view(), {}, &f}.at(view, i); // what is read quickly has no leaf yet
  for (std::uint32_t k = 0; k < view.steps.size(); ++k) {
    auto const& s = view.steps[k];
    if (s.kind != step_kind::counts)
      continue;
    auto const answer = decide_counted(
        f.scheme(), ladder_for(view, f.group()), {judged.view()}, s, f.observed(view.slot_of_step(k)), count,
        [&](std::uint32_t node) { return judged[view.nodes[node].link].is_open(); });
    if (answer.holds)
      continue;
    auto const over = view.find(s.over);
    for (auto i = over; i < view.end_of(over); ++i) {
      if (view.nodes[i].is_clause())
        continue;
      auto const slot = view.nodes[i].link;
      auto const kind = f.observed(slot).kind;
      if (kind == finding_kind::excluded)
        continue;
      if (answer.is_of_group && view.details[i].finding_of.empty() && kind != finding_kind::not_assessed &&
          kind != finding_kind::not_applicable)
        wrong.push_back(error::at(errc::criterion_of_other_group, view.id(i), i));
      access::store(f, slot, excluded(s.title.en.empty() ? s.over : s.title.en));
      judged[slot] = leaf{leaf::state::out, 0, 1};
    }
  }
  return wrong;
}

} // namespace starlot::inline v0::detail

#endif
