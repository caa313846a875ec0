// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_JACKKNIFE_HPP
#define STARLOT_ESTIMATION_JACKKNIFE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/linearised.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/replicate_weights.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// The delete-one jackknife (刀切法): each unit of the first stage is left out once, and the others of its stratum weigh
/// n_h/(n_h - 1) as much (JKn; of one stratum, JK1). V = Σ_h (1 - f_h)(n_h - 1)/n_h Σ_i (θ_hi - centre)².
///
/// Units of strata of which all is seen are never left out. It sees what lies below the first stage only as far as units of it
/// differ, so that a design of several stages must be without correction. A value that owns its design.
class jackknife {
public:
  /// Errors: `lonely_unit` with the stratum of which one unit is in the sample, and not all; `not_replicable` (several
  /// stages with corrections, unequal probabilities, or weights brought to sizes of cells).
  [[nodiscard]] static result<jackknife> of(survey_design const& d,
                                            replicate_centre centre = replicate_centre::mean_of_replicates) {
    if (auto const why = detail::why_not_replicable(d); why.code != errc::none)
      return why;
    return jackknife{d, centre};
  }

  [[nodiscard]] survey_design const& design() const noexcept { return design_; }
  [[nodiscard]] replicate_centre centre() const noexcept { return centre_; }

  /// The replicates one by one, for statistics of your own; with the degrees of freedom of the whole, also for domains.
  /// Errors: `no_replicates` (fewer than two units can be left out). Complexity and memory: rows times units.
  [[nodiscard]] result<replicate_weights, faults> replicates() const {
    auto const& first = design_.stages()[0];
    std::vector<double> factors;
    replication how;
    how.centre = centre_;
    how.df = detail::counted_degrees(design_, nullptr, true);
    for (std::size_t u = 0; u < first.stratum_of.size(); ++u) {
      auto const h = first.stratum_of[u];
      double const n = first.strata[h].sampled;
      if (first.strata[h].fraction == 1)
        continue;
      how.scales.push_back((1 - first.strata[h].fraction) * (n - 1) / n);
      for (std::size_t i = 0; i < design_.rows(); ++i) {
        auto const unit = first.unit(i);
        factors.push_back(first.stratum_of[unit] != h ? 1 : unit == u ? 0 : n / (n - 1));
      }
    }
    if (how.scales.size() < 2)
      return faults{{errc::no_replicates, {}, {}, {}}};
    return replicate_weights::of(design_, std::move(factors), std::move(how));
  }

private:
  jackknife(survey_design d, replicate_centre centre) : design_{std::move(d)}, centre_{centre} {}

  survey_design design_;
  replicate_centre centre_;
};

namespace detail {

/// All replicates from the totals of the units: each costs one division.
[[nodiscard]] inline result<estimate> jackknifed(jackknife const& j, linear what, std::span<double const> y,
                                                 std::span<double const> x, domain const* only) {
  auto const& d = j.design();
  auto const c = columns_of(d, y, x, only);
  if (!c)
    return c.error();
  auto const& w = d.weights();
  auto const& first = d.stages()[0];
  auto const units = first.stratum_of.size();
  auto const tops = unit_totals(
      d, first, [&](std::size_t i) { return c->top(i, w[i]); }, c->largest_wy);
  auto const bottoms = unit_totals(
      d, first, [&](std::size_t i) { return c->bottom(i, w[i]); }, c->largest_wx);
  auto const by_stratum = [&](std::vector<double> const& of) {
    return sums_by_group(
        first.strata.size(), first.stratum_of, units, [&](std::size_t u) { return of[u]; }, largest_of(of));
  };
  auto const top_of = by_stratum(tops);
  auto const bottom_of = by_stratum(bottoms);
  auto const top = added(top_of);
  auto const base = added(bottom_of);
  if (what == linear::ratio && base == 0)
    return error{errc::denominator_zero, {}, {}, {}};
  std::vector<double> values(units);
  auto const scale = [&](std::size_t u) {
    auto const& h = first.strata[first.stratum_of[u]];
    double const n = h.sampled;
    return (1 - h.fraction) * (n - 1) / n;
  };
  double counted = 0;
  for (std::size_t u = 0; u < units; ++u) {
    auto const h = first.stratum_of[u];
    double const n = first.strata[h].sampled;
    if (scale(u) == 0)
      continue;
    counted += 1;
    // What the stratum says without the unit, less what it says with it.
    auto const change = [&](double of_stratum, double of_unit) {
      return (of_stratum - n * of_unit) / (n - 1);
    };
    auto const replicate = top + change(top_of[h], tops[u]);
    auto const under = base + change(bottom_of[h], bottoms[u]);
    values[u] = what == linear::total ? replicate : replicate / under;
    if (!std::isfinite(values[u]))
      return error{errc::replicate_undefined, {{}, u, 0, 0}, {}, {}};
  }
  estimate out;
  out.value = what == linear::total ? top : top / base;
  auto centre = out.value;
  if (j.centre() == replicate_centre::mean_of_replicates && counted > 0)
    centre = stable_total(units, [&](std::size_t u) { return scale(u) == 0 ? 0 : values[u]; }) / counted;
  out.standard_error = std::sqrt(stable_total(units, [&](std::size_t u) {
    return scale(u) == 0 ? 0 : scale(u) * (values[u] - centre) * (values[u] - centre);
  }));
  if (!std::isfinite(out.value) || !std::isfinite(out.standard_error))
    return error{errc::number_out_of_range, {}, {}, {}};
  out.df = counted_degrees(d, only, true);
  out.census = d.census() && c->complete;
  out.remarks = d.remarks();
  return out;
}

} // namespace detail

/// As those of a design, with the variance of the jackknife; O(rows). Errors: `value_infinite`, `number_out_of_range`,
/// `domain_empty`, `denominator_zero`; `replicate_undefined` with the unit without which there is no estimate.
[[nodiscard]] inline result<estimate> estimate_mean(jackknife const& j, std::span<double const> y,
                                                    domain const* only = nullptr) {
  return detail::jackknifed(j, detail::linear::ratio, y, {}, only);
}
[[nodiscard]] inline result<estimate> estimate_total(jackknife const& j, std::span<double const> y,
                                                     domain const* only = nullptr) {
  return detail::jackknifed(j, detail::linear::total, y, {}, only);
}
[[nodiscard]] inline result<estimate> estimate_ratio(jackknife const& j, std::span<double const> y,
                                                     std::span<double const> x,
                                                     domain const* only = nullptr) {
  contract(x.size() == y.size(), "a value for each row");
  return detail::jackknifed(j, detail::linear::ratio, y, x, only);
}

} // namespace starlot::inline v0

#endif
