// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/sampling/allocation.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;
using visits = std::vector<std::uint32_t>;

/// A stratum with what is known of it, as a user's table has it.
struct row {
  std::string id;
  std::uint32_t population = 0;
  rounded_decimal deviation = decimal{1};
  rounded_decimal cost = decimal{1};
  std::uint32_t least = 1;
  std::uint32_t most = ~std::uint32_t{0};
};
using strata = std::vector<row>;

auto allocated(strata const& rows, std::uint32_t n, allocation kind = allocation::proportional_to_size) {
  std::vector<stratum> all;
  std::vector<known_stratum> known;
  for (auto const& r : rows) {
    all.push_back({r.id, r.population});
    known.push_back({r.id, r.deviation, r.cost, r.least, r.most});
  }
  return allocate(all, n, kind, known);
}

bool gives(strata const& s, std::uint32_t n, allocation kind, visits const& due) {
  auto const r = allocated(s, n, kind);
  return r.has_value() && *r == due;
}

// theory.json, alloc/*.
TEST_CASE("alloc/lohr_agpop") {
  strata const regions{{"NC", 1054, 271303_dec, 10_dec},
                       {"NE", 220, 79365_dec, 6_dec},
                       {"S", 1382, 243956_dec, 8_dec},
                       {"W", 422, 835639_dec, 18_dec}};
  CHECK(gives(regions, 300, allocation::proportional_to_size, {103, 21, 135, 41}));
  CHECK(gives(regions, 300, allocation::neyman, {86, 5, 102, 107}));
  CHECK(gives(regions, 300, allocation::equal, {75, 75, 75, 75}));
  // The case gives real numbers for a budget of 3 000: 79.86, 6.30, 105.28, 73.41, together 264.85.
  auto const r = allocated(regions, 265, allocation::cost_weighted);
  REQUIRE(r.has_value());
  CHECK(*r == visits{80, 6, 105, 74});
}

TEST_CASE("alloc/cochran_cities") {
  // Deviations are roots of 53 843 and 5 581.
  CHECK(gives({{"large", 16, 232.041_dec}, {"small", 48, 74.706_dec}}, 24, allocation::neyman, {12, 12}));
  CHECK(gives({{"large", 16}, {"small", 48}}, 24, allocation::proportional_to_size, {6, 18}));
}

TEST_CASE("alloc/api_enroll_n200") {
  strata const schools{{"E", 4397, 175.874710_dec, 1_dec, 2},
                       {"H", 751, 688.319022_dec, 1_dec, 2},
                       {"M", 1009, 438.611705_dec, 1_dec, 2}};
  CHECK(gives(schools, 200, allocation::proportional_to_size, {143, 24, 33}));
  CHECK(gives(schools, 200, allocation::neyman, {89, 60, 51}));
}

/// The sum that the optimum makes least: a_h² / n_h, for its cost.
basic_fraction<8> loss(strata const& s, visits const& n) {
  basic_fraction<8> sum;
  for (std::size_t i = 0; i < s.size(); ++i) {
    auto const a =
        basic_fraction<8>{std::int64_t{s[i].population}} * basic_fraction<8>{s[i].deviation.value()};
    sum += a * a / basic_fraction<8>{std::int64_t{n[i]}};
  }
  return sum;
}

TEST_CASE("no other allocation within the limits is better") {
  std::uint32_t state = 1;
  auto const below = [&](std::uint32_t n) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % n;
  };
  for (int round = 0; round < 60; ++round) {
    strata s;
    for (auto const id : {"a", "b", "c"})
      s.push_back({id, 1 + below(12), decimal::from_micro(below(5'000'000)), 1_dec, 1, 1 + below(9)});
    auto const cap = [](row const& x) { return (std::min)(x.population, x.most); };
    auto const room = cap(s[0]) + cap(s[1]) + cap(s[2]);
    for (std::uint32_t n = 3; n <= room; ++n) {
      auto const r = allocated(s, n, allocation::neyman);
      REQUIRE(r.has_value());
      auto const ours = loss(s, *r);
      CHECK((*r)[0] + (*r)[1] + (*r)[2] == n);
      for (std::uint32_t a = 1; a <= cap(s[0]); ++a)
        for (std::uint32_t b = 1; b <= cap(s[1]); ++b)
          if (a + b < n && n - a - b <= cap(s[2]) && loss(s, {a, b, n - a - b}) < ours)
            FAIL_CHECK(round << ' ' << n << ' ' << a << ' ' << b);
    }
  }
}

