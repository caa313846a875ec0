// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_VISITED_OUTLET_HPP
#define STARLOT_COMPANY_VISITED_OUTLET_HPP

#include <cstdint>

namespace starlot::inline v0 {

/// An outlet of the sample.
struct visited_outlet {
  std::uint32_t number = 0; ///< in the frame
  std::uint32_t layer = 0;
  bool reached = true;

  friend constexpr bool operator==(visited_outlet const&, visited_outlet const&) = default;
};

} // namespace starlot::inline v0

#endif
