// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_SYSTEMATIC_VARIANCE_HPP
#define STARLOT_ESTIMATION_SYSTEMATIC_VARIANCE_HPP

#include <cstdint>

namespace starlot::inline v0 {

/// Which variance stands for that of a systematic sample with equal probabilities, for which none is unbiased (Wolter
/// 2007, Introduction to Variance Estimation, chapter 8, doi:10.1007/978-0-387-35099-8). f = n/N, t the values of the
/// units in the order of the frame.
enum class systematic_variance : std::uint8_t {
  /// (1 - f) n/(n - 1) Σ (t - t̄)², that of a simple random sample; the default, since it is on the safe side where
  /// ids have to do with regions or age. Right on average if the order of the frame has nothing to do with the values;
  /// too large if values change steadily along it, or neighbours are alike; too small if they come back with a
  /// period near the step.
  as_if_random,
  /// (1 - f) n/(2 (n - 1)) Σ (t_j - t_(j-1))²: what neighbours differ by. Right on average if the order has nothing
  /// to do with the values, but less steady; near if values change steadily or neighbours are alike, a little too
  /// large then; too small, too, with a period near the step, and too large where neighbours differ more than others.
  successive_differences,
};

} // namespace starlot::inline v0

#endif
