// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_APPRAISAL_HPP
#define STARLOT_SCORING_APPRAISAL_HPP

#include <starlot/core/share.hpp>
#include <starlot/detail/narrow.hpp>
#include <starlot/detail/number.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/judge.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

namespace starlot::inline v0::detail {

/// What was obtained, and what could be obtained from the criteria that apply.
template <class Number> struct totals {
  Number obtained;
  Number applicable;
};

/// A clause: the sums of its children in their unit, and what it is worth in its own. The top's own unit is
/// the score. Nothing applies where `own.applicable` is zero.
template <class Number> struct passage {
  totals<Number> below;
  totals<Number> own;
};

/// A clause under way, or the top.
template <class Number> struct frame {
  totals<Number> sums;
  Number kept_here;      ///< weight of criteria that are out and whose siblings take it over
  Number kept_in_branch; ///< the same for the branch at the top
  std::size_t first_child = 0;
  std::uint32_t clause = no_index;
};

/// How the tree is rolled up: which share an open criterion stands for, and whether every roll-up is taken for
/// a sum, as for the weight of what was assessed.
struct reading {
  share open_as = share::none();
  bool as_sums = false;
};

/// Rolls up a scheme's table, in one pass over its nodes, with leaves by slot.
///
/// A clause needs a frame on the stack only where it is more than a stretch of its parent's sum: where it is
/// worth something else than its children, rolls up otherwise, or keeps the weight of what is left out.
/// Children of a roll-up that is no sum wait on a shelf.
template <class Number, class Schema, class Leaves> class appraiser {
public:
  constexpr appraiser(Schema const& schema, Leaves const& leaves, reading how)
      : schema_{schema}, leaves_{leaves}, how_{how} {}

  [[nodiscard]] constexpr Schema const& schema() const noexcept { return schema_; }
  [[nodiscard]] constexpr scheme_view const& view() const noexcept { return schema_.view(); }
  [[nodiscard]] constexpr Leaves const& leaves() const noexcept { return leaves_; }
  [[nodiscard]] constexpr bool open_is_right() const noexcept { return how_.open_as == share::full(); }

  /// What a clause, a criterion or the whole (`no_index`) comes to. Complexity: linear in its subtree.
  [[nodiscard]] constexpr passage<Number> operator()(std::uint32_t index) const {
    auto const& nodes = view().nodes;
    if (index != no_index && !nodes[index].is_clause())
      return {{}, criterion(index)};
    work w;
    w.stack.push();
    w.stack.top().clause = index;
    auto const last = index == no_index ? nodes.size() : nodes[index].link;
    for (std::size_t i = index == no_index ? 0 : index + 1; i < last; ++i) {
      while (w.stack.size() > 1 && nodes[w.stack.top().clause].link <= i)
        leave(w);
      if (!nodes[i].is_clause())
        take(w, i);
      else if (nodes[i].has_frame())
        enter(w, i);
    }
    while (w.stack.size() > 1)
      leave(w);
    return conclude(w);
  }

  /// From the unit of the children of `clause` (`no_index`: the top) to millionths of the score, every roll-up above
  /// taken for a sum. `applicable` is what applies at the top, not zero.
  [[nodiscard]] constexpr Number to_score(Number n, std::uint32_t clause, Number const& applicable) const {
    for (; clause != no_index; clause = view().details[clause].parent) {
      auto const& c = view().nodes[clause];
      auto const& d = view().details[clause];
      if (!c.has_frame())
        continue;
      if (is_linear(c.roll_up()) && d.level == 0) {
        scale(n, c.amount, d.first);
        continue;
      }
      auto const p = (*this)(clause);
      if (!is_zero(p.below.applicable))
        n = rescale(n, p.own.applicable, p.below.applicable);
    }
    return rescale(n, view().scale, applicable);
  }

private:
  struct work {
    typename Schema::template stack<frame<Number>> stack;
    typename Schema::template shelf<child<Number>> shelf;
  };

  [[nodiscard]] constexpr roll_up roll_up_of(std::uint32_t clause) const {
    if (how_.as_sums)
      return roll_up::sum_of_points;
    return clause == no_index ? view().top : view().nodes[clause].roll_up();
  }

  [[nodiscard]] constexpr share earned(leaf const& l) const { return l.is_open() ? how_.open_as : l.earned; }

  [[nodiscard]] constexpr totals<Number> criterion(std::size_t i) const {
    auto const& n = view().nodes[i];
    auto const& l = leaves_[n.link];
    totals<Number> own;
    if (l.is_out())
      return own;
    // A criterion without worth is read by its share.
    auto const amount = n.is_advisory() ? std::int64_t{1} : n.amount;
    own.applicable += amount;
    add_earned(own.obtained, amount, earned(l));
    return own;
  }

  constexpr void take(work& w, std::size_t i) const {
    auto const& n = view().nodes[i];
    auto const& l = leaves_[n.link];
    auto& top = w.stack.top();
    if (l.is_out()) {
      auto const level = view().details[i].renormalise();
      if (level == renormalise::among_siblings)
        top.kept_here += n.amount;
      else if (level == renormalise::in_branch)
        top.kept_in_branch += n.amount;
      return;
    }
    top.sums.applicable += n.amount;
    add_earned(top.sums.obtained, n.amount, earned(l));
    if (is_linear(roll_up_of(top.clause)) || n.is_advisory())
      return;
    Number own_share;
    add_earned(own_share, 1, earned(l));
    shelve(w, i, own_share);
  }

  constexpr void enter(work& w, std::size_t i) const {
    auto const waiting = w.shelf.size();
    w.stack.push();
    w.stack.top().clause = static_cast<std::uint32_t>(i);
    w.stack.top().first_child = waiting;
  }

  constexpr void shelve(work& w, std::size_t i, Number const& own_share) const {
    w.shelf.push();
    w.shelf.top() = {view().details[i].id, weight::from_micro(view().nodes[i].amount), own_share};
  }

  constexpr void leave(work& w) const {
    auto const p = conclude(w);
    auto const done = w.stack.top();
    w.stack.pop();
    auto& above = w.stack.top();
    auto const& n = view().nodes[done.clause];
    if (!is_zero(p.own.applicable)) {
      above.sums.obtained += p.own.obtained;
      above.sums.applicable += p.own.applicable;
      if (!is_linear(roll_up_of(above.clause)))
        shelve(w, done.clause, rescale(p.own.obtained, 1, p.own.applicable));
    } else {
      keep(above.kept_here, done.kept_here, done.clause);
    }
    // What stays in the branch goes up to it; a branch of which nothing is left keeps nothing.
    bool const goes_up = is_zero(p.own.applicable) || is_linear(roll_up_of(done.clause));
    if (n.depth > 0 && goes_up)
      keep(above.kept_in_branch, done.kept_in_branch, done.clause);
  }

  /// Adds kept weight in the unit of a clause's children to what is kept beside the clause.
  constexpr void keep(Number& above, Number weight, std::uint32_t clause) const {
    if (is_zero(weight) && !has_overflowed(weight))
      return;
    scale(weight, view().nodes[clause].amount, view().details[clause].first);
    above += weight;
  }

  /// What the clause on top of the stack comes to; takes its children off the shelf.
  [[nodiscard]] constexpr passage<Number> conclude(work& w) const {
    auto const& f = w.stack.top();
    passage<Number> p{f.sums, f.sums};
    bool const is_top = f.clause == no_index;
    auto const worth = is_top ? view().scale : view().nodes[f.clause].amount;
    auto const kind = roll_up_of(f.clause);
    if (is_zero(f.sums.applicable)) {
      p.own.obtained = Number{};
    } else if (!is_linear(kind)) {
      p.own.obtained = roll_up_children(kind, f.clause, w.shelf.from(f.first_child));
      scale(p.own.obtained, worth, 1);
      p.own.applicable = Number{worth};
    } else if (is_top) {
      p.own.obtained = rescale(f.sums.obtained, worth, f.sums.applicable);
      p.own.applicable = Number{worth};
    } else {
      spread(p.own, f);
      auto const unit = view().details[f.clause].first;
      if (worth != unit) {
        scale(p.own.obtained, worth, unit);
        scale(p.own.applicable, worth, unit);
      }
    }
    while (w.shelf.size() > f.first_child)
      w.shelf.pop();
    return p;
  }

  /// Gives the weight that stays in a clause to what applies in it.
  constexpr void spread(totals<Number>& own, frame<Number> const& f) const {
    auto whole = own.applicable;
    whole += f.kept_here;
    if (view().nodes[f.clause].depth == 0)
      whole += f.kept_in_branch;
    if (has_overflowed(whole) || whole <=> own.applicable != 0) {
      own.obtained = rescale(own.obtained, whole, own.applicable);
      own.applicable = whole;
    }
  }

  [[nodiscard]] constexpr Number roll_up_children(roll_up kind, std::uint32_t clause,
                                                  std::span<child<Number> const> children) const {
    if (kind == roll_up::custom) {
      auto const custom = clause == no_index ? view().custom_top : view().details[clause].custom;
      if constexpr (std::same_as<Number, narrow>) {
        Number none; // the user's parts are called with fractions
        none.overflowed = true;
        return none;
      } else {
        return schema_.template apply_roll_up<Number>(custom, children);
      }
    }
    auto best = children[0].earned;
    for (auto const& c : children) {
      auto const order = c.earned <=> best;
      taint(best, c.earned);
      if (kind == roll_up::minimum ? order < 0 : order > 0) {
        auto chosen = c.earned;
        taint(chosen, best);
        best = chosen;
      }
    }
    return best;
  }

  Schema const& schema_;
  Leaves const& leaves_;
  reading how_;
};

template <class Number, class Schema, class Leaves>
[[nodiscard]] constexpr appraiser<Number, Schema, Leaves> appraise(Schema const& schema, Leaves const& leaves,
                                                                   reading how) {
  return {schema, leaves, how};
}

} // namespace starlot::inline v0::detail

#endif
