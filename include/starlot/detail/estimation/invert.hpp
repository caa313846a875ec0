// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_INVERT_HPP
#define STARLOT_DETAIL_ESTIMATION_INVERT_HPP
// IWYU pragma: private

#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/incomplete_beta.hpp>

#include <cmath>

namespace starlot::inline v0::detail {

/// Newton's method on a function that increases, held within a bracket that shrinks; `at(x, slope)` gives its value.
template <class Function>
[[nodiscard]] double find_root(double low, double high, double x, Function const& at) {
  for (int i = 0; i < 400; ++i) {
    double slope = 0;
    double const value = at(x, slope);
    if (value == 0)
      return x;
    (value < 0 ? low : high) = x;
    double next = x - value / slope;
    if (!(next > low && next < high))
      next = low + (high - low) / 2;
    if (std::fabs(next - x) <= 4e-16 * std::fabs(x) || next == low || next == high)
      return next;
    x = next;
  }
  return x;
}

/// What a symmetric law has at a point >= 0.
struct point_of_law {
  double centre = 0; ///< probability between 0 and the point
  double tail = 0;   ///< above it
  double density = 0;
};

/// The point >= 0 with probability `tail` above it and `centre` = 1/2 - tail below. Solved in logarithms, of whichever
/// probability is smaller: they are nearly straight.
template <class Law> [[nodiscard]] double invert_from_zero(double tail, double centre, Law const& law) {
  if (centre <= 0)
    return 0;
  bool const inner = centre < tail;
  double const due = std::log(inner ? centre : tail);
  double const u = find_root(-750, 710, inner ? due : 0, [&](double at, double& slope) {
    double const x = std::exp(at);
    auto const p = law(x);
    double const probability = inner ? p.centre : p.tail;
    slope = (probability > 0 ? p.density / probability : 0) * x;
    double const value = std::log(probability) - due;
    return inner ? value : -value;
  });
  return std::exp(u);
}

/// The x with I_x(a, b) = p, solved for ln(x / (1 - x)) in logarithms of the smaller tail.
template <class = on_use> [[nodiscard]] double invert_beta(double p, double a, double b) {
  bool const lower = p <= 0.5;
  double const due = std::log(lower ? p : 1 - p);
  double const v = find_root(-750, 750, std::log(a / b), [&](double at, double& slope) {
    double const x = 1 / (1 + std::exp(-at));
    double const y = 1 / (1 + std::exp(at));
    auto const both = incomplete_beta(a, b, x, y);
    double const probability = lower ? both.lower : both.upper;
    slope = probability > 0 ? beta_kernel(a, b, x, y) / probability : 0;
    double const value = std::log(probability) - due;
    return lower ? value : -value;
  });
  return v > 0 ? 1 / (1 + std::exp(-v)) : std::exp(v) / (1 + std::exp(v));
}

} // namespace starlot::inline v0::detail

#endif
