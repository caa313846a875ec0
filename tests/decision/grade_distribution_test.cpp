// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/sampling/frame.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace enumerated;

std::uint32_t bits(std::uint32_t set) { return static_cast<std::uint32_t>(std::popcount(set)); }

std::vector<points> whole(std::initializer_list<int> scores) {
  std::vector<points> out;
  for (auto const s : scores)
    out.push_back(points{s});
  return out;
}

// theory.json, exact/srs_small: all 210 subsets.
TEST_CASE("the distribution of the grade of four of ten outlets") {
  auto const law =
      grade_distribution::of(whole({62, 68, 71, 74, 79, 80, 83, 88, 91, 97}), simple_random{4}, stars);
  REQUIRE(law.has_value());
  CHECK(close(law->probability(grade_rank::below_ladder()), 1 / 210.0, 1e-15));
  CHECK(close(law->probability(grade_rank{0}), 115 / 210.0, 1e-15));
  CHECK(close(law->probability(grade_rank{1}), 94 / 210.0, 1e-15));
  CHECK(law->probability(grade_rank{2}) == 0);
  CHECK(law->at_least(grade_rank{2}) == 0);
  CHECK(law->at_least(grade_rank::below_ladder()) == 1);
  CHECK(law->worse_than(grade_rank{0}) == law->probability(grade_rank::below_ladder()));
  CHECK(law->rungs() == 4);
  CHECK(law->grades() == std::vector<grade_rank>{grade_rank::below_ladder(), grade_rank{0}, grade_rank{1},
                                                 grade_rank{2}, grade_rank{3}});
  CHECK(law->true_grade() == grade_rank{0});
  CHECK(law->population() == 10);
  CHECK(law->n() == 4);
  CHECK(law->method() == law_method::exact);
}

TEST_CASE("the grade of a rating has a probability, or a reason why there is none") {
  auto const law =
      *grade_distribution::of(whole({62, 68, 71, 74, 79, 80, 83, 88, 91, 97}), simple_random{4}, stars);
  rung const some{70_pt, "some"};
  grade const awarded{outcome::graded, &some, 1};
  CHECK(*law.probability(awarded) == law.probability(grade_rank{1}));
  CHECK(*law.at_least(awarded) == law.at_least(grade_rank{1}));
  CHECK(*law.worse_than(awarded) == law.worse_than(grade_rank{1}));
  CHECK(law.bounds(awarded)->upper == law.bounds(grade_rank{1}).upper);
  CHECK(law.bounds_at_least(awarded)->lower == law.bounds_at_least(grade_rank{1}).lower);
  CHECK(law.bounds_worse_than(awarded)->lower == law.bounds_worse_than(grade_rank{1}).lower);
  CHECK(*law.probability(grade{outcome::below_ladder, nullptr, 0}) ==
        law.probability(grade_rank::below_ladder()));
  for (auto const state : {outcome::vetoed, outcome::special, outcome::undetermined, outcome::without_ladder,
                           outcome::nothing_applies}) {
    grade const none{state, nullptr, 0};
    CHECK(law.probability(none).error().code == errc::grade_without_rank);
    CHECK(law.at_least(none).error().code == errc::grade_without_rank);
    CHECK(law.worse_than(none).error().code == errc::grade_without_rank);
    CHECK(law.bounds(none).error().code == errc::grade_without_rank);
    CHECK(law.bounds_at_least(none).error().code == errc::grade_without_rank);
    CHECK(law.bounds_worse_than(none).error().code == errc::grade_without_rank);
  }
}

