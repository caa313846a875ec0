// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/roll_ups/small_clause.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/roll_ups/rounded_roll_up.hpp>

#include <type_traits>

namespace {

using namespace starlot;
using namespace starlot::literals;
using starlot_tests::is_monotone_over_marks;
using starlot_tests::percent_of;

using rounded_one = rounded<roll_up>;

TEST_CASE("what a clause earns is rounded to a multiple of points") {
  constexpr rounded mean{weighted_mean, 0.5_pt, rounding::half_up};
  static_assert(std::is_same_v<decltype(mean), rounded_one const>);
  CHECK(percent_of(mean, {{1, 50}, {2, 60}}, 20_dec) == "115/2"); // 20 * 17/30 = 11.33, 11.5 of 20
  CHECK(percent_of(mean, {{1, 0}}, 20_dec) == "0");
  CHECK(percent_of(rounded{minimum, 1_pt, rounding::down}, {{1, 58}, {1, 99}}, 10_dec) == "50");
  CHECK(percent_of(rounded{maximum, 1_pt, rounding::up}, {{1, 58}, {1, 91}}, 10_dec) == "100");
  CHECK(percent_of(rounded{maximum, 4_pt, rounding::up}, {{1, 91}}, 10_dec) ==
        "100"); // 12 is more than there is
  CHECK(percent_of(rounded{maximum, 4_pt, rounding::up}, {{1, 110}}, 10_dec) == "110");
  CHECK(percent_of(rounded{maximum, 4_pt, rounding::down}, {{1, 130}}, 10_dec) == "120");
  CHECK(is_monotone_over_marks(rounded{weighted_mean, 30_pt, rounding::half_even}, {1, 2, 1}));
}

TEST_CASE("a rounded roll-up is read as it is written") {
  auto const read = rounded_one::read("minimum 0.25 half_even");
  REQUIRE(read);
  CHECK(read->text() == "minimum 0.25 half_even");
  CHECK(read->parameters() == rounded{minimum, 0.25_pt, rounding::half_even}.parameters());
  for (auto const* const text : {"", "minimum", "minimum 0.25", "sum_of_points 1 down", "minimum 0 down",
                                 "minimum 1 sideways", "minimum 1 down ", "minimum 1 down x"})
    CHECK(rounded_one::read(text).error().code == errc::wrong_parameter);
}

} // namespace
