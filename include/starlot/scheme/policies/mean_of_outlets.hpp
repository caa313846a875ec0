// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_POLICIES_MEAN_OF_OUTLETS_HPP
#define STARLOT_SCHEME_POLICIES_MEAN_OF_OUTLETS_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/scheme/aggregation.hpp>

#include <span>
#include <string_view>

namespace starlot::inline v0 {

/// Σ w s / Σ w of the outlets' own scores.
struct mean_of_outlets_policy {
  static constexpr std::string_view name = "mean_of_outlets";
  static constexpr int version = 1;
  static constexpr aggregation_kind kind = aggregation_kind::mean;

  /// Complexity: linear in the outlets.
  template <class = detail::on_use>
  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const {
    fraction sum, all;
    for (auto const& o : outlets) {
      sum += o.weight * o.score;
      all += o.weight;
    }
    return sum / all;
  }
};
/// The mean of the outlets' own scores.
inline constexpr mean_of_outlets_policy mean_of_outlets{};

} // namespace starlot::inline v0

#endif
