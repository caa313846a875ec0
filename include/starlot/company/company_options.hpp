// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_COMPANY_OPTIONS_HPP
#define STARLOT_COMPANY_COMPANY_OPTIONS_HPP

#include <starlot/estimation/estimate_options.hpp>

#include <cstdint>

namespace starlot::inline v0 {

/// What to do where outlets of the sample were not reached (无应答).
enum class nonresponse : std::uint8_t {
  refuse,     ///< an error; the default
  worst_case, ///< they might have any criterion wrong or right: bounds, and no grade where these differ
};

/// What to do with outlets that were visited on purpose, and not drawn (判断抽样).
enum class purposive_visits : std::uint8_t {
  refuse,    ///< an error; the default
  certainty, ///< each stands for itself; their stratum is that much smaller
};

/// How a company is rated.
struct company_options {
  /// Where outlets of the sample were not reached.
  starlot::nonresponse nonresponse = starlot::nonresponse::refuse;
  /// Where others were visited beside the sample.
  starlot::purposive_visits purposive_visits = starlot::purposive_visits::refuse;
  bool accepts_substitutes = false; ///< others stand in for outlets: it speaks of what can be reached only
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
