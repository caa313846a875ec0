// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_TICKET_ORDER_HPP
#define STARLOT_DETAIL_SAMPLING_TICKET_ORDER_HPP
// IWYU pragma: private

#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/detail/sampling/random_start.hpp>
#include <starlot/detail/sampling/ticket_rank.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/sampling/smallest_tickets.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// The `counts[h]` smallest tickets of each stratum of a plan, in order; none of strata that were chosen, or are
/// selected from a start.
template <class Tickets>
[[nodiscard]] auto smallest_of_strata(frame const& f, open_plan const& plan, Tickets const& tickets,
                                      list<std::size_t> const& counts) {
  using ticket = typename Tickets::ticket_type;
  list<smallest_tickets<ticket>> kept;
  for (std::size_t h = 0; h < plan.strata.size(); ++h)
    kept.push_back(smallest_tickets<ticket>{goes_by_tickets(plan.strata[h]) ? counts[h] : 0});
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    auto const h = stratum_in(plan, i);
    if (!goes_by_tickets(plan.strata[h]))
      continue;
    auto const o = f[i];
    kept[h].offer(tickets(o.stratum, o.id), o.id, i);
  }
  list<list<ticketed_outlet<ticket>>> out;
  for (auto const& k : kept)
    out.push_back(list<ticketed_outlet<ticket>>(k.in_order()));
  return out;
}

/// The `counts[h]` first outlets of each stratum that goes by ranks, in order.
template <class Tickets, class Rank = used_by<Tickets, ticket_rank>>
[[nodiscard]] list<list<ticketed_outlet<Rank>>> first_by_rank(frame const& f, open_plan const& plan,
                                                              Tickets const& tickets,
                                                              list<std::size_t> const& counts) {
  list<smallest_tickets<Rank>> kept;
  for (std::size_t h = 0; h < plan.strata.size(); ++h)
    kept.push_back(smallest_tickets<Rank>{goes_by_ranks(plan.strata[h]) ? counts[h] : 0});
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    auto const h = stratum_in(plan, i);
    auto const& s = plan.strata[h];
    if (!goes_by_ranks(s))
      continue;
    auto const o = f[i];
    auto const ticket = number_of(tickets(o.stratum, o.id));
    kept[h].offer(s.selected_by->rank(ticket, s.sampled, s.size, o.size), o.id, i);
  }
  list<list<ticketed_outlet<Rank>>> out;
  for (auto const& k : kept)
    out.push_back(list<ticketed_outlet<Rank>>(k.in_order()));
  return out;
}

/// An outlet of a plan as it is drawn, with its size where that counts.
template <class = on_use>
[[nodiscard]] drawn_outlet drawn_from(frame const& f, open_plan const& plan, std::uint32_t number) {
  auto const h = stratum_in(plan, number);
  return {number, h, {0, plan.strata[h].goes_by_size() ? f[number].size : 0}};
}

/// Outlets of a plan that were chosen, by id.
template <class = on_use>
[[nodiscard]] list<drawn_outlet> chosen_outlets(frame const& f, open_plan const& plan) {
  list<drawn_outlet> out;
  for (std::uint32_t i = 0; i < f.size(); ++i)
    if (auto const h = stratum_in(plan, i); plan.strata[h].certain)
      out.push_back({i, h});
  return out;
}

/// Brings outlets of several strata into one order, that of their tickets.
template <class Ticket> void sort_by_ticket(list<ticketed_outlet<Ticket>>& outlets) {
  auto spare = outlets;
  merge_sort(outlets.view(), spare.view(), [](auto const& a, auto const& b) { return !(b < a); });
}

/// The sample of a plan, whose strata are taken.
template <class Result, class Sample, class Tickets>
[[nodiscard]] Result drawn(frame const& f, open_plan& plan, Tickets const& tickets) {
  list<std::size_t> counts;
  for (auto const& h : plan.strata)
    counts.push_back(h.sampled);
  list<ticketed_outlet<typename Tickets::ticket_type>> all;
  for (auto& stratum : smallest_of_strata(f, plan, tickets, counts))
    all.append(stratum.begin(), stratum.end());
  sort_by_ticket(all);
  auto outlets = chosen_outlets(f, plan);
  if constexpr (requires { tickets.header(); }) {
    if (needs_start(plan))
      for (auto const& h : selected_outlets(f, plan, tickets.header()))
        outlets.append(h.outlets.begin(), h.outlets.end());
  }
  if constexpr (can_be_ranked<typename Tickets::ticket_type>) {
    if (needs_ranks(plan))
      for (auto const& h : first_by_rank(f, plan, tickets, counts))
        for (auto const& e : h)
          outlets.push_back(drawn_from(f, plan, e.number));
  }
  for (auto const& e : all)
    outlets.push_back({e.number, stratum_in(plan, e.number)});
  return Sample{plan.strata.take(), outlets.take()};
}

} // namespace starlot::inline v0::detail

#endif