// theory.json, exact/companyA_n15: an exact rational recurrence over the histogram.
TEST_CASE("the distribution of the grade of company A, from scores or from their histogram") {
  for (auto const& law : {*grade_distribution::of(company_a(), simple_random{15}, stars),
                          *grade_distribution::of(one_by_one(company_a()), simple_random{15}, stars)}) {
    CHECK(close(law.probability(grade_rank::below_ladder()), 2.1592419852232213e-4, 1e-12));
    CHECK(close(law.probability(grade_rank{0}), 0.40693265055410793, 1e-12));
    CHECK(close(law.probability(grade_rank{1}), 0.5928506873617436, 1e-12));
    CHECK(close(law.probability(grade_rank{2}), 7.378856261335897e-07, 1e-12));
    CHECK(close(law.probability(grade_rank{3}), 3.3993153791825123e-19, 1e-12));
    CHECK(law.true_grade() == grade_rank{1});
    CHECK(law.population() == 200);
    // N n² R/2 and n² R/2 doubles, R = 65.
    CHECK(law.cells() <= 200 * 15 * 15 * 65 / 2.0);
    CHECK(law.bytes() <= 8 * 15 * 15 * 65 / 2.0);
    CHECK(law.bounds(grade_rank{1}).upper - law.bounds(grade_rank{1}).lower < 1e-12);
  }
}

// theory.json, exact/stratified: 166 320 draws.
TEST_CASE("the distribution of the grade of a stratified draw") {
  std::vector<scored_stratum> const strata{{whole({72, 75, 78, 80, 81, 83, 85, 86, 88, 90, 92, 95}), 4},
                                           {whole({55, 60, 64, 70, 74, 77, 79, 82}), 3},
                                           {whole({40, 65, 85, 96}), 2}};
  auto const law = *grade_distribution::of(strata, stars);
  CHECK(close(law.probability(grade_rank::below_ladder()), 0.004377104377104377, 1e-14));
  CHECK(close(law.probability(grade_rank{0}), 0.8238275613275613, 1e-14));
  CHECK(close(law.probability(grade_rank{1}), 0.1717953342953343, 1e-14));
  CHECK(law.probability(grade_rank{2}) == 0);
  CHECK(law.probability(grade_rank{3}) == 0);
  CHECK(law.true_grade() == grade_rank{0});
  CHECK(law.n() == 9);
}

// theory.json, exact/cluster_ratio_mean.
TEST_CASE("the distribution of the grade of whole clusters") {
  std::vector<scored_cluster> const clusters{{240_pt, 3}, {390_pt, 5}, {176_pt, 2}, {300_pt, 4},
                                             {510_pt, 6}, {60_pt, 1},  {258_pt, 3}, {372_pt, 4}};
  auto const law = *grade_distribution::of(clusters, simple_random{3}, stars);
  CHECK(close(law.at_least(grade_rank{0}), 1, 1e-15));
  CHECK(close(law.at_least(grade_rank{1}), 0.7321428571428571, 1e-15));
  CHECK(law.at_least(grade_rank{2}) == 0);
  CHECK(law.at_least(grade_rank{3}) == 0);
  CHECK(close(law.probability(grade_rank{0}), 1 - 0.7321428571428571, 1e-15));
}

TEST_CASE("a curve is one run, within what the plain recurrence takes for its last law") {
  auto const curve = *grade_distribution::curve(company_a(), 60, stars);
  REQUIRE(curve.size() == 60);
  for (auto const& law : curve)
    CHECK(law.cells() == curve[0].cells());
  CHECK(curve[0].cells() <= 200 * 60 * 60 * 65 / 2.0);
  CHECK(close(curve[14].probability(grade_rank{1}), 0.5928506873617436, 1e-12));
}

// Every population up to 12 and every sample size.
TEST_CASE("the distribution of the grade is that of all simple random draws") {
  simulation_engine dice{80};
  for (std::uint32_t population = 1; population <= 12; ++population) {
    auto const scores = random_scores(dice, population);
    for (auto const& cut_offs : ladders) {
      auto const due = simple_draws(scores, cut_offs);
      auto const curve = *grade_distribution::curve(scores, population, cut_offs);
      REQUIRE(curve.size() == population);
      for (std::uint32_t n = 1; n <= population; ++n) {
        auto const law = *grade_distribution::of(scores, simple_random{n}, cut_offs);
        CHECK(due[n].is(law, 1e-14));
        CHECK(due[n].is_within(law));
        CHECK(due[n].is(curve[n - 1], 1e-14));
        CHECK(curve[n - 1].n() == n);
        CHECK(due[population].probability(law.true_grade()->rungs_reached()) == 1);
      }
    }
  }
}

