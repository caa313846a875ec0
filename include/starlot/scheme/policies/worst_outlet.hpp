// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_POLICIES_WORST_OUTLET_HPP
#define STARLOT_SCHEME_POLICIES_WORST_OUTLET_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/scheme/aggregation.hpp>

#include <span>
#include <string_view>

namespace starlot::inline v0 {

/// The lowest of the outlets' own scores; the highest where few points are good.
struct worst_outlet_policy {
  static constexpr std::string_view name = "worst_outlet";
  static constexpr int version = 1;
  static constexpr aggregation_kind kind = aggregation_kind::scores;
  static constexpr bool is_monotone = true;

  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const { return outlets[0].score; }
};
/// The outlet with the worst score.
inline constexpr worst_outlet_policy worst_outlet{};

} // namespace starlot::inline v0

#endif
