// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_ALLOCATION_HPP
#define STARLOT_SAMPLING_ALLOCATION_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/integer.hpp>

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

namespace detail {

/// Visits in proportion to `weights`: quotas within the limits, cut off, and what is left over by largest remainder
/// (Hamilton), of equals to the first. Where quotas are held at a limit, the others share what remains.
[[nodiscard]] inline std::vector<std::uint32_t> largest_remainders(std::vector<std::uint64_t> const& weights,
                                                                   std::vector<std::uint32_t> const& least,
                                                                   std::vector<std::uint32_t> const& most,
                                                                   std::uint32_t n) {
  auto const wide = [](std::uint64_t x) {
    return integer<4>{static_cast<std::int64_t>(x >> 32U)} * integer<4>{std::int64_t{1} << 32U} +
           integer<4>{static_cast<std::int64_t>(x & 0xFFFF'FFFFU)};
  };
  auto out = least;
  std::vector<bool> held(weights.size());
  std::uint64_t rest = 0; // for those that are not held
  std::uint64_t total = 0;
  for (bool settled = false; !settled;) {
    rest = n;
    total = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
      held[i] ? rest -= out[i] : total += weights[i];
    // A quota is rest * weight / total. If holding all that are outside gives away too much, those below stay at their
    // least; if too little, those above at their most.
    integer<4> given;
    std::vector<int> side(weights.size());
    settled = true;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      auto const quota = rest * weights[i];
      if (held[i] || (quota >= least[i] * total && quota <= most[i] * total))
        continue;
      settled = false;
      side[i] = quota < least[i] * total ? -1 : 1;
      auto const limit = side[i] < 0 ? least[i] : most[i];
      given += wide(limit * total) - wide(quota);
    }
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (side[i] != 0 && side[i] * given.sign() <= 0) {
        held[i] = true;
        out[i] = side[i] < 0 ? least[i] : most[i];
      }
  }
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (!held[i])
      out[i] = static_cast<std::uint32_t>(rest * weights[i] / total);
  std::uint64_t sum = 0;
  for (auto const visits : out)
    sum += visits;
  for (; sum < n; ++sum) {
    auto best = weights.size();
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (!held[i] && (best == weights.size() || rest * weights[i] % total > rest * weights[best] % total))
        best = i;
    ++out[best];
    held[best] = true;
  }
  return out;
}

/// What one more visit brings to a stratum with n: a_h² / (n (n + 1)), up to a factor, compared exactly.
struct claim {
  using wide = integer<10>;

  claim(stratum_size const& s, allocation kind) {
    auto const a = wide(s.outlets) * wide(s.deviation.micro());
    square = a * a;
    cost = wide(kind == allocation::cost_weighted ? s.cost.micro() : 1);
  }
  /// Whether one more of this with `own` visits brings more than one more of another. The first brings more than any
  /// further one, but where nothing varies.
  [[nodiscard]] bool exceeds(std::int64_t own, claim const& other, std::int64_t others) const {
    if (square == wide{} || other.square == wide{})
      return other.square == wide{} && square != wide{};
    if (own == 0 && others == 0)
      return square * other.cost > other.square * cost;
    return square * other.cost * wide{others} * wide{others + 1} >
           other.square * cost * wide{own} * wide{own + 1};
  }

  wide square;
  wide cost;
};

} // namespace detail

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
[[nodiscard]] inline result<std::vector<std::uint32_t>, faults>
allocate(std::span<stratum_size const> strata, std::uint32_t n,
         allocation kind = allocation::proportional_to_size) {
  faults wrong;
  auto const say = [&](errc code, std::size_t i, decimal got = {}, decimal expected = {}) {
    wrong.push_back({code, {i < strata.size() ? strata[i].id : std::string_view{}, i, 0, 0}, got, expected});
  };
  auto const count = [](std::uint64_t visits) { return decimal{static_cast<std::int64_t>(visits)}; };
  if (strata.empty())
    say(errc::allocation_empty, place::nowhere);
  std::uint64_t sum = 0;
  std::uint64_t room = 0;
  std::uint64_t outlets = 0;
  bool const by_deviation = kind == allocation::neyman || kind == allocation::cost_weighted;
  std::vector<std::uint32_t> visits;
  std::vector<std::uint32_t> caps;
  std::vector<std::uint64_t> weights;
  std::vector<detail::claim> claims;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    auto const& s = strata[i];
    auto const cap = s.most < s.outlets ? s.most : s.outlets;
    if (s.outlets == 0)
      say(errc::stratum_empty, i);
    else if (cap < s.least)
      say(errc::cap_below_minimum, i, count(cap), count(s.least));
    if (s.deviation < decimal{})
      say(errc::deviation_negative, i, s.deviation);
    if (s.cost <= decimal{})
      say(errc::cost_not_positive, i, s.cost);
    visits.push_back(s.least);
    caps.push_back(cap);
    weights.push_back(kind == allocation::equal ? 1 : s.outlets);
    if (by_deviation)
      claims.emplace_back(s, kind);
    sum += s.least;
    room += cap;
    outlets += s.outlets;
  }
  if (outlets > 0xFFFF'FFFF)
    say(errc::frame_too_large, place::nowhere);
  if (wrong.empty() && n < sum)
    say(errc::too_few_visits, place::nowhere, count(n), count(sum));
  if (wrong.empty() && n > room)
    say(errc::too_many_visits, place::nowhere, count(n), count(room));
  if (!wrong.empty())
    return wrong;
  if (!by_deviation)
    return detail::largest_remainders(weights, visits, caps, n);
  for (; sum < n; ++sum) {
    auto best = strata.size();
    for (std::size_t i = 0; i < strata.size(); ++i)
      if (visits[i] < caps[i] &&
          (best == strata.size() || claims[i].exceeds(visits[i], claims[best], visits[best])))
        best = i;
    ++visits[best];
  }
  return visits;
}

} // namespace starlot::inline v0

#endif
