// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_PROPORTION_HPP
#define STARLOT_ESTIMATION_PROPORTION_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/invert.hpp>
#include <starlot/detail/estimation/linear.hpp>
#include <starlot/estimation/distribution.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

// Intervals of a proportion p of variance v, n_eff = p(1 - p)/v, t = t(1 - α/2; df):
//
//   logit           logit p ± t √v/(p(1 - p)), taken back; never outside 0 to 1
//   arcsine         sin²(asin √p ± t √v/(2 √(p(1 - p))))
//   wilson          Wilson (1927, doi:10.1080/01621459.1927.10502953) with n_eff and t
//   korn_graubard   Clopper and Pearson with n_eff (t(α/2; n - 1)/t(α/2; df))² (Korn and Graubard 1998); covers more
//                   than it says
//   likelihood      2 n_eff (n - 1)/n (p ln(p/q) + (1 - p) ln((1 - p)/(1 - q))) <= t² (Rao and Scott 1984)
//   plain           p ± t √v; may leave 0 to 1, and covers less than it says where p is small
//
// All of them rest on v, which is 0 where p is 0 or 1: then none of them exists. For simple random samples the exact
// bound of attribute_sample.hpp does; else `binomial_interval(p, n / deff, level)` with a design effect that is
// stated.

namespace starlot::inline v0 {

/// The kinds of interval of a proportion.
enum class proportion_interval : std::uint8_t { logit, arcsine, wilson, korn_graubard, likelihood, plain };

/// Interval of Clopper and Pearson (1934, doi:10.1093/biomet/26.4.404) for a proportion seen in `observations`, which
/// need not be whole: also where it is 0 or 1. Preconditions: 0 <= p <= 1, observations > 0, 0 < level < 1
/// (contract).
template <class = detail::on_use>
[[nodiscard]] interval binomial_interval(double p, double observations, double level) {
  contract(p >= 0 && p <= 1 && observations > 0, "a proportion of some observations");
  contract(level > 0 && level < 1, "a level between 0 and 1");
  auto const passed = observations * p;
  auto const failed = observations * (1 - p);
  return {passed > 0 ? beta_quantile((1 - level) / 2, passed, failed + 1) : 0,
          failed > 0 ? beta_quantile(0.5 + level / 2, passed + 1, failed) : 1};
}

/// A proportion (比例), from 0 to 1.
struct proportion_estimate {
  double value = 0;             ///< between 0 and 1
  double standard_error = 0;    ///< of the value
  double df = 0;                ///< degrees of freedom
  bool census = false;          ///< all units are in the sample and have a value
  sample_remarks remarks;       ///< of the sample
  std::size_t observations = 0; ///< rows of the domain that have a weight and a value
  std::size_t missing = 0;      ///< rows of the domain that have a weight and no value

  /// Errors: `no_degrees_of_freedom`; `proportion_certain` (0 or 1: see above); `no_variation`.
  /// Preconditions: 0 < level < 1 (contract).
  template <class = detail::on_use>
  [[nodiscard]] result<interval>
  confidence_interval(double level, proportion_interval kind = proportion_interval::logit) const {
    contract(level > 0 && level < 1, "a level between 0 and 1");
    if (census)
      return detail::answer(interval{value, value});
    if (!(df > 0))
      return detail::refusal<interval>(errc::no_degrees_of_freedom);
    if (value <= 0 || value >= 1)
      return detail::refusal<interval>(errc::proportion_certain);
    if (!(standard_error > 0))
      return detail::refusal<interval>(errc::no_variation);
    auto const p = value;
    auto const q = 1 - value;
    auto const t = t_quantile(0.5 + level / 2, df);
    auto const effective = p * q / (standard_error * standard_error);
    interval out;
    switch (kind) {
    case proportion_interval::arcsine: {
      auto const middle = std::asin(std::sqrt(p));
      auto const reach = t * standard_error / (2 * std::sqrt(p * q));
      auto const back = [](double angle) { return std::sin(angle) * std::sin(angle); };
      out = {middle > reach ? back(middle - reach) : 0,
             middle + reach < std::acos(0.0) ? back(middle + reach) : 1};
      break;
    }
    case proportion_interval::wilson: {
      auto const reach = t / (2 * effective) * std::sqrt(4 * effective * p * q + t * t);
      auto const middle = p + t * t / (2 * effective);
      auto const length = 1 + t * t / effective;
      out = {(middle - reach) / length, (middle + reach) / length};
      break;
    }
    case proportion_interval::korn_graubard: {
      auto const simple = t_quantile(0.5 + level / 2, static_cast<double>(observations) - 1);
      out = binomial_interval(p, effective * (simple / t) * (simple / t), level);
      break;
    }
    case proportion_interval::likelihood:
      out = likelihood_interval(t * t / (2 * effective * (1 - 1 / static_cast<double>(observations))));
      break;
    case proportion_interval::plain:
      out = {p - t * standard_error, p + t * standard_error};
      break;
    default: {
      auto const middle = std::log(p / q);
      auto const reach = t * standard_error / (p * q);
      out = {1 / (1 + std::exp(reach - middle)), 1 / (1 + std::exp(-reach - middle))};
    }
    }
    return detail::answer(out);
  }

