// expect: draw: this is no design; a design of your own has a function plan
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/sampling/record_draw.hpp>

inline auto recorded_draw_of(starlot::frame const& f, starlot::seed const& s) {
#if defined(STARLOT_EXPECT_FAILURE)
  return record_draw(f, 15, s);
#else
  return record_draw(f, starlot::simple_random{15}, s);
#endif
}
