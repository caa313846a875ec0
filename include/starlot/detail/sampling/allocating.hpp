// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_ALLOCATING_HPP
#define STARLOT_DETAIL_SAMPLING_ALLOCATING_HPP
// IWYU pragma: private

#include <starlot/detail/base/integer.hpp>
#include <starlot/detail/base/list.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Visits in proportion to `weights`: quotas within the limits, cut off, and what is left over by largest remainder
/// (Hamilton), of equals to the first. Where quotas are held at a limit, the others share what remains.
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

/// What one more visit brings to a stratum with n: a_h² / (n (n + 1)), up to a factor, compared exactly.
template <class Wide = integer<10>> struct claim {
  /// a_h is `outlets` times `deviation`; `cost` is that of a visit.
  claim(std::uint32_t outlets, std::int64_t deviation, std::int64_t of_visit) : cost{of_visit} {
    auto const a = Wide(outlets) * Wide(deviation);
    square = a * a;
  }
  /// Whether one more of this with `own` visits brings more than one more of another. The first brings more than any
  /// further one, but where nothing varies.
  [[nodiscard]] bool exceeds(std::int64_t own, claim const& other, std::int64_t others) const {
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

} // namespace starlot::inline v0::detail

#endif
