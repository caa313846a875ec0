// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_REPLICATE_WEIGHTS_HPP
#define STARLOT_ESTIMATION_REPLICATE_WEIGHTS_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/linear.hpp>
#include <starlot/detail/estimation/replicable.hpp>
#include <starlot/detail/estimation/row_values.hpp>
#include <starlot/detail/estimation/taylor.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// What the replicates of an estimate are measured from.
enum class replicate_centre : std::uint8_t {
  mean_of_replicates, ///< of those whose scale is not 0
  estimate,           ///< the estimate from all rows ("mse"); not smaller
};

/// What the variance is made of: scale Σ_r scale_r (θ_r - centre)².
///
///     balanced repeated replication  1/R         Fay  1/(R (1 - ρ)²)
///     bootstrap                      1/(R - 1)   jackknife  1, with (1 - f_h)(n_h - 1)/n_h for each
struct replication {
  double scale = 1;                                               ///< the sum of squares is multiplied by it
  std::vector<double> scales;                                     ///< of each replicate; empty: 1
  replicate_centre centre = replicate_centre::mean_of_replicates; ///< what squares are measured from
  std::optional<double>
      df; ///< where it is known, also for domains, may be infinite; else the rank of their weights less 1
};

/// Replicate weights (重复权重) of balanced repeated replication, Fay's method, a bootstrap or a jackknife, and the
/// variances that come from them; for statistics that nobody linearised as well. Immutable.
class replicate_weights {
public:
  /// `factors` of all rows for the first replicate, then for the second, and so on; each multiplies the weight of its
  /// row.
  ///
  /// Errors, all at once: `not_replicable` (a design with cells of known size: the replicates must be brought to them
  /// one by one, by a statistic of your own on the design without them); `no_replicates` (fewer than two);
  /// `replicates_differ` (not a factor for each row of each replicate, or not a scale for each); `weight_not_finite`,
  /// `weight_negative` with the place of the factor; `bad_replicate_scale` with that of the scale, without one for
  /// the common scale; `no_degrees_of_freedom` (those given are not above 0). Complexity: the size of the factors;
  /// rows times the square of the replicates where `df` is to be found, for each domain again.
  template <class = detail::on_use>
  [[nodiscard]] static result<replicate_weights> of(survey_design const& d, std::vector<double> factors,
                                                    replication how) {
    detail::list<error> wrong;
    auto const& parts = detail::parts_of(d);
    detail::list<double> weights{std::move(factors)};
    detail::list<double> scales{std::move(how.scales)};
    auto const rows = parts.weights.size();
    auto const replicates = weights.size() / rows;
    if (replicates < 2)
      wrong.push_back(error::of(errc::no_replicates));
    if (weights.size() % rows != 0 || (!scales.empty() && scales.size() != replicates))
      wrong.push_back(error::of(errc::replicates_differ));
    if (!parts.cells.empty())
      wrong.push_back(error::of(errc::not_replicable));
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (!detail::is_finite(weights[i]) || weights[i] < 0)
        wrong.push_back(error::at(!detail::is_nan(weights[i]) && weights[i] < 0 ? errc::weight_negative
                                                                                : errc::weight_not_finite,
                                  i));
    for (std::size_t r = 0; r < scales.size(); ++r)
      if (!detail::is_finite(scales[r]) || scales[r] < 0)
        wrong.push_back(error::at(errc::bad_replicate_scale, r));
    if (!detail::is_finite(how.scale) || how.scale < 0)
      wrong.push_back(error::of(errc::bad_replicate_scale));
    if (how.df && !(*how.df > 0))
      wrong.push_back(error::of(errc::no_degrees_of_freedom));
    if (!wrong.empty())
      return detail::refusal<replicate_weights>(wrong);
    for (std::size_t i = 0; i < weights.size(); ++i)
      weights[i] *= parts.weights[i % rows];
    replicate_weights out{d};
    out.df_given_ = static_cast<bool>(how.df);
    out.df_ = how.df ? *how.df : detail::rank_of(weights, rows, nullptr) - 1;
    out.weights_ = std::move(weights);
    out.scales_ = std::move(scales);
    out.scale_ = how.scale;
    out.centre_ = how.centre;
    return detail::answer(std::move(out));
  }

