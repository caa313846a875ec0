// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/core/decimal.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/integer.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>
#include <numeric>
#include <type_traits>

namespace {

using starlot::share;
using starlot::detail::integer;
using namespace starlot::literals;
using namespace starlot_tests;

constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();
constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();

// ---- Made and reduced ----

struct row {
  std::int64_t earned;
  std::int64_t possible;
  std::int64_t reduced_earned;
  std::int64_t reduced_possible;
};

constexpr row rows[] = {
    {0, 1, 0, 1},
    {1, 1, 1, 1},
    {0, 40, 0, 1},
    {40, 40, 1, 1},
    {20, 40, 1, 2},
    {37, 40, 37, 40},
    {6, 9, 2, 3},
    {0, int64_max, 0, 1},
    {int64_max, int64_max, 1, 1},
    {1, int64_max, 1, int64_max},
    {int64_max - 1, int64_max, int64_max - 1, int64_max},
    {std::int64_t{1} << 61, std::int64_t{1} << 62, 1, 2},
    {(std::int64_t{1} << 31) - 1, std::int64_t{1} << 31, (std::int64_t{1} << 31) - 1, std::int64_t{1} << 31},
};

constexpr bool agrees(row const& r) {
  auto const s = share::of(r.earned, r.possible);
  auto const reduced = s.reduced();
  return s.numerator() == r.earned && s.denominator() == r.possible && // as it was made
         reduced.numerator() == r.reduced_earned && reduced.denominator() == r.reduced_possible &&
         s == reduced && (s == share::none()) == (r.earned == 0) &&
         (s == share::full()) == (r.earned == r.possible) && s >= share::none() && s <= share::full();
}

static_assert(holds_for_all(rows, agrees));
static_assert(share{} == share::none() && share{}.numerator() == 0 && share{}.denominator() == 1);
static_assert(share::full().numerator() == 1 && share::full().denominator() == 1);
static_assert(!std::is_constructible_v<share, double> && !std::is_constructible_v<share, int>);
static_assert(!std::is_constructible_v<double, share> && sizeof(share) == 16);

TEST_CASE("share: kept as it was made, equal to itself in lowest terms") { check_all(rows, agrees); }

TEST_CASE("share: what does not lie between 0 and 1 reaches the contract handler") {
  constexpr auto fault = "a share lies between 0 and 1";
  constexpr row bad[] = {{1, 0, 0, 0},
                         {0, 0, 0, 0},
                         {-1, 40, 0, 0},
                         {41, 40, 0, 0},
                         {-1, -2, 0, 0},
                         {0, -1, 0, 0},
                         {int64_max, 1, 0, 0},
                         {int64_min, int64_max, 0, 0},
                         {1, int64_min, 0, 0},
                         {2, 1, 0, 0},
                         {int64_min, int64_min, 0, 0}};
  for (auto const& r : bad) {
    CAPTURE(r.earned, r.possible);
    CHECK(broken_contract([&] { (void)share::of(r.earned, r.possible); }) == fault);
  }
}

// ---- Order ----

constexpr int wrong_orders_among_small_ones(std::int64_t most) {
  int wrong = 0;
  for (std::int64_t b = 1; b <= most; ++b)
    for (std::int64_t a = 0; a <= b; ++a)
      for (std::int64_t d = 1; d <= most; ++d)
        for (std::int64_t c = 0; c <= d; ++c) {
          auto const x = share::of(a, b);
          auto const y = share::of(c, d);
          wrong +=
              (x <=> y) != (a * d <=> c * b) || (x == y) != (a * d == c * b) || (x < y) != (a * d < c * b);
        }
  return wrong;
}

static_assert(wrong_orders_among_small_ones(5) == 0);

TEST_CASE("share: order of all small ones") {
  CHECK(wrong_orders_among_small_ones(5) == 0);
  CHECK(wrong_orders_among_small_ones(17) == 0);
}

struct order_row {
  std::int64_t a, b, c, d;
  std::strong_ordering order;
};

constexpr auto less = std::strong_ordering::less;
constexpr auto greater = std::strong_ordering::greater;
constexpr auto equal = std::strong_ordering::equal;
constexpr order_row orders[] = {
    {1, 2, 20, 40, equal},
    {1, 3, 33, 100, greater},
    {1, 3, 34, 100, less},
    {int64_max - 1, int64_max, 1, 1, less},
    {int64_max - 2, int64_max - 1, int64_max - 1, int64_max, less}, // differ by about 2^-126
    {int64_max - 1, int64_max, int64_max - 2, int64_max - 1, greater},
    {1, int64_max, 1, int64_max - 1, less},
    {1, int64_max, 0, 1, greater},
    {std::int64_t{1} << 61, std::int64_t{1} << 62, 1, 2, equal},
};

constexpr bool order_agrees(order_row const& r) {
  return (share::of(r.a, r.b) <=> share::of(r.c, r.d)) == r.order;
}

static_assert(holds_for_all(orders, order_agrees));

TEST_CASE("share: order of large ones") {
  check_all(orders, order_agrees);
  random_numbers random;
  int wrong = 0;
  for (int i = 0; i < 20'000; ++i) {
    auto const b = random.positive(62);
    auto const d = random.below(3) == 0 ? b : random.positive(62);
    auto const a = random.between(0, b);
    auto const c = random.below(8) == 0 ? (std::min)(a, d) : random.between(0, d);
    auto const exact = integer<4>{a} * integer<4>{d} <=> integer<4>{c} * integer<4>{b};
    auto const x = share::of(a, b).reduced();
    wrong += (share::of(a, b) <=> share::of(c, d)) != exact || (x <=> share::of(c, d)) != exact;
    wrong += std::gcd(x.numerator(), x.denominator()) != 1;
  }
  CHECK(wrong == 0);
}

// ---- Per cent ----

static_assert((87.5_pct).numerator() == 7 && (87.5_pct).denominator() == 8);
static_assert(100_pct == share::full() && 0_pct == share::none() && 100.000000_pct == share::full());
static_assert(33.333333_pct == share::of(33'333'333, 100'000'000) && 33.333333_pct < share::of(1, 3));
static_assert(0.000001_pct == share::of(1, 100'000'000));

TEST_CASE("share: per cent, at run time as at compile time") {
  CHECK(87.5_pct == opaque(share::of(7, 8)));
  CHECK((50_pct).denominator() == opaque(std::int64_t{2}));
}

} // namespace
