// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_LINEARISED_HPP
#define STARLOT_ESTIMATION_LINEARISED_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/taylor.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <span>

// The variance of an estimate is that of the total of its linearised values, over all stages (Särndal, Swensson and
// Wretman 1992; Lumley 2010). All sums are the same bits in any order of the rows.

namespace starlot::inline v0 {

/// The estimate of a statistic of your own, from its value and its linearised values: how much it changes when the
/// weight of a row grows by 1, times that weight; 0 for rows outside the domain. Linearised values that differ by less
/// than the rounding of their share of the value, |value| w/Σw, do not vary.
///
/// Errors: `value_infinite` with the row whose linearised value is not finite (without a row: the value);
/// `number_out_of_range` (beyond 1e140, or all below 1e-140); `single_unit_stratum`, `variance_negative` (unequal
/// probabilities) with the stratum, in the characters of the design. Preconditions: a linearised value for each row
/// (contract). Complexity: linear.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_linearised(survey_design const& d, double value,
                                                   std::span<double const> z,
                                                   estimate_options const& how = {}) {
  contract(z.size() == d.rows() && (how.only.is_all_rows() || how.only.rows() == d.rows()),
           "a value for each row");
  if (!detail::is_finite(value))
    return detail::refusal<estimate>(error::of(errc::value_infinite));
  if (!detail::is_finite(detail::largest_of(z.data(), z.size())))
    for (std::size_t i = 0; i < z.size(); ++i)
      if (!detail::is_finite(z[i]))
        return detail::refusal<estimate>(error::at(errc::value_infinite, i));
  auto const size =
      detail::extent_of(z.data(), z.size(), nullptr, detail::largest_number * detail::largest_number);
  if (size.why.code != errc::none)
    return detail::refusal<estimate>(size.why);
  auto const& parts = detail::parts_of(d);
  auto const* const only = detail::domain_of(how);
  detail::list<unsigned char> counts;
  for (std::size_t i = 0; only != nullptr && i < z.size(); ++i)
    counts.push_back(only->has(i) ? 1 : 0);
  detail::linearised of{{z.data()}, size.largest};
  of.slack = std::fabs(value) / detail::added(parts.weight_sums);
  of.largest_input = size.largest + of.slack * parts.largest_weight;
  of.counts = only != nullptr ? &counts : nullptr;
  return detail::estimate_of(parts, value, of, 1, detail::counts_of(parts, only), how);
}

} // namespace starlot::inline v0

#endif
