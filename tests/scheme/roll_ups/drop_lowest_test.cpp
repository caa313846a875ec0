// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/roll_ups/small_clause.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/roll_ups/drop_lowest.hpp>

namespace {

using namespace starlot;
using namespace starlot::literals;
using starlot_tests::is_monotone_over_marks;
using starlot_tests::percent_of;

static_assert(drop_lowest{1}.check().has_value() && !drop_lowest{0}.check().has_value());
static_assert(!drop_lowest{-1}.check().has_value());

TEST_CASE("the lowest are dropped, and the rest has its mean by weights") {
  CHECK(percent_of(drop_lowest{1}, {{1, 90}, {1, 30}, {1, 60}}) == "75"); // (90 + 60) / 2
  CHECK(percent_of(drop_lowest{2}, {{1, 90}, {1, 30}, {1, 60}}) == "90");
  CHECK(percent_of(drop_lowest{1}, {{1, 30}, {3, 100}, {1, 60}}) == "90"); // (300 + 60) / 4
  CHECK(percent_of(drop_lowest{1}, {{1, 40}, {1, 40}, {2, 40}}) == "40");
}

TEST_CASE("one child is always left") {
  CHECK(percent_of(drop_lowest{1}, {{1, 30}}) == "30");
  CHECK(percent_of(drop_lowest{7}, {{1, 30}, {1, 70}}) == "70");
}

TEST_CASE("where weights differ those are dropped without which the mean is highest") {
  // Without a: (60 + 100) / 2 = 80; without b: (10 * 50 + 100) / 11 = 600/11; without c: 560/11.
  CHECK(percent_of(drop_lowest{1}, {{10, 50}, {1, 60}, {1, 100}}) == "80");
  // The lowest is b, and a heavy: without a (60 + 100) / 2 = 80, without b (700 + 100) / 11 = 800/11.
  CHECK(percent_of(drop_lowest{1}, {{10, 70}, {1, 60}, {1, 100}}) == "80");
  CHECK(is_monotone_over_marks(drop_lowest{1}, {10, 1, 1}));
  CHECK(is_monotone_over_marks(drop_lowest{2}, {1, 4, 2, 7}));
}

TEST_CASE("the number to drop is read as it is written") {
  CHECK(drop_lowest::read("2")->children == 2);
  CHECK(drop_lowest{12}.text() == "12");
  for (auto const* const text : {"", "-1", "1.5", "one", " 1", "9223372036854775808"})
    CHECK(drop_lowest::read(text).error().code == errc::wrong_parameter);
}

} // namespace
