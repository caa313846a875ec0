// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <string_view>

namespace {

using namespace starlot::literals;
using starlot::ladder;
using starlot::points;
using starlot::rung;
using starlot_tests::opaque;

constexpr ladder stars(points first) {
  return {{first, "pass"},
          {80_pt, {"three stars", "三星级"}, 3},
          {90_pt, "four stars", 4},
          {95_pt, "five stars", 5}};
}

constexpr bool is_as_given(ladder const& l, points first) {
  auto const r = l.rungs();
  return l.given() == 4 && r.size() == 4 && r[0].from == first && r[0].name.en == "pass" &&
         r[0].stars == 0_dec && r[1].from == 80_pt && r[1].name.zh == "三星级" && r[1].stars == 3_dec &&
         r[3].from == 95_pt && r[3].stars == 5_dec;
}
constexpr auto fixed = stars(70_pt);
static_assert(is_as_given(fixed, 70_pt));

TEST_CASE("a ladder holds its rungs in the order in which they are given") {
  CHECK(is_as_given(stars(opaque(70_pt)), 70_pt));
  CHECK(is_as_given(stars(opaque(99_pt)), 99_pt)); // the validator judges, not the ladder
  auto const copy = opaque(fixed);
  CHECK(is_as_given(copy, 70_pt));
}

TEST_CASE("an empty ladder has no rungs") {
  constexpr ladder none(std::initializer_list<rung>{});
  static_assert(none.given() == 0 && none.rungs().empty());
  auto const now = opaque(ladder(std::initializer_list<rung>{}));
  CHECK(now.given() == 0);
  CHECK(now.rungs().empty());
}

#define STARLOT_TEST_EIGHT(first)                                                                            \
  {points{first}, "a"}, {points{first + 1}, "b"}, {points{first + 2}, "c"}, {points{first + 3}, "d"},        \
      {points{first + 4}, "e"}, {points{first + 5}, "f"}, {points{first + 6}, "g"}, {                        \
    points{first + 7}, "h"                                                                                   \
  }

constexpr ladder full(int first) {
  return {STARLOT_TEST_EIGHT(first), STARLOT_TEST_EIGHT(first + 8), STARLOT_TEST_EIGHT(first + 16),
          STARLOT_TEST_EIGHT(first + 24)};
}
constexpr ladder too_long(int first) {
  return {STARLOT_TEST_EIGHT(first),
          STARLOT_TEST_EIGHT(first + 8),
          STARLOT_TEST_EIGHT(first + 16),
          STARLOT_TEST_EIGHT(first + 24),
          {points{first + 32}, "one too many", 9}};
}
constexpr bool holds_32(ladder const& l, std::size_t given, int first) {
  if (l.given() != given || l.rungs().size() != 32)
    return false;
  for (int i = 0; i < 32; ++i)
    if (l.rungs()[static_cast<std::size_t>(i)].from != points{first + i})
      return false;
  return true;
}
static_assert(ladder::capacity == 32);
static_assert(holds_32(full(1), 32, 1));
static_assert(holds_32(too_long(1), 33, 1));

TEST_CASE("a ladder has room for 32 rungs and counts those beyond") {
  CHECK(holds_32(full(opaque(1)), 32, 1));
  CHECK(holds_32(too_long(opaque(1)), 33, 1));
}

constexpr bool stars_are(int whole) {
  return rung{80_pt, "a", whole}.stars == 3_dec && rung::above(80_pt, "a", whole).stars == 3_dec &&
         rung::at_most(80_pt, "a", whole).stars == 3_dec && rung::below(80_pt, "a", whole).stars == 3_dec &&
         rung{80_pt, "a", 3.5_dec}.stars == 3.5_dec && rung::above(80_pt, "a", 3.5_dec).stars == 3.5_dec &&
         rung::at_most(80_pt, "a").stars == 0_dec;
}
static_assert(stars_are(3));

TEST_CASE("stars are whole numbers, or decimals") { CHECK(stars_are(opaque(3))); }

TEST_CASE("a rung without stars has none") {
  constexpr rung plain{70_pt, "pass"};
  static_assert(plain.stars == 0_dec);
  CHECK(tables::same(rung{opaque(70_pt), "pass"}, plain));
  CHECK(rung{}.from == 0_pt);
  CHECK(rung{}.name.empty());
}

} // namespace
