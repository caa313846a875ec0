// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/roll_ups/small_clause.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/roll_ups/rescaled.hpp>

namespace {

using namespace starlot;
using namespace starlot::literals;
using starlot_tests::is_monotone_over_marks;
using starlot_tests::percent_of;

constexpr rescaled one_to_five{1_dec, 5_dec, 0_dec, 100_dec};
static_assert(one_to_five.check().has_value());
static_assert(!rescaled{5_dec, 1_dec, 0_dec, 100_dec}.check().has_value());
static_assert(!rescaled{1_dec, 5_dec, 100_dec, 0_dec}.check().has_value());
static_assert(!rescaled{-1_dec, 5_dec, 0_dec, 100_dec}.check().has_value());
static_assert(!rescaled{1_dec, 5_dec, 7_dec, 7_dec}.check().has_value());

TEST_CASE("a mean on one range is brought to another") {
  CHECK(percent_of(one_to_five, {{1, 20}}) == "0");               // 1 of 5
  CHECK(percent_of(one_to_five, {{1, 60}}) == "50");              // 3 of 5
  CHECK(percent_of(one_to_five, {{1, 100}, {1, 60}}) == "75");    // 4 of 5
  CHECK(percent_of(one_to_five, {{1, 100}, {3, 60}}) == "125/2"); // 3.5 of 5
  CHECK(percent_of(one_to_five, {{1, 0}}) == "0");                // below the range
  // 0 to 10 becomes 60 to 100: 5 is 80, of 100.
  CHECK(percent_of(rescaled{0_dec, 10_dec, 60_dec, 100_dec}, {{1, 50}}) == "80");
  CHECK(percent_of(rescaled{0_dec, 10_dec, 1_dec, 4_dec}, {{1, 50}}) == "125/2"); // 2.5 of 4
  CHECK(percent_of(one_to_five, {{1, 120}}) == "100"); // extra credit below it goes no further
  CHECK(is_monotone_over_marks(one_to_five, {1, 2, 1}));
}

TEST_CASE("ranges are read as they are written") {
  auto const read = rescaled::read("1 5 0 100");
  REQUIRE(read);
  CHECK(read->parameters() == one_to_five.parameters());
  CHECK(rescaled{0.5_dec, 5_dec, 0_dec, 100_dec}.text() == "0.5 5 0 100");
  for (auto const* const text : {"", "1 5 0", "1 5 0 100 7", "1 5 0 x", "1  5 0 100", "1 5 0 100 "})
    CHECK(rescaled::read(text).error().code == errc::wrong_parameter);
}

} // namespace
