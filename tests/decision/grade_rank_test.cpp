// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/decision/grade_rank.hpp>

#include <optional>
#include <type_traits>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr rung second{80_pt, "second"};

TEST_CASE("ranks count rungs from 0 at the bottom, as grades do") {
  grade const awarded{outcome::graded, &second, 1};
  CHECK(grade_rank{awarded}.index() == 1);
  CHECK(grade_rank{awarded} == grade_rank{1});
  CHECK(grade_rank{1} == awarded);
  CHECK(grade_rank{0} != awarded);
  CHECK(grade_rank{1}.rungs_reached() == 2);
  CHECK(grade_rank::of_rungs_reached(2) == grade_rank{1});
}

TEST_CASE("below the ladder is a rank of its own, and the lowest") {
  grade const below{outcome::below_ladder, nullptr, 7};
  CHECK(grade_rank{below} == grade_rank::below_ladder());
  CHECK(grade_rank::below_ladder().is_below_ladder());
  CHECK_FALSE(grade_rank{0}.is_below_ladder());
  CHECK(grade_rank::below_ladder() < grade_rank{0});
  CHECK(grade_rank{0} < grade_rank{1});
  CHECK_FALSE(starlot_tests::broken_contract([] { (void)grade_rank::below_ladder().index(); }).empty());
}

TEST_CASE("grades without a rank are equal to none, and are no argument") {
  for (auto const state : {outcome::vetoed, outcome::undetermined, outcome::special, outcome::without_ladder,
                           outcome::nothing_applies}) {
    grade const none{state, nullptr, 0};
    CHECK_FALSE(grade_rank{0} == none);
    CHECK_FALSE(std::optional{grade_rank::below_ladder()} == none);
    CHECK_FALSE(starlot_tests::broken_contract([&] { (void)grade_rank{none}; }).empty());
    CHECK(grade_rank::of(none).error().code == errc::grade_without_rank);
  }
  CHECK(*grade_rank::of(grade{outcome::graded, &second, 1}) == grade_rank{1});
  CHECK(*grade_rank::of(grade{outcome::below_ladder, nullptr, 0}) == grade_rank::below_ladder());
}

// A number is not taken for a rank by accident: 1 may mean the first rung or the second.
static_assert(!std::is_convertible_v<int, grade_rank>);
static_assert(!std::is_convertible_v<std::size_t, grade_rank>);
static_assert(std::is_convertible_v<grade, grade_rank>);

} // namespace
