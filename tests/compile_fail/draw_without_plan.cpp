// expect: draw: this is no design; a design of your own has a function plan
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/sampling/draw.hpp>

#include <cstdint>

struct visits {
  std::uint32_t n = 0;
};

inline auto drawn_of(starlot::frame const& f) {
#if defined(STARLOT_EXPECT_FAILURE)
  return draw(f, visits{15}, starlot::seed{"05 11 17"});
#else
  return draw(f, starlot::simple_random{15}, starlot::seed{"05 11 17"});
#endif
}
