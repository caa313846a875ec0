// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/golden_draws.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/sampling/clusters.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/staged_sample.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot;

struct shop {
  std::string_view id, city;
  std::int64_t value = 0;
};

std::vector<shop> const shops{{"a1", "A", 90}, {"a2", "A", 70}, {"a3", "A", 100}, {"b1", "B", 60},
                              {"b2", "B", 95}, {"c1", "C", 80}, {"c2", "C", 20},  {"c3", "C", 55}};

frame all_shops() { return *frame::of(shops, outlet_id{&shop::id}, in_cluster{&shop::city}); }

fraction over(std::int64_t top, std::int64_t bottom) { return fraction::of(top, bottom); }

/// All ways to choose `count` of the numbers from `first` to `last`.
std::vector<std::vector<std::uint32_t>> choices(std::uint32_t first, std::uint32_t last, std::size_t count) {
  if (count == 0)
    return {{}};
  std::vector<std::vector<std::uint32_t>> all;
  for (auto head = first; head <= last; ++head)
    for (auto tail : choices(head + 1, last, count - 1)) {
      tail.insert(tail.begin(), head);
      all.push_back(std::move(tail));
    }
  return all;
}

/// Every sample of `clusters` of the three cities and of `outlets` shops in each: all have the same probability.
template <class Use> void each_sample(std::size_t clusters, std::size_t outlets, Use const& use) {
  auto const f = all_shops();
  auto const cities = *clusters_of(f);
  for (auto const& chosen : choices(0, 2, clusters)) {
    std::vector<drawn_outlet> drawn;
    for (auto const c : chosen)
      drawn.push_back({c, 0});
    sample const first{{{"", 3, static_cast<std::uint32_t>(clusters)}}, drawn};
    auto const inside = *outlets_in(f, cities, first);
    auto const plan = strata_of(inside);
    std::vector<std::vector<drawn_outlet>> seconds{{}};
    auto strata = plan.strata;
    std::uint32_t from = 0;
    for (std::uint32_t h = 0; h < strata.size(); ++h) {
      strata[h].sampled = static_cast<std::uint32_t>(outlets);
      std::vector<std::vector<drawn_outlet>> more;
      for (auto const& before : seconds)
        for (auto const& pick : choices(from, from + strata[h].population - 1, outlets)) {
          auto now = before;
          for (auto const n : pick)
            now.push_back({n, h});
          more.push_back(now);
        }
      seconds = std::move(more);
      from += strata[h].population;
    }
    for (auto const& second : seconds) {
      auto const made = staged_sample::of(f, cities, first, inside, sample{strata, second});
      REQUIRE(made);
      use(*made);
    }
  }
}

std::int64_t value_of(std::uint32_t number) { return shops[number].value; } // the shops are sorted by id

TEST_CASE("probabilities and weights are those of both stages") {
  std::map<std::uint32_t, fraction> seen;
  std::map<std::pair<std::uint32_t, std::uint32_t>, fraction> together;
  std::map<std::uint32_t, fraction> said;
  std::map<std::pair<std::uint32_t, std::uint32_t>, fraction> said_together;
  fraction all;
  fraction totals;
  each_sample(2, 2, [&](staged_sample const& s) {
    // A sample of two cities, with 3 ways for a city of 3, and 1 for that of 2, has a probability by its cities.
    fraction chance = over(1, 3);
    for (auto const& h : s.second().strata())
      chance *= h.population == 3 ? over(1, 3) : fraction{1};
    all += chance;
    fraction total;
    for (std::size_t i = 0; i < s.size(); ++i) {
      auto const a = s.drawn()[i].number;
      seen[a] += chance;
      said[a] = s.inclusion(i);
      CHECK(s.inclusion(i) * s.design_weight(i) == fraction{1});
      CHECK(s.joint_inclusion(i, i) == s.inclusion(i));
      total += s.design_weight(i) * fraction{value_of(a)};
      for (std::size_t k = 0; k < s.size(); ++k) {
        if (k == i)
          continue;
        auto const pair = std::pair{a, s.drawn()[k].number};
        together[pair] += chance;
        said_together[pair] = s.joint_inclusion(i, k);
      }
    }
    totals += chance * total;
  });
  CHECK(all == fraction{1});
  CHECK(seen.size() == 8);
  CHECK(seen == said);
  CHECK(together.size() == 7 * 8);
  CHECK(together == said_together);
  CHECK(totals == fraction{570}); // the weighted sum is right on average
}

