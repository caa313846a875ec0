// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_BOOTSTRAP_HPP
#define STARLOT_ESTIMATION_BOOTSTRAP_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/replicable.hpp>
#include <starlot/detail/estimation/stage_units.hpp>
#include <starlot/estimation/replicate_weights.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/sampling/simulation.hpp>

#include <cmath>
#include <cstddef>

namespace starlot::inline v0 {

/// What the weight of a unit is multiplied by that was drawn `times` times when m were drawn with replacement from
/// the n units of a stratum: 1 - λ + λ (n/m) times, λ = √(m (1 - f)/(n - 1)) (Rao and Wu 1988,
/// doi:10.1080/01621459.1988.10478591; Rao, Wu and Yue 1992).
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

/// The bootstrap of Rao and Wu: `replicates` resamples of n_h - 1 units in each stratum of the first stage, with the
/// finite population correction. The same for the same engine on every platform.
///
/// Errors: `no_replicates` (fewer than two); `single_unit_stratum` with the stratum; `not_replicable` (unequal probabilities,
/// cells of known size, or more stages than one with corrections). Memory: rows times
/// replicates; complexity: rows times their square, for the degrees of freedom.
template <class = detail::on_use>
[[nodiscard]] result<replicate_weights> bootstrap(survey_design const& d, std::size_t replicates,
                                                  simulation_engine& engine) {
  auto const& parts = detail::parts_of(d);
  auto const& first = parts.stages[0];
  if (auto const why = detail::why_not_replicable(parts); why.code != errc::none)
    return detail::refusal<replicate_weights>(why);
  if (replicates < 2)
    return detail::refusal<replicate_weights>(error::of(errc::no_replicates));
  auto const sorted = detail::by_stratum(first);
  detail::list<double> factors;
  detail::list<double> of_unit(first.stratum_of.size(), 1.0);
  detail::list<std::size_t> times;
  for (std::size_t r = 0; r < replicates; ++r) {
    times.assign(first.stratum_of.size(), 0);
    for (std::size_t h = 0; h < first.strata.size(); ++h) {
      auto const* const units = sorted.unit.data() + sorted.first[h];
      std::size_t const n = first.strata[h].sampled;
      for (std::size_t k = 0; k + 1 < n; ++k)
        ++times[units[static_cast<std::size_t>(uniform_below(engine, n))]];
      for (std::size_t k = 0; k < n; ++k)
        of_unit[units[k]] = n == 1 ? 1 : rao_wu_factor(n, n - 1, first.strata[h].fraction, times[units[k]]);
    }
    for (std::size_t i = 0; i < d.rows(); ++i)
      factors.push_back(of_unit[first.unit(i)]);
  }
  auto const scale = 1 / (static_cast<double>(replicates) - 1);
  return replicate_weights::of(d, factors.take(), {scale, {}, replicate_centre::mean_of_replicates, {}});
}

} // namespace starlot::inline v0

#endif
