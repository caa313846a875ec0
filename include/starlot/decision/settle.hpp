// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_SETTLE_HPP
#define STARLOT_DECISION_SETTLE_HPP

#include <starlot/company/company_rating.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/settlement.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/policies/mean_of_outlets.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace starlot::inline v0 {

namespace detail {

/// The bounds of the scores of visited outlets, by number in the frame.
struct visits_by_number {
  list<visit_bounds> bounds;
  list<bool> is_known;

  template <class = on_use> void note(std::uint32_t number, fraction const& lower, fraction const& upper) {
    for (; bounds.size() <= number; is_known.push_back(false))
      bounds.push_back({});
    bounds[number] = {lower, upper};
    is_known[number] = true;
  }
  [[nodiscard]] bool has(std::uint32_t number) const noexcept {
    return number < is_known.size() && is_known[number];
  }
};

/// Adds the outlets from the first in the order of the draw, up to one that was not visited.
template <class Settlement>
[[nodiscard]] result<Settlement> settled(result<Settlement> s, visits_by_number const& visits) {
  for (auto number = s ? s->next_number() : std::nullopt; number && visits.has(*number);
       number = s->next_number())
    if (auto const stored = s->add(visits.bounds[*number].lower, visits.bounds[*number].upper); !stored)
      return stored.error();
  return s;
}

} // namespace detail

/// Has enough been visited, and which outlet is next? From the scores of the outlets that were visited, in any order.
///
///     auto const s = settle(scores, record, ladder, terms);   // outlet_score, of which weights are not looked at
///     if (auto const grade = s->grade())                      // settled, or counted
///     else if (auto const id = s->next())                     // visit this one
///
/// Only the outlets from the first ticket to the last one before a gap count: what was visited out of turn waits.
/// Errors: those of `settlement::of` and `settlement::add`; `outlet_listed_twice`, `outlet_visited_not_drawn` with the index
/// of the score. Complexity: linear in scores times rungs.
template <class Made = settlement>
[[nodiscard]] result<Made> settle(std::span<outlet_score const> scores, draw_record const& record,
                                  ladder_rungs rungs, settle_terms const& terms) {
  detail::visits_by_number drawn, visits;
  for (auto const& o : record.outlets())
    drawn.note(o.drawn.number, {}, {});
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!drawn.has(scores[i].number))
      return error::at(errc::outlet_visited_not_drawn, i);
    if (visits.has(scores[i].number))
      return error::at(errc::outlet_listed_twice, i);
    visits.note(scores[i].number, scores[i].score, scores[i].score);
  }
  return detail::settled(Made::of(record, rungs, terms), visits);
}

/// From a company that is rated by the mean of its outlets' scores, before its steps. An outlet with open items has a score
/// between those with all of them wrong and right; one that was not reached, or to which nothing applies, is a gap.
///
///     auto const s = settle(*company, record, company->rating().rungs(), terms);
///
/// Errors: `not_provable`, naming the policy, if it is another; `frame_differs`, `other_draw`, if the visits were recorded for
/// another; those above.
template <class Made = settlement>
[[nodiscard]] result<Made> settle(company_rating const& company, draw_record const& record,
                                  ladder_rungs rungs, settle_terms const& terms) {
  if (company.policy() != mean_of_outlets_policy::name)
    return error::of(errc::not_provable).naming(company.policy());
  auto const& parts = detail::access::parts(company);
  if (parts.visits.frame_fingerprint() != record.frame())
    return error::of(errc::frame_differs);
  if (auto const of = parts.visits.draw(); of && *of != record.hash())
    return error::of(errc::other_draw);
  detail::visits_by_number reached, visits;
  for (auto const& o : parts.outlets)
    if (o.reached)
      reached.note(o.number, {}, {});
  for (auto const how : {detail::company_reading::worst, detail::company_reading::best})
    for (auto const& s : detail::scores_of(parts, how)) {
      if (!reached.has(s.number))
        continue;
      auto const before = visits.has(s.number) ? visits.bounds[s.number].lower : s.score;
      visits.note(s.number, before < s.score ? before : s.score, before < s.score ? s.score : before);
    }
  return detail::settled(Made::of(record, rungs, terms), visits);
}

} // namespace starlot::inline v0

#endif
