// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DRAW_HPP
#define STARLOT_SAMPLING_DRAW_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/sampling/smallest_tickets.hpp>
#include <starlot/sampling/ticket.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0 {

namespace detail {

/// The `counts[h]` smallest tickets of each stratum of a plan, in order. Those of chosen outlets are not asked for.
template <TicketPolicy Tickets>
[[nodiscard]] auto smallest_of_strata(frame const& f, open_plan const& plan, Tickets const& tickets,
                                      list<std::size_t> const& counts) {
  using smallest = smallest_tickets<typename Tickets::ticket_type>;
  list<smallest> kept;
  for (std::size_t h = 0; h < plan.strata.size(); ++h)
    kept.push_back(smallest{plan.strata[h].chosen ? 0 : counts[h]});
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    auto const h = plan.stratum_in(i);
    if (plan.strata[h].chosen)
      continue;
    auto const o = f[i];
    kept[h].offer(tickets(o.stratum, o.id), o.id, i);
  }
  list<list<typename smallest::entry>> out;
  for (auto const& k : kept)
    out.push_back(list<typename smallest::entry>(k.in_order()));
  return out;
}

/// Outlets of a plan that were chosen, by id.
template <class = on_use>
[[nodiscard]] list<drawn_outlet> chosen_outlets(frame const& f, open_plan const& plan) {
  list<drawn_outlet> out;
  for (std::uint32_t i = 0; i < f.size(); ++i)
    if (auto const h = plan.stratum_in(i); plan.strata[h].chosen)
      out.push_back({i, h});
  return out;
}

/// Entries of several strata in one order, that of the tickets; of equal ones, that of the ids.
template <class Entry> void sort_by_ticket(list<Entry>& entries) {
  auto spare = entries;
  merge_sort(entries.view(), spare.view(), [](Entry const& a, Entry const& b) {
    return a.ticket < b.ticket || (!(b.ticket < a.ticket) && a.id <= b.id);
  });
}

} // namespace detail

/// Draws outlets: in each stratum those with the smallest tickets, as many as the design says. Chosen ones stand first.
///
///     auto drawn = draw(shops, simple_random{15}, sha256_tickets{shops.hash(), "lottery 05 11 17 23 31 02"});
///
/// The same frame, design and seed give the same sample everywhere and always. Any beginning of a simple random sample is
/// one, too, and so is that of each stratum. Tickets that hang on a frame are given its hash.
/// What is published is a record (`draw_record.hpp`).
/// Errors: those of `plan(frame, design)`. Complexity: a ticket for each outlet; memory for the sample and, where there
/// are strata, a number for each outlet.
template <Design Plan, TicketPolicy Tickets>
[[nodiscard]] result<sample, faults> draw(frame const& f, Plan const& design, Tickets const& tickets) {
  detail::open_plan planned;
  if (auto wrong = detail::open(plan(f, design), planned); !wrong.empty())
    return wrong.take();
  detail::expect_good_plan(f, planned);
  detail::list<std::size_t> counts;
  for (auto const& h : planned.strata)
    counts.push_back(h.drawn);
  detail::list<typename smallest_tickets<typename Tickets::ticket_type>::entry> all;
  for (auto& stratum : detail::smallest_of_strata(f, planned, tickets, counts))
    all.append(stratum.begin(), stratum.end());
  detail::sort_by_ticket(all);
  auto outlets = detail::chosen_outlets(f, planned);
  for (auto const& e : all)
    outlets.push_back({e.number, planned.stratum_in(e.number)});
  return sample{planned.strata.take(), outlets.take()};
}

} // namespace starlot::inline v0

#endif
