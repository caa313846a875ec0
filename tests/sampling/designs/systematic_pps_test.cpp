// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/every_start.hpp"
#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/core/fraction.hpp>
#include <starlot/sampling/designs/systematic_pps.hpp>
#include <starlot/sampling/draw.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using namespace six_shops;

/// Probability of an outlet, by a plan.
fraction probability(draw_plan const& p, starlot::frame const& f, std::uint32_t i) {
  auto const& s = p.strata[p.stratum_of.empty() ? 0 : p.stratum_of[i]];
  return s.certain ? fraction{1} : fraction::of(s.sampled * f[i].size, s.size);
}

TEST_CASE("outlets that would be selected twice are certain, round after round") {
  // Sizes and probabilities of the reference: (.18, .12, .48, .06, 1, .30, .54, .72, .24, .36).
  std::vector<std::int64_t> const sizes{3, 2, 8, 1, 40, 5, 9, 12, 4, 6};
  auto const f = every_start::frame_of(sizes);
  auto const p = *plan(f, systematic_pps{4});
  REQUIRE(p.strata.size() == 2);
  CHECK((p.strata[1].certain && p.strata[1].population == 1 && p.stratum_of[4] == 1));
  std::int64_t const hundredths[] = {18, 12, 48, 6, 100, 30, 54, 72, 24, 36};
  for (std::uint32_t i = 0; i < 10; ++i)
    CHECK(probability(p, f, i) == fraction::of(hundredths[i], 100));
  // 4 is not certain at first: 4 * 12 < 49; without the 30 it is, 3 * 12 >= 19; then 2 * 4 >= 7.
  auto const rounds = *plan(every_start::frame_of({1, 2, 4, 12, 30}), systematic_pps{4});
  REQUIRE(rounds.strata.size() == 2);
  CHECK((rounds.strata[0].sampled == 1 && rounds.strata[0].population == 2 && rounds.strata[1].sampled == 3));
  // Exactly n x = X.
  auto const equal = *plan(every_start::frame_of({1, 1, 2}), systematic_pps{2});
  CHECK((equal.strata.size() == 2 && equal.strata[0].sampled == 1 && equal.strata[0].size == 2));
  auto const whole = *plan(f, systematic_pps{10});
  CHECK(whole.strata == std::vector<stratum>{{"", 10, 10, true}});
}

TEST_CASE("a systematic sample by size is planned within strata") {
  auto const each = *plan(six_shops::frame(), systematic_pps{4, true}); // all of one size
  std::uint32_t n = 0;
  for (auto const& s : each.strata) {
    n += s.sampled;
    CHECK((s.certain ? s.selected_by == nullptr : s.goes_by_size()));
  }
  CHECK(n == 4);
  CHECK(each.stratum_of.size() == 6);
  CHECK(says(systematic_pps{0}, {{errc::sample_of_none, place::nowhere, ""}}));
  CHECK(says(systematic_pps{7}, {{errc::too_many_visits, place::nowhere, ""}}));
  CHECK(survives(systematic_pps{4}, {"systematic-pps-1", {"visits 4"}}));
  CHECK(
      survives(systematic_pps{4, true}, {"systematic-pps-1", {"visits 4", "within-strata proportional-1"}}));
  CHECK(refuses({"systematic-pps-1", {"visits 4", "by size"}}, errc::bad_design_line, 1));
}

