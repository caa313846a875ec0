// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/roll_ups/small_clause.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/roll_ups/extra_credit.hpp>

namespace {

using namespace starlot;
using namespace starlot::literals;
using starlot_tests::is_monotone_over_marks;
using starlot_tests::percent_of;

static_assert(extra_credit{1}.check().has_value() && !extra_credit{0}.check().has_value());

TEST_CASE("the last children are added to the mean of the others, and not to the maximum") {
  CHECK(percent_of(extra_credit{1}, {{4, 50}, {6, 100}, {1, 100}}) == "90"); // (2 + 6 + 1) / 10
  CHECK(percent_of(extra_credit{1}, {{4, 100}, {6, 100}, {1, 100}}) == "110");
  CHECK(percent_of(extra_credit{2}, {{4, 100}, {1, 50}, {1, 0}}) == "225/2"); // 1 + 0.5 / 4
  CHECK(percent_of(extra_credit{1}, {{4, 0}, {1, 0}}) == "0");
  CHECK(is_monotone_over_marks(extra_credit{1}, {2, 3, 1}));
}

TEST_CASE("extra credit alone refuses") {
  CHECK(starlot_tests::answer_of(extra_credit{2}, {{1, 50}, {1, 60}}).earned() == fraction{-1});
}

} // namespace
