// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DRAW_HPP
#define STARLOT_SAMPLING_DRAW_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/detail/sampling/ticket_order.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/sampling/ticket.hpp>

#include <utility>

namespace starlot::inline v0 {

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
[[nodiscard]] result<sample> draw(frame const& f, Plan const& design, Tickets const& tickets) {
  detail::open_plan planned;
  if (auto wrong = detail::take_plan(plan(f, design), planned); !wrong.empty())
    return detail::refused<sample>(std::move(wrong));
  detail::expect_good_plan(f, planned);
  return detail::drawn<sample>(f, planned, tickets);
}

} // namespace starlot::inline v0

#endif
