// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/points.hpp>
#include <starlot/sampling/design.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

struct shop {
  std::string_view id;
  std::string_view region;
};

/// Ids do not follow the strata: south has 2 outlets, north 3, east 1.
frame shops() {
  static std::vector<shop> const rows{{"1", "south"}, {"2", "north"}, {"3", "east"},
                                      {"4", "north"}, {"5", "south"}, {"6", "north"}};
  auto f = frame::of(rows, outlet_id{&shop::id}, in_stratum{&shop::region});
  return *f;
}

struct fault {
  errc code;
  std::size_t index;
  std::string_view id;
};

template <class Design> bool says(Design const& design, std::vector<fault> const& due) {
  static auto const f = shops();
  auto const r = plan(f, design);
  if (r.has_value() || r.error().size() != due.size())
    return false;
  for (std::size_t i = 0; i < due.size(); ++i)
    if (r.error()[i].code != due[i].code || r.error()[i].where.index != due[i].index ||
        r.error()[i].where.id != due[i].id)
      return false;
  return true;
}

static_assert(Design<census> && Design<simple_random> && Design<stratified> && Design<visits_per_stratum> &&
              Design<multi_site>);
static_assert(!Design<int>);

TEST_CASE("designs without strata") {
  auto const f = shops();
  auto const all = plan(f, census{});
  REQUIRE(all.has_value());
  CHECK(all->strata == std::vector<stratum>{{"", 6, 6}});
  auto const some = plan(f, simple_random{4});
  REQUIRE(some.has_value());
  CHECK(some->strata == std::vector<stratum>{{"", 6, 4}});
  CHECK(plan(f, simple_random{6}).has_value());
  CHECK(says(simple_random{0}, {{errc::sample_of_none, place::nowhere, ""}}));
  CHECK(says(simple_random{7}, {{errc::too_many_visits, place::nowhere, ""}}));
}

TEST_CASE("strata are those of the frame, in the order of their ids") {
  auto const f = shops();
  auto const r = plan(f, visits_per_stratum{{{"south", 1}, {"east", 0}, {"north", 2}}});
  REQUIRE(r.has_value());
  CHECK(r->strata == std::vector<stratum>{{"east", 1, 0}, {"north", 3, 2}, {"south", 2, 1}});
  CHECK(r->stratum_of == std::vector<std::uint32_t>{2, 1, 0, 1, 2, 1});
}

TEST_CASE("a total is allocated to the strata") {
  auto const f = shops();
  auto const r = plan(f, stratified{4});
  REQUIRE(r.has_value());
  CHECK(r->strata == std::vector<stratum>{{"east", 1, 1}, {"north", 3, 2}, {"south", 2, 1}});
  auto const known =
      plan(f, stratified{4,
                         allocation::neyman,
                         {{.id = "south", .deviation = 9_dec}, {.id = "north", .least = 0}, {.id = "east"}}});
  REQUIRE(known.has_value());
  CHECK(known->strata == std::vector<stratum>{{"east", 1, 1}, {"north", 3, 1}, {"south", 2, 2}});
}

TEST_CASE("what is wrong with strata is said at once") {
  CHECK(says(stratified{0}, {{errc::sample_of_none, place::nowhere, ""}}));
  CHECK(says(stratified{2}, {{errc::too_few_visits, place::nowhere, ""}}));
  CHECK(says(stratified{7}, {{errc::too_many_visits, place::nowhere, ""}}));
  CHECK(says(stratified{4, allocation::neyman, {{.id = "west"}, {.id = "east"}, {.id = "east"}}},
             {{errc::stratum_unknown, 0, "west"},
              {errc::stratum_listed_twice, 2, "east"},
              {errc::stratum_not_listed, place::nowhere, "north"},
              {errc::stratum_not_listed, place::nowhere, "south"}}));
  CHECK(
      says(stratified{4, allocation::cost_weighted}, {{errc::stratum_not_listed, place::nowhere, "east"},
                                                      {errc::stratum_not_listed, place::nowhere, "north"},
                                                      {errc::stratum_not_listed, place::nowhere, "south"}}));
  CHECK(says(stratified{4,
                        allocation::neyman,
                        {{.id = "east", .least = 2}, {.id = "south", .deviation = -1_dec}, {.id = "north"}}},
             {{errc::cap_below_minimum, 0, "east"}, {errc::deviation_negative, 2, "south"}}));
  CHECK(says(visits_per_stratum{{{"north", 4}, {"west", 1}, {"north", 1}}},
             {{errc::too_many_visits, 0, "north"},
              {errc::stratum_unknown, 1, "west"},
              {errc::stratum_listed_twice, 2, "north"},
              {errc::stratum_not_listed, place::nowhere, "east"},
              {errc::stratum_not_listed, place::nowhere, "south"}}));
  CHECK(says(visits_per_stratum{{{"north", 0}, {"south", 0}, {"east", 0}}},
             {{errc::sample_of_none, place::nowhere, ""}}));
}

TEST_CASE("sites of layers: some chosen, the others drawn from the rest") {
  auto const f = shops();
  auto const none = plan(f, multi_site{});
  REQUIRE(none.has_value());
  CHECK(none->strata == std::vector<stratum>{{"east", 1, 1}, {"north", 3, 2}, {"south", 2, 2}});
  auto const some = plan(f, multi_site{audit_kind::initial, {"5", "2"}});
  REQUIRE(some.has_value());
  CHECK(some->strata ==
        std::vector<stratum>{
            {"east", 1, 1}, {"north", 2, 1}, {"north", 1, 1, true}, {"south", 1, 1}, {"south", 1, 1, true}});
  CHECK(some->stratum_of == std::vector<std::uint32_t>{3, 2, 0, 1, 4, 1});
  // A quarter, rounded up, is random: nothing can be chosen of a layer with one visit.
  CHECK(says(multi_site{audit_kind::initial, {"3", "x", "1", "3", "5"}},
             {{errc::outlet_unknown, 1, "x"},
              {errc::chosen_twice, 3, "3"},
              {errc::too_many_chosen, place::nowhere, "east"},
              {errc::too_many_chosen, place::nowhere, "south"}}));
}

} // namespace
