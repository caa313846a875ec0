// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_EFFECT_RUNS_HPP
#define STARLOT_DETAIL_DECISION_EFFECT_RUNS_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/decision/law_answer.hpp>
#include <starlot/detail/decision/law_numbers.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/law_runs.hpp>
#include <starlot/detail/decision/score_lattice.hpp>
#include <starlot/detail/decision/spread.hpp>
#include <starlot/detail/decision/total_law.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace starlot::inline v0::detail {

/// Of each grade, given the total of the outlets of one stratum that are drawn, or of those that are not where they
/// are fewer: what the other strata make of it. Worked out where it is asked for, once.
template <class = on_use> class grades_given {
public:
  grades_given(score_lattice::stratum const& s, spread_view others, grade_cuts const& cuts)
      : of_{s},
        others_{others},
        cuts_{cuts},
        chances_(cuts.at.size() + 1,
                 list<double>(static_cast<std::size_t>(s.fewer() * s.range() + 1), unknown)) {}

  /// Of each grade, totals being `shift` more than those of `s`.
  [[nodiscard]] list<double> apply(spread_view s, std::int64_t shift) {
    auto const first = static_cast<std::size_t>(s.first + shift);
    for (std::size_t i = 0; i < s.size; ++i)
      if (s.chances[i] > 0 && chances_[0][first + i] < 0)
        work_out(first + i);
    list<double> out;
    for (auto const& given : chances_) {
      double sum = 0;
      for (std::size_t i = 0; i < s.size; ++i)
        sum += s.chances[i] > 0 ? s.chances[i] * given[first + i] : 0;
      out.push_back(sum);
    }
    return out;
  }
  [[nodiscard]] double work() const noexcept { return work_; }

private:
  static constexpr double unknown = -1;

  void work_out(std::size_t total) {
    auto const t = static_cast<std::int64_t>(total);
    auto const moved = of_.stride * (of_.are_missed() ? of_.total - t : t);
    for (std::size_t g = 0; g < chances_.size(); ++g) {
      auto const range = cuts_.totals(g);
      chances_[g][total] = others_.between(range.from - moved, range.to - moved);
    }
    work_ += static_cast<double>(others_.size);
  }

  score_lattice::stratum const& of_;
  spread_view others_;
  grade_cuts const& cuts_;
  list<list<double>> chances_; ///< of a grade, by that total in steps
  double work_ = 0;
};

/// What is known of the grades once it is known that an outlet is drawn, or that it is not.
struct drawn_or_not {
  graded_run drawn;
  graded_run missed; ///< of no grade where it is always drawn
};

/// For each value of a stratum the table of all outlets but one of that value. Values are halved, and the table of
/// the one half passed on to the other: each is taken once for each halving, instead of once for each value.
template <class = on_use> class all_but_one {
public:
  all_but_one(score_lattice::stratum const& s, double drop, run_progress& progress)
      : s_{s},
        n_{static_cast<std::size_t>(s.fewer())},
        drop_{drop / static_cast<double>(s.values.size() + 1)},
        progress_{progress} {}

  /// Calls `use(value, table)` for each. False where it was stopped.
  template <class Use> [[nodiscard]] bool for_each(Use const& use) {
    return halve(total_law<>{s_.values, n_, drop_}, 0, s_.values.size(), use);
  }
  [[nodiscard]] run_cost cost() const noexcept { return cost_; }

private:
  template <class Use>
  [[nodiscard]] bool halve(total_law<> table, std::size_t from, std::size_t to, Use const& use) {
    if (from + 1 == to) {
      auto const v = s_.values[from];
      bool const goes_on = take(table, {v.value, v.count - 1}, 0);
      use(from, table);
      return goes_on;
    }
    auto const middle = from + (to - from) / 2;
    auto copy = table;
    return take_all(copy, middle, to, outlets(from, middle) - 1) &&
           halve(std::move(copy), from, middle, use) &&
           take_all(table, from, middle, outlets(middle, to) - 1) && halve(std::move(table), middle, to, use);
  }
  [[nodiscard]] std::uint64_t outlets(std::size_t from, std::size_t to) const {
    std::uint64_t sum = 0;
    for (; from < to; ++from)
      sum += s_.values[from].count;
    return sum;
  }
  [[nodiscard]] bool take_all(total_law<>& table, std::size_t from, std::size_t to, std::uint64_t more) {
    auto coming = outlets(from, to) + more;
    for (; from < to; ++from) {
      coming -= s_.values[from].count;
      if (!take(table, s_.values[from], coming))
        return false;
    }
    return true;
  }
  [[nodiscard]] bool take(total_law<>& table, value_count v, std::uint64_t more) {
    auto const before = table.work();
    table.take(v, n_ > 0 ? n_ - 1 : 0, more); // samples that the outlet is in want one less
    auto const cells = table.work() - before;
    cost_.add({cells, 8 * static_cast<double>(table.size())});
    return progress_.add(cells);
  }

  score_lattice::stratum const& s_;
  std::size_t n_;
  double drop_;
  run_progress& progress_;
  run_cost cost_;
};

