// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_STEP_RUNNER_HPP
#define STARLOT_DETAIL_SCORING_STEP_RUNNER_HPP
// IWYU pragma: private

#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/force_inline.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/maybe.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/core/measured_value.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/number.hpp>
#include <starlot/detail/scoring/roll_up_walk.hpp>
#include <starlot/detail/scoring/walked_state.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0::detail {

/// Where a score stands on its way through the steps. Rungs are numbered from the worst of the ladder in use;
/// -1 is below it. Parts are numbered as in the table: nodes, then steps.
template <class Number> struct score_course {
  Number& score;              ///< the caller's, which is not copied: it has just been written
  std::ptrdiff_t lowest = -1; ///< rungs between which the steps let the grade be
  std::ptrdiff_t highest = -1;
  std::uint32_t vetoed_by = no_index;  ///< what failed the company, the first if several did
  std::uint32_t limited_by = no_index; ///< the step that set `highest`
  std::uint32_t lifted_by = no_index;  ///< the step that set `lowest`
  std::uint32_t awarded_by = no_index; ///< the step that set `special`
  rung const* special = nullptr;       ///< grade outside of the order, of a step or of the veto

  constexpr void veto(std::uint32_t part, rung const* award) {
    if (vetoed_by == no_index) {
      vetoed_by = part;
      special = award;
    }
  }
  constexpr void award(rung const* grade, std::uint32_t part) {
    if (vetoed_by == no_index) {
      special = grade;
      awarded_by = part;
    }
  }
  constexpr void limit(std::ptrdiff_t rung, std::uint32_t part) {
    lowest = rung < lowest ? rung : lowest;
    if (rung < highest) {
      highest = rung;
      limited_by = part;
    }
  }
  constexpr void lift(std::ptrdiff_t rung, std::uint32_t part) {
    highest = rung > highest ? rung : highest;
    if (rung > lowest) {
      lowest = rung;
      lifted_by = part;
    }
  }
};

