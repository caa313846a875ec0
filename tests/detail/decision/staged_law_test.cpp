// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/catch.hpp"

#include <starlot/decision/grade_distribution.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace {

using namespace enumerated;

struct city {
  std::vector<points> scores;
  std::uint32_t visits;
};

std::vector<staged_cluster> given(std::vector<city> const& cities) {
  std::vector<staged_cluster> out;
  for (auto const& c : cities)
    out.push_back({c.scores, c.visits});
  return out;
}

/// All draws of n cities and of their outlets, one by one. A multiple of all m, so that weights are whole.
constexpr std::int64_t whole = 27'720;

/// Adds the draws that have a set of cities, from the k-th city on. What would be drawn of the other cities counts, too, so that
/// all draws have the same chance: `times` are alike so far.
void add_draws(std::vector<city> const& cities, std::uint32_t set, std::size_t k, ladder const& cut_offs,
               std::int64_t total, std::int64_t outlets, double times, tally& to) {
  if (k == cities.size()) {
    std::size_t grade = 0;
    for (auto const& r : cut_offs.rungs())
      grade += reaches(r, total * r.divisor <=> r.from.micro() * outlets) ? 1U : 0U;
    to.grades[grade] += times;
    to.all += times;
    return;
  }
  auto const& c = cities[k];
  std::vector<std::int64_t> sums;
  for (std::uint32_t in = 1; in < 1U << c.scores.size(); ++in)
    if (std::popcount(in) == static_cast<int>(c.visits)) {
      sums.push_back(0);
      for (std::size_t i = 0; i < c.scores.size(); ++i)
        sums.back() += (in >> i & 1U) != 0 ? c.scores[i].micro() : 0;
    }
  if ((set >> k & 1U) == 0)
    return add_draws(cities, set, k + 1, cut_offs, total, outlets, times * static_cast<double>(sums.size()),
                     to);
  auto const size = static_cast<std::int64_t>(c.scores.size());
  for (auto const s : sums)
    add_draws(cities, set, k + 1, cut_offs, total + whole / c.visits * size * s, outlets + whole * size,
              times, to);
}

tally all_draws(std::vector<city> const& cities, std::uint32_t n, ladder const& cut_offs) {
  tally out{cut_offs.rungs().size()};
  for (std::uint32_t set = 1; set < 1U << cities.size(); ++set)
    if (std::popcount(set) == static_cast<int>(n))
      add_draws(cities, set, 0, cut_offs, 0, 0, 1, out);
  return out;
}

/// 2 to 4 cities, 12 outlets in all at the most, some of each visited.
std::vector<city> random_cities(simulation_engine& dice) {
  std::vector<city> out;
  auto const count = 2 + static_cast<std::uint32_t>(uniform_below(dice, 3));
  for (std::uint32_t i = 0; i < count; ++i) {
    auto const size = 1 + static_cast<std::uint32_t>(uniform_below(dice, 12 / count));
    out.push_back({random_scores(dice, size), 1 + static_cast<std::uint32_t>(uniform_below(dice, size))});
  }
  return out;
}

TEST_CASE("the distribution of the grade is that of all draws in two stages") {
  simulation_engine dice{83};
  for (int round = 0; round < 150; ++round) {
    auto const cities = random_cities(dice);
    for (auto const& cut_offs : ladders)
      for (std::uint32_t n = 1; n <= cities.size(); ++n) {
        auto const law = *grade_distribution::of(given(cities), simple_random{n}, cut_offs);
        auto const due = all_draws(cities, n, cut_offs);
        CHECK(law.method() == law_method::exact);
        CHECK(due.is(law, 1e-13, 1e-14)); // a grade is a difference of two rungs
        CHECK(due.is_within(law));
        CHECK(law.population() == cities.size());
        CHECK(law.n() == n);
        auto census = cities;
        for (auto& c : census)
          c.visits = static_cast<std::uint32_t>(c.scores.size());
        auto const truth = all_draws(census, static_cast<std::uint32_t>(census.size()), cut_offs);
        CHECK(truth.probability(law.true_grade()->rungs_reached()) == 1);
      }
  }
}

// Two cities of 2 and 3 outlets, one of which is drawn, and of it one outlet: 60 or 80 in one half of all draws; 90, 90 or 50 in
// the other. Two rungs, 70 and 85: 1/4 + 1/6, 1/4, 1/3.
TEST_CASE("one visit in one of two cities") {
  std::vector<staged_cluster> const cities{{std::vector{60_pt, 80_pt}, 1},
                                           {std::vector{90_pt, 90_pt, 50_pt}, 1}};
  auto const law = *grade_distribution::of(cities, simple_random{1}, ladder{{70_pt, "a"}, {85_pt, "b"}});
  CHECK(close(law.probability(grade_rank::below_ladder()), 5.0 / 12, 1e-15));
  CHECK(close(law.probability(grade_rank{0}), 1.0 / 4, 1e-15));
  CHECK(close(law.probability(grade_rank{1}), 1.0 / 3, 1e-15));
  // Both drawn: 60 or 80 with weight 2, 90 or 50 with 3, that is 78, 86, 54, 62 of which 78 and 86 twice.
  auto const both = *grade_distribution::of(cities, simple_random{2}, ladder{{70_pt, "a"}, {85_pt, "b"}});
  CHECK(close(both.probability(grade_rank::below_ladder()), 1.0 / 3, 1e-15));
  CHECK(close(both.probability(grade_rank{0}), 1.0 / 3, 1e-15));
  CHECK(close(both.probability(grade_rank{1}), 1.0 / 3, 1e-15));
  CHECK(both.true_grade() == grade_rank{0}); // 74 points
}

