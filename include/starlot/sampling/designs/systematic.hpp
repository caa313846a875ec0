// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_SYSTEMATIC_HPP
#define STARLOT_SAMPLING_DESIGNS_SYSTEMATIC_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/sampling/planned_visits.hpp>
#include <starlot/detail/sampling/systematic_selection.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

/// A systematic sample (系统抽样): every outlet at a step of N/n through the frame, in the order of ids, from a random
/// start; or through each of its strata.
///
/// With the start r from 0 to N - 1 (selection.hpp says how the seed gives it), the outlets number (r + j N)/n, rounded
/// down, are in the sample, j = 0 to n - 1, counted from 0 in the order of the frame. A step that is no whole number
/// needs no rounding: they are n different outlets, and each outlet is in the sample for n of N starts. A person
/// recomputes them with the start in the record, which writes these numbers where tickets would stand.
///
/// There are no more different samples than starts, and many pairs of outlets are never together. So no variance is
/// unbiased. `survey_design::of(sample)` takes `systematic_variance::as_if_random`, or what its caller says. The sample
/// cannot be extended, and none of its outlets be replaced.
/// In a record: "visits N", then, within strata, "within-strata ALLOCATION".
/// Source: Madow and Madow 1944, doi:10.1214/aoms/1177731312; the fractional step: Cochran 1977, section 8.1.
struct systematic {
  static constexpr std::string_view name = "systematic-1";
  static constexpr bool extendable = false;

  std::uint32_t n = 0;        ///< in all
  bool within_strata = false; ///< through each stratum by itself
  starlot::allocation allocation =
      starlot::allocation::proportional_to_size; ///< or `equal`; of visits to strata

  template <class Lines> static void write(Lines& lines, systematic design) {
    detail::write_visits(lines, design);
  }
  template <class Lines> [[nodiscard]] static systematic read(Lines& lines) {
    return detail::read_visits<systematic>(lines);
  }
};

/// Errors: those of `simple_random`; within strata those of `stratified`, which knows nothing of the strata.
template <class Plan = draw_plan> [[nodiscard]] result<Plan> plan(frame const& f, systematic design) {
  auto out = detail::planned_visits<Plan>(f, design);
  if (out)
    for (auto& s : out->strata) {
      s.selected_by = &detail::systematic_selection<false>;
      s.size = s.population;
    }
  return out;
}

} // namespace starlot::inline v0

#endif
