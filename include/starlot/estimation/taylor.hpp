// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_TAYLOR_HPP
#define STARLOT_ESTIMATION_TAYLOR_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/stable_sum.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimation.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/estimation/unequal.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// The variance of an estimate is that of the total of its linearised values, over all stages (Särndal, Swensson and
// Wretman 1992; Lumley 2010). All sums are the same bits in any order of the rows.

namespace starlot::inline v0 {

namespace detail {

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

/// Σ (t - mean of the stratum)² of each stratum, for numbers of which none is larger than `largest`.
template <class Total>
[[nodiscard]] std::vector<stable_sum> squares_of(stage_units const& s, Total const& total_of, double largest,
                                                 std::vector<double> const& means) {
  auto const units = s.stratum_of.size();
  auto const noise = std::ldexp(largest, -50);
  double bound = 4 * largest * largest;
  std::vector<stable_sum> squares(means.size());
  for (;;) {
    auto const scale = stable_scale::of(bound, units);
    auto const square = [&](std::size_t u) {
      auto const d = total_of(u) - means[s.stratum_of[u]];
      return d * d;
    };
    add_terms(squares, s.stratum_of, units, square, scale);
    double most = 0;
    for (auto const& q : squares)
      most = std::fmax(most, q.value());
    if (most >= std::ldexp(bound, -20))
      return squares;
    // Deviations far below the values: once more, on the scale that they have. What is below the rounding of the
    // values is none.
    std::vector<stable_sum>(means.size()).swap(squares);
    bound = std::ldexp(bound, -20);
    if (!(bound > noise * noise))
      return squares;
  }
}

/// Variances of the total of one stage's units, by stratum: (1 - f) n/(n - 1) Σ (t - t̄)². `total_of(unit)` is asked
/// more than once. Errors: those of `stratum_variances`.
template <class Total>
[[nodiscard]] result<std::vector<double>>
stage_variances(stage_units const& s, Total const& total_of, double largest,
                std::vector<double> const& known_sums, lonely_units lonely) {
  auto const units = s.stratum_of.size();
  auto const strata = s.strata.size();
  std::vector<double> means = known_sums;
  if (known_sums.empty()) {
    auto const scale = stable_scale::of(largest, units);
    std::vector<stable_sum> sums(strata);
    add_terms(sums, s.stratum_of, units, total_of, scale);
    for (auto const& sum : sums)
      means.push_back(sum.value());
  }
  double all = 0;
  for (std::size_t h = 0; h < strata; ++h) {
    all += means[h];
    means[h] /= s.strata[h].sampled;
  }
  auto const mean = all / static_cast<double>(units);
  stratum_variances out{s, lonely};
  if (s.probability.empty()) {
    auto const squares = squares_of(s, total_of, largest, means);
    for (std::size_t h = 0; h < strata; ++h) {
      auto const& stratum = s.strata[h];
      auto const rest = 1 - stratum.fraction;
      double const n = stratum.sampled;
      if (rest == 0 || stratum.above == 0)
        continue;
      if (stratum.sampled > 1)
        out.set(h, rest * n / (n - 1) * squares[h].value());
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
  std::vector<double> out;
  out.reserve(s.stratum_of.size());
  if (s.of_row.empty()) {
    for (std::size_t i = 0; i < d.rows(); ++i)
      out.push_back(of(i));
    return out;
  }
  auto const scale = stable_scale::of(largest, d.rows());
  std::vector<stable_sum> sums(s.stratum_of.size());
  add_terms(sums, s.of_row, d.rows(), of, scale);
  for (auto const& t : sums)
    out.push_back(t.value());
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
      double largest = 0;
      for (auto const t : totals)
        largest = std::fmax(largest, std::fabs(t));
      return stage_variances(
          s, [&](std::size_t u) { return totals[u]; }, largest, {}, lonely);
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
  auto const value_scale = stable_scale::of(z.largest, d.rows());
  auto const weight_scale = stable_scale::of(d.largest_weight(), d.rows());
  std::vector<stable_sum> values, weights;
  for (std::size_t i = 0; i < d.rows(); ++i) {
    auto const c = d.cells()[i];
    if (c >= values.size()) {
      values.resize(c + 1U);
      weights.resize(c + 1U);
    }
    values[c].add(z.of(i), value_scale);
    weights[c].add(w[i], weight_scale);
  }
  std::vector<double> rest(d.rows());
  double largest = 0;
  for (std::size_t i = 0; i < d.rows(); ++i) {
    auto const c = d.cells()[i];
    rest[i] = w[i] == 0 ? z.of(i) : z.of(i) - w[i] * values[c].value() / weights[c].value();
    largest = std::fmax(largest, std::fabs(rest[i]));
  }
  auto const of = [&](std::size_t i) { return rest[i]; };
  return parts_of(d, linearised<decltype(of)>{of, largest, {}}, lonely);
}

/// Units of the first stage less strata, both counted where a row of the domain is, also one whose value is missing.
[[nodiscard]] inline double counted_degrees(survey_design const& d, domain const* only, bool census_too) {
  auto const& s = d.stages()[0];
  double df = 0;
  if (only == nullptr) {
    for (auto const& h : s.strata)
      df += census_too || h.fraction != 1 ? h.sampled - 1.0 : 0.0;
    return df;
  }
  std::vector<bool> unit(s.stratum_of.size());
  std::vector<bool> stratum(s.strata.size());
  for (std::size_t i = 0; i < d.rows(); ++i) {
    auto const u = s.unit(i);
    auto const h = s.stratum_of[u];
    if (!only->has(i) || (!census_too && s.strata[h].fraction == 1))
      continue;
    df += unit[u] ? 0 : 1;
    df -= stratum[h] ? 0 : 1;
    unit[u] = true;
    stratum[h] = true;
  }
  return df;
}

[[nodiscard]] inline double degrees_of_freedom(survey_design const& d, estimation how,
                                               std::vector<double> const& variances) {
  if (how.df != degrees::satterthwaite)
    return counted_degrees(d, how.only, how.df == degrees::units_less_strata);
  double sum = 0;
  double squares = 0;
  for (std::size_t h = 0; h < variances.size(); ++h)
    if (auto const n = d.stages()[0].strata[h].sampled; n > 1) {
      sum += variances[h];
      squares += variances[h] * variances[h] / (n - 1.0);
    }
  return squares > 0 ? sum * sum / squares : 0;
}

/// The estimate of this value, `base` being what its linearised values are still to be divided by.
template <class Value>
[[nodiscard]] result<estimate> estimate_of(survey_design const& d, double value, linearised<Value> const& z,
                                           double base, estimation how) {
  auto const v = variance_of(d, z, how.lonely);
  if (!v)
    return v.error();
  estimate out;
  out.value = value;
  out.standard_error = std::sqrt(v->total) / std::fabs(base);
  out.df = degrees_of_freedom(d, how, v->first_stage);
  out.census = d.census();
  out.remarks = d.remarks();
  return out;
}

/// Largest magnitude of values, and whether all are there.
struct extent {
  double largest = 0;
  bool complete = true; ///< none is missing
};

/// Error: `value_infinite` with the row.
[[nodiscard]] inline result<extent> extent_of(std::span<double const> y) {
  // Magnitudes order like their bits, what is not a number last.
  constexpr std::uint64_t no_sign = ~std::uint64_t{0} >> 1U;
  constexpr std::uint64_t infinite = std::uint64_t{0x7FF} << 52U;
  auto const bits_of = [](double v) { return std::bit_cast<std::uint64_t>(v) & no_sign; };
  auto const larger = [](std::uint64_t a, std::uint64_t b) { return a > b ? a : b; };
  std::uint64_t a = 0, b = 0, c = 0, e = 0; // apart, as each waits for its last
  std::size_t i = 0;
  for (; i + 4 <= y.size(); i += 4) {
    a = larger(bits_of(y[i]), a);
    b = larger(bits_of(y[i + 1]), b);
    c = larger(bits_of(y[i + 2]), c);
    e = larger(bits_of(y[i + 3]), e);
  }
  for (; i < y.size(); ++i)
    a = larger(bits_of(y[i]), a);
  auto top = larger(larger(a, b), larger(c, e));
  if (top < infinite)
    return extent{std::bit_cast<double>(top), true};
  top = 0;
  for (i = 0; i < y.size(); ++i) {
    auto const bits = bits_of(y[i]);
    if (bits == infinite)
      return error{errc::value_infinite, {{}, i, 0, 0}, {}, {}};
    top = bits < infinite && bits > top ? bits : top;
  }
  return extent{std::bit_cast<double>(top), false};
}

} // namespace detail

/// The estimate of a statistic of your own, from its value and its linearised values: how much it changes when the weight
/// of a row grows by 1, times that weight; 0 for rows outside the domain.
///
/// Errors: `value_infinite` with the row, also where a value is missing; `lonely_unit`, `variance_negative` (unequal
/// probabilities) with the stratum. Preconditions: a linearised value for each row (contract). Complexity: linear.
[[nodiscard]] inline result<estimate> estimate_linearised(survey_design const& d, double value,
                                                          std::span<double const> z, estimation how = {}) {
  contract(z.size() == d.rows() && (how.only == nullptr || how.only->rows() == d.rows()),
           "a value for each row");
  auto const size = detail::extent_of(z);
  if (!size)
    return size.error();
  for (std::size_t i = 0; i < z.size() && !size->complete; ++i)
    if (z[i] != z[i])
      return error{errc::value_infinite, {{}, i, 0, 0}, {}, {}};
  auto const of = [&](std::size_t i) { return z[i]; };
  return detail::estimate_of(d, value, detail::linearised<decltype(of)>{of, size->largest, {}}, 1, how);
}

} // namespace starlot::inline v0

#endif
