// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_LADDER_HPP
#define STARLOT_SCHEME_LADDER_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/text.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>

namespace starlot::inline v0 {

/// A rung of a ladder: scores of at least `from` reach it (inclusive).
struct rung {
  points from;
  text name;
  int stars = 0; ///< stars awarded, 0 where the rung has none

  constexpr rung() = default;
  constexpr rung(points lower_bound, text grade_name, int star_count = 0) noexcept
      : from{lower_bound}, name{grade_name}, stars{star_count} {}
};

/// The cut-offs and what they award (级别), from the lowest rung up.
///
///     ladder{{70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}}
///
/// Holds up to 32 rungs; more are refused by the validator, never dropped in silence.
class ladder {
public:
  static constexpr std::size_t capacity = 32;

  constexpr ladder(std::initializer_list<rung> rungs) : given_{rungs.size()} {
    std::size_t i = 0;
    for (auto const& r : rungs)
      if (i < capacity)
        rungs_[i++] = r;
  }

  /// The rungs, lowest first.
  [[nodiscard]] constexpr std::span<rung const> rungs() const noexcept {
    return {rungs_.data(), given_ < capacity ? given_ : capacity};
  }
  /// How many rungs were given, which may be more than there is room for.
  [[nodiscard]] constexpr std::size_t given() const noexcept { return given_; }

private:
  std::array<rung, capacity> rungs_{};
  std::size_t given_ = 0;
};

} // namespace starlot::inline v0

#endif
