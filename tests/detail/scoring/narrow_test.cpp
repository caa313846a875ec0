// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/core/fraction.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/number.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <numeric>
#include <string>

// The property that everything rests on: after any operation a narrow number equals the exact fraction that
// went the same way, or says that it has overflowed; and once it has, it says so for good.

namespace {

using starlot::fraction;
using starlot::rounding;
using starlot::share;
using starlot::detail::narrow;
using namespace starlot_tests;

constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();
constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();
constexpr rounding modes[] = {rounding::down,    rounding::up,        rounding::truncate,
                              rounding::half_up, rounding::half_away, rounding::half_even};

constexpr narrow make(std::int64_t whole, std::int64_t numerator, std::int64_t denominator) {
  narrow n{whole};
  n.numerator = numerator;
  n.denominator = denominator;
  return n;
}

constexpr fraction exact(narrow const& n) {
  using integer = fraction::integer;
  return {integer{n.whole} * integer{n.denominator} + integer{n.numerator}, integer{n.denominator}};
}

// ---- What can be done to a number, to both widths alike ----

enum class operation {
  add_whole,
  add,
  add_earned,
  scale,
  rescale,
  rescale_whole,
  add_times,
  set_whole,
  round
};
constexpr std::uint64_t operations = 9;

struct instruction {
  operation what = operation::add;
  std::int64_t a = 0;
  std::int64_t b = 1;
  share part;
  narrow other{};
  rounding mode = rounding::down;
  narrow top{}; ///< rescale: the part, of which `other` is the whole
};

/// `other` and `top` are given apart, since they have a width too.
template <class Number>
constexpr void apply(Number& n, instruction const& i, Number const& other, Number const& top) {
  switch (i.what) {
  case operation::add_whole:
    n += i.a;
    break;
  case operation::add:
    n += other;
    break;
  case operation::add_earned:
    starlot::detail::add_earned(n, i.a, i.part);
    break;
  case operation::scale:
    starlot::detail::scale(n, i.a, i.b);
    break;
  case operation::rescale:
    n = starlot::detail::rescale(n, top, other);
    break;
  case operation::rescale_whole:
    n = starlot::detail::rescale(n, i.a, other);
    break;
  case operation::add_times:
    starlot::detail::add_times(n, i.a, i.b);
    break;
  case operation::set_whole:
    starlot::detail::set_whole(n, i.a);
    break;
  case operation::round:
    starlot::detail::round_number(n, i.b, i.mode);
    break;
  }
}
constexpr void apply(narrow& n, instruction const& i) { apply(n, i, i.other, i.top); }
constexpr void apply(fraction& f, instruction const& i) { apply(f, i, exact(i.other), exact(i.top)); }

constexpr bool orders_agree(narrow const& n, fraction const& f) {
  auto const agree = [&](std::int64_t micro) {
    return starlot::detail::compare(n, micro) == starlot::detail::compare(f, micro);
  };
  return agree(n.whole) && agree(0) && agree(int64_min) && agree(int64_max) &&
         (n.whole == int64_max || agree(n.whole + 1)) && (n.whole == int64_min || agree(n.whole - 1));
}

constexpr bool equal(narrow const& n, fraction const& f) {
  return n.denominator > 0 && n.numerator >= 0 && n.numerator < n.denominator && exact(n) == f &&
         orders_agree(n, f) && starlot::detail::in_points<8>(n) == starlot::detail::in_points(f);
}

// ---- Examples, worked by hand ----

struct row {
  narrow start;
  instruction what;
  narrow result;
  bool overflows;
};

constexpr instruction add_whole(std::int64_t a) { return {operation::add_whole, a, 1, {}, {}, {}}; }
constexpr instruction add(narrow const& n) { return {operation::add, 0, 1, {}, n, {}}; }
constexpr instruction earn(std::int64_t amount, share s) {
  return {operation::add_earned, amount, 1, s, {}, {}};
}
constexpr instruction scale(std::int64_t a, std::int64_t b) { return {operation::scale, a, b, {}, {}, {}}; }
constexpr instruction round_to(std::int64_t step, rounding m) {
  return {operation::round, 0, step, {}, {}, m};
}
constexpr instruction over(std::int64_t factor, narrow const& n) {
  return {operation::rescale_whole, factor, 1, {}, n, {}};
}
constexpr instruction part_of(narrow const& part, narrow const& whole) {
  return {operation::rescale, 0, 1, {}, whole, {}, part};
}

constexpr std::int64_t two_62 = std::int64_t{1} << 62;

constexpr row rows[] = {
    {{}, add_whole(5), make(5, 0, 1), false},
    {make(int64_max, 1, 2), add_whole(1), {}, true},
    {make(int64_min, 1, 2), add_whole(-1), {}, true},
    {make(int64_max, 1, 2), add_whole(int64_min), make(-1, 1, 2), false},
    {make(1, 1, 3), add(make(2, 1, 6)), make(3, 1, 2), false},
    {make(1, 2, 3), add(make(2, 1, 3)), make(4, 0, 1), false},
    {make(-2, 2, 3), add(make(0, 2, 3)), make(-1, 1, 3), false},
    {make(0, two_62 - 1, two_62), add(make(0, 1, two_62)), make(1, 0, 1), false},
    {make(0, int64_max - 1, int64_max), add(make(0, int64_max - 1, int64_max)),
     make(1, int64_max - 2, int64_max), false},
    {make(0, 1, int64_max), add(make(0, 1, int64_max - 1)), {}, true},
    {make(0, 1, two_62), add(make(0, 1, 3)), {}, true},
    {make(0, 1, two_62), add(make(0, 1, 2)), make(0, two_62 / 2 + 1, two_62), false},
    {make(int64_max, 1, 2), add(make(0, 1, 2)), {}, true},
    {{}, earn(30'000'000, share::of(37, 40)), make(27'750'000, 0, 1), false},
    {{}, earn(10'000'000, share::of(1, 3)), make(3'333'333, 1, 3), false},
    {make(0, 2, 3), earn(10'000'000, share::of(1, 3)), make(3'333'334, 0, 1), false},
    {make(7, 0, 1), earn(10, share::none()), make(7, 0, 1), false},
    {make(7, 0, 1), earn(10, share::full()), make(17, 0, 1), false},
    {make(7, 0, 1), earn(10, share::of(40, 40)), make(17, 0, 1), false},
    {{}, earn(int64_max, share::of(2, 3)), {}, true}, // would fit, but not on the way
    {make(10, 1, 2), scale(2, 3), make(7, 0, 1), false},
    {make(-10, 1, 2), scale(1, 3), make(-4, 5, 6), false},
    {make(1, 0, 1), scale(0, 7), make(0, 0, 1), false},
    {make(10, 0, two_62), scale(1, 3), make(3, 1, 3), false}, // a denominator under nothing does not count
    {make(10, 1, 3), scale(100, 100), make(10, 1, 3), false},
    {make(int64_max, 0, 1), scale(2, 1), {}, true},
    {make(60'000'000, 0, 1), over(100'000'000, narrow{90'000'000}), make(66'666'666, 2, 3), false},
    {make(1, 0, 1), over(100, make(0, 1, 2)), make(200, 0, 1), false},
    {make(1, 0, 1), over(3, make(2, 1, 3)), make(1, 2, 7), false},
    {make(2, 1, 2), part_of(make(1, 1, 3), make(2, 1, 3)), make(1, 3, 7), false}, // 5/2 · 4/7
    {make(3, 0, 1), part_of(make(0, 1, two_62), make(0, 3, two_62)), make(1, 0, 1), false},
    {make(3, 0, 1), part_of(make(0, 0, 1), make(5, 1, 2)), make(0, 0, 1), false},
    {make(-3, 1, 2), part_of(make(5, 1, 2), make(5, 2, 4)), make(-3, 1, 2), false}, // by itself
    {make(1, 0, 1), part_of(make(int64_max, 1, 2), make(1, 0, 1)), {}, true},
    {make(1, 0, 1), part_of(make(1, 0, 1), make(two_62, 1, 2)), {}, true},
    {make(1, 0, 1), part_of(make(0, 1, two_62), make(0, 1, two_62 - 1)), make(0, two_62 - 1, two_62), false},
    {make(1, 0, 1), part_of(make(2, 1, two_62 - 1), make(2, 1, two_62 - 3)), {}, true},
    {make(2, 1, 2), round_to(1, rounding::half_even), make(2, 0, 1), false},
    {make(3, 1, 2), round_to(1, rounding::half_even), make(4, 0, 1), false},
    {make(-3, 1, 2), round_to(1, rounding::half_away), make(-3, 0, 1), false},
    {make(-3, 1, 2), round_to(1, rounding::truncate), make(-2, 0, 1), false},
    {make(2, 499'999, 1'000'000), round_to(5, rounding::half_up), make(0, 0, 1), false},
    {make(2, 500'000, 1'000'000), round_to(5, rounding::half_up), make(5, 0, 1), false},
    {make(int64_max, 1, 2), round_to(1, rounding::down), make(int64_max, 0, 1), false},
    {make(int64_max, 1, 2), round_to(1, rounding::up), {}, true},
    {make(int64_max, 0, 1), round_to(10, rounding::up), {}, true},
    {make(int64_min, 0, 1), round_to(10, rounding::down), {}, true},
};

constexpr bool agrees(row const& r) {
  auto n = r.start;
  apply(n, r.what);
  auto f = exact(r.start);
  apply(f, r.what);
  return n.overflowed == r.overflows && (r.overflows || (equal(n, f) && equal(r.result, f)));
}

constexpr bool first_rows_agree() {
  for (std::size_t i = 0; i < std::size(rows) / 2; ++i)
    if (!agrees(rows[i]))
      return false;
  return true;
}

constexpr bool last_rows_agree() {
  for (std::size_t i = std::size(rows) / 2; i < std::size(rows); ++i)
    if (!agrees(rows[i]))
      return false;
  return true;
}

static_assert(first_rows_agree());
static_assert(last_rows_agree());
static_assert(narrow{} <=> 0 == 0 && narrow{-3}.whole == -3 && !narrow{}.overflowed && sizeof(narrow) == 32);

TEST_CASE("narrow: examples worked by hand") { check_all(rows, agrees); }

// ---- All small numbers ----

/// Every operation on every small number.
constexpr int small_ones_wrong(std::int64_t reach, std::int64_t denominators) {
  int wrong = 0;
  auto const check = [&](narrow const& start, instruction const& i) {
    auto n = start;
    apply(n, i);
    auto f = exact(start);
    apply(f, i);
    wrong += n.overflowed || !equal(n, f);
  };
  for (auto whole = -reach; whole <= reach; ++whole)
    for (std::int64_t d = 1; d <= denominators; ++d)
      for (std::int64_t numerator = 0; numerator < d; ++numerator) {
        auto const n = make(whole, numerator, d);
        for (std::int64_t a = 0; a <= reach; ++a)
          for (std::int64_t b = 1; b <= denominators; ++b) {
            check(n, scale(a, b));
            check(n, {operation::add_times, a, -b, {}, {}, {}});
            if (a <= b)
              check(n, earn(whole < 0 ? -whole : whole, share::of(a, b)));
            for (std::int64_t c = 0; c < b; ++c) {
              check(n, add(make(a, c, b)));
              check(n, add(make(-a, c, b)));
              if (a + c > 0) {
                check(n, over(7, make(a, c, b)));
                check(n, part_of(make(b, c, a + c), make(a, c, b)));
              }
            }
          }
      }
  return wrong;
}

static_assert(small_ones_wrong(1, 1) == 0);

TEST_CASE("narrow: every operation on all small numbers") {
  CHECK(small_ones_wrong(1, 1) == 0);
  CHECK(small_ones_wrong(4, 6) == 0);
}

// ---- Random numbers of every size ----

class numbers {
public:
  std::uint64_t below(std::uint64_t n) { return random_.below(n); }

  /// Not negative.
  std::int64_t amount() {
    switch (random_.below(6)) {
    case 0:
      return random_.between(0, 12);
    case 1:
      return random_.between(0, 100'000'000); // 100 points
    case 2:
      return int64_max - random_.between(0, 3);
    case 3:
      return two_62 + random_.between(-3, 3);
    case 4:
      return random_.between(1, 1'000) * random_.between(1, 1'000);
    default:
      return random_.magnitude(63);
    }
  }

  std::int64_t positive() {
    auto const a = amount();
    return a == 0 ? 1 : a;
  }

  std::int64_t whole() {
    if (random_.below(6) == 0)
      return int64_min + random_.between(0, 3);
    auto const a = amount();
    return random_.below(3) == 0 ? -a : a;
  }

  narrow number() {
    auto const w = whole();
    auto const d = denominator();
    auto const edge = random_.below(5);
    auto const numerator = edge == 0   ? 0
                           : edge == 1 ? (d > 1 ? 1 : 0)
                           : edge == 2 ? d - 1
                           : edge == 3 ? d / 2
                                       : random_.between(0, d - 1);
    return make(w, numerator, d);
  }

  instruction next(narrow const& n) {
    instruction i;
    i.what = static_cast<operation>(random_.below(operations));
    bool const not_negative = i.what == operation::add_earned || i.what == operation::scale;
    i.a = not_negative ? amount() : i.what == operation::rescale_whole ? positive() : whole();
    i.b = positive();
    if (i.what == operation::add_times && random_.below(2) == 0)
      i.b = -i.b;
    auto const possible = denominator();
    i.part = share::of(random_.between(0, possible), possible);
    i.other = number();
    if (random_.below(3) == 0 && n.denominator > 0 && !n.overflowed)
      i.other.denominator = n.denominator; // the usual case: all samples are of the same size
    i.other.numerator %= i.other.denominator;
    if (i.what == operation::rescale || i.what == operation::rescale_whole) { // by something positive
      i.other = not_negative_of(i.other);
      if (i.other.whole == 0 && i.other.numerator == 0)
        i.other.whole = 1;
    }
    i.top = not_negative_of(number());
    if (i.what == operation::rescale &&
        random_.below(2) == 0) { // the usual case: a part of the same criteria
      i.other.whole = 1 + i.other.whole % 1'000'000;
      i.top.whole %= 1'000'000;
      i.top.denominator = i.other.denominator;
      i.top.numerator %= i.top.denominator;
    }
    i.mode = modes[random_.below(std::size(modes))];
    return i;
  }

private:
  static narrow not_negative_of(narrow n) {
    if (n.whole < 0)
      n.whole = n.whole == int64_min ? int64_max : -n.whole;
    return n;
  }

  std::int64_t denominator() {
    switch (random_.below(8)) {
    case 0:
      return 1;
    case 1:
      return random_.between(1, 12);
    case 2:
      return random_.between(1, 1'000) * random_.between(1, 3);
    case 3:
      return (std::int64_t{1} << 31) - random_.between(0, 100); // the largest samples, often coprime
    case 4:
      return two_62 + random_.between(-4, 4);
    case 5:
      return int64_max - random_.between(0, 4);
    case 6:
      return std::int64_t{1} << random_.below(63);
    default:
      return random_.positive(63);
    }
  }

  random_numbers random_;
};

std::string describe(narrow const& n) {
  return std::to_string(n.whole) + " + " + std::to_string(n.numerator) + "/" + std::to_string(n.denominator) +
         (n.overflowed ? " overflowed" : "");
}

std::string describe(instruction const& i) {
  return "operation " + std::to_string(static_cast<int>(i.what)) + ", a " + std::to_string(i.a) + ", b " +
         std::to_string(i.b) + ", share " + std::to_string(i.part.numerator()) + "/" +
         std::to_string(i.part.denominator()) + ", other " + describe(i.other) + ", top " + describe(i.top) +
         ", mode " + std::to_string(static_cast<int>(i.mode));
}

struct tally {
  std::array<int, operations> exact{};
  std::array<int, operations> overflowed{};
  std::string first_wrong;
};

/// One operation, checked; false if the number is wrong and does not say so.
bool step(narrow& n, instruction const& i, tally& count) {
  auto f = exact(n);
  auto const before = n;
  apply(n, i);
  apply(f, i);
  auto const index = static_cast<std::size_t>(i.what);
  ++(n.overflowed ? count.overflowed : count.exact)[index];
  if (n.overflowed || equal(n, f))
    return true;
  if (count.first_wrong.empty())
    count.first_wrong =
        describe(before) + ", " + describe(i) + ", got " + describe(n) + ", expected " + to_string(f);
  return false;
}

TEST_CASE("narrow: one operation on any number is exact or says that it overflowed") {
  numbers random;
  tally count;
  int wrong = 0;
  for (int k = 0; k < 200'000; ++k) {
    auto n = random.number();
    auto const i = random.next(n);
    wrong += !step(n, i, count);
  }
  CAPTURE(count.first_wrong);
  CHECK(wrong == 0);
  for (std::size_t what = 0; what < operations; ++what) { // both really happen
    CAPTURE(what);
    CHECK(count.exact[what] > 2'000);
    CHECK((count.overflowed[what] > 1'000 || what == static_cast<std::size_t>(operation::set_whole)));
  }
}

TEST_CASE("narrow: so is every step of a long way") {
  numbers random;
  tally count;
  int wrong = 0;
  int longest = 0;
  for (int k = 0; k < 30'000; ++k) {
    auto n = narrow{};
    int steps = 0;
    for (; steps < 40 && !n.overflowed; ++steps) {
      auto const i = random.next(n);
      wrong += !step(n, i, count);
    }
    longest = steps > longest ? steps : longest;
  }
  CAPTURE(count.first_wrong);
  CHECK(wrong == 0);
  CHECK(longest > 10);
}

TEST_CASE("narrow: what has overflowed says so for good, and taints what it is added to") {
  numbers random;
  int forgotten = 0;
  int seen = 0;
  for (int k = 0; k < 30'000; ++k) {
    auto n = random.number();
    for (int tries = 0; tries < 20 && !n.overflowed; ++tries) {
      auto const i = random.next(n);
      apply(n, i);
    }
    if (!n.overflowed)
      continue;
    ++seen;
    auto tainted = random.number();
    tainted += n;
    forgotten += !tainted.overflowed;
    auto const other = random.number();
    forgotten += !starlot::detail::rescale(other, 100, n).overflowed;
    forgotten += !starlot::detail::rescale(other, n, make(1, 0, 1)).overflowed;
    forgotten += !starlot::detail::rescale(n, make(1, 0, 1), make(1, 0, 1)).overflowed;
    auto told = other;
    starlot::detail::taint(told, n);
    forgotten += !told.overflowed;
    std::int64_t top = 0;
    forgotten += n.to_quotient(top);
    for (int more = 0; more < 5; ++more) { // under a sanitizer: and nothing undefined happens on the way
      auto const i = random.next(n);
      apply(n, i);
      forgotten += !n.overflowed || !starlot::detail::has_overflowed(n);
    }
  }
  CHECK(forgotten == 0);
  CHECK(seen > 20'000);
}

// ---- It does not give up without need ----

TEST_CASE("narrow: sums overflow only where the least common denominator does") {
  numbers random;
  int needless = 0;
  int looked_at = 0;
  for (int k = 0; k < 100'000; ++k) {
    auto a = random.number();
    auto b = random.number();
    a.whole /= 4;
    b.whole /= 4;
    auto const common = fraction::integer{a.denominator / std::gcd(a.denominator, b.denominator)};
    if (!(common * fraction::integer{b.denominator}).fits_int64())
      continue;
    ++looked_at;
    a += b;
    needless += a.overflowed;
  }
  CHECK(needless == 0);
  CHECK(looked_at > 30'000);
}

TEST_CASE("narrow: an ordinary scheme does not overflow") {
  // 100 points in millionths, sample sizes up to 12, some excluded: the way of an evaluation.
  random_numbers random;
  int wrong = 0;
  for (int k = 0; k < 5'000; ++k) {
    narrow obtained;
    fraction all{0};
    std::int64_t applicable = 0;
    for (int criterion = 0; criterion < 50; ++criterion) {
      auto const samples = random.between(1, 12);
      auto const s = share::of(random.between(0, samples), samples);
      auto const amount = random.between(1, 8) * 250'000;
      starlot::detail::add_earned(obtained, amount, s);
      starlot::detail::add_earned(all, amount, s);
      applicable += amount;
    }
    obtained = starlot::detail::rescale(obtained, 100'000'000, narrow{applicable});
    all = starlot::detail::rescale(all, 100'000'000, fraction{applicable});
    obtained += -1'000'000;
    all += -1'000'000;
    wrong += obtained.overflowed || !equal(obtained, all);
  }
  CHECK(wrong == 0);
}

// ---- In order, and as a quotient ----

template <class T>
concept CanBeEqual = requires(T const& a, T const& b) {
  a == b;
};
static_assert(!CanBeEqual<narrow> && CanBeEqual<fraction>); // 1/2 and 2/4 would not be

constexpr bool in_order(narrow const& a, narrow const& b) { return (a <=> b) == (exact(a) <=> exact(b)); }
constexpr std::array ordered{make(int64_min, 0, 1),
                             make(int64_min, 1, int64_max),
                             make(-1, 1, 2),
                             make(0, 0, 7),
                             make(0, 1, two_62),
                             make(0, 1, 2),
                             make(0, 2, 4),
                             make(0, 2, 3),
                             make(0, two_62 - 1, two_62),
                             make(1, 0, 1),
                             make(int64_max, 1, 2),
                             make(int64_max, 2, 3)};
constexpr bool all_in_order() {
  for (std::size_t i = 0; i < ordered.size(); ++i)
    for (std::size_t k = 0; k < ordered.size(); ++k) {
      bool const same = i == k || (i + k == 11 && (i == 5 || i == 6)); // 1/2 and 2/4
      auto const order = ordered[i] <=> ordered[k];
      if (!in_order(ordered[i], ordered[k]) || (order == 0) != same || (!same && (order < 0) != (i < k)))
        return false;
    }
  return true;
}
static_assert(all_in_order());

TEST_CASE("narrow: numbers are in the order of the fractions that they stand for") {
  CHECK(all_in_order());
  numbers random;
  int wrong = 0;
  int near = 0;
  for (int k = 0; k < 100'000; ++k) {
    auto const a = random.number();
    auto b = random.number();
    if (random.below(2) == 0) {
      b.whole = a.whole; // the rest decides
      ++near;
    }
    wrong += !in_order(a, b) || !in_order(b, a) || a <=> a != 0;
  }
  CHECK(wrong == 0);
  CHECK(near > 40'000);
}

TEST_CASE("narrow: a number is one quotient, where that fits") {
  numbers random;
  int wrong = 0;
  int fits = 0;
  for (int k = 0; k < 100'000; ++k) {
    auto const n = random.number();
    using integer = fraction::integer;
    auto const due = integer{n.whole} * integer{n.denominator} + integer{n.numerator};
    bool const all = (integer{n.whole} * integer{n.denominator}).fits_int64() && due.fits_int64();
    std::int64_t top = 0;
    wrong += n.to_quotient(top) != all || (all && due != integer{top});
    fits += all;
  }
  CHECK(wrong == 0);
  CHECK(fits > 10'000);
}

TEST_CASE("narrow: zero is zero over anything") {
  static_assert(starlot::detail::is_zero(make(0, 0, 7)) && !starlot::detail::is_zero(make(0, 1, 7)));
  CHECK(starlot::detail::is_zero(opaque(make(0, 0, 7))));
  CHECK_FALSE(starlot::detail::is_zero(opaque(make(-1, 0, 7))));
  CHECK_FALSE(starlot::detail::is_zero(opaque(make(-1, 6, 7))));
  CHECK(starlot::detail::is_zero(fraction{0}));
  CHECK_FALSE(starlot::detail::is_zero(fraction{-1}));
}

TEST_CASE("narrow: added to itself") {
  auto n = opaque(make(3, 2, 3));
  auto const& same = n;
  n += same;
  CHECK(equal(n, exact(make(7, 1, 3))));
}

} // namespace
