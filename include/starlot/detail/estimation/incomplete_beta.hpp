// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_INCOMPLETE_BETA_HPP
#define STARLOT_DETAIL_ESTIMATION_INCOMPLETE_BETA_HPP
// IWYU pragma: private

#include <cmath>
#include <initializer_list>
#include <limits>

namespace starlot::inline v0::detail {

/// ln Γ(z) less Stirling's (z - 1/2) ln z - z + ln sqrt(2π); z > 0. Absolute error about 1e-15.
///
/// Asymptotic series (Abramowitz and Stegun 6.1.41) at z + k >= 16, and back by the recurrence of Γ.
[[nodiscard]] inline double stirling_error(double z) noexcept {
  double shifted = 0;
  for (; z < 16; z += 1)
    shifted += (z + 0.5) * std::log1p(1 / z) - 1;
  double const s = 1 / (z * z);
  return shifted +
         (1.0 / 12 -
          s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * 691 / 360360))))) /
             z;
}

/// a ln(a/m) + m - a, a and m > 0, without cancellation where they are close (Loader 2000); over = a - m.
[[nodiscard]] inline double deviance(double a, double m, double over) noexcept {
  double const v = over / (a + m);
  if (!(std::fabs(v) <= 0.1))
    return a * std::log(a / m) - over;
  // ln(a/m) = 2 atanh v
  double sum = over * v;
  double power = 2 * a * v;
  for (int k = 3;; k += 2) {
    power *= v * v;
    double const next = sum + power / k;
    if (next == sum)
      return sum;
    sum = next;
  }
}

/// x^a y^b / B(a, b), y = 1 - x; a, b, x, y > 0.
[[nodiscard]] inline double beta_kernel(double a, double b, double x, double y) noexcept {
  constexpr double two_pi = 6.283185307179586476925286766559;
  double const n = a + b;
  double const over = a * y - b * x; // a - n x
  return std::sqrt(a / n * b / two_pi) * std::exp(stirling_error(n) - stirling_error(a) - stirling_error(b) -
                                                  deviance(a, n * x, over) - deviance(b, n * y, -over));
}

/// A probability and what it leaves.
struct two_tails {
  double lower = 0;
  double upper = 0;
};

/// The regularised incomplete beta function I_x(a, b) and 1 - I_x(a, b) = I_y(b, a), y = 1 - x; a, b > 0.
///
/// Where few terms do, the series of Abramowitz and Stegun 26.5.4; else the continued fraction of Didonato and Morris
/// (1992, equation 12) by Lentz's method, whose terms do not cancel. Relative error about 1e-14 of the tail beyond the
/// mean, and of the other one unless it is below a hundredth, which takes a or b of 0.01 and less.
/// Complexity: O(sqrt(max(a, b))).
[[nodiscard]] inline two_tails incomplete_beta(double a, double b, double x, double y) noexcept {
  if (x <= 0)
    return {0, 1};
  if (y <= 0)
    return {1, 0};
  double const kernel = beta_kernel(a, b, x, y);
  constexpr double eps = std::numeric_limits<double>::epsilon() / 4;
  // Σ (a+b)_k / (a+1)_k x^k: its terms decrease by x (a + b + k) / (a + 1 + k).
  auto const series = [&](double p, double q, double z) {
    double sum = 1;
    double term = 1;
    for (double k = 0; term > sum * eps; k += 1) {
      term *= z * (p + q + k) / (p + 1 + k);
      sum += term;
    }
    return kernel * sum / p;
  };
  auto const fraction = [&](double p, double q, double z, double rest) {
    double const over = p * rest - q * z;
    auto const beta = [&](double k) {
      return k + k * (q - k) * z / (p + 2 * k - 1) + (p + k) * (over + 1 + k * (1 + rest)) / (p + 2 * k + 1);
    };
    double f = p * (over + 1) / (p + 1);
    double c = f;
    double d = 0;
    for (double k = 1; k < 1e7; k += 1) {
      double const w = p + 2 * k - 1;
      double const alpha = (p + k - 1) / w * (p + q + k - 1) / w * k * (q - k) * z * z;
      double const next = beta(k);
      d = 1 / (next + alpha * d);
      c = next + alpha / c;
      f *= c * d;
      if (std::fabs(c * d - 1) <= 4 * eps)
        break;
    }
    return kernel / f;
  };
  auto const tail = [&](double p, double q, double z, double rest) {
    return z < 0.7 && (q < 2 || z * (p + q) < 40) ? series(p, q, z) : fraction(p, q, z, rest);
  };
  if (x * (a + b) <= a) {
    double const lower = tail(a, b, x, y);
    return {lower, 1 - lower};
  }
  double const upper = tail(b, a, y, x);
  return {1 - upper, upper};
}

} // namespace starlot::inline v0::detail

#endif
