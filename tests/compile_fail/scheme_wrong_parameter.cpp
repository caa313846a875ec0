// expect: scheme definition: a part says, by its check(), that it was given what it does not take
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace {
using namespace starlot::literals;

struct at_most {
  static constexpr std::string_view name = "at most";
  static constexpr int version = 1;
  std::int64_t most = 0;
  [[nodiscard]] constexpr std::array<std::int64_t, 1> parameters() const { return {most}; }
  [[nodiscard]] constexpr starlot::result<void> check() const {
    return most > 0 ? starlot::result<void>{} : starlot::errc::wrong_parameter;
  }
  void operator()(starlot::score_state&) const {}
};

constexpr starlot::scheme shop {
  starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
#if defined(STARLOT_EXPECT_FAILURE)
      at_most{0},
#else
      at_most{1},
#endif
      starlot::ladder {
    { 5_pt, "pass" }
  }
};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
