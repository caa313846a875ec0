// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/score_state.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

namespace {

using namespace starlot::literals;
using starlot::CustomLadder;
using starlot::CustomStep;
using starlot::rung;
using starlot::score_state;

// ---- Steps of users: the least that is one, and what misses one piece ----

struct least_step {
  constexpr void operator()(score_state&) const {}
};
struct step_that_only_looks {
  constexpr void operator()(score_state const&) const {}
};
struct step_for_anything {
  template <class Standing> constexpr void operator()(Standing&) const {}
};
struct step_that_may_refuse {
  starlot::result<void> operator()(score_state&) const { return {}; }
};
struct step_that_answers { // it may be meant as a score
  constexpr bool operator()(score_state&) const { return true; }
};
static_assert(CustomStep<least_step> && CustomStep<step_that_only_looks> && CustomStep<step_for_anything>);
static_assert(CustomStep<step_that_may_refuse> && !CustomStep<step_that_answers>);

struct not_callable {};
struct step_not_const {
  constexpr void operator()(score_state&) {}
};
struct of_two {
  constexpr void operator()(score_state&, int) const {}
};
struct step_not_copyable : least_step {
  constexpr step_not_copyable() = default;
  step_not_copyable(step_not_copyable const&) = delete;
};
static_assert(!CustomStep<not_callable> && !CustomStep<step_not_const>);
static_assert(!CustomStep<of_two> && !CustomStep<step_not_copyable>);
static_assert(!std::is_copy_constructible_v<score_state>);

// ---- Ladders of users ----

inline constexpr std::array<rung, 2> two_rungs{rung{50_pt, "pass"}, rung{80_pt, "good", 3}};

struct least_ladder {
  [[nodiscard]] constexpr std::span<rung const> rungs() const { return two_rungs; }
  constexpr std::ptrdiff_t operator()(score_state const&) const { return 0; }
};
struct ladder_with_its_own_rungs {
  std::array<rung, 2> list = two_rungs;
  [[nodiscard]] constexpr std::array<rung, 2> const& rungs() const { return list; }
  constexpr std::ptrdiff_t operator()(score_state const&) const { return 1; }
};
static_assert(CustomLadder<least_ladder> && CustomLadder<ladder_with_its_own_rungs>);
// What chooses a rung could be called like a step too; it is a ladder, and one only.
static_assert(!CustomStep<least_ladder> && !CustomStep<ladder_with_its_own_rungs>);

struct without_rungs {
  constexpr std::ptrdiff_t operator()(score_state const&) const { return 0; }
};
struct without_choice {
  [[nodiscard]] constexpr std::span<rung const> rungs() const { return two_rungs; }
};
struct rungs_not_const : without_rungs {
  [[nodiscard]] constexpr std::span<rung const> rungs() { return two_rungs; }
};
struct rungs_of_points : without_rungs {
  std::array<starlot::points, 1> list{50_pt};
  [[nodiscard]] constexpr std::array<starlot::points, 1> const& rungs() const { return list; }
};
struct chooses_a_rung : without_choice { // -1 could not be said
  constexpr rung operator()(score_state const&) const { return two_rungs[0]; }
};
struct chooses_unsigned : without_choice {
  constexpr std::size_t operator()(score_state const&) const { return 0; }
};
struct changes_the_state : without_choice {
  constexpr std::ptrdiff_t operator()(score_state&) const { return 0; }
};
struct ladder_not_copyable : least_ladder {
  constexpr ladder_not_copyable() = default;
  ladder_not_copyable(ladder_not_copyable const&) = delete;
};
static_assert(!CustomLadder<without_rungs> && !CustomLadder<without_choice> &&
              !CustomLadder<rungs_not_const>);
static_assert(!CustomLadder<rungs_of_points> && !CustomLadder<chooses_a_rung> &&
              !CustomLadder<chooses_unsigned>);
static_assert(!CustomLadder<changes_the_state> && !CustomLadder<ladder_not_copyable>);
static_assert(!CustomLadder<starlot::ladder>); // the ready one is no part of the user's
static_assert(!CustomLadder<least_step> && !CustomLadder<not_callable>);

// ---- Limits of the grade ----

constexpr std::array four_rungs{rung{10_pt, "D"}, rung{20_pt, "C"}, rung{30_pt, "B"}, rung{40_pt, "A"}};

/// A standing without a scheme.
class plain_state final : public score_state {
public:
  plain_state(std::ptrdiff_t lowest, std::ptrdiff_t highest)
      : score_state{starlot::fraction{70}, starlot::found(3), four_rungs, lowest, highest} {}

private:
  [[nodiscard]] constexpr bool knows(std::string_view) const override { return true; }
  [[nodiscard]] constexpr starlot::branch_state find(std::string_view) const override {
    return {starlot::fraction{3} / starlot::fraction{4}, starlot::fraction{40}, 20_dec, true, false, 2};
  }
  [[nodiscard]] constexpr starlot::branch_state at(std::size_t) const override { return {}; }
  [[nodiscard]] constexpr std::size_t count() const override { return 1; }
};

struct limits {
  std::ptrdiff_t lowest;
  std::ptrdiff_t highest;
};
template <class Action> limits after(limits before, Action action) {
  plain_state here{before.lowest, before.highest};
  action(here);
  return {here.lowest_grade(), here.highest_grade()};
}
bool operator==(limits const& a, limits const& b) { return a.lowest == b.lowest && a.highest == b.highest; }

TEST_CASE("what a step says last of the grade moves what was said before") {
  CHECK(after({-1, 3}, [](auto& s) { s.limit_grade(1); }) == limits{-1, 1});
  CHECK(after({-1, 1}, [](auto& s) { s.limit_grade(2); }) == limits{-1, 1});   // the lowest limit holds
  CHECK(after({2, 3}, [](auto& s) { s.limit_grade(0); }) == limits{0, 0});     // lowers the floor
  CHECK(after({-1, 3}, [](auto& s) { s.limit_grade(-1); }) == limits{-1, -1}); // none at all
  CHECK(after({-1, 3}, [](auto& s) { s.lift_grade(2); }) == limits{2, 3});
  CHECK(after({2, 3}, [](auto& s) { s.lift_grade(1); }) == limits{2, 3});  // the highest floor holds
  CHECK(after({-1, 0}, [](auto& s) { s.lift_grade(2); }) == limits{2, 2}); // lifts the limit
  CHECK(after({-1, 3}, [](auto&) {}) == limits{-1, 3});
}

TEST_CASE("a score state shows the score, the finding and the rungs, and can be changed") {
  plain_state here{-1, 1};
  CHECK(here.score() == starlot::fraction{70});
  CHECK(here.recorded() == starlot::found(3));
  CHECK(here.rungs().size() == 4);
  CHECK(here.branches() == 1);
  CHECK_FALSE(here.is_vetoed());
  here.set_score(starlot::fraction{-5});
  here.veto();
  CHECK(here.score() == starlot::fraction{-5});
  CHECK(here.is_vetoed());
}

TEST_CASE("a rung that the ladder does not have breaks the contract") {
  for (std::ptrdiff_t const rung : {-2, 4, 99}) {
    plain_state here{-1, 3};
    CHECK(starlot_tests::broken_contract([&] { here.limit_grade(rung); }) ==
          "a step limits or lifts the grade to a rung of the ladder, or to -1");
    CHECK(starlot_tests::broken_contract([&] { here.lift_grade(rung); }) ==
          "a step limits or lifts the grade to a rung of the ladder, or to -1");
    CHECK(here.lowest_grade() == -1);
    CHECK(here.highest_grade() == 3);
  }
}

TEST_CASE("points of a branch are its share of what it declares") {
  plain_state const here{-1, 1};
  CHECK(here.branch("any").points() == starlot::fraction{15}); // 3/4 of 20
  CHECK(here.branch("any").scored == 2);
  CHECK_FALSE(here.branch_at(0).applies);
  CHECK(here.branch_at(0).points() == starlot::fraction{0});
}

} // namespace
