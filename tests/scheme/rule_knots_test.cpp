// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/answers.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/scheme/rule.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace {

using namespace answers;
using starlot::decimal;
using starlot::knot;
using starlot::ready_rule;
using starlot::rule_kind;
using starlot::share;

constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();
constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();

// ---- Levels ----

constexpr starlot::levels odd_levels({{-1.5_dec, 100_pct}, {0, 30_pct}, {0.5_dec, 40_pct}, {7, 0_pct}});
constexpr example levels_chosen[] = {
    {starlot::at_level(0), {3, 10}},
    {starlot::at_level(0.5_dec), {2, 5}},
    {starlot::at_level(-1.5_dec), all},
    {starlot::at_level(7), none},
    {starlot::at_level(-2), errc::unknown_level},
    {starlot::at_level(8), errc::unknown_level},
    {starlot::at_level(1), errc::unknown_level},
    {starlot::at_level(0.500001_dec), errc::unknown_level},
    {starlot::at_level(0.499999_dec), errc::unknown_level},
    {starlot::at_level(decimal::from_micro(int64_min)), errc::unknown_level},
    {starlot::at_level(decimal::from_micro(int64_max)), errc::unknown_level},
    {starlot::measured(0), unfit},
};
static_assert(all_hold(odd_levels, levels_chosen));

TEST_CASE("a level earns what the list gives") { check(odd_levels, levels_chosen); }

TEST_CASE("every level of a long list is found, and none beside it") {
  for (int size = 1; size <= 40; ++size) {
    std::vector<knot> knots;
    for (int i = 0; i < size; ++i)
      knots.emplace_back(2 * i, share::of(i, size));
    ready_rule const rule{rule_kind::levels, 0, 0, knots};
    for (int i = -1; i <= 2 * size; ++i) {
      auto const got = rule(starlot::at_level(i), 10_pt);
      CAPTURE(size, i);
      bool const known = i >= 0 && i % 2 == 0 && i / 2 < size;
      CHECK(is(got, known ? answer{i / 2, size} : answer{errc::unknown_level}));
    }
  }
}

// ---- Tables ----

constexpr starlot::table_at_least
    least_up_down({{-1, 25_pct}, {0.5_dec, 100_pct}, {3, 50_pct}, {10, 75_pct}});
