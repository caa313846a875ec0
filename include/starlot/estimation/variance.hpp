// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_VARIANCE_HPP
#define STARLOT_ESTIMATION_VARIANCE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace starlot::inline v0 {

/// How much the values of the population vary among themselves: n/(n - 1) Σ w (y - ȳ)² / Σ w, n the rows of a weight in the
/// domain. Not the variance of an estimate, which is the square of its standard error. Biased by O(1/n).
///
/// Errors: `single_value` (n = 1), and those of `estimate_mean`. Preconditions and complexity: as there.
[[nodiscard]] inline result<estimate> estimate_variance(survey_design const& d, std::span<double const> y,
                                                        estimate_options how = {}) {
  auto const mean = estimate_mean(d, y, {lonely_units::remove, how.only, how.df});
  if (!mean)
    return mean.error();
  detail::rows_with_values const in{&d.weights(), y, {}, how.only};
  double n = 0;
  for (std::size_t i = 0; i < d.rows(); ++i)
    n += in(i) ? 1 : 0;
  if (n < 2)
    return error{errc::single_value, {}, {}, {}};
  std::vector<double> squares;
  for (auto const v : y)
    squares.push_back(n / (n - 1) * (v - mean->value) * (v - mean->value));
  return estimate_mean(d, squares, how);
}

/// What a design is compared with: a simple random sample of as many rows.
enum class effect_against : std::uint8_t { sample_without_replacement, sample_with_replacement };

namespace detail {

/// V / (s²/n), times N̂² for a total; without replacement the reference is (1 - n/N̂) s²/n.
[[nodiscard]] inline result<double> design_effect(survey_design const& d, std::span<double const> y,
                                                  effect_against reference, estimate_options how, bool of_total) {
  auto const e = of_total ? estimate_total(d, y, how) : estimate_mean(d, y, how);
  if (!e)
    return e.error();
  auto const s2 = estimate_variance(d, y, {lonely_units::remove, how.only, how.df});
  if (!s2)
    return s2.error();
  rows_with_values const in{&d.weights(), y, {}, how.only};
  double n = 0;
  std::vector<double> member;
  for (std::size_t i = 0; i < d.rows(); ++i) {
    n += in(i) ? 1 : 0;
    member.push_back(in(i) ? 1 : 0);
  }
  auto const all = estimate_total(d, member, {lonely_units::remove, nullptr, how.df});
  if (!all)
    return all.error();
  auto const rest = reference == effect_against::sample_without_replacement ? 1 - n / all->value : 1;
  auto const simple = rest * s2->value / n * (of_total ? all->value * all->value : 1);
  if (!(simple > 0))
    return error{errc::no_variation, {}, {}, {}};
  return e->standard_error * e->standard_error / simple;
}

} // namespace detail

/// Design effect of a mean (设计效应): by what factor its variance differs from that of a simple random sample of as many
/// rows (Kish 1965). Errors: `no_variation` (values all the same, or
/// without replacement a census, whose reference is 0);
/// those of `estimate_variance`.
[[nodiscard]] inline result<double> design_effect_of_mean(survey_design const& d, std::span<double const> y,
                                                          effect_against reference, estimate_options how = {}) {
  return detail::design_effect(d, y, reference, how, false);
}

/// Design effect of a total. As above.
[[nodiscard]] inline result<double> design_effect_of_total(survey_design const& d, std::span<double const> y,
                                                           effect_against reference, estimate_options how = {}) {
  return detail::design_effect(d, y, reference, how, true);
}

} // namespace starlot::inline v0

#endif
