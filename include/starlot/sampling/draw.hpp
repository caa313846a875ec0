// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DRAW_HPP
#define STARLOT_SAMPLING_DRAW_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/detail/sampling/planned_by.hpp>
#include <starlot/detail/sampling/ticket_order.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/sampling/seed.hpp>
#include <starlot/sampling/ticket.hpp>
#include <starlot/sampling/ticket_algorithm.hpp>

namespace starlot::inline v0 {

/// Draws outlets: in each stratum those with the smallest tickets, as many as the design says, or those that it selects.
/// Chosen ones stand first, then selected ones, stratum by stratum in the order of the frame or of their ranks.
///
///     auto const drawn = draw(shops, simple_random{15}, seed{"lottery 05 11 17 23 31 02"});
///
/// The same frame, design and seed give the same sample everywhere and always. Any beginning of a simple random
/// sample is one, too, and so is that of each stratum. Only the bytes of the seed are used here. A draw that is
/// published has a record, which `record_draw` makes from the same arguments: the same sample, and a text that anyone
/// can replay.
/// Errors, all at once: `seed_empty`; those of `plan(frame, design)`. Complexity: a ticket for each outlet; memory
/// for the sample and, where there are strata, a number for each outlet.
template <class AnyDesign>
[[nodiscard]] result<sample> draw(frame const& f, AnyDesign const& design, seed const& s,
                                  ticket_algorithm algorithm = ticket_algorithm::sha256) {
  detail::list<error> wrong;
  if (s.bytes.empty())
    wrong.push_back(error::at(errc::seed_empty, "bytes", 0));
  detail::open_plan planned;
  auto const more = detail::planned_by(design, f, planned);
  wrong.append(more.begin(), more.end());
  if (!wrong.empty())
    return detail::refused<sample>(wrong);
  return detail::with_tickets(algorithm, f.hash(), s.bytes, [&](auto const& tickets) {
    return detail::drawn<result<sample>, sample>(f, planned, tickets);
  });
}

/// Draws by tickets that the caller made: `sha256_tickets`, which depend on the hash of the frame, `rivest_tickets`, or
/// a `TicketPolicy` of your own, which no record knows. Errors: those of `plan(frame, design)`; `start_without_seed` where
/// the design selects from a random start, and tickets of your own have no `header()` to make it of, or by sizes and tickets,
/// and yours are no numbers.
template <class AnyDesign, class Tickets>
[[nodiscard]] result<sample> draw(frame const& f, AnyDesign const& design, Tickets const& tickets) {
  static_assert(
      TicketPolicy<Tickets>,
      "draw: the third argument is a starlot::seed, or tickets: sha256_tickets, rivest_tickets or a type of "
      "your own that is a TicketPolicy");
  if constexpr (TicketPolicy<Tickets>) {
    detail::open_plan planned;
    if (auto wrong = detail::planned_by(design, f, planned); !wrong.empty())
      return detail::refused<sample>(wrong);
    if constexpr (!requires { tickets.header(); }) {
      if (detail::needs_start(planned))
        return error::of(errc::start_without_seed);
    }
    if constexpr (!detail::can_be_ranked<typename Tickets::ticket_type>) {
      if (detail::needs_ranks(planned))
        return error::of(errc::start_without_seed);
    }
    return detail::drawn<result<sample>, sample>(f, planned, tickets);
  } else {
    return detail::refused<sample>({});
  }
}

} // namespace starlot::inline v0

#endif
