// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/every_start.hpp"
#include "support/catch.hpp"

#include <starlot/decision/grade_distribution.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace starlot;

ladder const stars{
    {70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}};

std::size_t reached(fraction const& mean) {
  std::size_t out = 0;
  for (std::int64_t const cut : {70, 80, 90, 95})
    out += mean >= fraction{cut} ? 1U : 0U;
  return out;
}

/// How often each grade comes over all starts: Σ w y / Σ w.
std::vector<int> counted(std::vector<sample> const& all, std::vector<points> const& scores) {
  std::vector<int> out(5);
  for (auto const& s : all) {
    fraction sum, weights;
    for (std::size_t i = 0; i < s.size(); ++i) {
      sum += s.design_weight(i) * fraction{scores[s.drawn()[i].number]};
      weights += s.design_weight(i);
    }
    ++out[reached(sum / weights)];
  }
  return out;
}

TEST_CASE("laws of systematic designs are those of the enumeration of all starts") {
  std::mt19937 engine{27922};
  auto const below = [&](std::uint32_t n) { return static_cast<std::int64_t>(engine() % n); };
  int laws = 0;
  for (std::size_t count = 1; count <= 12; ++count)
    for (std::uint32_t n = 1; n <= count; ++n)
      for (bool const by_size : {false, true}) {
        std::vector<std::int64_t> sizes;
        std::vector<points> scores;
        for (std::size_t i = 0; i < count; ++i) {
          sizes.push_back(1 + below(9));
          scores.push_back(points::from_micro((60 + below(41)) * 1'000'000 + below(2) * 500'000));
        }
        auto const f = every_start::frame_of(sizes);
        // Ids are sorted as texts: "o10" stands before "o2".
        std::vector<points> in_order;
        for (std::uint32_t i = 0; i < count; ++i)
          in_order.push_back(scores[std::stoul(std::string{f[i].id.substr(1)})]);
        auto const all = by_size ? every_start::samples_of(f, systematic_pps{n})
                                 : every_start::samples_of(f, systematic{n});
        auto const law = by_size ? grade_distribution::of(f, in_order, systematic_pps{n}, stars)
                                 : grade_distribution::of(f, in_order, systematic{n}, stars);
        REQUIRE(law.has_value());
        CHECK(law->method() == law_method::exact);
        CHECK((law->n() == n && law->population() == count));
        if (all.empty())
          continue; // all are certain
        ++laws;
        auto const times = counted(all, in_order);
        for (std::size_t g = 0; g <= 4; ++g) {
          auto const due = static_cast<double>(times[g]) / static_cast<double>(all.size());
          auto const p = law->bounds(grade_rank::of_rungs_reached(g));
          REQUIRE(std::fabs(p.value - due) < 1e-15);
          REQUIRE((p.lower <= due && due <= p.upper && p.upper - p.lower < 1e-12));
        }
      }
  CHECK(laws > 120);
}

struct shop {
  std::string id;
  std::string region;
  std::int64_t size;
};

TEST_CASE("strata with starts of their own are combined in all ways") {
  std::vector<shop> const rows{{"a", "n", 3}, {"b", "s", 1}, {"c", "n", 2}, {"d", "s", 4}, {"e", "n", 4},
                               {"f", "n", 1}, {"g", "s", 2}, {"h", "s", 3}, {"i", "n", 2}};
  std::vector<points> const scores{62_pt, 91_pt, 71_pt, 99_pt, 79_pt, 80_pt, 83_pt, 88_pt, 97_pt};
  auto const f = *frame::of(rows, outlet_id{&shop::id}, in_stratum{&shop::region}, of_size{&shop::size});
  auto const design = systematic_pps{4, true};
  auto const p = *plan(f, design);
  REQUIRE((p.strata.size() == 2 && p.strata[0].size == 12 && p.strata[1].size == 10));
  // Outlets by point: a start r selects those with r + j X in [n before, n before + n size).
  std::vector<int> times(5);
  for (std::int64_t r = 0; r < 12; ++r)
    for (std::int64_t q = 0; q < 10; ++q) {
      fraction sum, weights;
      std::int64_t before[2]{};
      for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const h = rows[i].region == "n" ? 0U : 1U;
        auto const x = h == 0 ? std::int64_t{12} : std::int64_t{10};
        auto const n = std::int64_t{p.strata[h].sampled};
        for (std::int64_t j = 0; j < n; ++j)
          if (auto const at = (h == 0 ? r : q) + j * x;
              at >= n * before[h] && at < n * (before[h] + rows[i].size)) {
            auto const w = fraction::of(x, n * rows[i].size);
            sum += w * fraction{scores[i]};
            weights += w;
          }
        before[h] += rows[i].size;
      }
      ++times[reached(sum / weights)];
    }
  auto const law = *grade_distribution::of(f, scores, design, stars);
  for (std::size_t g = 0; g <= 4; ++g)
    CHECK(std::fabs(law.probability(grade_rank::of_rungs_reached(g)) - times[g] / 120.0) < 1e-15);
  CHECK(times[2] > 0);
  CHECK(times[1] > 0);

  // What is too much is refused; a run can be stopped.
  CHECK(grade_distribution::of(f, scores, design, stars, {.cells = 1'000}).error().code ==
        errc::law_too_large);
  auto const stop = [](double) { return false; };
  CHECK(grade_distribution::of(f, scores, design, stars, {.monitor = stop}).error().code ==
        errc::run_stopped);
  // Scores between bounds give bounds.
  std::vector<score_range> ranges;
  for (auto const y : scores)
    ranges.push_back({y - 1_pt, y + 1_pt});
  auto const between = *grade_distribution::of(f, ranges, design, stars);
  for (std::size_t g = 1; g <= 4; ++g) {
    auto const rank = grade_rank::of_rungs_reached(g);
    CHECK(between.bounds_at_least(rank).lower <= law.at_least(rank));
    CHECK(law.at_least(rank) <= between.bounds_at_least(rank).upper);
  }
  CHECK(grade_distribution::of(f, scores, systematic{10}, stars).error().code == errc::too_many_visits);
}

TEST_CASE("a law of thousands of outlets looks at as many samples as there are different ones") {
  std::vector<std::int64_t> sizes;
  std::vector<points> scores;
  for (std::int64_t i = 0; i < 2'000; ++i) {
    sizes.push_back(1'000'000'000'000 + i * i);
    scores.push_back(points::from_micro((60 + i % 41) * 1'000'000));
  }
  auto const f = every_start::frame_of(sizes);
  auto const law = grade_distribution::of(f, scores, systematic_pps{20}, stars);
  REQUIRE(law.has_value());
  double sum = 0;
  for (std::size_t g = 0; g <= 4; ++g)
    sum += law->probability(grade_rank::of_rungs_reached(g));
  CHECK(std::fabs(sum - 1) < 1e-12);
  CHECK(law->probability(grade_rank{1}) > 0.3); // the mean is 80
}

} // namespace
