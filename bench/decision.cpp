// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// The law of the star beside the plain recurrence: P(m, s) = (1 - m/i) P(m, s) + (m/i) P(m-1, s - y), outlet by outlet, in place, in
// one array, with nothing checked and no bounds. Scores are drawn evenly from a range, so that all ends of it are there and no
// score is rare: what sorting and grouping save is not owed to a friendly company. The effects of all outlets beside a plain
// law; it may take ten.

#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/sampling/simulation.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

ladder const stars{
    {70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}};

/// Outlets, visits, and steps between the lowest and the highest score, of one unit each.
struct company {
  std::size_t outlets;
  std::uint32_t n;
  std::int64_t range;
  std::int64_t step; ///< in millionths

  [[nodiscard]] std::vector<points> scores() const {
    simulation_engine dice{27922};
    std::vector<points> out;
    for (std::size_t i = 0; i < outlets; ++i)
      out.push_back(points::from_micro(
          100'000'000 -
          step * static_cast<std::int64_t>(uniform_below(dice, static_cast<std::uint64_t>(range + 1)))));
    out[0] = 100_pt;
    out[1] = points::from_micro(100'000'000 - step * range);
    return out;
  }
};
constexpr company usual{200, 15, 65, 1'000'000};      // whole points from 35
constexpr company decimals{1000, 32, 6500, 10'000};   // hundredths from 35
constexpr company large{10'000, 100, 100, 1'000'000}; // whole points from 0

std::vector<double> plain(company const& c, std::vector<points> const& scores) {
  auto const range = static_cast<std::size_t>(c.range);
  auto const n = std::size_t{c.n};
  auto const row = [&](std::size_t m) { return m + range * (m * (m - 1) / 2); };
  std::vector<double> p(row(n + 1));
  p[0] = 1;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    auto const y = static_cast<std::size_t>((scores[i].micro() - (100'000'000 - c.step * c.range)) / c.step);
    for (auto m = i + 1 < n ? i + 1 : n; m > 0; --m) {
      auto const in = static_cast<double>(m) / static_cast<double>(i + 1);
      auto const out = static_cast<double>(i + 1 - m) / static_cast<double>(i + 1);
      auto* const to = p.data() + row(m);
      auto const* const from = p.data() + row(m - 1);
      for (std::size_t s = 0; s < y; ++s)
        to[s] *= out;
      for (std::size_t s = 0; s <= (m - 1) * range; ++s)
        to[s + y] = out * to[s + y] + in * from[s];
      for (auto s = (m - 1) * range + y + 1; s <= m * range; ++s)
        to[s] *= out;
    }
  }
  std::vector<double> grades(5);
  for (std::size_t s = 0; s <= n * range; ++s) {
    auto const total = static_cast<std::int64_t>(n) * (100'000'000 - c.step * c.range) +
                       c.step * static_cast<std::int64_t>(s);
    std::size_t grade = 0;
    for (auto const& r : stars.rungs())
      grade += total >= r.from.micro() * c.n ? 1U : 0U;
    grades[grade] += p[row(n) + s];
  }
  return grades;
}

void law(benchmark::State& state, company const& c) {
  auto const scores = c.scores();
  auto const due = plain(c, scores);
  for (auto _ : state) {
    auto const l = grade_distribution::of(scores, simple_random{c.n}, stars);
    for (std::size_t g = 0; g < due.size(); ++g)
      if (l->probability(grade_rank::of_rungs_reached(g)) < due[g] * (1 - 1e-10) ||
          l->probability(grade_rank::of_rungs_reached(g)) > due[g] * (1 + 1e-10))
        std::abort(); // not the same law
    benchmark::DoNotOptimize(l);
    state.counters["cells"] = l->cells();
    state.counters["bytes"] = l->bytes();
    auto const bound = static_cast<double>(c.n) * static_cast<double>(c.n) * static_cast<double>(c.range) / 2;
    state.counters["of bound"] = l->cells() / (bound * static_cast<double>(c.outlets));
    state.counters["doubles of bound"] = l->bytes() / (8 * bound);
  }
}
void recurrence(benchmark::State& state, company const& c) {
  auto const scores = c.scores();
  for (auto _ : state)
    benchmark::DoNotOptimize(plain(c, scores));
}
void outlet_effects_of(benchmark::State& state, company const& c) {
  auto const scores = c.scores();
  for (auto _ : state)
    benchmark::DoNotOptimize(outlet_effects::of(scores, simple_random{c.n}, stars));
}

void starlot_law(benchmark::State& state) { law(state, usual); }
void plain_recurrence(benchmark::State& state) { recurrence(state, usual); }
void starlot_law_of_decimals(benchmark::State& state) { law(state, decimals); }
void plain_recurrence_of_decimals(benchmark::State& state) { recurrence(state, decimals); }
void starlot_law_of_10000(benchmark::State& state) { law(state, large); }
void plain_recurrence_of_10000(benchmark::State& state) { recurrence(state, large); }
void starlot_outlet_effects(benchmark::State& state) { outlet_effects_of(state, usual); }

BENCHMARK(starlot_law)->Unit(benchmark::kNanosecond);
BENCHMARK(plain_recurrence)->Unit(benchmark::kNanosecond);
BENCHMARK(starlot_law_of_decimals);
BENCHMARK(plain_recurrence_of_decimals);
BENCHMARK(starlot_law_of_10000);
BENCHMARK(plain_recurrence_of_10000);
BENCHMARK(starlot_outlet_effects);

} // namespace
