// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_MEAN_HPP
#define STARLOT_ESTIMATION_MEAN_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/stable_sum.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimation.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/estimation/taylor.hpp>

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
  std::span<double const> y;
  std::span<double const> x; ///< may be empty
  domain const* only = nullptr;
  [[nodiscard]] bool operator()(std::size_t i) const noexcept {
    return y[i] == y[i] && (x.empty() || x[i] == x[i]) && (only == nullptr || only->has(i));
  }
};

/// The columns of a total (no x needed), a mean (none given: x is 1) or a ratio, checked.
struct ratio_columns {
  rows_with_values in;
  extent of_y;
  extent of_x;

  [[nodiscard]] bool holds_every_row() const noexcept {
    return in.only == nullptr && of_y.complete && of_x.complete;
  }
  [[nodiscard]] bool holds_any_row() const noexcept {
    for (std::size_t i = 0; i < in.y.size(); ++i)
      if (in(i))
        return true;
    return false;
  }
  /// Summands for a row of this weight.
  [[nodiscard]] double top(std::size_t i, double weight) const noexcept {
    return in(i) ? weight * in.y[i] : 0;
  }
  [[nodiscard]] double bottom(std::size_t i, double weight) const noexcept {
    return !in(i) ? 0 : in.x.empty() ? weight : weight * in.x[i];
  }
};

/// Errors: `value_infinite`, `domain_empty`. Preconditions: a value for each row (contract).
[[nodiscard]] inline result<ratio_columns> columns_of(std::size_t rows, std::span<double const> y,
                                                      std::span<double const> x, domain const* only) {
  contract(y.size() == rows && (x.empty() || x.size() == rows) && (only == nullptr || only->rows() == rows),
           "a value for each row");
  auto const of_y = extent_of(y);
  auto const of_x = x.empty() ? result<extent>{extent{1, true}} : extent_of(x);
  if (!of_y || !of_x)
    return of_y ? of_x.error() : of_y.error();
  ratio_columns const out{{y, x, only}, *of_y, *of_x};
  if (!out.holds_any_row())
    return error{errc::domain_empty, {}, {}, {}};
  return out;
}

enum class linear : unsigned char { total, ratio };

[[nodiscard]] inline double added(std::vector<double> const& parts) {
  double sum = 0;
  for (auto const p : parts)
    sum += p;
  return sum;
}

/// `in(row)`: the row counts; that of the columns, or `every_row`.
template <class In>
[[nodiscard]] result<estimate> linear_estimate(survey_design const& d, linear what, ratio_columns const& c,
                                               In const& in, estimation how) {
  auto const& w = d.weights();
  auto const y = c.in.y;
  auto const x = c.in.x;
  auto const& first = d.stages()[0];
  // By stratum where the units of the first stage are the rows: its variance needs these sums.
  bool const by_stratum = first.of_row.empty();
  auto const groups = by_stratum ? first.strata.size() : 1;
  auto const group_of = by_stratum ? std::span{first.stratum_of} : std::span<std::uint32_t const>{};
  auto const sums_of = [&](auto const& term, double largest) {
    std::vector<stable_sum> sums(groups);
    add_terms(sums, group_of, d.rows(), term, stable_scale::of(d.largest_weight() * largest, d.rows()));
    std::vector<double> out;
    for (auto const& s : sums)
      out.push_back(s.value());
    return out;
  };
  auto const tops = sums_of([&](std::size_t i) { return in(i) ? w[i] * y[i] : 0; }, c.of_y.largest);
  auto const top = added(tops);
  if (what == linear::total) {
    auto const z = [&](std::size_t i) { return in(i) ? w[i] * y[i] : 0; };
    return estimate_of(d, top, linearised<decltype(z)>{z, d.largest_weight() * c.of_y.largest, tops}, 1, how);
  }
  constexpr bool all = std::is_same_v<In, every_row>;
  auto const bottoms = all && x.empty()
                           ? d.weight_sums()
                           : sums_of([&](std::size_t i) { return c.bottom(i, w[i]); }, c.of_x.largest);
  auto const base = added(bottoms);
  if (base == 0)
    return error{errc::denominator_zero, {}, {}, {}};
  auto const r = top / base;
  std::vector<double> rest;
  for (std::size_t h = 0; h < tops.size(); ++h)
    rest.push_back(tops[h] - r * bottoms[h]);
  auto const largest = d.largest_weight() * (c.of_y.largest + std::fabs(r) * c.of_x.largest);
  if (x.empty()) {
    auto const z = [&](std::size_t i) { return in(i) ? w[i] * (y[i] - r) : 0; };
    return estimate_of(d, r, linearised<decltype(z)>{z, largest, std::move(rest)}, base, how);
  }
  auto const z = [&](std::size_t i) { return in(i) ? w[i] * (y[i] - r * x[i]) : 0; };
  return estimate_of(d, r, linearised<decltype(z)>{z, largest, std::move(rest)}, base, how);
}

[[nodiscard]] inline result<estimate> linear_estimate(survey_design const& d, linear what,
                                                      std::span<double const> y, std::span<double const> x,
                                                      estimation how) {
  auto const c = columns_of(d.rows(), y, x, how.only);
  if (!c)
    return c.error();
  return c->holds_every_row() ? linear_estimate(d, what, *c, every_row{}, how)
                              : linear_estimate(d, what, *c, c->in, how);
}

} // namespace detail

/// Weighted mean of the values; of zeros and ones, a proportion.
///
/// Errors: `value_infinite` with the row; `domain_empty`; `denominator_zero` (weights of the domain); `lonely_unit`,
/// `variance_negative` (unequal probabilities) with the stratum. Preconditions: a value for each row (contract).
/// Complexity: linear.
[[nodiscard]] inline result<estimate> estimate_mean(survey_design const& d, std::span<double const> y,
                                                    estimation how = {}) {
  return detail::linear_estimate(d, detail::linear::ratio, y, {}, how);
}

/// Weighted total of the values. As `estimate_mean`.
[[nodiscard]] inline result<estimate> estimate_total(survey_design const& d, std::span<double const> y,
                                                     estimation how = {}) {
  return detail::linear_estimate(d, detail::linear::total, y, {}, how);
}

/// Total of one column over that of another; a row counts where both are there. As `estimate_mean`.
[[nodiscard]] inline result<estimate> estimate_ratio(survey_design const& d, std::span<double const> y,
                                                     std::span<double const> x, estimation how = {}) {
  contract(x.size() == y.size(), "a value for each row");
  return detail::linear_estimate(d, detail::linear::ratio, y, x, how);
}

} // namespace starlot::inline v0

#endif
