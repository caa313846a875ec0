// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_ALLOCATING_HPP
#define STARLOT_DETAIL_SAMPLING_ALLOCATING_HPP
// IWYU pragma: private

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/detail/base/integer.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/sorting.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0::detail {

/// A stratum that visits are allocated to, and what is known of it.
struct allocation_row {
  std::string_view id;
  std::uint32_t population = 0;
  decimal deviation = decimal{1};
  decimal cost = decimal{1};
  std::uint32_t least = 1;
  std::uint32_t most = ~std::uint32_t{0};
};

/// Adds to each row what is known of its stratum, which is found by id. `Known` is a range of `known_stratum`.
/// Errors, all at once: see `allocate`.
template <class Known>
void add_known(list<allocation_row>& rows, Known const& known, bool needs_all, list<error>& wrong) {
  auto const say = [&](errc code, std::string_view id, std::size_t index = place::nowhere) {
    wrong.push_back(error::at(code, id, index));
  };
  list<std::uint32_t> order(rows.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    order[i] = i;
  auto spare = order;
  merge_sort(order.view(), spare.view(),
             [&](std::uint32_t a, std::uint32_t b) { return rows[a].id <= rows[b].id; });
  list<std::uint8_t> is_known(rows.size());
  for (std::size_t i = 0; i < known.size(); ++i) {
    auto const& k = known[i];
    auto const at = partition_point(order.size(), [&](std::size_t n) { return rows[order[n]].id < k.id; });
    if (at == order.size() || rows[order[at]].id != k.id) {
      say(errc::stratum_unknown, k.id, i);
      continue;
    }
    if (is_known[order[at]] != 0) {
      say(errc::stratum_listed_twice, k.id, i);
      continue;
    }
    if (!k.deviation.is_in_range() || !k.cost.is_in_range())
      say(errc::number_out_of_range, k.id, i);
    is_known[order[at]] = 1;
    auto& row = rows[order[at]];
    row = {row.id, row.population, k.deviation.value(), k.cost.value(), k.least, k.most};
  }
  if (needs_all)
    for (auto const i : order)
      if (is_known[i] == 0)
        say(errc::stratum_not_listed, rows[i].id);
}

/// Visits in proportion to `weights`, within the limits: whole parts of the quotas first, then one visit more for the
/// largest remainders (Hamilton), the first of equal ones. If quotas are held at a limit, the other strata share what
/// remains.
template <class Sum = integer<4>>
[[nodiscard]] list<std::uint32_t> largest_remainders(list<std::uint64_t> const& weights,
                                                     list<std::uint32_t> const& least,
                                                     list<std::uint32_t> const& most, std::uint32_t n) {
  auto const wide = [](std::uint64_t x) {
    return Sum{static_cast<std::int64_t>(x >> 32U)} * Sum{std::int64_t{1} << 32U} +
           Sum{static_cast<std::int64_t>(x & 0xFFFF'FFFFU)};
  };
  auto out = least;
  list<std::uint8_t> held(weights.size());
  std::uint64_t rest = 0; // for those that are not held
  std::uint64_t total = 0;
  for (bool settled = false; !settled;) {
    rest = n;
    total = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
      held[i] != 0 ? rest -= out[i] : total += weights[i];
    // A quota is rest * weight / total. If holding all that are outside gives away too much, those below stay at their
    // least; if too little, those above at their most.
    Sum given;
    list<int> side(weights.size());
    settled = true;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      auto const quota = rest * weights[i];
      if (held[i] != 0 || (quota >= least[i] * total && quota <= most[i] * total))
        continue;
      settled = false;
      side[i] = quota < least[i] * total ? -1 : 1;
      auto const limit = side[i] < 0 ? least[i] : most[i];
      given += wide(limit * total) - wide(quota);
    }
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (side[i] != 0 && side[i] * given.sign() <= 0) {
        held[i] = 1;
        out[i] = side[i] < 0 ? least[i] : most[i];
      }
  }
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (held[i] == 0)
      out[i] = static_cast<std::uint32_t>(rest * weights[i] / total);
  std::uint64_t sum = 0;
  for (auto const visits : out)
    sum += visits;
  for (; sum < n; ++sum) {
    auto best = weights.size();
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (held[i] == 0 &&
          (best == weights.size() || rest * weights[i] % total > rest * weights[best] % total))
        best = i;
    ++out[best];
    held[best] = 1;
  }
  return out;
}

/// The gain of one more visit to a stratum that has n: a_h² / (n (n + 1)), up to a factor. Gains are compared exactly.
template <class Wide = integer<10>> struct visit_gain {
  visit_gain(allocation_row const& s, bool weighs_cost)
      : cost{weighs_cost ? s.cost.micro() : std::int64_t{1}} {
    auto const a = Wide{std::int64_t{s.population}} * Wide{s.deviation.micro()};
    square = a * a;
  }
  /// Whether one more visit gains more here, with `own` visits so far, than in the other stratum. The first visit
  /// gains more than any further one, unless nothing varies.
  [[nodiscard]] bool exceeds(std::int64_t own, visit_gain const& other, std::int64_t others) const {
    if (square == Wide{} || other.square == Wide{})
      return other.square == Wide{} && square != Wide{};
    if (own == 0 && others == 0)
      return square * other.cost > other.square * cost;
    return square * other.cost * Wide{others} * Wide{others + 1} >
           other.square * cost * Wide{own} * Wide{own + 1};
  }

  Wide square;
  Wide cost;
};

/// See `allocate`; `Kind` is `allocation`. Nothing where something is wrong.
template <class Kind>
[[nodiscard]] list<std::uint32_t> allocated_visits(list<allocation_row> const& strata, std::uint32_t n,
                                                   Kind kind, list<error>& wrong) {
  auto const count = strata.size();
  auto const say = [&](errc code, std::size_t i, decimal got = {}, decimal expected = {}) {
    wrong.push_back(error::at(code, i < count ? strata[i].id : std::string_view{}, i).with(got, expected));
  };
  auto const number = [](std::uint64_t visits) { return decimal{static_cast<std::int64_t>(visits)}; };
  if (count == 0)
    say(errc::allocation_empty, place::nowhere);
  std::uint64_t sum = 0;
  std::uint64_t room = 0;
  std::uint64_t outlets = 0;
  bool const by_deviation = kind == Kind::neyman || kind == Kind::cost_weighted;
  list<std::uint32_t> visits;
  list<std::uint32_t> caps;
  list<std::uint64_t> weights;
  list<visit_gain<>> gains;
  for (std::size_t i = 0; i < count; ++i) {
    auto const& s = strata[i];
    auto const cap = s.most < s.population ? s.most : s.population;
    if (s.population == 0)
      say(errc::stratum_empty, i);
    else if (cap < s.least)
      say(errc::cap_below_minimum, i, number(cap), number(s.least));
    if (s.deviation < decimal{})
      say(errc::deviation_negative, i, s.deviation);
    if (s.cost <= decimal{})
      say(errc::cost_not_positive, i, s.cost);
    visits.push_back(s.least);
    caps.push_back(cap);
    weights.push_back(kind == Kind::equal ? 1 : s.population);
    if (by_deviation)
      gains.push_back({s, kind == Kind::cost_weighted});
    sum += s.least;
    room += cap;
    outlets += s.population;
  }
  if (outlets > 0xFFFF'FFFF)
    say(errc::frame_too_large, place::nowhere);
  if (wrong.empty() && n < sum)
    say(errc::too_few_visits, place::nowhere, number(n), number(sum));
  if (wrong.empty() && n > room)
    say(errc::too_many_visits, place::nowhere, number(n), number(room));
  if (!wrong.empty())
    return {};
  if (!by_deviation)
    return largest_remainders(weights, visits, caps, n);
  for (; sum < n; ++sum) {
    auto best = count;
    for (std::size_t i = 0; i < count; ++i)
      if (visits[i] < caps[i] && (best == count || gains[i].exceeds(visits[i], gains[best], visits[best])))
        best = i;
    ++visits[best];
  }
  return visits;
}

} // namespace starlot::inline v0::detail

#endif