/// Whether two laws say the same.
bool same(grade_distribution const& a, grade_distribution const& b) {
  bool all = a.rungs() == b.rungs() && a.true_grade() == b.true_grade();
  for (auto const g : a.grades())
    all = all && close(a.at_least(g), b.at_least(g), 1e-12) && close(a.worse_than(g), b.worse_than(g), 1e-12);
  return all;
}

TEST_CASE("a single city has the law of a simple random sample of its outlets") {
  simulation_engine dice{84};
  auto const scores = random_scores(dice, 40);
  for (std::uint32_t const m : {1U, 7U, 20U, 33U, 40U})
    for (auto const& cut_offs : ladders)
      CHECK(
          same(*grade_distribution::of(std::vector<staged_cluster>{{scores, m}}, simple_random{1}, cut_offs),
               *grade_distribution::of(scores, simple_random{m}, cut_offs)));
}

TEST_CASE("cities all outlets of which are visited have the law of whole clusters, and cities all drawn that "
          "of strata") {
  simulation_engine dice{85};
  std::vector<staged_cluster> complete, part;
  std::vector<scored_cluster> clusters;
  std::vector<scored_stratum> strata;
  for (std::uint32_t i = 0; i < 20; ++i) {
    auto const size = 1 + static_cast<std::uint32_t>(uniform_below(dice, 6));
    auto const scores = random_scores(dice, size);
    points total;
    for (auto const s : scores)
      total += s;
    complete.push_back({scores, size});
    clusters.push_back({total, size});
    part.push_back({scores, (size + 1) / 2});
    strata.push_back({scores, (size + 1) / 2});
  }
  for (auto const& cut_offs : ladders) {
    for (std::uint32_t const n : {1U, 5U, 12U, 20U})
      CHECK(same(*grade_distribution::of(complete, simple_random{n}, cut_offs),
                 *grade_distribution::of(clusters, simple_random{n}, cut_offs)));
    CHECK(same(*grade_distribution::of(part, simple_random{20}, cut_offs),
               *grade_distribution::of(strata, cut_offs)));
  }
}

/// 30 cities of 5 to 40 outlets.
std::vector<staged_cluster> country(std::uint64_t seed) {
  simulation_engine dice{seed};
  std::vector<staged_cluster> out;
  for (int i = 0; i < 30; ++i) {
    auto const size = 5 + static_cast<std::uint32_t>(uniform_below(dice, 36));
    out.push_back({random_scores(dice, size), size < 10 ? 2U : 4U});
  }
  return out;
}

/// Whether the bounds of one law hold those of another.
bool holds(grade_distribution const& wide, grade_distribution const& exact) {
  bool all = true;
  for (auto const g : exact.grades())
    all = all && wide.bounds(g).lower <= exact.probability(g) * (1 + 1e-12) &&
          exact.probability(g) <= wide.bounds(g).upper * (1 + 1e-12) &&
          wide.bounds_at_least(g).lower <= exact.at_least(g) * (1 + 1e-12) &&
          exact.at_least(g) <= wide.bounds_at_least(g).upper * (1 + 1e-12);
  return all;
}

