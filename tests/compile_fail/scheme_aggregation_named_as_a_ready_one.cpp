// expect: an aggregation policy of your own needs a name that no ready policy has, so that the scheme's hash tells them apart
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

#include <string_view>

namespace {
using namespace starlot::literals;

struct own {
#if defined(STARLOT_EXPECT_FAILURE)
  static constexpr std::string_view name = "pooled";
#else
  static constexpr std::string_view name = "pooled as we do";
#endif
  static constexpr int version = 1;
  static constexpr starlot::aggregation_kind kind = starlot::aggregation_kind::criteria;
};

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt}, own{},
                               starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
