// expect: the worth of a criterion is points, as 10_pt or points{n}
// lines: 20
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scheme/criterion.hpp>

using namespace starlot;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr criterion worth_a_number{"1", "Signs", 10};
#else
inline constexpr criterion worth_a_number{"1", "Signs", 10_pt};
#endif
