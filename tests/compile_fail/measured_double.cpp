// expect: measured: a value is exact, as 5.5_dec
// lines: 20
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/core/finding.hpp>

using namespace starlot;

#if defined(STARLOT_EXPECT_FAILURE)
inline constexpr auto measured_double = measured(5.5);
#else
inline constexpr auto measured_double = measured(5.5_dec);
#endif
