// expect: a rounding step is positive
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/points.hpp>
#include <starlot/core/rounding.hpp>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr auto whole = round(2.5_pt, 0_pt, starlot::rounding::half_even);
#else
inline constexpr auto whole = round(2.5_pt, 1_pt, starlot::rounding::half_even);
#endif