/// Takes the steps of a scheme one by one.
template <class Number> class step_runner {
public:
  using tree_type = roll_up_walk<Number>;

  /// From the score before the steps, which becomes that after them; `failed_by` is the first criterion that fails the company.
  constexpr step_runner(tree_type const& tree, slice<rung const> rungs, Number& score,
                        std::uint32_t failed_by)
      : tree_{tree}, rungs_{rungs}, now_{score} {
    now_.highest = static_cast<std::ptrdiff_t>(rungs.size()) - 1;
    now_.vetoed_by = failed_by;
  }

  [[nodiscard]] score_course<Number> const& now() const noexcept { return now_; }
  [[nodiscard]] tree_type const& tree() const noexcept { return tree_; }
  [[nodiscard]] slice<rung const> rungs() const noexcept { return rungs_; }

  /// Where the values go that steps note; nowhere if nothing is said.
  void keep_values(list<noted_value>& to) noexcept { values_ = &to; }
  void keep_value(std::uint32_t part, std::string_view name, fraction const& value) const {
    if (values_ != nullptr)
      values_->push_back({part, {std::string{name}, value}});
  }

  /// What the step that was taken last said of the grade, whether or not it made a difference.
  struct verdict_of_step {
    bool vetoes = false;
    maybe<std::ptrdiff_t> highest;
    maybe<std::ptrdiff_t> lowest;
    rung const* special = nullptr;
  };
  [[nodiscard]] verdict_of_step const& last() const noexcept { return last_; }

  /// Takes the step of this number with its finding; `whole()` is that with its remark, which only a step of the user's
  /// could look at.
  template <class Whole>
  STARLOT_DETAIL_INLINE void take(std::uint32_t number, observation const& f, Whole const& whole) {
    auto const& s = view().steps[number];
    auto const part = static_cast<std::uint32_t>(view().nodes.size() + number);
    last_ = {};
    if (!acts(s, f))
      return;
    auto const amount = s.amount.micro();
    auto const times = f.kind == finding_kind::found ? f.first : 0;
    auto& score = now_.score;
    switch (s.kind) {
    case step_kind::deduction:
      add_times(score, -amount, times);
      if (times >= s.limit)
        veto(part);
      break;
    case step_kind::bonus:
      add_times(score, amount, times < s.limit ? times : s.limit);
      break;
    case step_kind::add:
      add_times(score, amount, 1);
      break;
    case step_kind::cap:
    case step_kind::clamp:
      if (compare(score, amount) > 0)
        set_whole(score, amount);
      if (s.kind == step_kind::cap)
        break;
      [[fallthrough]];
    case step_kind::floor_at:
      if (compare(score, s.least.micro()) < 0)
        set_whole(score, s.least.micro());
      break;
    case step_kind::round_to:
      round_number(score, amount, s.mode);
      break;
    case step_kind::veto:
      veto(part, s.awards() ? view().special(rungs_, s.rung) : nullptr);
      break;
    case step_kind::grade_limit:
      limit(rung_named(s.rung), part);
      break;
    case step_kind::rung_needs:
      limit(rung_named(s.rung) - 1, part);
      break;
    case step_kind::grade_floor:
      lift(rung_named(s.rung), part);
      break;
    case step_kind::grade_is:
      award(view().special(rungs_, s.rung), part); // or none, where one was awarded before
      if (last_.special != nullptr)
        break;
      limit(rung_named(s.rung), part);
      lift(rung_named(s.rung), part);
      break;
    case step_kind::counts: // before the roll-up: see settle.hpp
    case step_kind::group_is:
      break;
    case step_kind::custom:
      call(s.custom, whole(), part);
      break;
    }
  }

  /// The rung that the score reaches, or that a ladder of the user's chooses; -1 below the ladder.
  [[nodiscard]] std::ptrdiff_t reached() const {
    if constexpr (!std::same_as<Number, narrow>) {
      if (view().custom_ladder != no_index) {
        walked_state<Number> const here{*this, no_index, finding{}};
        auto const& own = custom_of(tree_.scheme(), view().custom_ladder);
        std::ptrdiff_t rung = -1;
        tree_.note(own.calls->ladder(own.part, here, rung), no_index);
        return rung;
      }
    }
    for (auto i = rungs_.size(); i-- > 0;)
      if (reaches(rungs_[i], compare_over(now_.score, rungs_[i].from.micro(), rungs_[i].divisor)))
        return static_cast<std::ptrdiff_t>(i);
    return -1;
  }

  /// Whether a step acts: where its conditions, as a whole, speak for it.
  [[nodiscard]] STARLOT_DETAIL_INLINE bool acts(step const& s, observation const& f) const {
    switch (s.when.of) {
    case measure::always:
      return true;
    case measure::finding:
      return answer_speaks_for(s, s.when, f);
    case measure::both:
    case measure::either:
      return all_speak_for(s, f);
    default:
      return speaks_for(s, s.when, f);
    }
  }

  /// What a single condition comes to here; not for questions.
  [[nodiscard]] truth truth_of(condition const& c) const {
    bool any = false;
    bool const answer = looks(c, any);
    return !any ? truth::unknown : answer != c.negated ? truth::yes : truth::no;
  }

private:
  friend walked_state<Number>;

  [[nodiscard]] scheme_view const& view() const noexcept { return tree_.view(); }

  constexpr void veto(std::uint32_t part, rung const* award = nullptr) {
    now_.veto(part, award);
    last_.vetoes = true;
    last_.special = award;
  }
  constexpr void award(rung const* special, std::uint32_t part) {
    now_.award(special, part);
    last_.special = special;
  }
  constexpr void limit(std::ptrdiff_t rung, std::uint32_t part) {
    now_.limit(rung, part);
    last_.highest = maybe<std::ptrdiff_t>{std::in_place, rung};
  }
  constexpr void lift(std::ptrdiff_t rung, std::uint32_t part) {
    now_.lift(rung, part);
    last_.lowest = maybe<std::ptrdiff_t>{std::in_place, rung};
  }

  [[nodiscard]] std::ptrdiff_t rung_named(rung_ref const& wanted) const {
    std::size_t i = 0;
    while (i + 1 < rungs_.size() && !wanted.names(rungs_[i]))
      ++i;
    return static_cast<std::ptrdiff_t>(i);
  }

  /// Whether what was answered, or what an open question is taken for, is for it that a step acts.
  [[nodiscard]] STARLOT_DETAIL_INLINE bool answer_speaks_for(step const& s, condition const& c,
                                                             observation const& f) const {
    if (f.is_open()) { // as is right for the company, or as is wrong: for the grade where few points are good
      bool const reversed = few_points_are_good(rungs_) && concerns_grade(s);
      return (effect_of(s) != step_effect::harms) == (tree_.open_is_right() != reversed);
    }
    return (f.kind == finding_kind::met) != (s.unless != c.negated);
  }

  /// Whether one condition is for it that a step acts: not where it looks at nothing that applies.
  [[nodiscard]] bool speaks_for(step const& s, condition const& c, observation const& f) const {
    if (c.of == measure::finding)
      return answer_speaks_for(s, c, f);
    bool any = false;
    bool const holds = looks(c, any);
    return any && holds != (s.unless != c.negated);
  }

  /// The same for several, each operator behind its operands; a part that decides is not looked beyond. What is
  /// unknown is never for it, so that true and false are enough. Constant memory; linear in the conditions, but for
  /// brackets that open within brackets.
  [[nodiscard]] bool all_speak_for(step const& s, observation const& f) const {
    auto const list = conditions_of(view(), s);
    auto const at = [&](std::size_t i) -> condition const& { return i < list.size() ? list[i] : s.when; };
    for (std::size_t i = 0;;) {
      bool const answer = speaks_for(s, at(i++), f);
      for (;;) { // `answer` is that of all before `i`, back to where its own operands start
        if (i > list.size())
          return answer;
        if (at(i).combines()) { // it was the second operand, and the first left it to that
          ++i;
          continue;
        }
        auto end = i; // it is the first operand: where the second ends, the operator stands
        for (std::size_t open = 0; open != 1 || !at(end).combines(); ++end)
          open = at(end).combines() ? open - 1 : open + 1;
        bool const is_and = (at(end).of == measure::both) != s.unless;
        if (answer == is_and)
          break;
        i = end + 1;
      }
    }
  }

  /// Whether a condition holds; `any` becomes whether there was anything to look at.
  [[nodiscard]] bool looks(condition const& c, bool& any) const {
    auto const& nodes = view().nodes;
    any = true;
    switch (c.of) {
    case measure::score:
      return holds(c, compare(now_.score, c.numerator));
    case measure::group:
      return !rungs_.empty() && rungs_[0].group == c.where;
    case measure::branch: {
      auto const node = view().find(c.where);
      return looks_at(c, node, any);
    }
    case measure::value:
      return compares_value(c, any);
    case measure::assessed_weight: {
      auto counted = assessed_leaves(view(), tree_.leaves(),
                                     tree_.open_is_right() ? share::full() : share::none(), false);
      leaf_table const leaves{counted.view()};
      roll_up_walk<Number> const weights{tree_.scheme(), leaves, {.as_sums = true}};
      return compares(c, weights(c.where.empty() ? no_index : view().find(c.where)).own, c.denominator, any);
    }
    case measure::assessed_count:
      return holds(c, assessed_in(c.where) <=> c.numerator);
    default:
      break;
    }
    bool const every = c.of == measure::every_branch || c.of == measure::every_criterion;
    bool const branches = c.of == measure::any_branch || c.of == measure::every_branch;
    bool answer = every;
    any = false;
    for (std::size_t i = 0; i < nodes.size(); i = branches ? view().end_of(i) : i + 1) {
      if ((!branches && nodes[i].is_clause()) || nodes[i].amount == 0)
        continue;
      bool applies = true;
      bool const one = looks_at(c, static_cast<std::uint32_t>(i), applies);
      any = any || applies;
      if (applies && one != every)
        answer = one;
    }
    return answer;
  }

  [[nodiscard]] bool looks_at(condition const& c, std::uint32_t node, bool& any) const {
    auto const own = tree_(node).own;
    if (!c.in_points || !tree_.keeps_points())
      return compares(c, own, c.in_points ? view().nodes[node].amount : c.denominator, any);
    any = !is_zero(own.applicable);
    taint(now_.score, own.applicable);
    auto points = own.obtained;
    points += tree_.beside(node);
    taint(now_.score, points);
    return any && holds(c, compare(points, c.numerator));
  }

  /// Compares what was earned, of `unit` for everything, with the limit.
  [[nodiscard]] bool compares(condition const& c, totals<Number> const& own, std::int64_t unit,
                              bool& any) const {
    taint(now_.score, own.applicable);
    any = !is_zero(own.applicable);
    if (!any)
      return false;
    auto const earned = rescale(own.obtained, unit, own.applicable);
    taint(now_.score, earned);
    return holds(c, compare(earned, c.numerator));
  }

  /// Compares the value that is recorded for a criterion with the limit.
  [[nodiscard]] bool compares_value(condition const& c, bool& any) const {
    auto const found = tree_.recorded(view().slot(view().find(c.where)));
    measured_value is;
    any = (found.kind() == finding_kind::level || found.kind() == finding_kind::measured) &&
          read_value(found, is) == errc::none;
    auto const order = is.micro <=> c.numerator;
    return any && holds(c, order == 0 ? is.rest <=> 0 : order);
  }

  template <class Order> [[nodiscard]] static bool holds(condition const& c, Order order) noexcept {
    return order == 0 ? c.is == bound::at_least || c.is == bound::at_most
                      : (order > 0) == (c.is == bound::at_least || c.is == bound::above);
  }

  [[nodiscard]] std::int64_t assessed_in(std::string_view where) const {
    auto const& nodes = view().nodes;
    std::size_t const first = where.empty() ? 0 : view().find(where);
    auto const last = where.empty() ? nodes.size() : view().end_of(first);
    std::int64_t count = 0;
    for (auto i = first; i < last; ++i) {
      if (nodes[i].is_clause() || nodes[i].is_advisory())
        continue;
      auto const l = tree_.leaf_of(static_cast<std::uint32_t>(i));
      count += l.is_out() || (l.is_open() && !tree_.open_is_right()) ? 0 : 1;
    }
    return count;
  }

  void call(std::uint32_t custom, finding const& f, std::uint32_t part) {
    if constexpr (std::same_as<Number, narrow>) {
      now_.score.overflowed = true; // the user's parts are called with fractions
    } else {
      walked_state<Number> here{*this, part, f};
      auto const& own = custom_of(tree_.scheme(), custom);
      tree_.note(own.calls->step(own.part, here), part);
      now_.score = here.score() * Number{points::one};
      if (here.is_vetoed())
        veto(part, here.awarded());
      else if (here.awarded() != nullptr)
        award(here.awarded(), part);
      if (here.highest_grade() < now_.highest)
        limit(here.highest_grade(), part);
      if (here.lowest_grade() > now_.lowest)
        lift(here.lowest_grade(), part);
    }
  }

  tree_type const& tree_;
  slice<rung const> rungs_;
  list<noted_value>* values_ = nullptr;
  score_course<Number> now_;
  verdict_of_step last_;
};

} // namespace starlot::inline v0::detail

#endif
