// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SAMPLING_DESIGNS_SAMPLE_LAWS_HPP
#define STARLOT_TESTS_SAMPLING_DESIGNS_SAMPLE_LAWS_HPP

#include "sampling/designs/every_start.hpp"

#include <starlot/sampling/draw.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

// Probabilities of all samples of small frames, and how often draws give them. A sample is a set of outlets, one bit each.

namespace sample_laws {

using law = std::map<unsigned, double>;

/// Of order sampling: the n smallest of independent variables, of which `below(i, t)` is the distribution. By quadrature: the
/// largest of the sample is about t, and all others are larger. `most` is where all samples are complete.
template <class Below> law of_order(std::size_t count, std::uint32_t n, double most, Below const& below) {
  law out;
  constexpr int steps = 20'000;
  for (unsigned s = 0; s < 1U << count; ++s) {
    if (std::popcount(s) != static_cast<int>(n))
      continue;
    auto const at = [&](int k) { // dense near 0
      auto const x = static_cast<double>(k) / (2 * steps);
      return most < 0 ? x / (1 - x) : most * x;
    };
    double sum = 0;
    double before = 0;
    for (int k = 1; k <= steps; ++k) {
      double all = 1, rest = 1;
      for (std::size_t i = 0; i < count; ++i)
        if ((s >> i & 1U) != 0)
          all *= below(i, at(2 * k));
        else
          rest *= 1 - below(i, at(2 * k - 1));
      if (!(all <= 1)) // at infinity
        all = 1;
      sum += (all - before) * rest;
      before = all;
    }
    out[s] = sum;
  }
  return out;
}

/// Probability of an outlet, or of several.
inline double of_outlets(law const& l, unsigned outlets) {
  double out = 0;
  for (auto const& [s, p] : l)
    out += (s & outlets) == outlets ? p : 0;
  return out;
}

inline unsigned set_of(starlot::sample const& s) {
  unsigned out = 0;
  for (auto const& d : s.drawn())
    out |= 1U << d.number;
  return out;
}

/// Whether so many draws give each sample about as often as the law says: chi-square, p > 1e-6.
template <class Design> bool fits(starlot::frame const& f, Design const& design, law const& due, int draws) {
  std::map<unsigned, int> times;
  for (int i = 0; i < draws; ++i)
    ++times[set_of(*starlot::draw(f, design, starlot::seed{"seed " + std::to_string(i)}))];
  double chi = 0, few = 0;
  int few_times = 0, cells = 0, all = 0;
  auto const add = [&](double expected, int got) {
    chi += (got - expected) * (got - expected) / expected;
    ++cells;
  };
  for (auto const& [s, p] : due) {
    auto const expected = p * draws;
    auto const got = times.contains(s) ? times[s] : 0;
    all += got;
    if (expected < 5) {
      few += expected;
      few_times += got;
    } else {
      add(expected, got);
    }
  }
  if (few >= 5)
    add(few, few_times);
  auto const df = static_cast<double>(cells - 1);
  // Wilson and Hilferty; 4.7534 is the normal quantile.
  auto const most = df * std::pow(1 - 2 / (9 * df) + 4.7534 * std::sqrt(2 / (9 * df)), 3);
  return all == draws && cells > 3 && chi < most;
}

} // namespace sample_laws

#endif