TEST_CASE("the distribution of the grade is that of all stratified draws") {
  simulation_engine dice{81};
  for (std::uint32_t population = 2; population <= 12; ++population)
    for (auto const& cut_offs : ladders) {
      auto const size = 1 + static_cast<std::uint32_t>(uniform_below(dice, population - 1));
      auto const first = random_scores(dice, size);
      auto const second = random_scores(dice, population - size);
      std::vector<std::vector<tally>> due(size + 1, std::vector<tally>(population - size + 1, tally{4}));
      for (std::uint32_t set = 0; set < 1U << population; ++set) {
        auto const n1 = bits(set & ((1U << size) - 1)), n2 = bits(set >> size);
        if (n1 == 0 || n2 == 0)
          continue;
        std::int64_t s1 = 0, s2 = 0;
        for (std::uint32_t i = 0; i < population; ++i)
          if ((set >> i & 1U) != 0)
            (i < size ? s1 : s2) += i < size ? first[i].micro() : second[i - size].micro();
        due[n1][n2].count(cut_offs, std::int64_t{size} * n2 * s1 + std::int64_t{population - size} * n1 * s2,
                          std::int64_t{population} * n1 * n2);
      }
      for (std::uint32_t n1 = 1; n1 <= size; ++n1)
        for (std::uint32_t n2 = 1; n2 <= population - size; ++n2) {
          std::vector<scored_stratum> const strata{{first, n1}, {second, n2}};
          auto const law = *grade_distribution::of(strata, cut_offs);
          CHECK(due[n1][n2].is(law, 1e-14));
          CHECK(due[n1][n2].is_within(law));
        }
    }
}

TEST_CASE("the distribution of the grade is that of all draws of clusters") {
  simulation_engine dice{82};
  for (std::uint32_t population = 1; population <= 12; ++population)
    for (auto const& cut_offs : ladders) {
      std::vector<scored_cluster> clusters;
      for (auto const& mean : random_scores(dice, population)) {
        auto const size = 1 + static_cast<std::uint32_t>(uniform_below(dice, 6));
        clusters.push_back({mean * std::int64_t{size}, size});
      }
      std::vector<tally> due(population + 1, tally{4});
      for (std::uint32_t set = 1; set < 1U << population; ++set) {
        std::int64_t total = 0, outlets = 0;
        for (std::uint32_t i = 0; i < population; ++i)
          if ((set >> i & 1U) != 0) {
            total += clusters[i].total.micro();
            outlets += clusters[i].outlets;
          }
        due[bits(set)].count(cut_offs, total, outlets);
      }
      for (std::uint32_t n = 1; n <= population; ++n) {
        auto const law = *grade_distribution::of(clusters, simple_random{n}, cut_offs);
        CHECK(due[n].is(law, 1e-13, 1e-15)); // a grade is a difference of two rungs
        CHECK(due[n].is_within(law));
        CHECK(due[population].probability(law.true_grade()->rungs_reached()) == 1);
      }
    }
}

// Half of 2k outlets have 1 point, and k are drawn: 1/C(2k, k) that all have.
TEST_CASE("bounds hold where doubles end") {
  std::vector<rung> const all{{1_pt, "all"}};
  auto const of = [&](std::uint32_t k) {
    std::vector<score_count> const halves{{0_pt, k}, {1_pt, k}};
    return grade_distribution::of(halves, simple_random{k}, all).value();
  };
  double due = 1; // 1/C(200, 100)
  for (int i = 1; i <= 100; ++i)
    due *= i / (100.0 + i);
  CHECK(close(of(100).probability(grade_rank{0}), due, 1e-12));
  for (std::uint32_t const k : {538U, 540U, 600U}) { // 5.1e-323, 3.2e-324, 2.5e-360
    auto const b = of(k).bounds(grade_rank{0});
    CHECK(b.lower == 0);
    CHECK(b.upper > 1e-300);
    CHECK(b.upper < 1e-280);
  }
}

