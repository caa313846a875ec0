// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_SHOWN_REAL_HPP
#define STARLOT_DETAIL_REPORT_SHOWN_REAL_HPP
// IWYU pragma: private, include <starlot/report/report.hpp>

#include <starlot/core/fraction.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scoring/display.hpp>

#include <cmath>
#include <cstdint>
#include <span>
#include <string>

namespace starlot::inline v0::detail {

/// The number that a double is, exactly. Preconditions: finite.
[[nodiscard]] inline fraction fraction_of(double x) {
  int exponent = 0;
  auto const digits = static_cast<std::int64_t>(std::ldexp(std::frexp(x, &exponent), 53));
  fraction out{digits};
  for (exponent -= 53; exponent != 0;) {
    auto const step = exponent > 0 ? (exponent < 60 ? exponent : 60) : (exponent > -60 ? -exponent : 60);
    auto const power = std::int64_t{1} << step;
    if (exponent > 0)
      out *= power;
    else
      out /= power;
    exponent += exponent > 0 ? -step : step;
  }
  return out;
}

/// Points that are a double, as they may be shown beside a ladder: on the same side of every cut-off. What is next to
/// nothing is 0.
[[nodiscard]] inline std::string shown_real(double x, std::span<rung const> rungs = {}) {
  if (!std::isfinite(x))
    return std::isnan(x) ? "-" : x < 0 ? "-inf" : "inf";
  if (std::fabs(x) < 1e-9)
    return shown(fraction{}, rungs);
  return shown(fraction_of(x), rungs);
}

} // namespace starlot::inline v0::detail

#endif
