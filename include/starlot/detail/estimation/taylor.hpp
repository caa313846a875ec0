// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_TAYLOR_HPP
#define STARLOT_DETAIL_ESTIMATION_TAYLOR_HPP
// IWYU pragma: private, include <starlot/estimation/linearised.hpp>

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/estimation/unequal.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// The variance of an estimate is that of the total of its linearised values, over all stages (Särndal, Swensson and
// Wretman 1992; Lumley 2010). All sums are the same bits in any order of the rows.

namespace starlot::inline v0::detail {

/// Linearised values and what is known of them.
template <class Value> struct linearised {
  Value of;           ///< of(row), 0 outside the domain
  double largest = 0; ///< no value is larger in magnitude
  std::vector<double>
      sums; ///< of the strata of the first stage, where its units are the rows; may be left out
};

/// Variances of the strata of a stage, while lonely units are found.
class stratum_variances {
public:
  stratum_variances(stage_units const& s, lonely_units lonely)
      : stage_{s}, lonely_{lonely}, of_(s.strata.size()) {}

  /// Of more than one unit that was left to chance.
  void set(std::size_t h, double variance) {
    of_[h] = stage_.strata[h].above * variance;
    ++counted_;
  }
  /// Of one unit: `rest` of its like are not in the sample, `distance` is that to the mean of all units.
  void set_lonely(std::size_t h, double rest, double distance) {
    first_ = alone_ == 0 ? h : first_;
    ++alone_;
    if (lonely_ == lonely_units::adjust)
      of_[h] = stage_.strata[h].above * rest * distance * distance;
  }
  /// Errors: `lonely_unit`; `variance_negative`, with the stratum.
  [[nodiscard]] result<std::vector<double>> take() {
    if (alone_ > 0 && (lonely_ == lonely_units::fail || (lonely_ == lonely_units::average && counted_ == 0)))
      return error{errc::lonely_unit, {stage_.strata[first_].name, first_, 0, 0}, {}, {}};
    for (std::size_t h = 0; h < of_.size(); ++h)
      if (of_[h] < 0)
        return error{errc::variance_negative, {stage_.strata[h].name, h, 0, 0}, {}, {}};
    if (lonely_ == lonely_units::average && alone_ > 0)
      for (auto& v : of_)
        v *= static_cast<double>(counted_ + alone_) / static_cast<double>(counted_);
    return std::move(of_);
  }

private:
  stage_units const& stage_;
  lonely_units lonely_;
  std::vector<double> of_;
  std::size_t counted_ = 0;
  std::size_t alone_ = 0;
  std::size_t first_ = 0;
};

/// Σ (t - t̄)² of numbers, on the scale that their deviations have: what comes before them may be far larger. What is below
/// the rounding of the numbers is none.
[[nodiscard]] inline double squares_of(std::span<double const> t) {
  double const n = static_cast<double>(t.size());
  auto const mean = stable_total(t.size(), [&](std::size_t i) { return t[i]; }) / n;
  double deviation = 0;
  for (auto const x : t)
    deviation = std::fmax(deviation, std::fabs(x - mean));
  if (deviation <= std::ldexp(largest_of(t), -50))
    return 0;
  return stable_total(t.size(), [&](std::size_t i) { return (t[i] - mean) * (t[i] - mean); });
}

/// The same for each stratum of a stage that leaves units to chance. All at once on one scale; those strata that this does not
/// resolve, one by one on their own.
template <class Total>
[[nodiscard]] std::vector<double> squares_by_stratum(stage_units const& s, Total const& total_of,
                                                     double largest, std::vector<double> const& means) {
  auto const units = s.stratum_of.size();
  auto const strata = s.strata.size();
  std::vector<stable_sum> squares(strata);
  auto const bound = 4 * largest * largest;
  auto const square = [&](std::size_t u) {
    auto const d = total_of(u) - means[s.stratum_of[u]];
    return d * d;
  };
  add_terms(squares, s.stratum_of, units, square, stable_scale::of(bound, units));
  std::vector<double> out;
  std::vector<std::vector<double>> again(strata);
  bool any = false;
  for (std::size_t h = 0; h < strata; ++h) {
    out.push_back(squares[h].value());
    bool const resolved = out[h] >= std::ldexp(bound, -30);
    bool const counts = s.strata[h].fraction != 1 && s.strata[h].above != 0 && s.strata[h].sampled > 1;
    if (!resolved && counts) {
      again[h].reserve(s.strata[h].sampled);
      any = true;
    }
  }
  if (!any)
    return out;
  for (std::size_t u = 0; u < units; ++u)
    if (auto& t = again[s.stratum_of[u]]; t.capacity() > 0)
      t.push_back(total_of(u));
  for (std::size_t h = 0; h < strata; ++h)
    if (!again[h].empty())
      out[h] = squares_of(again[h]);
  return out;
}

/// Variances of the total of one stage's units, by stratum: (1 - f) n/(n - 1) Σ (t - t̄)². `total_of(unit)` is asked
/// more than once. Errors: those of `stratum_variances`.
template <class Total>
[[nodiscard]] result<std::vector<double>>
stage_variances(stage_units const& s, Total const& total_of, double largest,
                std::vector<double> const& known_sums, lonely_units lonely) {
  auto const units = s.stratum_of.size();
  auto const strata = s.strata.size();
  auto means =
      known_sums.empty() ? sums_by_group(strata, s.stratum_of, units, total_of, largest) : known_sums;
  double all = 0;
  for (std::size_t h = 0; h < strata; ++h) {
    all += means[h];
    means[h] /= s.strata[h].sampled;
  }
  auto const mean = all / static_cast<double>(units);
  stratum_variances out{s, lonely};
  if (s.probability.empty()) {
    auto const squares = squares_by_stratum(s, total_of, largest, means);
    for (std::size_t h = 0; h < strata; ++h) {
      auto const& stratum = s.strata[h];
      auto const rest = 1 - stratum.fraction;
      double const n = stratum.sampled;
      if (rest == 0 || stratum.above == 0)
        continue;
      if (stratum.sampled > 1)
        out.set(h, rest * n / (n - 1) * squares[h]);
      else
        out.set_lonely(h, rest, means[h] - mean);
    }
    return out.take();
  }
  std::vector<std::vector<std::size_t>> left_to_chance(strata);
  for (std::size_t u = 0; u < units; ++u)
    if (s.probability[u] < 1)
      left_to_chance[s.stratum_of[u]].push_back(u);
  for (std::size_t h = 0; h < strata; ++h) {
    auto const& of = left_to_chance[h];
    std::vector<double> e, p;
    for (auto const u : of) {
      e.push_back(total_of(u));
      p.push_back(s.probability[u]);
    }
    if (of.size() == 1)
      out.set_lonely(h, 1 - p[0], e[0] - mean);
    else if (of.size() > 1)
      out.set(h, unequal_variance(s.method, e, p, [&](std::size_t i, std::size_t k) {
                return s.joint[of[i] * units + of[k]];
              }));
  }
  return out.take();
}

/// Totals of the units of a stage.
template <class Value>
[[nodiscard]] std::vector<double> unit_totals(survey_design const& d, stage_units const& s, Value const& of,
                                              double largest) {
  if (!s.of_row.empty())
    return sums_by_group(s.stratum_of.size(), s.of_row, d.rows(), of, largest);
  std::vector<double> out;
  for (std::size_t i = 0; i < d.rows(); ++i)
    out.push_back(of(i));
  return out;
}

struct variance_parts {
  double total = 0;
  std::vector<double> first_stage; ///< by stratum
};

template <class Value>
[[nodiscard]] result<variance_parts> parts_of(survey_design const& d, linearised<Value> const& z,
                                              lonely_units lonely) {
  variance_parts out;
  for (auto const& s : d.stages()) {
    auto const of_stage = [&] {
      if (s.of_row.empty())
        return stage_variances(s, z.of, z.largest, &s == &d.stages()[0] ? z.sums : std::vector<double>{},
                               lonely);
      auto const totals = unit_totals(d, s, z.of, z.largest);
      return stage_variances(
          s, [&](std::size_t u) { return totals[u]; }, largest_of(totals), {}, lonely);
    }();
    if (!of_stage)
      return of_stage.error();
    for (auto const v : *of_stage)
      out.total += v;
    if (out.first_stage.empty())
      out.first_stage = *of_stage;
    if (!s.corrected)
      break; // the stages below would count with a fraction of 0
  }
  return out;
}

/// Where cells have known sizes, what the cells as wholes contribute to the variance is gone: z - w Σ_c z / Σ_c w.
template <class Value>
[[nodiscard]] result<variance_parts> variance_of(survey_design const& d, linearised<Value> const& z,
                                                 lonely_units lonely) {
  if (d.cells().empty())
    return parts_of(d, z, lonely);
  auto const& w = d.weights();
  std::uint32_t cells = 0;
  for (auto const c : d.cells())
    cells = c + 1 > cells ? c + 1 : cells;
  auto const values = sums_by_group(cells, d.cells(), d.rows(), z.of, z.largest);
  auto const weights = sums_by_group(
      cells, d.cells(), d.rows(), [&](std::size_t i) { return w[i]; }, d.largest_weight());
  std::vector<double> rest(d.rows());
  for (std::size_t i = 0; i < d.rows(); ++i) {
    auto const c = d.cells()[i];
    rest[i] = w[i] == 0 ? z.of(i) : z.of(i) - w[i] * values[c] / weights[c];
  }
  auto const of = [&](std::size_t i) { return rest[i]; };
  return parts_of(d, linearised<decltype(of)>{of, largest_of(rest), {}}, lonely);
}

/// Units of the first stage less strata, both counted where a row of the domain is, also one whose value is missing. Units
/// that were certain to be drawn are strata of their own.
[[nodiscard]] inline double counted_degrees(survey_design const& d, domain const* only, bool census_too) {
  auto const& s = d.stages()[0];
  double df = 0;
  if (only == nullptr && s.probability.empty()) {
    for (auto const& h : s.strata)
      df += census_too || h.fraction != 1 ? h.sampled - 1.0 : 0.0;
    return df;
  }
  std::vector<bool> unit(s.stratum_of.size());
  std::vector<bool> stratum(s.strata.size());
  for (std::size_t i = 0; i < d.rows(); ++i) {
    auto const u = s.unit(i);
    auto const h = s.stratum_of[u];
    bool const certain =
        s.probability.empty() ? !census_too && s.strata[h].fraction == 1 : s.probability[u] == 1;
    if (certain || (only != nullptr && !only->has(i)))
      continue;
    df += unit[u] ? 0 : 1;
    df -= stratum[h] ? 0 : 1;
    unit[u] = true;
    stratum[h] = true;
  }
  return df;
}

[[nodiscard]] inline double degrees_of_freedom(survey_design const& d, estimate_options how,
                                               std::vector<double> const& variances) {
  if (how.df != degrees::satterthwaite)
    return counted_degrees(d, how.only, how.df == degrees::units_less_strata);
  double sum = 0;
  double squares = 0;
  auto const& s = d.stages()[0];
  std::vector<double> units(variances.size());
  for (std::size_t u = 0; u < s.stratum_of.size(); ++u)
    units[s.stratum_of[u]] += s.probability.empty() || s.probability[u] < 1 ? 1 : 0;
  for (std::size_t h = 0; h < variances.size(); ++h)
    if (units[h] > 1) {
      sum += variances[h];
      squares += variances[h] * variances[h] / (units[h] - 1);
    }
  return squares > 0 ? sum * sum / squares : 0;
}

/// The estimate of this value, `base` being what its linearised values are still to be divided by; `complete`: no row of the
/// domain lacks its value.
template <class Value>
[[nodiscard]] result<estimate> estimate_of(survey_design const& d, double value, linearised<Value> const& z,
                                           double base, bool complete, estimate_options how) {
  if (!(z.largest <= 1e141))
    return error{errc::number_out_of_range, {}, {}, {}};
  auto const v = variance_of(d, z, how.lonely);
  if (!v)
    return v.error();
  estimate out;
  out.value = value;
  out.standard_error = std::sqrt(v->total) / std::fabs(base);
  out.df = degrees_of_freedom(d, how, v->first_stage);
  out.census = d.census() && complete;
  out.remarks = d.remarks();
  return out;
}

} // namespace starlot::inline v0::detail

#endif
