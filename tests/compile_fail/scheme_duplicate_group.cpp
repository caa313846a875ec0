// expect: scheme definition: a peer group has one ladder (see At)
// names: at<'s', 'm', 'a', 'l', 'l'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
      starlot::ladder{{4_pt, "pass"}}.only_for("small"), starlot::ladder{{5_pt, "pass"}},
#if defined(STARLOT_EXPECT_FAILURE)
      starlot::ladder{{6_pt, "pass"}}.only_for("small")
#else
      starlot::ladder{{6_pt, "pass"}}.only_for("large")
#endif
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