// Golden: tests/golden/allocation/make.py.
TEST_CASE("proportional and equal allocations are largest remainders within the limits") {
  std::ifstream in{"golden/allocation/cases.txt"};
  std::string line;
  int cases = 0;
  while (std::getline(in, line)) {
    std::istringstream fields{line};
    std::string kind;
    std::uint32_t n = 0;
    fields >> kind >> n;
    strata s;
    visits due;
    char colon = 0;
    for (std::uint32_t outlets = 0, least = 0, most = 0, drawn = 0;
         fields >> outlets >> colon >> least >> colon >> most >> colon >> drawn;) {
      s.push_back({std::to_string(s.size()), outlets, 1_dec, 1_dec, least, most});
      due.push_back(drawn);
    }
    CAPTURE(line);
    CHECK(gives(s, n, kind == "equal" ? allocation::equal : allocation::proportional_to_size, due));
    ++cases;
  }
  CHECK(cases == 400);
}

TEST_CASE("minima, caps and ties") {
  strata s{{"a", 10}, {"b", 10}, {"c", 10}};
  CHECK(gives(s, 4, allocation::proportional_to_size, {2, 1, 1})); // equal claims: the first listed
  CHECK(gives(s, 30, allocation::proportional_to_size, {10, 10, 10}));
  s[2].most = 2;
  CHECK(gives(s, 12, allocation::proportional_to_size, {5, 5, 2}));
  s[0].least = 7;
  CHECK(gives(s, 12, allocation::equal, {7, 3, 2}));
  s[0].least = 0;
  s[1].least = 0;
  s[1].population = 11;
  CHECK(gives(s, 2, allocation::proportional_to_size, {0, 1, 1})); // the larger remainder
  CHECK(gives({{"a", 4'294'967'293}, {"b", 1}, {"c", 1}}, 4'294'967'294, allocation::proportional_to_size,
              {4'294'967'292, 1, 1}));
  // Far from its quota, the most that a small stratum gets is one visit more; 101 of equal worth share the rest.
  strata many(101, {"", 1});
  many[0].population = 1'000;
  for (std::size_t i = 0; i < many.size(); ++i) {
    many[i].id = std::to_string(i);
    many[i].least = 0;
  }
  auto const r = allocated(many, 550);
  REQUIRE(r.has_value());
  CHECK((*r)[0] == 500);
  // Nothing varies: no more than the least, while others can take visits.
  strata still{{"a", 10, 0_dec}, {"b", 10, 1_dec}, {"c", 3, 0_dec}};
  CHECK(gives(still, 12, allocation::neyman, {1, 10, 1}));
  CHECK(gives(still, 14, allocation::neyman, {3, 10, 1}));
  still[0].least = 0;
  CHECK(gives(still, 5, allocation::neyman, {0, 4, 1}));
  // Cheap visits are worth more.
  CHECK(gives({{"a", 10, 1_dec, 1_dec}, {"b", 10, 1_dec, 100_dec}}, 11, allocation::cost_weighted, {10, 1}));
}

TEST_CASE("numbers at their largest") {
  auto const s = decimal::from_micro((std::numeric_limits<std::int64_t>::max)());
  CHECK(
      gives({{"a", 2'000'000'000, s, s}, {"b", 2'000'000'000, s, s}}, 7, allocation::cost_weighted, {4, 3}));
  auto const r = allocated(strata{{"a", 4'000'000'000}, {"b", 4'000'000'000}}, 7);
  REQUIRE_FALSE(r.has_value());
  CHECK(r.errors()[0].code == errc::frame_too_large);
}

TEST_CASE("what cannot be allocated is said at once") {
  struct fault {
    errc code;
    std::size_t index;
    std::string_view id;
  };
  auto const says = [](strata const& s, std::uint32_t n, std::vector<fault> const& due) {
    auto const r = allocated(s, n, allocation::cost_weighted);
    if (r.has_value() || r.errors().size() != due.size())
      return false;
    for (std::size_t i = 0; i < due.size(); ++i)
      if (r.errors()[i].code != due[i].code || r.errors()[i].where.index != due[i].index ||
          r.errors()[i].where.id != due[i].id)
        return false;
    return true;
  };
  CHECK(says({}, 1, {{errc::allocation_empty, place::nowhere, ""}}));
  CHECK(says({{"a", 0}, {"b", 3, -1_dec, 0_dec, 4}, {"c", 9, 1_dec, 1_dec, 3, 2}}, 1,
             {{errc::stratum_empty, 0, "a"},
              {errc::cap_below_minimum, 1, "b"},
              {errc::deviation_negative, 1, "b"},
              {errc::cost_not_positive, 1, "b"},
              {errc::cap_below_minimum, 2, "c"}}));
  CHECK(says({{"a", 5}, {"b", 5}}, 1, {{errc::too_few_visits, place::nowhere, ""}}));
  CHECK(says({{"a", 5}, {"b", 5}}, 11, {{errc::too_many_visits, place::nowhere, ""}}));
  auto const r = allocated(strata{{"a", 5}, {"b", 5}}, 11);
  REQUIRE_FALSE(r.has_value());
  CHECK(r.errors()[0].got == 11_dec);
  CHECK(r.errors()[0].expected == 10_dec);
}

TEST_CASE("strata of a frame are allocated to as they are") {
  std::vector<stratum> const of_frame{{"north", 30}, {"south", 10}};
  CHECK(*allocate(of_frame, 8) == visits{6, 2});
  CHECK(*allocate(of_frame, 8, allocation::equal) == visits{4, 4});
  // What is known stands in any order, and of some strata only where sizes decide.
  CHECK(*allocate(of_frame, 8, allocation::proportional_to_size,
                  std::vector<known_stratum>{{.id = "south", .least = 5}}) == visits{3, 5});
  CHECK(*allocate(of_frame, 12, allocation::neyman,
                  std::vector<known_stratum>{{"south", 9.0}, {"north", 1.5}}) == visits{4, 8});
}

TEST_CASE("deviations and costs are decimals, whole numbers or doubles") {
  CHECK(rounded_decimal{2.5}.value() == 2.5_dec);
  CHECK(rounded_decimal{0.0000005}.value() == 0.000001_dec);
  CHECK(rounded_decimal{-1.0 / 3}.value() == -0.333333_dec);
  CHECK(rounded_decimal{9.25F}.value() == 9.25_dec);
  CHECK(rounded_decimal{7U}.value() == 7_dec);
  CHECK(rounded_decimal{}.value() == 0_dec);
  constexpr auto most = (std::numeric_limits<std::int64_t>::max)() / decimal::one;
  CHECK(rounded_decimal{most}.value() == decimal{most});
  CHECK_FALSE(rounded_decimal{most + 1}.is_in_range());
  CHECK_FALSE(rounded_decimal{1e13}.is_in_range());
  CHECK_FALSE(rounded_decimal{-std::numeric_limits<double>::infinity()}.is_in_range());
  CHECK_FALSE(rounded_decimal{std::numeric_limits<double>::quiet_NaN()}.is_in_range());
  static_assert(rounded_decimal{2.5} == rounded_decimal{2.5_dec});
  static_assert(!std::is_constructible_v<rounded_decimal, bool>);
  std::vector<stratum> const of_frame{{"north", 30}, {"south", 10}};
  auto const bad = allocate(of_frame, 8, allocation::neyman,
                            std::vector<known_stratum>{{"south", 1e300}, {"north", 2, std::nan("")}});
  REQUIRE_FALSE(bad.has_value());
  REQUIRE(bad.errors().size() == 2);
  CHECK(bad.errors()[0].code == errc::number_out_of_range);
  CHECK(bad.errors()[0].where.id == "south");
  CHECK(bad.errors()[1].where.index == 1);
}

TEST_CASE("what is known of strata that are not there, or twice, or not of all, is said at once") {
  std::vector<stratum> const of_frame{{"north", 30}, {"south", 10}, {"east", 3}};
  auto const r =
      allocate(of_frame, 8, allocation::neyman, std::vector<known_stratum>{{"west"}, {"south"}, {"south"}});
  REQUIRE_FALSE(r.has_value());
  std::vector<std::pair<errc, std::string_view>> found;
  for (auto const& e : r.errors())
    found.push_back({e.code, e.where.id});
  CHECK(found == std::vector<std::pair<errc, std::string_view>>{{errc::stratum_unknown, "west"},
                                                                {errc::stratum_listed_twice, "south"},
                                                                {errc::stratum_not_listed, "east"},
                                                                {errc::stratum_not_listed, "north"}});
  CHECK(r.errors()[1].where.index == 2);
}

} // namespace
