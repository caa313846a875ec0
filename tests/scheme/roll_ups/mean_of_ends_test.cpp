// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/roll_ups/small_clause.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/roll_ups/mean_of_ends.hpp>

namespace {

using namespace starlot;
using namespace starlot::literals;
using starlot_tests::is_monotone_over_marks;
using starlot_tests::percent_of;

TEST_CASE("the best and the worst child count, and nothing between them") {
  CHECK(percent_of(mean_of_ends{}, {{9, 10}, {1, 70}, {1, 40}}) == "40");
  CHECK(percent_of(mean_of_ends{}, {{1, 35}}) == "35");
  CHECK(percent_of(mean_of_ends{}, {{1, 35}, {1, 35}}) == "35");
  CHECK(is_monotone_over_marks(mean_of_ends{}, {1, 1, 1}));
}

} // namespace
