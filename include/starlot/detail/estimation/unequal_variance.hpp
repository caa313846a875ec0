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

/// Variance of Σ e over the units of one stratum, none of them certain, more than one; `joint` has π_ij of each pair,
/// row after row, where the method knows them.
template <class = on_use>
[[nodiscard]] double unequal_variance(unequal_method const& m, list<double> const& e, list<double> const& p,
                                      list<double> joint) {
  auto const units = e.size();
  auto const n = static_cast<double>(units);
  bool const yates_grundy = m.form == joint_form::yates_grundy;
  if (m.which == unequal_method::kind::joint) {
    for (std::size_t i = 0; i < units; ++i)
      for (std::size_t k = 0; k < units; ++k) {
        auto& pair = joint[i * units + k]; // π_ij, then what the pair contributes
        auto const d = (pair - p[i] * p[k]) / pair;
        if (i == k)
          pair = yates_grundy ? 0 : (1 - p[i]) * e[i] * e[i];
        else
          pair = yates_grundy ? -0.5 * d * (e[i] - e[k]) * (e[i] - e[k]) : d * e[i] * e[k];
      }
    return stable_total(joint);
  }
  auto const mean = stable_total(e) / n;
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
  if (yates_grundy) {
    // Only differences count; measured from the mean, they do not cancel.
    for (std::size_t i = 0; i < units; ++i)
      t[i] = e[i] - mean;
    auto const rest = stable_total(t);
    for (std::size_t i = 0; i < units; ++i)
      t[i] = p[i] * (e[i] - mean);
    auto const weighted = stable_total(t);
    for (std::size_t i = 0; i < units; ++i)
      t[i] = (n * a + c * (n * p[i] + probabilities)) * (e[i] - mean) * (e[i] - mean);
    return a * rest * rest + 2 * c * rest * weighted - stable_total(t);
  }
  auto const sum = mean * n;
  for (std::size_t i = 0; i < units; ++i)
    t[i] = p[i] * e[i];
  auto const weighted = stable_total(t);
  for (std::size_t i = 0; i < units; ++i)
    t[i] = (1 - p[i] - a - 2 * c * p[i]) * e[i] * e[i];
  return a * sum * sum + 2 * c * sum * weighted + stable_total(t);
}

} // namespace starlot::inline v0::detail

#endif
