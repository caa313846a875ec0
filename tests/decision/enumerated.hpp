// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_TESTS_DECISION_ENUMERATED_HPP
#define STARLOT_TESTS_DECISION_ENUMERATED_HPP

// Laws by going through all subsets, and what tests of laws share.

#include <starlot/core/points.hpp>
#include <starlot/decision/grade_distribution.hpp>
#include <starlot/sampling/simulation.hpp>
#include <starlot/scheme/ladder.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace enumerated {

using namespace starlot;
using namespace starlot::literals;

inline ladder const stars{
    {70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}};

/// Bounds of every kind; many points are good, or few.
inline ladder const ladders[] = {{{50_pt, "a"}, rung::above(60_pt, "b"), {62.5_pt, "c"}, {70_pt, "d"}},
                                 {rung::at_most(70_pt, "a"), rung::below(62.5_pt, "b"),
                                  rung::at_most(60_pt, "c"), rung::below(50_pt, "d")}};

/// theory.json: company A, 200 outlets of mean 80.41; invented.
inline std::vector<score_count> company_a() {
  return {{35_pt, 2},  {48_pt, 3},  {55_pt, 4},  {62_pt, 6},  {68_pt, 8},  {72_pt, 10},
          {75_pt, 14}, {78_pt, 18}, {80_pt, 22}, {82_pt, 25}, {84_pt, 24}, {86_pt, 20},
          {88_pt, 16}, {90_pt, 12}, {93_pt, 8},  {96_pt, 5},  {100_pt, 3}};
}
inline std::vector<points> one_by_one(std::vector<score_count> const& histogram) {
  std::vector<points> out;
  for (auto const& h : histogram)
    out.insert(out.end(), static_cast<std::size_t>(h.outlets), h.score);
  return out;
}

/// 10 000 outlets, scores spread about 80 like a bell, in hundredths or whole.
inline std::vector<points> many(std::int64_t step) {
  simulation_engine dice{88};
  std::vector<points> out;
  for (int i = 0; i < 10'000; ++i) {
    std::int64_t sum = 0;
    for (int k = 0; k < 4; ++k)
      sum += static_cast<std::int64_t>(uniform_below(dice, static_cast<std::uint64_t>(25'000'000 / step)));
    out.push_back(points::from_micro(step * sum));
  }
  return out;
}
/// Scores from 40 to 80 in steps of 2.5.
inline std::vector<points> random_scores(simulation_engine& dice, std::uint32_t count) {
  std::vector<points> out;
  for (std::uint32_t i = 0; i < count; ++i)
    out.push_back(
        points::from_micro(40'000'000 + 2'500'000 * static_cast<std::int64_t>(uniform_below(dice, 17))));
  return out;
}

/// What a law of strata asks, of which there is one question.
inline detail::law_question question_about(std::vector<scored_stratum> const& strata) {
  return detail::question_of(detail::strata_given(std::span{strata}), stars.rungs()).each[0];
}

inline bool close(double a, double b, double tolerance) {
  return std::fabs(a - b) <= tolerance * std::fabs(b);
}

/// How often each grade is awarded; draws are counted where the caller says what they award.
struct tally {
  std::vector<double> grades;
  double all = 0;

  explicit tally(std::size_t rungs) : grades(rungs + 1) {}
  /// A total against `times` each bound.
  void count(ladder const& cut_offs, std::int64_t total, std::int64_t times) {
    std::size_t grade = 0;
    for (auto const& r : cut_offs.rungs())
      grade += reaches(r, total <=> r.from.micro() * times) ? 1U : 0U;
    ++grades[grade];
    ++all;
  }
  [[nodiscard]] double probability(std::size_t grade) const { return grades[grade] / all; }

  /// Whether a law says the same of all grades; `tolerance` is relative, `absolute` comes on top.
  [[nodiscard]] bool is(grade_distribution const& law, double tolerance, double absolute = 0) const {
    double sum = 0;
    bool same = law.rungs() + 1 == grades.size();
    for (std::size_t g = 0; same && g < grades.size(); ++g) {
      same = std::fabs(law.probability(grade_rank::of_rungs_reached(g)) - probability(g)) <=
             tolerance * probability(g) + absolute;
      sum += law.probability(grade_rank::of_rungs_reached(g));
    }
    return same && std::fabs(sum - 1) <= 1e-14;
  }
  /// Whether a law's bounds hold the truth, of each grade and of reaching and missing it.
  [[nodiscard]] bool is_within(grade_distribution const& law) const {
    double below = 0;
    for (std::size_t g = 0; g < grades.size(); ++g) {
      auto const in = [](bounded_probability const& b, double p) {
        return b.lower <= p + 1e-15 && p <= b.upper + 1e-15 && b.lower <= b.value && b.value <= b.upper;
      };
      if (!in(law.bounds(grade_rank::of_rungs_reached(g)), probability(g)) ||
          !in(law.bounds_worse_than(grade_rank::of_rungs_reached(g)), below) ||
          !in(law.bounds_at_least(grade_rank::of_rungs_reached(g)), 1 - below))
        return false;
      below += probability(g);
    }
    return true;
  }
};

/// Of samples of 0, 1, 2, … outlets, each set of as many once.
inline std::vector<tally> simple_draws(std::vector<points> const& scores, ladder const& cut_offs) {
  std::vector<tally> out(scores.size() + 1, tally{cut_offs.rungs().size()});
  for (std::uint32_t set = 1; set < 1U << scores.size(); ++set) {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < scores.size(); ++i)
      total += (set >> i & 1U) != 0 ? scores[i].micro() : 0;
    auto const n = static_cast<std::uint32_t>(std::popcount(set));
    out[n].count(cut_offs, total, n);
  }
  return out;
}

} // namespace enumerated

#endif
