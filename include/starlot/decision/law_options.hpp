// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_LAW_OPTIONS_HPP
#define STARLOT_DECISION_LAW_OPTIONS_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/points.hpp>
#include <starlot/decision/progress_monitor.hpp>
#include <starlot/detail/base/on_use.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

namespace starlot::inline v0 {

/// How a law was computed, from the best to the last resort.
enum class law_method : std::uint8_t {
  exact,          ///< all totals on the grid of the scores: wrong by rounding alone
  windowed,       ///< totals at the ends were left out: what they could have added is in the bounds
  certified_grid, ///< scores set down to a grid, then up, with windows: the law lies between the two
  simulated,      ///< draws were replayed: the bounds hold together with the stated confidence
};

/// What a law may cost, and how it is computed. The numbers are ours: 2e10 cells are 5 to 8 seconds at the speed that
/// `bench/decision.cpp` showed.
///
/// Preconditions (contract): limits are not negative; 0 <= dropped < 1; 0 < finest <= coarsest; 0 < confidence < 1;
/// there are replays where a simulation is asked for, and something may be dropped where windows are.
struct law_options {
  std::optional<law_method> method = {}; ///< empty: the first that fits
  double cells = 2e10;                   ///< most multiplications and additions
  double bytes = 4.0 * (1ULL << 30U);    ///< most memory
  double dropped = 1e-15;                ///< most that windows may leave out of a probability; 0: no windows
  points finest = points::from_micro(10'000);    ///< what a certified grid may move a company's score by,
  points coarsest = points::from_micro(100'000); ///< and what it may move it by where that is too fine
  std::uint64_t replays = 1'000'000;             ///< of a simulation, each of n draws; 0: none
  double confidence = 1 - 1e-6;                  ///< of all of its bounds together
  std::uint64_t seed = 27922;                    ///< of a simulation: the same seed, the same numbers
  progress_monitor monitor = {};                 ///< is called during a long run, and may stop it
};

namespace detail {

template <class = on_use> void expect_sound(law_options const& how) {
  contract(how.cells >= 0 && how.bytes >= 0, "limits of a law are not negative");
  contract(how.dropped >= 0 && how.dropped < 1, "windows drop less than all");
  contract(points{} < how.finest && how.finest <= how.coarsest,
           "a grid is wider than nothing, the coarsest no finer than the finest");
  contract(how.confidence > 0 && how.confidence < 1, "a confidence between 0 and 1");
  contract(how.dropped > 0 || how.method != law_method::windowed, "windows drop something");
  contract(how.replays > 0 || how.method != law_method::simulated, "a simulation has replays");
}

/// Most memory of a run: what was asked for, and what a machine can address. Numbers of steps and of outlets have 64
/// bits everywhere; what is an index was held against this before.
[[nodiscard]] inline double most_bytes(law_options const& how) noexcept {
  constexpr auto addressable = static_cast<double>((std::numeric_limits<std::ptrdiff_t>::max)());
  return how.bytes < addressable ? how.bytes : addressable;
}

} // namespace detail

} // namespace starlot::inline v0

#endif
