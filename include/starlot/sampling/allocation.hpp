// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_ALLOCATION_HPP
#define STARLOT_SAMPLING_ALLOCATION_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/allocating.hpp>
#include <starlot/detail/sampling/made_unless.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// How many of n visits go to each stratum:
//
//   proportional_to_size   to the number of outlets                           nothing is known of the strata
//   equal                  the same for each                                  each stratum is reported by itself
//   neyman                 to outlets times standard deviation (Neyman 1934)  the least variance of the overall mean
//   cost_weighted          to that over the root of the cost of a visit       the least variance for what the visits cost

namespace starlot::inline v0 {

enum class allocation : std::uint8_t { proportional_to_size, equal, neyman, cost_weighted };

/// A stratum to allocate visits to.
struct stratum_size {
  std::string_view id;
  std::uint32_t outlets = 0;      ///< N_h, > 0
  decimal deviation = decimal{1}; ///< S_h of the score, in any unit, >= 0; for neyman and cost_weighted
  decimal cost = decimal{1};      ///< c_h of a visit, in any unit, > 0; for cost_weighted
  std::uint32_t least = 1;        ///< visits; 2 where a variance is to be estimated
  std::uint32_t most = ~std::uint32_t{0}; ///< visits; never more than there are outlets
};

/// Visits for each stratum, in the order given; together exactly n.
///
/// proportional_to_size, equal: quotas within the limits, and what is left over by largest remainder (Hamilton); where
/// quotas are held at a limit, the other strata share what remains.
/// neyman, cost_weighted: the integer optimum of Σ a_h² / n_h within the limits, a_h = N_h S_h: from the least on, each
/// further visit goes where it lowers the sum most, for its cost (Fox 1966; Wright 2012).
/// Of equals, the stratum that is listed first. Exact: no floating point.
/// Errors, all at once, with index and id of the stratum: `allocation_empty` (no strata); `stratum_empty`;
/// `deviation_negative`; `cost_not_positive`; `cap_below_minimum` (`most` or the number of outlets is below `least`);
/// `frame_too_large` (2^32 outlets);
/// `too_few_visits`, `too_many_visits` (n is below the sum of the least or above that of the caps, given as due).
/// Complexity: O(n H).
template <class = detail::on_use>
[[nodiscard]] result<std::vector<std::uint32_t>>
allocate(std::span<stratum_size const> strata, std::uint32_t n,
         allocation kind = allocation::proportional_to_size) {
  detail::list<error> wrong;
  auto visits = detail::visits_of(strata.data(), strata.size(), n, kind, wrong);
  return detail::made_unless(wrong, visits);
}

} // namespace starlot::inline v0

#endif