TEST_CASE("other methods hold the exact law of two stages") {
  auto cities = country(86);
  for (auto& c : cities) // visits that make a grid of few steps
    c.visits = 4;
  auto const exact =
      *grade_distribution::of(cities, simple_random{6}, ladders[0], {.method = law_method::exact});
  CHECK(exact.method() == law_method::exact);
  CHECK(exact.dropped() == 0);
  for (auto const how : {law_method::windowed, law_method::certified_grid, law_method::simulated}) {
    auto const law =
        *grade_distribution::of(cities, simple_random{6}, ladders[0],
                                {.method = how, .dropped = 1e-6, .replays = 20'000, .confidence = 1 - 1e-9});
    CHECK(law.method() == how);
    CHECK(holds(law, exact));
    CHECK(law.dropped() <= 1e-6);
    CHECK((law.dropped() > 0) == (how != law_method::simulated));
    for (auto const g : exact.grades())
      CHECK(law.bounds(g).upper - law.bounds(g).lower < 0.1);
  }
  auto const again = *grade_distribution::of(cities, simple_random{6}, ladders[0],
                                             {.method = law_method::simulated, .replays = 20'000});
  CHECK(again.bounds(grade_rank{2}).value ==
        grade_distribution::of(cities, simple_random{6}, ladders[0],
                               {.method = law_method::simulated, .replays = 20'000})
            ->bounds(grade_rank{2})
            .value);
}

// 5 cities of 340 outlets, the totals of which have ends that are unlikely.
TEST_CASE("what windows leave out of cities and of their sums is told") {
  std::vector<score_count> histogram;
  for (std::int64_t k = 0; k <= 16; ++k)
    histogram.push_back({points::from_micro(40'000'000 + 2'500'000 * k), 20});
  auto const all = population_scores::of(histogram);
  std::vector<staged_cluster> const cities(5, staged_cluster{all, 12});
  auto const exact =
      *grade_distribution::of(cities, simple_random{3}, ladders[0], {.method = law_method::exact});
  auto const law = *grade_distribution::of(cities, simple_random{3}, ladders[0],
                                           {.method = law_method::windowed, .dropped = 1e-6});
  CHECK(law.dropped() > 0);
  CHECK(law.dropped() <= 1e-6);
  CHECK(law.cells() < exact.cells());
  CHECK(holds(law, exact));
  double told = 0;
  for (auto const g : exact.grades()) {
    told = law.at_least(g) + law.worse_than(g) < 1 ? law.dropped() : told;
    CHECK(law.at_least(g) + law.worse_than(g) + law.dropped() >= 1 - 1e-13);
    CHECK(law.at_least(g) <= exact.at_least(g) * (1 + 1e-12));
  }
  CHECK(told > 0);
}

TEST_CASE("scores between bounds put the law of two stages between two") {
  std::vector<staged_cluster> const cities{
      {std::vector<score_range>{{60_pt, 65_pt}, {80_pt, 80_pt}}, 1},
      {std::vector<score_range>{{90_pt, 90_pt}, {60_pt, 75_pt}, {50_pt, 50_pt}}, 2}};
  auto const law = *grade_distribution::of(cities, simple_random{1}, ladder{{70_pt, "a"}});
  // 60 to 65 misses, 80 reaches; (90 + 60 to 75)/2 reaches, 70 reaches, (60 to 75 + 50)/2 misses.
  CHECK(close(law.at_least(grade_rank{0}), 1.0 / 4 + 1.0 / 3, 1e-14));
  CHECK(law.bounds_at_least(grade_rank{0}).upper < 7.0 / 12 + 1e-12);
  auto const open = *grade_distribution::of(cities, simple_random{1}, ladder{{62.5_pt, "a"}});
  CHECK(open.bounds_at_least(grade_rank{0}).lower <
        7.0 / 12 + 1e-12); // 60 misses, 65 reaches; 55 misses, 62.5 reaches
  CHECK(open.bounds_at_least(grade_rank{0}).upper > 1 - 1e-12);
}

TEST_CASE("what cannot be computed of two stages is refused, with the cluster") {
  std::vector<points> const two{70_pt, 80_pt};
  auto const why = [](std::vector<staged_cluster> const& cities, std::uint32_t n,
                      law_options const& how = {}) {
    auto const e = grade_distribution::of(cities, simple_random{n}, stars, how).error();
    return std::pair{e.code, e.where.index};
  };
  using cities = std::vector<staged_cluster>;
  auto const nowhere = grade_distribution::of(two, simple_random{0}, stars).error().where.index;
  CHECK(why({}, 1) == std::pair{errc::no_rows, nowhere});
  CHECK(why(cities{{two, 1}}, 0) == std::pair{errc::sample_of_none, nowhere});
  CHECK(why(cities{{two, 1}}, 2) == std::pair{errc::too_many_visits, nowhere});
  CHECK(why(cities{{two, 1}, {two, 0}}, 1).first == errc::sample_of_none);
  CHECK(why(cities{{two, 1}, {two, 0}}, 1).second == 1);
  CHECK(why(cities{{two, 1}, {two, 3}}, 1).first == errc::too_many_visits);
  CHECK(why(cities{{two, 1}, {two, 3}}, 1).second == 1);
  CHECK(why(cities{{two, 1}, {std::vector<points>{}, 1}}, 1).first == errc::cluster_empty);
  CHECK(why(cities{{two, 1}, {std::vector<points>{}, 1}}, 1).second == 1);
  CHECK(why(cities{{two, 1}, {std::vector<score_range>{{80_pt, 70_pt}}, 1}}, 1).first ==
        errc::score_range_reversed);
  auto const far_off = points::from_micro(9'000'000'000'000'000'000);
  CHECK(why(cities{{two, 1}, {std::vector{far_off, -far_off}, 1}}, 2).first == errc::points_out_of_range);
  CHECK(why(country(87), 6, {.method = law_method::exact, .cells = 1000}).first == errc::law_too_large);
  CHECK(why(country(87), 6, {.method = law_method::exact, .bytes = 1000}).first == errc::law_needs_memory);
  auto const stop = [](double) { return false; };
  CHECK(why(country(87), 6, {.monitor = stop}).first == errc::run_stopped);
  CHECK(grade_distribution::of(country(87), simple_random{6}, stars, {.cells = 1000, .replays = 1000})
            ->method() == law_method::simulated);
}

} // namespace
