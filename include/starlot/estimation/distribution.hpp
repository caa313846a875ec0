// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_DISTRIBUTION_HPP
#define STARLOT_ESTIMATION_DISTRIBUTION_HPP

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/incomplete_beta.hpp>
#include <starlot/detail/estimation/invert.hpp>

#include <cmath>
#include <limits>

// Distribution functions and quantiles that intervals need. Relative error at most 1e-13, down to probabilities of
// 1e-200, against 50 digits (tests/golden/distribution). They take finite numbers; degrees of freedom need not be
// whole.

namespace starlot::inline v0 {

namespace detail {

/// Density of the standard normal distribution. The square is taken apart, or its rounding would show in the tails.
[[nodiscard]] inline double normal_density(double z) noexcept {
  constexpr double root = 0.39894228040143267793994605993438;
  double const head = std::trunc(z * 16) / 16;
  double const rest = (z - head) * (z + head);
  return root * std::exp(-head * head / 2) * std::exp(-rest / 2);
}

/// Probability between 0 and z >= 0: z φ(z) Σ z^2k / (1 3 5 … (2k + 1)).
[[nodiscard]] inline double normal_centre(double z) noexcept {
  double sum = 1;
  double term = 1;
  for (double k = 1; term > sum * 1e-18; k += 1) {
    term *= z * z / (2 * k + 1);
    sum += term;
  }
  return z * normal_density(z) * sum;
}

/// Probability above z >= 0.
[[nodiscard]] inline double normal_tail(double z) noexcept {
  if (z < 1.5)
    return 0.5 - normal_centre(z);
  // φ(z) / (z + 1/(z + 2/(z + 3/(z + …)))), from far enough inside.
  double below = z;
  for (double k = std::floor(20 + 400 / (z * z)); k > 0; k -= 1)
    below = z + k / below;
  return normal_density(z) / below;
}

/// Density and probabilities of Student's t, for t >= 0.
struct t_at {
  double density = 0;
  double centre = 0; ///< between 0 and t
  double tail = 0;   ///< above t
};
[[nodiscard]] inline t_at student(double t, double df) noexcept {
  if (t == 0)
    return {0, 0, 0.5};
  // x = df / (df + t²), y = 1 - x, without overflow.
  double const ratio = t / df * t;
  double const x = 1 / (1 + ratio);
  double const y = ratio < 1 ? ratio / (1 + ratio) : 1 / (1 + df / t / t);
  auto const both = incomplete_beta(0.5, df / 2, y, x);
  return {beta_kernel(0.5, df / 2, y, x) / t, both.lower / 2, both.upper / 2};
}

} // namespace detail

/// P(Z <= z) for the standard normal distribution.
[[nodiscard]] inline double normal_cdf(double z) {
  contract(detail::is_finite(z), "a finite number");
  return z < 0 ? detail::normal_tail(-z) : 1 - detail::normal_tail(z);
}

/// The z with P(Z <= z) = p. Preconditions: 0 < p < 1 (contract).
template <class = detail::on_use> [[nodiscard]] double normal_quantile(double p) {
  contract(p > 0 && p < 1, "a probability between 0 and 1");
  double const side = p < 0.5 ? p : 1 - p;
  double const z = detail::invert_from_zero(side, 0.5 - side, [](double at) {
    return detail::point_of_law{detail::normal_centre(at), detail::normal_tail(at),
                                detail::normal_density(at)};
  });
  return p < 0.5 ? -z : z;
}

/// P(T <= t) for Student's t; with infinite df the normal distribution. Preconditions: df > 0 (contract).
[[nodiscard]] inline double t_cdf(double t, double df) {
  contract(detail::is_finite(t) && df > 0, "a finite number, and degrees of freedom above 0");
  if (detail::is_infinite(df))
    return normal_cdf(t);
  double const tail = detail::student(std::fabs(t), df).tail;
  return t < 0 ? tail : 1 - tail;
}

/// The t with P(T <= t) = p; infinite where its square is no double. With infinite df, the normal quantile.
/// Preconditions: 0 < p < 1, df > 0 (contract).
template <class = detail::on_use> [[nodiscard]] double t_quantile(double p, double df) {
  contract(p > 0 && p < 1 && df > 0, "a probability between 0 and 1, and degrees of freedom above 0");
  if (detail::is_infinite(df))
    return normal_quantile(p);
  double const side = p < 0.5 ? p : 1 - p;
  double const t = detail::invert_from_zero(side, 0.5 - side, [df](double at) {
    auto const s = detail::student(at, df);
    return detail::point_of_law{s.centre, s.tail, s.density};
  });
  double const reach = t < 1e150 ? t : std::numeric_limits<double>::infinity();
  return p < 0.5 ? -reach : reach;
}

/// P(X <= x) for the beta distribution. Preconditions: 0 <= x <= 1; a, b > 0 (contract).
[[nodiscard]] inline double beta_cdf(double x, double a, double b) {
  contract(x >= 0 && x <= 1 && detail::is_finite(a) && a > 0 && detail::is_finite(b) && b > 0,
           "a number from 0 to 1, and two positive parameters");
  return detail::incomplete_beta(a, b, x, 1 - x).lower;
}

/// The x with P(X <= x) = p. Preconditions: 0 < p < 1; a, b > 0 (contract).
template <class = detail::on_use> [[nodiscard]] double beta_quantile(double p, double a, double b) {
  contract(p > 0 && p < 1 && detail::is_finite(a) && a > 0 && detail::is_finite(b) && b > 0,
           "a probability between 0 and 1, and two positive parameters");
  return detail::invert_beta(p, a, b);
}

} // namespace starlot::inline v0

#endif
