// expect: this literal is out of the range of decimals
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/points.hpp>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr auto most = 9223372036854.775808_dec;
#else
inline constexpr auto most = 9223372036854.775807_dec;
#endif