/// Results of one lattice, for every value of every stratum.
struct effect_run {
  list<list<drawn_or_not>> values; ///< by stratum and value
  run_cost cost;
  error fault; ///< why it says nothing, or `none`
};

/// Law of the other strata's part of the total, for each stratum; where `progress` says that it was stopped, of no use.
struct other_strata {
  list<spread> totals;
  double dropped = 0;
  double steps = 0; ///< of rounding
  run_cost cost;

  template <class = on_use>
  [[nodiscard]] static other_strata of(score_lattice const& l, double dropped, run_progress& progress) {
    other_strata out;
    list<spread> own;
    auto const parts = l.strata.size();
    for (auto const& s : l.strata) {
      if (parts == 1) // nothing to be added
        break;
      auto one = stratum_total::of(s, dropped / static_cast<double>(parts), progress);
      if (!progress.goes_on())
        return out;
      out.dropped += one.dropped;
      out.steps += one.steps + static_cast<double>(possible(one.totals.view()));
      out.cost.add(one.cost);
      own.push_back(std::move(one.totals));
    }
    // Those before it, with those behind it.
    spread const nothing{0, {1.0}};
    out.totals.assign(parts, nothing);
    auto behind = nothing, before = nothing;
    bool goes_on = true;
    for (auto h = parts; h > 1 && goes_on; --h) {
      goes_on = out.add(behind, own[h - 1], l.strata[h - 1].stride, progress);
      out.totals[h - 2] = behind;
    }
    for (std::size_t h = 1; h < parts && goes_on; ++h)
      goes_on = out.add(before, own[h - 1], l.strata[h - 1].stride, progress) &&
                out.add(out.totals[h], before, 1, progress);
    return out;
  }

private:
  /// Adds to a law; false where it was stopped.
  template <class = on_use>
  [[nodiscard]] bool add(spread& to, spread const& more, std::int64_t stride, run_progress& progress) {
    auto const cells = add_to(to, more.view(), stride);
    cost.add({cells, 8 * static_cast<double>(to.chances.size() * totals.size())});
    return progress.add(cells);
  }
};

/// What that takes, about: a table for each halving; of strata the table of each, sums before and behind each and of
/// both, and what those make of each of its totals.
template <class = on_use>
[[nodiscard]] run_cost effects_cost(score_lattice const& l, double dropped, law_options const& how,
                                    std::uint64_t grades) {
  run_cost out;
  double whole = 1; // totals of all strata
  list<stratum_forecast> of;
  for (auto const& s : l.strata) {
    auto const halvings = std::log2(static_cast<double>(s.values.size())) + 1;
    of.push_back(forecast_of(s, s.fewer(), s.fewer() > 0 ? s.fewer() - 1 : 0U, dropped, how));
    auto const& table = of.back().cost;
    out.add({table.cells * halvings, table.bytes * halvings + 8 * static_cast<double>(grades) *
                                                                  static_cast<double>(s.fewer()) *
                                                                  static_cast<double>(s.range())});
    if (out.bytes > most_bytes(how))
      return out;
    of.back().apart *= static_cast<double>(s.stride);
    whole += of.back().apart;
    if (l.strata.size() > 1)
      out.cells += table.cells;
  }
  double before = 1;
  for (std::size_t h = 0; h < of.size() && of.size() > 1; ++h) {
    auto const behind = whole - before - of[h].apart;
    out.cells +=
        (before + behind) * of[h].totals + before * behind + of[h].totals * (whole - of[h].apart) + 3 * whole;
    before += of[h].apart;
  }
  auto const sums = 8 * whole * static_cast<double>(of.size());
  out.bytes += of.size() > 1 ? sums : 0;
  return out;
}

