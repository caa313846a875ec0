// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_APPRAISAL_HPP
#define STARLOT_SCORING_APPRAISAL_HPP

#include <starlot/core/share.hpp>
#include <starlot/detail/number.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/judge.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// What a subtree obtained, and what it could obtain from the criteria that apply; in its own unit.
template <class Number> struct totals {
  Number obtained;
  Number applicable;
};

/// Whether the sum of a clause is scaled to another worth: a weighted mean, or points turned into a weight.
[[nodiscard]] constexpr bool is_scaled(scheme_view const& v, std::size_t clause) noexcept {
  return v.nodes[clause].amount != v.details[clause].first;
}

template <class Number> struct pending {
  totals<Number> sums;
  std::size_t clause = 0;
};

/// Rolls up the nodes [first, last) of the table. Open criteria earn `open_as`.
///
/// Exclusion renormalises over the whole tree: an excluded criterion leaves what applies by its full weight,
/// and the others keep theirs. That makes sums of points and weighted means one linear walk; only clauses
/// that are worth something else than the sum of their children need a place on the stack.
template <class Number, class Schema, class Leaves>
[[nodiscard]] constexpr totals<Number> roll_up_tree(Schema const& schema, Leaves const& leaves, share open_as,
                                                    std::size_t first, std::size_t last) {
  auto const& view = schema.view();
  typename Schema::template stack<pending<Number>> stack;
  stack.push();
  auto const leave = [&] {
    auto const done = stack.top();
    stack.pop();
    auto& above = stack.top().sums;
    auto const worth = view.nodes[done.clause].amount;
    auto const unit = view.details[done.clause].first;
    auto sums = done.sums;
    scale(sums.obtained, worth, unit);
    scale(sums.applicable, worth, unit);
    above.obtained += sums.obtained;
    above.applicable += sums.applicable;
  };
  for (auto i = first; i < last; ++i) {
    while (stack.size() > 1 && view.nodes[stack.top().clause].link <= i)
      leave();
    auto const& n = view.nodes[i];
    if (n.is_clause()) {
      if (is_scaled(view, i)) {
        stack.push();
        stack.top().clause = i;
      }
      continue;
    }
    auto const& l = leaves[n.link];
    if (l.is_out())
      continue;
    auto& sums = stack.top().sums;
    sums.applicable += n.amount;
    add_earned(sums.obtained, n.amount, l.is_open() ? open_as : l.earned);
  }
  while (stack.size() > 1)
    leave();
  return stack.top().sums;
}

inline constexpr std::size_t no_limit_rung = static_cast<std::size_t>(-1);

/// Where a score stands on its way through the steps.
template <class Number> struct course {
  Number score;
  std::uint32_t vetoed_by = no_index;       ///< the step that failed the company
  std::uint32_t limited_by = no_index;      ///< the step that limits the grade most
  std::size_t highest_rung = no_limit_rung; ///< and to which rung
};

/// Takes one step. An open condition is met if `open_is_met`.
template <class Number>
constexpr void take_step(course<Number>& c, scheme_view const& view, std::uint32_t index, finding_kind kind,
                         std::int64_t count, bool open_is_met) {
  auto const& s = view.steps[index];
  auto const amount = s.amount.micro();
  auto const times = kind == finding_kind::found ? count : 0;
  switch (s.kind) {
  case step_kind::deduction:
    add_times(c.score, -amount, times);
    if (times >= s.limit && c.vetoed_by == no_index)
      c.vetoed_by = index;
    break;
  case step_kind::bonus:
    add_times(c.score, amount, times < s.limit ? times : s.limit);
    break;
  case step_kind::cap:
    if (compare(c.score, amount) > 0)
      set_whole(c.score, amount);
    break;
  case step_kind::round_to:
    round_number(c.score, amount, s.mode);
    break;
  case step_kind::grade_limit: {
    bool const holds = kind == finding_kind::met || (kind != finding_kind::not_met && open_is_met);
    if (holds)
      break;
    std::size_t rung = 0;
    while (rung + 1 < view.rungs.size() && view.rungs[rung].from != s.amount)
      ++rung;
    if (rung < c.highest_rung) {
      c.highest_rung = rung;
      c.limited_by = index;
    }
    break;
  }
  }
}

/// The rung that a score reaches, or `rungs.size()` below the ladder.
template <class Number>
[[nodiscard]] constexpr std::size_t rung_of(scheme_view const& view, Number const& score) {
  for (auto i = view.rungs.size(); i-- > 0;)
    if (compare(score, view.rungs[i].from.micro()) >= 0)
      return i;
  return view.rungs.size();
}

} // namespace starlot::inline v0::detail

#endif
