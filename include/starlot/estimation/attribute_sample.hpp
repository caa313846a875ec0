// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_ATTRIBUTE_SAMPLE_HPP
#define STARLOT_ESTIMATION_ATTRIBUTE_SAMPLE_HPP

#include <starlot/core/contract.hpp>

#include <cstdint>

namespace starlot::inline v0 {

/// From `lower` to `upper`, both included.
struct count_interval {
  std::uint64_t lower = 0;
  std::uint64_t upper = 0;

  friend constexpr bool operator==(count_interval const&, count_interval const&) = default;
};

/// Of `drawn` outlets of a simple random sample, `passed` did pass; what that proves of all `population` of them.
/// Exact for any population, also where none passed, or all (超几何分布).
///
/// Preconditions of all members: passed <= drawn <= population, drawn > 0, 0 < level < 1 (contract). Complexity: that
/// of a sum over `drawn`, for bounds times the bits of `population`.
struct attribute_sample {
  std::uint64_t population = 0; ///< N
  std::uint64_t drawn = 0;      ///< n
  std::uint64_t passed = 0;     ///< x

  /// P(X >= x) where `passing` of the population do pass.
  [[nodiscard]] double p_value_of_at_most(std::uint64_t passing) const { return tails(passing).upper; }
  /// The hypothesis that fewer than so many pass is as unlikely as that.
  [[nodiscard]] double p_value_of_fewer_than(std::uint64_t passing) const {
    contract(passing > 0, "a number that there can be fewer of");
    return p_value_of_at_most(passing - 1);
  }
  /// P(X <= x) where `passing` of the population do pass.
  [[nodiscard]] double p_value_of_at_least(std::uint64_t passing) const { return tails(passing).lower; }

  /// One-sided: at least so many of the population pass. min{K: P(X >= x | K) > 1 - level}.
  [[nodiscard]] std::uint64_t lower_bound(double level) const {
    expect_level(level);
    return first_above(1 - level, true);
  }
  /// One-sided: at most so many of the population pass. max{K: P(X <= x | K) > 1 - level}.
  [[nodiscard]] std::uint64_t upper_bound(double level) const {
    expect_level(level);
    return population - first_above(1 - level, false);
  }
  /// Two-sided, half of what is left to chance on each side.
  [[nodiscard]] count_interval confidence_interval(double level) const {
    return {lower_bound(0.5 + level / 2), upper_bound(0.5 + level / 2)};
  }

private:
  struct both_tails {
    double lower = 0; ///< P(X <= x)
    double upper = 0; ///< P(X >= x)
  };

  void expect_level(double level) const {
    contract(level > 0 && level < 1, "a level between 0 and 1");
    contract(passed <= drawn && drawn <= population && drawn > 0,
             "no more passed than were drawn, no more drawn than there are");
  }
  /// Terms by their ratios from the largest, so that none of them is a difference, and none too small to begin with.
  [[nodiscard]] both_tails tails(std::uint64_t passing) const {
    expect_level(0.5);
    contract(passing <= population, "no more pass than there are");
    auto const failing = population - passing;
    auto const least = drawn > failing ? drawn - failing : 0;
    auto const most = drawn < passing ? drawn : passing;
    auto const number = [](std::uint64_t n) { return static_cast<double>(n); };
    auto const mode_at = (number(drawn) + 1) * (number(passing) + 1) / (number(population) + 2);
    auto mode = static_cast<std::uint64_t>(mode_at);
    mode = mode < least ? least : mode > most ? most : mode;
    both_tails out;
    double sum = 0;
    auto const add = [&](std::uint64_t j, double term) {
      sum += term;
      out.lower += j <= passed ? term : 0;
      out.upper += j >= passed ? term : 0;
    };
    double term = 1;
    add(mode, term);
    for (auto j = mode; j < most; ++j) {
      term *= number(passing - j) * number(drawn - j) / (number(j + 1) * number(failing + j + 1 - drawn));
      add(j + 1, term);
    }
    term = 1;
    for (auto j = mode; j > least; --j) {
      term *= number(j) * number(failing + j - drawn) / (number(passing - j + 1) * number(drawn - j + 1));
      add(j - 1, term);
    }
    return {out.lower / sum, out.upper / sum};
  }
  /// Smallest number of the population, passing or failing, that leaves what was seen more likely than `alpha`.
  [[nodiscard]] std::uint64_t first_above(double alpha, bool of_passing) const {
    std::uint64_t low = 0;
    std::uint64_t high = population;
    while (low < high) {
      auto const middle = low + (high - low) / 2;
      auto const likely = of_passing ? tails(middle).upper : tails(population - middle).lower;
      if (likely > alpha * (1 + 1e-12)) // 1 - 0.9 is not 0.1, and an even chance is no more than it
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }
};

} // namespace starlot::inline v0

#endif
