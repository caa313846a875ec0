// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_APPRAISAL_HPP
#define STARLOT_DETAIL_SCORING_APPRAISAL_HPP
// IWYU pragma: private

#include <starlot/core/share.hpp>
#include <starlot/detail/base/force_inline.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/number.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

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

/// Weight of criteria that are out which stays in a clause: for the siblings, or for the branch at the top. Only
/// clauses with a frame keep any.
template <class Number, bool Keeps> struct kept_weight {
  Number here;
  Number in_branch;
};
template <class Number> struct kept_weight<Number, false> {};

/// A clause under way, or the top.
template <class Number, bool Keeps> struct clause_frame {
  totals<Number> sums;
  [[no_unique_address]] kept_weight<Number, Keeps> kept;
  std::size_t first_child = 0;
  std::uint32_t clause = no_index;

  constexpr clause_frame() {} // not defaulted: its making would fill it with zeros first
};

/// How the tree is rolled up: which share an open criterion stands for, and whether every roll-up is taken for
/// a sum, as for the weight of what was assessed.
struct reading {
  share open_as = share::none();
  bool as_sums = false;
};

/// Rolls up a scheme's table, in one pass over its nodes, with the leaves as they are read.
///
/// A clause needs a frame only where it is more than a stretch of its parent's sum: where it is worth something else
/// than its children, rolls up otherwise, or keeps the weight of what is left out.
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
    roll_up_below(w, index);
    return conclude(w);
  }

  /// What the whole comes to, and whether anything in it applies: what the score needs.
  [[nodiscard]] constexpr bool score(Number& out) const {
    work w;
    roll_up_below(w, no_index);
    out = w.now.sums.obtained;
    auto const& applicable = w.now.sums.applicable;
    if (is_zero(applicable) && !has_overflowed(applicable))
      return false;
    if (is_linear(roll_up_of(no_index)))
      rescale_whole(out, view().scale, applicable);
    else
      out = conclude(w).own.obtained;
    return true;
  }

