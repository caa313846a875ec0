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

/// What holds where a comparison does not.
[[nodiscard]] constexpr bound opposite(bound of) noexcept {
  return static_cast<bound>(3 - static_cast<int>(of));
}

/// The range of what is compared with a limit. Of a score, in millionths: what steps that add and take points make
/// possible, whatever others cut off again.
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
  /// With one more.
  constexpr void reach(std::int64_t score) {
    highest = highest < score ? score : highest;
    lowest = lowest > score ? score : lowest;
  }
  /// With those that a step makes possible.
  constexpr void widen(step const& s) {
    using enum step_kind;
    auto const most = s.amount.micro();
    std::int64_t more = s.kind == round_to ? most : 0;
    bool const endlessly = s.kind == custom || (s.kind == bonus && !multiply(most, s.limit, more));
    if (s.kind == step_kind::add)
      more = most > 0 ? most : 0;
    if (endlessly || !detail::add(highest, more, highest))
      highest = endless;
    if (s.kind == step_kind::add && most < 0 && !detail::add(lowest, most, lowest))
      lowest = -endless;
    if (s.kind == custom || s.kind == deduction || (s.kind == round_to && !subtract(lowest, most, lowest)))
      lowest = -endless;
    if ((s.kind == floor_at || s.kind == clamp) && highest < s.least.micro())
      highest = s.least.micro();
    if ((s.kind == cap || s.kind == clamp) && lowest > most)
      lowest = most;
  }
};

} // namespace starlot::inline v0::detail

#endif
