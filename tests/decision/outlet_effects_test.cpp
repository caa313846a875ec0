// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "decision/golden_laws.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/decision/outlet_effects.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace enumerated;

// theory.json, exact/companyA_outlet_influence.
TEST_CASE("what one outlet of 35 points does to company A") {
  auto const all = *outlet_effects::of(one_by_one(company_a()), simple_random{15}, stars);
  double const drawn[] = {0.0020301380649971105, 0.8433350949316547, 0.15463476700324127,
                          1.0686688715770782e-13, 0};
  double const missed[] = {6.882577691625822e-05, 0.3715486685775501, 0.628381707931352,
                           7.977141817498089e-07, 3.6749355450621753e-19};
  for (std::size_t g = 0; g <= 4; ++g) {
    CHECK(close(all.if_drawn(0).probability(grade_rank::of_rungs_reached(g)), drawn[g], 1e-12));
    CHECK(close(all.if_not_drawn(0).probability(grade_rank::of_rungs_reached(g)), missed[g], 1e-12));
  }
  CHECK(all.size() == 200);
  CHECK(all.if_drawn(0).true_grade() == grade_rank{1});
  // The two of 35, then the three of 48; at the end the three of 100.
  auto const ranked = all.ranked(grade_rank{1});
  REQUIRE(ranked.size() == 200);
  CHECK(std::vector<std::size_t>(ranked.begin(), ranked.begin() + 5) ==
        std::vector<std::size_t>{0, 1, 2, 3, 4});
  CHECK(ranked.back() == 199);
  CHECK(close(all.danger(0, grade_rank{1}), 0.62838250564561 - 0.15463476700334814, 1e-10));
  CHECK(all.danger(199, grade_rank{1}) < 0);
  // Ten plain runs of the recurrence, N n² R/2 cells each.
  CHECK(all.cells() <= 10 * (200 * 15 * 15 * 65 / 2.0));
}

