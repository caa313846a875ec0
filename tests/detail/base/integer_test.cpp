// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/integer.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <numeric>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

// The build may say where the golden files are; otherwise tests run in tests/.
#ifndef STARLOT_GOLDEN_DIR
#define STARLOT_GOLDEN_DIR "golden"
#endif

namespace {

using starlot::detail::integer;
constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();
constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();

template <std::size_t Inline>
constexpr integer<Inline> compute(std::string_view operation, integer<Inline> const& a,
                                  integer<Inline> const& b) {
  if (operation == "add")
    return a + b;
  if (operation == "sub")
    return a - b;
  if (operation == "mul")
    return a * b;
  if (operation == "div")
    return a / b;
  if (operation == "mod")
    return a % b;
  if (operation == "gcd")
    return gcd(a, b);
  auto const order = a <=> b;
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

// ---- The same tables at compile time and at run time ----

struct row {
  std::string_view operation;
  std::string_view a;
  std::string_view b;
  std::string_view result;
};

constexpr row rows[] = {
    {"add", "0", "0", "0"},
    {"add", "4294967295", "1", "4294967296"},
    {"add", "18446744073709551615", "1", "18446744073709551616"},
    {"add", "9223372036854775808", "9223372036854775808", "18446744073709551616"},
    {"add", "-9223372036854775808", "-9223372036854775808", "-18446744073709551616"},
    {"add", "79228162514264337593543950335", "1", "79228162514264337593543950336"},
    {"add", "-79228162514264337593543950336", "1", "-79228162514264337593543950335"},
    {"add", "79228162514264337593543950336", "-79228162514264337593543950336", "0"},
    {"add", "1", "-79228162514264337593543950336", "-79228162514264337593543950335"},
    {"sub", "0", "-9223372036854775808", "9223372036854775808"},
    {"sub", "0", "79228162514264337593543950336", "-79228162514264337593543950336"},
    {"sub", "18446744073709551616", "1", "18446744073709551615"},
    {"sub", "18446744073709551616", "18446744073709551616", "0"},
    {"sub", "-5", "-5", "0"},
    {"sub", "-5", "7", "-12"},
    {"mul", "0", "-79228162514264337593543950336", "0"},
    {"mul", "79228162514264337593543950336", "0", "0"},
    {"mul", "4294967295", "-4294967295", "-18446744065119617025"},
    {"mul", "4294967296", "4294967296", "18446744073709551616"},
    {"mul", "18446744073709551615", "18446744073709551615", "340282366920938463426481119284349108225"},
    {"mul", "-9223372036854775808", "-1", "9223372036854775808"},
    {"mul", "99999999999999999999999999999999", "-99999999999999999999999999999999",
     "-9999999999999999999999999999999800000000000000000000000000000001"},
    {"div", "7", "2", "3"},
    {"div", "-7", "2", "-3"},
    {"div", "7", "-2", "-3"},
    {"div", "-7", "-2", "3"},
    {"mod", "7", "2", "1"},
    {"mod", "-7", "2", "-1"},
    {"mod", "7", "-2", "1"},
    {"mod", "-7", "-2", "-1"},
    {"mod", "-8", "2", "0"},
    {"div", "-9223372036854775808", "-1", "9223372036854775808"},
    {"div", "18446744073709551615", "18446744073709551616", "0"},
    {"mod", "-18446744073709551615", "18446744073709551616", "-18446744073709551615"},
    {"div", "-79228162514264337593543950336", "3", "-26409387504754779197847983445"},
    {"mod", "-79228162514264337593543950336", "3", "-1"},
    {"div", "340282366920938463426481119284349108225", "-18446744073709551615", "-18446744073709551615"},
    {"mod", "340282366920938463426481119284349108225", "-18446744073709551615", "0"},
    {"gcd", "0", "0", "0"},
    {"gcd", "0", "-79228162514264337593543950336", "79228162514264337593543950336"},
    {"gcd", "-79228162514264337593543950336", "0", "79228162514264337593543950336"},
    {"gcd", "-9223372036854775808", "6", "2"},
    {"gcd", "-10888869450418352160768000000", "51090942171709440000", "51090942171709440000"},
    {"gcd", "79228162514264337593543950336", "100000000000000000000000000000", "536870912"},
    {"gcd", "295147905179352825857", "18446744073709551629", "1"},
    {"cmp", "79228162514264337593543950336", "79228162514264337593543950335", "1"},
    {"cmp", "-79228162514264337593543950336", "-79228162514264337593543950335", "-1"},
    {"cmp", "-79228162514264337593543950336", "1", "-1"},
    {"cmp", "79228162514264337593543950336", "79228162514264337593543950336", "0"},
};

template <std::size_t Inline> constexpr bool agrees(row const& r) {
  auto const from = [](std::string_view text) { return integer<Inline>::from_decimal(text); };
  auto const result = compute(r.operation, from(r.a), from(r.b));
  char text[80]{};
  auto const* const end = result.to_chars(text, text + std::size(text));
  return result == from(r.result) && std::string_view(text, static_cast<std::size_t>(end - text)) == r.result;
}

template <std::size_t Inline> constexpr bool all_rows_agree() {
  return std::all_of(std::begin(rows), std::end(rows), agrees<Inline>);
}

static_assert(all_rows_agree<2>());
static_assert(all_rows_agree<3>());
static_assert(all_rows_agree<40>());

TEST_CASE("integer: a table of operations, at run time as at compile time") {
  for (auto const& r : rows) {
    CAPTURE(std::string(r.operation), std::string(r.a), std::string(r.b));
    CHECK(agrees<2>(r));
    CHECK(agrees<3>(r));
    CHECK(agrees<40>(r));
  }
}

constexpr std::int64_t edges[] = {
    int64_min, int64_min + 1, -4294967297, -4294967296, -3037000499,   -7,       -1, 0, 1,
    6,         4294967295,    4294967296,  3037000499,  int64_max - 1, int64_max};

template <std::size_t Inline> constexpr bool agrees_with_64_bits(std::int64_t a, std::int64_t b) {
  integer<Inline> const x = a;
  integer<Inline> const y = b;
  bool good = x.to_int64() == a && x.sign() == (a > 0) - (a < 0) && x.is_zero() == (a == 0);
  good = good && (x <=> y) == (a <=> b) && (x <=> b) == (a <=> b) && (a <=> y) == (a <=> b);
  good = good && (x == y) == (a == b) && (x == b) == (a == b) && (a != y) == (a != b);
  bool const sum_fits = b >= 0 ? a <= int64_max - b : a >= int64_min - b;
  good = good && (x + y).fits_int64() == sum_fits && (!sum_fits || x + y == a + b);
  bool const difference_fits = b < 0 ? a <= int64_max + b : a >= int64_min + b;
  good = good && (x - y).fits_int64() == difference_fits && (!difference_fits || x - y == a - b);
  auto const half_range = [](std::int64_t v) { return -3037000499 <= v && v <= 3037000499; };
  good = good && (!half_range(a) || !half_range(b) || x * y == a * b);
  if (b != 0 && (a != int64_min || b != -1))
    good = good && x / y == a / b && x % y == a % b;
  if (a != int64_min && b != int64_min)
    good = good && gcd(x, y) == std::gcd(a, b);
  auto sum = x;
  auto difference = x;
  auto product = x;
  return good && (sum += b) == x + y && (difference -= b) == x - y && (product *= b) == x * y;
}

template <std::size_t Inline> constexpr bool edges_agree() {
  for (auto const a : edges)
    for (auto const b : edges)
      if (!agrees_with_64_bits<Inline>(a, b))
        return false;
  return true;
}

static_assert(edges_agree<2>());
static_assert(edges_agree<20>());

TEST_CASE("integer: as plain arithmetic where that has room") {
  for (auto const a : edges)
    for (auto const b : edges) {
      CAPTURE(a, b);
      CHECK(agrees_with_64_bits<2>(a, b));
      CHECK(agrees_with_64_bits<20>(a, b));
    }
}

constexpr auto two_64 = integer<4>::from_decimal("18446744073709551616");
constexpr integer<3> shortest = int64_min;
static_assert(-shortest == integer<3>::from_decimal("9223372036854775808") && !(-shortest).fits_int64());
static_assert(shortest.abs() == -shortest && shortest.bit_width() == 64 && integer<2>{}.bit_width() == 0);
static_assert(two_64.bit_width() == 65 && !two_64.fits_int64() && (-two_64).sign() == -1);
static_assert((-integer<2>{}).sign() == 0);

// A result that fits is a constant, whatever it went through; so it does not own memory.
constexpr integer<2> back_inside = (integer<2>(two_64) * integer<2>(two_64) + 5) % integer<2>(two_64);
static_assert(back_inside == 5);
constexpr integer<1000> roomy = integer<1000>(two_64) * -3;
static_assert(roomy == integer<1000>::from_decimal("-55340232221128654848"));

// ---- Doubles ----

struct double_row {
  std::string_view number;
  double nearest;
};

constexpr double_row double_rows[] = {
    {"0", 0.0},
    {"-1", -1.0},
    {"9007199254740993", 9007199254740992.0},
    {"9007199254740995", 9007199254740996.0},
    {"18014398509481982", 18014398509481982.0},
    {"18446744073709551615", 18446744073709551616.0},
    {"-9223372036854775808", -9223372036854775808.0},
    {"36893488147419107329", 0x1.0000000000001p65},
    {"36893488147419107328", 0x1p65},
    {"79228162514264337593543950335", 0x1p96},
    {"-340282366920938463463374607431768211456", -0x1p128},
};

constexpr bool double_agrees(double_row const& r) {
  return integer<2>::from_decimal(r.number).to_double() == r.nearest &&
         integer<9>::from_decimal(r.number).to_double() == r.nearest;
}

static_assert(std::all_of(std::begin(double_rows), std::end(double_rows), double_agrees));

TEST_CASE("integer: nearest double") {
  for (auto const& r : double_rows) {
    CAPTURE(std::string(r.number));
    CHECK(double_agrees(r));
  }
  integer<2> power = 1;
  for (int i = 0; i < 1024; ++i)
    power += power;
  CHECK(power.to_double() == std::numeric_limits<double>::infinity());
  CHECK((-power).to_double() == -std::numeric_limits<double>::infinity());
  CHECK((power * power).to_double() == std::numeric_limits<double>::infinity());
}

// ---- The rare branches of division ----

/// Limbs from low to high, as in Warren's Hacker's Delight, from which the first four vectors below are.
template <std::size_t Inline>
constexpr integer<Inline> from_limbs(std::initializer_list<std::uint32_t> limbs) {
  integer<Inline> value;
  for (auto const* limb = limbs.end(); limb != limbs.begin();) {
    value *= std::int64_t{1} << 32;
    value += *--limb;
  }
  return value;
}

template <std::size_t Inline>
constexpr bool
divides(std::initializer_list<std::uint32_t> dividend, std::initializer_list<std::uint32_t> divisor,
        std::initializer_list<std::uint32_t> quotient, std::initializer_list<std::uint32_t> remainder) {
  auto const made = integer<Inline>::divide(from_limbs<Inline>(dividend), from_limbs<Inline>(divisor));
  return made.quotient == from_limbs<Inline>(quotient) && made.remainder == from_limbs<Inline>(remainder);
}

template <std::size_t Inline> constexpr int rare_divisions_wrong() {
  int wrong = 0;
  // The estimate begins at 2^32 + 1.
  wrong += !divides<Inline>({0, 0xFFFF'FFFE, 0x8000'0000}, {0xFFFF'FFFF, 0x8000'0000}, {0xFFFF'FFFF},
                            {0xFFFF'FFFF, 0x7FFF'FFFF});
  // The divisor is added back.
  wrong += !divides<Inline>({3, 0, 0x8000'0000}, {1, 0, 0x2000'0000}, {3}, {0, 0, 0x2000'0000});
  wrong += !divides<Inline>({0, 0, 0x8000'0000, 0x7FFF'FFFF}, {1, 0, 0x8000'0000}, {0xFFFF'FFFE},
                            {2, 0xFFFF'FFFF, 0x7FFF'FFFF});
  // Multiplication and subtraction must not be taken for signed.
  wrong += !divides<Inline>({0, 0xFFFF'FFFE, 0, 0x8000'0000}, {0xFFFF'FFFF, 0, 0x8000'0000}, {0xFFFF'FFFF},
                            {0xFFFF'FFFF, 0xFFFF'FFFF, 0x7FFF'FFFF});
  // No bit to shift, leading limbs equal, one limb against many.
  wrong += !divides<Inline>({0, 0, 0x8000'0000}, {1, 0x8000'0000}, {0xFFFF'FFFF}, {1, 0x7FFF'FFFF});
  wrong += !divides<Inline>({0xFFFF'FFFF, 0xFFFF'FFFF, 0xFFFF'FFFF}, {0xFFFF'FFFF}, {1, 1, 1}, {0});
  return wrong;
}

static_assert(rare_divisions_wrong<2>() == 0);
static_assert(rare_divisions_wrong<12>() == 0);

TEST_CASE("integer: rare branches of division") {
  CHECK(rare_divisions_wrong<2>() == 0);
  CHECK(rare_divisions_wrong<12>() == 0);
}

// ---- Properties of random numbers ----

class generator {
public:
  constexpr std::uint64_t next() noexcept {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return state_;
  }

  constexpr std::uint64_t below(std::uint64_t n) noexcept { return (next() >> 11U) % n; }

  /// Up to `most` limbs, a third of which are at the edges of their range.
  template <std::size_t Inline> constexpr integer<Inline> number(std::uint64_t most) {
    integer<Inline> value;
    for (auto limbs = below(most + 1); limbs > 0; --limbs) {
      value *= std::int64_t{1} << 32;
      auto const limb = next() >> 32U;
      value += static_cast<std::int64_t>(below(3) != 0   ? limb
                                         : limb % 2 == 0 ? limb % 3
                                                         : 0xFFFF'FFFF - limb % 3);
    }
    value *= below(2) == 0 ? 1 : -1; // not `? value : -value`, which GCC 12 gets wrong in constant evaluation
    return value;
  }

private:
  std::uint64_t state_ = 27922;
};

template <std::size_t Inline>
constexpr bool properties_hold(integer<Inline> const& a, integer<Inline> const& b) {
  using number = integer<Inline>;
  bool good = (a + b) - b == a && a - b == -(b - a) && a * b == b * a && (a <=> b) == ((a - b) <=> 0);
  good = good && a * (b + 1) == a * b + a && (a + b) * (a - b) == a * a - b * b;
  auto twice = a;
  twice += twice;
  auto square = a;
  square *= square;
  auto nothing = a;
  auto const& itself = nothing; // spares a warning about the next line
  nothing -= itself;
  good = good && twice == a * 2 && square == a * a && nothing.is_zero() && nothing.sign() == 0;
  auto const divisor = gcd(a, b);
  if (b.is_zero())
    return good && divisor == a.abs();
  auto const parts = number::divide(a, b);
  good = good && a == parts.quotient * b + parts.remainder && parts.remainder.abs() < b.abs();
  good = good && (parts.remainder.is_zero() || parts.remainder.sign() == a.sign());
  good = good && (a * b) / b == a && ((a * b) % b).is_zero();
  return good && (a % divisor).is_zero() && (b % divisor).is_zero() && gcd(a / divisor, b / divisor) == 1;
}

template <std::size_t Inline> constexpr int properties_broken(int rounds, std::uint64_t most) {
  generator random;
  int broken = 0;
  for (int i = 0; i < rounds; ++i) {
    auto const a = random.number<Inline>(most);
    auto const b = random.number<Inline>(most);
    broken += !properties_hold(a, b);
  }
  return broken;
}

static_assert(properties_broken<2>(6, 4) == 0);
static_assert(properties_broken<30>(6, 4) == 0);

TEST_CASE("integer: properties of random numbers") {
  CHECK(properties_broken<2>(6, 4) == 0);
  CHECK(properties_broken<2>(3000, 5) == 0);
  CHECK(properties_broken<3>(3000, 5) == 0);
  CHECK(properties_broken<3>(300, 40) == 0);
  CHECK(properties_broken<200>(300, 40) == 0);
}

TEST_CASE("integer: decimal there and back") {
  generator random;
  for (int i = 0; i < 500; ++i) {
    auto const a = random.number<3>(20);
    auto const text = a.to_string();
    CAPTURE(text);
    CHECK(integer<3>::from_decimal(text) == a);
    CHECK(integer<64>::from_decimal(text).to_string() == text);
    CHECK(text.size() <= a.decimal_digits_bound());
  }
  CHECK(integer<2>::from_decimal("-000000000000000000000000000000").to_string() == "0");
  std::string power_of_ten(46, '0');
  power_of_ten[0] = '1';
  CHECK(integer<2>::from_decimal(power_of_ten).to_string() == power_of_ten);
}

// ---- Storage: what a number is must not depend on where it lives ----

template <std::size_t Inline> class machine {
public:
  void step(std::uint64_t what, std::size_t i, std::size_t j, std::int64_t immediate) {
    auto& a = registers_[i];
    auto& b = registers_[j];
    switch (what) {
    case 0:
      a += b;
      break;
    case 1:
      a -= b;
      break;
    case 2:
      a *= b;
      break;
    case 3:
      a += immediate;
      break;
    case 4:
      a -= immediate;
      break;
    case 5:
      a *= immediate;
      break;
    case 6:
      a = b;
      break;
    case 7:
      a = std::move(b);
      b = immediate;
      break;
    case 8:
      std::swap(a, b);
      break;
    case 9:
      a = integer<Inline>(integer<5>(b));
      break;
    case 10:
      a = gcd(a, b);
      break;
    case 11:
      a = -a + b.abs();
      break;
    default:
      a = b.is_zero() ? integer<Inline>{} : what % 2 == 0 ? a / b : a % b;
      break;
    }
    if (a.bit_width() > 600)
      a = a % (integer<Inline>(immediate) * immediate * immediate + 1);
  }

  [[nodiscard]] std::string text() const {
    std::string all;
    for (auto const& r : registers_)
      all += r.to_string() + ' ';
    return all;
  }

private:
  std::array<integer<Inline>, 4> registers_{};
};

TEST_CASE("integer: the same after long sequences of operations wherever the limbs live") {
  generator random;
  machine<2> tight;
  machine<3> narrow;
  machine<7> middle;
  machine<100> wide;
  for (int i = 0; i < 20000; ++i) {
    auto const what = random.below(16);
    auto const a = static_cast<std::size_t>(random.below(4));
    auto const b = static_cast<std::size_t>(random.below(4));
    auto const immediate = static_cast<std::int64_t>(random.next()) >> random.below(64);
    tight.step(what, a, b, immediate);
    narrow.step(what, a, b, immediate);
    middle.step(what, a, b, immediate);
    wide.step(what, a, b, immediate);
    if (i % 16 == 0) {
      auto const expected = wide.text();
      REQUIRE(tight.text() == expected);
      REQUIRE(narrow.text() == expected);
      REQUIRE(middle.text() == expected);
    }
  }
}

constexpr bool storage_is_kept() {
  integer<2> const small_one = 7;
  auto const long_one = integer<2>::from_decimal("-99999999999999999999999999999999999999");
  auto a = long_one;
  auto& same = a;
  a = same;
  bool good = a == long_one;
  a = std::move(same);
  good = good && a == long_one;
  auto b = std::move(a);
  good = good && b == long_one;
  a = small_one;
  b = std::move(a);
  good = good && b == small_one;
  b = long_one;
  b = long_one * long_one;
  a = b;
  b = small_one;
  good = good && a == long_one * long_one && b == 7;
  std::swap(a, b);
  return good && b == long_one * long_one && a == 7 &&
         integer<30>(b) == integer<30>(long_one) * integer<30>(long_one);
}

static_assert(storage_is_kept());

TEST_CASE("integer: copies and moves across the end of the object") { CHECK(storage_is_kept()); }

/// A 64-bit number takes the place of one that lives in the object, and of one on the heap.
constexpr bool takes_64_bits() {
  for (auto const* const before :
       {"0", "-7", "36893488147419103232", "-1461501637330902918203684832716283019655932542976"})
    for (auto const value :
         {std::int64_t{0}, std::int64_t{5}, std::int64_t{-5}, (std::numeric_limits<std::int64_t>::min)()}) {
      auto x = integer<3>::from_decimal(before);
      x = value;
      if (x != integer<3>{value} || x.sign() != (value > 0) - (value < 0))
        return false;
    }
  return true;
}
static_assert(takes_64_bits());

TEST_CASE("integer: takes a number of 64 bits") { CHECK(takes_64_bits()); }

// ---- Greatest common divisors of long numbers, some steps at once ----

template <std::size_t Inline> integer<Inline> by_steps(integer<Inline> a, integer<Inline> b) {
  while (!b.is_zero()) {
    auto rest = a % b;
    a = std::exchange(b, std::move(rest));
  }
  return a.abs();
}

TEST_CASE("integer: the greatest common divisor is that of Euclid's algorithm, step by step") {
  std::uint64_t state = 5;
  auto const next = [&](std::uint64_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33U) % below;
  };
  auto const number = [&](std::uint64_t chunks) { // of 30 bits: any, all 0, all 1
    integer<4> out = 0;
    for (; chunks > 0; --chunks) {
      auto const kind = next(4);
      out *= std::int64_t{1} << 30;
      out += static_cast<std::int64_t>(kind == 0 ? 0 : kind == 1 ? (1U << 30U) - 1 : next(1U << 30U));
    }
    return next(2) == 0 ? out : -out;
  };
  for (int i = 0; i < 4000; ++i) {
    auto const common = number(next(8));
    auto const a = number(next(24)) * common;
    auto const b = number(next(24)) * common;
    CAPTURE(a.to_string(), b.to_string());
    REQUIRE(gcd(a, b) == by_steps(a, b));
  }
  integer<4> smaller = 1, larger = 1; // all quotients are 1: the most steps
  for (int i = 0; i < 2000; ++i)
    smaller = std::exchange(larger, smaller + larger);
  CHECK(gcd(larger * integer<4>{15}, smaller * integer<4>{15}) == 15);
}

constexpr bool divides_at_compile_time() {
  integer<2> a = 12, b = 18;
  for (int i = 0; i < 9; ++i) {
    a *= 1'000'000'007;
    b *= 998'244'353;
  }
  return gcd(a, b) == 6;
}
static_assert(divides_at_compile_time());

TEST_CASE("integer: common divisors of long numbers at run time as at compile time") {
  CHECK(divides_at_compile_time());
}

// ---- Against Python ----

template <std::size_t Inline>
std::string golden_result(std::string_view operation, std::string_view a, std::string_view b) {
  auto const x = integer<Inline>::from_decimal(a);
  if (operation != "dbl")
    return compute(operation, x, integer<Inline>::from_decimal(b)).to_string();
  std::ostringstream out;
  out << std::bit_cast<std::uint64_t>(x.to_double());
  return out.str();
}

TEST_CASE("integer: as Python computes") { // recipe: tests/golden/integer/make.py
  std::ifstream file(STARLOT_GOLDEN_DIR "/integer/cases.txt");
  REQUIRE(file.is_open());
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#'))
      continue;
    std::istringstream words(line);
    std::string operation;
    std::string a;
    std::string b;
    std::string result;
    words >> operation >> a >> b >> result;
    CAPTURE(line);
    CHECK(golden_result<2>(operation, a, b) == result);
    CHECK(golden_result<9>(operation, a, b) == result);
    CHECK(golden_result<150>(operation, a, b) == result);
    ++cases;
  }
  CHECK(cases == 292);
}

// ---- Preconditions ----

template <class Action> bool breaks_contract(Action action) {
  auto const before = starlot::set_contract_handler([](char const*) { throw 1; });
  bool broken = false;
  try {
    action();
  } catch (int) {
    broken = true;
  }
  starlot::set_contract_handler(before);
  return broken;
}

TEST_CASE("integer: broken preconditions reach the contract handler") {
  integer<2> const one = 1;
  integer<2> const big(two_64);
  char text[4];
  CHECK(breaks_contract([&] { (void)(one / integer<2>{}); }));
  CHECK(breaks_contract([&] { (void)(big % integer<2>{}); }));
  CHECK(breaks_contract([&] { (void)big.to_int64(); }));
  CHECK(breaks_contract([&] { big.to_chars(text, text + 4); }));
  CHECK(breaks_contract([] { (void)integer<2>::from_decimal("-"); }));
  CHECK(breaks_contract([] { (void)integer<2>::from_decimal("1.5"); }));
  CHECK(!breaks_contract([&] { (void)(big / one); }));
}

} // namespace

TEST_CASE("an integer of limbs is the sum of them, leading zeros dropped") {
  using starlot::detail::limb;
  limb const limbs[] = {7, 0, 5, 0, 0};
  CHECK(integer<2>::of_limbs(limbs, 0).is_zero());
  CHECK(integer<2>::of_limbs(limbs + 3, 2).is_zero());
  CHECK(integer<2>::of_limbs(limbs, 1) == 7);
  CHECK(integer<2>::of_limbs(limbs, 2) == 7);
  CHECK(integer<2>::of_limbs(limbs + 1, 4) == integer<2>{5} * integer<2>{std::int64_t{1} << 32U});
  CHECK(integer<2>::of_limbs(limbs, 5).to_string() == "92233720368547758087"); // 5 * 2^64 + 7
}

TEST_CASE("decimals are written with the zeros inside of them") {
  for (auto const text : {"1000000000", "1000000000000000000", "123000000000000000000000045", "900000001000000000",
                          "-340282366920938463463374607431768211456", "100000000100020003000000000"})
    CHECK(integer<2>::from_decimal(text).to_string() == text);
}
