// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_TICKET_ALGORITHM_HPP
#define STARLOT_SAMPLING_TICKET_ALGORITHM_HPP

#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/rivest_ticket.hpp>
#include <starlot/sampling/ticket.hpp>

#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

/// Tickets that a record knows by name.
enum class ticket_algorithm : std::uint8_t {
  sha256,           ///< `sha256_tickets`: depend on the frame too; the default
  sha256_any_frame, ///< `sha256_tickets::any_frame`: a corrected frame changes few outlets; its keeper is trusted
  rivest,           ///< `rivest_tickets`: as election audits draw; independent of strata and frame
};

namespace detail {

/// Calls `use` with the tickets of an algorithm. Preconditions: the seed is not empty (contract).
template <class Use>
[[nodiscard]] decltype(auto) with_tickets(ticket_algorithm algorithm, frame_hash const& frame,
                                          std::string_view seed, Use const& use) {
  switch (algorithm) {
  case ticket_algorithm::sha256_any_frame:
    return use(sha256_tickets::any_frame(seed));
  case ticket_algorithm::rivest:
    return use(rivest_tickets{seed});
  case ticket_algorithm::sha256:
    break;
  }
  return use(sha256_tickets{frame, seed});
}

} // namespace detail

} // namespace starlot::inline v0

#endif
