// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_POLICIES_POOLED_HPP
#define STARLOT_SCHEME_POLICIES_POOLED_HPP

#include <starlot/scheme/aggregation.hpp>

#include <string_view>

namespace starlot::inline v0 {

/// Each criterion: Σ w earned / Σ w samples over the outlets where it applies, w being how many outlets one of the
/// sample stands for.
/// The default, and ours: the standard's text is not public. Biased by O(1/n) where numbers of samples vary.
struct pooled_policy {
  static constexpr std::string_view name = "pooled";
  static constexpr int version = 1;
  static constexpr aggregation_kind kind = aggregation_kind::criteria;
};
/// The default.
inline constexpr pooled_policy pooled{};

} // namespace starlot::inline v0

#endif