constexpr example at_least_readings[] = {
    {starlot::measured(decimal::from_micro(int64_min)), {1, 4}}, // below all: that of the first
    {starlot::measured(-1.000001_dec), {1, 4}},
    {starlot::measured(-1), {1, 4}},
    {starlot::measured(decimal::from_micro(-999'999)), {1, 4}},
    {starlot::measured(0.499999_dec), {1, 4}},
    {starlot::measured(0.5_dec), all},
    {starlot::measured(0.500001_dec), all},
    {starlot::measured(2.999999_dec), all},
    {starlot::measured(3), half},
    {starlot::measured(3.000001_dec), half},
    {starlot::measured(9.999999_dec), half},
    {starlot::measured(10), {3, 4}},
    {starlot::measured(10.000001_dec), {3, 4}},
    {starlot::measured(decimal::from_micro(int64_max)), {3, 4}},
};
constexpr starlot::table_at_most most_down_up({{-1, 25_pct}, {0.5_dec, 100_pct}, {3, 50_pct}, {10, 75_pct}});
constexpr example at_most_readings[] = {
    {starlot::measured(decimal::from_micro(int64_min)), {1, 4}},
    {starlot::measured(-1.000001_dec), {1, 4}},
    {starlot::measured(-1), {1, 4}},
    {starlot::measured(decimal::from_micro(-999'999)), all},
    {starlot::measured(0.499999_dec), all},
    {starlot::measured(0.5_dec), all},
    {starlot::measured(0.500001_dec), half},
    {starlot::measured(2.999999_dec), half},
    {starlot::measured(3), half},
    {starlot::measured(3.000001_dec), {3, 4}},
    {starlot::measured(9.999999_dec), {3, 4}},
    {starlot::measured(10), {3, 4}},
    {starlot::measured(10.000001_dec), {3, 4}}, // above all: that of the last
    {starlot::measured(decimal::from_micro(int64_max)), {3, 4}},
};
constexpr starlot::table_at_most falling({{2, 100_pct}, {24, 50_pct}, {48, 0_pct}});
constexpr example hours[] = {
    {starlot::measured(0), all},   {starlot::measured(2), all},   {starlot::measured(2.000001_dec), half},
    {starlot::measured(24), half}, {starlot::measured(25), none}, {starlot::measured(49), none},
};
static_assert(all_hold(least_up_down, at_least_readings));
static_assert(all_hold(most_down_up, at_most_readings));
static_assert(all_hold(falling, hours));

TEST_CASE("tables are read on, below and above each knot") {
  check(least_up_down, at_least_readings);
  check(most_down_up, at_most_readings);
  check(falling, hours);
}

TEST_CASE("long tables give what a linear search gives") {
  for (int size = 2; size <= 40; ++size) {
    std::vector<knot> knots;
    for (int i = 0; i < size; ++i)
      knots.emplace_back(3 * i, share::of((7 * i) % size, size));
    for (int x = -2; x <= 3 * size; ++x) {
      std::size_t last_below = 0;
      std::size_t first_above = knots.size() - 1;
      for (std::size_t i = 0; i < knots.size(); ++i)
        if (knots[i].at <= decimal{x})
          last_below = i;
      for (std::size_t i = knots.size(); i-- > 0;)
        if (knots[i].at >= decimal{x})
          first_above = i;
      CAPTURE(size, x);
      auto const least = ready_rule{rule_kind::table_at_least, 0, 0, knots}(starlot::measured(x), 10_pt);
      auto const most = ready_rule{rule_kind::table_at_most, 0, 0, knots}(starlot::measured(x), 10_pt);
      CHECK(least.value() == knots[last_below].earned);
      CHECK(most.value() == knots[first_above].earned);
    }
  }
}

// ---- Curves ----

constexpr starlot::curve
    zigzag({{-1, 25_pct}, {0.5_dec, 100_pct}, {3, share::of(1, 3)}, {10, share::of(2, 3)}});
constexpr example curve_readings[] = {
    {starlot::measured(decimal::from_micro(int64_min)), {1, 4}}, // level beyond the ends
    {starlot::measured(decimal::from_micro(-1'000'001)), {1, 4}},
    {starlot::measured(-1), {1, 4}},
    {starlot::measured(decimal::from_micro(-999'999)), {500'001, 2'000'000}}, // 1/4 + 3/4 · 1/1 500 000
    {starlot::measured(0), {3, 4}},                                           // two thirds of the way
    {starlot::measured(0.5_dec), all},
    {starlot::measured(0.500001_dec), {3'749'999, 3'750'000}}, // 1 - 2/3 · 1/2 500 000
    {starlot::measured(1.75_dec), {2, 3}},
    {starlot::measured(3), {1, 3}},
    {starlot::measured(6.5_dec), half},
    {starlot::measured(4), {8, 21}}, // 1/3 + 1/3 · 1/7
    {starlot::measured(9.999999_dec), {13'999'999, 21'000'000}},
    {starlot::measured(10), {2, 3}},
    {starlot::measured(10.000001_dec), {2, 3}},
    {starlot::measured(decimal::from_micro(int64_max)), {2, 3}},
};
static_assert(all_hold(zigzag, curve_readings));

TEST_CASE("a curve is straight between its knots") {
  check(zigzag, curve_readings);
  auto const got = zigzag(starlot::measured(opaque(1.75_dec)), 10_pt);
  REQUIRE(got);
  CHECK(got->numerator() == 2);
  CHECK(got->denominator() == 3);
}

#ifdef __SIZEOF_INT128__
__extension__ using int128 = __int128;

TEST_CASE("random curves give the exact fraction") {
  starlot_tests::random_numbers any;
  int fitting = 0;
  bool right = true;
  for (int round = 0; round < 40'000; ++round) {
    auto const from = any.signed_number(round % 2 == 0 ? 20 : 62);
    auto const width = any.positive(round % 3 == 0 ? 40 : 62);
    if (int128{from} + width > int64_max)
      continue;
    auto const d1 = any.positive(30);
    auto const d2 = any.positive(30);
    knot const a{decimal::from_micro(from), share::of(any.between(0, d1), d1)};
    knot const b{decimal::from_micro(from + width), share::of(any.between(0, d2), d2)};
    bool const fits = int128{d1} * d2 <= int64_max && int128{d1} * d2 * width <= int64_max;
    right = right && starlot::detail::can_interpolate(a, b) == fits;
    if (!fits)
      continue;
    ++fitting;
    knot const both[] = {a, b};
    ready_rule const rule{rule_kind::curve, 0, 0, both};
    auto const beyond = any.between(0, width);
    auto const got = rule(starlot::measured(decimal::from_micro(from + beyond)), 10_pt).value();
    auto const numerator =
        int128{a.earned.numerator()} * d2 * (width - beyond) + int128{b.earned.numerator()} * d1 * beyond;
    auto const denominator = int128{d1} * d2 * width;
    right = right && got.numerator() * denominator == numerator * got.denominator();
    if (beyond != 0 && beyond != width)
      right = right && std::gcd(got.numerator(), got.denominator()) == 1;
  }
  CHECK(right);
  CHECK(fitting > 5'000);
}
#endif

TEST_CASE("whether two knots of a curve fit is said without overflow") {
  using starlot::detail::can_interpolate;
  auto const at = [](std::int64_t micro) { return knot{decimal::from_micro(micro), 100_pct}; };
  CHECK(can_interpolate(at(0), at(int64_max)));
  CHECK_FALSE(can_interpolate(at(-1), at(int64_max)));
  CHECK(can_interpolate(at(-1), at(int64_max - 1)));
  CHECK(can_interpolate(at(int64_min + 1), at(0)));
  CHECK_FALSE(can_interpolate(at(int64_min + 1), at(1)));
  CHECK_FALSE(can_interpolate({0, share::of(1, 3)}, at(int64_max)));
  CHECK_FALSE(can_interpolate(at(opaque(int64_min)), at(int64_max)));
  CHECK_FALSE(can_interpolate(at(opaque(int64_min)), at(0)));
}

} // namespace
