// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_REPLICATE_WEIGHTS_HPP
#define STARLOT_ESTIMATION_REPLICATE_WEIGHTS_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>
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
  double scale = 1;
  std::vector<double> scales; ///< of each replicate; empty: 1
  replicate_centre centre = replicate_centre::mean_of_replicates;
  std::optional<double> df; ///< where it is known, also for domains; else the rank of their weights less 1
};

/// Replicate weights (重复权重) of balanced repeated replication, Fay's method, a bootstrap or a jackknife, and the variances that
/// come from them; for statistics that nobody linearised as well. Immutable.
class replicate_weights {
public:
  /// `factors` of all rows for the first replicate, then for the second, and so on; each multiplies the weight of its row.
  ///
  /// Errors, all at once: `not_replicable` (a design with cells of known size: the replicates must be brought to them one by
  /// one, by a statistic of your own on the design without them); `no_replicates` (fewer than two); `replicates_differ` (not
  /// a factor for each row of each replicate, or not a scale for each); `weight_not_finite`, `weight_negative` with the place
  /// of the factor; `bad_replicate_scale` with that of the scale, without one for the common scale; `no_degrees_of_freedom`
  /// (those that were said are not above 0, or infinite). Complexity: the size of the factors; rows times the square of the
  /// replicates where `df` is to be found, for each domain again.
  [[nodiscard]] static result<replicate_weights, faults> of(survey_design const& d,
                                                            std::vector<double> factors, replication how) {
    faults wrong;
    auto const rows = d.rows();
    auto const replicates = factors.size() / rows;
    if (replicates < 2)
      wrong.push_back({errc::no_replicates, {}, {}, {}});
    if (factors.size() % rows != 0 || (!how.scales.empty() && how.scales.size() != replicates))
      wrong.push_back({errc::replicates_differ, {}, {}, {}});
    if (!d.cells().empty())
      wrong.push_back({errc::not_replicable, {}, {}, {}});
    for (std::size_t i = 0; i < factors.size(); ++i)
      if (!std::isfinite(factors[i]) || factors[i] < 0)
        wrong.push_back(
            {factors[i] < 0 ? errc::weight_negative : errc::weight_not_finite, {{}, i, 0, 0}, {}, {}});
    for (std::size_t r = 0; r < how.scales.size(); ++r)
      if (!std::isfinite(how.scales[r]) || how.scales[r] < 0)
        wrong.push_back({errc::bad_replicate_scale, {{}, r, 0, 0}, {}, {}});
    if (!std::isfinite(how.scale) || how.scale < 0)
      wrong.push_back({errc::bad_replicate_scale, {}, {}, {}});
    if (how.df && !(*how.df > 0 && std::isfinite(*how.df)))
      wrong.push_back({errc::no_degrees_of_freedom, {}, {}, {}});
    if (!wrong.empty())
      return wrong;
    for (std::size_t i = 0; i < factors.size(); ++i)
      factors[i] *= d.weights()[i % rows];
    replicate_weights out{d, std::move(factors), std::move(how)};
    if (!out.how_.df)
      out.how_.df = out.rank(nullptr) - 1;
    else
      out.df_given_ = true;
    return out;
  }

  [[nodiscard]] survey_design const& design() const noexcept { return design_; }
  [[nodiscard]] std::size_t size() const noexcept { return weights_.size() / design_.rows(); }
  /// Weights of all rows in a replicate.
  [[nodiscard]] std::span<double const> weights(std::size_t replicate) const {
    contract(replicate < size(), "a replicate that is there");
    return std::span{weights_}.subspan(replicate * design_.rows(), design_.rows());
  }
  /// Degrees of freedom of the whole, or of a domain by the rank of its rows.
  [[nodiscard]] double df(domain const* only) const {
    return only == nullptr || df_given_ ? *how_.df : rank(only) - 1;
  }

  /// scale Σ_r scale_r (θ_r - centre)². Preconditions: a value for each replicate (contract).
  [[nodiscard]] double variance(std::span<double const> replicates, double estimate) const {
    contract(replicates.size() == size(), "a value for each replicate");
    auto const scale = [&](std::size_t r) { return how_.scales.empty() ? 1 : how_.scales[r]; };
    auto centre = estimate;
    if (how_.centre == replicate_centre::mean_of_replicates) {
      double counted = 0;
      for (std::size_t r = 0; r < size(); ++r)
        counted += scale(r) > 0 ? 1 : 0;
      centre = detail::stable_total(size(), [&](std::size_t r) { return scale(r) > 0 ? replicates[r] : 0; }) /
               (counted > 0 ? counted : 1);
    }
    return how_.scale * detail::stable_total(size(), [&](std::size_t r) {
             return scale(r) * (replicates[r] - centre) * (replicates[r] - centre);
           });
  }

private:
  replicate_weights(survey_design d, std::vector<double> weights, replication how)
      : design_{std::move(d)}, weights_{std::move(weights)}, how_{std::move(how)} {}

