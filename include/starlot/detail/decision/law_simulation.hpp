// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_LAW_SIMULATION_HPP
#define STARLOT_DETAIL_DECISION_LAW_SIMULATION_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/decision/bounded_probability.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/decision/law_numbers.hpp>
#include <starlot/detail/decision/law_plan.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/law_runs.hpp>
#include <starlot/detail/decision/score_lattice.hpp>
#include <starlot/estimation/distribution.hpp>
#include <starlot/sampling/simulation.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace starlot::inline v0::detail {

/// Steps of every outlet of a stratum, in the order of the entries, a step being one of the whole.
template <class = on_use>
[[nodiscard]] list<std::int64_t> steps_of(law_stratum const& from, score_lattice::stratum const& s) {
  list<std::int64_t> out;
  out.reserve(static_cast<std::size_t>(from.outlets));
  for (std::size_t i = 0; i < from.entries.size(); ++i)
    for (std::uint64_t k = 0; k < from.entries[i].outlets; ++k)
      out.push_back(s.stride * static_cast<std::int64_t>(s.values[s.value_of[i]].value));
  return out;
}

/// One side of the scores, for replays: all outlets, and where grades begin.
struct replay_side {
  list<list<std::int64_t>> steps; ///< of each stratum
  list<std::int64_t> whole;       ///< their sums
  grade_cuts cuts;                ///< none where numbers are too large
  bool is_own = true;             ///< on the grid that the scores have themselves
  list<std::uint64_t> grades;     ///< how often each was awarded

  template <class = on_use> [[nodiscard]] static replay_side of(law_question const& q, lattice_side side) {
    auto lattice = score_lattice::own(q, side);
    replay_side out;
    out.is_own = !lattice.strata.empty();
    if (!out.is_own)
      lattice = score_lattice::coarse(q, side, 1);
    if (lattice.strata.empty())
      return out;
    out.cuts = grade_cuts::of(lattice, q);
    for (std::size_t h = 0; h < q.strata.size(); ++h) {
      auto const& s = lattice.strata[h];
      out.steps.push_back(steps_of(q.strata[h], s));
      out.whole.push_back(s.stride * s.total);
    }
    out.grades.resize(out.cuts.at.size() + 1);
    return out;
  }

  template <class = on_use> void count(std::int64_t total) {
    std::size_t grade = 0;
    for (auto const cut : cuts.at)
      grade += (total >= cut) != cuts.reversed ? 1U : 0U;
    ++grades[grade];
  }
};

/// What `simulate` tells, all in all.
template <class = on_use>
[[nodiscard]] double simulation_cost(law_question const& q, law_options const& how) {
  double draws = 0;
  for (auto const& s : q.strata)
    draws += 1 + static_cast<double>(fewer_of(s.outlets, s.drawn));
  return draws * static_cast<double>(how.replays);
}

/// The ends of `binomial_interval`, whose header brings samples and surveys.
template <class = on_use> [[nodiscard]] double at_least_seen(double p, double replays, double level) {
  auto const passed = replays * p;
  return passed > 0 ? beta_quantile((1 - level) / 2, passed, replays * (1 - p) + 1) : 0;
}
template <class = on_use> [[nodiscard]] double at_most_seen(double p, double replays, double level) {
  auto const failed = replays * (1 - p);
  return failed > 0 ? beta_quantile(0.5 + level / 2, replays * p + 1, failed) : 1;
}

/// Replays draws and counts their grades on both sides. False where it was stopped.
template <class Engine = simulation_engine>
[[nodiscard]] bool replay(law_question const& q, law_options const& how, replay_side& low, replay_side& high,
                          run_progress& progress) {
  if (!progress.add(0)) // before anything is drawn
    return false;
  Engine engine{how.seed};
  double since = 0;
  for (std::uint64_t b = 0; b < how.replays; ++b) {
    std::int64_t of_low = 0, of_high = 0;
    for (std::size_t h = 0; h < q.strata.size(); ++h) {
      auto const& s = q.strata[h];
      auto const fewer = fewer_of(s.outlets, s.drawn);
      bool const are_drawn = fewer == s.drawn;
      std::int64_t sum_low = 0, sum_high = 0;
      for (auto const i : draw_numbers(engine, static_cast<std::size_t>(fewer), s.outlets)) {
        sum_low += low.steps[h][static_cast<std::size_t>(i)];
        sum_high += high.steps[h][static_cast<std::size_t>(i)];
      }
      of_low += are_drawn ? sum_low : low.whole[h] - sum_low;
      of_high += are_drawn ? sum_high : high.whole[h] - sum_high;
      since += 1 + static_cast<double>(fewer);
    }
    low.count(of_low);
    high.count(of_high);
    if (since >= 1 << 16U || b + 1 == how.replays) {
      if (!progress.add(since))
        return false;
      since = 0;
    }
  }
  return true;
}

/// The answer from what replays counted. `events`: bounds that hold together.
template <class = on_use>
[[nodiscard]] law_answer counted(replay_side const& low, replay_side const& high, bool exact,
                                 law_options const& how, std::size_t events) {
  law_answer out{{}, law_method::simulated, {}, 0, how.confidence, {}};
  auto const replays = static_cast<double>(how.replays);
  auto const level = 1 - (1 - how.confidence) / static_cast<double>(events);
  auto const bounds = [&](std::uint64_t a, std::uint64_t b) {
    auto const p = static_cast<double>(a) / replays, r = static_cast<double>(b) / replays;
    return bounded_probability{(p + r) / 2, at_least_seen(p < r ? p : r, replays, level),
                               at_most_seen(p < r ? r : p, replays, level)};
  };
  list<rung_chance> rungs;
  std::uint64_t missed_low = 0, missed_high = 0; // each rung: whatever got no further
  for (std::size_t r = 0; r + 1 < low.grades.size(); ++r) {
    missed_low += low.grades[r];
    missed_high += high.grades[r];
    rungs.push_back(
        {bounds(how.replays - missed_low, how.replays - missed_high), bounds(missed_low, missed_high)});
  }
  out.numbers = numbers_of(std::move(rungs));
  auto& grades = out.numbers.grades;
  if (exact)
    for (std::size_t g = 0; g < grades.size(); ++g)
      grades[g] = bounds(low.grades[g], low.grades[g]);
  return out;
}

/// Replays draws and counts grades; scores between bounds are counted twice, as the least and as the most.
///
/// Bounds are those of Clopper and Pearson, and hold together with the stated confidence: each takes its part of what
/// is left of it, of `events` in all.
/// Errors: `run_stopped`; `law_needs_memory`; `points_out_of_range`. Complexity: replays times n.
template <class = on_use>
[[nodiscard]] law_answer simulate(law_question const& q, law_options const& how, std::size_t events,
                                  run_progress& progress) {
  law_answer out{{}, law_method::simulated, {}, 0, how.confidence, {}};
  if (auto const bytes = 16 * static_cast<double>(q.outlets()); bytes > most_bytes(how)) {
    out.fault = error::of(errc::law_needs_memory).with(in_millions(bytes), in_millions(most_bytes(how)));
    return out;
  }
  auto low = replay_side::of(q, lattice_side::lower);
  bool const exact = is_exact(q) && low.is_own;
  auto high = exact ? low : replay_side::of(q, lattice_side::upper);
  if (low.cuts.at.empty() || high.cuts.at.empty()) {
    out.fault.code = errc::points_out_of_range;
    return out;
  }
  if (!replay(q, how, low, high, progress)) {
    out.fault = progress.stopped();
    return out;
  }
  return counted(low, high, exact, how, events);
}

} // namespace starlot::inline v0::detail

#endif
