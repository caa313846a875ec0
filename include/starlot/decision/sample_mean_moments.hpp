// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_SAMPLE_MEAN_MOMENTS_HPP
#define STARLOT_DECISION_SAMPLE_MEAN_MOMENTS_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/sampling/designs/simple_random.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace starlot::inline v0 {

/// Moments of the mean of a simple random sample over all draws, in points and their powers.
struct sample_mean_moments {
  double mean = 0;     ///< over all draws
  double variance = 0; ///< over all draws
  double third = 0;    ///< central
  double fourth = 0;   ///< central

  /// 0 where nothing varies.
  [[nodiscard]] double skewness() const noexcept {
    return variance > 0 ? third / (variance * std::sqrt(variance)) : 0;
  }
  /// Fourth moment against that of a normal distribution, which has 0; 0 where nothing varies.
  [[nodiscard]] double excess_kurtosis() const noexcept {
    return variance > 0 ? fourth / (variance * variance) - 3 : 0;
  }

  /// From the scores of all outlets, in closed form (Nath 1968):
  ///     V = (N-n) m2 / (n (N-1)),    third = (N-n)(N-2n) m3 / (n² (N-1)(N-2)),
  ///     fourth = (N-n) ((N²-6nN+N+6n²) m4 + 3N(N-n-1)(n-1) m2²) / (n³ (N-1)(N-2)(N-3)),    m the moments of the scores
  /// Errors: `no_rows`, `sample_of_none`, `too_many_visits`; those of the scores; `scores_not_exact`. Complexity:
  /// linear. `Moments` is this class, for the same reason as `Law` of `grade_distribution`.
  template <detail::Scores S, class Moments = sample_mean_moments>
  [[nodiscard]] static result<Moments> of(S const& given, simple_random design) {
    auto const read = detail::scores_from(given);
    if (!read)
      return detail::access::why(read);
    auto const& scores = *read;
    if (auto const wrong = detail::stratum_fault(scores.outlets(), design.n, place::nowhere);
        wrong.code != errc::none)
      return wrong;
    auto const* const entries = detail::access::entries(scores).data();
    auto const size = detail::access::entries(scores).size();
    constexpr auto one = static_cast<double>(points::one);
    auto const all = static_cast<double>(scores.outlets());
    // From the first score on: differences of decimals are exact.
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (entries[i].lower != entries[i].upper)
        return error::at(errc::scores_not_exact, i);
      sum += static_cast<double>(entries[i].outlets) * above_first(entries, i);
    }
    auto const middle = sum / all;
    double m2 = 0, m3 = 0, m4 = 0;
    for (std::size_t i = 0; i < size; ++i) {
      auto const d = (above_first(entries, i) - middle) / one;
      auto const share = static_cast<double>(entries[i].outlets) / all;
      m2 += share * d * d;
      m3 += share * d * d * d;
      m4 += share * d * d * d * d;
    }
    auto const n = static_cast<double>(design.n);
    Moments out{(static_cast<double>(entries[0].lower) + middle) / one, 0, 0, 0};
    if (design.n == scores.outlets()) // there is one draw
      return out;
    if (design.n == 1 || design.n == scores.outlets() - 1) { // one outlet decides, drawn or left out
      auto const by = design.n == 1 ? 1 : -1 / n;
      out.variance = m2 * by * by;
      out.third = m3 * by * by * by;
      out.fourth = m4 * by * by * by * by;
      return out;
    }
    auto const rest = all - n;
    out.variance = rest * m2 / (n * (all - 1));
    out.third = rest * (all - 2 * n) * m3 / (n * n * (all - 1) * (all - 2));
    out.fourth =
        rest / (n * n * n * (all - 1) * (all - 2) * (all - 3)) *
        ((all * all - 6 * n * all + all + 6 * n * n) * m4 + 3 * all * (rest - 1) * (n - 1) * m2 * m2);
    return out;
  }

private:
  [[nodiscard]] static double above_first(detail::score_entry const* entries, std::size_t i) noexcept {
    return static_cast<double>(static_cast<std::int64_t>(static_cast<std::uint64_t>(entries[i].lower) -
                                                         static_cast<std::uint64_t>(entries[0].lower)));
  }
};

} // namespace starlot::inline v0

#endif