struct shop {
  std::string id;
  std::string region;
  points score;
};

TEST_CASE("any design that draws from a frame has its law") {
  std::vector<shop> const shops{{"a", "n", 60_pt}, {"b", "s", 72_pt}, {"c", "n", 81_pt}, {"d", "s", 90_pt},
                                {"e", "n", 95_pt}, {"f", "n", 77_pt}, {"g", "s", 66_pt}};
  auto const f = *frame::of(shops, outlet_id{&shop::id}, in_stratum{&shop::region});
  std::vector<points> scores;
  for (auto const& s : shops)
    scores.push_back(s.score); // the ids are in order
  auto const same = [](grade_distribution const& a, grade_distribution const& b) {
    for (std::size_t g = 0; g <= a.rungs(); ++g)
      if (a.probability(grade_rank::of_rungs_reached(g)) != b.probability(grade_rank::of_rungs_reached(g)))
        return false;
    return a.n() == b.n() && a.population() == b.population();
  };
  CHECK(same(*grade_distribution::of(f, scores, simple_random{3}, stars),
             *grade_distribution::of(scores, simple_random{3}, stars)));
  std::vector<scored_stratum> strata{{std::vector<points>{60_pt, 81_pt, 95_pt, 77_pt}, 2},
                                     {std::vector<points>{72_pt, 90_pt, 66_pt}, 2}};
  CHECK(
      same(*grade_distribution::of(f, scores, stratified{4}, stars), *grade_distribution::of(strata, stars)));
  // Chosen ones are certain: "c" and two of the other three of the north.
  strata = {{std::vector<points>{60_pt, 95_pt, 77_pt}, 1},
            {std::vector<points>{81_pt}, 1},
            {std::vector<points>{72_pt, 90_pt, 66_pt}, 2}};
  CHECK(same(*grade_distribution::of(f, scores, multi_site{audit_kind::initial, {"c"}}, stars),
             *grade_distribution::of(strata, stars)));
  CHECK(grade_distribution::of(f, scores, census{}, stars).value().probability(grade_rank{0}) == 1);
  CHECK(grade_distribution::of(f, scores, pareto{3}, stars).error().code == errc::not_drawn_by_tickets);
  CHECK(grade_distribution::of(f, scores, sampford{3}, stars).error().code == errc::not_drawn_by_tickets);
  CHECK(outlet_effects::of(f, scores, systematic{3}, stars).error().code == errc::not_drawn_by_tickets);

  auto const unvisited =
      grade_distribution::of(f, scores, fixed_allocation{{{"n", 2}, {"s", 0}}}, stars).errors();
  REQUIRE(unvisited.size() == 1);
  CHECK(unvisited[0].code == errc::sample_of_none);
  CHECK(unvisited[0].where.id == "s");
  auto const unknown =
      grade_distribution::of(f, scores, fixed_allocation{{{"x", 2}, {"y", 1}}}, stars).errors();
  REQUIRE(unknown.size() == 4); // all that the design says
  CHECK(unknown[1].code == errc::stratum_unknown);
  CHECK(unknown[1].where.id == "y");
  CHECK(unknown[3].code == errc::stratum_not_listed);
  CHECK(grade_distribution::of(f, scores, simple_random{8}, stars).errors().at(0).code ==
        errc::too_many_visits);
  scores.pop_back();
  CHECK(grade_distribution::of(f, scores, simple_random{3}, stars).errors().at(0).code ==
        errc::scores_missing);
  std::vector<score_count> counts(7, score_count{80_pt, 1});
  counts[2].outlets = 2;
  auto const wrong = grade_distribution::of(f, counts, simple_random{3}, stars).errors();
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].code == errc::scores_missing);
  CHECK(wrong[0].where.id == "c");
}

