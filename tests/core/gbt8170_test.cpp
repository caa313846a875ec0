// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/core/gbt8170.hpp>
#include <starlot/core/points.hpp>

#include <cstddef>
#include <iterator>
#include <optional>

namespace {

using starlot::at_least;
using starlot::at_most;
using starlot::between;
using starlot::decimal;
using starlot::points;
using starlot::rounding;
using namespace starlot::literals;
using namespace starlot_tests;

using plain_limit = decltype(at_least(0_dec));

// ---- The comparison table of GB/T 8170-2008: by all digits, and rounded as the limit is written ----
//
// Recalled from the standard; the arithmetic is checked, the page was not seen. Source S78 (an abstract at
// lhjywlfc.mat-test.com) calls the comparison by all digits the stricter one, as it is where bounds belong.

struct row {
  plain_limit limit;
  decimal step; // the digit in which the limit is written
  decimal value;
  bool by_all_digits;
  bool rounded;
};

constexpr auto at_least_97 = at_least(97.0_dec);
constexpr auto at_most_half = at_most(0.5_dec);
constexpr auto at_least_1400 = at_least(1400_dec);
constexpr auto from_1_2_to_1_6 = between(1.2_dec, 1.6_dec);
constexpr auto ten = between(9.9_dec, 10.1_dec);
constexpr auto ten_without_bounds = ten.excluding_bounds();

constexpr row rows[] = {
    {at_least_97, 0.1_dec, 97.01_dec, true, true},
    {at_least_97, 0.1_dec, 97.00_dec, true, true},
    {at_least_97, 0.1_dec, 96.96_dec, false, true},
    {at_least_97, 0.1_dec, 96.94_dec, false, false},
    {at_most_half, 0.1_dec, 0.452_dec, true, true},
    {at_most_half, 0.1_dec, 0.500_dec, true, true},
    {at_most_half, 0.1_dec, 0.549_dec, false, true},
    {at_most_half, 0.1_dec, 0.551_dec, false, false},
    {at_least_1400, 100_dec, 1349_dec, false, false},
    {at_least_1400, 100_dec, 1351_dec, false, true},
    {at_least_1400, 100_dec, 1400_dec, true, true},
    {at_least_1400, 100_dec, 1402_dec, true, true},
    {from_1_2_to_1_6, 0.1_dec, 1.151_dec, false, true},
    {from_1_2_to_1_6, 0.1_dec, 1.200_dec, true, true},
    {from_1_2_to_1_6, 0.1_dec, 1.649_dec, false, true},
    {from_1_2_to_1_6, 0.1_dec, 1.651_dec, false, false},
    {ten, 0.1_dec, 9.89_dec, false, true},
    {ten, 0.1_dec, 9.85_dec, false, false},
    {ten, 0.1_dec, 10.10_dec, true, true},
    {ten, 0.1_dec, 10.16_dec, false, false},
    {ten_without_bounds, 0.1_dec, 9.94_dec, true, false},
    {ten_without_bounds, 0.1_dec, 9.96_dec, true, true},
    {ten_without_bounds, 0.1_dec, 10.06_dec, true, false},
    {ten_without_bounds, 0.1_dec, 10.05_dec, true, true},
};
static_assert(std::size(rows) == 24);

constexpr bool agrees(row const& r) {
  return r.limit.accepts(r.value) == r.by_all_digits &&
         r.limit.compared_rounded(r.step, rounding::half_even).accepts(r.value) == r.rounded;
}

static_assert(holds_for_all(rows, agrees));

TEST_CASE("limit: the comparison table of the standard") { check_all(rows, agrees); }

// ---- Its consequence for a cut-off, and the sides of a bound ----

constexpr row more_rows[] = {
    {at_least(70_dec), 0.1_dec, 69.96_dec, false, true},
    {at_least(70_dec), 0.1_dec, 69.95_dec, false, true}, // 69.95: a tie, 700 is even
    {at_least(70_dec), 0.1_dec, 69.94_dec, false, false},
    {at_least(70_dec), 1_dec, 69.5_dec, false, true},
    {at_least(70_dec), 0.000001_dec, 69.999999_dec, false, false},
    {at_least(70_dec).excluding_bounds(), 1_dec, 70_dec, false, false},
    {at_least(70_dec).excluding_bounds(), 1_dec, 70.000001_dec, true, false},
    {at_least(70_dec).excluding_bounds(), 1_dec, 71_dec, true, true},
    {at_most(70_dec).excluding_bounds(), 1_dec, 70_dec, false, false},
    {at_most(70_dec).excluding_bounds(), 1_dec, 69.999999_dec, true, false},
    {at_most(70_dec).excluding_bounds(), 1_dec, -1000_dec, true, true},
    {between(-1_dec, 1_dec), 1_dec, -1.5_dec, false, false},
    {between(-1_dec, 1_dec), 1_dec, -1.4_dec, false, true},
    {between(1_dec, -1_dec), 1_dec, 0_dec, false, false}, // nothing lies between them
    {plain_limit{std::nullopt, std::nullopt}, 1_dec, -1000_dec, true, true},
    {plain_limit{std::nullopt, std::nullopt}.excluding_bounds(), 1_dec, 1000_dec, true, true},
};

static_assert(holds_for_all(more_rows, agrees));

TEST_CASE("limit: cut-offs, bounds that do not belong to it, and no bounds") { check_all(more_rows, agrees); }

constexpr bool the_mode_is_an_argument() {
  auto const rounded = [](rounding mode) {
    return at_least(70_pt).compared_rounded(1_pt, mode).accepts(69.5_pt);
  };
  return rounded(rounding::up) && rounded(rounding::half_up) && rounded(rounding::half_away) &&
         rounded(rounding::half_even) && !rounded(rounding::down) && !rounded(rounding::truncate);
}

constexpr bool the_last_declaration_counts() {
  auto const l =
      at_least(70_pt).compared_rounded(1_pt, rounding::up).compared_rounded(0.1_pt, rounding::down);
  return !l.accepts(69.99_pt) && l.accepts(70_pt);
}

static_assert(the_mode_is_an_argument());
static_assert(the_last_declaration_counts());

TEST_CASE("limit: step and mode of the declaration") {
  CHECK(the_mode_is_an_argument());
  CHECK(the_last_declaration_counts());
}

TEST_CASE("limit: a step that is not positive reaches the contract handler when a value is compared") {
  auto const zero = at_least(70_pt).compared_rounded(opaque(points{}), rounding::half_even);
  CHECK(broken_contract([&] { (void)zero.accepts(70_pt); }) == "a rounding step is positive");
}

} // namespace
