// expect: this literal is not a decimal
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/points.hpp>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr auto many = 1e3_pt;
#else
inline constexpr auto many = 1'000_pt;
#endif
