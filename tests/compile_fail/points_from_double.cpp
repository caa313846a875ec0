// expect: [with Int = double]
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/points.hpp>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr starlot::points half{2.5};
#else
inline constexpr auto half = 2.5_pt;
#endif
