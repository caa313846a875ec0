// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_EXACT_VALUES_HPP
#define STARLOT_ESTIMATION_EXACT_VALUES_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/estimation/variance.hpp>

#include <cstdint>
#include <span>

// Values that are decimals are measured from the smallest of them, exactly, before anything is a floating-point number:
// 10000000.1 and 10000000.3 differ by 0.2 and by nothing else.

namespace starlot::inline v0 {

namespace detail {

/// Values less their smallest one.
struct measured_values {
  double origin = 0;
  list<double> above;
};

template <class Unit>
[[nodiscard]] measured_values measured_from_smallest(std::span<basic_decimal<Unit> const> y) {
  measured_values out;
  if (y.empty())
    return out;
  auto least = y[0];
  for (auto const v : y)
    least = v < least ? v : least;
  constexpr auto one = static_cast<double>(basic_decimal<Unit>::one);
  out.origin = static_cast<double>(least.micro()) / one;
  for (auto const v : y) // the difference of any two fits without a sign
    out.above.push_back(static_cast<double>(static_cast<std::uint64_t>(v.micro()) -
                                            static_cast<std::uint64_t>(least.micro())) /
                        one);
  return out;
}

template <class Unit>
[[nodiscard]] result<estimate> mean_of_decimals(survey_design const& d,
                                                std::span<basic_decimal<Unit> const> y,
                                                estimate_options const& how) {
  auto const from = measured_from_smallest(y);
  auto out = estimate_mean(d, from.above.span(), how);
  if (out)
    out->value += from.origin;
  return out;
}

} // namespace detail

/// As `estimate_mean` of `double`s, with deviations that are exact.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_mean(survey_design const& d, std::span<decimal const> y,
                                             estimate_options const& how = {}) {
  return detail::mean_of_decimals(d, y, how);
}
/// The mean of exact points.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_mean(survey_design const& d, std::span<points const> y,
                                             estimate_options const& how = {}) {
  return detail::mean_of_decimals(d, y, how);
}

/// As `estimate_variance` of `double`s, with deviations that are exact.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_variance(survey_design const& d, std::span<decimal const> y,
                                                 estimate_options const& how = {}) {
  return estimate_variance(d, detail::measured_from_smallest(y).above.span(), how);
}
/// The variance of exact points.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_variance(survey_design const& d, std::span<points const> y,
                                                 estimate_options const& how = {}) {
  return estimate_variance(d, detail::measured_from_smallest(y).above.span(), how);
}

} // namespace starlot::inline v0

#endif
