// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_CENSUS_HPP
#define STARLOT_SAMPLING_DESIGNS_CENSUS_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/sampling/design_planner.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

/// All outlets of the frame. In a record: no parameters.
struct census {
  static constexpr std::string_view name = "census-1";
  static constexpr bool extendable = true;

  template <class Lines> static void write(Lines&, census) {}
  template <class Lines> [[nodiscard]] static census read(Lines&) { return {}; }
};

/// What a draw by the design comes to.
template <class Plan = draw_plan> [[nodiscard]] result<Plan> plan(frame const& f, census) {
  detail::design_planner<Plan> planner{f};
  planner.take_from_all(static_cast<std::uint32_t>(f.size()));
  return planner.made();
}

} // namespace starlot::inline v0

#endif
