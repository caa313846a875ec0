// expect: weight_unit>' to 'basic_decimal<
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/points.hpp>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr auto sum = 1_pt + 1_wt;
#else
inline constexpr auto sum = 1_pt + 1_pt;
#endif
