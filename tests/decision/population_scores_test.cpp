// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/decision/population_scores.hpp>

#include <array>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;
using entries = std::vector<detail::score_entry>;

TEST_CASE("scores of outlets, one by one, counted, or between bounds") {
  std::vector<points> const exact{80_pt, 72.5_pt};
  CHECK(detail::access::entries(population_scores{exact}) ==
        entries{{80'000'000, 80'000'000}, {72'500'000, 72'500'000}});
  std::array const histogram{score_count{80_pt, 3}, score_count{90_pt, 0}};
  CHECK(detail::access::entries(population_scores{histogram}) ==
        entries{{80'000'000, 80'000'000, 3}, {90'000'000, 90'000'000, 0}});
  CHECK(population_scores{histogram}.outlets() == 3);
  std::vector<score_range> const ranges{{80_pt, 81_pt}};
  CHECK(detail::access::entries(population_scores{std::span{ranges}}) == entries{{80'000'000, 81'000'000}});
  CHECK(population_scores{ranges}.fault().code == errc::none);
}

TEST_CASE("a fraction that is no decimal lies between two") {
  std::vector<fraction> const thirds{fraction::of(250, 3), fraction::of(-1, 3), fraction::of(165, 2)};
  CHECK(detail::access::entries(population_scores{thirds}) ==
        entries{{83'333'333, 83'333'334}, {-333'334, -333'333}, {82'500'000, 82'500'000}});
}

TEST_CASE("the first score that cannot be used is named") {
  std::vector<score_range> const ranges{{80_pt, 81_pt}, {80_pt, 79_pt}, {80_pt, 70_pt}};
  CHECK(population_scores{ranges}.fault().code == errc::score_range_reversed);
  CHECK(population_scores{ranges}.fault().where.index == 1);
  std::vector<fraction> const far_off{fraction{std::int64_t{9'000'000'000'000'000'000}}};
  CHECK(population_scores{far_off}.fault().code == errc::points_out_of_range);
}

TEST_CASE("there are no more outlets than a frame can have") {
  std::vector<score_count> const counts{
      {80_pt, 0xFFFF'FFFF}, {70_pt, 0}, {20_pt, 1}, {30_pt, 0xFFFF'FFFF'FFFF'FFFF}};
  CHECK(population_scores{counts}.fault().code == errc::frame_too_large);
  CHECK(population_scores{counts}.fault().where.index == 2);
  CHECK(population_scores{counts}.outlets() == 0xFFFF'FFFF);
  CHECK(population_scores{std::span{counts}.first(2)}.fault().code == errc::none);
}

// Nothing that is no score is taken for one.
static_assert(std::is_convertible_v<std::vector<points> const&, population_scores>);
static_assert(!std::is_convertible_v<std::vector<double> const&, population_scores>);
static_assert(!std::is_convertible_v<std::vector<weight> const&, population_scores>);
static_assert(!std::is_convertible_v<std::string const&, population_scores>);

} // namespace
