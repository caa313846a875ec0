// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_MEAN_HPP
#define STARLOT_ESTIMATION_MEAN_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/linear.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <span>

// Means, totals and ratios of the values of a table. A missing value (not a number) counts as outside the domain,
// and in the estimate's `missing`; or it is refused, see `missing_values`.
//
//   estimate_total(design, y)      Σ w y           unbiased, where the weights are inverse inclusion probabilities
//   estimate_mean(design, y)       Σ w y / Σ w     biased by O(1/n) where Σ w is not the same for every sample
//   estimate_ratio(design, y, x)   Σ w y / Σ w x   biased by O(1/n)

namespace starlot::inline v0 {

/// Weighted mean of the values; of zeros and ones, a proportion.
///
/// Errors: `value_infinite` and `number_out_of_range` (beyond 1e70, or all below 1e-70) with the row; `domain_empty`
/// (no row of a weight has a value); `value_missing` with the row, where `how.missing` says so; `denominator_zero`;
/// `single_unit_stratum`, `variance_negative` (unequal probabilities)
/// with the stratum, in the characters of the design. Preconditions: a value for each row (contract). Complexity:
/// linear.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_mean(survey_design const& d, std::span<double const> y,
                                             estimate_options const& how = {}) {
  return detail::linear_estimate(detail::parts_of(d), detail::linear::ratio, y, {}, how);
}

/// Weighted total of the values. As `estimate_mean`.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_total(survey_design const& d, std::span<double const> y,
                                              estimate_options const& how = {}) {
  return detail::linear_estimate(detail::parts_of(d), detail::linear::total, y, {}, how);
}

/// Total of one column over that of another; a row counts where both are there. As `estimate_mean`.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_ratio(survey_design const& d, std::span<double const> y,
                                              std::span<double const> x, estimate_options const& how = {}) {
  contract(x.size() == y.size(), "a value for each row");
  return detail::linear_estimate(detail::parts_of(d), detail::linear::ratio, y, x, how);
}

} // namespace starlot::inline v0

#endif
