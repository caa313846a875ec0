// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGN_HPP
#define STARLOT_SAMPLING_DESIGN_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>

#include <concepts>

namespace starlot::inline v0 {

/// A design that a draw can be made by: `plan(frame, design)` says how many outlets of which stratum are drawn. The
/// ready ones are listed in designs.hpp. For one of your own, `plan` is a function in the namespace of the design:
///
///     struct half_of_each {};
///     starlot::result<starlot::draw_plan> plan(starlot::frame const& f, half_of_each) {
///       auto out = starlot::strata_of(f);
///       for (auto& stratum : out.strata)
///         stratum.sampled = (stratum.population + 1) / 2;
///       return out;
///     }
template <class T>
concept Design = requires(T const& design, frame const& f) {
  { plan(f, design) } -> std::same_as<result<draw_plan>>;
};

} // namespace starlot::inline v0

#endif
