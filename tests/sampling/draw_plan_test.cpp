// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/draw_plan.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

struct shop {
  std::string_view id;
  std::string_view region;
};

TEST_CASE("the strata of a frame stand in the order of their ids") {
  std::vector<shop> const rows{{"1", "south"}, {"2", "north"}, {"3", "east"}, {"4", "north"}};
  auto const split = strata_of(*frame::of(rows, outlet_id{&shop::id}, in_stratum{&shop::region}));
  CHECK(split.strata == std::vector<stratum>{{"east", 1, 0}, {"north", 2, 0}, {"south", 1, 0}});
  CHECK(split.stratum_of == std::vector<std::uint32_t>{2, 1, 0, 1});
}

TEST_CASE("a frame without strata is one") {
  std::vector<shop> const rows{{"1", ""}, {"2", ""}};
  auto const split = strata_of(*frame::of(rows, outlet_id{&shop::id}));
  CHECK(split.strata == std::vector<stratum>{{"", 2, 0}});
  CHECK(split.stratum_of == std::vector<std::uint32_t>{0, 0});
}

} // namespace
