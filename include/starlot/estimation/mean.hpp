// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_MEAN_HPP
#define STARLOT_ESTIMATION_MEAN_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/linearised.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

// Means, totals and ratios of the values of a table. A missing value (not a number) counts as outside the domain.
//
//   estimate_total(design, y)      Σ w y           unbiased, where the weights are inverse inclusion probabilities
//   estimate_mean(design, y)       Σ w y / Σ w     biased by O(1/n) where Σ w is not the same for every sample
//   estimate_ratio(design, y, x)   Σ w y / Σ w x   biased by O(1/n)

namespace starlot::inline v0 {

namespace detail {

/// Which rows count, known row by row; or all of them.
struct every_row {
  [[nodiscard]] constexpr bool operator()(std::size_t) const noexcept { return true; }
};
struct rows_with_values {
  std::vector<double> const* weights = nullptr;
  std::span<double const> y;
  std::span<double const> x; ///< may be empty
  domain const* only = nullptr;

  /// Whether it is in the domain, with a weight.
  [[nodiscard]] bool weighs(std::size_t i) const noexcept {
    return (*weights)[i] > 0 && (only == nullptr || only->has(i));
  }
  [[nodiscard]] bool operator()(std::size_t i) const noexcept {
    return y[i] == y[i] && (x.empty() || x[i] == x[i]) && weighs(i);
  }
};

/// The columns of a total (no x needed), a mean (none given: x is 1) or a ratio, checked.
struct ratio_columns {
  rows_with_values in;
  double largest_y = 0; ///< of the rows that count
  double largest_x = 1;
  double largest_wy = 0; ///< times weights
  double largest_wx = 0;
  bool every_row = false; ///< all count, and weights are much alike
  bool complete = true;   ///< none of the domain lacks its values

