// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_FINGERPRINTS_HPP
#define STARLOT_SAMPLING_FINGERPRINTS_HPP

#include <starlot/core/basic_hash.hpp>

namespace starlot::inline v0 {

using frame_hash = basic_hash<struct frame_content>;   ///< SHA-256 of the canonical form of a frame
using record_hash = basic_hash<struct record_content>; ///< SHA-256 of the record of a draw

} // namespace starlot::inline v0

#endif
