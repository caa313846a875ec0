// expect: a share lies between 0 and 1
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/share.hpp>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr auto none = starlot::share::of(0, 0);
#else
inline constexpr auto none = starlot::share::of(0, 40);
#endif
