// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_COMPANY_OPTIONS_HPP
#define STARLOT_COMPANY_COMPANY_OPTIONS_HPP

#include <starlot/estimation/estimate_options.hpp>

#include <cstdint>

namespace starlot::inline v0 {

/// What to do where outlets of the sample were not reached.
enum class unreached : std::uint8_t {
  refuse,     ///< an error; the default
  worst_case, ///< they might have any criterion wrong or right: bounds, and no grade where these differ
};

/// What to do with outlets that were visited, and not drawn.
enum class visited_beside : std::uint8_t {
  refuse,    ///< an error; the default
  certainty, ///< each stands for itself; their stratum is that much smaller
};

/// How a company is rated.
struct company_options {
  starlot::unreached unreached = starlot::unreached::refuse;
  visited_beside beside = visited_beside::refuse;
  bool replacements_known = false; ///< others stand in for outlets: it speaks of what can be reached only
  single_unit_strata single_unit = single_unit_strata::fail; ///< for standard errors
};

/// Where the aggregation policy of a rating comes from.
enum class policy_origin : std::uint8_t {
  given,      ///< named in the call
  declared,   ///< by the scheme
  by_default, ///< nobody said anything: `pooled`, which is ours and not of any standard
};

} // namespace starlot::inline v0

#endif