  /// What the proportion is at least, one-sided: an end of the interval of level 2 level - 1.
  /// Errors: as above. Preconditions: 0.5 < level < 1 (contract).
  template <class Use = detail::on_use>
  [[nodiscard]] result<double> lower_bound(double level,
                                           proportion_interval kind = proportion_interval::logit) const {
    auto const both = confidence_interval<Use>(2 * level - 1, kind);
    return both ? detail::answer(both->lower) : detail::refusal<double>(detail::access::why(both));
  }
  /// What it is at most. As above.
  template <class Use = detail::on_use>
  [[nodiscard]] result<double> upper_bound(double level,
                                           proportion_interval kind = proportion_interval::logit) const {
    auto const both = confidence_interval<Use>(2 * level - 1, kind);
    return both ? detail::answer(both->upper) : detail::refusal<double>(detail::access::why(both));
  }

  friend bool operator==(proportion_estimate const&, proportion_estimate const&) = default;

private:
  /// Where p ln(p/x) + q ln(q/(1 - x)) is `due`, on either side of p; solved for the logit of x.
  template <class = detail::on_use> [[nodiscard]] interval likelihood_interval(double due) const {
    auto const p = value;
    auto const q = 1 - value;
    auto const middle = std::log(p / q);
    auto const solve = [&](double low, double high, double sign) {
      auto const v = detail::find_root(low, high, low + (high - low) / 2, [&](double at, double& slope) {
        auto const x = 1 / (1 + std::exp(-at));
        auto const y = 1 / (1 + std::exp(at));
        slope = sign * (x - p);
        return sign * (p * std::log(p / x) + q * std::log(q / y) - due);
      });
      return 1 / (1 + std::exp(-v));
    };
    return {solve(middle - 700, middle, -1), solve(middle, middle + 700, 1)};
  }
};

/// Weighted proportion of rows whose value is 1, among those of 0 and 1.
///
/// Errors: `not_a_proportion` with the row of any other value; those of `estimate_mean`. Preconditions and
/// complexity: as there.
template <class Use = detail::on_use>
[[nodiscard]] result<proportion_estimate>
estimate_proportion(survey_design const& d, std::span<double const> y, estimate_options const& how = {}) {
  auto const mean = estimate_mean<Use>(d, y, how);
  if (!mean)
    return detail::refusal<proportion_estimate>(detail::access::why(mean));
  proportion_estimate out{mean->value,   mean->standard_error, mean->df,     mean->census,
                          mean->remarks, mean->observations,   mean->missing};
  auto const in = detail::rows_of(detail::parts_of(d), y, detail::domain_of(how));
  for (std::size_t i = 0; i < d.rows(); ++i)
    if (in.has(i) && in.y[i] != 0 && in.y[i] != 1)
      return detail::refusal<proportion_estimate>(error::at(errc::not_a_proportion, i));
  return detail::answer(out);
}

} // namespace starlot::inline v0

#endif
