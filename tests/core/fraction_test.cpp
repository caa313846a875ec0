// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using starlot::basic_fraction;
using starlot::fraction;
using starlot::share;
using namespace starlot::literals;
using namespace starlot_tests;

constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();
constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();

template <std::size_t Limbs = 8> constexpr basic_fraction<Limbs> make(std::int64_t n, std::int64_t d) {
  using integer = typename basic_fraction<Limbs>::integer;
  return {integer{n}, integer{d}};
}

static_assert(std::is_same_v<fraction, basic_fraction<8>>);
static_assert(!std::is_constructible_v<fraction, double> && !std::is_constructible_v<fraction, float>);
static_assert(!std::is_constructible_v<fraction, unsigned> && !std::is_convertible_v<int, fraction>);
static_assert(!std::is_convertible_v<starlot::points, fraction> && !std::is_convertible_v<share, fraction>);
static_assert(!std::is_constructible_v<double, fraction> &&
              !std::is_constructible_v<starlot::points, fraction>);

// ---- Made ----

struct row {
  std::int64_t n;
  std::int64_t d;
  std::int64_t reduced_n;
  std::int64_t reduced_d;
  int sign;
};

constexpr row rows[] = {
    {0, 1, 0, 1, 0},
    {0, -7, 0, 1, 0},
    {1, 2, 1, 2, 1},
    {-1, 2, -1, 2, -1},
    {1, -2, -1, 2, -1},
    {-1, -2, 1, 2, 1},
    {6, 4, 3, 2, 1},
    {-6, 4, -3, 2, -1},
    {40, 40, 1, 1, 1},
    {int64_max, 1, int64_max, 1, 1},
    {int64_min, 1, int64_min, 1, -1},
    {int64_min, 2, int64_min / 2, 1, -1},
    {1, int64_max, 1, int64_max, 1},
    {int64_max, int64_max, 1, 1, 1},
    {int64_min, int64_max, int64_min, int64_max, -1},
    {2, int64_min, -1, std::int64_t{1} << 62, -1},
    {int64_min, int64_min, 1, 1, 1},
};

template <std::size_t Limbs> constexpr bool agrees(row const& r) {
  auto const f = make<Limbs>(r.n, r.d);
  bool const in_lowest_terms = f.numerator() == r.reduced_n && f.denominator() == r.reduced_d;
  bool const was_too_long = r.d == int64_min; // its magnitude is, before it is reduced
  return (in_lowest_terms || was_too_long) && f.sign() == r.sign && f.reduced().numerator() == r.reduced_n &&
         f.reduced().denominator() == r.reduced_d && f == make<Limbs>(r.reduced_n, r.reduced_d) &&
         -(-f) == f && (-f).sign() == -r.sign &&
         basic_fraction<Limbs + 3>{f}.reduced().numerator() == r.reduced_n &&
         basic_fraction<Limbs>{basic_fraction<Limbs + 3>{f}} == f;
}

static_assert(holds_for_all(rows, agrees<2>));
static_assert(holds_for_all(rows, agrees<8>));
static_assert(holds_for_all(rows, agrees<40>));
static_assert(fraction{} == fraction{0} && fraction{}.denominator() == 1 && fraction{-3}.numerator() == -3);
static_assert(fraction{share::of(20, 40)} == make(1, 2) && fraction{share::none()}.sign() == 0);
static_assert(fraction{2.5_pt} == make(5, 2) && fraction{-0.000001_dec} == make(-1, 1'000'000));

TEST_CASE("fraction: in lowest terms, the denominator positive") {
  check_all(rows, agrees<2>);
  check_all(rows, agrees<8>);
  check_all(rows, agrees<40>);
  CHECK(fraction{opaque(share::of(20, 40))} == make(1, 2));
  CHECK(fraction{opaque(2.5_pt)} == make(5, 2));
}

// ---- Arithmetic of small fractions against that of plain integers ----

/// Equal to n/d, not in lowest terms, d of any sign; and in lowest terms itself.
template <std::size_t Limbs>
constexpr bool is(basic_fraction<Limbs> const& f, std::int64_t n, std::int64_t d) {
  auto const own_n = f.numerator().to_int64();
  auto const own_d = f.denominator().to_int64();
  return own_d > 0 && std::gcd(own_n, own_d) == 1 && own_n * d == n * own_d;
}

