// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/point_range.hpp>
#include <starlot/scheme/scheme_row.hpp>

#include <cstdint>
#include <limits>

using namespace starlot;

TEST_CASE("a range of points has what is at stake between its ends") {
  static_assert(costs(5_pt).least == -5_pt && costs(5_pt).most == 0_pt);
  static_assert(between(-20_pt, 50_pt).at_stake() == 70'000'000);
  static_assert(between(5_pt, -5_pt).at_stake() < 0); // which the validator refuses
  constexpr auto lowest = (std::numeric_limits<std::int64_t>::min)();
  constexpr auto highest = (std::numeric_limits<std::int64_t>::max)();
  static_assert(between(points::from_micro(lowest), points::from_micro(1)).at_stake() == highest);
  static_assert(costs(points::from_micro(lowest)).at_stake() == 0); // also refused
  constexpr row_worth row = between(-20_pt, 50_pt);
  static_assert(row.micro == 70'000'000 && row.least == -20'000'000 && row.is_said && !row.is_weight);
  CHECK(starts_at{3_pt}.from == 3_pt);
}
