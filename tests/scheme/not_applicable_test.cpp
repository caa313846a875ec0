// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/not_applicable.hpp>

namespace {

using namespace starlot::literals;
using starlot::errc;
using starlot::finding;
using starlot::if_not_applicable;
using starlot::NotApplicablePolicy;
using starlot::points;
using starlot::renormalise;
using starlot::share;
using starlot::treatment;

// The numbers are hashed.
static_assert(static_cast<int>(if_not_applicable::refuse) == 1);
static_assert(static_cast<int>(if_not_applicable::full) == 2);
static_assert(static_cast<int>(if_not_applicable::zero) == 3);
static_assert(static_cast<int>(if_not_applicable::fail) == 4);
static_assert(static_cast<int>(if_not_applicable::leave_out) == 5);
static_assert(static_cast<int>(if_not_applicable::custom) == 255);
static_assert(static_cast<int>(renormalise::over_tree) == 1);
static_assert(static_cast<int>(renormalise::in_branch) == 2);
static_assert(static_cast<int>(renormalise::among_siblings) == 3);

// ---- Treatments ----

struct row {
  treatment made;
  bool is_refused;
  bool is_left_out;
  bool is_failing;
  share earned;
};

constexpr row rows[] = {
    {treatment::refused(), true, false, false, 0_pct},
    {treatment::refused(errc::reason_missing), true, false, false, 0_pct},
    {treatment::left_out(), false, true, false, 0_pct},
    {treatment::fails(), false, false, true, 0_pct},
    {treatment::counts_as(0_pct), false, false, false, 0_pct},
    {treatment::counts_as(37.5_pct), false, false, false, share::of(3, 8)},
    {treatment::counts_as(100_pct), false, false, false, 100_pct},
    {if_not_applicable::refuse, true, false, false, 0_pct},
    {if_not_applicable::full, false, false, false, 100_pct},
    {if_not_applicable::zero, false, false, false, 0_pct},
    {if_not_applicable::fail, false, false, true, 0_pct},
    {if_not_applicable::leave_out, false, true, false, 0_pct},
    {if_not_applicable::custom, true, false, false, 0_pct}, // nobody is there to decide: refused
};

constexpr bool is_as_said(row const& r) {
  return r.made.is_refused() == r.is_refused && r.made.is_left_out() == r.is_left_out &&
         r.made.is_failing() == r.is_failing && r.made.earned() == r.earned;
}
static_assert(starlot_tests::holds_for_all(rows, is_as_said));

TEST_CASE("a treatment is refused, left out, failing or a share, and one of them") {
  starlot_tests::check_all(rows, is_as_said);
}

TEST_CASE("a refusal says why") {
  static_assert(treatment::refused().why() == errc::not_applicable_refused);
  static_assert(treatment::refused(errc::reason_missing).why() == errc::reason_missing);
  static_assert(treatment{if_not_applicable::refuse}.why() == errc::not_applicable_refused);
  CHECK(treatment::refused(starlot_tests::opaque(errc::author_missing)).why() == errc::author_missing);
}

// ---- Policies of users: the least that is one, and what misses one piece ----

struct least {
  constexpr treatment operator()(finding const&, points) const { return treatment::left_out(); }
};
struct takes_copies {
  constexpr treatment operator()(finding, points) const { return treatment::left_out(); }
};
struct with_members {
  points limit{};
  constexpr treatment operator()(finding const&, points worth) const {
    return worth > limit ? treatment::refused() : treatment::left_out();
  }
};
static_assert(NotApplicablePolicy<least> && NotApplicablePolicy<takes_copies>);
static_assert(NotApplicablePolicy<with_members>);
static_assert(NotApplicablePolicy<treatment (*)(finding const&, points)>);

struct not_callable {};
struct without_worth {
  constexpr treatment operator()(finding const&) const { return treatment::left_out(); }
};
struct of_share { // a share would not say whether the criterion counts at all
  constexpr share operator()(finding const&, points) const { return 50_pct; }
};
struct of_ready_policy { // convertible to a treatment, and still another thing
  constexpr if_not_applicable operator()(finding const&, points) const { return if_not_applicable::full; }
};
struct not_const {
  constexpr treatment operator()(finding const&, points) { return treatment::left_out(); }
};
struct changes_the_finding {
  constexpr treatment operator()(finding&, points) const { return treatment::left_out(); }
};
struct not_copyable : least {
  constexpr not_copyable() = default;
  not_copyable(not_copyable const&) = delete;
};
static_assert(!NotApplicablePolicy<not_callable> && !NotApplicablePolicy<without_worth>);
static_assert(!NotApplicablePolicy<of_share> && !NotApplicablePolicy<of_ready_policy>);
static_assert(!NotApplicablePolicy<not_const> && !NotApplicablePolicy<changes_the_finding>);
static_assert(!NotApplicablePolicy<not_copyable>);
static_assert(!NotApplicablePolicy<if_not_applicable>); // a ready one is no part of the user's

TEST_CASE("a policy of the user's decides by the finding and the worth") {
  constexpr with_members policy{5_pt};
  static_assert(policy(starlot::not_applicable, 5_pt).is_left_out());
  static_assert(policy(starlot::not_applicable, 5.000001_pt).is_refused());
  CHECK(policy(starlot::not_applicable, starlot_tests::opaque(6_pt)).is_refused());
}

} // namespace
