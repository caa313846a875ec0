// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/roll_ups/small_clause.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/roll_ups/best_children.hpp>

namespace {

using namespace starlot;
using namespace starlot::literals;
using starlot_tests::is_monotone_over_marks;
using starlot_tests::percent_of;

static_assert(best_children{1}.check().has_value() && !best_children{0}.check().has_value());

TEST_CASE("the best count, and the others are dropped") {
  CHECK(percent_of(best_children{1}, {{1, 30}, {1, 70}, {5, 60}}) == "70");
  CHECK(percent_of(best_children{2}, {{1, 30}, {1, 70}, {1, 60}}) == "65");
  CHECK(percent_of(best_children{3}, {{1, 30}, {1, 70}}) == "50"); // there are no more
  // Of two: a and b (70 + 5 * 60) / 6 = 370/6; b and c (300 + 90) / 6 = 65; a and c (70 + 90) / 2 = 80.
  CHECK(percent_of(best_children{2}, {{1, 70}, {5, 60}, {1, 90}}) == "80");
  CHECK(is_monotone_over_marks(best_children{2}, {1, 5, 2}));
  CHECK(is_monotone_over_marks(best_children{2}, {3, 1, 1, 8}));
}

TEST_CASE("the number of the best is read as it is written") {
  CHECK(best_children::read("3")->children == 3);
  CHECK(best_children{3}.text() == "3");
  CHECK(best_children::read("few").error().where.id == "best_children");
}

} // namespace
