// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_SAMPLE_REMARKS_HPP
#define STARLOT_SAMPLING_SAMPLE_REMARKS_HPP

#include <cstdint>

namespace starlot::inline v0 {

/// What has to be known of a sample. Every result that is inferred from the sample shows it.
struct sample_remarks {
  std::uint32_t replaced = 0; ///< outlets that were replaced: results speak of outlets that can be reached
  bool optional_stopping = false; ///< extended without a plan: intervals may hold less often than they say
  bool approximate_probabilities =
      false; ///< the design comes near to its probabilities: so do weights, with a small bias

  friend bool operator==(sample_remarks const&, sample_remarks const&) = default;
};

} // namespace starlot::inline v0

#endif
