// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_SIMPLE_RANDOM_HPP
#define STARLOT_SAMPLING_DESIGNS_SIMPLE_RANDOM_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/sampling/design_planner.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// Each set of n outlets with the same probability. In a record: "visits N".
struct simple_random {
  static constexpr std::string_view name = "simple-random-1";
  static constexpr bool extendable = true;

  std::uint32_t n = 0; ///< outlets to be drawn

  template <class Lines> static void write(Lines& lines, simple_random design) {
    lines.add({"visits ", std::to_string(design.n)});
  }
  template <class Lines> [[nodiscard]] static simple_random read(Lines& lines) {
    lines.take("visits");
    return {lines.number(lines.rest())};
  }
};

/// Errors: `sample_of_none` (n = 0); `too_many_visits` (n > N).
template <class Plan = draw_plan> [[nodiscard]] result<Plan> plan(frame const& f, simple_random design) {
  detail::design_planner<Plan> planner{f};
  if (design.n == 0)
    planner.fail(errc::sample_of_none);
  else if (design.n > f.size())
    planner.fail(errc::too_many_visits, design.n, f.size(), {}, place::nowhere);
  else
    planner.take_from_all(design.n);
  return planner.made();
}

} // namespace starlot::inline v0

#endif
