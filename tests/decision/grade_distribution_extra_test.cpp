// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/catch.hpp"

#include <starlot/decision/grade_distribution.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace enumerated;

/// Whole scores from 0 to 100, the sum of four dice of 25.
std::vector<std::size_t> bell(std::size_t outlets) {
  simulation_engine dice{88};
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < outlets; ++i) {
    std::size_t sum = 0;
    for (int k = 0; k < 4; ++k)
      sum += static_cast<std::size_t>(uniform_below(dice, 26));
    out.push_back(sum);
  }
  return out;
}

/// The recurrence as it is written, outlet by outlet.
std::vector<double> plain(std::vector<std::size_t> const& scores, std::size_t n) {
  std::vector<std::vector<double>> p(n + 1);
  for (std::size_t m = 0; m <= n; ++m)
    p[m].resize(100 * m + 1);
  p[0][0] = 1;
  for (std::size_t i = 1; i <= scores.size(); ++i)
    for (auto m = i < n ? i : n; m > 0; --m) {
      auto const in = static_cast<double>(m) / static_cast<double>(i),
                 out = static_cast<double>(i - m) / static_cast<double>(i);
      for (auto& x : p[m])
        x *= out;
      for (std::size_t s = 0; s < p[m - 1].size(); ++s)
        p[m][s + scores[i - 1]] += in * p[m - 1][s];
    }
  return p[n];
}

ladder const near_the_mean{{44_pt, "a"}, {49_pt, "b"}, {50_pt, "c"},
                           {51_pt, "d"}, {56_pt, "e"}, {62_pt, "f"}};

/// In no more cells and doubles than N n² R/2 and n² R/2, all of them adding to 1.
grade_distribution law_of(std::vector<std::size_t> const& steps) {
  std::vector<points> scores;
  std::size_t least = 100, most = 0;
  for (auto const s : steps) {
    scores.push_back(points{static_cast<std::int64_t>(s)});
    least = s < least ? s : least;
    most = s > most ? s : most;
  }
  auto const law = *grade_distribution::of(scores, simple_random{100}, near_the_mean);
  CHECK(law.method() == law_method::exact);
  auto const doubles = 100.0 * 100 * static_cast<double>(most - least) / 2;
  CHECK(law.cells() <= static_cast<double>(steps.size()) * doubles);
  CHECK(law.bytes() <= 8 * doubles);
  double sum = 0;
  for (std::size_t g = 0; g <= 6; ++g)
    sum += law.probability(grade_rank::of_rungs_reached(g));
  CHECK(std::fabs(sum - 1) <= 1e-14);
  CHECK(law.probability(grade_rank{5}) > 0);
  CHECK(law.probability(grade_rank{5}) < 1e-12);
  return law;
}

TEST_CASE("the distribution of the grade of 10 000 outlets and 100 visits") {
  static_cast<void>(law_of(bell(10'000)));
}

TEST_CASE("the distribution of the grade of 1 000 outlets and 100 visits is that of the plain recurrence") {
  auto const steps = bell(1'000);
  auto const law = law_of(steps);
  auto const due = plain(steps, 100);
  std::size_t from = 0;
  for (std::size_t g = 0; g <= 6; ++g) {
    auto const to = g < 6
                        ? static_cast<std::size_t>(near_the_mean.rungs()[g].from.micro() / points::one) * 100
                        : due.size();
    double chance = 0;
    for (auto s = from; s < to; ++s)
      chance += due[s];
    CHECK(close(law.probability(grade_rank::of_rungs_reached(g)), chance, 1e-12));
    from = to;
  }
}

} // namespace
