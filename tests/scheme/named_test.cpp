// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/named.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

// What a part must say of itself to be in a scheme's hash: the least that satisfies, and what misses one piece.
// Not in an unnamed namespace: Clang would warn of constants that only a concept looks at.
namespace named_archetypes {

using starlot::Named;
using starlot::detail::says_monotone;

struct least {
  static constexpr std::string_view name = "least";
  static constexpr int version = 1;
};
static_assert(Named<least>);

struct named_by_characters {
  static constexpr char const* name = "least";
  static constexpr int version = 1;
};
struct short_version {
  static constexpr std::string_view name = "least";
  static constexpr short version = 1;
};
static_assert(Named<named_by_characters> && Named<short_version>);

struct without_name {
  static constexpr int version = 1;
};
struct without_version {
  static constexpr std::string_view name = "least";
};
struct name_of_numbers {
  static constexpr int name = 1;
  static constexpr int version = 1;
};
struct version_of_characters {
  static constexpr std::string_view name = "least";
  static constexpr std::string_view version = "1";
};
struct name_per_object { // each object could have another name
  std::string_view name = "least";
  static constexpr int version = 1;
  [[nodiscard]] constexpr std::span<std::int64_t const> parameters() const { return {}; }
};
static_assert(!Named<without_name> && !Named<without_version>);
static_assert(!Named<name_of_numbers> && !Named<version_of_characters>);
static_assert(!Named<int>);

// ---- Members, which may change what a part does ----

struct with_member : least {
  std::int64_t limit = 1;
};
struct with_covered_member : least {
  std::array<std::int64_t, 1> limit{1};
  [[nodiscard]] constexpr std::span<std::int64_t const> parameters() const { return limit; }
};
struct parameters_as_array : least {
  std::array<std::int64_t, 2> limits{1, 2};
  [[nodiscard]] constexpr std::array<std::int64_t, 2> const& parameters() const { return limits; }
};
struct parameters_of_int : least {
  std::array<int, 1> limit{1};
  [[nodiscard]] constexpr std::span<int const> parameters() const { return limit; }
};
struct parameters_of_changeable : least {
  std::array<std::int64_t, 1> limit{1};
  [[nodiscard]] constexpr std::span<std::int64_t> parameters() { return limit; } // not of a constant scheme
};
struct empty_with_wrong_parameters : least {
  [[nodiscard]] constexpr std::string_view parameters() const { return "1"; }
};
static_assert(!Named<with_member>);
static_assert(Named<with_covered_member> && Named<parameters_as_array>);
static_assert(!Named<parameters_of_int> && !Named<parameters_of_changeable>);
static_assert(!Named<empty_with_wrong_parameters>); // said, and could not be read

// ---- Whether a better finding never makes the result worse ----

struct says_so : least {
  static constexpr bool is_monotone = true;
};
struct denies_it : least {
  static constexpr bool is_monotone = false;
};
static_assert(says_monotone<says_so>() && !says_monotone<denies_it>());
static_assert(!says_monotone<least>()); // nothing is believed that is not said
static_assert(!says_monotone<int>());

TEST_CASE("a custom part is one that its hash can cover") {
  CHECK(Named<least>);
  CHECK_FALSE(Named<with_member>);
  CHECK(with_covered_member{}.parameters()[0] == 1);
}

} // namespace named_archetypes
