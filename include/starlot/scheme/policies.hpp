// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_POLICIES_HPP
#define STARLOT_SCHEME_POLICIES_HPP

#include <starlot/detail/scheme/policy_list.hpp>
#include <starlot/scheme/policies/mean_of_outlets.hpp>
#include <starlot/scheme/policies/outlet_floor.hpp>
#include <starlot/scheme/policies/pooled.hpp>
#include <starlot/scheme/policies/pooled_raw.hpp>
#include <starlot/scheme/policies/trimmed.hpp>
#include <starlot/scheme/policies/worst_outlet.hpp>

// How the findings at many outlets make one score. w is how many outlets of the company one of the sample stands for.
//
//   pooled                each criterion: Σ w earned / Σ w samples over the outlets where it applies; the default
//   pooled_raw            the same without w: what was seen, not what there is
//   mean_of_outlets       Σ w s / Σ w of the outlets' own scores
//   worst_outlet          the lowest of them; the highest where few points are good
//   trimmed{10_pct}       their mean without that part of the weight at each end
//   outlet_floor{60_pt}   pooled, and an outlet below it fails the company
//   a type of your own    see AggregationPolicy in aggregation.hpp
//
// To add a ready policy: a header in policies/, its include here, and its name in the list.

namespace starlot::inline v0 {

/// The policies that a file names by their own names. One with parameters also says
///
///     static result<This> read(std::string_view text);   // or `errc::wrong_parameter`
///     std::string text() const;                          // what `read` reads
using ready_policies = detail::policy_list<pooled_policy, pooled_raw_policy, mean_of_outlets_policy,
                                           worst_outlet_policy, trimmed, outlet_floor>;

} // namespace starlot::inline v0

#endif
