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
using entries = detail::list<detail::score_entry>;

entries entries_of(result<population_scores> const& scores) {
  return detail::access::entries(scores.value());
}

TEST_CASE("scores of outlets, one by one, counted, or between bounds") {
  std::vector<points> const exact{80_pt, 72.5_pt};
  CHECK(detail::access::entries(population_scores{exact}) == entries_of(population_scores::of(exact)));
  CHECK(entries_of(population_scores::of(exact)) ==
        entries{{80'000'000, 80'000'000}, {72'500'000, 72'500'000}});
  std::array const histogram{score_count{80_pt, 3}, score_count{90_pt, 0}};
  CHECK(entries_of(population_scores::of(histogram)) ==
        entries{{80'000'000, 80'000'000, 3}, {90'000'000, 90'000'000, 0}});
  CHECK(population_scores::of(histogram).value().outlets() == 3);
  std::vector<score_range> const ranges{{80_pt, 81_pt}};
  CHECK(entries_of(population_scores::of(std::span{ranges})) == entries{{80'000'000, 81'000'000}});
  CHECK(population_scores::of(ranges).has_value());
}

TEST_CASE("a fraction that is no decimal lies between two") {
  std::vector<fraction> const thirds{fraction::of(250, 3), fraction::of(-1, 3), fraction::of(165, 2)};
  CHECK(entries_of(population_scores::of(thirds)) ==
        entries{{83'333'333, 83'333'334}, {-333'334, -333'333}, {82'500'000, 82'500'000}});
}

TEST_CASE("the first score that cannot be used is named") {
  std::vector<score_range> const ranges{{80_pt, 81_pt}, {80_pt, 79_pt}, {80_pt, 70_pt}};
  CHECK(population_scores::of(ranges).error().code == errc::score_range_reversed);
  CHECK(population_scores::of(ranges).error().where.index == 1);
  std::vector<fraction> const far_off{fraction{std::int64_t{9'000'000'000'000'000'000}}};
  CHECK(population_scores::of(far_off).error().code == errc::points_out_of_range);
}

TEST_CASE("there are no more outlets than a frame can have") {
  std::vector<score_count> const counts{
      {80_pt, 0xFFFF'FFFF}, {70_pt, 0}, {20_pt, 1}, {30_pt, 0xFFFF'FFFF'FFFF'FFFF}};
  CHECK(population_scores::of(counts).error().code == errc::frame_too_large);
  CHECK(population_scores::of(counts).error().where.index == 2);
  CHECK(population_scores::of(std::span{counts}.first(2)).value().outlets() == 0xFFFF'FFFF);
}

TEST_CASE("the scores of a census are taken as a company gives them") {
  std::vector<outlet_score> scores{{0, fraction{1}, fraction{80}}, {1, fraction{1}, fraction::of(250, 3)}};
  CHECK(entries_of(population_scores::of(scores)) ==
        entries{{80'000'000, 80'000'000}, {83'333'333, 83'333'334}});
  scores.push_back({3, fraction{1}, fraction{90}}); // 2 has no score
  CHECK(population_scores::of(scores).error().code == errc::scores_missing);
  CHECK(population_scores::of(scores).error().where.index == 2);
  scores[2] = {2, fraction::of(3, 2), fraction{90}}; // one of a sample
  CHECK(population_scores::of(scores).error().code == errc::scores_missing);
}

TEST_CASE("a constant part is added to each score before it is rounded") {
  std::vector<points> const exact{40_pt, 30.5_pt};
  CHECK(entries_of(population_scores::of(exact, 20_pt)) ==
        entries{{60'000'000, 60'000'000}, {50'500'000, 50'500'000}});
  CHECK(entries_of(population_scores::of(exact, fraction::of(1, 3))) ==
        entries{{40'333'333, 40'333'334}, {30'833'333, 30'833'334}});
  std::vector<fraction> const thirds{fraction::of(2, 3)};
  CHECK(entries_of(population_scores::of(thirds, fraction::of(1, 3))) == entries{{1'000'000, 1'000'000}});
  CHECK(entries_of(population_scores::of(std::vector<score_range>{{1_pt, 2_pt}}, 1_pt)) ==
        entries{{2'000'000, 3'000'000}});
  CHECK(entries_of(population_scores::of(std::vector<score_count>{{1_pt, 7}}, 1_pt)) ==
        entries{{2'000'000, 2'000'000, 7}});
  CHECK(entries_of(population_scores::of(std::vector<outlet_score>{{0, fraction{1}, fraction{80}}}, 1_pt)) ==
        entries{{81'000'000, 81'000'000}});
  auto const large = points::from_micro(9'000'000'000'000'000'000);
  CHECK(population_scores::of(std::vector<points>{1_pt, large}, large).error().code ==
        errc::points_out_of_range);
  CHECK(population_scores::of(std::vector<points>{1_pt, large}, large).error().where.index == 1);
}

// Exact scores can all be used, and are taken without a check. Nothing that is no score is taken for one.
static_assert(std::is_convertible_v<std::vector<points> const&, population_scores>);
static_assert(!std::is_convertible_v<std::vector<score_range> const&, population_scores>);
static_assert(!std::is_convertible_v<std::vector<double> const&, population_scores>);
static_assert(!std::is_convertible_v<std::vector<weight> const&, population_scores>);
static_assert(!std::is_convertible_v<std::string const&, population_scores>);
static_assert(detail::Scores<std::vector<score_range>> && detail::Scores<std::vector<outlet_score>>);
static_assert(detail::Scores<result<population_scores>> && detail::Scores<population_scores>);
static_assert(!detail::Scores<std::vector<double>> && !detail::Scores<std::vector<weight>> &&
              !detail::Scores<std::string> && !detail::Scores<double>);

} // namespace
