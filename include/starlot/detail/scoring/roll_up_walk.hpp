// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_ROLL_UP_WALK_HPP
#define STARLOT_DETAIL_SCORING_ROLL_UP_WALK_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/force_inline.hpp>
#include <starlot/detail/base/small_list.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/leaf_table.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/number.hpp>
#include <starlot/detail/scoring/walked_children.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace starlot::inline v0::detail {

/// What was obtained, and what could be obtained from the criteria that apply.
template <class Number> struct totals {
  Number obtained;
  Number applicable;
};

/// A clause: the sums of its children in their unit, and what it is worth in its own. The top's own unit is
/// the score. Nothing applies where `own.applicable` is zero.
template <class Number> struct clause_totals {
  totals<Number> below;
  totals<Number> own;
};

/// A clause under way, or the top.
template <class Number> struct clause_frame {
  totals<Number> sums;
  Number kept_here;      ///< weight of criteria that are out which stays for the siblings,
  Number kept_in_branch; ///< and for the branch at the top
  std::size_t first_child = 0;
  std::uint32_t clause = no_index;
};

/// A child that waits for a roll-up that is no sum.
template <class Number> struct narrow_child {
  std::string_view id;
  starlot::weight weight;
  Number earned;
};
template <class Number>
using waiting_child = std::conditional_t<std::same_as<Number, fraction>, child, narrow_child<Number>>;

/// The first part of the user's that refused, and why: its clause or step, `no_index` for the whole.
struct part_refusal {
  errc code = errc::none;
  std::uint32_t part = no_index;

  void note(errc why, std::uint32_t by) noexcept {
    if (code == errc::none && why != errc::none) {
      code = why;
      part = by;
    }
  }
};

/// How the tree is rolled up: what an open criterion is taken for, whether every roll-up is taken for a sum, as for
/// the weight of what was assessed, and who is told of refusals.
struct reading {
  open_taken open_as = open_taken::wrong;
  bool as_sums = false;
  part_refusal* refused = nullptr;
  finding_source findings{}; ///< for parts of the user's
};

