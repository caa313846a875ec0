// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/designs.hpp>

#include <concepts>
#include <type_traits>

namespace {

using namespace starlot;

static_assert(Design<census> && Design<simple_random> && Design<stratified> && Design<fixed_allocation> &&
              Design<multi_site>);
static_assert(ReadyDesign<census> && ReadyDesign<simple_random> && ReadyDesign<stratified> &&
              ReadyDesign<fixed_allocation> && ReadyDesign<multi_site> && ReadyDesign<systematic> &&
              ReadyDesign<systematic_pps>);
static_assert(!ReadyDesign<int>);

TEST_CASE("a ready design is found by its name") {
  bool is_census = false;
  CHECK(ready_designs::with_design(
      "census-1", [&]<class Found>(std::type_identity<Found>) { is_census = std::same_as<Found, census>; }));
  CHECK(is_census);
  for (auto const name : {"", "census", "census-2", "Census-1"})
    CHECK_FALSE(ready_designs::with_design(name, [](auto) {}));
}

TEST_CASE("designs whose tickets stay what they are can be extended") {
  for (auto const name : {census::name, simple_random::name, stratified::name, fixed_allocation::name})
    CHECK(ready_designs::is_extendable(name));
  for (auto const name : {multi_site::name, systematic::name, systematic_pps::name})
    CHECK_FALSE(ready_designs::is_extendable(name));
  CHECK_FALSE(ready_designs::is_extendable("no such design"));
}

} // namespace
