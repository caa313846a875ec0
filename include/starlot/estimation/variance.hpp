// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_VARIANCE_HPP
#define STARLOT_ESTIMATION_VARIANCE_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/linear.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace starlot::inline v0 {

/// How much the values of the population vary among themselves: n/(n - 1) Σ w (y - ȳ)² / Σ w, n the rows of a weight
/// in the domain. Not the variance of an estimate, which is the square of its standard error. Biased by O(1/n).
///
/// Errors: `single_value` (n = 1), and those of `estimate_mean`. Preconditions and complexity: as there.
template <class Use = detail::on_use>
[[nodiscard]] result<estimate> estimate_variance(survey_design const& d, std::span<double const> y,
                                                 estimate_options const& how = {}) {
  auto const mean = estimate_mean<Use>(d, y, {single_unit_strata::remove, how.only, how.df, how.missing});
  if (!mean)
    return detail::refusal<estimate>(detail::access::why(mean));
  auto const in = detail::rows_of(detail::parts_of(d), y, detail::domain_of(how));
  double n = 0;
  for (std::size_t i = 0; i < d.rows(); ++i)
    n += in.has(i) ? 1 : 0;
  if (n < 2)
    return detail::refusal<estimate>(error::of(errc::single_value));
  detail::list<double> squares;
  for (std::size_t i = 0; i < d.rows(); ++i) {
    auto const v = in.y[i] - mean->value;
    squares.push_back(n / (n - 1) * v * v);
  }
  return estimate_mean(d, squares.span(), how);
}

/// What a design is compared with: a simple random sample of as many rows.
enum class effect_against : std::uint8_t { sample_without_replacement, sample_with_replacement };

namespace detail {

/// V / (s²/n), times N̂² for a total; without replacement the reference is (1 - n/N̂) s²/n.
template <class Use = on_use>
[[nodiscard]] result<double> design_effect(survey_design const& d, std::span<double const> y,
                                           effect_against reference, estimate_options const& how,
                                           bool of_total) {
  auto const e = of_total ? estimate_total<Use>(d, y, how) : estimate_mean<Use>(d, y, how);
  if (!e)
    return refusal<double>(detail::access::why(e));
  auto const s2 = estimate_variance<Use>(d, y, {single_unit_strata::remove, how.only, how.df, how.missing});
  if (!s2)
    return refusal<double>(detail::access::why(s2));
  auto const in = rows_of(parts_of(d), y, domain_of(how));
  double n = 0;
  list<double> member;
  for (std::size_t i = 0; i < d.rows(); ++i) {
    n += in.has(i) ? 1 : 0;
    member.push_back(in.has(i) ? 1 : 0);
  }
  auto const all = estimate_total<Use>(d, member.span(), {single_unit_strata::remove, {}, how.df});
  if (!all)
    return refusal<double>(detail::access::why(all));
  auto const rest = reference == effect_against::sample_without_replacement ? 1 - n / all->value : 1;
  if (s2->value > 0 && (e->census || !(rest > 0)) && reference == effect_against::sample_without_replacement)
    return refusal<double>(error::of(errc::no_reference));
  auto const simple = rest * s2->value / n * (of_total ? all->value * all->value : 1);
  if (!(simple > 0))
    return refusal<double>(error::of(errc::no_variation));
  return answer(e->standard_error * e->standard_error / simple);
}

} // namespace detail

/// Design effect of a mean (设计效应): by what factor its variance differs from that of a simple random sample of as many
/// rows (Kish 1965); 0 for a census against one with replacement.
/// Errors: `no_variation` (values all the same); `no_reference` (without replacement, and the sample is a census, or as
/// large as the weights say the population is); those of `estimate_variance`.
template <class = detail::on_use>
[[nodiscard]] result<double> design_effect_of_mean(survey_design const& d, std::span<double const> y,
                                                   effect_against reference,
                                                   estimate_options const& how = {}) {
  return detail::design_effect(d, y, reference, how, false);
}

/// Design effect of a total. As above.
template <class = detail::on_use>
[[nodiscard]] result<double> design_effect_of_total(survey_design const& d, std::span<double const> y,
                                                    effect_against reference,
                                                    estimate_options const& how = {}) {
  return detail::design_effect(d, y, reference, how, true);
}

} // namespace starlot::inline v0

#endif
