// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_TICKET_RANK_HPP
#define STARLOT_DETAIL_SAMPLING_TICKET_RANK_HPP
// IWYU pragma: private

#include <starlot/detail/base/integer.hpp>
#include <starlot/sampling/rivest_ticket.hpp>
#include <starlot/sampling/ticket.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Room for a product of two ranks: 257 bits of a ticket and 63 of a size, twice.
using rank_integer = integer<20>;

// What follows has its types as parameters, so that nothing of them is instantiated before it is called.

/// A ticket as the number U = odd / all between 0 and 1: (T + 1/2) / M, T the ticket and M the number of all tickets.
struct ticket_number {
  rank_integer odd; ///< 2 T + 1
  rank_integer all; ///< 2 M
};

template <class Wide = rank_integer> [[nodiscard]] ticket_number number_of(ticket const& t) {
  Wide value;
  Wide all{2};
  for (std::size_t i = 0; i < t.bytes().size(); i += 4) {
    std::int64_t word = 0;
    for (std::size_t k = i; k < i + 4; ++k)
      word = word << 8U | t.bytes()[k];
    value *= std::int64_t{1} << 32U;
    value += word;
    all *= std::int64_t{1} << 32U;
  }
  value *= 2;
  return {value += 1, all};
}
/// The digits behind "0.", filled up to 78.
template <class Wide = rank_integer> [[nodiscard]] ticket_number number_of(rivest_ticket const& t) {
  Wide value;
  Wide all{2};
  auto const digits = t.digits();
  for (std::size_t i = 0; i < 78; ++i) {
    value *= 10;
    value += i < digits.size() ? digits[i] - '0' : 0;
    all *= 10;
  }
  value *= 2;
  return {value += 1, all};
}

/// Whether a ticket is a number that can be ranked.
template <class Ticket> inline constexpr bool can_be_ranked = requires(Ticket const& t) { number_of(t); };

/// What an outlet is ordered by where sizes count: an exact quotient, both parts above 0.
struct ticket_rank {
  rank_integer top;
  rank_integer bottom;

  template <std::same_as<ticket_rank> Rank>
  [[nodiscard]] friend bool operator<(Rank const& a, ticket_rank const& b) {
    return a.top * b.bottom < b.top * a.bottom;
  }
};

} // namespace starlot::inline v0::detail

#endif
