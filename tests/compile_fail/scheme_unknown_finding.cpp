// expect: findings: the scheme has no criterion or step with this id (see Wanted, and what is Near)
// names: at<'1', '.', '2'> ... at<'1', '.', '1'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop{starlot::title{"shop", "1"},
                               starlot::clause{"1", "Reception", starlot::criterion{"1.1", "Hours", 10_pt}},
                               starlot::cap{10_pt}, starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] void record() {
  starlot::findings<shop> findings;
#if defined(STARLOT_EXPECT_FAILURE)
  findings.set<"1.2">(starlot::met);
#else
  findings.set<"1.1">(starlot::met);
#endif
}
} // namespace
