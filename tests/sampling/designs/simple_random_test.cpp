// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/designs/simple_random.hpp>

#include <vector>

namespace {

using namespace starlot;
using namespace six_shops;

TEST_CASE("a simple random sample knows no strata") {
  auto const some = plan(six_shops::frame(), simple_random{4});
  REQUIRE(some.has_value());
  CHECK(some->strata == std::vector<stratum>{{"", 6, 4}});
  CHECK(plan(six_shops::frame(), simple_random{6}).has_value());
  CHECK(says(simple_random{0}, {{errc::sample_of_none, place::nowhere, ""}}));
  CHECK(says(simple_random{7}, {{errc::too_many_visits, place::nowhere, ""}}));
}

TEST_CASE("a simple random sample is recorded with its size") {
  CHECK(survives(simple_random{4}, {"simple-random-1", {"visits 4"}}));
  constexpr auto bad = errc::bad_design_line;
  CHECK(refuses({"simple-random-1", {}}, bad, 0));
  for (auto const line : {"visits", "visits ", "visits x", "visits 4 ", "visits 04", "visits +4", "visits -4",
                          "visits 4294967296", "visit 4", "visits4", "VISITS 4", "visits 4\t"})
    CHECK(refuses({"simple-random-1", {line}}, bad, 0));
  CHECK(refuses({"simple-random-1", {"visits 4", "visits 4"}}, bad, 1));
  // What the design itself has wrong.
  CHECK(refuses({"simple-random-1", {"visits 7"}}, errc::too_many_visits));
}

} // namespace
