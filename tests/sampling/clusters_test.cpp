// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/clusters.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/replay.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

struct shop {
  std::string_view id, city, region;
  std::int64_t size = 1;
};

constexpr auto id = outlet_id{&shop::id};
constexpr auto city = in_cluster{&shop::city};
constexpr auto region = in_stratum{&shop::region};
constexpr auto size_of = of_size{&shop::size};

std::vector<shop> const shops{{"a1", "Anhe", "north", 3}, {"b1", "Bei", "south", 1},
                              {"a2", "Anhe", "north", 2}, {"c1", "Cang", "north", 4},
                              {"b2", "Bei", "south", 10}, {"a3", "Anhe", "north", 1}};

TEST_CASE("clusters are a frame of their own, each as large as its outlets together") {
  auto const f = frame::of(shops, id, city, region, size_of);
  auto const cities = clusters_of(*f);
  REQUIRE(cities);
  CHECK(cities->canonical() == "starlot frame 1\n"
                               "Anhe\tnorth\t\t6\n"
                               "Bei\tsouth\t\t11\n"
                               "Cang\tnorth\t\t4\n");
  CHECK(clusters_of(*frame::of(shops, id, city))->canonical() ==
        "starlot frame 1\nAnhe\t\t\t3\nBei\t\t\t2\nCang\t\t\t1\n");
}

TEST_CASE("the second stage has the outlets of the clusters that were drawn, by cluster") {
  auto const f = frame::of(shops, id, city, region, size_of);
  auto const cities = clusters_of(*f);
  sample const drawn{{{"", 3, 2}}, {{2, 0}, {0, 0}}};
  auto const within = outlets_in(*f, *cities, drawn);
  REQUIRE(within);
  CHECK(within->canonical() == "starlot frame 1\n"
                               "a1\tAnhe\t\t3\n"
                               "a2\tAnhe\t\t2\n"
                               "a3\tAnhe\t\t1\n"
                               "c1\tCang\t\t4\n");
}

TEST_CASE("each stage has a record, which is replayed as any other") {
  auto const f = frame::of(shops, id, city);
  auto const cities = clusters_of(*f);
  seed const lottery{"05 11 17", "lottery", "2026-11-20T09:00:00Z", "2026-11-23T21:15:00Z"};
  auto const first = record_draw(*cities, systematic_pps{2}, lottery);
  REQUIRE(first);
  CHECK(replay(first->text(), *cities)->hash() == first->hash());
  auto const within = outlets_in(*f, *cities, first->sample());
  auto const second = record_draw(*within, stratified{2, allocation::equal}, lottery);
  REQUIRE(second);
  CHECK(replay(second->text(), *within)->hash() == second->hash());
}

TEST_CASE("clusters that are no stage are told") {
  auto const without = clusters_of(*frame::of(shops, id, region));
  REQUIRE_FALSE(without);
  CHECK(without.error().code == errc::cluster_missing);

  auto both = shops;
  both.push_back({"b3", "Bei", "north"});
  both.push_back({"b4", "Bei", "east"});
  both.push_back({"c2", "Cang", "south"});
  auto const crossing = clusters_of(*frame::of(both, id, city, region));
  REQUIRE_FALSE(crossing);
  REQUIRE(crossing.errors().size() == 2);
  CHECK(crossing.errors()[0] == error::at(errc::cluster_in_strata, "Bei", crossing.errors()[0].where.index));
  CHECK(crossing.errors()[1].where.id == "Cang");

  auto const f = frame::of(shops, id, city);
  auto const cities = clusters_of(*f);
  both[0].city = "Dong";
  CHECK(outlets_in(*frame::of(both, id, city), *cities, sample{{{"", 3, 1}}, {{0, 0}}}).error().code ==
        errc::frame_differs);
  CHECK(outlets_in(*f, *cities, sample{{{"", 4, 1}}, {{3, 0}}}).error().code == errc::frame_differs);
}

} // namespace
