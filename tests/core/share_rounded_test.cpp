// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/core/share.hpp>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <string>

namespace {

using starlot::rounding;
using starlot::share;

rounding mode_of(std::string const& word) {
  return word == "down"        ? rounding::down
         : word == "up"        ? rounding::up
         : word == "truncate"  ? rounding::truncate
         : word == "half_up"   ? rounding::half_up
         : word == "half_away" ? rounding::half_away
                               : rounding::half_even;
}

// 0.045 is a little less, 0.055 a little more than it looks; 0.125 and 0.375 are what they look like.
constexpr bool rounds_exactly() {
  return share::rounded(0.045, 2, rounding::half_up) == share::of(4, 100) &&
         share::rounded(0.055, 2, rounding::half_up) == share::of(6, 100) &&
         share::rounded(0.125, 2, rounding::half_even) == share::of(12, 100) &&
         share::rounded(0.375, 2, rounding::half_even) == share::of(38, 100) &&
         share::rounded(0.125, 2, rounding::half_up) == share::of(13, 100) &&
         share::rounded(5e-324, 15, rounding::up) == share::of(1, 1'000'000'000'000'000) &&
         share::rounded(1.0, 15, rounding::half_even) == share::full() &&
         share::rounded(0.0, 1, rounding::up) == share::none();
}

} // namespace

TEST_CASE("a double becomes a share by one rounding of its exact value") {
  static_assert(rounds_exactly());
  CHECK(rounds_exactly());

  std::ifstream file{"golden/share_rounded/cases.txt"};
  REQUIRE(file);
  std::string value;
  std::string mode;
  int digits = 0;
  std::int64_t due = 0;
  int rows = 0;
  while (file >> value >> digits >> mode >> due) {
    std::int64_t unit = 1;
    for (int i = 0; i < digits; ++i)
      unit *= 10;
    INFO(value << " to " << digits << " decimals, " << mode);
    auto const rounded = share::rounded(std::strtod(value.c_str(), nullptr), digits, mode_of(mode));
    REQUIRE(rounded == share::of(due, unit));
    ++rows;
  }
  CHECK(rows == 1044);
}

TEST_CASE("what is no number from 0 to 1, or too many decimals, breaks the contract") {
  using starlot_tests::broken_contract;
  auto const nan = std::numeric_limits<double>::quiet_NaN();
  for (double const value : {-0.1, 1.0000000000000002, nan, std::numeric_limits<double>::infinity()})
    CHECK(broken_contract([&] { static_cast<void>(share::rounded(value, 6, rounding::half_even)); }) ==
          "only numbers from 0 to 1 become shares");
  for (int const digits : {0, 16, -1})
    CHECK(broken_contract([&] { static_cast<void>(share::rounded(0.5, digits, rounding::half_even)); }) ==
          "a share is rounded to 1 to 15 decimals");
}