/// Results of a lattice for the values of one stratum. False where the run was stopped.
template <class = on_use>
[[nodiscard]] bool add_effects(effect_run& out, score_lattice::stratum const& s, grade_cuts const& cuts,
                               other_strata const& others, double dropped, run_progress& progress) {
  auto const n = static_cast<std::size_t>(s.fewer());
  auto const of_others = others.totals[out.values.size()].view();
  grades_given<> given{s, of_others, cuts};
  auto const relative = rounding_of(others.steps + 4 * static_cast<double>(s.outlets) +
                                    static_cast<double>(n) * static_cast<double>(s.range()) / 4 +
                                    static_cast<double>(of_others.size) / 4);
  list<drawn_or_not> of_values(s.values.size());
  all_but_one<> tables{s, dropped, progress};
  bool const done = tables.for_each([&](std::size_t value, total_law<> const& table) {
    auto const says = [&](std::size_t size, std::int64_t shift) {
      return graded_run{given.apply(table.totals(size), shift), table.dropped(size) + others.dropped,
                        relative};
    };
    // Among the fewer, be they the sample or the rest; or not among them.
    auto& to = of_values[value];
    bool const rest = s.are_missed();
    if (n > 0)
      (rest ? to.missed : to.drawn) = says(n - 1, static_cast<std::int64_t>(s.values[value].value));
    if (n > 0 || rest)
      (rest ? to.drawn : to.missed) = says(n, 0);
  });
  out.values.push_back(std::move(of_values));
  out.cost.add(tables.cost());
  out.cost.add({given.work(), 0});
  return done && progress.add(given.work());
}

/// Errors: `run_stopped`; `points_out_of_range`.
template <class = on_use>
[[nodiscard]] effect_run effects_of(score_lattice const& l, law_question const& q, double dropped,
                                    run_progress& progress) {
  effect_run out;
  auto const cuts = grade_cuts::of(l, q);
  if (cuts.at.empty()) {
    out.fault.code = errc::points_out_of_range;
    return out;
  }
  auto const others = other_strata::of(l, dropped, progress);
  out.cost = others.cost;
  bool goes_on = progress.goes_on();
  for (std::size_t h = 0; h < l.strata.size() && goes_on; ++h)
    goes_on = add_effects(out, l.strata[h], cuts, others, dropped, progress);
  if (!goes_on)
    out.fault = progress.stopped();
  return out;
}

/// Answers for an outlet that is drawn, and for one that is not.
struct outlet_answer {
  law_answer drawn;  ///< of no grade where there is no such outlet
  law_answer missed; ///< of no grade where it is always drawn
};

/// Of outlets that are alike, one answer; or why there is none.
struct effects_answer {
  list<outlet_answer> kinds;
  list<list<std::size_t>> kind_of; ///< by stratum and entry; that of an entry without outlets says nothing
  run_cost cost;
  error fault;
};

/// Entries of a stratum that have the same value on all lattices are of one kind.
struct entry_kinds {
  list<std::size_t> kind_of; ///< of each entry
  list<std::size_t> first;   ///< the first entry of each kind