  /// The design that it was made from.
  [[nodiscard]] survey_design const& design() const noexcept { return design_; }
  [[nodiscard]] std::size_t size() const noexcept { return weights_.size() / design_.rows(); }
  /// Weights of all rows in a replicate.
  template <class = detail::on_use>
  [[nodiscard]] std::span<double const> weights(std::size_t replicate) const {
    contract(replicate < size(), "a replicate that is there");
    return {weights_.data() + replicate * design_.rows(), design_.rows()};
  }
  /// Degrees of freedom of the whole, or of a domain by the rank of its rows.
  template <class = detail::on_use> [[nodiscard]] double degrees_of_freedom(domain const& only = {}) const {
    return only.is_all_rows() || df_given_ ? df_ : detail::rank_of(weights_, design_.rows(), &only) - 1;
  }

  /// scale Σ_r scale_r (θ_r - centre)²; 0 where no θ_r differs from the centre by more than 2^-49 of the largest: what
  /// rounding alone may do. Preconditions: a value for each replicate (contract).
  template <class = detail::on_use>
  [[nodiscard]] double variance(std::span<double const> replicates, double estimate) const {
    contract(replicates.size() == size(), "a value for each replicate");
    auto const scale = [&](std::size_t r) { return scales_.empty() ? 1 : scales_[r]; };
    detail::list<double> parts(size());
    auto centre = estimate;
    if (centre_ == replicate_centre::mean_of_replicates) {
      double counted = 0;
      for (std::size_t r = 0; r < size(); ++r) {
        counted += scale(r) > 0 ? 1 : 0;
        parts[r] = scale(r) > 0 ? replicates[r] : 0;
      }
      centre = detail::stable_total(parts) / (counted > 0 ? counted : 1);
    }
    bool varies = false;
    auto largest = std::fabs(estimate);
    for (std::size_t r = 0; r < size(); ++r)
      largest = std::fmax(largest, scale(r) > 0 ? std::fabs(replicates[r]) : 0);
    for (std::size_t r = 0; r < size(); ++r) {
      auto const distance = scale(r) > 0 ? replicates[r] - centre : 0;
      varies = varies || !(std::fabs(distance) <= detail::equal_within * largest);
      parts[r] = scale(r) * distance * distance;
    }
    return varies ? scale_ * detail::stable_total(parts) : 0;
  }

private:
  template <class = detail::on_use> explicit replicate_weights(survey_design const& d) : design_{d} {}

  survey_design design_;
  detail::list<double> weights_; ///< of all rows for the first replicate, then for the second, and so on
  detail::list<double> scales_;  ///< of each replicate; empty: 1
  double scale_ = 1;
  double df_ = 0;
  bool df_given_ = false;
  replicate_centre centre_ = replicate_centre::mean_of_replicates;
};

namespace detail {

template <class = on_use> void expect_replicate_options(estimate_options const& how) {
  contract(how.single_unit == single_unit_strata::fail && how.df == df_rule::units_less_strata,
           "replicate weights have degrees of freedom of their own, and no strata of one unit");
}

template <class = on_use>
[[nodiscard]] result<estimate> estimate_of_replicates(replicate_weights const& r, double value,
                                                      double variance, row_counts counts,
                                                      estimate_options const& how) {
  estimate out;
  out.value = value;
  out.standard_error = std::sqrt(variance);
  if (!detail::is_finite(out.value) || !detail::is_finite(out.standard_error))
    return refusal<estimate>(error::of(errc::number_out_of_range));
  out.df = r.degrees_of_freedom(how.only);
  out.remarks = r.design().remarks();
  out.observations = counts.observations;
  out.missing = counts.missing;
  return answer(out);
}

} // namespace detail

