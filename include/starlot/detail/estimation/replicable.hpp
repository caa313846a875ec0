// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_REPLICABLE_HPP
#define STARLOT_DETAIL_ESTIMATION_REPLICABLE_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/estimation/estimate_options.hpp>

#include <cmath>
#include <cstddef>

namespace starlot::inline v0::detail {

/// Why replicates cannot be made by leaving out or repeating units of the first stage, if they cannot: it has unequal
/// probabilities or a variance of successive differences, there are corrections below it, weights were brought to sizes
/// of cells, or a unit is alone.
template <class = on_use> [[nodiscard]] error why_not_replicable(design_parts const& d) {
  auto const& first = d.stages[0];
  if (!first.probability.empty() || !d.cells.empty() || (first.corrected && d.stages.size() > 1))
    return error::of(errc::not_replicable);
  for (auto const& h : first.strata)
    if (h.by_differences)
      return error::of(errc::not_replicable);
  for (std::size_t h = 0; h < first.strata.size(); ++h)
    if (first.strata[h].sampled == 1 && first.strata[h].fraction != 1)
      return error::at(errc::single_unit_stratum, first.strata[h].name, h);
  return {};
}

/// Rank of the weights of a domain, all rows of a replicate after all those of the one before, a column for each
/// replicate: columns of which no more than 1e-5 is left once those before them are taken out (modified Gram and
/// Schmidt) do not count.
template <class = on_use>
[[nodiscard]] double rank_of(list<double> const& weights, std::size_t rows, domain const* only) {
  auto const length_of = [](list<double> const& column) {
    double sum = 0;
    for (auto const x : column)
      sum += x * x;
    return std::sqrt(sum);
  };
  list<double> basis; // column after column
  std::size_t rank = 0;
  for (std::size_t begin = 0; begin + rows <= weights.size(); begin += rows) {
    list<double> column;
    for (std::size_t i = 0; i < rows; ++i)
      if (only == nullptr || only->has(i))
        column.push_back(weights[begin + i]);
    auto const whole = length_of(column);
    for (std::size_t r = 0; r < rank; ++r) {
      auto const* const b = basis.data() + r * column.size();
      double along = 0;
      for (std::size_t i = 0; i < column.size(); ++i)
        along += b[i] * column[i];
      for (std::size_t i = 0; i < column.size(); ++i)
        column[i] -= along * b[i];
    }
    auto const left = length_of(column);
    if (!(left > 1e-5 * whole))
      continue;
    for (auto& x : column)
      x /= left;
    basis.append(column.begin(), column.end());
    ++rank;
  }
  return static_cast<double>(rank);
}

} // namespace starlot::inline v0::detail

#endif
