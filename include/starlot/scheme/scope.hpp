// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_SCOPE_HPP
#define STARLOT_SCHEME_SCOPE_HPP

#include <cstdint>

namespace starlot::inline v0 {

/// Who is visited for a criterion: the head office, or each outlet of a sample.
enum class scope : std::uint8_t { head_office = 1, per_outlet = 2 };
/// Assessed once for the company; the default.
inline constexpr scope head_office = scope::head_office;
/// Assessed at each outlet that is visited.
inline constexpr scope per_outlet = scope::per_outlet;

/// Worth of a criterion that is recorded and shown, and read by steps, but never counted.
struct advisory_worth {};
/// Recorded and not counted.
inline constexpr advisory_worth advisory{};

} // namespace starlot::inline v0

#endif
