// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_LAW_ANSWER_HPP
#define STARLOT_DETAIL_DECISION_LAW_ANSWER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/decision/law_numbers.hpp>
#include <starlot/detail/decision/law_plan.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/law_runs.hpp>
#include <starlot/detail/decision/law_simulation.hpp>
#include <starlot/detail/decision/spread.hpp>
#include <starlot/detail/decision/total_law.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace starlot::inline v0::detail {

/// Plans of all questions, and what they cost together; or why there are none.
struct answer_plan {
  list<run_plan> plans;
  double cells = 0;
  error fault;

  /// Errors: those of `planner`. The limits are those of all of them.
  template <class = on_use>
  [[nodiscard]] static answer_plan of_questions(law_questions const& asked, law_options const& how,
                                                forecast& cost, std::uint64_t of) {
    expect_sound(how);
    answer_plan out;
    for (auto const& q : asked.each) {
      auto made = planner<>{q, how, static_cast<double>(asked.each.size()), cost, of}.best();
      out.fault = made.fault;
      if (out.fault.code != errc::none)
        return out;
      out.cells += made.method == law_method::simulated ? simulation_cost(q, how) : made.foreseen.cells;
      out.plans.push_back(std::move(made));
    }
    return out;
  }
};

template <class = on_use> [[nodiscard]] law_answer not_answered(error const& why) {
  law_answer out;
  out.fault = why;
  return out;
}

/// The answer from the runs of a plan: from one run the grades, from two bounds of the rungs.
template <class = on_use>
[[nodiscard]] law_answer answer_from(run_plan const& plan, list<graded_run> const& runs,
                                     run_cost const& cost) {
  law_answer out;
  out.numbers = plan.lattices.size() == 1 ? numbers_of(runs[0]) : numbers_of(rungs_between(runs[0], runs[1]));
  out.method = plan.method;
  out.cost = cost;
  for (auto const& r : runs)
    out.dropped = r.dropped > out.dropped ? r.dropped : out.dropped;
  return out;
}

/// Draws of each stratum of a question, independent. `staged_draws` are the other ones.
template <class = on_use> struct strata_draws {
  static constexpr forecast& cost = lattice_cost<>;
  std::uint64_t of = 0;

  [[nodiscard]] grade_cuts cuts(score_lattice const& l, law_question const& q) const {
    return grade_cuts::of(l, q);
  }
  [[nodiscard]] lattice_run run(score_lattice const& l, double dropped, run_progress& progress) const {
    return detail::run(l, dropped, progress);
  }
  [[nodiscard]] law_answer simulated(law_question const& q, law_options const& how, std::size_t events,
                                     run_progress& progress) const {
    return simulate(q, how, events, progress);
  }
};

/// Errors: `run_stopped`, `points_out_of_range`; `law_needs_memory` of replays.
template <class Draws = strata_draws<>>
[[nodiscard]] law_answer answer(law_question const& q, run_plan const& plan, law_options const& how,
                                std::size_t events, run_progress& progress, Draws const& draws = {}) {
  if (plan.method == law_method::simulated)
    return draws.simulated(q, how, events, progress);
  list<graded_run> runs;
  run_cost cost;
  for (auto const& lattice : plan.lattices) {
    auto const cuts = draws.cuts(lattice, q);
    if (cuts.at.empty())
      return not_answered(error::of(errc::points_out_of_range));
    auto const done = draws.run(lattice, plan.dropped, progress);
    if (!progress.goes_on())
      return not_answered(progress.stopped());
    runs.push_back({cuts.chances(done.totals.view()), done.dropped, done.relative_error});
    cost.add(done.cost);
  }
  return answer_from(plan, runs, cost);
}

/// The answer to all questions: to the only one, or what those about each rung say together.
template <class = on_use> [[nodiscard]] law_answer joined(list<law_answer> each) {
  if (each.size() == 1)
    return std::move(each[0]);
  law_answer out;
  list<rung_chance> rungs;
  for (auto const& one : each) {
    rungs.push_back(one.numbers.rungs[0]);
    out.method = one.method > out.method ? one.method : out.method;
    out.cost.add(one.cost);
    out.dropped = one.dropped > out.dropped ? one.dropped : out.dropped;
    out.confidence = one.confidence < out.confidence ? one.confidence : out.confidence;
  }
  out.numbers = numbers_of(std::move(rungs));
  return out;
}

