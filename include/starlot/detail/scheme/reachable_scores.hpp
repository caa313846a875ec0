// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_REACHABLE_SCORES_HPP
#define STARLOT_DETAIL_SCHEME_REACHABLE_SCORES_HPP
// IWYU pragma: private

#include <starlot/detail/base/checked.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/step.hpp>

#include <cstdint>
#include <limits>

namespace starlot::inline v0::detail {

/// Numbers, in millionths, outside of which nothing can come that is compared with a limit. Of a score: what steps that add and
/// take points make possible, whatever others cut off again.
struct reachable_scores {
  static constexpr std::int64_t endless = (std::numeric_limits<std::int64_t>::max)();

  std::int64_t lowest = 0;
  std::int64_t highest = endless;

  /// Whether one of them is at least, above, at most or below a limit.
  [[nodiscard]] constexpr bool has(bound is, std::int64_t limit) const {
    return is == bound::at_least  ? highest >= limit
           : is == bound::above   ? highest > limit
           : is == bound::at_most ? lowest <= limit
                                  : lowest < limit;
  }
  /// Whether one of them is not.
  [[nodiscard]] constexpr bool has_other_than(bound is, std::int64_t limit) const {
    return is == bound::at_least  ? lowest < limit
           : is == bound::above   ? lowest <= limit
           : is == bound::at_most ? highest > limit
                                  : highest >= limit;
  }

  /// With those that a step makes possible.
  constexpr void widen(step const& s) {
    auto const most = s.amount.micro();
    switch (s.kind) {
    case step_kind::cap:
      include(most, most);
      break;
    case step_kind::clamp:
      include(most, s.least.micro());
      break;
    case step_kind::floor_at:
      include(s.least.micro(), s.least.micro());
      break;
    case step_kind::bonus: {
      std::int64_t all = 0;
      if (!multiply(most, s.limit, all) || !add(highest, all, highest))
        highest = endless;
      break;
    }
    case step_kind::round_to:
      if (!add(highest, most, highest))
        highest = endless;
      if (!subtract(lowest, most, lowest))
        lowest = -endless;
      break;
    case step_kind::deduction:
      lowest = -endless;
      break;
    case step_kind::custom:
      lowest = -endless;
      highest = endless;
      break;
    default:
      break;
    }
  }

private:
  constexpr void include(std::int64_t low, std::int64_t high) {
    lowest = low < lowest ? low : lowest;
    highest = high > highest ? high : highest;
  }
};

} // namespace starlot::inline v0::detail

#endif
