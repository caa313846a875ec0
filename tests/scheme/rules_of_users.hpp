// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SCHEME_RULES_OF_USERS_HPP
#define STARLOT_TESTS_SCHEME_RULES_OF_USERS_HPP

#include <starlot/scheme/rule.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

// Scoring rules as users write them, for the tests.
namespace rules_of_users {

/// Gives a fixed share, whatever the finding, so that a test can tell one from another.
struct percent {
  static constexpr std::string_view name = "percent";
  static constexpr int version = 1;
  std::array<std::int64_t, 1> value{};

  constexpr explicit percent(std::int64_t v) : value{v} {}
  [[nodiscard]] constexpr std::span<std::int64_t const> parameters() const { return value; }
  constexpr starlot::rule_result operator()(starlot::finding const&) const {
    return starlot::share::of(value[0], 100);
  }
};

/// Gives all of its points up to a worth of five, and half beyond. Has no members.
struct half_of_large {
  static constexpr std::string_view name = "half of large";
  static constexpr int version = 3;
  constexpr starlot::share operator()(starlot::finding const&, starlot::points worth) const {
    return worth > starlot::points{5} ? starlot::share::of(1, 2) : starlot::share::full();
  }
};

/// Takes met only.
struct met_only {
  static constexpr char const* name = "met only";
  static constexpr int version = 1;
  constexpr starlot::rule_result operator()(starlot::finding const& f) const {
    if (f.kind() == starlot::finding_kind::met)
      return starlot::share::full();
    return starlot::errc::rule_refused;
  }
};

} // namespace rules_of_users

#endif
