// expect: a share lies between 0 and 1
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/share.hpp>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr auto all = 100.000001_pct;
#else
inline constexpr auto all = 100_pct;
#endif