TEST_CASE("over all starts, probabilities by size are exact") {
  for (auto const& sizes : std::vector<std::vector<std::int64_t>>{
           {3, 2, 8, 1, 5, 9, 12, 4, 6}, {1}, {1, 1}, {7, 1, 1, 1}, {5, 4, 3, 2, 1}, {1, 2, 4, 8, 16, 32}})
    for (std::uint32_t n = 1; n <= sizes.size(); ++n) {
      auto const f = every_start::frame_of(sizes);
      auto const p = *plan(f, systematic_pps{n});
      auto const all = every_start::samples_of(f, systematic_pps{n});
      auto const starts = static_cast<std::int64_t>(all.size()); // none where all are certain
      auto const count = sizes.size();
      std::vector<std::int64_t> times(count * count);
      fraction total;
      for (auto const& s : all) {
        REQUIRE(s.size() == n);
        for (std::size_t a = 0; a < n; ++a) {
          total += s.design_weight(a) * fraction{std::int64_t{s.drawn()[a].number} * 7 + 1};
          for (std::size_t b = 0; b < n; ++b)
            ++times[s.drawn()[a].number * count + s.drawn()[b].number];
        }
      }
      if (starts == 0)
        continue;
      std::int64_t due = 0;
      for (std::uint32_t i = 0; i < count; ++i) {
        CHECK(fraction::of(times[i * count + i], starts) == probability(p, f, i));
        due += std::int64_t{i} * 7 + 1;
      }
      CHECK(total / fraction{starts} == fraction{due});
      for (auto const& s : all)
        for (std::size_t a = 0; a < n; ++a) {
          auto const i = s.drawn()[a].number;
          CHECK(fraction{s.inclusion(a)} == probability(p, f, i));
          CHECK(s.design_weight(a) * fraction{s.inclusion(a)} == fraction{1});
          for (std::size_t b = 0; b < n; ++b)
            REQUIRE(s.joint_inclusion(a, b) == fraction::of(times[i * count + s.drawn()[b].number], starts));
        }
    }
}

TEST_CASE("pairs of the reference: 0.2 for the third and the seventh, 0.04 for the sixth and the ninth") {
  auto const all =
      every_start::samples_of(every_start::frame_of({3, 2, 8, 1, 5, 9, 12, 4, 6}), systematic_pps{3});
  REQUIRE(all.size() == 50);
  int third_seventh = 0, sixth_ninth = 0;
  for (auto const& s : all) {
    third_seventh += s.find(2) && s.find(6) ? 1 : 0;
    sixth_ninth += s.find(5) && s.find(8) ? 1 : 0;
  }
  CHECK(third_seventh == 10);
  CHECK(sixth_ninth == 2);
  // All samples of the case draw/pps_systematic, outlets counted from 1, in hundredths.
  std::map<std::vector<std::uint32_t>, int> times;
  for (auto const& s : all) {
    std::vector<std::uint32_t> units;
    for (auto const& d : s.drawn())
      units.push_back(d.number + 1);
    times[units] += 2;
  }
  std::map<std::vector<std::uint32_t>, int> const due{{{1, 5, 7}, 14}, {{1, 6, 7}, 4},  {{2, 6, 7}, 12},
                                                      {{3, 6, 7}, 10}, {{3, 6, 8}, 24}, {{3, 6, 9}, 4},
                                                      {{3, 7, 9}, 10}, {{4, 7, 9}, 6},  {{5, 7, 9}, 16}};
  CHECK(times == due);
}

TEST_CASE("over many seeds, outlets come as often as their sizes say") {
  auto const f = every_start::frame_of({3, 2, 8, 1, 5, 9, 12, 4});
  auto const all = every_start::samples_of(f, systematic_pps{3});
  std::vector<int> times(all.size());
  std::vector<int> due(all.size());
  auto const first_like = [&](sample const& s) {
    std::size_t k = 0;
    while (!(all[k].drawn() == s.drawn()))
      ++k;
    return k;
  };
  for (auto const& s : all)
    ++due[first_like(s)];
  constexpr int draws = 4'000;
  for (int i = 0; i < draws; ++i)
    ++times[first_like(*draw(f, systematic_pps{3}, seed{"seed " + std::to_string(i)}))];
  double chi = 0;
  int cells = 0;
  for (std::size_t k = 0; k < all.size(); ++k)
    if (due[k] > 0) {
      auto const expected = static_cast<double>(draws) * due[k] / static_cast<double>(all.size());
      chi += (times[k] - expected) * (times[k] - expected) / expected;
      ++cells;
    }
  CHECK(cells == 8); // different samples

  CHECK(chi < 40.5); // 7 degrees of freedom, p = 1e-6
}

} // namespace