TEST_CASE("the variance of a total in two stages, and of whole clusters, is right on average") {
  for (bool const whole : {false, true}) {
    double mean_of_variances = 0, mean = 0, square = 0;
    int count = 0;
    // Two cities; all of their shops where the variance is that of clusters: then cities have 2 or 3.
    auto const use = [&](staged_sample const& s, double chance) {
      std::vector<double> values;
      for (auto const& o : s.drawn())
        values.push_back(static_cast<double>(value_of(o.number)));
      auto const design = survey_design::of(s);
      REQUIRE(design);
      auto const total = estimate_total(*design, values);
      REQUIRE(total);
      mean += chance * total->value;
      square += chance * total->value * total->value;
      mean_of_variances += chance * total->standard_error * total->standard_error;
      ++count;
    };
    if (whole) {
      auto const f = all_shops();
      auto const cities = *clusters_of(f);
      for (auto const& chosen : choices(0, 2, 2)) {
        sample const first{{{"", 3, 2}}, {{chosen[0], 0}, {chosen[1], 0}}};
        auto const inside = *outlets_in(f, cities, first);
        auto strata = strata_of(inside);
        std::vector<drawn_outlet> drawn;
        for (auto& h : strata.strata)
          h.sampled = h.population;
        for (std::uint32_t i = 0; i < inside.size(); ++i)
          drawn.push_back({i, strata.stratum_of[i]});
        use(*staged_sample::of(f, cities, first, inside, sample{strata.strata, drawn}), 1.0 / 3);
      }
      CHECK(count == 3);
    } else {
      each_sample(2, 2, [&](staged_sample const& s) {
        double chance = 1.0 / 3;
        for (auto const& h : s.second().strata())
          chance /= h.population == 3 ? 3 : 1;
        use(s, chance);
      });
      CHECK(count == 9 + 3 + 3);
    }
    CHECK(std::abs(mean - 570) < 1e-9);
    CHECK(std::abs(mean_of_variances - (square - mean * mean)) < 1e-6);
  }
}

TEST_CASE("samples of records: whole clusters, and some outlets of each") {
  auto const f = all_shops();
  auto const cities = *clusters_of(f);
  seed const lottery{"05 11 17", "lottery", "2026-11-20T09:00:00Z", "2026-11-23T21:15:00Z"};
  auto const first = *record_draw(cities, simple_random{2}, lottery);
  auto const whole = staged_sample::of(f, first);
  REQUIRE(whole);
  auto const inside = *outlets_in(f, cities, first.sample());
  CHECK(whole->size() == inside.size());
  CHECK(*whole == *staged_sample::of(f, first));
  for (std::size_t i = 0; i < whole->size(); ++i)
    CHECK(whole->design_weight(i) == over(3, 2));

  auto const second = *record_draw(inside, stratified{2, allocation::equal}, lottery);
  auto const part = staged_sample::of(f, first, second);
  REQUIRE(part);
  CHECK(part->size() == 2);
  CHECK_FALSE(*whole == *part);
  CHECK(part->record() == second.hash());
  CHECK(whole->record() == first.hash());
  for (std::size_t i = 0; i < 2; ++i) {
    auto const& o = part->drawn()[i];
    auto const c = f[o.number].cluster;
    CHECK(cities[part->first().drawn()[o.cluster].number].id == c);
    CHECK(inside[part->second().drawn()[o.position].number].id == f[o.number].id);
    CHECK(part->design_weight(i) == over(3, 2) * fraction{c == "B" ? 2 : 3});
  }

  auto const far_off = sample{{{"", 3, 1}}, {{3, 0}}}; // a city that is not there
  CHECK(staged_sample::of(f, cities, far_off, inside, second.sample()).error().code == errc::frame_differs);

  // A record of another frame, one that is of no clusters, and one that does not draw from each.
  CHECK(staged_sample::of(f, second).error().code == errc::frame_differs);
  CHECK(staged_sample::of(f, first, first).error().code == errc::frame_differs);
  auto const of_all = *record_draw(inside, simple_random{2}, lottery);
  CHECK(staged_sample::of(f, first, of_all).error().code == errc::stage_not_by_cluster);
  auto const a = inside[0].stratum, b = inside[inside.size() - 1].stratum;
  auto const of_one =
      *record_draw(inside, fixed_allocation{{{std::string{a}, 2}, {std::string{b}, 0}}}, lottery);
  auto const none = staged_sample::of(f, first, of_one);
  REQUIRE_FALSE(none);
  CHECK(none.error().code == errc::sample_of_none);
  CHECK(none.error().where.id == b);
}

