// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/clause.hpp>
#include <starlot/scheme/criterion.hpp>

#include <cstddef>
#include <span>
#include <vector>

// Roll-ups of users: the least that is one, and what misses one piece.
namespace {

using namespace starlot::literals;
using starlot::child;
using starlot::CustomRollUp;

struct least {
  constexpr starlot::fraction operator()(std::span<child const> children) const { return children[0].earned; }
};
struct answers_with_a_share { // becomes a fraction only where it is said
  constexpr starlot::share operator()(std::span<child const>) const { return starlot::share::full(); }
};
struct takes_a_reference {
  constexpr starlot::fraction operator()(std::span<child const> const& children) const {
    return children[0].earned;
  }
};
struct sees_all {
  starlot::fraction operator()(starlot::clause_children const& all) const { return all.applying()[0].earned; }
};
struct says_more {
  starlot::clause_answer operator()(std::span<child const>) const { return {}; }
};
struct may_refuse {
  starlot::result<starlot::clause_answer> operator()(starlot::clause_children const&) const {
    return starlot::errc::part_refused;
  }
};
static_assert(CustomRollUp<least> && CustomRollUp<takes_a_reference>);
static_assert(CustomRollUp<sees_all> && CustomRollUp<says_more> && CustomRollUp<may_refuse>);

struct not_callable {};
struct answers_with_the_first {
  constexpr starlot::fraction operator()(std::span<child const> children) const { return children[0].earned; }
};
struct of_changeable_children {
  constexpr starlot::fraction operator()(std::span<child> children) const { return children[0].earned; }
};
struct of_a_vector {
  constexpr starlot::fraction operator()(std::vector<child> const& children) const {
    return children[0].earned;
  }
};
struct of_changeable_clause {
  starlot::fraction operator()(starlot::clause_children& all) const { return all.applying()[0].earned; }
};
static_assert(!CustomRollUp<of_changeable_clause>);
struct without_answer {
  constexpr void operator()(std::span<child const>) const {}
};
struct answers_with_a_double {
  constexpr double operator()(std::span<child const>) const { return 1.0; }
};
struct not_const {
  constexpr starlot::fraction operator()(std::span<child const> children) { return children[0].earned; }
};
struct not_copyable : least {
  constexpr not_copyable() = default;
  not_copyable(not_copyable const&) = delete;
};
static_assert(CustomRollUp<answers_with_the_first>);
static_assert(!CustomRollUp<not_callable> && !CustomRollUp<of_changeable_children>);
static_assert(!CustomRollUp<of_a_vector> && !CustomRollUp<without_answer> &&
              !CustomRollUp<answers_with_a_share>);
static_assert(!CustomRollUp<answers_with_a_double>); // nothing turns a double into a share but share::rounded
static_assert(!CustomRollUp<not_const> && !CustomRollUp<not_copyable>);
static_assert(!CustomRollUp<starlot::roll_up>); // a ready one is no part of the user's

// A clause takes what is a roll-up, and nothing that only looks like one.
static_assert(starlot::detail::ClausePart<least> && starlot::detail::ClausePart<starlot::roll_up>);
static_assert(!starlot::detail::ClausePart<not_callable> && !starlot::detail::ClausePart<without_answer>);
static_assert(!starlot::detail::ClausePart<answers_with_a_double>);

// The numbers are hashed.
static_assert(static_cast<int>(starlot::minimum) == 3 && static_cast<int>(starlot::maximum) == 4);
static_assert(static_cast<int>(starlot::roll_up::custom) == 255);

TEST_CASE("a child shows its id, its weight as declared and its share") {
  child const children[] = {{"1.1", 3_wt, starlot::fraction{50_pct}}, {"1.2", 1_wt, starlot::fraction{1}}};
  CHECK(least{}(std::span<child const>{children}) == starlot::fraction{50_pct});
  CHECK(children[0].id == "1.1");
  CHECK(children[1].weight == 1_wt);
}

} // namespace