/// The estimate of any statistic: `statistic(weights)` is its value, or an error, for the weights of all rows; called
/// once for the design and once for each replicate. The statistic applies a domain itself; `how.only` serves for the
/// degrees of freedom and the number of observations. What is missing, the statistic alone knows.
/// Preconditions: the other options are the defaults (contract), as replicates decide what they decide.
///
/// Errors: those of the statistic for the design; `replicate_undefined` with the replicate for which it has no finite
/// value, without one where it has none for the design. Complexity: the statistic times replicates, and a rank for a
/// domain.
template <class Statistic>
[[nodiscard]] result<estimate> estimate_by_replicates(replicate_weights const& r, Statistic const& statistic,
                                                      estimate_options const& how = {}) {
  detail::expect_replicate_options(how);
  result<double> const whole = statistic(detail::parts_of(r.design()).weights.span());
  if (!whole)
    return detail::refusal<estimate>(detail::access::why(whole));
  if (!detail::is_finite(*whole))
    return detail::refusal<estimate>(error::of(errc::replicate_undefined));
  detail::list<double> values;
  for (std::size_t k = 0; k < r.size(); ++k) {
    result<double> const one = statistic(r.weights(k));
    if (!one || !detail::is_finite(*one))
      return detail::refusal<estimate>(error::at(errc::replicate_undefined, k));
    values.push_back(*one);
  }
  return detail::estimate_of_replicates(
      r, *whole, r.variance(values.span(), *whole),
      detail::counts_of(detail::parts_of(r.design()), detail::domain_of(how)), how);
}

namespace detail {

/// What a replicate differs by from the estimate comes from the residuals y - r x, of which nothing has to cancel.
template <class = on_use>
[[nodiscard]] result<estimate> replicated(replicate_weights const& r, linear what, std::span<double const> y,
                                          std::span<double const> x, estimate_options const& how) {
  expect_replicate_options(how);
  auto const& d = parts_of(r.design());
  auto const rows = d.weights.size();
  auto const c = columns_of(d, y, x, how);
  if (c.why.code != errc::none)
    return refusal<estimate>(c.why);
  bool const is_total = what == linear::total;
  auto const top = stable_total(c.tops(d.weights.data()), rows);
  auto const base = is_total ? 1 : stable_total(c.bottoms(d.weights.data()), rows);
  if (base == 0)
    return refusal<estimate>(error::of(errc::denominator_zero));
  auto const z = c.residuals(d, what, top, base);
  input_sizes<> sizes{d, z};
  auto per_weight = sizes.of_rows();
  auto const of_whole = is_total ? stable_total(per_weight) : 0;
  for (std::size_t i = 0; i < rows; ++i)
    per_weight[i] = d.weights[i] > 0 ? per_weight[i] / d.weights[i] : 0;
  list<double> differences, part(rows);
  for (std::size_t k = 0; k < r.size(); ++k) {
    auto const w = r.weights(k);
    auto const under = is_total ? 1 : stable_total(c.bottoms(w.data()), rows);
    auto of_row = z.values;
    of_row.weights = w.data();
    auto input = of_whole;
    for (std::size_t i = 0; i < rows; ++i) {
      part[i] = of_row.at(i) - (is_total ? z.values.at(i) : 0);
      input += per_weight[i] * w[i];
    }
    auto const difference = stable_total(part);
    differences.push_back(std::fabs(difference) > equal_within * input ? difference / under : 0);
    if (under == 0 || !detail::is_finite(differences.back()))
      return refusal<estimate>(error::at(errc::replicate_undefined, k));
  }
  return estimate_of_replicates(r, is_total ? top : z.values.r, r.variance(differences.span(), 0), c.counts,
                                how);
}

} // namespace detail

/// As those of a design, with the variance of the replicates. Errors: `value_infinite`, `number_out_of_range`,
/// `domain_empty`, `denominator_zero`, `replicate_undefined`. Complexity: rows times replicates, and a rank for a
/// domain.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_mean(replicate_weights const& r, std::span<double const> y,
                                             estimate_options const& how = {}) {
  return detail::replicated(r, detail::linear::ratio, y, {}, how);
}
/// The total of the population.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_total(replicate_weights const& r, std::span<double const> y,
                                              estimate_options const& how = {}) {
  return detail::replicated(r, detail::linear::total, y, {}, how);
}
/// The ratio of two totals.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_ratio(replicate_weights const& r, std::span<double const> y,
                                              std::span<double const> x, estimate_options const& how = {}) {
  contract(x.size() == y.size(), "a value for each row");
  return detail::replicated(r, detail::linear::ratio, y, x, how);
}

} // namespace starlot::inline v0

#endif
