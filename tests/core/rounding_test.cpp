// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/number.hpp>

#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>

namespace {

using starlot::decimal;
using starlot::fraction;
using starlot::rounded_off;
using starlot::rounding;
using namespace starlot::literals;
using namespace starlot_tests;

constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();
constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();
constexpr auto exact = rounded_off::nothing;
constexpr auto larger = rounded_off::larger;
constexpr auto smaller = rounded_off::smaller;
constexpr rounding modes[] = {rounding::down,    rounding::up,        rounding::truncate,
                              rounding::half_up, rounding::half_away, rounding::half_even};
constexpr rounding half_modes[] = {rounding::half_up, rounding::half_away, rounding::half_even};

// ---- Published examples of GB/T 8170-2008 ----
//
// S68 renrendoc.com/paper/94684662          S76 renrendoc.com/paper/264382832 (GB 8170-87)
// S72 daowen.com/book/content/214653640     S77 fanpusoft.com/project/gl/729789
// S73 sqrdapp.com/www/yiqi/32               S80 sutiku.cn/question/97687
// S74 foodmate.net/yiqi/32                  S81 zhidaotian.com/kepu/90026428
// S75 tihaiku.com/jzgc/2205159              S82 360docs.net/doc/1b2460353
// S83 tihaiku.com/jzgc/2203462              S84 ti.zuoweng.com/ti/EwDNKKKQ
// S85 wiki.szjm666.com/cn/item/281272       S86 bbs.3c3t.com/showtopic topicid 55625
// S87 a document that cites HJ 633-2026 (the input was seen, the result computed)

struct example {
  decimal value;
  decimal step;
  decimal result;
  std::string_view source;
  rounded_off was = exact;
};

constexpr example published[] = {
    {12.1498_dec, 1_dec, 12_dec, "S72 S68"},
    {12.1498_dec, 0.1_dec, 12.1_dec, "S72 S68"},
    {1268_dec, 100_dec, 1300_dec, "S72 S73"},
    {1268_dec, 10_dec, 1270_dec, "S72 S73"},
    {10.5002_dec, 1_dec, 11_dec, "S72"},
    {1.050_dec, 0.1_dec, 1.0_dec, "S72"},
    {0.35_dec, 0.1_dec, 0.4_dec, "S72"},
    {2500_dec, 1000_dec, 2000_dec, "S72"},
    {3500_dec, 1000_dec, 4000_dec, "S72"},
    {-0.0365_dec, 0.001_dec, -0.036_dec, "S72 S73"},
    {15.4546_dec, 1_dec, 15_dec, "S74"},
    {8.53459_dec, 0.01_dec, 8.53_dec, "S72"},
    {13.456_dec, 1_dec, 13_dec, "S80"},
    {60.28_dec, 0.5_dec, 60.5_dec, "S76 S77"},
    {832_dec, 20_dec, 840_dec, "S76 S77"},
    {63.37_dec, 0.5_dec, 63.5_dec, "S81"},
    {63.37_dec, 5_dec, 65_dec, "S81"},
    {23.5_dec, 1_dec, 24_dec, "S82"},
    {24.5_dec, 1_dec, 24_dec, "S82"},
    {15.45_dec, 0.1_dec, 15.4_dec, "S82"},
    {0.275_dec, 0.01_dec, 0.28_dec, "S82"},
    {21.5_dec, 1_dec, 22_dec, "S83"},
    {3864_dec, 100_dec, 3900_dec, "S84"},
    {8325_dec, 100_dec, 8300_dec, "S84"},
    {7850.1_dec, 100_dec, 7900_dec, "S84"},
    {6750_dec, 100_dec, 6800_dec, "S84"},
    {4250_dec, 100_dec, 4200_dec, "S84"},
    {28.175_dec, 0.01_dec, 28.18_dec, "S85"},
    {28.165_dec, 0.01_dec, 28.16_dec, "S85"},
    {28.2645_dec, 0.1_dec, 28.3_dec, "S85"},
    {28.350_dec, 0.1_dec, 28.4_dec, "S85"},
    {28.250_dec, 0.1_dec, 28.2_dec, "S85"},
    {28.050_dec, 0.1_dec, 28.0_dec, "S85"},
    {28.2501_dec, 0.1_dec, 28.3_dec, "S85"},
    {24.5002_dec, 1_dec, 25_dec, "S75"},
    {24.5_dec, 1_dec, 25_dec, "S75 reported as 24.5(+)", larger},
    {24.5_dec, 1_dec, 24_dec, "S75 without the mark"},
    {16.50_dec, 1_dec, 17_dec, "S74 16.50(+)", larger},
    {16.50_dec, 1_dec, 16_dec, "S74 16.50(-)", smaller},
    {13.2476_dec, 0.1_dec, 13.2_dec, "S86"},
    {13.2476_dec, 0.01_dec, 13.25_dec, "S86"},
    {2.0500_dec, 0.1_dec, 2.0_dec, "S86"},
    {0.150_dec, 0.1_dec, 0.2_dec, "S86"},
    {1350_dec, 100_dec, 1400_dec, "S86"},
    {0.0345_dec, 0.001_dec, 0.034_dec, "S86"},
    {35.5_dec, 1_dec, 36_dec, "S87"},
};
static_assert(std::size(published) == 46);

// Recalled from the standard; the arithmetic is checked, the page was not seen.
constexpr example recalled[] = {
    {97.46_dec, 1_dec, 97_dec, "recalled"},     {-355_dec, 10_dec, -360_dec, "recalled"},
    {-325_dec, 10_dec, -320_dec, "recalled"},   {-365_dec, 10_dec, -360_dec, "recalled"},
    {60.25_dec, 0.5_dec, 60.0_dec, "recalled"}, {60.38_dec, 0.5_dec, 60.5_dec, "recalled"},
    {-60.75_dec, 0.5_dec, -61_dec, "recalled"}, {830_dec, 20_dec, 840_dec, "recalled"},
    {842_dec, 20_dec, 840_dec, "recalled"},     {-930_dec, 20_dec, -920_dec, "recalled"},
};
static_assert(std::size(recalled) == 10);

constexpr bool agrees(example const& e) {
  auto const mirrored =
      round(-e.value, e.step, rounding::half_even, e.was); // the mark is about the magnitude
  auto const whole = fraction{e.value};
  bool good = round(e.value, e.step, rounding::half_even, e.was) == e.result && mirrored == -e.result;
  return good && (e.was != exact || round(whole, e.step, rounding::half_even) == e.result);
}

static_assert(holds_for_all(published, agrees));
static_assert(holds_for_all(recalled, agrees));

TEST_CASE("rounding: published examples") {
  for (auto const& e : published) {
    INFO(to_string(e.value) << " to " << to_string(e.step) << ": " << e.source);
    CHECK(agrees(opaque(e)));
  }
  check_all(recalled, agrees);
}

/// A value rounded step by step, as the standard forbids, and at once.
struct chain {
  struct link {
    decimal step;
    decimal result;
  };
  decimal value;
  link links[4];
  decimal right;
  rounded_off mark; ///< of the value before the last step, which saves it
  std::string_view source;
};

constexpr chain wrong_chains[] = {
    {15.4546_dec,
     {{0.001_dec, 15.455_dec}, {0.01_dec, 15.46_dec}, {0.1_dec, 15.5_dec}, {1_dec, 16_dec}},
     15_dec,
     smaller,
     "S74"},
    {8.53459_dec,
     {{0.0001_dec, 8.5346_dec}, {0.001_dec, 8.535_dec}, {0.01_dec, 8.54_dec}, {}},
     8.53_dec,
     smaller,
     "S72"},
    {13.456_dec, {{0.01_dec, 13.46_dec}, {0.1_dec, 13.5_dec}, {1_dec, 14_dec}, {}}, 13_dec, smaller, "S80"},
};
static_assert(std::size(wrong_chains) == 3);

constexpr bool goes_wrong_where_published(chain const& c) {
  auto value = c.value;
  auto before = value;
  auto last = value;
  for (auto const& link : c.links) {
    if (link.step == decimal{})
      break;
    before = value;
    last = link.step;
    value = round(value, link.step, rounding::half_even);
    if (value != link.result)
      return false;
  }
  return value != c.right && round(c.value, last, rounding::half_even) == c.right &&
         round(before, last, rounding::half_even, c.mark) == c.right;
}

static_assert(holds_for_all(wrong_chains, goes_wrong_where_published));

TEST_CASE("rounding: twice is wrong, once is right, and a mark repairs it") {
  check_all(wrong_chains, goes_wrong_where_published);
}

// ---- Every mode around a tie ----

struct mode_row {
  decimal value;
  decimal results[6]; // in the order of `modes`
};

constexpr mode_row by_mode[] = {
    {2.5_dec, {2_dec, 3_dec, 2_dec, 3_dec, 3_dec, 2_dec}},
    {3.5_dec, {3_dec, 4_dec, 3_dec, 4_dec, 4_dec, 4_dec}},
    {-2.5_dec, {-3_dec, -2_dec, -2_dec, -2_dec, -3_dec, -2_dec}},
    {-3.5_dec, {-4_dec, -3_dec, -3_dec, -3_dec, -4_dec, -4_dec}},
    {2.499999_dec, {2_dec, 3_dec, 2_dec, 2_dec, 2_dec, 2_dec}},
    {2.500001_dec, {2_dec, 3_dec, 2_dec, 3_dec, 3_dec, 3_dec}},
    {-2.499999_dec, {-3_dec, -2_dec, -2_dec, -2_dec, -2_dec, -2_dec}},
    {-2.500001_dec, {-3_dec, -2_dec, -2_dec, -3_dec, -3_dec, -3_dec}},
    {0.5_dec, {0_dec, 1_dec, 0_dec, 1_dec, 1_dec, 0_dec}},
    {-0.5_dec, {-1_dec, 0_dec, 0_dec, 0_dec, -1_dec, 0_dec}},
    {3_dec, {3_dec, 3_dec, 3_dec, 3_dec, 3_dec, 3_dec}},
    {-3_dec, {-3_dec, -3_dec, -3_dec, -3_dec, -3_dec, -3_dec}},
    {0_dec, {0_dec, 0_dec, 0_dec, 0_dec, 0_dec, 0_dec}},
};

constexpr bool mode_agrees(mode_row const& r) {
  for (std::size_t i = 0; i < std::size(modes); ++i)
    if (round(r.value, 1_dec, modes[i]) != r.results[i])
      return false;
  return true;
}

static_assert(holds_for_all(by_mode, mode_agrees));

TEST_CASE("rounding: what the names of the modes mean") { check_all(by_mode, mode_agrees); }

// ---- Everything on a small scale, by definition ----

/// The multiple of `step` to which n/d rounds, found by trying one after the other.
constexpr std::int64_t multiple_by_definition(std::int64_t n, std::int64_t d, std::int64_t step,
                                              rounding mode) {
  std::int64_t floor = 0;
  while (floor * step * d > n)
    --floor;
  while ((floor + 1) * step * d <= n)
    ++floor;
  if (floor * step * d == n)
    return floor;
  auto const ceiling = floor + 1;
  switch (mode) {
  case rounding::down:
    return floor;
  case rounding::up:
    return ceiling;
  case rounding::truncate:
    return n < 0 ? ceiling : floor;
  default:
    break;
  }
  auto const twice_above = 2 * (n - floor * step * d);
  auto const twice_below = 2 * (ceiling * step * d - n);
  if (twice_above != twice_below)
    return twice_above < twice_below ? floor : ceiling;
  if (mode == rounding::half_up)
    return ceiling;
  if (mode == rounding::half_away)
    return n < 0 ? floor : ceiling;
  return floor % 2 == 0 ? floor : ceiling;
}

constexpr bool decimal_rounds(std::int64_t micro, std::int64_t step, rounding mode) {
  return round(decimal::from_micro(micro), decimal::from_micro(step), mode).micro() ==
         step * multiple_by_definition(micro, 1, step, mode);
}

constexpr bool fractions_round(std::int64_t n, std::int64_t d, std::int64_t step, rounding mode) {
  auto const expected = step * multiple_by_definition(n, d, step, mode);
  starlot::detail::narrow small;
  small.whole = multiple_by_definition(n, d, 1, rounding::down);
  small.numerator = n - small.whole * d; // not reduced: narrow numbers need not be
  small.denominator = d;
  fraction large{fraction::integer{n}, fraction::integer{d}};
  auto const in_millionths = large / fraction{decimal::one};
  bool good = round(in_millionths, decimal::from_micro(step), mode).micro() == expected;
  starlot::detail::round_number(small, step, mode);
  starlot::detail::round_number(large, step, mode);
  good =
      good && !small.overflowed && small.whole == expected && small.numerator == 0 && small.denominator == 1;
  return good && large.numerator() == expected && large.denominator() == 1;
}

constexpr int decimals_wrong(rounding mode, std::int64_t reach) {
  int wrong = 0;
  for (std::int64_t step = 1; step <= 12; ++step)
    for (std::int64_t micro = -reach; micro <= reach; ++micro)
      wrong += !decimal_rounds(micro, step, mode);
  return wrong;
}

constexpr int fractions_wrong(rounding mode, std::int64_t reach, std::int64_t steps,
                              std::int64_t denominators) {
  int wrong = 0;
  for (std::int64_t step = 1; step <= steps; ++step)
    for (std::int64_t d = 1; d <= denominators; ++d)
      for (std::int64_t n = -reach * d; n <= reach * d; ++n)
        wrong += !fractions_round(n, d, step, mode);
  return wrong;
}

static_assert(decimals_wrong(rounding::down, 60) == 0);
static_assert(decimals_wrong(rounding::up, 60) == 0);
static_assert(decimals_wrong(rounding::truncate, 60) == 0);
static_assert(decimals_wrong(rounding::half_up, 60) == 0);
static_assert(decimals_wrong(rounding::half_away, 60) == 0);
static_assert(decimals_wrong(rounding::half_even, 60) == 0);
static_assert(fractions_wrong(rounding::down, 3, 2, 2) == 0);
static_assert(fractions_wrong(rounding::up, 3, 2, 2) == 0);
static_assert(fractions_wrong(rounding::truncate, 3, 2, 2) == 0);
static_assert(fractions_wrong(rounding::half_up, 3, 2, 2) == 0);
static_assert(fractions_wrong(rounding::half_away, 3, 2, 2) == 0);
static_assert(fractions_wrong(rounding::half_even, 3, 2, 2) == 0);

TEST_CASE("rounding: all small decimals, by definition") {
  for (auto const mode : modes) {
    CAPTURE(static_cast<int>(mode));
    CHECK(decimals_wrong(opaque(mode), 60) == 0);
  }
}

TEST_CASE("rounding: all small fractions of both widths, by definition") {
  for (auto const mode : modes) {
    CAPTURE(static_cast<int>(mode));
    CHECK(fractions_wrong(opaque(mode), 3, 2, 2) == 0);
    CHECK(fractions_wrong(opaque(mode), 60, 12, 7) == 0);
  }
}

// ---- Marks ----

/// A true value t is rounded to tens and marked, then to `steps` tens: as if t had been rounded at once.
constexpr int marks_wrong(rounding mode, std::int64_t steps, std::int64_t reach) {
  int wrong = 0;
  for (std::int64_t t = -reach; t <= reach; ++t) {
    auto const tens = decimal::from_micro(10);
    auto const before = decimal::from_micro(t);
    auto const once = round(before, tens, rounding::half_even);
    auto const magnitude = once.micro() < 0 ? -once.micro() : once.micro();
    auto const true_magnitude = t < 0 ? -t : t;
    auto const mark = true_magnitude > magnitude ? larger : true_magnitude < magnitude ? smaller : exact;
    auto const last = tens * steps;
    wrong += round(once, last, mode, mark) != round(before, last, mode);
  }
  return wrong;
}

static_assert(marks_wrong(rounding::half_up, 10, 310) == 0);
static_assert(marks_wrong(rounding::half_away, 10, 310) == 0);
static_assert(marks_wrong(rounding::half_even, 10, 310) == 0);

TEST_CASE("rounding: a marked value rounds as its true value would") {
  for (auto const mode : half_modes)
    for (std::int64_t const steps : {2, 4, 10, 20, 100}) {
      CAPTURE(static_cast<int>(mode), steps);
      CHECK(marks_wrong(opaque(mode), steps, 310) == 0);
      CHECK(marks_wrong(opaque(mode), steps, 3 * 10 * steps + 10) == 0);
    }
}

TEST_CASE("rounding: a mark matters at ties only") {
  for (auto const mode : half_modes)
    for (auto const mark : {larger, smaller}) {
      CHECK(round(2.4_dec, 1_dec, mode, mark) == 2_dec);
      CHECK(round(2.6_dec, 1_dec, mode, mark) == 3_dec);
      CHECK(round(-2.6_dec, 1_dec, mode, mark) == -3_dec);
      CHECK(round(2_dec, 1_dec, mode, mark) == 2_dec);
    }
}

// ---- Large numbers ----

TEST_CASE("rounding: large decimals, as exact fractions and by their properties") {
  random_numbers random;
  int wrong = 0;
  int within_range = 0;
  for (int i = 0; i < 30'000; ++i) {
    auto const value = decimal::from_micro(random.signed_number(63));
    auto const step = decimal::from_micro(random.positive(62));
    auto const mode = modes[random.below(std::size(modes))];
    decimal result;
    decimal wide;
    bool const fails = !broken_contract([&] { result = round(value, step, mode); }).empty();
    bool const wide_fails = !broken_contract([&] { wide = round(fraction{value}, step, mode); }).empty();
    wrong += fails != wide_fails;
    if (fails)
      continue;
    ++within_range;
    auto const moved = fraction{result} - fraction{value};
    auto const distance = moved.sign() < 0 ? -moved : moved;
    bool const half = mode >= rounding::half_up;
    wrong += result != wide || result.micro() % step.micro() != 0 || round(result, step, mode) != result;
    wrong += half ? distance + distance > fraction{step} : distance >= fraction{step};
  }
  CHECK(wrong == 0);
  CHECK(within_range > 20'000);
}

struct edge_row {
  std::int64_t value;
  std::int64_t step;
  rounding mode;
  std::int64_t result;
};

constexpr edge_row edges[] = {
    {int64_max, 1, rounding::up, int64_max},
    {int64_min, 1, rounding::down, int64_min},
    {int64_max, int64_max, rounding::half_even, int64_max},
    {int64_max - 1, int64_max, rounding::up, int64_max},
    {int64_max / 2, int64_max, rounding::half_even, 0},
    {int64_max / 2 + 1, int64_max, rounding::half_even, int64_max},
    {int64_min, int64_max, rounding::truncate, -int64_max},
    {int64_min, int64_max, rounding::half_away, -int64_max},
    {int64_min, std::int64_t{1} << 62, rounding::down, int64_min},
    {int64_min + 1, 2, rounding::down, int64_min},
    {int64_min + 1, std::int64_t{1} << 62, rounding::half_even, int64_min},
    {-1, int64_max, rounding::down, -int64_max},
    {1, int64_max, rounding::up, int64_max},
};

constexpr bool edge_agrees(edge_row const& r) {
  auto const step = decimal::from_micro(r.step);
  return round(decimal::from_micro(r.value), step, r.mode).micro() == r.result &&
         round(fraction{decimal::from_micro(r.value)}, step, r.mode).micro() == r.result;
}

static_assert(holds_for_all(edges, edge_agrees));

TEST_CASE("rounding: at the edges of the range") { check_all(edges, edge_agrees); }

TEST_CASE("rounding: a step that is not positive, or a result out of range, reaches the contract handler") {
  auto const most = opaque(decimal::from_micro(int64_max));
  auto const least = opaque(decimal::from_micro(int64_min));
  auto const step_fault = "a rounding step is positive";
  for (auto const mode : modes) {
    CHECK(broken_contract([&] { (void)round(most, 0_dec, mode); }) == step_fault);
    CHECK(broken_contract([&] { (void)round(most, -1_dec, mode); }) == step_fault);
    CHECK(broken_contract([&] { (void)round(fraction{most}, 0_dec, mode); }) == step_fault);
    CHECK(broken_contract([&] { (void)round(fraction{most}, -1_dec, mode); }) == step_fault);
  }
  auto const range_fault = "the multiple of a decimal is out of range";
  CHECK(broken_contract([&] { (void)round(most, 1_dec, rounding::up); }) == range_fault);
  CHECK(broken_contract([&] { (void)round(least, 1_dec, rounding::down); }) == range_fault);
  CHECK(broken_contract([&] { (void)round(least, decimal::from_micro(3), rounding::half_even); }) ==
        range_fault);
  CHECK(broken_contract([&] { (void)round(fraction{most}, 1_dec, rounding::up); }) == range_fault);
  auto const beyond = fraction{most} * fraction{most};
  CHECK(broken_contract([&] { (void)round(beyond, 1_dec, rounding::down); }) ==
        "a rounded fraction is in the range of decimals");
  CHECK(broken_contract([&] { (void)round(most, 1_dec, rounding::down); }).empty());
}

} // namespace

TEST_CASE("a mark beside a value counts in every mode, also beside an exact multiple") {
  using enum rounded_off;
  static_assert(round(24_dec, 1_dec, rounding::up, larger) == 25_dec);
  static_assert(round(24_dec, 1_dec, rounding::up, smaller) == 24_dec);
  static_assert(round(24_dec, 1_dec, rounding::down, smaller) == 23_dec);
  static_assert(round(24_dec, 1_dec, rounding::down, larger) == 24_dec);
  static_assert(round(-24_dec, 1_dec, rounding::truncate, smaller) == -23_dec);
  static_assert(round(-24_dec, 1_dec, rounding::up, larger) == -24_dec);
  static_assert(round(24_dec, 1_dec, rounding::half_even, smaller) == 24_dec);
  CHECK(round(24_dec, 1_dec, rounding::up, larger) == 25_dec);
  CHECK(round(24_dec, 1_dec, rounding::down, smaller) == 23_dec);
  CHECK(round(-24_dec, 1_dec, rounding::down, larger) == -25_dec);
  CHECK(round(-24_dec, 1_dec, rounding::truncate, smaller) == -23_dec);
  CHECK(round(24_dec, 1_dec, rounding::half_even, larger) == 24_dec);
}
