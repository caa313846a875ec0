// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/describe.hpp>
#include <starlot/sampling/frame_warnings.hpp>

#include <string>
#include <vector>

using namespace starlot;

namespace {

struct shop {
  std::string code;
  std::string region;
};

result<frame> frame_of(std::vector<shop> const& rows) {
  return frame::of(rows, outlet_id{&shop::code}, in_stratum{&shop::region});
}

} // namespace

TEST_CASE("a frame warns of ids and strata that differ by case or width only") {
  auto const f = frame_of({{"A1", "North"}, {"a1", "north"}, {"Ａ２", "north"}, {"A2", "South"}, {"B", "North"}});
  REQUIRE(f);
  auto const all = warnings(*f);
  REQUIRE(all.size() == 3);
  for (auto const& w : all)
    CHECK(w.code == errc::ids_look_alike);
  CHECK(all[0].where.id == "a1");
  CHECK(all[0].name == "A1");
  CHECK(all[1].where.id == "Ａ２");
  CHECK(all[1].name == "A2");
  CHECK(all[2].where.id == "north");
  CHECK(all[2].name == "North");
  CHECK((*f)[all[2].where.index].stratum == "north");
  CHECK(to_string(all[2]) == "north: two ids differ by case or width only: \"North\"");
  CHECK(warnings(frame_of({{"A1", "North"}, {"A2", "South"}}).value()).empty());
}

TEST_CASE("a frame refuses ids and strata with characters that are not seen, and says which") {
  auto const f = frame_of({{"S001", "North"}, {"S001 ", "North"}, {"S\u00A0002", "North"}, {"S003", "\u3000North"}});
  REQUIRE_FALSE(f);
  REQUIRE(f.errors().size() == 3);
  for (auto const& e : f.errors())
    CHECK(e.code == errc::outlet_text_with_unseen);
  CHECK(f.errors()[0].where.index == 1);
  CHECK(to_string(f.errors()[0]).starts_with("S001\\u{20}: "));
  CHECK(to_string(f.errors()[1]).starts_with("S\\u{A0}002: "));
  CHECK(f.errors()[2].where.id == "S003"); // the stratum is what is wrong, the id says where
  CHECK(to_string(f.errors()[2]).ends_with(": \"\\u{3000}North\""));
}
