// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_SYSTEMATIC_PPS_HPP
#define STARLOT_SAMPLING_DESIGNS_SYSTEMATIC_PPS_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/sampling/planned_visits.hpp>
#include <starlot/detail/sampling/size_strata.hpp>
#include <starlot/detail/sampling/systematic_selection.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

/// A systematic sample with probabilities proportional to size (与规模成比例的系统抽样), by the sizes of the frame; of
/// all outlets, or of each stratum.
///
/// The outlets stand one after the other in the order of ids, each as long as its size x, X together. With the start r
/// from 0 to X - 1 (selection.hpp says how the seed gives it), the points (r + j X)/n, rounded down, j = 0 to n - 1, fall
/// on n outlets: on one if the sum of the sizes before it is not greater than the point, and the sum with it is. A person
/// recomputes them with the start in the record, which writes the points where tickets would stand. All in
/// integers: each outlet is in the sample for n x of X starts, so that its probability is n x / X, exactly.
///
/// An outlet with n x >= X is certain to be in the sample. It is taken out, with one visit, and the rest is looked at
/// again until none is left. The certain outlets are a stratum of the plan, `certain`, and stand as "chosen" in the
/// record: their sizes choose them, before the seed is known.
///
/// Many pairs of outlets are never together, so no variance is unbiased: `survey_design::of(sample)` takes Brewer's
/// approximation (unequal.hpp), which is near for an order that has nothing to do with the values, and too large where
/// values change along the frame as they do for `systematic`. The sample cannot be extended, and none of its outlets be
/// replaced.
/// In a record: "visits N", then, within strata, "within-strata ALLOCATION".
/// Source: Madow 1949, doi:10.1214/aoms/1177729988; certain units: Cochran 1977, section 9A.
struct systematic_pps {
  static constexpr std::string_view name = "systematic-pps-1";
  static constexpr bool extendable = false;

  std::uint32_t n = 0;        ///< in all, with those that are certain
  bool within_strata = false; ///< through each stratum by itself
  /// Of visits to strata, by their numbers of outlets; or `equal`.
  starlot::allocation allocation = starlot::allocation::proportional_to_size;

  template <class Lines> static void write(Lines& lines, systematic_pps design) {
    detail::write_visits(lines, design);
  }
  template <class Lines> [[nodiscard]] static systematic_pps read(Lines& lines) {
    return detail::read_visits<systematic_pps>(lines);
  }
};

/// Errors: those of `simple_random`; within strata those of `stratified`, which knows nothing of the strata.
/// Complexity: linear in outlets for each round in which one becomes certain.
template <class Plan = draw_plan> [[nodiscard]] result<Plan> plan(frame const& f, systematic_pps design) {
  auto out = detail::planned_visits<Plan>(f, design);
  if (out)
    detail::select_by_size(f, *out, detail::systematic_selection<true>);
  return out;
}

} // namespace starlot::inline v0

#endif
