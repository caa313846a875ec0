// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGN_HPP
#define STARLOT_SAMPLING_DESIGN_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/planning.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/multi_site.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <vector>

// How outlets are drawn:
//
//   census{}                                     all of them
//   simple_random{15}                            each set of 15 with the same probability
//   stratified{24}                               24 in all, in proportion to the outlets of each stratum
//   stratified{24, allocation::neyman, known}    or with what is known of the strata: deviations, costs, limits
//   visits_per_stratum{counts}                   so many of each stratum
//   multi_site{audit_kind::surveillance, ids}    as many of each layer as IAF MD 1 says, some of them chosen

namespace starlot::inline v0 {

struct census {};

struct simple_random {
  std::uint32_t n = 0;
};

/// Independent simple random samples of the strata, n in all.
struct stratified {
  std::uint32_t n = 0;
  starlot::allocation allocation = starlot::allocation::proportional_to_size;
  /// What is known of strata, by id: of all for `neyman` and `cost_weighted`; else the others are as `stratum_size` says.
  /// Their outlets are counted in the frame, whatever stands here.
  std::vector<stratum_size> known = {};
};

struct stratum_visits {
  std::string_view id;
  std::uint32_t n = 0;
};

/// Independent simple random samples of the strata, n of each that is listed. All strata have to be.
struct visits_per_stratum {
  std::vector<stratum_visits> visits;
};

/// The sites of each layer, which is a stratum, that IAF MD 1 asks for (`multi_site_sample`). Some of them may be chosen
/// before the seed is known; the others, a quarter at least, are drawn from those that were not.
struct multi_site {
  audit_kind kind = audit_kind::initial;
  std::vector<std::string_view> chosen = {}; ///< ids
};

template <class = detail::on_use> [[nodiscard]] result<draw_plan> plan(frame const& f, census) {
  return detail::planning<draw_plan>{f}.all();
}

/// Errors: `sample_of_none` (n = 0); `too_many_visits` (n > N).
template <class = detail::on_use> [[nodiscard]] result<draw_plan> plan(frame const& f, simple_random design) {
  return detail::planning<draw_plan>{f}.some(design.n);
}

/// Errors, all at once: `stratum_unknown`, `stratum_listed_twice` with the number in `known`; `stratum_not_listed` where the
/// allocation goes by what is known of each stratum; then those of `allocate`, with the number of the stratum in the order
/// of ids.
template <class = detail::on_use>
[[nodiscard]] result<draw_plan> plan(frame const& f, stratified const& design) {
  return detail::planning<draw_plan>{f}.allocated(design);
}

/// Errors, all at once, with the number in `visits`: `stratum_unknown`, `stratum_listed_twice`, `too_many_visits`;
/// `stratum_not_listed` (its id is that of the frame); `sample_of_none`.
template <class = detail::on_use>
[[nodiscard]] result<draw_plan> plan(frame const& f, visits_per_stratum const& design) {
  return detail::planning<draw_plan>{f}.counted(design);
}

/// Errors, all at once: `outlet_unknown`, `chosen_twice` with the number in `chosen`; `too_many_chosen` with the layer (its
/// id is that of the frame): less than a quarter of its sites would be drawn at random.
template <class = detail::on_use>
[[nodiscard]] result<draw_plan> plan(frame const& f, multi_site const& design) {
  return detail::planning<draw_plan>{f}.of_layers(design);
}

/// A design that a draw can be made by: `plan(frame, design)` says how many of which stratum. For one of your own it is a
/// function in the namespace of the design.
template <class T>
concept Design = requires(T const& design, frame const& f) {
  { plan(f, design) } -> std::same_as<result<draw_plan>>;
};

} // namespace starlot::inline v0

#endif
