// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_LINEAR_HPP
#define STARLOT_DETAIL_ESTIMATION_LINEAR_HPP
// IWYU pragma: private, include <starlot/estimation/mean.hpp>

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/row_values.hpp>
#include <starlot/detail/estimation/taylor.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace starlot::inline v0::detail {

enum class linear : unsigned char { total, ratio };

/// Those rows of a design that count for these values.
template <class = on_use>
[[nodiscard]] counted_rows rows_of(design_parts const& d, std::span<double const> y, domain const* only) {
  return {d.weights.data(), y.data(), nullptr, only};
}

/// Whether all values that count are this one.
template <class = on_use>
[[nodiscard]] bool all_are(double value, counted_rows const& in, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i)
    if (in.y[i] != value && in.has(i))
      return false;
  return true;
}
/// The mean of values; where all of them are equal, that value without a rounding.
template <class = on_use>
[[nodiscard]] double mean_of_values(double mean, counted_rows const& in, std::size_t rows) noexcept {
  std::size_t first = 0;
  while (first < rows && !in.has(first))
    ++first;
  auto const y = first < rows ? in.y[first] : mean;
  return std::fabs(y - mean) <= 0x1p-40 * std::fabs(y) && all_are(y, in, rows) ? y : mean;
}

/// The columns of a total (no x needed), a mean (none given: x is 1) or a ratio, checked.
struct ratio_columns {
  counted_rows in;
  double largest_wy = 0; ///< of the rows that count, times weights
  double largest_wx = 0;
  bool every_row = false; ///< all count, and weights are much alike
  row_counts counts;
  error why;

  /// What a total or a ratio is linearised to, but for the sums and the marks, which stay the caller's; `base` is what
  /// ratios are divided by.
  template <class = on_use>
  [[nodiscard]] linearised residuals(design_parts const& d, linear what, double top, double base) const {
    auto const rows = d.weights.size();
    linearised z{tops(d.weights.data()), largest_wy};
    z.largest_input = largest_wy;
    if (what == linear::total)
      return z;
    z.base = base;
    z.values.x = in.x;
    z.values.r = in.x == nullptr ? mean_of_values(top / base, in, rows) : top / base;
    auto const r = std::fabs(z.values.r);
    z.largest = largest_wy + r * largest_wx;
    auto const error_of_r = static_cast<double>(rows) * z.largest / (2 * std::fabs(base)); // at most
    z.largest_input = largest_wy + (error_of_r > r ? error_of_r : r) * largest_wx;
    return z;
  }

  /// 1 for each row of the domain that has its values, with a weight or without; empty where all rows count.
  template <class = on_use> [[nodiscard]] list<unsigned char> marks(std::size_t rows) const {
    list<unsigned char> out(every_row ? 0 : rows);
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] = in.is_there(i) && (in.only == nullptr || in.only->has(i)) ? 1 : 0;
    return out;
  }

  /// Summands for these weights. They refer to the columns.
  [[nodiscard]] row_values tops(double const* weights) const noexcept {
    return {in.y, weights, every_row ? nullptr : &in};
  }
  [[nodiscard]] row_values bottoms(double const* weights) const noexcept {
    auto const* const some = every_row ? nullptr : &in;
    return in.x == nullptr ? row_values{weights, nullptr, some} : row_values{in.x, weights, some};
  }
};

/// Errors: `value_infinite` and `number_out_of_range` with the row; `value_missing` with the first row where that is
/// asked for; `domain_empty`. Preconditions: a value for each row (contract).
template <class = on_use>
[[nodiscard]] ratio_columns columns_of(design_parts const& d, std::span<double const> y,
                                       std::span<double const> x, estimate_options const& how) {
  auto const* const only = domain_of(how);
  auto const rows = d.weights.size();
  contract(y.size() == rows && (x.empty() || x.size() == rows) && (only == nullptr || only->rows() == rows),
           "a value for each row");
  ratio_columns out;
  out.in = {d.weights.data(), y.data(), x.empty() ? nullptr : x.data(), only};
  auto const good = [](double largest) { // nor missing, nor infinite
    return is_finite(largest) && largest <= largest_number && (largest >= 1 / largest_number || largest == 0);
  };
  // Where weights are much alike the largest of them times the largest value is no bad bound.
  if (only == nullptr && d.smallest_weight > std::ldexp(d.largest_weight, -20)) {
    auto const largest_y = largest_of(out.in.y, rows);
    auto const largest_x = out.in.x == nullptr ? 1 : largest_of(out.in.x, rows);
    if (good(largest_y) && good(largest_x)) {
      out.largest_wy = d.largest_weight * largest_y;
      out.largest_wx = d.largest_weight * largest_x;
      out.every_row = true;
      out.counts.observations = rows;
      return out;
    }
  }
  auto const of_y = extent_of(out.in.y, rows, &out.in, largest_number);
  auto const of_x = out.in.x == nullptr ? extent{1, {}} : extent_of(out.in.x, rows, &out.in, largest_number);
  out.why = of_y.why.code != errc::none ? of_y.why : of_x.why;
  if (out.why.code != errc::none)
    return out;
  auto const tops = out.tops(d.weights.data());
  auto const bottoms = out.bottoms(d.weights.data());
  for (std::size_t i = 0; i < rows; ++i) {
    if (out.in.weighs(i))
      ++(out.in.is_there(i) ? out.counts.observations : out.counts.missing);
    if (out.counts.missing > 0 && how.missing == missing_values::refuse) {
      out.why = error::at(errc::value_missing, i);
      return out;
    }
    out.largest_wy = std::fmax(out.largest_wy, std::fabs(tops.at(i)));
    out.largest_wx = std::fmax(out.largest_wx, std::fabs(bottoms.at(i)));
  }
  if (out.counts.observations == 0)
    out.why.code = errc::domain_empty;
  return out;
}

template <class = on_use>
[[nodiscard]] result<estimate> linear_estimate(design_parts const& d, linear what, std::span<double const> y,
                                               std::span<double const> x, estimate_options const& how) {
  auto const c = columns_of(d, y, x, how);
  if (c.why.code != errc::none)
    return refusal<estimate>(c.why);
  auto const counts = c.marks(d.weights.size());
  auto sums = sums_of_rows(d, c.tops(d.weights.data()), c.largest_wy);
  auto const top = added(sums);
  list<double> bottoms;
  if (what == linear::ratio)
    bottoms = c.every_row && c.in.x == nullptr ? d.weight_sums
                                               : sums_of_rows(d, c.bottoms(d.weights.data()), c.largest_wx);
  auto const base = added(bottoms);
  if (what == linear::ratio && base == 0)
    return refusal<estimate>(error::of(errc::denominator_zero));
  auto z = c.residuals(d, what, top, base);
  z.counts = c.every_row ? nullptr : &counts;
  z.sums = &sums;
  if (what == linear::total)
    return estimate_of(d, top, z, 1, c.counts, how);
  for (std::size_t h = 0; h < sums.size(); ++h)
    sums[h] -= z.values.r * bottoms[h];
  return estimate_of(d, z.values.r, z, base, c.counts, how);
}

} // namespace starlot::inline v0::detail

#endif
