// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_START_LAW_HPP
#define STARLOT_DETAIL_DECISION_START_LAW_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/decision/law_answer.hpp>
#include <starlot/detail/decision/law_numbers.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/law_runs.hpp>
#include <starlot/detail/decision/score_lattice.hpp>
#include <starlot/detail/sampling/systematic_selection.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace starlot::inline v0::detail {

/// The law of Σ w y / Σ w, w the design weights, where strata are selected from random starts: all samples are looked at. A
/// stratum has no more different ones than outlets, as its sample changes where a start passes n c, c the sum of the sizes
/// before an outlet, on the circle of all starts. Strata are independent.
template <class Fraction = fraction> class start_law {
public:
  start_law(law_input const& asked, std::span<rung const> rungs, law_options const& how)
      : asked_{asked}, rungs_{rungs}, how_{how} {}

  /// Errors: `law_too_large`, in millions of cells, 100 of which stand for a sum of fractions; `run_stopped`.
  [[nodiscard]] law_answer answer() const {
    expect_sound(how_);
    auto const& strata = asked_.questions.each[0].strata;
    double sums = 0;
    double samples = 1;
    bool exact = true;
    for (std::size_t h = 0; h < strata.size(); ++h) {
      auto const outlets = static_cast<double>(strata[h].outlets);
      sums += asked_.selected[h].of.certain ? outlets : outlets * static_cast<double>(strata[h].drawn);
      samples *= asked_.selected[h].of.certain ? 1 : outlets;
      for (auto const& e : strata[h].entries)
        exact = exact && e.lower == e.upper;
    }
    auto const cells = 100 * (exact ? 1 : 2) * (sums + 2 * samples);
    if (!(cells <= how_.cells))
      return not_answered(error::of(errc::law_too_large).with(in_millions(cells), in_millions(how_.cells)));
    run_progress progress{how_.monitor, cells};
    auto const low = run(lattice_side::lower, samples, progress);
    if (!progress.goes_on())
      return not_answered(progress.stopped());
    law_answer out;
    if (exact) {
      out.numbers = numbers_of(low);
    } else {
      auto const high = run(lattice_side::upper, samples, progress);
      if (!progress.goes_on())
        return not_answered(progress.stopped());
      out.numbers = numbers_of(rungs_between(low, high));
    }
    progress.finish();
    out.method = law_method::exact;
    out.cost = {cells, 0};
    return out;
  }

private:
  /// Samples that are the same one, of so many starts.
  struct group {
    double starts = 0;
    Fraction points_of; ///< Σ w y
    Fraction outlets;   ///< Σ w
  };

  [[nodiscard]] static Fraction score_of(score_entry const& e, lattice_side side) {
    return Fraction{points::from_micro(side == lattice_side::lower ? e.lower : e.upper)};
  }

  [[nodiscard]] list<group> groups_of(std::size_t h, lattice_side side) const {
    auto const& s = asked_.selected[h];
    auto const& scores = asked_.questions.each[0].strata[h].entries;
    list<group> out;
    if (s.of.certain) {
      group all{1, {}, Fraction{static_cast<std::int64_t>(scores.size())}};
      for (auto const& e : scores)
        all.points_of += score_of(e, side);
      out.push_back(std::move(all));
      return out;
    }
    list<std::int64_t> before;
    list<std::int64_t> turns;
    std::int64_t sum = 0;
    for (auto const x : s.sizes) {
      before.push_back(sum);
      turns.push_back(static_cast<std::int64_t>(
          product_mod(s.of.sampled, static_cast<std::uint64_t>(sum), static_cast<std::uint64_t>(s.of.size))));
      sum += s.of.goes_by_size() ? x : 1;
    }
    auto spare = turns;
    merge_sort(turns.view(), spare.view(), [](std::int64_t a, std::int64_t b) { return a <= b; });
    turns.push_back(s.of.size);
    for (std::size_t k = 0; k + 1 < turns.size(); ++k) {
      if (turns[k] == turns[k + 1])
        continue;
      group one{static_cast<double>(turns[k + 1] - turns[k]), {}, {}};
      for (std::uint32_t j = 0; j < s.of.sampled; ++j) {
        auto const point = s.of.selected_by->point(s.of.sampled, s.of.size, turns[k], j);
        auto const i =
            partition_point(before.size(), [&](std::size_t at) { return before[at] <= point; }) - 1;
        auto const x = s.of.goes_by_size() ? s.sizes[i] : 1;
        auto const weight = Fraction::of(s.of.size, s.of.sampled * x);
        one.points_of += weight * score_of(scores[i], side);
        one.outlets += weight;
      }
      out.push_back(std::move(one));
    }
    return out;
  }

  [[nodiscard]] graded_run run(lattice_side side, double samples, run_progress& progress) const {
    list<list<group>> strata;
    double all = 1;
    for (std::size_t h = 0; h < asked_.selected.size(); ++h) {
      strata.push_back(groups_of(h, side));
      auto const& of = asked_.selected[h].of;
      all *= of.certain ? 1 : static_cast<double>(of.size);
      if (!progress.add(100 * static_cast<double>(of.population) * of.sampled))
        return {};
    }
    graded_run out{list<double>(rungs_.size() + 1), 0, (samples + 8) * 0x1p-52};
    add(strata, 0, {1, {}, {}}, out.chances, progress);
    for (auto& p : out.chances)
      p /= all;
    return out;
  }

  /// One sample of each stratum that is left, in all ways.
  void add(list<list<group>> const& strata, std::size_t h, group const& so_far, list<double>& chances,
           run_progress& progress) const {
    if (h == strata.size()) {
      chances[grade_reached(rungs_, so_far.points_of / so_far.outlets)] += so_far.starts;
      return;
    }
    for (auto const& g : strata[h]) {
      if (!progress.goes_on())
        return;
      add(strata, h + 1,
          {so_far.starts * g.starts, so_far.points_of + g.points_of, so_far.outlets + g.outlets}, chances,
          progress);
    }
    if (h + 1 == strata.size())
      static_cast<void>(progress.add(200 * static_cast<double>(strata[h].size())));
  }

  law_input const& asked_;
  std::span<rung const> rungs_;
  law_options const& how_;
};

/// The answer for a design that draws from a frame.
template <class = on_use>
[[nodiscard]] law_answer answer(law_input const& asked, std::span<rung const> rungs, law_options const& how) {
  if (asked.questions.fault.code != errc::none || asked.selected.empty())
    return answer(asked.questions, how);
  return start_law<>{asked, rungs, how}.answer();
}

} // namespace starlot::inline v0::detail

#endif
