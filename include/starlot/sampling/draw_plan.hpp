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

/// What a design does to a frame: how many of each stratum are drawn, and which stratum each outlet is in.
///
/// A plan of your own counts each outlet in one stratum (`strata_of` does), draws no more than there are, at least one in
/// all, and all of those that are chosen; `draw` checks that (contract).
struct draw_plan {
  std::vector<stratum> strata; ///< sorted by id; those that were chosen stand behind the rest of theirs
  std::vector<std::uint32_t> stratum_of; ///< of each outlet of the frame; empty where there is one stratum
};

/// The strata of a frame, nothing drawn yet: what a design of strata begins with. A frame without strata is one, "".
template <class = detail::on_use> [[nodiscard]] draw_plan strata_of(frame const& f) {
  auto made = detail::split_by_stratum(f);
  return detail::closed<draw_plan>(made);
}

} // namespace starlot::inline v0

#endif
