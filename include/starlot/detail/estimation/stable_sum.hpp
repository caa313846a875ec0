// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_STABLE_SUM_HPP
#define STARLOT_DETAIL_ESTIMATION_STABLE_SUM_HPP
// IWYU pragma: private

#include <cmath>
#include <cstddef>

namespace starlot::inline v0::detail {

/// Where summands are cut so that their order does not matter: numbers whose last bit stands for so much that every
/// summand becomes a multiple of it, and every sum of those is exact (Demmel and Nguyen 2013, two folds).
struct stable_scale {
  double first = 0;
  double second = 0;

  /// For at most `count` summands, none larger than `largest` in magnitude; both are known before any is added.
  [[nodiscard]] static stable_scale of(double largest, std::size_t count) noexcept {
    if (!(largest > 0))
      return {};
    int bits = 0;
    static_cast<void>(std::frexp(largest, &bits));
    int room = 1;
    static_cast<void>(std::frexp(static_cast<double>(count), &room));
    auto const power = [](int exponent) { return std::ldexp(1.5, exponent); };
    return {power(bits + room + 1), power(bits + 2 * room - 50)};
  }
};

/// The number as a double has it: what the x87 computes may have more digits.
[[nodiscard]] inline double as_double(double x) noexcept {
#if defined(__FLT_EVAL_METHOD__)
  if constexpr (__FLT_EVAL_METHOD__ == 2) {
    double const volatile stored = x;
    return stored;
  }
#endif
  return x;
}

/// A sum of doubles that is the same bits in any order, with an error below 2^-60 of the largest summand for each
/// million of them. Under -ffast-math it is a plain sum.
struct stable_sum {
  double high = 0;
  double low = 0;

  void add(double x, stable_scale const& scale) noexcept {
    double const head = as_double(x + scale.first) - scale.first;
    double const rest = x - head;
    high += head;
    low += as_double(rest + scale.second) - scale.second;
  }
  [[nodiscard]] double value() const noexcept { return high + low; }
};

} // namespace starlot::inline v0::detail

#endif
