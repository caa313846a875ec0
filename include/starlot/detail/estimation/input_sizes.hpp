// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_INPUT_SIZES_HPP
#define STARLOT_DETAIL_ESTIMATION_INPUT_SIZES_HPP
// IWYU pragma: private

#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/row_values.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>
#include <starlot/detail/estimation/stage_units.hpp>

#include <cmath>
#include <cstddef>

namespace starlot::inline v0::detail {

/// Linearised values and what is known of them.
struct linearised {
  row_values values;                  ///< 0 outside the domain
  double largest = 0;                 ///< no value is larger in magnitude
  list<double> const* sums = nullptr; ///< as `sums_of_rows`; may be left out
  double base = 0;                    ///< what `values.r` was divided by; 0: there is no r
  double slack = 0; ///< of values that were given: their rounding error is that of so much for each weight
  double largest_input = 0;                    ///< no row has a larger input; may be infinite
  list<double> const* inputs = nullptr;        ///< of each row, where they are known
  list<unsigned char> const* counts = nullptr; ///< 1 for each row that the estimate speaks of; null: all
};

/// The input of a row is how large the numbers are that its linearised value is the difference of: w (|y| + |r x|) of
/// w (y - r x), with the error of r for |r| where that is larger. What differs by less than so much of the inputs is
/// equal: sixteen roundings, so that a variation of 1e-13 is seen.
inline constexpr double equal_within = 0x1p-49;

/// Inputs of the rows, and of units; worked out where a variance is small enough to ask for them.
template <class = on_use> class input_sizes {
public:
  input_sizes(design_parts const& d, linearised const& z) : d_{d}, z_{z} {}

  [[nodiscard]] list<double> const& of_rows() {
    if (z_.inputs != nullptr)
      return *z_.inputs;
    if (rows_.empty())
      work_out();
    return rows_;
  }
  /// Of the units of a stage: sums over their rows, and what adding up their values may have lost.
  [[nodiscard]] list<double> of_units(stage_units const& s) {
    auto const& each = of_rows();
    auto const rows = each.size();
    if (s.of_row.empty())
      return each;
    auto out = sums_by_group(s.stratum_of.size(), s.of_row.data(), {each.data()}, rows,
                             largest_of(each.data(), rows));
    // An addition loses no more than half of the last bit of the scale, here in numbers of `equal_within`.
    auto const lost = stable_scale::of(z_.largest, rows).second * 0x1p-53 / equal_within;
    for (auto const u : s.of_row)
      out[u] += lost;
    return out;
  }

private:
  void work_out() {
    auto const& v = z_.values;
    auto const& w = d_.weights;
    rows_.resize(w.size());
    auto const size_of_y = [&](std::size_t i) {
      return v.in != nullptr && !v.in->has(i) ? 0
                                              : std::fabs(v.y[i]) * (v.weights != nullptr ? v.weights[i] : 1);
    };
    auto const size_of_x = [&](std::size_t i) {
      return v.in != nullptr && !v.in->has(i) ? 0 : v.weights[i] * (v.x != nullptr ? std::fabs(v.x[i]) : 1);
    };
    for (std::size_t i = 0; i < w.size(); ++i)
      rows_[i] = size_of_y(i) + z_.slack * w[i];
    if (z_.base == 0)
      return;
    list<double> of_r(w.size());
    auto r = std::fabs(v.r);
    for (std::size_t i = 0; i < w.size(); ++i)
      of_r[i] = (rows_[i] + r * size_of_x(i)) / 2;
    auto const all = stable_total(of_r) / std::fabs(z_.base);
    r = all > r ? all : r;
    for (std::size_t i = 0; i < w.size(); ++i)
      rows_[i] += r * size_of_x(i);
  }

  design_parts const& d_;
  linearised const& z_;
  list<double> rows_;
};

/// Whether numbers differ by more than what they were made of was rounded by.
template <class = on_use>
[[nodiscard]] bool differ(list<double> const& t, double mean, list<double> const& inputs) {
  auto const mean_input = stable_total(inputs) / static_cast<double>(t.size());
  for (std::size_t i = 0; i < t.size(); ++i)
    if (std::fabs(t[i] - mean) > equal_within * (inputs[i] + mean_input))
      return true;
  return false;
}

/// Totals of the units of a stage.
template <class = on_use>
[[nodiscard]] list<double> unit_totals(stage_units const& s, row_values const& of, std::size_t rows,
                                       double largest) {
  if (!s.of_row.empty())
    return sums_by_group(s.stratum_of.size(), s.of_row.data(), of, rows, largest);
  list<double> out(rows);
  for (std::size_t i = 0; i < rows; ++i)
    out[i] = of.at(i);
  return out;
}

} // namespace starlot::inline v0::detail

#endif
