// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/exact.hpp>
#include <starlot/core/points.hpp>

#include <cstdint>
#include <limits>

namespace {

using namespace starlot::literals;
using starlot::decimal;
using starlot::errc;
using starlot::exact;
using starlot::fraction;
using starlot::points;
using starlot::share;
using starlot::weight;

constexpr auto most = (std::numeric_limits<std::int64_t>::max)();

constexpr bool converts() {
  return *exact<points>(fraction::of(5, 2)) == 2.5_pt && *exact<weight>(fraction::of(-1, 8)) == -0.125_wt &&
         *exact<decimal>(87.5_pct) == 0.875_dec && *exact<weight>(2.5_dec) == 2.5_wt &&
         *exact<share>(0.25_pt) == share::of(1, 4) && *exact<share>(fraction::of(2, 3)) == share::of(2, 3) &&
         *exact<fraction>(2.5_pt) == fraction::of(5, 2) &&
         *exact<fraction>(share::of(2, 6)) == fraction::of(1, 3) &&
         *starlot::exact_percent(share::of(7, 8)) == 87.5_dec &&
         *starlot::share_of_percent(87.5_dec) == share::of(7, 8) &&
         *exact<points>(fraction::of(most, 1'000'000)) == points::from_micro(most);
}
constexpr bool refuses() {
  return exact<points>(fraction::of(1, 3)).error().code == errc::too_many_decimals &&
         exact<decimal>(fraction::of(1, 10'000'000)).error().code == errc::too_many_decimals &&
         exact<decimal>(fraction::of(most, 1)).error().code == errc::number_out_of_range &&
         exact<share>(fraction::of(4, 3)).error().code == errc::number_out_of_range &&
         exact<share>(-0.1_dec).error().code == errc::number_out_of_range &&
         exact<share>(fraction::of(1, most) / 2).error().code == errc::number_out_of_range &&
         starlot::exact_percent(share::of(1, 3)).error().code == errc::too_many_decimals &&
         starlot::share_of_percent(100.000001_dec).error().code == errc::number_out_of_range;
}
static_assert(converts());
static_assert(refuses());

TEST_CASE("numbers convert where it is exact, and say so where it is not") {
  CHECK(converts());
  CHECK(refuses());
}

} // namespace
