// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_TOTAL_LAW_HPP
#define STARLOT_DETAIL_TOTAL_LAW_HPP

#include <starlot/core/contract.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace starlot::inline v0::detail {

/// The law of the total of a simple random sample from whole numbers 0 to `range`, for every size up to n.
///
/// P_i(m, s), the probability that m of the first i have total s, from P_(i-1):
///     P_i(m, s) = (1 - m/i) P_(i-1)(m, s) + (m/i) P_(i-1)(m-1, s - y_i)
/// which is the generating function Π(1 + x t^y) over binomials, step by step. All terms are positive and convex: the
/// relative error stays below 2N times the precision, however small the probability.
/// Complexity: n(n+1)/2 · range cells for each value, as many doubles of memory.
class total_law {
public:
  /// Preconditions: the table fits memory.
  total_law(std::size_t n, std::size_t range) : n_{n}, range_{range}, cells_(first(n + 1)) { cells_[0] = 1; }

  /// Takes one more value into the population. Preconditions: it is at most `range` (contract). Only sizes of at least `least` are wanted in the end, `more` values coming.
  void take(std::size_t value, std::size_t least = 0, std::size_t more = 0) {
    contract(value <= range_, "a value of the range");
    ++taken_;
    auto const lowest = least > more ? least - more : 1;
    for (auto m = n_ < taken_ ? n_ : taken_; m >= lowest; --m) {
      auto const in = static_cast<double>(m) / static_cast<double>(taken_);
      auto const out = static_cast<double>(taken_ - m) / static_cast<double>(taken_);
      auto* const to = cells_.data() + first(m);
      auto const* const from = cells_.data() + first(m - 1);
      auto const below = (m - 1) * range_ + 1; // totals of one value less
      for (std::size_t s = 0; s < value; ++s)
        to[s] *= out;
      mix(to + value, from, below, out, in);
      for (auto s = value + below; s <= m * range_; ++s)
        to[s] *= out;
    }
  }

  /// Probabilities of the totals 0, 1, … of m values. Preconditions: m is at most n, and at most the number of values.
  [[nodiscard]] std::span<double const> totals(std::size_t m) const {
    contract(m <= n_ && m <= taken_, "a sample is no larger than the population");
    return {cells_.data() + first(m), m * range_ + 1};
  }

private:
  [[nodiscard]] std::size_t first(std::size_t m) const noexcept { return m + range_ * (m * (m - 1) / 2); }

  // Apart, so that the compiler sees that the rows are different ones.
  static void mix(double* to, double const* from, std::size_t size, double out, double in) noexcept {
    for (std::size_t s = 0; s < size; ++s)
      to[s] = out * to[s] + in * from[s];
  }

  std::size_t n_;
  std::size_t range_;
  std::size_t taken_ = 0;
  std::vector<double> cells_; ///< rows of 0, 1, … n values, one behind the other
};

} // namespace starlot::inline v0::detail

#endif
