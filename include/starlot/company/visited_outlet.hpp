// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_VISITED_OUTLET_HPP
#define STARLOT_COMPANY_VISITED_OUTLET_HPP

#include <cstdint>

namespace starlot::inline v0 {

/// An outlet of the sample.
struct visited_outlet {
  std::uint32_t number = 0; ///< in the frame
  std::uint32_t layer = 0;  ///< number of its stratum
  bool reached = true;      ///< whether it was visited
  /// The number of its weight where its probability went by size, so that it has one of its own; else 0: that of its
  /// layer.
  std::uint32_t own_weight = 0;

  /// Where its weight stands among those of layers and of outlets.
  [[nodiscard]] constexpr std::uint32_t weight_number() const noexcept {
    return own_weight != 0 ? own_weight : layer;
  }

  friend constexpr bool operator==(visited_outlet const&, visited_outlet const&) = default;
};

} // namespace starlot::inline v0

#endif