private:
  using frame_type = clause_frame<Number, Schema::has_frames>;

  struct work {
    frame_type now;                                     ///< of the clause that is being added up
    typename Schema::template stack<frame_type> around; ///< those above it
    typename Schema::template shelf<child<Number>> shelf;
  };

  /// Adds up everything below a clause, or the top, into `w.now`.
  constexpr void roll_up_below(work& w, std::uint32_t index) const {
    auto const& nodes = view().nodes;
    w.now.clause = index;
    std::size_t i = index == no_index ? 0 : index + 1;
    for (auto const last = index == no_index ? nodes.size() : nodes[index].link;;) {
      auto const end = w.around.empty() ? last : nodes[w.now.clause].link;
      i = add_up(w, i, end);
      if constexpr (Schema::has_frames) {
        if (i < end)
          enter(w, i++);
        else if (!w.around.empty())
          leave(w);
        else
          return;
      } else {
        return;
      }
    }
  }

  [[nodiscard]] constexpr roll_up roll_up_of(std::uint32_t clause) const {
    if (how_.as_sums)
      return roll_up::sum_of_points;
    return clause == no_index ? view().top : view().nodes[clause].roll_up();
  }

  /// The leaf with the share that an open one stands for.
  [[nodiscard]] constexpr leaf read(leaf l) const {
    if (l.is_open())
      l = {l.is, how_.open_as};
    return l;
  }
  template <std::size_t Limbs> [[nodiscard]] constexpr wide_leaf<Limbs> read(wide_leaf<Limbs> l) const {
    if (l.is_open())
      l.share = basic_fraction<Limbs>{how_.open_as};
    return l;
  }

  [[nodiscard]] constexpr totals<Number> criterion(std::size_t i) const {
    auto const& n = view().nodes[i];
    auto const l = read(leaves_.at(static_cast<std::uint32_t>(i)));
    totals<Number> own;
    if (l.is_out())
      return own;
    // A criterion without worth is read by its share.
    auto const amount = n.is_advisory() ? std::int64_t{1} : n.amount;
    own.applicable += amount;
    if constexpr (requires { l.share; })
      own.obtained += l.share * Number{amount};
    else
      add_earned(own.obtained, amount, l.top, l.bottom);
    return own;
  }

  /// Adds up the criteria from `i` on, up to `end` or to a clause with a frame; answers where it stopped.
  /// Whole amounts apart from fractions, for they are most. What the criteria of a clause are worth adds up to no
  /// more than the validator has checked, so that only fractions need a check.
  [[nodiscard]] constexpr std::size_t add_up(work& w, std::size_t i, std::size_t end) const {
    auto const* const nodes = view().nodes.data();
    auto& top = w.now;
    [[maybe_unused]] bool const is_sum = is_linear(roll_up_of(top.clause));
    std::int64_t applicable = 0;
    std::int64_t whole = 0;
    Number rest;
    for (; i < end; ++i) {
      auto const& n = nodes[i];
      if (n.is_clause()) {
        if (n.has_frame())
          break;
        continue;
      }
      std::int64_t earned = 0;
      std::int64_t possible = 1;
      if (!leaves_.reads(n, earned, possible)) {
        auto const l = read(leaves_.at(static_cast<std::uint32_t>(i)));
        if (l.is_out()) {
          if constexpr (Schema::has_frames)
            keep_weight(top, i, n.amount);
          continue;
        }
        if constexpr (requires { l.share; }) {
          applicable += n.amount;
          rest += l.share * Number{n.amount};
          if constexpr (Schema::has_shelf)
            if (!is_sum && !n.is_advisory())
              shelve(w, i, l.share);
          continue;
        } else {
          earned = l.top;
          possible = l.bottom;
        }
      }
      applicable += n.amount;
      if (possible == 1)
        whole += earned == 0 ? 0 : n.amount;
      else
        add_earned(rest, n.amount, earned, possible, whole);
      if constexpr (Schema::has_shelf)
        if (!is_sum && !n.is_advisory())
          shelve_share(w, i, earned, possible);
    }
    top.sums.applicable += applicable;
    top.sums.obtained += whole;
    Number const fractions = rest; // of its own, so that the loop keeps the sum in registers
    top.sums.obtained += fractions;
    return i;
  }

  constexpr void shelve_share(work& w, std::size_t i, std::int64_t earned, std::int64_t possible) const {
    Number own_share;
    add_earned(own_share, 1, earned, possible);
    shelve(w, i, own_share);
  }

  constexpr void keep_weight(frame_type& top, std::size_t i, std::int64_t amount) const {
    auto const level = view().details[i].renormalise();
    if (level == renormalise::among_siblings)
      top.kept.here += amount;
    else if (level == renormalise::in_branch)
      top.kept.in_branch += amount;
  }

  constexpr void enter(work& w, std::size_t i) const {
    auto const waiting = Schema::has_shelf ? w.shelf.size() : 0;
    w.around.push(w.now);
    w.now = frame_type{};
    w.now.clause = static_cast<std::uint32_t>(i);
    w.now.first_child = waiting;
  }

  constexpr void shelve(work& w, std::size_t i, Number const& own_share) const {
    w.shelf.push({view().details[i].id, weight::from_micro(view().nodes[i].amount), own_share});
  }

  constexpr void leave(work& w) const {
    auto const p = conclude(w);
    auto const done = std::exchange(w.now, w.around.top());
    w.around.pop();
    auto& above = w.now;
    auto const& n = view().nodes[done.clause];
    if (!is_zero(p.own.applicable)) {
      above.sums.obtained += p.own.obtained;
      above.sums.applicable += p.own.applicable;
      if constexpr (Schema::has_shelf)
        if (!is_linear(roll_up_of(above.clause)))
          shelve(w, done.clause, rescale(p.own.obtained, 1, p.own.applicable));
    } else {
      keep(above.kept.here, done.kept.here, done.clause);
    }
    // What stays in the branch goes up to it; a branch of which nothing is left keeps nothing.
    bool const goes_up = is_zero(p.own.applicable) || is_linear(roll_up_of(done.clause));
    if (n.depth > 0 && goes_up)
      keep(above.kept.in_branch, done.kept.in_branch, done.clause);
  }

  /// Adds kept weight in the unit of a clause's children to what is kept beside the clause.
  constexpr void keep(Number& above, Number weight, std::uint32_t clause) const {
    if (is_zero(weight) && !has_overflowed(weight))
      return;
    scale(weight, view().nodes[clause].amount, view().details[clause].first);
    above += weight;
  }

  /// What the clause that was added up comes to; takes its children off the shelf.
  [[nodiscard]] constexpr passage<Number> conclude(work& w) const {
    auto const& f = w.now;
    passage<Number> p{f.sums, f.sums};
    bool const is_top = f.clause == no_index;
    auto const worth = is_top ? view().scale : view().nodes[f.clause].amount;
    auto const kind = roll_up_of(f.clause);
    if (is_zero(f.sums.applicable)) {
      p.own.obtained = Number{};
    } else if (!is_linear(kind)) {
      if constexpr (Schema::has_shelf) {
        p.own.obtained = roll_up_children(kind, f.clause, w.shelf.from(f.first_child));
        scale(p.own.obtained, worth, 1);
        p.own.applicable = Number{worth};
      }
    } else if (is_top) {
      rescale_whole(p.own.obtained, worth, f.sums.applicable);
      p.own.applicable = Number{worth};
    } else {
      if constexpr (Schema::has_frames)
        spread(p.own, f);
      auto const unit = view().details[f.clause].first;
      if (worth != unit) {
        scale(p.own.obtained, worth, unit);
        scale(p.own.applicable, worth, unit);
      }
    }
    if constexpr (Schema::has_shelf)
      while (w.shelf.size() > f.first_child)
        w.shelf.pop();
    return p;
  }

  /// Gives the weight that stays in a clause to what applies in it.
  constexpr void spread(totals<Number>& own, frame_type const& f) const {
    auto whole = own.applicable;
    whole += f.kept.here;
    if (view().nodes[f.clause].depth == 0)
      whole += f.kept.in_branch;
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
