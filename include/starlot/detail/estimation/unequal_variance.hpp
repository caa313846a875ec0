// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_UNEQUAL_VARIANCE_HPP
#define STARLOT_DETAIL_ESTIMATION_UNEQUAL_VARIANCE_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/row_values.hpp>
#include <starlot/estimation/unequal.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace starlot::inline v0::detail {

/// Which variance a stage takes.
struct unequal_method {
  enum class kind : std::uint8_t { brewer, linear, joint };
  kind which = kind::brewer;
  joint_form form = joint_form::horvitz_thompson;
  /// D_ij = 1 - (n + b - slope (π_i + π_j))/(n - 1).
  double slope = 0;
  double offset = 0;           ///< b
  bool offset_is_mean = false; ///< b is the mean of π in the sample
};

[[nodiscard]] inline unequal_method method_of(brewer) { return {}; }
[[nodiscard]] inline unequal_method method_of(overton m) {
  return {unequal_method::kind::linear, m.form, 0.5, 0, false};
}
[[nodiscard]] inline unequal_method method_of(hartley_rao m) {
  contract(m.mean_probability >= 0 && m.mean_probability <= 1,
           "a mean of probabilities, or 0 for that of the sample");
  return {unequal_method::kind::linear, m.form, 1, m.mean_probability, !(m.mean_probability > 0)};
}
template <class Function> [[nodiscard]] unequal_method method_of(joint_probability<Function> const& m) {
  return {unequal_method::kind::joint, m.form, 0, 0, false};
}

/// What a mean ē adds to Σ_ij D_ij (e_i - ē)(e_j - ē) to make it Σ_ij D_ij e_i e_j; `of_unit` is Σ_j D_ij, `size` that
/// of Σ_ij |D_ij|, about. Where all D_ij add up to nothing, what rounding leaves of them is nothing.
template <class = on_use>
[[nodiscard]] double from_mean(double mean, list<double> const& e, list<double> of_unit, double size) {
  auto all = stable_total(of_unit);
  all = all > 0x1p-48 * size || all < -0x1p-48 * size ? all : 0;
  for (std::size_t i = 0; i < e.size(); ++i)
    of_unit[i] *= e[i] - mean;
  return mean * mean * all + 2 * mean * stable_total(of_unit);
}

/// Variance of Σ e over the units of one stratum, none of them certain, more than one; `joint` has π_ij of each pair,
/// row after row, where the method knows them.
template <class = on_use>
[[nodiscard]] double unequal_variance(unequal_method const& m, list<double> const& e, list<double> const& p,
                                      list<double> joint) {
  auto const units = e.size();
  auto const n = static_cast<double>(units);
  bool const yates_grundy = m.form == joint_form::yates_grundy;
  auto const mean = stable_total(e) / n;
  if (m.which == unequal_method::kind::joint) {
    list<double> of_unit(units); // Σ_k D_ik
    double size = 0;
    for (std::size_t i = 0; i < units; ++i)
      for (std::size_t k = 0; k < units; ++k) {
        auto& pair = joint[i * units + k]; // π_ij, then what the pair contributes
        auto const d = i == k ? 1 - p[i] : (pair - p[i] * p[k]) / pair;
        of_unit[i] += d;
        size += d < 0 ? -d : d;
        pair = yates_grundy ? (i == k ? 0 : -0.5 * d * (e[i] - e[k]) * (e[i] - e[k]))
                            : d * (e[i] - mean) * (e[k] - mean);
      }
    return stable_total(joint) + (yates_grundy ? 0 : from_mean(mean, e, std::move(of_unit), size));
  }
  list<double> t(units);
  if (m.which == unequal_method::kind::brewer) {
    for (std::size_t i = 0; i < units; ++i)
      t[i] = (1 - p[i]) * (e[i] - mean) * (e[i] - mean);
    return n / (n - 1) * stable_total(t);
  }
  // D_ij = a + c (π_i + π_j): sums over pairs are products of sums.
  auto const probabilities = stable_total(p);
  auto const c = m.slope / (n - 1);
  auto const a = -(1 + (m.offset_is_mean ? probabilities / n : m.offset)) / (n - 1);
  // Only differences count, or differences and the mean; measured from the mean, they do not cancel.
  for (std::size_t i = 0; i < units; ++i)
    t[i] = e[i] - mean;
  auto const rest = stable_total(t);
  for (std::size_t i = 0; i < units; ++i)
    t[i] = p[i] * (e[i] - mean);
  auto const weighted = stable_total(t);
  auto const of_rest = a * rest * rest + 2 * c * rest * weighted;
  for (std::size_t i = 0; i < units; ++i) {
    auto const own = yates_grundy ? -(n * a + c * (n * p[i] + probabilities)) : 1 - p[i] - a - 2 * c * p[i];
    t[i] = own * (e[i] - mean) * (e[i] - mean);
  }
  auto const of_deviations = of_rest + stable_total(t);
  if (yates_grundy)
    return of_deviations;
  for (std::size_t i = 0; i < units; ++i)
    t[i] = 1 - p[i] + (n - 1) * (a + c * p[i]) + c * (probabilities - p[i]);
  return of_deviations + from_mean(mean, e, std::move(t), 2 * n);
}

} // namespace starlot::inline v0::detail

#endif