/// Errors: those of the questions; those of `planner` and of each answer.
template <class Draws = strata_draws<>>
[[nodiscard]] law_answer answer(law_questions const& asked, law_options const& how, Draws const& draws = {}) {
  if (asked.fault.code != errc::none)
    return not_answered(asked.fault);
  auto const plans = answer_plan::of_questions(asked, how, Draws::cost, draws.of);
  if (plans.fault.code != errc::none)
    return not_answered(plans.fault);
  run_progress progress{how.monitor, plans.cells};
  std::size_t events = 0; // bounds that hold together: each rung, each grade
  for (auto const& q : asked.each)
    events += 2 * q.cuts.size() + 1;
  list<law_answer> each;
  for (std::size_t i = 0; i < asked.each.size(); ++i) {
    each.push_back(answer(asked.each[i], plans.plans[i], how, events, progress, draws));
    if (each.back().fault.code != errc::none)
      return std::move(each.back());
  }
  progress.finish();
  return joined(std::move(each));
}

/// Answers for samples of 1, 2, … as many as the one stratum of the question draws; or why there are none.
struct answers_of_sizes {
  list<law_answer> each;
  error fault;

  template <class = on_use>
  [[nodiscard]] static answers_of_sizes to(law_questions const& asked, law_options const& how) {
    answers_of_sizes out;
    out.fault = asked.fault;
    if (out.fault.code != errc::none)
      return out;
    expect_sound(how);
    auto const& q = asked.each[0];
    auto const population = q.strata[0].outlets;
    auto const most = q.strata[0].drawn;
    auto const rows = most < population / 2 ? most : population / 2; // of all sizes
    auto const plan = planner<>{q, how, 1, lattice_cost<>, rows > 0 ? rows : 1U}.best();
    out.fault = plan.fault;
    if (out.fault.code != errc::none)
      return out;
    if (plan.method == law_method::simulated)
      out.replay(q, plan, how);
    else
      out.run(q, plan, how, static_cast<std::size_t>(rows));
    return out;
  }

private:
  template <class = on_use> void replay(law_question one, run_plan const& plan, law_options const& how) {
    auto const most = one.strata[0].drawn;
    double all = 0;
    for (std::uint64_t n = 1; n <= most; ++n) {
      one.strata[0].drawn = n;
      all += simulation_cost(one, how);
    }
    run_progress progress{how.monitor, all};
    for (std::uint64_t n = 1; n <= most && fault.code == errc::none; ++n) {
      one.strata[0].drawn = n;
      each.push_back(
          answer(one, plan, how, static_cast<std::size_t>(most) * (2 * one.cuts.size() + 1), progress));
      fault = each.back().fault;
    }
  }

  template <class = on_use>
  void run(law_question const& q, run_plan const& plan, law_options const& how, std::size_t rows) {
    run_progress progress{how.monitor, plan.foreseen.cells};
    list<total_law<>> tables;
    run_cost cost;
    for (auto const& lattice : plan.lattices) {
      tables.push_back(table_for(lattice.strata[0], rows, plan.dropped));
      auto& table = tables.back();
      if (!take_all(table, lattice.strata[0], 0, progress)) {
        fault = progress.stopped();
        return;
      }
      cost.add({table.work(), 8 * static_cast<double>(table.size())});
    }
    auto const population = q.strata[0].outlets;
    for (std::uint64_t n = 1; n <= q.strata[0].drawn; ++n) {
      list<graded_run> runs;
      for (std::size_t i = 0; i < tables.size(); ++i) {
        auto const& lattice = plan.lattices[i];
        auto const cuts = grade_cuts::of(lattice, q, n);
        if (cuts.at.empty()) {
          fault.code = errc::points_out_of_range;
          return;
        }
        auto const row = static_cast<std::size_t>(fewer_of(population, n));
        auto const totals = totals_of(tables[i], lattice.strata[0], n);
        runs.push_back({cuts.chances(totals.view()), tables[i].dropped(row),
                        rounding_of(4 * static_cast<double>(population) +
                                    static_cast<double>(totals.chances.size()) / 4)});
      }
      each.push_back(answer_from(plan, runs, cost));
    }
    progress.finish();
  }
};

} // namespace starlot::inline v0::detail

#endif
