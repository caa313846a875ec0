// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_TAYLOR_HPP
#define STARLOT_DETAIL_ESTIMATION_TAYLOR_HPP
// IWYU pragma: private, include <starlot/estimation/linearised.hpp>

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/input_sizes.hpp>
#include <starlot/detail/estimation/row_values.hpp>
#include <starlot/detail/estimation/stage_units.hpp>
#include <starlot/detail/estimation/stage_variances.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

// The variance of an estimate is that of the total of its linearised values, over all stages (Särndal, Swensson and
// Wretman 1992; Lumley 2010). All sums are the same bits in any order of the rows.

namespace starlot::inline v0::detail {

struct variance_parts {
  double total = 0;
  list<double> first_stage; ///< by stratum
  error why;
};

template <class = on_use>
[[nodiscard]] variance_parts variance_over_stages(design_parts const& d, linearised const& z,
                                                  single_unit_strata single_unit) {
  variance_parts out;
  input_sizes<> inputs{d, z};
  for (std::size_t k = 0; k < d.stages.size(); ++k) {
    auto const& s = d.stages[k];
    totals_of_units<> units{d, z, k, inputs};
    stage_variances<> of_stage{units, z.counts, k == 0 && s.of_row.empty() ? z.sums : nullptr, single_unit};
    out.why = of_stage.settle();
    if (out.why.code != errc::none)
      return out;
    for (auto const v : of_stage.values())
      out.total += v;
    if (k == 0)
      out.first_stage = of_stage.values();
    if (!s.corrected)
      break; // the stages below would count with a fraction of 0
  }
  return out;
}

/// Where cells have known sizes, what the cells as wholes contribute to the variance is gone: z - w Σ_c z / Σ_c w.
template <class = on_use>
[[nodiscard]] variance_parts variance_of(design_parts const& d, linearised const& z,
                                         single_unit_strata single_unit) {
  if (d.cells.empty())
    return variance_over_stages(d, z, single_unit);
  auto const& w = d.weights;
  auto const rows = w.size();
  std::uint32_t cells = 0;
  for (auto const c : d.cells)
    cells = c + 1 > cells ? c + 1 : cells;
  auto const values = sums_by_group(cells, d.cells.data(), z.values, rows, z.largest);
  auto const weights = sums_by_group(cells, d.cells.data(), {w.data()}, rows, d.largest_weight);
  list<double> inputs = input_sizes<>{d, z}.of_rows();
  auto const of_cells =
      sums_by_group(cells, d.cells.data(), {inputs.data()}, rows, largest_of(inputs.data(), rows));
  list<unsigned char> has_row(cells, static_cast<unsigned char>(z.counts == nullptr));
  for (std::size_t i = 0; z.counts != nullptr && i < rows; ++i)
    has_row[d.cells[i]] = (*z.counts)[i] != 0 ? 1 : has_row[d.cells[i]];
  list<double> rest(rows);
  list<unsigned char> counts(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    auto const c = d.cells[i];
    rest[i] = w[i] == 0 ? z.values.at(i) : z.values.at(i) - w[i] * values[c] / weights[c];
    inputs[i] += w[i] == 0 ? 0 : w[i] * of_cells[c] / weights[c];
    counts[i] = has_row[c];
  }
  linearised left{{rest.data()}, largest_of(rest.data(), rows)};
  left.inputs = &inputs;
  left.largest_input = largest_of(inputs.data(), rows);
  left.counts = &counts;
  return variance_over_stages(d, left, single_unit);
}

template <class = on_use>
[[nodiscard]] double degrees_of_freedom(design_parts const& d, estimate_options const& how,
                                        list<double> const& variances) {
  if (how.df != df_rule::satterthwaite)
    return counted_degrees(d, domain_of(how), how.df == df_rule::units_less_strata);
  auto const& s = d.stages[0];
  list<double> units(variances.size());
  for (std::size_t u = 0; u < s.stratum_of.size(); ++u)
    units[s.stratum_of[u]] += s.probability.empty() || s.probability[u] < 1 ? 1 : 0;
  auto const largest = largest_of(variances.data(), variances.size());
  double sum = 0;
  double squares = 0;
  double counted = 0;
  for (std::size_t h = 0; h < variances.size(); ++h)
    if (units[h] > 1) {
      auto const v = largest > 0 ? variances[h] / largest : 0;
      sum += v;
      squares += v * v / (units[h] - 1);
      counted += units[h] - 1;
    }
  return squares > 0 ? sum * sum / squares : counted; // where nothing varies there is a number nevertheless
}

/// The estimate of this value, `base` being what its linearised values are still to be divided by.
template <class = on_use>
[[nodiscard]] result<estimate> estimate_of(design_parts const& d, double value, linearised const& z,
                                           double base, row_counts counts, estimate_options const& how) {
  if (!is_finite(z.largest) || z.largest > 1e141)
    return refusal<estimate>(error::of(errc::number_out_of_range));
  auto const v = variance_of(d, z, how.single_unit);
  if (v.why.code != errc::none)
    return refusal<estimate>(v.why);
  estimate out;
  out.value = value;
  out.standard_error = std::sqrt(v.total) / std::fabs(base);
  out.df = degrees_of_freedom(d, how, v.first_stage);
  out.census = counts.missing == 0 && is_census(d);
  out.remarks = d.remarks;
  out.observations = counts.observations;
  out.missing = counts.missing;
  return answer(out);
}

} // namespace starlot::inline v0::detail

#endif
