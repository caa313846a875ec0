// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/designs/census.hpp>

#include <vector>

namespace {

using namespace starlot;
using namespace six_shops;

TEST_CASE("a census takes all outlets as one stratum") {
  auto const all = plan(six_shops::frame(), census{});
  REQUIRE(all.has_value());
  CHECK(all->strata == std::vector<stratum>{{"", 6, 6}});
  CHECK(all->stratum_of.empty());
}

TEST_CASE("a census is recorded without parameters") {
  CHECK(survives(census{}, {"census-1", {}}));
  CHECK(refuses({"census-1", {"visits 4"}}, errc::bad_design_line, 0));
}

} // namespace
