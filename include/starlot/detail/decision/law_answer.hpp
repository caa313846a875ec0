// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_LAW_ANSWER_HPP
#define STARLOT_DETAIL_DECISION_LAW_ANSWER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/detail/decision/law_numbers.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/law_runs.hpp>
#include <starlot/detail/decision/law_simulation.hpp>
#include <starlot/detail/decision/spread.hpp>
#include <starlot/detail/decision/total_law.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

struct law_answer {
  law_numbers numbers;
  law_method method = law_method::exact;
  run_cost cost;
  double dropped = 0;    ///< what windows left out of each probability, at most
  double confidence = 1; ///< of all bounds together
};

/// Plans of all questions, and what they cost together.
struct answer_plan {
  std::vector<run_plan> of;
  double cells = 0;

  /// Errors: those of `plan_of`. The limits are those of all of them.
  template <class Cost>
  [[nodiscard]] static result<answer_plan> of_questions(law_questions const& asked, law_options how,
                                                        Cost const& cost) {
    expect_sound(how);
    answer_plan out;
    auto const parts = static_cast<double>(asked.of.size());
    how.cells /= parts;
    for (auto const& q : asked.of) {
      auto made = plan_of(q, how, cost);
      if (!made) {
        auto wrong = made.error();
        if (wrong.code == errc::law_too_large) { // of all of them, not of one
          wrong.got = in_millions(static_cast<double>(wrong.got.micro()) * parts);
          wrong.expected = in_millions(how.cells * parts);
        }
        return wrong;
      }
      out.cells += made->method == law_method::simulated ? simulation_cost(q, how) : made->foreseen.cells;
      out.of.push_back(std::move(*made));
    }
    return out;
  }
};

/// What a plan's runs come to: one says the grades, two what the rungs lie between.
[[nodiscard]] inline law_answer answer_from(run_plan const& plan, std::vector<graded_run> const& runs,
                                            run_cost const& cost) {
  law_answer out{plan.lattices.size() == 1 ? numbers_of(runs[0])
                                           : numbers_of(rungs_between(runs[0], runs[1])),
                 plan.method, cost};
  for (auto const& r : runs)
    out.dropped = r.dropped > out.dropped ? r.dropped : out.dropped;
  return out;
}

/// Errors: `run_stopped`, `points_out_of_range`.
[[nodiscard]] inline result<law_answer> answer(law_question const& q, run_plan const& plan,
                                               law_options const& how, std::size_t events, progress& told) {
  if (plan.method == law_method::simulated) {
    auto numbers = simulate(q, how, events, told);
    if (!numbers)
      return numbers.error();
    return law_answer{std::move(*numbers), plan.method, {}, 0, how.confidence};
  }
  std::vector<graded_run> runs;
  run_cost cost;
  for (auto const& lattice : plan.lattices) {
    auto const cuts = grade_cuts::of(lattice, q);
    if (!cuts)
      return cuts.error();
    auto const done = run(lattice, plan.dropped, told);
    if (!done)
      return done.error();
    runs.push_back({cuts->chances(done->totals.view()), done->dropped, done->relative_error});
    cost.add(done->cost);
  }
  return answer_from(plan, runs, cost);
}

/// The answer to all questions: to the only one, or what those about each rung say together.
[[nodiscard]] inline law_answer joined(std::vector<law_answer> each) {
  if (each.size() == 1)
    return std::move(each[0]);
  law_answer out;
  std::vector<rung_chance> rungs;
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

[[nodiscard]] inline result<law_answer> answer(law_questions const& asked, law_options const& how) {
  auto const plans = answer_plan::of_questions(
      asked, how, [&](score_lattice const& l, double dropped) { return lattice_cost(l, dropped, how); });
  if (!plans)
    return plans.error();
  progress told{how.watched, plans->cells};
  std::size_t events = 0; // bounds that hold together: each rung, each grade
  for (auto const& q : asked.of)
    events += 2 * q.cuts.size() + 1;
  std::vector<law_answer> each;
  for (std::size_t i = 0; i < asked.of.size(); ++i) {
    auto one = answer(asked.of[i], plans->of[i], how, events, told);
    if (!one)
      return one;
    each.push_back(std::move(*one));
  }
  told.finish();
  return joined(std::move(each));
}

/// For samples of 1, 2, … as many as the one stratum of the question draws.
[[nodiscard]] inline result<std::vector<law_answer>> answers_of_sizes(law_questions const& asked,
                                                                      law_options const& how) {
  expect_sound(how);
  auto const& q = asked.of[0];
  auto const population = q.strata[0].outlets;
  auto const most = q.strata[0].drawn;
  auto const rows = static_cast<std::size_t>(most < population / 2 ? most : population / 2); // of all sizes
  auto const plan = plan_of(q, how, [&](score_lattice const& l, double dropped) {
    return lattice_cost(l, dropped, how, rows > 0 ? rows : 1);
  });
  if (!plan)
    return plan.error();
  std::vector<law_answer> out;
  if (plan->method == law_method::simulated) {
    auto one = q;
    double all = 0;
    for (std::uint64_t n = 1; n <= most; ++n) {
      one.strata[0].drawn = n;
      all += simulation_cost(one, how);
    }
    progress told{how.watched, all};
    for (std::uint64_t n = 1; n <= most; ++n) {
      one.strata[0].drawn = n;
      auto made = answer(one, *plan, how, static_cast<std::size_t>(most) * (2 * q.cuts.size() + 1), told);
      if (!made)
        return made.error();
      out.push_back(std::move(*made));
    }
    return out;
  }
  progress told{how.watched, plan->foreseen.cells};
  std::vector<total_law> tables;
  run_cost cost;
  for (auto const& lattice : plan->lattices) {
    auto table = table_for(lattice.strata[0], rows, 0, plan->dropped, told);
    if (!table)
      return told.stopped();
    cost.add({table->work(), 8 * static_cast<double>(table->size())});
    tables.push_back(std::move(*table));
  }
  for (std::uint64_t n = 1; n <= most; ++n) {
    std::vector<graded_run> runs;
    for (std::size_t i = 0; i < tables.size(); ++i) {
      auto const& lattice = plan->lattices[i];
      auto const cuts = grade_cuts::of(lattice, q, n);
      if (!cuts)
        return cuts.error();
      auto const row = static_cast<std::size_t>(fewer_of(population, n));
      auto const totals = totals_of(tables[i], lattice.strata[0], static_cast<std::size_t>(n));
      runs.push_back({cuts->chances(totals.view()), tables[i].dropped(row),
                      rounding_of(4 * static_cast<double>(population) +
                                  static_cast<double>(totals.chances.size()) / 4)});
    }
    out.push_back(answer_from(*plan, runs, cost));
  }
  told.finish();
  return out;
}

} // namespace starlot::inline v0::detail

#endif
