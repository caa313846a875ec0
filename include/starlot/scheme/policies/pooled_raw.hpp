// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_POLICIES_POOLED_RAW_HPP
#define STARLOT_SCHEME_POLICIES_POOLED_RAW_HPP

#include <starlot/scheme/aggregation.hpp>

#include <string_view>

namespace starlot::inline v0 {

/// Each criterion: Σ earned / Σ samples over the outlets where it applies: what was seen, not what there is.
struct pooled_raw_policy {
  static constexpr std::string_view name = "pooled_raw";
  static constexpr int version = 1;
  static constexpr aggregation_kind kind = aggregation_kind::criteria_as_seen;
};
/// What was seen, without weights.
inline constexpr pooled_raw_policy pooled_raw{};

} // namespace starlot::inline v0

#endif