  /// Summands for a row of this weight.
  [[nodiscard]] double top(std::size_t i, double weight) const noexcept {
    return in(i) ? weight * in.y[i] : 0;
  }
  [[nodiscard]] double bottom(std::size_t i, double weight) const noexcept {
    return !in(i) ? 0 : in.x.empty() ? weight : weight * in.x[i];
  }
};

/// Errors: `value_infinite` and `number_out_of_range` with the row; `domain_empty`. Preconditions: a value for each row
/// (contract).
[[nodiscard]] inline result<ratio_columns> columns_of(survey_design const& d, std::span<double const> y,
                                                      std::span<double const> x, domain const* only) {
  contract(y.size() == d.rows() && (x.empty() || x.size() == d.rows()) &&
               (only == nullptr || only->rows() == d.rows()),
           "a value for each row");
  ratio_columns out;
  out.in = {&d.weights(), y, x, only};
  auto const good = [](double largest) { // nor missing, nor infinite
    return largest <= largest_number && (largest >= 1 / largest_number || largest == 0);
  };
  // Where weights are much alike the largest of them times the largest value is no bad bound.
  if (only == nullptr && d.smallest_weight() > std::ldexp(d.largest_weight(), -20)) {
    out.largest_y = largest_of(y);
    out.largest_x = x.empty() ? 1 : largest_of(x);
    if (good(out.largest_y) && good(out.largest_x)) {
      out.largest_wy = d.largest_weight() * out.largest_y;
      out.largest_wx = d.largest_weight() * out.largest_x;
      out.every_row = true;
      return out;
    }
  }
  auto const weighs = [&](std::size_t i) { return out.in.weighs(i); };
  auto const of_y = extent_of(y, weighs, largest_number);
  auto const of_x = x.empty() ? result<extent>{extent{1, true}} : extent_of(x, weighs, largest_number);
  if (!of_y || !of_x)
    return of_y ? of_x.error() : of_y.error();
  bool any = false;
  out.largest_y = of_y->largest;
  out.largest_x = of_x->largest;
  out.complete = of_y->complete && of_x->complete;
  for (std::size_t i = 0; i < y.size(); ++i) {
    any = any || out.in(i);
    out.largest_wy = std::fmax(out.largest_wy, std::fabs(out.top(i, d.weights()[i])));
    out.largest_wx = std::fmax(out.largest_wx, std::fabs(out.bottom(i, d.weights()[i])));
  }
  if (!any)
    return error{errc::domain_empty, {}, {}, {}};
  return out;
}

[[nodiscard]] inline double added(std::vector<double> const& parts) {
  double sum = 0;
  for (auto const p : parts)
    sum += p;
  return sum;
}

enum class linear : unsigned char { total, ratio };

/// `in(row)`: the row counts; that of the columns, or `every_row`.
template <class In>
[[nodiscard]] result<estimate> linear_estimate(survey_design const& d, linear what, ratio_columns const& c,
                                               In const& in, estimate_options how) {
  auto const& w = d.weights();
  auto const y = c.in.y;
  auto const x = c.in.x;
  auto const& first = d.stages()[0];
  // By stratum where the units of the first stage are the rows: its variance needs these sums.
  bool const by_stratum = first.of_row.empty();
  auto const groups = by_stratum ? first.strata.size() : 1;
  auto const group_of = by_stratum ? std::span{first.stratum_of} : std::span<std::uint32_t const>{};
  auto const sums_of = [&](auto const& term, double largest) {
    return sums_by_group(groups, group_of, d.rows(), term, largest);
  };
  auto const tops = sums_of([&](std::size_t i) { return in(i) ? w[i] * y[i] : 0; }, c.largest_wy);
  auto const top = added(tops);
  if (what == linear::total) {
    auto const z = [&](std::size_t i) { return in(i) ? w[i] * y[i] : 0; };
    return estimate_of(d, top, linearised<decltype(z)>{z, c.largest_wy, tops}, 1, c.complete, how);
  }
  constexpr bool all = std::is_same_v<In, every_row>;
  auto const bottoms = all && x.empty()
                           ? d.weight_sums()
                           : sums_of([&](std::size_t i) { return c.bottom(i, w[i]); }, c.largest_wx);
  auto const base = added(bottoms);
  if (base == 0)
    return error{errc::denominator_zero, {}, {}, {}};
  auto const r = top / base;
  std::vector<double> rest;
  for (std::size_t h = 0; h < tops.size(); ++h)
    rest.push_back(tops[h] - r * bottoms[h]);
  auto const largest = c.largest_wy + std::fabs(r) * c.largest_wx;
  if (x.empty()) {
    auto const z = [&](std::size_t i) { return in(i) ? w[i] * (y[i] - r) : 0; };
    return estimate_of(d, r, linearised<decltype(z)>{z, largest, std::move(rest)}, base, c.complete, how);
  }
  auto const z = [&](std::size_t i) { return in(i) ? w[i] * (y[i] - r * x[i]) : 0; };
  return estimate_of(d, r, linearised<decltype(z)>{z, largest, std::move(rest)}, base, c.complete, how);
}

[[nodiscard]] inline result<estimate> linear_estimate(survey_design const& d, linear what,
                                                      std::span<double const> y, std::span<double const> x,
                                                      estimate_options how) {
  auto const c = columns_of(d, y, x, how.only);
  if (!c)
    return c.error();
  return c->every_row ? linear_estimate(d, what, *c, every_row{}, how)
                      : linear_estimate(d, what, *c, c->in, how);
}

} // namespace detail

/// Weighted mean of the values; of zeros and ones, a proportion.
///
/// Errors: `value_infinite` and `number_out_of_range` (beyond 1e70, or all below 1e-70) with the row; `domain_empty` (no row
/// of a weight has a value); `denominator_zero`; `lonely_unit`, `variance_negative` (unequal probabilities) with the stratum,
/// in the characters of the design. Preconditions: a value for each row (contract). Complexity: linear.
[[nodiscard]] inline result<estimate> estimate_mean(survey_design const& d, std::span<double const> y,
                                                    estimate_options how = {}) {
  return detail::linear_estimate(d, detail::linear::ratio, y, {}, how);
}

/// Weighted total of the values. As `estimate_mean`.
[[nodiscard]] inline result<estimate> estimate_total(survey_design const& d, std::span<double const> y,
                                                     estimate_options how = {}) {
  return detail::linear_estimate(d, detail::linear::total, y, {}, how);
}

/// Total of one column over that of another; a row counts where both are there. As `estimate_mean`.
[[nodiscard]] inline result<estimate> estimate_ratio(survey_design const& d, std::span<double const> y,
                                                     std::span<double const> x, estimate_options how = {}) {
  contract(x.size() == y.size(), "a value for each row");
  return detail::linear_estimate(d, detail::linear::ratio, y, x, how);
}

} // namespace starlot::inline v0

#endif
