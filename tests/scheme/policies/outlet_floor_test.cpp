// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/policies/outlet_floor.hpp>

#include <array>
#include <cstdint>

namespace {

using namespace starlot;
using namespace starlot::literals;

static_assert(AggregationPolicy<outlet_floor>);
static_assert(outlet_floor{59.5_pt}.parameters() == std::array<std::int64_t, 1>{59'500'000});

TEST_CASE("an outlet below the floor fails the company, one on it does not") {
  constexpr outlet_floor floor{60_pt};
  CHECK(floor.fails({0, fraction{1}, fraction::of(599, 10)}));
  CHECK_FALSE(floor.fails({0, fraction{1}, fraction{60}}));
}

TEST_CASE("the points of a floor are read as they are written") {
  CHECK(outlet_floor::read("59.5").value().least == 59.5_pt);
  CHECK(outlet_floor{59.5_pt}.text() == "59.5");
  for (auto const* const text : {"", "60%", "sixty", "1.0000001"})
    CHECK(outlet_floor::read(text).error().code == errc::wrong_parameter);
}

} // namespace