template <std::size_t Limbs>
constexpr bool pair_agrees(std::int64_t an, std::int64_t ad, std::int64_t bn, std::int64_t bd) {
  auto const a = make<Limbs>(an, ad);
  auto const b = make<Limbs>(bn, bd);
  bool good = is(a + b, an * bd + bn * ad, ad * bd) && is(a - b, an * bd - bn * ad, ad * bd);
  good = good && is(a * b, an * bn, ad * bd) && (bn == 0 || is(a / b, an * bd, ad * bn));
  auto const left = an * bd * (ad * bd < 0 ? -1 : 1);
  auto const right = bn * ad * (ad * bd < 0 ? -1 : 1);
  good = good && (a <=> b) == (left <=> right) && (a == b) == (left == right) && (a < b) == (left < right);
  auto sum = a;
  auto difference = a;
  auto product = a;
  good = good && (sum += b) == a + b && (difference -= b) == a - b && (product *= b) == a * b;
  auto plus = a;
  auto times = a;
  good = good && is(plus += bn, an + bn * ad, ad) && is(times *= bn, an * bn, ad);
  if (bn != 0) {
    auto quotient = a;
    auto over = a;
    good = good && (quotient /= b) == a / b && is(over /= bn, an, ad * bn);
  }
  return good;
}

template <std::size_t Limbs> constexpr int pairs_wrong(std::int64_t n, std::int64_t d) {
  int wrong = 0;
  for (auto an = -n; an <= n; ++an)
    for (auto ad = -d; ad <= d; ++ad)
      for (auto bn = -n; bn <= n; ++bn)
        for (auto bd = -d; bd <= d; ++bd)
          if (ad != 0 && bd != 0)
            wrong += !pair_agrees<Limbs>(an, ad, bn, bd);
  return wrong;
}

constexpr std::array<std::int64_t, 4> pairs[] = {
    {0, 1, 0, -3}, {1, 2, -1, 2},   {1, 2, 1, 3},  {-1, 6, 1, -6},       {7, 6, -9, 10},
    {3, 1, 1, 3},  {5, -12, 7, 18}, {0, 5, -2, 4}, {999, 1000, 1, 1001}, {-40000, 39999, 39998, -39997},
};

template <std::size_t Limbs> constexpr bool row_agrees(std::array<std::int64_t, 4> const& r) {
  return pair_agrees<Limbs>(r[0], r[1], r[2], r[3]);
}

static_assert(holds_for_all(pairs, row_agrees<2>));
static_assert(holds_for_all(pairs, row_agrees<8>));

TEST_CASE("fraction: arithmetic and order of all small ones") {
  check_all(pairs, row_agrees<2>);
  check_all(pairs, row_agrees<8>);
  CHECK(pairs_wrong<2>(6, 5) == 0);
  CHECK(pairs_wrong<8>(6, 5) == 0);
}

TEST_CASE("fraction: arithmetic where plain integers just have room") {
  random_numbers random;
  int wrong = 0;
  for (int i = 0; i < 20'000; ++i) {
    auto const an = random.signed_number(15);
    auto const ad = random.positive(14);
    auto const bn = random.signed_number(15);
    auto const bd = random.positive(14);
    wrong += !pair_agrees<2>(an, ad, bn, bd) || !pair_agrees<8>(an, -ad, bn, bd);
  }
  CHECK(wrong == 0);
}

// ---- Of any size: modulo primes, where every step can be followed in 64 bits ----

constexpr std::array<std::uint64_t, 3> primes = {2147483629U, 1000000007U, 998244353U};

std::uint64_t residue_of(std::string_view decimal, std::uint64_t p) {
  bool const negative = decimal.starts_with('-');
  std::uint64_t r = 0;
  for (auto const c : decimal.substr(negative ? 1 : 0))
    r = (r * 10 + static_cast<std::uint64_t>(c - '0')) % p;
  return negative ? (p - r) % p : r;
}

std::uint64_t inverse(std::uint64_t a, std::uint64_t p) {
  std::uint64_t result = 1;
  for (auto e = p - 2; e != 0; e >>= 1U, a = a * a % p)
    if (e % 2 != 0)
      result = result * a % p;
  return result;
}