  /// Rank of the weights, a column for each replicate: columns of which no more than 1e-5 is left once those before them
  /// are taken out (modified Gram and Schmidt) do not count.
  [[nodiscard]] double rank(domain const* only) const {
    auto const rows = design_.rows();
    std::vector<std::vector<double>> basis;
    for (std::size_t r = 0; r < size(); ++r) {
      std::vector<double> column;
      for (std::size_t i = 0; i < rows; ++i)
        if (only == nullptr || only->has(i))
          column.push_back(weights_[r * rows + i]);
      auto const length = [&] {
        double sum = 0;
        for (auto const x : column)
          sum += x * x;
        return std::sqrt(sum);
      };
      auto const whole = length();
      for (auto const& b : basis) {
        double along = 0;
        for (std::size_t i = 0; i < column.size(); ++i)
          along += b[i] * column[i];
        for (std::size_t i = 0; i < column.size(); ++i)
          column[i] -= along * b[i];
      }
      auto const left = length();
      if (!(left > 1e-5 * whole))
        continue;
      for (auto& x : column)
        x /= left;
      basis.push_back(std::move(column));
    }
    return static_cast<double>(basis.size());
  }

  survey_design design_;
  std::vector<double> weights_;
  replication how_;
  bool df_given_ = false;
};

/// The estimate of any statistic: `statistic(weights)` is its value, or an error, for the weights of all rows; called once for
/// the design and once for each replicate. It counts a domain by itself; `only` is for the degrees of freedom.
///
/// Errors: those of the statistic for the design; `replicate_undefined` with the replicate for which it has no finite value,
/// without one where it has none for the design. Complexity: the statistic times replicates, and a rank for a domain.
template <class Statistic>
[[nodiscard]] result<estimate> estimate_by_replicates(replicate_weights const& r, Statistic const& statistic,
                                                      domain const* only = nullptr) {
  result<double> const whole = statistic(std::span<double const>{r.design().weights()});
  if (!whole)
    return whole.error();
  if (!std::isfinite(*whole))
    return error{errc::replicate_undefined, {}, {}, {}};
  std::vector<double> values;
  for (std::size_t k = 0; k < r.size(); ++k) {
    result<double> const one = statistic(r.weights(k));
    if (!one || !std::isfinite(*one))
      return error{errc::replicate_undefined, {{}, k, 0, 0}, {}, {}};
    values.push_back(*one);
  }
  estimate out;
  out.value = *whole;
  out.standard_error = std::sqrt(r.variance(values, *whole));
  if (!std::isfinite(out.standard_error))
    return error{errc::number_out_of_range, {}, {}, {}};
  out.df = r.df(only);
  out.remarks = r.design().remarks();
  return out;
}

namespace detail {

/// Why replicates cannot be made by leaving out or repeating units of the first stage, if they cannot: it has unequal
/// probabilities, there are corrections below it, weights were brought to sizes of cells, or a unit is alone.
[[nodiscard]] inline error why_not_replicable(survey_design const& d) {
  auto const& first = d.stages()[0];
  if (!first.probability.empty() || !d.cells().empty() || (first.corrected && d.stages().size() > 1))
    return {errc::not_replicable, {}, {}, {}};
  for (std::size_t h = 0; h < first.strata.size(); ++h)
    if (first.strata[h].sampled == 1 && first.strata[h].fraction != 1)
      return {errc::lonely_unit, {first.strata[h].name, h, 0, 0}, {}, {}};
  return {};
}

[[nodiscard]] inline result<estimate> replicated(replicate_weights const& r, linear what,
                                                 std::span<double const> y, std::span<double const> x,
                                                 domain const* only) {
  auto const rows = r.design().rows();
  auto const c = columns_of(r.design(), y, x, only);
  if (!c)
    return c.error();
  auto const statistic = [&](std::span<double const> w) -> result<double> {
    auto const top = stable_total(rows, [&](std::size_t i) { return c->top(i, w[i]); });
    if (what == linear::total)
      return top;
    auto const base = stable_total(rows, [&](std::size_t i) { return c->bottom(i, w[i]); });
    if (base == 0)
      return error{errc::denominator_zero, {}, {}, {}};
    return top / base;
  };
  return estimate_by_replicates(r, statistic, only);
}

} // namespace detail

/// As those of a design, with the variance of the replicates. Errors: `value_infinite`, `number_out_of_range`, `domain_empty`,
/// `denominator_zero`, `replicate_undefined`. Complexity: rows times replicates, and a rank for a domain.
[[nodiscard]] inline result<estimate> estimate_mean(replicate_weights const& r, std::span<double const> y,
                                                    domain const* only = nullptr) {
  return detail::replicated(r, detail::linear::ratio, y, {}, only);
}
[[nodiscard]] inline result<estimate> estimate_total(replicate_weights const& r, std::span<double const> y,
                                                     domain const* only = nullptr) {
  return detail::replicated(r, detail::linear::total, y, {}, only);
}
[[nodiscard]] inline result<estimate> estimate_ratio(replicate_weights const& r, std::span<double const> y,
                                                     std::span<double const> x,
                                                     domain const* only = nullptr) {
  contract(x.size() == y.size(), "a value for each row");
  return detail::replicated(r, detail::linear::ratio, y, x, only);
}

} // namespace starlot::inline v0

#endif
