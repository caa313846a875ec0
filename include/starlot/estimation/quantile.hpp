// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_QUANTILE_HPP
#define STARLOT_ESTIMATION_QUANTILE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/linear.hpp>
#include <starlot/detail/estimation/weighted_steps.hpp>
#include <starlot/estimation/distribution.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/proportion.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

// Quantiles of a population and their intervals by Woodruff (1952, doi:10.1080/01621459.1952.10483443): the interval
// of the share of values that are not above the quantile, taken back to values.
//
//   quantile_rule::step           the least value with at least the share p of the weights at or below it
//   quantile_rule::interpolated   between values, at p of the weights of all but the largest (type 7 of Hyndman and
//                                 Fan 1996)

namespace starlot::inline v0 {

/// Where a quantile lies between values.
enum class quantile_rule : std::uint8_t { step, interpolated };

/// How a quantile is estimated.
struct quantile_options {
  quantile_rule rule = quantile_rule::step;              ///< where the quantile lies between values
  proportion_interval kind = proportion_interval::logit; ///< of the share
  double level = 0.95;                                   ///< of the interval
};

/// A quantile (分位数), with what is known of its interval.
struct quantile_estimate {
  double value = 0;              ///< in the unit of the values
  double level = 0;              ///< of the interval
  double df = 0;                 ///< degrees of freedom
  bool census = false;           ///< all units are in the sample
  sample_remarks remarks;        ///< of the sample
  interval within;               ///< read it through `confidence_interval`
  errc no_interval = errc::none; ///< why there is none
  std::size_t observations = 0;  ///< rows of the domain that have a weight and a value
  std::size_t missing = 0;       ///< rows of the domain that have a weight and no value

  /// Of the level that the quantile was estimated for. Errors: `quantile_beyond_sample` (an end is beyond the
  /// smallest or the largest value that was seen: a sample says nothing of what is there), `no_degrees_of_freedom`,
  /// `no_variation`.
  template <class = detail::on_use> [[nodiscard]] result<interval> confidence_interval() const {
    return detail::answer_unless(no_interval, within);
  }
  /// The width of the interval over 2 t; it depends on the level. Errors: as above.
  template <class = detail::on_use> [[nodiscard]] result<double> standard_error() const {
    auto const exists = no_interval == errc::none && !census;
    return detail::answer_unless(
        no_interval, exists ? (within.upper - within.lower) / (2 * t_quantile(0.5 + level / 2, df)) : 0.0);
  }

  friend bool operator==(quantile_estimate const&, quantile_estimate const&) = default;
};

/// The p-quantile of the values, p = 0.5 being the median.
///
/// Errors: those of `estimate_mean`. Preconditions: 0 < p < 1, a level between 0 and 1, a value for each row
/// (contract).
/// Complexity: that of a sort.
template <class Use = detail::on_use>
[[nodiscard]] result<quantile_estimate> estimate_quantile(survey_design const& d, std::span<double const> y,
                                                          double p, quantile_options const& options = {},
                                                          estimate_options const& how = {}) {
  contract(p > 0 && p < 1, "a quantile between 0 and 1");
  contract(options.level > 0 && options.level < 1, "a level between 0 and 1");
  auto const& parts = detail::parts_of(d);
  auto const columns = detail::columns_of(parts, y, {}, how);
  if (columns.why.code != errc::none)
    return detail::refusal<quantile_estimate>(columns.why);
  detail::weighted_steps<> const steps{parts, columns.in};
  auto const at = [&](double share) {
    return options.rule == quantile_rule::step ? steps.step(share) : steps.interpolated(share);
  };
  auto const value = at(p);
  detail::list<double> not_above;
  for (std::size_t i = 0; i < d.rows(); ++i) {
    auto const v = columns.in.y[i];
    not_above.push_back(v == v ? (v <= value ? 1 : 0) : v);
  }
  auto const share = estimate_proportion<Use>(d, not_above.span(), how);
  if (!share)
    return detail::refusal<quantile_estimate>(detail::access::why(share));
  quantile_estimate out{value,          options.level, share->df,           share->census, share->remarks,
                        {value, value}, errc::none,    share->observations, share->missing};
  if (out.census)
    return detail::answer(out);
  auto const both = share->confidence_interval(options.level, options.kind);
  if (!both)
    out.no_interval =
        both.error().code == errc::proportion_certain ? errc::quantile_beyond_sample : both.error().code;
  else if (steps.is_below(both->lower) || steps.is_above(both->upper))
    out.no_interval = errc::quantile_beyond_sample;
  else
    out.within = {at(both->lower), at(both->upper)};
  return detail::answer(out);
}

} // namespace starlot::inline v0

#endif
