// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/core/points.hpp>
#include <starlot/sampling/designs/stratified.hpp>

#include <limits>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;
using namespace six_shops;

TEST_CASE("a total is allocated to the strata") {
  auto const r = plan(six_shops::frame(), stratified{4});
  REQUIRE(r.has_value());
  CHECK(r->strata == std::vector<stratum>{{"east", 1, 1}, {"north x", 3, 2}, {"south", 2, 1}});
  auto const known =
      plan(six_shops::frame(),
           stratified{4,
                      allocation::neyman,
                      {{.id = "south", .deviation = 9_dec}, {.id = "north x", .least = 0}, {.id = "east"}}});
  REQUIRE(known.has_value());
  CHECK(known->strata == std::vector<stratum>{{"east", 1, 1}, {"north x", 3, 1}, {"south", 2, 2}});
}

TEST_CASE("what is wrong with the strata of an allocation is said at once") {
  CHECK(says(stratified{0}, {{errc::sample_of_none, place::nowhere, ""}}));
  CHECK(says(stratified{2}, {{errc::too_few_visits, place::nowhere, ""}}));
  CHECK(says(stratified{7}, {{errc::too_many_visits, place::nowhere, ""}}));
  CHECK(says(stratified{4, allocation::neyman, {{.id = "west"}, {.id = "east"}, {.id = "east"}}},
             {{errc::stratum_unknown, 0, "west"},
              {errc::stratum_listed_twice, 2, "east"},
              {errc::stratum_not_listed, place::nowhere, "north x"},
              {errc::stratum_not_listed, place::nowhere, "south"}}));
  CHECK(
      says(stratified{4, allocation::cost_weighted}, {{errc::stratum_not_listed, place::nowhere, "east"},
                                                      {errc::stratum_not_listed, place::nowhere, "north x"},
                                                      {errc::stratum_not_listed, place::nowhere, "south"}}));
  CHECK(
      says(stratified{4,
                      allocation::neyman,
                      {{.id = "east", .least = 2}, {.id = "south", .deviation = -1_dec}, {.id = "north x"}}},
           {{errc::cap_below_minimum, 0, "east"}, {errc::deviation_negative, 2, "south"}}));
  CHECK(says(stratified{4,
                        allocation::equal,
                        {{.id = "south", .deviation = std::numeric_limits<double>::quiet_NaN()}}},
             {{errc::number_out_of_range, 0, "south"}}));
}

TEST_CASE("a stratified sample is recorded with its allocation and what is known of strata") {
  CHECK(survives(stratified{4}, {"stratified-1", {"visits 4", "allocation proportional-1"}}));
  CHECK(survives(stratified{5,
                            allocation::neyman,
                            {{.id = "north x", .deviation = 2.5_dec, .least = 2}, {"east"}, {"south"}}},
                 {"stratified-1",
                  {"visits 5", "allocation neyman-1", "known 2.5\t1\t2\t4294967295\tnorth x",
                   "known 1\t1\t1\t4294967295\teast", "known 1\t1\t1\t4294967295\tsouth"}}));
  CHECK(survives(stratified{4, allocation::equal, {{.id = "east", .least = 0, .most = 0}}},
                 {"stratified-1", {"visits 4", "allocation equal-1", "known 1\t1\t0\t0\teast"}}));
  CHECK(survives(stratified{4,
                            allocation::cost_weighted,
                            {{.id = "south", .cost = 0.000001_dec}, {"east"}, {"north x"}}},
                 {"stratified-1",
                  {"visits 4", "allocation cost-weighted-1", "known 1\t0.000001\t1\t4294967295\tsouth",
                   "known 1\t1\t1\t4294967295\teast", "known 1\t1\t1\t4294967295\tnorth x"}}));
  // A double is recorded as the decimal that was used.
  CHECK(survives(
      stratified{4, allocation::equal, {{.id = "east", .deviation = 1.0 / 3, .cost = 2}}},
      {"stratified-1", {"visits 4", "allocation equal-1", "known 0.333333\t2\t1\t4294967295\teast"}}));
}

TEST_CASE("lines that are no stratified sample are refused") {
  constexpr auto bad = errc::bad_design_line;
  CHECK(refuses({"stratified-1", {"visits 4"}}, bad, 1));
  CHECK(refuses({"stratified-1", {"visits 4", "allocation neyman-2"}}, bad, 1));
  for (auto const line :
       {"known 1\t1\t1\t1", "known ", "known 1,5\t1\t1\t3\teast", "known 1\tx\t1\t3\teast",
        "known 1\t1\t-1\t3\teast", "known 1\t1\t1\t3x\teast", "known 1.0\t1\t1\t3\teast", "chosen east"})
    CHECK(refuses({"stratified-1", {"visits 4", "allocation neyman-1", line}}, bad, 2));
}

} // namespace
