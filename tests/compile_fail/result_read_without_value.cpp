// expect: the value of a result that holds an error is read
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/points.hpp>

using namespace starlot::literals;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr auto half = starlot::parse<starlot::points>("2,5").value();
#else
inline constexpr auto half = starlot::parse<starlot::points>("2.5").value();
#endif