TEST_CASE("the effects of 200 outlets of which no two are alike costs less than ten plain runs") {
  simulation_engine dice{85};
  std::vector<points> scores;
  for (std::int64_t i = 0; i < 200; ++i) // from 35.0 to 94.9
    scores.push_back(points::from_micro(
        35'000'000 + 100'000 * (3 * i + static_cast<std::int64_t>(uniform_below(dice, 3)))));
  auto const all = *outlet_effects::of(scores, simple_random{15}, stars);
  auto const range = (scores.back() - scores.front()).micro() / 100'000;
  CHECK(all.cells() <= 10 * (200 * 15 * 15 * static_cast<double>(range) / 2));
  CHECK(all.cells() >=
        1 * (200 * 15 * 15 * static_cast<double>(range) / 2)); // it is no small multiple by accident
}

/// The mean of a sample, weighted by the outlets of strata, is at the least and at the most that of their worst and best ones.
struct stratum_case {
  std::vector<points> scores;
  std::size_t n;
};
/// Of the one stratum `of` the outlet `who` is drawn, or not; of the others anything.
enum class known { nothing, drawn, missed };
fraction extreme_mean(std::vector<stratum_case> const& strata, bool best, std::size_t of, std::size_t who, known what) {
  fraction total;
  std::int64_t outlets = 0;
  for (std::size_t h = 0; h < strata.size(); ++h) {
    auto const& s = strata[h];
    auto others = s.scores;
    auto wanted = s.n;
    fraction sum;
    if (h == of && what != known::nothing) {
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(who));
      if (what == known::drawn) {
        sum += fraction{s.scores[who]};
        --wanted;
      }
    }
    std::sort(others.begin(), others.end());
    for (std::size_t k = 0; k < wanted; ++k)
      sum += fraction{others[best ? others.size() - 1 - k : k]};
    total += sum * fraction::of(static_cast<std::int64_t>(s.scores.size()), static_cast<std::int64_t>(s.n));
    outlets += static_cast<std::int64_t>(s.scores.size());
  }
  return total / outlets;
}

TEST_CASE("what is certain has the probability 1 and what cannot be 0, of each law and given each outlet") {
  simulation_engine dice{17};
  auto const below = [&](std::uint64_t n) { return uniform_below(dice, n); };
  ladder const rungs{{50_pt, "a"}, {60_pt, "b"}, {62.5_pt, "c"}, {70_pt, "d"}};
  std::size_t certain = 0, impossible = 0, neither = 0;
  for (int trial = 0; trial < 150; ++trial) {
    std::vector<stratum_case> strata;
    std::vector<scored_stratum> given;
    for (std::size_t h = 0; h < 1 + static_cast<std::size_t>(trial % 3); ++h) {
      auto const size = static_cast<std::uint32_t>(4 + below(trial % 5 == 0 ? 60 : 9));
      auto scores = random_scores(dice, size);
      auto const within = 1 + below(6); // near to each other, so that a rung is certain now and then
      for (auto& x : scores)
        x = 45_pt + points::from_micro(2'500'000 * static_cast<std::int64_t>(below(within) +
                                                                             static_cast<std::uint64_t>(trial % 9)));
      strata.push_back({scores, static_cast<std::size_t>(1 + below(size - 1))});
      given.emplace_back(scores, strata.back().n);
    }
    law_options how;
    if (trial % 4 == 1)
      how.method = law_method::windowed;
    auto const agrees = [&](grade_distribution const& law, std::size_t of, std::size_t who, known what) {
      auto const worst = extreme_mean(strata, false, of, who, what);
      auto const best = extreme_mean(strata, true, of, who, what);
      for (std::size_t r = 0; r < 4; ++r) {
        auto const g = grade_rank{r};
        auto const from = fraction{rungs.rungs()[r].from};
        auto const reached = law.at_least(g);
        auto const missed = law.worse_than(g);
        auto const both = worst >= from ? std::pair{1.0, 0.0} : std::pair{0.0, 1.0};
        if (worst >= from || best < from) {
          CHECK(std::pair{reached, missed} == both);
          CHECK(law.bounds_at_least(g).upper >= reached);
          (worst >= from ? certain : impossible) += 1;
        } else {
          CHECK(reached > 0);
          CHECK(missed > 0);
          ++neither;
        }
        bool const only = worst >= from && (r == 3 || best < fraction{rungs.rungs()[r + 1].from});
        if (only)
          CHECK(!(law.probability(g) < 1));
      }
    };
    CAPTURE(trial);
    auto const law = grade_distribution::of(given, rungs, how);
    REQUIRE(law);
    agrees(*law, 0, 0, known::nothing);
    auto const all = *outlet_effects::of(given, rungs, how);
    for (std::size_t h = 0, outlet = 0; h < strata.size(); ++h)
      for (std::size_t who = 0; who < strata[h].scores.size(); ++who, ++outlet) {
        agrees(all.if_drawn(outlet), h, who, known::drawn);
        if (all.can_be_missed(outlet))
          agrees(all.if_not_drawn(outlet), h, who, known::missed);
      }
  }
  CHECK(certain > 1000);
  CHECK(impossible > 1000);
  CHECK(neither > 1000);
}

// From exact rationals, down to 1e-21: tests/golden/grade_distribution/make.py.
TEST_CASE("distributions and effects agree with exact rationals to 1e-12, however small") {
  auto const cases = golden::laws();
  REQUIRE(cases.size() == 15);
  double smallest = 1;
  auto const same = [&](grade_distribution const& law, std::vector<double> const& due) {
    double sum = 0;
    REQUIRE(law.rungs() + 1 == due.size());
    for (std::size_t g = 0; g < due.size(); ++g) {
      CHECK(close(law.probability(grade_rank::of_rungs_reached(g)), due[g], 1e-12));
      auto const b = law.bounds(grade_rank::of_rungs_reached(g));
      CHECK(b.lower <= due[g] * (1 + 1e-15));
      CHECK(due[g] <= b.upper * (1 + 1e-15));
      smallest = due[g] > 0 && due[g] < smallest ? due[g] : smallest;
      sum += law.probability(grade_rank::of_rungs_reached(g));
    }
    CHECK(close(sum, 1, 1e-14));
  };
  for (auto const& c : cases) {
    same(*grade_distribution::of(c.strata, c.rungs), c.grades);
    auto const all = *outlet_effects::of(c.strata, c.rungs);
    auto outlet = c.outlet;
    for (std::size_t h = 0; h < c.stratum; ++h)
      outlet += c.strata[h].scores->outlets();
    same(all.if_drawn(outlet), c.drawn);
    same(all.if_not_drawn(outlet), c.missed);
    if (c.strata.size() == 1)
      same(*grade_distribution::of(c.strata[0].scores,
                                   simple_random{static_cast<std::uint32_t>(c.strata[0].n)}, c.rungs),
           c.grades);
  }
  CHECK(smallest < 1e-20);
}

// Every population up to 9 and every sample size; of strata those of the first; of clusters each.
TEST_CASE("effects are those of all draws") {
  simulation_engine dice{86};
  for (std::uint32_t population = 2; population <= 9; ++population)
    for (auto const& cut_offs : ladders) {
      auto const scores = random_scores(dice, population);
      std::vector<scored_cluster> clusters;
      for (auto const& s : scores) {
        auto const size = 1 + static_cast<std::uint32_t>(uniform_below(dice, 4));
        clusters.push_back({s * std::int64_t{size}, size});
      }
      auto const size = population / 2;
      std::vector<points> const first(scores.begin(), scores.begin() + size),
          second(scores.begin() + size, scores.end());
      auto const in = [](std::uint32_t set, std::uint32_t i) { return (set >> i & 1U) != 0; };
      for (std::uint32_t n = 1; n <= population; ++n) {
        auto const simple = *outlet_effects::of(scores, simple_random{n}, cut_offs);
        auto const grouped = *outlet_effects::of(clusters, simple_random{n}, cut_offs);
        law_options const coarse{.method = law_method::certified_grid, .finest = 1.3_pt, .coarsest = 1.3_pt};
        auto const bounded = *outlet_effects::of(scores, simple_random{n}, cut_offs, coarse);
        for (std::uint32_t outlet = 0; outlet < population; ++outlet) {
          tally drawn{4}, missed{4}, cluster_drawn{4}, cluster_missed{4};
          for (std::uint32_t set = 1; set < 1U << population; ++set) {
            if (static_cast<std::uint32_t>(std::popcount(set)) != n)
              continue;
            std::int64_t total = 0, of_clusters = 0, outlets = 0;
            for (std::uint32_t i = 0; i < population; ++i)
              if (in(set, i)) {
                total += scores[i].micro();
                of_clusters += clusters[i].total.micro();
                outlets += clusters[i].outlets;
              }
            (in(set, outlet) ? drawn : missed).count(cut_offs, total, n);
            (in(set, outlet) ? cluster_drawn : cluster_missed).count(cut_offs, of_clusters, outlets);
          }
          CHECK(drawn.is(simple.if_drawn(outlet), 1e-14));
          CHECK(drawn.is_within(bounded.if_drawn(outlet)));
          CHECK(cluster_drawn.is(grouped.if_drawn(outlet), 1e-13, 1e-15));
          CHECK(simple.can_be_missed(outlet) == (n < population));
          if (n == population)
            continue;
          CHECK(missed.is(simple.if_not_drawn(outlet), 1e-14));
          CHECK(missed.is_within(bounded.if_not_drawn(outlet)));
          CHECK(cluster_missed.is(grouped.if_not_drawn(outlet), 1e-13, 1e-15));
        }
      }
      for (std::uint32_t n1 = 1; n1 <= size; ++n1)
        for (std::uint32_t n2 = 1; n2 <= population - size; ++n2) {
          std::vector<scored_stratum> const strata{{first, n1}, {second, n2}};
          auto const all = *outlet_effects::of(strata, cut_offs);
          for (std::uint32_t outlet = 0; outlet < population; ++outlet) {
            tally drawn{4}, missed{4};
            for (std::uint32_t set = 1; set < 1U << population; ++set) {
              std::int64_t s1 = 0, s2 = 0;
              std::uint32_t k1 = 0, k2 = 0;
              for (std::uint32_t i = 0; i < population; ++i)
                if (in(set, i)) {
                  (i < size ? s1 : s2) += scores[i].micro();
                  ++(i < size ? k1 : k2);
                }
              if (k1 == n1 && k2 == n2)
                (in(set, outlet) ? drawn : missed)
                    .count(cut_offs, std::int64_t{size} * n2 * s1 + std::int64_t{population - size} * n1 * s2,
                           std::int64_t{population} * n1 * n2);
            }
            CHECK(drawn.is(all.if_drawn(outlet), 1e-14));
            if (all.can_be_missed(outlet))
              CHECK(missed.is(all.if_not_drawn(outlet), 1e-14));
            else
              CHECK(missed.all == 0);
          }
        }
    }
}

struct shop {
  std::string id;
  std::string region;
};

TEST_CASE("effects of a frame stand in its order") {
  std::vector<shop> const shops{{"a", "s"}, {"b", "n"}, {"c", "s"}, {"d", "n"}, {"e", "n"}};
  std::vector<points> const scores{60_pt, 72_pt, 81_pt, 90_pt, 95_pt};
  auto const f = *frame::of(shops, outlet_id{&shop::id}, in_stratum{&shop::region});
  auto const all = *outlet_effects::of(f, scores, fixed_allocation{{{"n", 2}, {"s", 1}}}, stars);
  std::vector<scored_stratum> const strata{{std::vector<points>{72_pt, 90_pt, 95_pt}, 2},
                                           {std::vector<points>{60_pt, 81_pt}, 1}};
  auto const due = *outlet_effects::of(strata, stars);
  std::size_t const place[] = {3, 0, 4, 1, 2};
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t g = 0; g <= 4; ++g) {
      CHECK(all.if_drawn(i).probability(grade_rank::of_rungs_reached(g)) ==
            due.if_drawn(place[i]).probability(grade_rank::of_rungs_reached(g)));
      CHECK(all.if_not_drawn(i).probability(grade_rank::of_rungs_reached(g)) ==
            due.if_not_drawn(place[i]).probability(grade_rank::of_rungs_reached(g)));
    }
  CHECK(outlet_effects::of(f, scores, simple_random{9}, stars).errors().at(0).code == errc::too_many_visits);
}

