// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_TAYLOR_HPP
#define STARLOT_DETAIL_ESTIMATION_TAYLOR_HPP
// IWYU pragma: private, include <starlot/estimation/linearised.hpp>

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/row_values.hpp>
#include <starlot/detail/estimation/stage_units.hpp>
#include <starlot/detail/estimation/unequal_variance.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

// The variance of an estimate is that of the total of its linearised values, over all stages (Särndal, Swensson and
// Wretman 1992; Lumley 2010). All sums are the same bits in any order of the rows.

namespace starlot::inline v0::detail {

/// Linearised values and what is known of them.
struct linearised {
  row_values values;                  ///< 0 outside the domain
  double largest = 0;                 ///< no value is larger in magnitude
  list<double> const* sums = nullptr; ///< as `sums_of_rows`; may be left out
};

/// Σ (t - t̄)² of numbers, on the scale that their deviations have: what comes before them may be far larger. What is
/// below the rounding of the numbers is none.
template <class = on_use> [[nodiscard]] double squares_of(list<double> t) {
  double const n = static_cast<double>(t.size());
  auto const mean = stable_total(t) / n;
  auto const largest = largest_of(t.data(), t.size());
  double deviation = 0;
  for (auto& x : t) {
    x -= mean;
    deviation = std::fmax(deviation, std::fabs(x));
    x *= x;
  }
  return deviation <= std::ldexp(largest, -50) ? 0 : stable_total(t);
}

/// The same for each stratum of a stage that leaves units to chance. All at once on one scale; those strata that this
/// does not resolve, one by one on their own.
template <class = on_use>
[[nodiscard]] list<double> squares_by_stratum(stage_units const& s, row_values const& total_of,
                                              double largest, list<double> const& means) {
  auto const units = s.stratum_of.size();
  auto const strata = s.strata.size();
  list<stable_sum> squares(strata);
  auto const bound = 4 * largest * largest;
  add_values(squares.data(), s.stratum_of.data(), means.data(), total_of, units,
             stable_scale::of(bound, units));
  list<double> out(strata);
  units_of_strata sorted; // once a stratum needs it
  for (std::size_t h = 0; h < strata; ++h) {
    out[h] = squares[h].value();
    bool const resolved = out[h] >= std::ldexp(bound, -30);
    bool const counts = s.strata[h].fraction != 1 && s.strata[h].above != 0 && s.strata[h].sampled > 1;
    if (resolved || !counts)
      continue;
    if (sorted.first.empty())
      sorted = by_stratum(s);
    list<double> t;
    for (auto k = sorted.first[h]; k < sorted.first[h + 1]; ++k)
      t.push_back(total_of.at(sorted.unit[k]));
    out[h] = squares_of(std::move(t));
  }
  return out;
}

/// Variances of the total of the units of a stage, stratum by stratum; counts the strata with a single unit.
template <class = on_use> class stage_variances {
public:
  /// (1 - f) n/(n - 1) Σ (t - t̄)²; `sums` of the strata where they are known.
  stage_variances(stage_units const& s, row_values const& total_of, double largest,
                  list<double> const* known_sums, single_unit_strata single_unit)
      : stage_{s}, single_unit_{single_unit}, of_(s.strata.size()) {
    auto const units = s.stratum_of.size();
    auto means = known_sums != nullptr
                     ? *known_sums
                     : sums_by_group(s.strata.size(), s.stratum_of.data(), total_of, units, largest);
    double all = 0;
    for (std::size_t h = 0; h < means.size(); ++h) {
      all += means[h];
      means[h] /= s.strata[h].sampled;
    }
    auto const mean = all / static_cast<double>(units);
    if (s.probability.empty())
      equal(squares_by_stratum(s, total_of, largest, means), means, mean);
    else
      unequal(total_of, mean);
  }

  /// What is wrong: `lonely_unit`; `variance_negative`, with the stratum. Else adds what strata of a single unit
  /// count with.
  [[nodiscard]] error settle() {
    if (alone_ > 0 && (single_unit_ == single_unit_strata::fail ||
                       (single_unit_ == single_unit_strata::average && counted_ == 0)))
      return error::at(errc::lonely_unit, stage_.strata[first_].name, first_);
    for (std::size_t h = 0; h < of_.size(); ++h)
      if (of_[h] < 0)
        return error::at(errc::variance_negative, stage_.strata[h].name, h);
    if (single_unit_ == single_unit_strata::average && alone_ > 0)
      for (auto& v : of_)
        v *= static_cast<double>(counted_ + alone_) / static_cast<double>(counted_);
    return {};
  }
  [[nodiscard]] list<double> const& values() const noexcept { return of_; }

private:
  void equal(list<double> const& squares, list<double> const& means, double mean) {
    for (std::size_t h = 0; h < of_.size(); ++h) {
      auto const& stratum = stage_.strata[h];
      auto const rest = 1 - stratum.fraction;
      double const n = stratum.sampled;
      if (rest == 0 || stratum.above == 0)
        continue;
      if (stratum.sampled > 1)
        set(h, rest * n / (n - 1) * squares[h]);
      else
        set_single(h, rest, means[h] - mean);
    }
  }
  void unequal(row_values const& total_of, double mean) {
    auto const sorted = by_stratum(stage_);
    auto const units = sorted.unit.size();
    for (std::size_t h = 0; h < of_.size(); ++h) {
      list<std::uint32_t> left_to_chance;
      list<double> e, p, joint;
      for (auto k = sorted.first[h]; k < sorted.first[h + 1]; ++k)
        if (auto const u = sorted.unit[k]; stage_.probability[u] < 1) {
          left_to_chance.push_back(u);
          e.push_back(total_of.at(u));
          p.push_back(stage_.probability[u]);
        }
      if (stage_.method.which == unequal_method::kind::joint)
        for (auto const a : left_to_chance)
          for (auto const b : left_to_chance)
            joint.push_back(stage_.joint[a * units + b]);
      if (e.size() == 1)
        set_single(h, 1 - p[0], e[0] - mean);
      else if (e.size() > 1)
        set(h, unequal_variance(stage_.method, e, p, std::move(joint)));
    }
  }
  /// Of more than one unit that was left to chance.
  void set(std::size_t h, double variance) {
    of_[h] = stage_.strata[h].above * variance;
    ++counted_;
  }
  /// Of one unit: `rest` of its like are not in the sample, `distance` is that to the mean of all units.
  void set_single(std::size_t h, double rest, double distance) {
    first_ = alone_ == 0 ? h : first_;
    ++alone_;
    if (single_unit_ == single_unit_strata::adjust)
      of_[h] = stage_.strata[h].above * rest * distance * distance;
  }

  stage_units const& stage_;
  single_unit_strata single_unit_;
  list<double> of_;
  std::size_t counted_ = 0;
  std::size_t alone_ = 0;
  std::size_t first_ = 0;
};

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

struct variance_parts {
  double total = 0;
  list<double> first_stage; ///< by stratum
  error why;
};

template <class = on_use>
[[nodiscard]] variance_parts variance_over_stages(design_parts const& d, linearised const& z,
                                                  single_unit_strata single_unit) {
  variance_parts out;
  for (std::size_t k = 0; k < d.stages.size(); ++k) {
    auto const& s = d.stages[k];
    auto values = z.values;
    auto largest = z.largest;
    list<double> totals;
    if (!s.of_row.empty()) {
      totals = unit_totals(s, z.values, d.weights.size(), z.largest);
      values = {totals.data()};
      largest = largest_of(totals.data(), totals.size());
    }
    stage_variances<> of_stage{s, values, largest, k == 0 && s.of_row.empty() ? z.sums : nullptr,
                               single_unit};
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
  list<double> rest(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    auto const c = d.cells[i];
    rest[i] = w[i] == 0 ? z.values.at(i) : z.values.at(i) - w[i] * values[c] / weights[c];
  }
  return variance_over_stages(d, {{rest.data()}, largest_of(rest.data(), rows), nullptr}, single_unit);
}

template <class = on_use>
[[nodiscard]] double degrees_of_freedom(design_parts const& d, estimate_options const& how,
                                        list<double> const& variances) {
  if (how.df != df_rule::satterthwaite)
    return counted_degrees(d, domain_of(how), how.df == df_rule::units_less_strata);
  double sum = 0;
  double squares = 0;
  auto const& s = d.stages[0];
  list<double> units(variances.size());
  for (std::size_t u = 0; u < s.stratum_of.size(); ++u)
    units[s.stratum_of[u]] += s.probability.empty() || s.probability[u] < 1 ? 1 : 0;
  for (std::size_t h = 0; h < variances.size(); ++h)
    if (units[h] > 1) {
      sum += variances[h];
      squares += variances[h] * variances[h] / (units[h] - 1);
    }
  return squares > 0 ? sum * sum / squares : 0;
}

/// The estimate of this value, `base` being what its linearised values are still to be divided by; `complete`: no row
/// of the domain lacks its value.
template <class = on_use>
[[nodiscard]] result<estimate> estimate_of(design_parts const& d, double value, linearised const& z,
                                           double base, bool complete, estimate_options const& how) {
  if (!(z.largest <= 1e141))
    return refusal<estimate>(error::of(errc::number_out_of_range));
  auto const v = variance_of(d, z, how.single_unit);
  if (v.why.code != errc::none)
    return refusal<estimate>(v.why);
  estimate out;
  out.value = value;
  out.standard_error = std::sqrt(v.total) / std::fabs(base);
  out.df = degrees_of_freedom(d, how, v.first_stage);
  out.census = complete && is_census(d);
  out.remarks = d.remarks;
  return answer(out);
}

} // namespace starlot::inline v0::detail

#endif
