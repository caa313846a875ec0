// expect: the sum of two decimals is out of range
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/points.hpp>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr auto sum = 9223372036854_pt + 0.775808_pt;
#else
inline constexpr auto sum = 9223372036854_pt + 0.775807_pt;
#endif
