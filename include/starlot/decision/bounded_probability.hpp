// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_BOUNDED_PROBABILITY_HPP
#define STARLOT_DECISION_BOUNDED_PROBABILITY_HPP

namespace starlot::inline v0 {

/// A probability with its bounds.
struct bounded_probability {
  double value = 0; ///< the probability, as computed
  double lower = 0; ///< it is no less
  double upper = 1; ///< it is no more
};

} // namespace starlot::inline v0

#endif