/// A fraction modulo the primes.
struct residues {
  std::array<std::uint64_t, 3> r{};

  template <std::size_t Limbs> static residues of(basic_fraction<Limbs> const& f) {
    residues all;
    auto const n = f.numerator().to_string();
    auto const d = f.denominator().to_string();
    for (std::size_t i = 0; i < primes.size(); ++i)
      all.r[i] = residue_of(n, primes[i]) * inverse(residue_of(d, primes[i]), primes[i]) % primes[i];
    return all;
  }

  template <class Operation>
  static residues combine(residues const& a, residues const& b, Operation operation) {
    residues all;
    for (std::size_t i = 0; i < primes.size(); ++i)
      all.r[i] = operation(a.r[i], b.r[i], primes[i]) % primes[i];
    return all;
  }

  [[nodiscard]] bool without_zero() const { return r[0] != 0 && r[1] != 0 && r[2] != 0; }
  friend bool operator==(residues const&, residues const&) = default;
};

template <std::size_t Limbs> int chains_wrong(int chains, int length, unsigned bits) {
  random_numbers random;
  int wrong = 0;
  for (int chain = 0; chain < chains; ++chain) {
    basic_fraction<Limbs> value{random.magnitude(bits)};
    auto expected = residues::of(value);
    for (int i = 0; i < length; ++i) {
      auto const n = random.signed_number(bits);
      auto const b = make<Limbs>(n, random.positive(bits));
      auto const rb = residues::of(b);
      switch (random.below(rb.without_zero() ? 4 : 3)) {
      case 0:
        value += b;
        expected = residues::combine(expected, rb, [](auto x, auto y, auto) { return x + y; });
        break;
      case 1:
        value -= b;
        expected = residues::combine(expected, rb, [](auto x, auto y, auto p) { return x + p - y; });
        break;
      case 2:
        value *= b;
        expected = residues::combine(expected, rb, [](auto x, auto y, auto) { return x * y; });
        break;
      default:
        value /= b;
        expected = residues::combine(expected, rb, [](auto x, auto y, auto p) { return x * inverse(y, p); });
        break;
      }
      wrong += value.denominator().sign() != 1;
    }
    auto const reduced = value.reduced();
    wrong += residues::of(value) != expected || residues::of(reduced) != expected || reduced != value;
    wrong += gcd(reduced.numerator(), reduced.denominator()) != 1;
    wrong += residues::of(basic_fraction<Limbs + 1>{value}) != expected;
  }
  return wrong;
}

