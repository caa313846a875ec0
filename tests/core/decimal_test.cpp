// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/core/decimal.hpp>
#include <starlot/core/points.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

namespace {

using starlot::decimal;
using starlot::points;
using starlot::weight;
using namespace starlot_tests;

constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();
constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();
constexpr auto micro(std::int64_t m) { return decimal::from_micro(m); }

// ---- What there is and what there is not ----

template <class A, class B>
concept adds = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept subtracts = requires(A a, B b) {
  a - b;
};
template <class A, class B>
concept compares = requires(A a, B b) {
  a < b;
};
template <class A, class B>
concept equals = requires(A a, B b) {
  a == b;
};
template <class A, class B>
concept multiplies = requires(A a, B b) {
  a* b;
};

static_assert(!std::is_constructible_v<points, double> && !std::is_constructible_v<points, float>);
static_assert(!std::is_constructible_v<points, unsigned> && !std::is_constructible_v<points, bool>);
static_assert(std::is_constructible_v<points, int> && !std::is_convertible_v<int, points>);
static_assert(!std::is_constructible_v<points, weight> && !std::is_constructible_v<points, decimal>);
static_assert(!std::is_constructible_v<double, points> && !std::is_constructible_v<std::int64_t, points>);
static_assert(adds<points, points> && !adds<points, weight> && !adds<points, int> && !adds<points, double>);
static_assert(subtracts<points, points> && !subtracts<points, decimal>);
static_assert(compares<points, points> && !compares<points, weight> && !compares<points, int>);
static_assert(equals<points, points> && !equals<points, weight> && !equals<points, int>);
static_assert(multiplies<points, int> && multiplies<int, points> && !multiplies<points, points>);
static_assert(std::is_trivially_copyable_v<points> && sizeof(points) == sizeof(std::int64_t));

// ---- Whole units ----

struct whole_row {
  std::int64_t units;
  std::int64_t micro;
};

constexpr whole_row wholes[] = {
    {0, 0},
    {1, 1'000'000},
    {-1, -1'000'000},
    {100, 100'000'000},
    {9'223'372'036'854, 9'223'372'036'854'000'000},
    {-9'223'372'036'854, -9'223'372'036'854'000'000},
};

constexpr bool whole_agrees(whole_row const& r) {
  return decimal{r.units}.micro() == r.micro && points{r.units}.micro() == r.micro &&
         micro(r.micro) == decimal{r.units};
}

static_assert(holds_for_all(wholes, whole_agrees));
static_assert(decimal{}.micro() == 0 && decimal::one == 1'000'000);
static_assert(decimal{std::int8_t{-3}}.micro() == -3'000'000 && decimal{std::int16_t{3}} == decimal{3L});

TEST_CASE("decimal: a whole number of units") {
  check_all(wholes, whole_agrees);
  CHECK(broken_contract([] { (void)decimal{opaque(std::int64_t{9'223'372'036'855})}; }) ==
        "the multiple of a decimal is out of range");
  CHECK(broken_contract([] { (void)decimal{opaque(std::int64_t{-9'223'372'036'855})}; }) ==
        "the multiple of a decimal is out of range");
  CHECK(broken_contract([] { (void)decimal{opaque(int64_min)}; }) != "");
}

// ---- Arithmetic ----

struct row {
  std::int64_t a;
  std::int64_t b;
  std::int64_t sum;
  std::int64_t difference;
};

constexpr row rows[] = {
    {0, 0, 0, 0},
    {1, 2, 3, -1},
    {2'500'000, -2'500'000, 0, 5'000'000},
    {-1, -1, -2, 0},
    {int64_max - 1, 1, int64_max, int64_max - 2},
    {int64_max, 0, int64_max, int64_max},
    {int64_min, 0, int64_min, int64_min},
    {int64_min + 1, -1, int64_min, int64_min + 2},
    {int64_min, int64_max, -1, 0}, // the difference is not looked at
};

constexpr bool agrees(row const& r) {
  auto const a = micro(r.a);
  auto const b = micro(r.b);
  auto c = a;
  bool good = a + b == micro(r.sum) && b + a == micro(r.sum) && (c += b) == micro(r.sum) && c == micro(r.sum);
  if (r.a == int64_min && r.b == int64_max)
    return good;
  auto d = a;
  return good && a - b == micro(r.difference) && (d -= b) == micro(r.difference) &&
         d == micro(r.difference) && (r.b == 0 || a - (a - b) == b);
}

struct times_row {
  std::int64_t a;
  std::int64_t times;
  std::int64_t product;
};

constexpr times_row products[] = {
    {2'500'000, 4, 10'000'000},
    {2'500'000, -4, -10'000'000},
    {0, int64_min, 0},
    {int64_min, 1, int64_min},
    {int64_max, -1, int64_min + 1},
    {1, int64_min, int64_min},
    {int64_min / 2, 2, int64_min},
    {3'037'000'499, 3'037'000'499, 9'223'372'030'926'249'001},
};

constexpr bool product_agrees(times_row const& r) {
  return micro(r.a) * r.times == micro(r.product) && r.times * micro(r.a) == micro(r.product) &&
         (r.product == int64_min || -(-micro(r.product)) == micro(r.product));
}

constexpr bool order_agrees(row const& r) {
  auto const a = micro(r.a);
  auto const b = micro(r.b);
  return (a <=> b) == (r.a <=> r.b) && (a == b) == (r.a == r.b) && (a < b) == (r.a < r.b) &&
         (a >= b) == (r.a >= r.b);
}

static_assert(holds_for_all(rows, agrees));
static_assert(holds_for_all(rows, order_agrees));
static_assert(holds_for_all(products, product_agrees));

TEST_CASE("decimal: sums, differences, multiples and order") {
  check_all(rows, agrees);
  check_all(rows, order_agrees);
  check_all(products, product_agrees);
}

TEST_CASE("decimal: what is out of range reaches the contract handler, nothing wraps") {
  auto const most = opaque(micro(int64_max));
  auto const least = opaque(micro(int64_min));
  auto const tiny = opaque(micro(1));
  auto const sum_fault = "the sum of two decimals is out of range";
  auto const difference_fault = "the difference of two decimals is out of range";
  auto const multiple_fault = "the multiple of a decimal is out of range";
  CHECK(broken_contract([&] { (void)(most + tiny); }) == sum_fault);
  CHECK(broken_contract([&] { (void)(tiny + most); }) == sum_fault);
  CHECK(broken_contract([&] { (void)(least - tiny); }) == difference_fault);
  CHECK(broken_contract([&] { (void)(least + least); }) == sum_fault);
  CHECK(broken_contract([&] { (void)(most - -most); }) == difference_fault);
  CHECK(broken_contract([&] { (void)(most * 2); }) == multiple_fault);
  CHECK(broken_contract([&] { (void)(int64_min * micro(-1)); }) == multiple_fault);
  CHECK(broken_contract([&] { (void)-least; }) == multiple_fault);
  CHECK(broken_contract([&] { (void)(opaque(micro(3'037'000'500)) * 3'037'000'500); }) == multiple_fault);
  auto kept = most;
  CHECK(broken_contract([&] { kept += tiny; }) == sum_fault);
  CHECK(kept == most);
  CHECK(broken_contract([&] { kept -= micro(-1); }) == difference_fault);
  CHECK(kept == most);
  CHECK(broken_contract([&] { (void)(most + least); }).empty());
}

} // namespace

TEST_CASE("a difference that fits is computed, whatever the operands") {
  constexpr auto least = decimal::from_micro((std::numeric_limits<std::int64_t>::min)());
  constexpr auto most = decimal::from_micro((std::numeric_limits<std::int64_t>::max)());
  static_assert(decimal::from_micro(-1) - least == most);
  CHECK(decimal::from_micro(-1) - least == most);
  CHECK(least - least == decimal{});
}