TEST_CASE("what is always drawn is no danger, and entries without outlets are none") {
  std::vector<scored_stratum> const strata{{std::vector<points>{40_pt}, 1},
                                           {std::vector<points>{75_pt, 85_pt, 95_pt}, 1}};
  auto const all = *outlet_effects::of(strata, stars);
  CHECK_FALSE(all.can_be_missed(0));
  CHECK(all.danger(0, grade_rank{1}) == 0);
  CHECK(all.if_drawn(0).probability(grade_rank{0}) ==
        grade_distribution::of(strata, stars).value().probability(grade_rank{0}));
  CHECK_FALSE(starlot_tests::broken_contract([&] { static_cast<void>(all.if_not_drawn(0)); }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([&] { static_cast<void>(all.if_drawn(4)); }).empty());

  std::vector<score_count> const counts{{90_pt, 0}, {60_pt, 2}, {80_pt, 0},
                                        {80_pt, 3}, {70_pt, 0}, {60_pt, 0}};
  auto const counted = *outlet_effects::of(counts, simple_random{2}, stars);
  CHECK(counted.size() == 6);
  CHECK(counted.ranked(grade_rank{0}) == std::vector<std::size_t>{1, 3});
  CHECK_FALSE(starlot_tests::broken_contract([&] { static_cast<void>(counted.if_drawn(0)); }).empty());
}

// Strata are added up twice, and each sum counts against the limit.
TEST_CASE("effects of many strata keep to the limit") {
  for (std::size_t const many : {5U, 60U}) {
    std::vector<scored_stratum> strata;
    for (std::size_t h = 0; h < many; ++h)
      strata.push_back({std::vector<points>{40_pt, 55_pt, 70_pt, 72_pt, 81_pt, 99_pt}, 2});
    int accepted = 0, refused = 0;
    for (double cells = 1e3; cells < 1e10; cells *= 3) {
      auto const all = outlet_effects::of(strata, stars, {.method = law_method::exact, .cells = cells});
      ++(all ? accepted : refused);
      if (all)
        CHECK(all->cells() <= cells);
      else
        CHECK(all.error().code == errc::law_too_large);
      if (!all)
        CHECK(all.error().expected.micro() == static_cast<std::int64_t>(cells));
    }
    CHECK(accepted > 0);
    CHECK(refused > 0);
  }
}

TEST_CASE("nothing about an outlet is simulated") {
  CHECK(outlet_effects::of(company_a(), simple_random{15}, stars, {.method = law_method::simulated})
            .error()
            .code == errc::effects_not_simulated);
  CHECK(outlet_effects::of(company_a(), simple_random{15}, stars, {.cells = 100}).error().code ==
        errc::law_too_large);
  CHECK(outlet_effects::of(std::vector<points>{}, simple_random{1}, stars).error().code == errc::no_rows);
}

} // namespace
