// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_PLANNED_VISITS_HPP
#define STARLOT_DETAIL_SAMPLING_PLANNED_VISITS_HPP
// IWYU pragma: private

#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/designs/simple_random.hpp>
#include <starlot/sampling/designs/stratified.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstddef>
#include <string>

namespace starlot::inline v0::detail {

/// How many outlets a systematic design visits, of all or of each stratum.
template <class Plan, class Design>
[[nodiscard]] result<Plan> planned_visits(frame const& f, Design const& design) {
  if (!design.within_strata)
    return plan<Plan>(f, simple_random{design.n});
  used_by<Plan, stratified> visits;
  visits.n = design.n;
  visits.allocation = design.allocation;
  return plan<Plan>(f, visits);
}

template <class Lines, class Design> void write_visits(Lines& lines, Design const& design) {
  lines.add({"visits ", std::to_string(design.n)});
  if (design.within_strata)
    lines.add({"within-strata ", lines.word(allocation_words, static_cast<std::size_t>(design.allocation))});
}

template <class Design, class Lines> [[nodiscard]] Design read_visits(Lines& lines) {
  Design out;
  lines.take("visits");
  out.n = lines.number(lines.rest());
  out.within_strata = lines.at("within-strata");
  if (out.within_strata) {
    lines.take("within-strata");
    out.allocation = static_cast<allocation>(lines.word(allocation_words, lines.rest()));
  }
  return out;
}

} // namespace starlot::inline v0::detail

#endif
