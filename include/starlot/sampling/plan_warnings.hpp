// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_PLAN_WARNINGS_HPP
#define STARLOT_SAMPLING_PLAN_WARNINGS_HPP

#include <starlot/core/error.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/single_visits.hpp>
#include <starlot/sampling/draw_plan.hpp>

#include <vector>

namespace starlot::inline v0 {

/// What estimates from a sample will lack, as it can be known before any outlet is drawn or visited:
/// `stratum_with_one_visit`, with the stratum and its number of outlets, where one of several outlets of a stratum is
/// visited. Such a stratum has no variance of its own: there is no standard error of the company's score, unless
/// `single_unit_strata` says how to do without.
///
///     for (auto const& w : warnings(*plan(shops, stratified{7})))
///       std::puts(describe(w).c_str());
///
/// `draw_record::warnings()` says the same of a draw that was made. Complexity: linear in strata.
template <class = detail::on_use> [[nodiscard]] std::vector<error> warnings(draw_plan const& planned) {
  detail::list<error> out;
  detail::warn_of_single_visits(planned.strata, out);
  return out.take();
}

} // namespace starlot::inline v0

#endif
