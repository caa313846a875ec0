// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DRAW_HPP
#define STARLOT_SAMPLING_DRAW_HPP

#include <starlot/core/result.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/sampling/smallest_tickets.hpp>
#include <starlot/sampling/ticket.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

namespace detail {

/// The `counts[h]` smallest tickets of each stratum of a plan, in order. Those of chosen outlets are not asked for.
template <TicketPolicy Tickets>
[[nodiscard]] auto smallest_of_strata(frame const& f, draw_plan const& plan, Tickets const& tickets,
                                      std::vector<std::size_t> const& counts) {
  using smallest = smallest_tickets<typename Tickets::ticket_type>;
  std::vector<smallest> kept;
  for (std::size_t h = 0; h < plan.strata.size(); ++h)
    kept.emplace_back(plan.strata[h].chosen ? 0 : counts[h]);
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    auto const h = stratum_in(plan, i);
    if (plan.strata[h].chosen)
      continue;
    auto const o = f[i];
    kept[h].offer(tickets(o.stratum, o.id), o.id, i);
  }
  std::vector<std::vector<typename smallest::entry>> out;
  for (auto const& k : kept)
    out.push_back(k.in_order());
  return out;
}

/// Outlets of a plan that were chosen, by id.
[[nodiscard]] inline std::vector<drawn_outlet> chosen_outlets(frame const& f, draw_plan const& plan) {
  std::vector<drawn_outlet> out;
  for (std::uint32_t i = 0; i < f.size(); ++i)
    if (auto const h = stratum_in(plan, i); plan.strata[h].chosen)
      out.push_back({i, h});
  return out;
}

/// Entries of several strata in one order, that of the tickets.
template <class Entry> void sort_by_ticket(std::vector<Entry>& entries) {
  auto spare = entries;
  merge_sort(std::span{entries}, std::span{spare}, [](Entry const& a, Entry const& b) { return !(b < a); });
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
  auto const planned = plan(f, design);
  if (!planned)
    return planned.error();
  detail::expect_good_plan(f, *planned);
  std::vector<std::size_t> counts;
  for (auto const& h : planned->strata)
    counts.push_back(h.drawn);
  using ranked = typename smallest_tickets<typename Tickets::ticket_type>::entry;
  std::vector<ranked> all;
  for (auto& stratum : detail::smallest_of_strata(f, *planned, tickets, counts))
    for (auto& e : stratum)
      all.push_back(std::move(e));
  detail::sort_by_ticket(all);
  auto outlets = detail::chosen_outlets(f, *planned);
  for (auto const& e : all)
    outlets.push_back({e.number, detail::stratum_in(*planned, e.number)});
  return sample{planned->strata, std::move(outlets)};
}

} // namespace starlot::inline v0

#endif