/// Rolls up a scheme's table over an array of leaves, in one pass over its nodes.
///
/// A clause needs a frame only where it is more than a stretch of its parent's sum: where it is worth something else
/// than its children, rolls up otherwise, or keeps the weight of what is left out.
/// Children of a roll-up that is no sum wait on a shelf.
template <class Number> class roll_up_walk {
public:
  /// Refers to scheme and leaves.
  roll_up_walk(any_scheme const& scheme, leaf_table const& leaves, reading how)
      : scheme_{scheme}, view_{scheme.view()}, leaves_{leaves}, how_{how} {}
  roll_up_walk(any_scheme const& scheme, leaf_table&& leaves, reading how) = delete;

  [[nodiscard]] any_scheme const& scheme() const noexcept { return scheme_; }
  [[nodiscard]] scheme_view const& view() const noexcept { return view_; }
  [[nodiscard]] leaf_table const& leaves() const noexcept { return leaves_; }
  [[nodiscard]] leaf leaf_of(std::uint32_t node) const { return leaves_.at(view_, node); }
  [[nodiscard]] finding recorded(std::uint32_t slot) const { return how_.findings(slot); }
  /// The share of a criterion that was read before; nothing where it is out.
  [[nodiscard]] fraction share_of(std::uint32_t node) const {
    auto const l = read(leaves_.again(view_, node));
    return l.is_out() ? fraction{} : leaves_.share_of(l);
  }
  [[nodiscard]] bool open_is_right() const noexcept { return how_.open_as == open_taken::right; }
  void note(errc why, std::uint32_t part) const noexcept {
    if (how_.refused != nullptr)
      how_.refused->note(why, part);
  }

  /// What a clause, a criterion or the whole (`no_index`) comes to. Complexity: linear in its subtree.
  [[nodiscard]] clause_totals<Number> operator()(std::uint32_t index) const {
    auto const& nodes = view().nodes;
    if (index != no_index && !nodes[index].is_clause())
      return {{}, criterion(index)};
    work w;
    roll_up_below(w, index);
    return conclude(w);
  }
  /// The same of a clause or the whole, and what its roll-up answers, if it is one of the user's.
  [[nodiscard]] clause_totals<Number> operator()(std::uint32_t index, clause_answer& answer) const {
    work w;
    roll_up_below(w, index);
    return conclude(w, &answer);
  }

  /// What the whole comes to, and whether anything in it applies: what the score needs.
  [[nodiscard]] bool score(Number& out) const {
    work w;
    roll_up_below(w, no_index);
    out = Number{};
    out += w.now.sums.obtained; // by members: a copy would wait for what was just stored
    auto const& applicable = w.now.sums.applicable;
    if (!whole_applies(w.now.sums))
      return false;
    if (is_linear(roll_up_of(no_index))) {
      if (!keeps_points())
        rescale_whole(out, view().scale, applicable);
      else
        out += beside(no_index);
      return true;
    }
    auto const whole = conclude(w).own;
    out = whole.obtained;
    return !is_zero(whole.applicable) || has_overflowed(whole.applicable);
  }

  /// Whether anything applies in what comes to these sums.
  [[nodiscard]] static bool applies(totals<Number> const& sums) noexcept {
    return !is_zero(sums.applicable) || has_overflowed(sums.applicable);
  }
  /// The same of the whole: a raw sum of steps alone has nothing that could apply.
  [[nodiscard]] bool whole_applies(totals<Number> const& sums) const noexcept {
    return applies(sums) || (view_.top == roll_up::raw_sum && view_.total == 0);
  }
  /// What a raw sum has beside the parts that were earned of what is at stake, in millionths: where the criteria that
  /// apply begin and, of the whole, its start.
  [[nodiscard]] Number beside(std::uint32_t index) const {
    Number sum;
    if (index == no_index)
      sum += view_.start;
    if (!view_.has_ranges)
      return sum;
    auto const end = index == no_index ? view_.nodes.size() : view_.end_of(index);
    for (auto i = index == no_index ? std::size_t{0} : index; i < end; ++i)
      if (!view_.nodes[i].is_clause() && view_.details[i].least != 0 &&
          !leaves_.again(view_, static_cast<std::uint32_t>(i)).is_out())
        sum += view_.details[i].least;
    return sum;
  }
  /// Whether the whole is what was obtained, and not brought to a scale.
  [[nodiscard]] bool keeps_points() const noexcept { return how_.as_sums || view_.top == roll_up::raw_sum; }

  /// Adds `amount` times the share of a leaf.
  void add_leaf(Number& to, std::int64_t amount, leaf const& l) const {
    if (!l.is_wide())
      add_earned(to, amount, l.top, l.bottom);
    else if constexpr (std::same_as<Number, narrow>)
      to.overflowed = true;
    else
      to += leaves_.wide[static_cast<std::size_t>(l.top)] * Number{amount};
  }

private:
  using frame_type = clause_frame<Number>;

  struct work {
    frame_type now;                   ///< of the clause that is being added up
    small_list<frame_type, 6> around; ///< those above it
    small_list<waiting_child<Number>, 12> shelf;
  };

  /// Adds up everything below a clause, or the top, into `w.now`.
  void roll_up_below(work& w, std::uint32_t index) const {
    auto const& nodes = view().nodes;
    w.now.clause = index;
    std::size_t i = index == no_index ? 0 : index + 1;
    for (auto const last = index == no_index ? nodes.size() : nodes[index].link;;) {
      auto const end = w.around.empty() ? last : nodes[w.now.clause].link;
      i = add_up(w, i, end);
      if (i < end)
        enter(w, i++);
      else if (!w.around.empty())
        leave(w);
      else
        return;
    }
  }

  [[nodiscard]] roll_up roll_up_of(std::uint32_t clause) const {
    if (how_.as_sums)
      return roll_up::sum_of_points;
    return clause == no_index ? view().top : view().nodes[clause].roll_up();
  }

  /// The leaf with the share that an open one stands for.
  [[nodiscard]] leaf read(leaf const& l) const {
    return l.is_open() ? leaf{l.is, open_is_right() ? 1 : 0, 1} : l;
  }

  [[nodiscard]] totals<Number> criterion(std::size_t i) const {
    auto const& n = view_.nodes[i];
    auto const l = read(leaf_of(static_cast<std::uint32_t>(i)));
    totals<Number> own;
    if (l.is_out())
      return own;
    // A criterion without worth is read by its share.
    auto const amount = n.is_advisory() ? std::int64_t{1} : n.amount;
    own.applicable += amount;
    add_leaf(own.obtained, amount, l);
    return own;
  }

  /// Adds up the criteria from `i` on, up to `end` or to a clause with a frame; answers where it stopped.
  [[nodiscard]] STARLOT_DETAIL_INLINE std::size_t add_up(work& w, std::size_t i, std::size_t end) const {
    return is_linear(roll_up_of(w.now.clause)) ? add_up_to<true>(w, i, end) : add_up_to<false>(w, i, end);
  }

  /// Whole amounts apart from fractions, for they are most. What the criteria of a clause are worth adds up to no
  /// more than the validator has checked, so that only fractions need a check.
  template <bool IsSum>
  [[nodiscard]] STARLOT_DETAIL_INLINE std::size_t add_up_to(work& w, std::size_t i, std::size_t end) const {
    auto const* const nodes = view_.nodes.data();
    auto const* const quick = leaves_.quick();
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
      if (quick == nullptr || !reads_quickly(n.rule(), quick[n.link], earned, possible)) {
        auto const l = read(leaves_.slow(static_cast<std::uint32_t>(i), n.link));
        if (l.is_out()) {
          keep_weight(w.now, i, n.amount);
          continue;
        }
        earned = l.top;
        possible = l.bottom;
      }
      applicable += n.amount;
      if (possible == 1)
        whole += earned == 0 ? 0 : n.amount;
      else if (possible != 0)
        add_earned(rest, n.amount, earned, possible, whole);
      else
        add_leaf(rest, n.amount, {leaf::state::scored, earned, possible});
      if constexpr (!IsSum)
        if (!n.is_advisory()) {
          Number own_share;
          add_leaf(own_share, 1, {leaf::state::scored, earned, possible});
          shelve(w, i, own_share);
        }
    }
    auto& sums = w.now.sums;
    sums.applicable += applicable;
    sums.obtained += whole;
    Number const fractions = rest; // of its own, so that the loop keeps the sum in registers
    sums.obtained += fractions;
    return i;
  }

  void keep_weight(frame_type& top, std::size_t i, std::int64_t amount) const {
    auto const level = view_.details[i].renormalise();
    if (level == renormalise::among_siblings)
      top.kept_here += amount;
    else if (level == renormalise::in_branch)
      top.kept_in_branch += amount;
  }

  void enter(work& w, std::size_t i) const {
    w.around.push_back(w.now);
    w.now = frame_type{};
    w.now.clause = static_cast<std::uint32_t>(i);
    w.now.first_child = w.shelf.size();
  }

  void shelve(work& w, std::size_t i, Number const& own_share) const {
    auto const& id = view().details[i].id;
    auto const own_weight = weight::from_micro(view().nodes[i].amount);
    if constexpr (std::same_as<Number, fraction>)
      w.shelf.push_back({id, own_weight, own_share, static_cast<std::uint32_t>(i)});
    else
      w.shelf.push_back({id, own_weight, own_share});
  }

  void leave(work& w) const {
    auto const p = conclude(w);
    auto const done = std::exchange(w.now, w.around.back());
    w.around.pop_back();
    auto& above = w.now;
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
  void keep(Number& above, Number weight, std::uint32_t clause) const {
    if (is_zero(weight) && !has_overflowed(weight))
      return;
    scale(weight, view().nodes[clause].amount, view().details[clause].first);
    above += weight;
  }

  /// What the clause that was added up comes to; takes its children off the shelf.
  [[nodiscard]] clause_totals<Number> conclude(work& w, clause_answer* answer = nullptr) const {
    auto const& f = w.now;
    clause_totals<Number> p{f.sums, f.sums};
    bool const is_top = f.clause == no_index;
    auto const worth = is_top ? view().scale : view().nodes[f.clause].amount;
    auto const kind = roll_up_of(f.clause);
    if (is_zero(f.sums.applicable)) {
      p.own.obtained = Number{};
    } else if (kind == roll_up::custom) {
      ask_part(f.clause, w.shelf.view().subspan(f.first_child), worth, p.own, answer);
    } else if (!is_linear(kind)) {
      p.own.obtained = roll_up_children(kind, w.shelf.view().subspan(f.first_child));
      scale(p.own.obtained, worth, 1);
      p.own.applicable = Number{worth};
    } else if (is_top) {
      if (!keeps_points()) {
        rescale_whole(p.own.obtained, worth, f.sums.applicable);
        p.own.applicable = Number{worth};
      }
    } else {
      spread(p.own, f);
      auto const unit = view().details[f.clause].first;
      if (worth != unit) {
        scale(p.own.obtained, worth, unit);
        scale(p.own.applicable, worth, unit);
      }
    }
    while (w.shelf.size() > f.first_child)
      w.shelf.pop_back();
    return p;
  }

  /// Gives the weight that stays in a clause to what applies in it.
  void spread(totals<Number>& own, frame_type const& f) const {
    auto whole = own.applicable;
    whole += f.kept_here;
    if (view().nodes[f.clause].depth == 0)
      whole += f.kept_in_branch;
    if (has_overflowed(whole) || whole <=> own.applicable != 0) {
      own.obtained = rescale(own.obtained, whole, own.applicable);
      own.applicable = whole;
    }
  }

  /// What a roll-up of the user's makes of a clause, or of the top. It is called with fractions.
  void ask_part(std::uint32_t clause, slice<waiting_child<Number> const> children, std::int64_t worth,
                totals<Number>& own, clause_answer* answer) const {
    own = {Number{}, Number{worth}};
    if constexpr (std::same_as<Number, narrow>) {
      own.obtained.overflowed = own.applicable.overflowed = true;
    } else {
      auto const& part =
          custom_of(scheme_, clause == no_index ? view().custom_top : view().details[clause].custom);
      clause_answer said;
      walked_children<roll_up_walk> const all{*this, clause, {children.data(), children.size()}};
      note(part.calls->roll_up(part.part, all, said), clause);
      check_counted(said, children);
      if (!said.applies())
        own.applicable = fraction{};
      else
        own.obtained = said.earned() * own.applicable;
      if (answer != nullptr)
        *answer = std::move(said);
    }
  }

  template <class Answer>
  static void check_counted(Answer const& said, slice<waiting_child<Number> const> children) {
    for (auto const& c : access::counted(said)) {
      auto rest = children;
      while (rest.size() > 1) {
        auto const middle = rest.size() / 2;
        rest = rest[middle].index <= c.index ? rest.subspan(middle) : rest.first(middle);
      }
      contract(rest[0].index == c.index, "a roll-up counts children of its clause that apply");
    }
  }

  [[nodiscard]] Number roll_up_children(roll_up kind, slice<waiting_child<Number> const> children) const {
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

  any_scheme const& scheme_;
  scheme_view const& view_;
  leaf_table const& leaves_;
  reading how_;
};

} // namespace starlot::inline v0::detail

#endif