  template <class = on_use>
  [[nodiscard]] static entry_kinds by(list<list<std::size_t> const*> const& values) {
    list<std::uint32_t> order(values[0]->size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
      order[i] = i;
    auto const compare = [&](std::uint32_t a, std::uint32_t b) {
      for (auto const* const v : values)
        if ((*v)[a] != (*v)[b])
          return (*v)[a] < (*v)[b] ? -1 : 1;
      return 0;
    };
    auto spare = order;
    merge_sort(order.view(), spare.view(),
               [&](std::uint32_t a, std::uint32_t b) { return compare(a, b) <= 0; });
    entry_kinds out;
    out.kind_of.resize(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i == 0 || compare(order[i - 1], order[i]) != 0)
        out.first.push_back(order[i]);
      out.kind_of[order[i]] = out.first.size() - 1;
    }
    return out;
  }
};

/// Runs on all lattices, and what they say of each outlet.
template <class = on_use> class effect_runs {
public:
  /// Errors: those of the questions and of `planner`; `run_stopped`; `effects_not_simulated` where that is asked for.
  [[nodiscard]] static effects_answer of(law_questions const& asked, law_options how) {
    effects_answer out;
    out.fault = asked.fault;
    if (out.fault.code != errc::none)
      return out;
    expect_sound(how);
    if (how.method == law_method::simulated) {
      out.fault.code = errc::effects_not_simulated;
      return out;
    }
    how.replays = 0;
    effect_runs all{asked,
                    answer_plan::of_questions(asked, how, effects_cost<>, asked.each[0].cuts.size() + 1)};
    out.fault = all.plans_.fault;
    if (out.fault.code != errc::none || !all.run(out, how))
      return out;
    for (std::size_t h = 0; h < asked.each[0].strata.size(); ++h)
      all.answer(out, h);
    return out;
  }

private:
  effect_runs(law_questions const& asked, answer_plan plans) : asked_{asked}, plans_{std::move(plans)} {}

  [[nodiscard]] bool run(effects_answer& out, law_options const& how) {
    run_progress progress{how.monitor, plans_.cells};
    done_.resize(asked_.each.size());
    for (std::size_t i = 0; i < asked_.each.size(); ++i)
      for (auto const& lattice : plans_.plans[i].lattices) {
        done_[i].push_back(effects_of(lattice, asked_.each[i], plans_.plans[i].dropped, progress));
        out.fault = done_[i].back().fault;
        if (out.fault.code != errc::none)
          return false;
        out.cost.add(done_[i].back().cost);
      }
    progress.finish();
    return true;
  }

  /// For the outlets of a stratum.
  void answer(effects_answer& out, std::size_t h) const {
    list<list<std::size_t> const*> values_of;
    for (auto const& p : plans_.plans)
      for (auto const& l : p.lattices)
        values_of.push_back(&l.strata[h].value_of);
    auto const& s = asked_.each[0].strata[h];
    list<std::size_t> are_there; // entries without outlets are of no kind of the others
    for (auto const& e : s.entries)
      are_there.push_back(e.outlets > 0 ? 1 : 0);
    values_of.push_back(&are_there);
    auto kinds = entry_kinds::by(values_of);
    for (auto& k : kinds.kind_of)
      k += out.kinds.size();
    out.kind_of.push_back(std::move(kinds.kind_of));
    for (auto const entry : kinds.first) {
      outlet_answer of;
      if (s.entries[entry].outlets > 0)
        of.drawn = said(h, entry, &drawn_or_not::drawn, out.cost);
      if (s.entries[entry].outlets > 0 && s.drawn < s.outlets)
        of.missed = said(h, entry, &drawn_or_not::missed, out.cost);
      out.kinds.push_back(std::move(of));
    }
  }

  [[nodiscard]] law_answer said(std::size_t h, std::size_t entry, graded_run drawn_or_not::*which,
                                run_cost const& cost) const {
    list<law_answer> each;
    for (std::size_t i = 0; i < asked_.each.size(); ++i) {
      list<graded_run> runs;
      for (std::size_t l = 0; l < done_[i].size(); ++l)
        runs.push_back(done_[i][l].values[h][plans_.plans[i].lattices[l].strata[h].value_of[entry]].*which);
      each.push_back(answer_from(plans_.plans[i], runs, cost));
    }
    return joined(std::move(each));
  }

  law_questions const& asked_;
  answer_plan plans_;
  list<list<effect_run>> done_; ///< by question and lattice
};

} // namespace starlot::inline v0::detail

#endif