TEST_CASE("clusters drawn by size, and then the same number of each: all outlets stand for the same") {
  auto const f = all_shops();
  auto const cities = *clusters_of(f);
  seed const lottery{"7", "lottery", "2026-11-20T09:00:00Z", "2026-11-23T21:15:00Z"};
  auto const first = *record_draw(cities, systematic_pps{2}, lottery);
  auto const inside = *outlets_in(f, cities, first.sample());
  auto const drawn =
      staged_sample::of(f, first, *record_draw(inside, stratified{4, allocation::equal}, lottery));
  REQUIRE(drawn);
  for (std::size_t i = 0; i < drawn->size(); ++i)
    CHECK(drawn->design_weight(i) == fraction{2}); // 8 outlets, 4 visits
  std::vector<double> values;
  for (auto const& o : drawn->drawn())
    values.push_back(static_cast<double>(value_of(o.number)));
  auto const mean = estimate_mean(*survey_design::of(*drawn), values);
  REQUIRE(mean);
  double sum = 0;
  for (auto const v : values)
    sum += v;
  CHECK(std::abs(mean->value - sum / 4) < 1e-12);
  CHECK(mean->standard_error > 0);
}

TEST_CASE("over many seeds outlets and pairs are drawn as often as they should be") {
  auto const f = all_shops();
  auto const cities = *clusters_of(f);
  constexpr int seeds = 2'000;
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> counts;
  std::map<std::pair<std::uint32_t, std::uint32_t>, fraction> probability;
  for (int i = 0; i < seeds; ++i) {
    seed const cast{std::to_string(i)};
    auto const first = *draw(cities, simple_random{2}, cast);
    auto const inside = *outlets_in(f, cities, first);
    auto const drawn =
        *staged_sample::of(f, cities, first, inside, *draw(inside, stratified{4, allocation::equal}, cast));
    for (std::size_t a = 0; a < drawn.size(); ++a)
      for (std::size_t b = 0; b < drawn.size(); ++b) {
        auto const pair = std::pair{drawn.drawn()[a].number, drawn.drawn()[b].number};
        ++counts[pair];
        probability[pair] = drawn.joint_inclusion(a, b);
      }
  }
  CHECK(counts.size() == 64); // all pairs
  double worst = 0;
  for (auto const& [pair, count] : counts) {
    auto const p = probability[pair].to_double();
    auto const error = (count - seeds * p) / std::sqrt(seeds * p * (1 - p));
    worst = std::abs(error) > worst ? std::abs(error) : worst;
  }
  CHECK(worst < 4.9); // of 36 numbers, one beyond this in 30 000 tries
}

TEST_CASE("the records of both stages are those of the other implementation") {
  std::vector<outlet> rows;
  auto const sixty = golden_draws::frame();
  for (std::size_t i = 0; i < sixty.size(); ++i)
    rows.push_back(sixty[i]);
  auto const f = *frame::of(rows, outlet_id{&outlet::id}, in_cluster{&outlet::cluster}, of_size{&outlet::size});
  auto const cities = *clusters_of(f);
  auto const first = *record_draw(cities, systematic_pps{4}, golden_draws::seed("05 11 17 23 31 02"));
  CHECK(first.text() == golden_draws::file("stage_of_cities.record"));
  auto const inside = *outlets_in(f, cities, first.sample());
  auto const second = *record_draw(inside, stratified{12, allocation::equal}, golden_draws::seed("7 8 9"));
  CHECK(second.text() == golden_draws::file("stage_of_outlets.record"));
  auto const drawn = staged_sample::of(f, first, second);
  REQUIRE(drawn);
  CHECK(drawn->size() == 12);
}

} // namespace
