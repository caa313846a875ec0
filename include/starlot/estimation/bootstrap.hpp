// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_BOOTSTRAP_HPP
#define STARLOT_ESTIMATION_BOOTSTRAP_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/estimation/replicate_weights.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/sampling/simulation.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// What the weight of a unit is multiplied by that was drawn `times` times when m were drawn with replacement from the n units of
/// a stratum: 1 - λ + λ (n/m) times, λ = √(m (1 - f)/(n - 1)) (Rao and Wu 1988; Rao, Wu and Yue 1992).
///
/// Over all resamples the variance of a mean is (1 - f) s²/n. Not negative where m <= (n - 1)/(1 - f).
/// Preconditions: n > 1, m > 0, 0 <= f <= 1 (contract).
[[nodiscard]] inline double rao_wu_factor(std::size_t n, std::size_t m, double f, std::size_t times) {
  contract(n > 1 && m > 0 && f >= 0 && f <= 1, "resamples of more than one unit");
  auto const units = static_cast<double>(n);
  auto const drawn = static_cast<double>(m);
  auto const lambda = std::sqrt(drawn * (1 - f) / (units - 1));
  return 1 - lambda + lambda * units / drawn * static_cast<double>(times);
}

/// The bootstrap of Rao and Wu: `replicates` resamples of n_h - 1 units in each stratum of the first stage, with the finite
/// population correction. The same for the same engine on every platform.
///
/// Errors: `no_replicates` (fewer than two); `lonely_unit` with the stratum; `not_replicable` (unequal probabilities, cells of
/// known size, or more stages than one with corrections). Memory: rows times
/// replicates; complexity: rows times their square, for the degrees of freedom.
[[nodiscard]] inline result<replicate_weights, faults>
bootstrap(survey_design const& d, std::size_t replicates, simulation_engine& engine) {
  auto const& first = d.stages()[0];
  if (auto const why = detail::why_not_replicable(d); why.code != errc::none)
    return faults{why};
  if (replicates < 2)
    return faults{{errc::no_replicates, {}, {}, {}}};
  std::vector<std::vector<std::size_t>> units(first.strata.size());
  for (std::size_t u = 0; u < first.stratum_of.size(); ++u)
    units[first.stratum_of[u]].push_back(u);
  std::vector<double> factors;
  std::vector<double> of_unit(first.stratum_of.size(), 1.0);
  std::vector<std::size_t> times(first.stratum_of.size());
  for (std::size_t r = 0; r < replicates; ++r) {
    for (auto& t : times)
      t = 0;
    for (std::size_t h = 0; h < units.size(); ++h) {
      auto const n = units[h].size();
      for (std::size_t k = 0; k + 1 < n; ++k)
        ++times[units[h][static_cast<std::size_t>(uniform_below(engine, n))]];
      for (auto const u : units[h])
        of_unit[u] = n == 1 ? 1 : rao_wu_factor(n, n - 1, first.strata[h].fraction, times[u]);
    }
    for (std::size_t i = 0; i < d.rows(); ++i)
      factors.push_back(of_unit[first.unit(i)]);
  }
  replication how;
  how.scale = 1 / (static_cast<double>(replicates) - 1);
  return replicate_weights::of(d, std::move(factors), std::move(how));
}

} // namespace starlot::inline v0

#endif
