// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_ESTIMATE_HPP
#define STARLOT_ESTIMATION_ESTIMATE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/estimation/distribution.hpp>

namespace starlot::inline v0 {

/// From `low` to `high`.
struct interval {
  double low = 0;
  double high = 0;

  friend bool operator==(interval const&, interval const&) = default;
};

/// What a sample says of a number (估计): its value, how far it is to be trusted, and on how many degrees of freedom.
struct estimate {
  double value = 0;
  double standard_error = 0;
  double df = 0;

  /// value ± t(df) · standard error, two-sided. Errors: `no_degrees_of_freedom` (df is 0: nothing is known of the
  /// error, which is not the same as none). Preconditions: 0 < level < 1 (contract).
  [[nodiscard]] result<interval, errc> confidence_interval(double level) const {
    contract(level > 0 && level < 1, "a level between 0 and 1");
    if (!(df > 0))
      return errc::no_degrees_of_freedom;
    double const reach = t_quantile(0.5 + level / 2, df) * standard_error;
    return interval{value - reach, value + reach};
  }
  /// What the number is at least, one-sided. As above.
  [[nodiscard]] result<double, errc> lower_bound(double level) const {
    contract(level > 0 && level < 1, "a level between 0 and 1");
    if (!(df > 0))
      return errc::no_degrees_of_freedom;
    return value - t_quantile(level, df) * standard_error;
  }
  /// What the number is at most, one-sided. As above.
  [[nodiscard]] result<double, errc> upper_bound(double level) const {
    contract(level > 0 && level < 1, "a level between 0 and 1");
    if (!(df > 0))
      return errc::no_degrees_of_freedom;
    return value + t_quantile(level, df) * standard_error;
  }

  friend bool operator==(estimate const&, estimate const&) = default;
};

} // namespace starlot::inline v0

#endif
