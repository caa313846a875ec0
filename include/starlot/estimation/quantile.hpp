// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_QUANTILE_HPP
#define STARLOT_ESTIMATION_QUANTILE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>
#include <starlot/estimation/distribution.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/proportion.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// Quantiles of a population and their intervals by Woodruff (1952): the interval of the share of values that are not above
// the quantile, taken back to values.
//
//   quantile_rule::step           the least value with at least the share p of the weights at or below it
//   quantile_rule::interpolated   between values, at p of the weights of all but the largest (type 7 of Hyndman and Fan 1996)

namespace starlot::inline v0 {

enum class quantile_rule : std::uint8_t { step, interpolated };

/// How a quantile is estimated.
struct quantile_options {
  quantile_rule rule = quantile_rule::step;
  proportion_interval kind = proportion_interval::logit; ///< of the share
  double level = 0.95;
};

/// A quantile (分位数), with what is known of its interval.
struct quantile_estimate {
  double value = 0;
  double level = 0;
  double df = 0;
  bool census = false;
  sample_remarks remarks;
  interval within;               ///< read it through `confidence_interval`
  errc no_interval = errc::none; ///< why there is none

  /// Of the level that the quantile was estimated for. Errors: `quantile_beyond_sample` (an end is beyond the smallest or the
  /// largest value that was seen: a sample says nothing of what is there), `no_degrees_of_freedom`, `no_variation`.
  [[nodiscard]] result<interval, errc> confidence_interval() const {
    return no_interval == errc::none ? result<interval, errc>{within} : no_interval;
  }
  /// The width of the interval over 2 t: it hangs on the level. Errors: as above.
  [[nodiscard]] result<double, errc> standard_error() const {
    if (no_interval != errc::none)
      return no_interval;
    return census ? 0.0 : (within.high - within.low) / (2 * t_quantile(0.5 + level / 2, df));
  }

  friend bool operator==(quantile_estimate const&, quantile_estimate const&) = default;
};

namespace detail {

/// Values in their order with the weights up to each.
class weighted_steps {
public:
  template <class In> weighted_steps(survey_design const& d, std::span<double const> y, In const& in) {
    struct step {
      double value, weight;
    };
    std::vector<step> steps;
    for (std::size_t i = 0; i < y.size(); ++i)
      if (in(i))
        steps.push_back({y[i], d.weights()[i]});
    auto spare = steps;
    merge_sort(std::span{steps}, std::span{spare}, [](step const& a, step const& b) {
      return a.value < b.value || (a.value == b.value && a.weight <= b.weight);
    });
    auto const scale = stable_scale::of(d.largest_weight(), d.rows());
    stable_sum sum;
    for (auto const& s : steps) {
      sum.add(s.weight, scale);
      values_.push_back(s.value);
      up_to_.push_back(sum.value());
    }
  }
  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }

  /// Whether a share lies beyond all values that were seen, where the population has others.
  [[nodiscard]] bool is_below(double p) const noexcept { return p * up_to_.back() < up_to_[0] * (1 - 1e-12); }
  [[nodiscard]] bool is_above(double p) const noexcept {
    return values_.size() == 1 || p * up_to_.back() > up_to_[values_.size() - 2] * (1 + 1e-12);
  }

  /// Ties are decided with a relative tolerance of 1e-12: a rounding must not move a quantile by a whole value.
  [[nodiscard]] double at(double p, quantile_rule rule) const noexcept {
    auto const last = values_.size() - 1;
    if (rule == quantile_rule::step || last == 0) {
      std::size_t i = 0;
      while (i < last && up_to_[i] < p * up_to_[last] * (1 - 1e-12))
        ++i;
      return values_[i];
    }
    auto const due = p * up_to_[last - 1];
    if (!(due > 0))
      return values_[0];
    std::size_t i = 0;
    while (i < last && up_to_[i] < due * (1 - 1e-12))
      ++i;
    if (i == last)
      return values_[last];
    auto const below = i == 0 ? 0 : up_to_[i - 1];
    auto const part = (due - below) / (up_to_[i] - below);
    return values_[i] + (part < 1 ? part : 1) * (values_[i + 1] - values_[i]);
  }

private:
  std::vector<double> values_;
  std::vector<double> up_to_;
};

} // namespace detail

/// The p-quantile of the values, p = 0.5 being the median.
///
/// Errors: those of `estimate_mean`. Preconditions: 0 < p < 1, a level between 0 and 1, a value for each row (contract).
/// Complexity: that of a sort.
[[nodiscard]] inline result<quantile_estimate> estimate_quantile(survey_design const& d,
                                                                 std::span<double const> y, double p,
                                                                 quantile_options const& options = {},
                                                                 estimate_options how = {}) {
  contract(p > 0 && p < 1, "a quantile between 0 and 1");
  contract(options.level > 0 && options.level < 1, "a level between 0 and 1");
  auto const columns = detail::columns_of(d, y, {}, how.only);
  if (!columns)
    return columns.error();
  detail::weighted_steps const steps{d, y, columns->in};
  auto const value = steps.at(p, options.rule);
  std::vector<double> not_above;
  for (auto const v : y)
    not_above.push_back(v == v ? (v <= value ? 1 : 0) : v);
  auto const share = estimate_proportion(d, not_above, how);
  if (!share)
    return share.error();
  quantile_estimate out{value, options.level, share->df, share->census, share->remarks, {value, value}, {}};
  if (out.census)
    return out;
  auto const both = share->confidence_interval(options.level, options.kind);
  if (!both)
    out.no_interval = both.error() == errc::proportion_certain ? errc::quantile_beyond_sample : both.error();
  else if (steps.is_below(both->low) || steps.is_above(both->high))
    out.no_interval = errc::quantile_beyond_sample;
  else
    out.within = {steps.at(both->low, options.rule), steps.at(both->high, options.rule)};
  return out;
}

} // namespace starlot::inline v0

#endif
