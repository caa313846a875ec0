// expect: findings: this criterion is judged on the finding of another one, which is recorded for that one
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
                               starlot::criterion{"2", "Hours", 10_pt, starlot::finding_of{"1"}},
                               starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] void record() {
  starlot::findings<shop> findings;
#if defined(STARLOT_EXPECT_FAILURE)
  findings.set<"2">(starlot::met);
#else
  findings.set<"1">(starlot::met);
#endif
}
} // namespace
