// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/designs/fixed_allocation.hpp>

#include <cstdint>
#include <vector>

namespace {

using namespace starlot;
using namespace six_shops;

TEST_CASE("strata are those of the frame, in the order of their ids") {
  auto const r = plan(six_shops::frame(), fixed_allocation{{{"south", 1}, {"east", 0}, {"north x", 2}}});
  REQUIRE(r.has_value());
  CHECK(r->strata == std::vector<stratum>{{"east", 1, 0}, {"north x", 3, 2}, {"south", 2, 1}});
  CHECK(r->stratum_of == std::vector<std::uint32_t>{2, 1, 0, 1, 2, 1});
}

TEST_CASE("what is wrong with a fixed allocation is said at once") {
  CHECK(says(fixed_allocation{{{"north x", 4}, {"west", 1}, {"north x", 1}}},
             {{errc::too_many_visits, 0, "north x"},
              {errc::stratum_unknown, 1, "west"},
              {errc::stratum_listed_twice, 2, "north x"},
              {errc::stratum_not_listed, place::nowhere, "east"},
              {errc::stratum_not_listed, place::nowhere, "south"}}));
  CHECK(says(fixed_allocation{{{"north x", 0}, {"south", 0}, {"east", 0}}},
             {{errc::sample_of_none, place::nowhere, ""}}));
}

TEST_CASE("a fixed allocation is recorded with the visits of each stratum") {
  CHECK(survives(fixed_allocation{{{"south", 1}, {"east", 0}, {"north x", 3}}},
                 {"visits-per-stratum-1", {"visits 1\tsouth", "visits 0\teast", "visits 3\tnorth x"}}));
  CHECK(refuses({"visits-per-stratum-1", {"visits 1\tsouth", "visits 1"}}, errc::bad_design_line, 1));
  CHECK(refuses({"visits-per-stratum-1", {}}, errc::stratum_not_listed));
}

} // namespace
