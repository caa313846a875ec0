// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_LAW_OPTIONS_HPP
#define STARLOT_DECISION_LAW_OPTIONS_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/watch.hpp>

#include <cstdint>
#include <optional>

namespace starlot::inline v0 {

/// How a law was computed, from the best to the last resort.
enum class law_method : std::uint8_t {
  exact,          ///< all totals on the grid of the scores: wrong by rounding alone
  windowed,       ///< totals at the ends were left out: what they could have added is in the bounds
  certified_grid, ///< scores set down to a grid, then up: the law lies between the two
  simulated,      ///< draws were replayed: the bounds hold together with the stated confidence
};

/// What a law may cost, and how it is computed. The numbers are ours.
struct law_options {
  std::optional<law_method> method = {}; ///< empty: the best that fits
  double cells = 8e10;                   ///< most multiplications and additions
  double bytes = 4.0 * (1ULL << 30U);    ///< most memory
  double dropped = 1e-15;                ///< most that windows may leave out of a probability
  points finest =
      points::from_micro(10'000); ///< what a certified grid moves a company's score by where that fits
  points coarsest = points::from_micro(100'000); ///< the most that it may move it by
  std::uint64_t replays = 1'000'000;             ///< of a simulation
  double confidence = 1 - 1e-6;                  ///< of its bounds
  std::uint64_t seed = 27922;                    ///< of a simulation: the same seed, the same numbers
  watch watched = {};                            ///< who looks after a long run
};

} // namespace starlot::inline v0

#endif
