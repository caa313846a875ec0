// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_LAW_ANSWER_HPP
#define STARLOT_DECISION_LAW_ANSWER_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/law_numbers.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/law_question.hpp>
#include <starlot/decision/law_runs.hpp>
#include <starlot/decision/law_simulation.hpp>
#include <starlot/detail/spread.hpp>
#include <starlot/detail/total_law.hpp>

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
};

/// Plans of all questions, and what they cost together.
struct answer_plan {
  std::vector<run_plan> of;
  double cells = 0;

  /// Errors: those of `plan_of`. The limits are those of all of them.
  [[nodiscard]] static result<answer_plan> of_questions(law_questions const& asked, law_options how,
                                                        std::size_t most = 0) {
    answer_plan out;
    how.cells /= static_cast<double>(asked.of.size());
    for (auto const& q : asked.of) {
      auto made = plan_of(q, how, most);
      if (!made)
        return made.error();
      out.cells +=
          made->method == law_method::simulated ? static_cast<double>(how.replays) : made->foreseen.cells;
      out.of.push_back(std::move(*made));
    }
    return out;
  }
};

/// What a plan's runs come to: one says the grades, two what the rungs lie between.
[[nodiscard]] inline law_numbers numbers_of(run_plan const& plan, std::vector<graded_run> const& runs) {
  return plan.lattices.size() == 1 ? numbers_of(runs[0]) : numbers_of(rungs_between(runs[0], runs[1]));
}

/// Errors: `run_stopped`, `points_out_of_range`.
[[nodiscard]] inline result<law_answer> answer(law_question const& q, run_plan const& plan,
                                               law_options const& how, std::size_t events, progress& told) {
  law_answer out{{}, plan.method, {}};
  if (plan.method == law_method::simulated) {
    auto numbers = simulate(q, how, events, told);
    if (!numbers)
      return numbers.error();
    out.numbers = std::move(*numbers);
    return out;
  }
  std::vector<graded_run> runs;
  for (auto const& lattice : plan.lattices) {
    auto const cuts = grade_cuts::of(lattice, q);
    if (!cuts)
      return cuts.error();
    auto const done = run(lattice, plan.dropped, told);
    if (!done)
      return done.error();
    runs.push_back({cuts->chances(done->totals.view()), done->dropped, done->relative_error});
    out.cost.add(done->cost);
  }
  out.numbers = numbers_of(plan, runs);
  return out;
}

/// Puts the answers for each rung together.
struct rung_answers {
  std::vector<rung_chance> rungs;
  law_method method = law_method::exact;
  run_cost cost;

  void add(law_answer const& one) {
    rungs.push_back(one.numbers.rungs[0]);
    method = one.method > method ? one.method : method;
    cost.add(one.cost);
  }
  [[nodiscard]] law_answer all() && { return {numbers_of(std::move(rungs)), method, cost}; }
};

[[nodiscard]] inline result<law_answer> answer(law_questions const& asked, law_options const& how) {
  auto const plans = answer_plan::of_questions(asked, how);
  if (!plans)
    return plans.error();
  progress told{how.watched, plans->cells};
  auto const rungs = asked.of.size() == 1 ? asked.of[0].cuts.size() : asked.of.size();
  auto const events = asked.of.size() == 1 ? 2 * rungs + 1 : 3 * rungs; // bounds that hold together
  rung_answers each;
  for (std::size_t i = 0; i < asked.of.size(); ++i) {
    auto one = answer(asked.of[i], plans->of[i], how, events, told);
    if (!one || asked.of.size() == 1)
      return one;
    each.add(*one);
  }
  return std::move(each).all();
}

/// For samples of 1, 2, … as many as the one stratum of the question draws.
[[nodiscard]] inline result<std::vector<law_answer>> answers_of_sizes(law_questions const& asked,
                                                                      law_options const& how) {
  auto const& q = asked.of[0];
  auto const population = q.strata[0].outlets;
  auto const most = q.strata[0].drawn;
  auto const rows = static_cast<std::size_t>(most < population / 2 ? most : population / 2);
  auto const plan = plan_of(q, how, rows > 0 ? rows : 1);
  if (!plan)
    return plan.error();
  std::vector<law_answer> out;
  if (plan->method == law_method::simulated) {
    progress told{how.watched, static_cast<double>(how.replays) * static_cast<double>(most)};
    auto one = q;
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
      auto const row = static_cast<std::size_t>(n < population - n ? n : population - n);
      auto const totals = totals_of(tables[i], lattice.strata[0], static_cast<std::size_t>(n));
      runs.push_back({cuts->chances(totals.view()), tables[i].dropped(row),
                      rounding_of(4 * static_cast<double>(population))});
    }
    out.push_back({numbers_of(*plan, runs), plan->method, cost});
  }
  return out;
}

} // namespace starlot::inline v0::detail

#endif
