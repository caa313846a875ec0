// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/integer.hpp>

#include <compare>
#include <cstdint>
#include <limits>
#include <numeric>

namespace {

using starlot::detail::common_divisor;
using starlot::detail::compare_quotients;
using starlot::detail::integer;
using starlot::detail::product128;
using starlot::detail::sum_of_products;
using starlot::detail::wide_product;
using namespace starlot_tests;

constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();
constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();
constexpr auto uint64_max = (std::numeric_limits<std::uint64_t>::max)();

// ---- Sums and products ----

struct row {
  std::int64_t a;
  std::int64_t b;
  bool fits;
  std::int64_t result;
};

constexpr row sums[] = {
    {0, 0, true, 0},
    {int64_max, 0, true, int64_max},
    {int64_max - 1, 1, true, int64_max},
    {int64_max, 1, false, 0},
    {int64_max, int64_max, false, 0},
    {int64_min, 0, true, int64_min},
    {int64_min + 1, -1, true, int64_min},
    {int64_min, -1, false, 0},
    {int64_min, int64_min, false, 0},
    {int64_min, int64_max, true, -1},
    {-1, 1, true, 0},
};

constexpr row products[] = {
    {0, int64_min, true, 0},
    {1, int64_min, true, int64_min},
    {-1, int64_min, false, 0},
    {-1, int64_max, true, -int64_max},
    {2, int64_min, false, 0},
    {2, int64_min / 2, true, int64_min},
    {-2, int64_min / 2, false, 0},
    {-2, int64_max / 2 + 1, true, int64_min},
    {2, int64_max / 2 + 1, false, 0},
    {2, int64_max / 2, true, int64_max - 1},
    {int64_max, int64_max, false, 0},
    {int64_min, int64_min, false, 0},
    {int64_min, int64_max, false, 0},
    {3'037'000'499, 3'037'000'499, true, 9'223'372'030'926'249'001},
    {3'037'000'500, 3'037'000'500, false, 0},
    {-3'037'000'500, 3'037'000'500, false, 0},
    {std::int64_t{1} << 32, std::int64_t{1} << 31, false, 0},
    {std::int64_t{1} << 32, -(std::int64_t{1} << 31), true, int64_min},
    {std::int64_t{1} << 32, std::int64_t{1} << 32, false, 0}, // would wrap to 0
    {7, 1'317'624'576'693'539'401, true, int64_max},          // 7 divides 2^63 - 1
    {7, 1'317'624'576'693'539'402, false, 0},
};

constexpr bool sum_agrees(row const& r) {
  std::int64_t forth = 0;
  std::int64_t back = 0;
  bool const fits = starlot::detail::add(r.a, r.b, forth);
  return fits == r.fits && starlot::detail::add(r.b, r.a, back) == fits &&
         (!fits || (forth == r.result && back == r.result));
}

constexpr bool product_agrees(row const& r) {
  std::int64_t forth = 0;
  std::int64_t back = 0;
  bool const fits = starlot::detail::multiply(r.a, r.b, forth);
  return fits == r.fits && starlot::detail::multiply(r.b, r.a, back) == fits &&
         (!fits || (forth == r.result && back == r.result));
}

static_assert(holds_for_all(sums, sum_agrees));
static_assert(holds_for_all(products, product_agrees));

constexpr std::int64_t edges[] = {int64_min,
                                  int64_min + 1,
                                  int64_min / 2,
                                  -4294967297,
                                  -4294967296,
                                  -3037000500,
                                  -3037000499,
                                  -3,
                                  -2,
                                  -1,
                                  0,
                                  1,
                                  2,
                                  3,
                                  3037000499,
                                  3037000500,
                                  4294967295,
                                  4294967296,
                                  int64_max / 2,
                                  int64_max / 2 + 1,
                                  int64_max - 1,
                                  int64_max};

/// What the sum or product of any two numbers is, by integers of any length.
constexpr bool exact(std::int64_t a, std::int64_t b) {
  auto const sum = integer<4>{a} + integer<4>{b};
  auto const product = integer<4>{a} * integer<4>{b};
  return sum_agrees({a, b, sum.fits_int64(), sum.fits_int64() ? sum.to_int64() : 0}) &&
         product_agrees({a, b, product.fits_int64(), product.fits_int64() ? product.to_int64() : 0});
}

constexpr bool edges_are_exact() {
  for (auto const a : edges)
    for (auto const b : edges)
      if (!exact(a, b))
        return false;
  return true;
}

static_assert(edges_are_exact());

TEST_CASE("checked: sums and products, or that they do not fit") {
  check_all(sums, sum_agrees);
  check_all(products, product_agrees);
  CHECK(edges_are_exact());
  random_numbers random;
  int wrong = 0;
  for (int i = 0; i < 100'000; ++i) {
    auto const a = random.signed_number(63);
    auto const b = random.signed_number(63);
    wrong += !exact(a, b);
    if (a < -1 || a > 1) // next to the largest product that fits
      wrong += !exact(a, int64_max / a) || !exact(a, int64_min / a) || !exact(a, int64_max / a + 1);
  }
  CHECK(wrong == 0);
}

TEST_CASE("checked: an operand may be the result") {
  std::int64_t a = opaque(std::int64_t{6});
  CHECK(starlot::detail::add(a, a, a));
  CHECK(a == 12);
  CHECK(starlot::detail::multiply(a, a, a));
  CHECK(a == 144);
}

// ---- Divisors ----

struct divisor_row {
  std::int64_t a;
  std::int64_t b;
  std::int64_t divisor;
};

constexpr divisor_row divisors[] = {
    {0, 0, 0},
    {0, 7, 7},
    {7, 0, 7},
    {1, int64_max, 1},
    {int64_max, int64_max, int64_max},
    {int64_max, int64_max - 1, 1},
    {12, 18, 6},
    {100'000'000, 7, 1},
    {std::int64_t{1} << 62, std::int64_t{1} << 40, std::int64_t{1} << 40},
    {4'660'046'610'375'530'309, 7'540'113'804'746'346'429, 1}, // Fibonacci's, the longest way
};

constexpr bool divisor_agrees(divisor_row const& r) {
  return common_divisor(r.a, r.b) == r.divisor && common_divisor(r.b, r.a) == r.divisor;
}

static_assert(holds_for_all(divisors, divisor_agrees));

TEST_CASE("checked: greatest common divisors") {
  check_all(divisors, divisor_agrees);
  random_numbers random;
  int wrong = 0;
  for (int i = 0; i < 50'000; ++i) {
    auto const common = random.magnitude(20);
    auto const a = common * random.magnitude(43);
    auto const b = common * random.magnitude(43);
    wrong += common_divisor(a, b) != std::gcd(a, b);
  }
  CHECK(wrong == 0);
}

// ---- Products of 128 bits and the order of quotients ----

struct product_row {
  std::uint64_t a;
  std::uint64_t b;
  product128 product;
};

constexpr product_row wide_products[] = {
    {0, uint64_max, {0, 0}},
    {1, uint64_max, {0, uint64_max}},
    {2, uint64_max, {1, uint64_max - 1}},
    {uint64_max, uint64_max, {uint64_max - 1, 1}},
    {std::uint64_t{1} << 32U, std::uint64_t{1} << 32U, {1, 0}},
    {std::uint64_t{1} << 63U, 2, {1, 0}},
    {0xFFFF'FFFF, 0xFFFF'FFFF, {0, 0xFFFF'FFFE'0000'0001}},
    {0xFFFF'FFFF'0000'0000, 0xFFFF'FFFF, {0xFFFF'FFFE, 0x0000'0001'0000'0000}},
    {0xFFFF'FFFF'0000'0001, 0xFFFF'FFFF'0000'0001, {0xFFFF'FFFE'0000'0002, 0xFFFF'FFFE'0000'0001}},
};

constexpr bool wide_product_agrees(product_row const& r) {
  return wide_product(r.a, r.b) == r.product && wide_product(r.b, r.a) == r.product;
}

static_assert(holds_for_all(wide_products, wide_product_agrees));

constexpr bool sum_of_products_agrees(product_row const& r) {
  return sum_of_products(r.a, r.b, 0, 7, 0) == r.product && sum_of_products(0, 3, r.b, r.a, 0) == r.product;
}
static_assert(holds_for_all(wide_products, sum_of_products_agrees));
// (2^64 - 1) (2^63 - 1) twice and 2^64 - 1 is 2^128 - 2^65 + 1; a carry out of the low words, twice.
static_assert(sum_of_products(uint64_max, uint64_max >> 1U, uint64_max, uint64_max >> 1U, uint64_max) ==
              product128{uint64_max - 1, 1});
static_assert(sum_of_products(uint64_max, 1, 1, 1, uint64_max) == product128{1, uint64_max});
static_assert((product128{1, 0} <=> product128{0, uint64_max}) == std::strong_ordering::greater);

/// a as an integer, which is made of signed numbers.
constexpr integer<4> from_unsigned(std::uint64_t a) {
  return integer<4>{static_cast<std::int64_t>(a >> 1U)} * 2 + static_cast<std::int64_t>(a & 1U);
}

constexpr bool is_exact_product(std::uint64_t a, std::uint64_t b) {
  auto const p = wide_product(a, b);
  auto const two_32 = std::int64_t{1} << 32U;
  return from_unsigned(p.high) * two_32 * two_32 + from_unsigned(p.low) ==
         from_unsigned(a) * from_unsigned(b);
}

static_assert(is_exact_product(0xFFFF'FFFF'FFFF'FFC5, 0xFFFF'FFFF'FFFF'FFA1));

TEST_CASE("checked: products of 128 bits") {
  check_all(wide_products, wide_product_agrees);
  check_all(wide_products, sum_of_products_agrees);
  random_numbers random;
  int wrong = 0;
  for (int i = 0; i < 50'000; ++i) {
    auto const a = random.next() >> random.below(64);
    auto const b = random.next() >> random.below(64);
    wrong += !is_exact_product(a, b) || !is_exact_product(~a, b) || !is_exact_product(~a, ~b);
  }
  CHECK(wrong == 0);
}

struct quotient_row {
  std::int64_t a, b, c, d;
  std::strong_ordering order;
};

constexpr auto less = std::strong_ordering::less;
constexpr auto equal = std::strong_ordering::equal;
constexpr auto greater = std::strong_ordering::greater;
constexpr quotient_row quotients[] = {
    {0, 1, 0, int64_max, equal},
    {0, 1, 1, int64_max, less},
    {1, 2, 2, 4, equal},
    {1, 3, 333'333, 1'000'000, greater},
    {int64_max, 1, int64_max, 1, equal},
    {int64_max, 1, int64_max - 1, 1, greater},
    {int64_max, 1, 1, int64_max, greater},
    {int64_max, int64_max - 1, int64_max - 1, int64_max - 2, less},
    {int64_max - 1, int64_max, int64_max - 2, int64_max - 1, greater},
    {int64_max, int64_max, 1, 1, equal},
    {7, 3, int64_max, 3'952'873'730'080'618'203, equal}, // 7 divides 2^63 - 1
    {7, 3, int64_max, 3'952'873'730'080'618'204, greater},
    {7, 3, int64_max, 3'952'873'730'080'618'202, less},
};

constexpr bool quotient_agrees(quotient_row const& r) {
  return compare_quotients(r.a, r.b, r.c, r.d) == r.order &&
         compare_quotients(r.c, r.d, r.a, r.b) == (0 <=> r.order);
}

static_assert(holds_for_all(quotients, quotient_agrees));

TEST_CASE("checked: order of quotients") {
  check_all(quotients, quotient_agrees);
  random_numbers random;
  int wrong = 0;
  for (int i = 0; i < 50'000; ++i) {
    auto const a = random.magnitude(63);
    auto const b = random.positive(63);
    // anything, or a quotient that is nearly the same
    bool const close = random.below(2) == 0;
    auto const d = close ? b - (b > 1 ? 1 : 0) : random.positive(63);
    auto const c = close ? a - (a > 1 ? 1 : 0) : random.magnitude(63);
    auto const order = integer<4>{a} * integer<4>{d} <=> integer<4>{c} * integer<4>{b};
    wrong += !quotient_agrees({a, b, c, d, order});
  }
  CHECK(wrong == 0);
}

} // namespace
