// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_JACKKNIFED_HPP
#define STARLOT_DETAIL_ESTIMATION_JACKKNIFED_HPP
// IWYU pragma: private, include <starlot/estimation/jackknife.hpp>

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/linear.hpp>
#include <starlot/detail/estimation/row_values.hpp>
#include <starlot/detail/estimation/taylor.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace starlot::inline v0::detail {

/// How much the square of a replicate without a unit of the stratum counts; 0 where none is left out.
[[nodiscard]] inline double jackknife_scale(stage_stratum const& h) noexcept {
  double const n = h.sampled;
  return (1 - h.fraction) * (n - 1) / n;
}

/// All replicates from the totals of the units: each costs one division. What a replicate differs by from the estimate
/// comes from the residuals y - r x, of which nothing has to cancel.
template <class = on_use>
[[nodiscard]] result<estimate> jackknifed(design_parts const& d, bool from_mean, linear what,
                                          std::span<double const> y, std::span<double const> x,
                                          estimate_options const& how) {
  auto const c = columns_of(d, y, x, how);
  if (c.why.code != errc::none)
    return refusal<estimate>(c.why);
  auto const rows = d.weights.size();
  auto const& first = d.stages[0];
  auto const units = first.stratum_of.size();
  auto const bottoms = unit_totals(first, c.bottoms(d.weights.data()), rows, c.largest_wx);
  auto const of_strata = [&](list<double> const& of) {
    return sums_by_group(first.strata.size(), first.stratum_of.data(), {of.data()}, units,
                         largest_of(of.data(), units));
  };
  auto const bottom_of = of_strata(bottoms);
  auto const base = added(bottom_of);
  if (what == linear::ratio && base == 0)
    return refusal<estimate>(error::of(errc::denominator_zero));
  auto const z = c.residuals(d, what, stable_total(c.tops(d.weights.data()), rows), base);
  input_sizes<> inputs{d, z};
  list<double> input_of, inputs_of; // of units and of strata, once a unit differs by little
  auto const rows_of_unit = first.of_row.empty() ? 1 : static_cast<double>(rows);
  auto const clear = 2 * equal_within * rows_of_unit * z.largest_input;
  auto const differs = [&](double distance, std::size_t u, std::size_t h) {
    if (distance > clear)
      return true;
    if (input_of.empty()) {
      input_of = inputs.of_units(first);
      inputs_of = of_strata(input_of);
    }
    return distance > equal_within * (input_of[u] + inputs_of[h] / first.strata[h].sampled);
  };
  auto const rests = unit_totals(first, z.values, rows, z.largest);
  auto const rest_of = of_strata(rests);
  list<double> values(units); // less the estimate
  double counted = 0;
  for (std::size_t u = 0; u < units; ++u) {
    auto const h = first.stratum_of[u];
    double const n = first.strata[h].sampled;
    if (jackknife_scale(first.strata[h]) == 0)
      continue;
    counted += 1;
    // What the stratum says without the unit, less what it says with it.
    auto const change = [&](double of_stratum, double of_unit) {
      return (of_stratum - n * of_unit) / (n - 1);
    };
    auto const under = what == linear::total ? 1 : base + change(bottom_of[h], bottoms[u]);
    values[u] =
        differs(std::fabs(rests[u] - rest_of[h] / n), u, h) ? change(rest_of[h], rests[u]) / under : 0;
    if (under == 0 || !is_finite(values[u]))
      return refusal<estimate>(error::at(errc::replicate_undefined, u));
  }
  estimate out;
  out.value = what == linear::total ? added(rest_of) : z.values.r;
  double centre = 0;
  if (from_mean && counted > 0)
    centre = stable_total(values) / counted; // those that are not left out are 0
  for (std::size_t u = 0; u < units; ++u) {
    auto const scale = jackknife_scale(first.strata[first.stratum_of[u]]);
    values[u] = scale == 0 ? 0 : scale * (values[u] - centre) * (values[u] - centre);
  }
  out.standard_error = std::sqrt(stable_total(values));
  if (!is_finite(out.value) || !is_finite(out.standard_error))
    return refusal<estimate>(error::of(errc::number_out_of_range));
  list<double> variances; // of strata
  if (how.df == df_rule::satterthwaite)
    variances = of_strata(values);
  out.df = degrees_of_freedom(d, how, variances);
  out.census = c.counts.missing == 0 && is_census(d);
  out.remarks = d.remarks;
  out.observations = c.counts.observations;
  out.missing = c.counts.missing;
  return answer(out);
}

} // namespace starlot::inline v0::detail

#endif
