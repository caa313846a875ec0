// expect: draw: the third argument is a starlot::seed, or tickets
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/sampling/draw.hpp>

inline auto draw_of_bytes(starlot::frame const& f) {
#if defined(STARLOT_EXPECT_FAILURE)
  return draw(f, starlot::simple_random{15}, "05 11 17");
#else
  return draw(f, starlot::simple_random{15}, starlot::seed{"05 11 17"});
#endif
}
