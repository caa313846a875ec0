// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_TAYLOR_HPP
#define STARLOT_ESTIMATION_TAYLOR_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/stable_sum.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

// Means, totals and ratios with the variance of their linearised values over all stages (Särndal, Swensson and Wretman
// 1992; Lumley 2010). All sums are the same bits in any order of the rows.
//
//   estimate_total(design, y)      Σ w y           unbiased, where the weights are inverse inclusion probabilities
//   estimate_mean(design, y)       Σ w y / Σ w     biased by O(1/n) where Σ w is not the same for every sample
//   estimate_ratio(design, y, x)   Σ w y / Σ w x   biased by O(1/n)

namespace starlot::inline v0 {

/// What to do with a stratum of which one unit is in the sample, and not all of one: its variance is not known.
enum class lonely_units : std::uint8_t {
  fail,      ///< an error; the default
  remove,    ///< counts as 0: too small
  certainty, ///< as if the unit were all there are: 0 as well
  adjust,    ///< measured from the mean of all strata: too large
  average,   ///< counts as the mean of the other strata
};

/// The rows an estimate speaks of. The design keeps all its units: those outside count as 0.
class domain {
public:
  /// `holds(row)` for rows 0 to `rows` - 1.
  template <class Predicate> domain(std::size_t rows, Predicate const& holds) {
    for (std::size_t i = 0; i < rows; ++i)
      member_.push_back(holds(i) ? 1 : 0);
  }
  [[nodiscard]] std::size_t rows() const noexcept { return member_.size(); }
  [[nodiscard]] bool has(std::size_t row) const noexcept { return member_[row] != 0; }

private:
  std::vector<unsigned char> member_;
};

/// How an estimate is made.
struct estimation {
  lonely_units lonely = lonely_units::fail;
  domain const* only = nullptr; ///< all rows where it is null
};

namespace detail {

/// Linearised values and what is known of them.
template <class Value> struct linearised {
  Value of;           ///< of(row), 0 outside the domain
  double largest = 0; ///< no value is larger in magnitude
};

/// Variance of the total of one stage's units: Σ over strata of (1 - f) n/(n - 1) Σ (t - t̄)². `total_of(unit)` is asked
/// three times; `lonely` handles strata of one.
template <class Total>
[[nodiscard]] result<double> stage_variance(stage_units const& s, Total const& total_of, double largest,
                                            lonely_units lonely) {
  auto const units = s.stratum_of.size();
  auto const strata = s.strata.size();
  auto const scale = stable_scale::of(largest, units);
  std::vector<stable_sum> sums(strata);
  for (std::size_t u = 0; u < units; ++u)
    sums[s.stratum_of[u]].add(total_of(u), scale);
  std::vector<double> means(strata);
  stable_sum all;
  for (std::size_t h = 0; h < strata; ++h) {
    means[h] = sums[h].value() / s.strata[h].sampled;
    all.add(sums[h].value(), scale);
  }
  double deviation = 0; // the largest: what comes before it may be far larger
  for (std::size_t u = 0; u < units; ++u)
    deviation = std::fmax(deviation, std::fabs(total_of(u) - means[s.stratum_of[u]]));
  auto const square_scale = stable_scale::of(deviation * deviation, units);
  std::vector<stable_sum> squares(strata);
  for (std::size_t u = 0; u < units; ++u) {
    auto const h = s.stratum_of[u];
    auto const d = total_of(u) - means[h];
    squares[h].add(d * d, square_scale);
  }
  double variance = 0;
  double counted = 0;
  double lonely_strata = 0;
  for (std::size_t h = 0; h < strata; ++h) {
    auto const& stratum = s.strata[h];
    auto const rest = 1 - stratum.fraction;
    if (rest == 0 || stratum.above == 0)
      continue;
    double const n = stratum.sampled;
    if (stratum.sampled > 1) {
      counted += 1;
      variance += stratum.above * rest * n / (n - 1) * squares[h].value();
      continue;
    }
    lonely_strata += 1;
    if (lonely == lonely_units::fail)
      return error{errc::lonely_unit, {stratum.name, h, 0, 0}, {}, {}};
    if (lonely == lonely_units::adjust) {
      auto const d = means[h] - all.value() / static_cast<double>(units);
      variance += stratum.above * rest * d * d;
    }
  }
  if (lonely == lonely_units::average && lonely_strata > 0) {
    if (counted == 0)
      return error{errc::lonely_unit, {s.strata[0].name, 0, 0, 0}, {}, {}};
    variance *= (counted + lonely_strata) / counted;
  }
  return variance;
}

template <class Value>
[[nodiscard]] result<double> variance_of(survey_design const& d, linearised<Value> const& z,
                                         lonely_units lonely) {
  double sum = 0;
  for (auto const& s : d.stages()) {
    if (s.of_row.empty()) {
      auto const v = stage_variance(s, z.of, z.largest, lonely);
      if (!v)
        return v.error();
      sum += *v;
    } else {
      auto const scale = stable_scale::of(z.largest, d.rows());
      std::vector<stable_sum> sums(s.stratum_of.size());
      for (std::size_t i = 0; i < d.rows(); ++i)
        sums[s.of_row[i]].add(z.of(i), scale);
      double largest = 0;
      for (auto const& t : sums)
        largest = std::fmax(largest, std::fabs(t.value()));
      auto const v = stage_variance(
          s, [&](std::size_t u) { return sums[u].value(); }, largest, lonely);
      if (!v)
        return v.error();
      sum += *v;
    }
    if (!s.corrected)
      break; // the stages below would count with a fraction of 0
  }
  return sum;
}

/// Units of the first stage less strata, both counted where a row of the domain is, also one whose value is missing.
[[nodiscard]] inline double degrees_of_freedom(survey_design const& d, domain const* only) {
  auto const& s = d.stages()[0];
  std::vector<bool> unit(s.stratum_of.size());
  std::vector<bool> stratum(s.strata.size());
  for (std::size_t i = 0; i < d.rows(); ++i)
    if (only == nullptr || only->has(i)) {
      unit[s.unit(i)] = true;
      stratum[s.stratum_of[s.unit(i)]] = true;
    }
  double df = 0;
  for (bool const u : unit)
    df += u ? 1 : 0;
  for (bool const h : stratum)
    df -= h ? 1 : 0;
  return df;
}

/// Largest magnitude of the values that are there. Error: `value_infinite`.
[[nodiscard]] inline result<double> largest_of(std::span<double const> y) {
  double out = 0;
  for (std::size_t i = 0; i < y.size(); ++i)
    out = std::fmax(out, std::fabs(y[i])); // not a number is passed over
  if (std::isfinite(out))
    return out;
  std::size_t i = 0;
  while (!std::isinf(y[i]))
    ++i;
  return error{errc::value_infinite, {{}, i, 0, 0}, {}, {}};
}

/// Σ w y / Σ w x, x = 1 where `x_of` says so; `in(row)`: the row is in the domain and has its values.
template <class X, class Member>
[[nodiscard]] result<estimate> ratio_of(survey_design const& d, std::span<double const> y, double largest_y,
                                        X const& x_of, double largest_x, Member const& in, estimation how) {
  auto const& w = d.weights();
  auto const n = d.rows();
  auto const top_scale = stable_scale::of(d.largest_weight() * largest_y, n);
  auto const bottom_scale = stable_scale::of(d.largest_weight() * largest_x, n);
  stable_sum top;
  stable_sum bottom;
  bool any = false;
  for (std::size_t i = 0; i < n; ++i)
    if (in(i)) {
      top.add(w[i] * y[i], top_scale);
      bottom.add(w[i] * x_of(i), bottom_scale);
      any = true;
    }
  if (!any)
    return error{errc::domain_empty, {}, {}, {}};
  auto const base = bottom.value();
  if (base == 0)
    return error{errc::denominator_zero, {}, {}, {}};
  auto const r = top.value() / base;
  auto const z = [&](std::size_t i) { return in(i) ? w[i] * (y[i] - r * x_of(i)) / base : 0.0; };
  auto const largest = d.largest_weight() * (largest_y + std::fabs(r) * largest_x) / std::fabs(base);
  auto const v = variance_of(d, linearised<decltype(z)>{z, largest}, how.lonely);
  if (!v)
    return v.error();
  return estimate{r, std::sqrt(*v), degrees_of_freedom(d, how.only)};
}

} // namespace detail

/// Weighted mean of the values, a missing one (not a number) counts as outside the domain.
///
/// Errors: `value_infinite` with the row; `domain_empty`; `denominator_zero` (weights of the domain); `lonely_unit` with the
/// stratum. Preconditions: a value for each row (contract). Complexity: linear.
[[nodiscard]] inline result<estimate> estimate_mean(survey_design const& d, std::span<double const> y,
                                                    estimation how = {}) {
  contract(y.size() == d.rows() && (how.only == nullptr || how.only->rows() == d.rows()),
           "a value for each row");
  auto const largest = detail::largest_of(y);
  if (!largest)
    return largest.error();
  return detail::ratio_of(
      d, y, *largest, [](std::size_t) { return 1.0; }, 1,
      [&](std::size_t i) { return y[i] == y[i] && (how.only == nullptr || how.only->has(i)); }, how);
}

/// Weighted total of the values. As `estimate_mean`.
[[nodiscard]] inline result<estimate> estimate_total(survey_design const& d, std::span<double const> y,
                                                     estimation how = {}) {
  contract(y.size() == d.rows() && (how.only == nullptr || how.only->rows() == d.rows()),
           "a value for each row");
  auto const largest = detail::largest_of(y);
  if (!largest)
    return largest.error();
  auto const& w = d.weights();
  auto const in = [&](std::size_t i) { return y[i] == y[i] && (how.only == nullptr || how.only->has(i)); };
  auto const z = [&](std::size_t i) { return in(i) ? w[i] * y[i] : 0.0; };
  auto const bound = d.largest_weight() * *largest;
  auto const scale = detail::stable_scale::of(bound, d.rows());
  detail::stable_sum sum;
  bool any = false;
  for (std::size_t i = 0; i < d.rows(); ++i) {
    sum.add(z(i), scale);
    any = any || in(i);
  }
  if (!any)
    return error{errc::domain_empty, {}, {}, {}};
  auto const v = detail::variance_of(d, detail::linearised<decltype(z)>{z, bound}, how.lonely);
  if (!v)
    return v.error();
  return estimate{sum.value(), std::sqrt(*v), detail::degrees_of_freedom(d, how.only)};
}

/// Total of one column over that of another; a row counts where both are there. As `estimate_mean`.
[[nodiscard]] inline result<estimate> estimate_ratio(survey_design const& d, std::span<double const> y,
                                                     std::span<double const> x, estimation how = {}) {
  contract(y.size() == d.rows() && x.size() == d.rows() &&
               (how.only == nullptr || how.only->rows() == d.rows()),
           "a value for each row");
  auto const largest_y = detail::largest_of(y);
  auto const largest_x = detail::largest_of(x);
  if (!largest_y || !largest_x)
    return largest_y ? largest_x.error() : largest_y.error();
  return detail::ratio_of(
      d, y, *largest_y, [&](std::size_t i) { return x[i]; }, *largest_x,
      [&](std::size_t i) {
        return y[i] == y[i] && x[i] == x[i] && (how.only == nullptr || how.only->has(i));
      },
      how);
}

} // namespace starlot::inline v0

#endif
