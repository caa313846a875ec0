// expect: scheme definition: a part of your own reads a clause or criterion
// names: at<'2', '.', '2'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/findings.hpp>

#include <array>
#include <string_view>

namespace {
using namespace starlot::literals;

struct moves_points {
  static constexpr std::string_view name = "moves points";
  static constexpr int version = 1;
#if defined(STARLOT_EXPECT_FAILURE)
  static constexpr std::array<std::string_view, 2> ids{"1", "2.2"};
#else
  static constexpr std::array<std::string_view, 2> ids{"1", "2"};
#endif
  static constexpr std::array<std::string_view, 2> const& reads() { return ids; }
  void operator()(starlot::score_state&) const {}
};

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
                               starlot::criterion{"2", "Staff", 10_pt}, moves_points{},
                               starlot::ladder{{5_pt, "pass"}}};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
