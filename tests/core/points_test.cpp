// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/core/points.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using starlot::decimal;
using starlot::errc;
using starlot::parse;
using starlot::points;
using starlot::weight;
using namespace starlot::literals;
using namespace starlot_tests;

// ---- Literals ----

static_assert(std::is_same_v<decltype(1_pt), points> && std::is_same_v<decltype(1_wt), weight> &&
              std::is_same_v<decltype(1_dec), decimal>);
static_assert((2.5_pt).micro() == 2'500'000 && (3_wt).micro() == 3'000'000 && (4.5_dec).micro() == 4'500'000);
static_assert(1'000.000'001_pt == points::from_micro(1'000'000'001) && 0_pt == points{});
static_assert(2.5000000000_pt == 2.5_pt && 007_pt == 7_pt);
static_assert((9223372036854.775807_pt).micro() == (std::numeric_limits<std::int64_t>::max)());
static_assert((-9223372036854.775807_pt).micro() == -(std::numeric_limits<std::int64_t>::max)());

TEST_CASE("points: literals, at run time as at compile time") {
  CHECK(2.5_pt == opaque(points::from_micro(2'500'000)));
  CHECK(3_wt == opaque(weight::from_micro(3'000'000)));
  CHECK(4.5_dec == opaque(decimal::from_micro(4'500'000)));
  CHECK(10_pt + 30_pt + 0.25_pt == opaque(points::from_micro(40'250'000)));
}

// ---- Reading: the details are those of detail/base/decimal_text.hpp ----

struct row {
  std::string_view characters;
  errc code;
  std::int64_t micro;
};

constexpr row rows[] = {
    {"2.5", errc::none, 2'500'000},
    {"-0.000001", errc::none, -1},
    {"+5", errc::none, 5'000'000},
    {"2.5000000", errc::none, 2'500'000},
    {"", errc::not_a_number, 0},
    {"five", errc::not_a_number, 0},
    {"2.5000001", errc::too_many_decimals, 0},
    {"9223372036854.775808", errc::number_out_of_range, 0},
};

template <class Decimal> constexpr bool agrees(row const& r) {
  auto const read = parse<Decimal>(r.characters);
  return r.code == errc::none ? read.has_value() && read->micro() == r.micro
                              : !read.has_value() && read.error().code == r.code;
}

static_assert(holds_for_all(rows, agrees<points>));
static_assert(holds_for_all(rows, agrees<weight>));
static_assert(holds_for_all(rows, agrees<decimal>));
static_assert(std::is_same_v<decltype(parse<points>("")), starlot::result<points>>);

TEST_CASE("points: reading gives the number, or what is wrong with it") {
  check_all(rows, agrees<points>);
  check_all(rows, agrees<weight>);
  check_all(rows, agrees<decimal>);
}

// ---- Writing ----

TEST_CASE("points: writing") {
  CHECK(to_string(2.5_pt) == "2.5");
  CHECK(to_string(2.5_pt, 2) == "2.50");
  CHECK(to_string(97_dec, 2) == "97.00");
  CHECK(to_string(-0.000001_dec) == "-0.000001");
  CHECK(to_string(3_wt) == "3");
  CHECK(to_string(points::from_micro((std::numeric_limits<std::int64_t>::min)())) == "-9223372036854.775808");
}

TEST_CASE("points: there and back") {
  random_numbers random;
  int wrong = 0;
  for (int i = 0; i < 20'000; ++i) {
    auto const p = points::from_micro(random.signed_number(63));
    auto const read = parse<points>(to_string(p, static_cast<int>(random.below(7))));
    wrong += !read || *read != p;
  }
  CHECK(wrong == 0);
}

} // namespace
