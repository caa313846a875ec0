// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/roll_ups/small_clause.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/roll_ups/median_child.hpp>

namespace {

using namespace starlot;
using namespace starlot::literals;
using starlot_tests::is_monotone_over_marks;
using starlot_tests::percent_of;

TEST_CASE("the child in the middle counts, or the mean of the two, whatever their weights") {
  CHECK(percent_of(median_child{}, {{9, 10}, {1, 70}, {1, 40}}) == "40");
  CHECK(percent_of(median_child{}, {{9, 10}, {1, 70}, {1, 40}, {1, 60}}) == "50");
  CHECK(percent_of(median_child{}, {{1, 35}}) == "35");
  CHECK(percent_of(median_child{}, {{1, 20}, {1, 20}, {1, 80}}) == "20");
  CHECK(is_monotone_over_marks(median_child{}, {1, 1, 1}));
  CHECK(is_monotone_over_marks(median_child{}, {1, 2, 3, 4}));
}

} // namespace
