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

/// Draws outlets: in each stratum those with the smallest tickets, as many as the design says.
///
///     auto drawn = draw(shops, simple_random{15}, sha256_tickets{shops.hash(), "lottery 05 11 17 23 31 02"});
///
/// The same frame, design and seed give the same sample everywhere and always. Any beginning of it is a sample, too.
/// Errors: those of `plan(frame, design)`. Complexity: a ticket for each outlet; memory for the sample and, where there
/// are strata, a number for each outlet.
template <Design Plan, TicketPolicy Tickets>
[[nodiscard]] result<sample, faults> draw(frame const& f, Plan const& design, Tickets const& tickets) {
  auto planned = plan(f, design);
  if (!planned)
    return planned.error();
  auto const& strata = planned->strata;
  using smallest = smallest_tickets<typename Tickets::ticket_type>;
  std::vector<smallest> drawn;
  for (auto const& h : strata)
    drawn.emplace_back(h.drawn);
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    auto const o = f[i];
    auto const h = planned->stratum_of.empty() ? 0U : planned->stratum_of[i];
    drawn[h].offer(tickets(o.stratum, o.id), o.id, i);
  }
  // All strata in one order, that of the tickets.
  std::vector<typename smallest::entry> all;
  for (auto const& d : drawn)
    for (auto& e : d.in_order())
      all.push_back(std::move(e));
  auto spare = all;
  detail::merge_sort(std::span{all}, std::span{spare}, [](auto const& a, auto const& b) { return !(b < a); });
  std::vector<drawn_outlet> outlets;
  for (auto const& e : all)
    outlets.push_back({e.number, planned->stratum_of.empty() ? 0U : planned->stratum_of[e.number]});
  return sample{strata, std::move(outlets)};
}

} // namespace starlot::inline v0

#endif
