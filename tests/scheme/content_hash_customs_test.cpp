// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/rounded.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>

// Custom parts of every kind in the hash.
namespace hashed_customs {

using namespace starlot::literals;
using starlot::cap;
using starlot::content_hash;
using starlot::criterion;
using starlot::rung;

template <int Version, class Kind> struct with_number : Kind {
  static constexpr std::string_view name = "with number";
  static constexpr int version = Version;
  std::array<std::int64_t, 1> number{};
  constexpr explicit with_number(std::int64_t n) : number{n} {}
  [[nodiscard]] constexpr std::span<std::int64_t const> parameters() const { return number; }
};

struct roll_up_kind {
  constexpr starlot::fraction operator()(std::span<starlot::child const> children) const {
    return children[0].earned;
  }
};
struct step_kind {
  constexpr void operator()(starlot::score_state&) const {}
};
inline constexpr rung one_rung[] = {{50_pt, "pass"}};
struct ladder_kind {
  [[nodiscard]] constexpr std::span<rung const> rungs() const { return one_rung; }
  constexpr std::ptrdiff_t operator()(starlot::score_state const&) const { return 0; }
};
struct policy_kind {
  constexpr starlot::treatment operator()(starlot::finding const&, starlot::points) const {
    return starlot::treatment::left_out();
  }
};

template <class... Parts> constexpr auto shop(Parts const&... parts) {
  return starlot::scheme{starlot::title{"shop", "1"}, criterion{"1", "Hours", 100_pt}, parts...};
}
constexpr starlot::ladder pass{{50_pt, "pass"}};

/// Version 1 with 1, version 2 with 1, and version 1 with 2.
template <class Kind> inline constexpr auto first = shop(with_number<1, Kind>{1}, pass);
template <class Kind> inline constexpr auto newer = shop(with_number<2, Kind>{1}, pass);
template <class Kind> inline constexpr auto other = shop(with_number<1, Kind>{2}, pass);
template <> inline constexpr auto first<ladder_kind> = shop(with_number<1, ladder_kind>{1});
template <> inline constexpr auto newer<ladder_kind> = shop(with_number<2, ladder_kind>{1});
template <> inline constexpr auto other<ladder_kind> = shop(with_number<1, ladder_kind>{2});
// The top of a scheme with a roll-up of one's own takes weights.
template <class Number> constexpr auto rolled(Number const& number) {
  return starlot::scheme{starlot::title{"shop", "1"}, criterion{"1", "Hours", 1_wt}, number, pass};
}
template <> inline constexpr auto first<roll_up_kind> = rolled(with_number<1, roll_up_kind>{1});
template <> inline constexpr auto newer<roll_up_kind> = rolled(with_number<2, roll_up_kind>{1});
template <> inline constexpr auto other<roll_up_kind> = rolled(with_number<1, roll_up_kind>{2});

template <class Kind> bool all_differ() {
  std::set<std::string> const seen{std::string{content_hash<first<Kind>>().hex()},
                                   std::string{content_hash<newer<Kind>>().hex()},
                                   std::string{content_hash<other<Kind>>().hex()}};
  return seen.size() == 3;
}

TEST_CASE("version and parameters of a custom part of any kind change the hash") {
  CHECK(all_differ<roll_up_kind>());
  CHECK(all_differ<step_kind>());
  CHECK(all_differ<ladder_kind>());
  CHECK(all_differ<policy_kind>());
}

/// A policy of one criterion and a policy of the scheme, though the parts are the same.
using policy = with_number<1, policy_kind>;
inline constexpr auto of_scheme = shop(criterion{"2", "", 5_pt}, policy{1}, pass);
inline constexpr auto of_first = starlot::scheme{
    starlot::title{"shop", "1"}, criterion{"1", "Hours", 100_pt, policy{1}}, criterion{"2", "", 5_pt}, pass};
inline constexpr auto of_second = shop(criterion{"2", "", 5_pt, policy{1}}, pass);

TEST_CASE("where a custom part stands changes the hash") {
  std::set<std::string> const seen{std::string{content_hash<of_scheme>().hex()},
                                   std::string{content_hash<of_first>().hex()},
                                   std::string{content_hash<of_second>().hex()}};
  CHECK(seen.size() == 3);
}

inline constexpr auto step_then_cap = shop(with_number<1, step_kind>{1}, cap{90_pt}, pass);
inline constexpr auto cap_then_step = shop(cap{90_pt}, with_number<1, step_kind>{1}, pass);
inline constexpr auto rounds_down = shop(
    criterion{"2", "", 5_pt, starlot::rounded{starlot::proportional, 0.5_pt, starlot::rounding::down}}, pass);
inline constexpr auto rounds_up = shop(
    criterion{"2", "", 5_pt, starlot::rounded{starlot::proportional, 0.5_pt, starlot::rounding::up}}, pass);

TEST_CASE("order of custom steps, and rounding of a criterion, change the hash") {
  CHECK(content_hash<rounds_down>() != content_hash<rounds_up>());
  CHECK(content_hash<step_then_cap>() != content_hash<cap_then_step>());
}

} // namespace hashed_customs
