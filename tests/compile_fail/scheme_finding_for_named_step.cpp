// expect: findings: this id is the name of a step for which nothing is recorded
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
                               starlot::cap{9_pt}.named("cap-hours"), starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] void record(starlot::findings<shop>& f) {
#if defined(STARLOT_EXPECT_FAILURE)
  f.set<"cap-hours">(starlot::met);
#else
  f.set<"1">(starlot::met);
#endif
}
} // namespace