// The same numbering as in ratings: what is awarded can be asked of the law.
TEST_CASE("a law takes the grades of ratings") {
  auto const law =
      *grade_distribution::of(whole({62, 68, 71, 74, 79, 80, 83, 88, 91, 97}), simple_random{4}, stars);
  for (std::size_t i = 0; i < stars.rungs().size(); ++i) {
    grade const awarded{outcome::graded, &stars.rungs()[i], i};
    CHECK(*law.probability(awarded) == law.probability(grade_rank{i}));
    CHECK((law.true_grade() == awarded) == (i == 0));
  }
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)law.probability(grade_rank{4}); }).empty());
}

TEST_CASE("scores of a census, and what is wrong with them, reach the law") {
  std::vector<outlet_score> scores;
  for (auto const p : whole({62, 68, 71, 74}))
    scores.push_back({static_cast<std::uint32_t>(scores.size()), fraction{1}, fraction{p}});
  auto const law = grade_distribution::of(population_scores::of(scores), simple_random{2}, stars);
  REQUIRE(law.has_value());
  CHECK(law->probability(grade_rank{0}) ==
        grade_distribution::of(whole({62, 68, 71, 74}), simple_random{2}, stars)
            .value()
            .probability(grade_rank{0}));
  // The part of the head office is added to each.
  auto const shifted =
      grade_distribution::of(population_scores::of(scores, 10_pt), simple_random{2}, stars).value();
  auto const by_hand = grade_distribution::of(whole({72, 78, 81, 84}), simple_random{2}, stars).value();
  for (auto const g : by_hand.grades())
    CHECK(shifted.probability(g) == by_hand.probability(g));
  scores[3].weight = fraction{2};
  CHECK(grade_distribution::of(population_scores::of(scores), simple_random{2}, stars).error().where.index ==
        3);
  CHECK(grade_distribution::of(scores, simple_random{2}, stars).error().code == errc::scores_missing);
}

TEST_CASE("what cannot be computed is refused") {
  auto const scores = whole({62, 68, 71});
  CHECK(grade_distribution::of(std::vector<points>{}, simple_random{1}, stars).error().code == errc::no_rows);
  CHECK(grade_distribution::of(scores, simple_random{0}, stars).error().code == errc::sample_of_none);
  CHECK(grade_distribution::of(scores, simple_random{4}, stars).error().code == errc::too_many_visits);
  CHECK(grade_distribution::of(scores, simple_random{1}, std::vector<rung>{}).error().code ==
        errc::no_ladder);
  std::vector<rung> const twice{{70_pt, "a"}, {70_pt, "b"}};
  CHECK(grade_distribution::of(scores, simple_random{1}, twice).error().where.index == 1);
  CHECK(grade_distribution::of(std::vector<scored_stratum>{}, stars).error().code == errc::no_rows);
  std::vector<scored_stratum> const strata{{scores, 1}, {scores, 0}};
  CHECK(grade_distribution::of(strata, stars).error().code == errc::sample_of_none);
  CHECK(grade_distribution::of(strata, stars).error().where.index == 1);
  std::vector<scored_cluster> const clusters{{60_pt, 1}, {0_pt, 0}};
  CHECK(grade_distribution::of(clusters, simple_random{1}, stars).error().code == errc::cluster_empty);
  CHECK(grade_distribution::of(clusters, simple_random{1}, stars).error().where.index == 1);
  CHECK(grade_distribution::curve(scores, 4, stars).error().code == errc::too_many_visits);
  CHECK(grade_distribution::curve(scores, 0, stars).error().code == errc::sample_of_none);
  std::vector<score_range> const reversed{{60_pt, 70_pt}, {80_pt, 79_pt}};
  CHECK(grade_distribution::of(reversed, simple_random{1}, stars).error().code == errc::score_range_reversed);
  CHECK(grade_distribution::of(reversed, simple_random{1}, stars).error().where.index == 1);
}

} // namespace
