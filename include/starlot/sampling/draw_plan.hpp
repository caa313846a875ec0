// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DRAW_PLAN_HPP
#define STARLOT_SAMPLING_DRAW_PLAN_HPP

#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>

#include <cstdint>
#include <vector>

namespace starlot::inline v0 {

/// What a design makes of a frame: the strata, how many outlets of each are drawn, and the stratum of each outlet.
///
/// In a plan of your own each outlet is in one stratum (`strata_of` does that), no stratum draws more outlets than it
/// has, a `certain` one takes all of its outlets, and at least one outlet is drawn; `draw` checks this (contract).
struct draw_plan {
  std::vector<stratum> strata;           ///< sorted by id
  std::vector<std::uint32_t> stratum_of; ///< of each outlet of the frame; empty where there is one stratum
};

/// The strata of a frame; nothing is drawn yet. A design that uses strata begins with this. A frame without strata
/// has one, with an empty id.
template <class = detail::on_use> [[nodiscard]] draw_plan strata_of(frame const& f) {
  auto made = detail::split_by_stratum(f);
  return detail::closed<draw_plan>(made);
}

} // namespace starlot::inline v0

#endif
