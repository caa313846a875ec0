// expect: this literal has more than six decimals
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/points.hpp>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr auto tiny = 0.1234567_pt;
#else
inline constexpr auto tiny = 0.123456_pt;
#endif