TEST_CASE("fraction: long chains of operations, modulo primes") {
  CHECK(chains_wrong<2>(300, 12, 63) == 0);
  CHECK(chains_wrong<8>(300, 12, 63) == 0);
  CHECK(chains_wrong<64>(200, 12, 63) == 0);
  CHECK(chains_wrong<2>(2'000, 6, 33) == 0);
  CHECK(chains_wrong<8>(2'000, 4, 20) == 0);
}

TEST_CASE("fraction: order of large ones is that of their difference") {
  random_numbers random;
  int wrong = 0;
  for (int i = 0; i < 5'000; ++i) {
    auto const next = [&] {
      auto const n = random.signed_number(63);
      return make(n, random.positive(63));
    };
    auto a = next();
    a *= next();
    auto b = a;
    if (random.below(4) == 0)
      b += make(1, int64_max) * make(1, int64_max); // just above
    else
      b -= next();
    wrong += (a <=> b) != ((a - b).sign() <=> 0) || (b <=> a) != ((b - a).sign() <=> 0);
    wrong += (a == b) != (a - b).reduced().numerator().is_zero();
  }
  CHECK(wrong == 0);
}

// ---- Of different widths ----

constexpr bool widths_mix(std::int64_t n, std::int64_t d, std::int64_t other) {
  auto const a = make<2>(n, d) * make<2>(1, int64_max);
  auto const same = make<8>(n, d) * make<8>(1, int64_max);
  auto const b = make<8>(other, d) * make<8>(1, int64_max);
  return a == same && same == a && (a <=> b) == (n <=> other) && (b <=> a) == (other <=> n) &&
         (a == b) == (n == other) && (a < b) == (n < other) && (b >= a) == (other >= n);
}

static_assert(widths_mix(1, 3, 2) && widths_mix(int64_min, int64_max, int64_max) && widths_mix(5, 7, 5));

TEST_CASE("fraction: compared with one of another width by value") {
  CHECK(widths_mix(1, 3, 2));
  random_numbers random;
  int wrong = 0;
  for (int i = 0; i < 2'000; ++i) {
    auto const n = random.signed_number(63);
    auto const d = random.positive(63);
    auto const other = random.below(4) == 0 ? n : random.signed_number(63);
    wrong += !widths_mix(n, d, other);
  }
  CHECK(wrong == 0);
}

// ---- An operand may be the object itself ----

constexpr bool own_operands_are_fine() {
  auto const start = make(7, 6) * make(int64_max, 5) * make(int64_max - 2, 3);
  auto sum = start;
  auto& same_sum = sum;
  sum += same_sum;
  auto difference = start;
  auto const& same_difference = difference;
  difference -= same_difference;
  auto product = start;
  auto& same_product = product;
  product *= same_product;
  auto quotient = start;
  auto const& same_quotient = quotient;
  quotient /= same_quotient;
  return sum == start * make(2, 1) && difference.sign() == 0 && product == start * start &&
         quotient == fraction{1};
}

static_assert(own_operands_are_fine());

TEST_CASE("fraction: with itself as the operand") { CHECK(own_operands_are_fine()); }

// ---- Against decimals ----

struct decimal_row {
  std::int64_t n;
  std::int64_t d;
  std::int64_t micro;
  std::strong_ordering order;
};

constexpr decimal_row decimals[] = {
    {19217, 200, 96'085'000, std::strong_ordering::equal},
    {70, 1, 70'000'000, std::strong_ordering::equal},
    {209'999'999, 3, 70'000'000, std::strong_ordering::greater},
    {209, 3, 70'000'000, std::strong_ordering::less},
    {1, 3, 333'333, std::strong_ordering::greater},
    {1, 3, 333'334, std::strong_ordering::less},
    {-1, 3, -333'333, std::strong_ordering::less},
    {-1, 3, -333'334, std::strong_ordering::greater},
    {int64_max, 1'000'000, int64_max, std::strong_ordering::equal},
    {int64_max, 999'999, int64_max, std::strong_ordering::greater},
    {int64_min, 1'000'000, int64_min, std::strong_ordering::equal},
    {int64_max, 1, int64_max, std::strong_ordering::greater},
    {1, int64_max, 0, std::strong_ordering::greater},
    {0, 1, 0, std::strong_ordering::equal},
};

constexpr bool decimal_agrees(decimal_row const& r) {
  auto const f = make(r.n, r.d);
  auto const p = starlot::points::from_micro(r.micro);
  auto const w = starlot::weight::from_micro(r.micro);
  return (f <=> p) == r.order && (f <=> w) == r.order && (p <=> f) == (0 <=> r.order) &&
         (f == p) == (r.order == 0) && (p == f) == (r.order == 0) && (f < p) == (r.order < 0) &&
         (p >= f) == (r.order <= 0);
}

static_assert(holds_for_all(decimals, decimal_agrees));

TEST_CASE("fraction: compared with decimals by all digits") { check_all(decimals, decimal_agrees); }

// ---- Out: double and text ----

struct double_row {
  std::int64_t n;
  std::int64_t d;
  double nearest;
};

constexpr double_row doubles[] = {
    {0, 1, 0.0},
    {1, 3, 1.0 / 3.0},
    {-2, 3, -2.0 / 3.0},
    {19217, 200, 96.085},
    {1, 10, 0.1},
    {int64_max, 1, 9223372036854775808.0},
    {int64_min, 1, -9223372036854775808.0},
    {1, int64_max, 0x1p-63},
};

constexpr bool near(double a, double b) {
  auto const distance = a < b ? b - a : a - b;
  auto const size = b < 0 ? -b : b;
  return distance <= size * 0x1p-51;
}

constexpr bool double_agrees(double_row const& r) { return near(make(r.n, r.d).to_double(), r.nearest); }

static_assert(holds_for_all(doubles, double_agrees));

/// 2^bits as a whole number.
fraction power_of_two(int bits) {
  fraction power{1};
  for (int i = 0; i < bits; ++i)
    power += power;
  return power;
}

TEST_CASE("fraction: to double") {
  check_all(doubles, double_agrees);
  auto const third = make(1, 3);
  for (int const bits : {10, 100, 500, 900}) {
    CAPTURE(bits);
    CHECK(near((power_of_two(bits) * third / power_of_two(bits)).to_double(), 1.0 / 3.0));
  }
  // Beyond the range of double above and below the line.
  auto const huge = power_of_two(3000);
  fraction const ratio{huge.numerator() * 7 + 1, huge.numerator() * 3 - 1};
  CHECK(near(ratio.to_double(), 7.0 / 3.0));
  CHECK(near((-ratio).to_double(), -7.0 / 3.0));
  CHECK(huge.to_double() == std::numeric_limits<double>::infinity());
}

TEST_CASE("fraction: as text") {
  CHECK(to_string(fraction{}) == "0");
  CHECK(to_string(make(19217, 200)) == "19217/200");
  CHECK(to_string(make(6, -4)) == "-3/2");
  CHECK(to_string(make(-40, 8)) == "-5");
  CHECK(to_string(make(int64_min, int64_max)) == "-9223372036854775808/9223372036854775807");
  auto const third = power_of_two(100) * make(1, 3) / power_of_two(99); // wide, and not kept in lowest terms
  CHECK(to_string(third) == "2/3");
  CHECK(to_string(power_of_two(64) / fraction{3}) == "18446744073709551616/3");
}

// ---- Contracts ----

TEST_CASE("fraction: division by zero reaches the contract handler") {
  constexpr auto fault = "a fraction has a denominator other than zero";
  auto const half = opaque(make(1, 2));
  auto const wide = half * make(1, int64_max) * make(1, int64_max);
  auto changed = half;
  CHECK(broken_contract([] { (void)make(1, 0); }) == fault);
  CHECK(broken_contract([] { (void)make(0, 0); }) == fault);
  CHECK(broken_contract([&] { (void)(half / fraction{}); }) == fault);
  CHECK(broken_contract([&] { (void)(wide / fraction{}); }) == fault);
  CHECK(broken_contract([&] { changed /= 0; }) == fault);
  CHECK(broken_contract([&] { changed /= fraction{}; }) == fault);
  CHECK(changed == half);
  CHECK(broken_contract([&] { (void)(fraction{} / half); }).empty());
}

} // namespace

TEST_CASE("a double of parts of very different lengths") {
  using integer = starlot::detail::integer<8>;
  integer big{1};
  for (int i = 0; i < 1000; ++i)
    big *= 2;
  CHECK(fraction{big, integer{3}}.to_double() == 0x1.5555555555555p+998);
  CHECK(fraction{integer{3}, big}.to_double() == 0x1.8p-999);
  CHECK(fraction{big * big * big, big * big * integer{-3}}.to_double() == -0x1.5555555555555p+998);
}

TEST_CASE("a sum is over the least common denominator, however many terms there are") {
  // lcm(2, …, 1001) = e^ψ(1001), and ψ(n) < 1.04 n (Rosser and Schoenfeld 1962): at most 1502 bits.
  fraction sum;
  for (std::int64_t i = 0; i < 5000; ++i)
    sum += fraction::of(1, 2 + i % 1000);
  CHECK(sum.denominator().bit_width() < 1503);
  fraction once;
  for (std::int64_t i = 0; i < 1000; ++i)
    once += fraction::of(1, 2 + i);
  CHECK(sum == once * fraction{5});
  CHECK((sum - once * fraction{5}).sign() == 0);
}

TEST_CASE("fractions and integers mix") {
  auto const half = fraction::of(1, 2);
  CHECK((half + 1 == fraction::of(3, 2) && 1 + half == fraction::of(3, 2)));
  CHECK((half - 1 == fraction::of(-1, 2) && 1 - half == half));
  CHECK((half * 3 == fraction::of(3, 2) && std::int64_t{3} * half == fraction::of(3, 2)));
  CHECK((half / 2 == fraction::of(1, 4) && 2 / half == 4));
  CHECK((half < 1 && 0 < half && half * 2 == 1));
}
