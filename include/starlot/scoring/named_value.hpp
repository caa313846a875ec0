// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_NAMED_VALUE_HPP
#define STARLOT_SCORING_NAMED_VALUE_HPP

#include <starlot/core/fraction.hpp>

#include <string>

namespace starlot::inline v0 {

/// A value that a step of the user's has put into its line of the trace: `score_state::note`, `trace_line::values`.
struct named_value {
  std::string name; ///< as the step gave it
  fraction value;   ///< exact

  friend bool operator==(named_value const&, named_value const&) = default;
};

} // namespace starlot::inline v0

#endif
