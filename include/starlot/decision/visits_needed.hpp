// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_VISITS_NEEDED_HPP
#define STARLOT_DECISION_VISITS_NEEDED_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/grade_rank.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/estimation/distribution.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

// How many outlets to visit so that a simple random sample gives the wrong grade with a declared risk at most. No number
// below N is enough for every company: each answer supposes something.
//
//   visits_by_normal   the mean is normally distributed, with a known standard deviation of scores; a plan, no guarantee
//   visits_by_law      all scores are known: those of last year, or of a model; exact
//   visits_by_serfling only the range of the scores is known; a guarantee
//   fewest_visits      what no rule with the guarantee of a settlement can go below

namespace starlot::inline v0 {

/// The least n with z S / √n, corrected for a finite company, at most as large as the distance of the mean from the next
/// cut-off: n₀/(1 + n₀/N), rounded up, n₀ = (z S / d)². One-sided.
///
/// Preconditions (contract): outlets > 0, deviation >= 0 (of the outlets' scores, divisor N - 1), distance > 0, 0 < risk < 1/2.
template <class = detail::on_use>
[[nodiscard]] std::uint64_t visits_by_normal(std::uint64_t outlets, double deviation, double distance,
                                             double risk) {
  contract(outlets > 0 && deviation >= 0 && distance > 0, "a company, and a distance above 0");
  contract(risk > 0 && risk < 0.5, "a risk between 0 and 1/2");
  auto const root = -normal_quantile(risk) * deviation / distance;
  auto const n = static_cast<double>(outlets);
  auto const visits = static_cast<std::uint64_t>(std::ceil(root * root / (1 + root * root / n)));
  return visits == 0 ? 1 : visits < outlets ? visits : outlets;
}

namespace detail {

/// ρ of Serfling's inequality, as Bardenet and Maillard sharpened it.
[[nodiscard]] inline double serfling_factor(std::uint64_t n, std::uint64_t outlets) {
  auto const part = static_cast<double>(n);
  auto const all = static_cast<double>(outlets);
  return n <= outlets / 2 ? 1 - (part - 1) / all : (1 - part / all) * (1 + 1 / part);
}

template <class = on_use>
void expect_visits(std::uint64_t n, std::uint64_t outlets, double range, double risk) {
  contract(n > 0 && n <= outlets, "visits to some or all outlets");
  contract(range >= 0 && risk > 0 && risk < 1, "a range, and a risk between 0 and 1");
}

} // namespace detail

/// How far the mean of n of N scores of a range is above that of all, with the risk at most: R √(ρ ln(1/α) / 2n). One-sided.
/// Bardenet and Maillard, Bernoulli 21 (2015), corollary 2.5. Preconditions (contract): 0 < n <= N, range >= 0, 0 < risk < 1.
template <class = detail::on_use>
[[nodiscard]] double serfling_margin(std::uint64_t n, std::uint64_t outlets, double range, double risk) {
  detail::expect_visits(n, outlets, range, risk);
  return range *
         std::sqrt(detail::serfling_factor(n, outlets) * -std::log(risk) / (2 * static_cast<double>(n)));
}

/// The same from the standard deviation of the n scores, with divisor n; better where it is much smaller than the range and n
/// is in the thousands. The same paper, theorem 4.3.
template <class = detail::on_use>
[[nodiscard]] double bernstein_margin(std::uint64_t n, std::uint64_t outlets, double range, double deviation,
                                      double risk) {
  detail::expect_visits(n, outlets, range, risk);
  auto const visits = static_cast<double>(n);
  auto const log = std::log(5 / risk);
  return deviation * std::sqrt(2 * detail::serfling_factor(n, outlets) * log / visits) +
         (7.0 / 3 + 3 / std::sqrt(2.0)) * range * log / visits;
}

/// The least n whose `serfling_margin` is at most the distance of the mean from the next cut-off. Preconditions as there,
/// distance > 0 (contract). Complexity: logarithmic in the outlets.
template <class = detail::on_use>
[[nodiscard]] std::uint64_t visits_by_serfling(std::uint64_t outlets, double range, double distance,
                                               double risk) {
  contract(distance > 0, "a distance above 0");
  std::uint64_t least = 1, most = outlets; // nothing is left to chance after all of them
  while (least < most) {
    auto const middle = least + (most - least) / 2;
    if (serfling_margin(middle, outlets, range, risk) <= distance)
      most = middle;
    else
      least = middle + 1;
  }
  return least;
}

/// The least n such that samples of n outlets, and of any larger number, have another grade than the company with the risk at
/// most. The risk of n alone may rise again.
///
/// Errors: those of `grade_distribution::curve`; `scores_not_exact`, where scores between bounds leave the grade of the company
/// open. Preconditions: 0 < risk < 1 (contract). Complexity: that of a law of half of the outlets.
template <detail::Scores S, class Law = grade_distribution>
[[nodiscard]] result<std::uint64_t> visits_by_law(S const& scores, ladder_rungs rungs, double risk,
                                                  law_options const& how = {}) {
  contract(risk > 0 && risk < 1, "a risk between 0 and 1");
  auto const known = detail::scores_from(scores);
  if (!known)
    return known.error();
  auto const curve = Law::curve(*known, static_cast<std::uint32_t>(known->outlets()), rungs, how);
  if (!curve)
    return curve.error();
  auto n = curve->size();
  for (; n > 1; --n) {
    auto const& law = (*curve)[n - 2]; // of one visit less
    auto const grade = law.true_grade();
    if (!grade)
      return error::of(errc::scores_not_exact);
    auto wrong = law.bounds_worse_than(*grade).upper;
    if (grade->rungs_reached() < law.rungs())
      wrong += law.bounds_at_least(grade_rank::of_rungs_reached(grade->rungs_reached() + 1)).upper;
    if (!(wrong <= risk))
      break;
  }
  return std::uint64_t{n};
}

/// If each visit finds the same score, at or above a cut-off: how many it takes at least before any rule may award it, if the
/// rule ever awards too much with the risk at most, whatever scores there are from 0. Enough outlets of 0, z of them, would
/// bring the mean below the cut-off; the chance to draw none of them, C(N-z, n)/C(N, n), has to be small.
///
/// Preconditions (contract): 0 < cut-off <= score; 0 < risk < 1; outlets times the score, in millionths, fit 64 bits.
/// Complexity: linear in the answer. Wrong by rounding only where that chance is the risk, and then too small.
template <class = detail::on_use>
[[nodiscard]] std::uint64_t fewest_visits(std::uint64_t outlets, points cut_off, points every_score,
                                          decimal risk) {
  contract(points{} < cut_off && cut_off <= every_score, "a score that reaches the cut-off");
  contract(decimal{} < risk && risk < decimal{1}, "a risk between 0 and 1");
  auto const spare = (every_score - cut_off) * static_cast<std::int64_t>(outlets);
  auto const zeros = static_cast<std::uint64_t>(spare.micro() / every_score.micro()) + 1;
  auto const limit = static_cast<double>(risk.micro()) / 1e6;
  double chance = 1;
  std::uint64_t n = 0;
  for (; chance * (1 - 1e-12) > limit && n + zeros <= outlets; ++n)
    chance *= static_cast<double>(outlets - zeros - n) / static_cast<double>(outlets - n);
  return n;
}

} // namespace starlot::inline v0

#endif
