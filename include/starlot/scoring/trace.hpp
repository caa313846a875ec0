// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_TRACE_HPP
#define STARLOT_SCORING_TRACE_HPP

#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/core/text.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/appraisal.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

template <class Schema> class basic_rating;

enum class line_kind : std::uint8_t { clause, criterion, step };

/// What happened on a line.
enum class line_state : std::uint8_t {
  scored,   ///< counted: a criterion with its share, a clause with what its children brought
  open,     ///< not assessed, or the assessment failed: nothing earned so far
  excluded, ///< out of the applicable points; the reason is in the remark
  acted,    ///< a step that changed the score, failed the company or limited the grade
  idle,     ///< a step that changed nothing
};

/// One line of a trace. Texts refer to the scheme and to the rating.
template <class Fraction> struct trace_line {
  line_kind kind = line_kind::criterion;
  line_state state = line_state::scored;
  std::size_t index = 0; ///< in the scheme's table: nodes, then steps
  std::size_t depth = 0; ///< 0 at the top
  std::string_view id;
  text title;
  decimal worth; ///< declared points or weight; for a step its amount
  bool is_weight = false;
  finding recorded;      ///< with its remark
  share earned;          ///< criterion: the share; its raw points lost are worth * (1 - share)
  Fraction weight;       ///< points of the score that it could bring after exclusions; 0 for steps
  Fraction contribution; ///< points of the score that it brought, or that the step added
  bool vetoes = false;   ///< the step that failed the company
  bool limits = false;   ///< a step that did not let a finding count, cut the score or limited the grade

  /// Points of the score that it could have brought and did not.
  [[nodiscard]] constexpr Fraction lost() const { return weight - contribution; }
};

/// The lines of a rating: clauses and criteria in the order of the scheme, then the steps.
///
/// A clause's line is the sum of the lines of its children; criteria and steps add up to the score. Lines are
/// worked out as they are read. Complexity of a line: a criterion is constant, a clause linear in its
/// subtree, a step linear in the steps before it and, with the first one, in the table.
template <class Schema> class basic_trace {
public:
  using fraction_type = basic_fraction<Schema::limbs>;
  using line = trace_line<fraction_type>;

  class iterator {
  public:
    using value_type = line;
    using difference_type = std::ptrdiff_t;

    constexpr iterator() = default;
    constexpr iterator(basic_trace const* owner, std::size_t index) noexcept : owner_{owner}, index_{index} {}
    [[nodiscard]] constexpr line operator*() const { return (*owner_)[index_]; }
    constexpr iterator& operator++() noexcept {
      ++index_;
      return *this;
    }
    constexpr iterator operator++(int) noexcept { return {owner_, index_++}; }
    [[nodiscard]] friend constexpr bool operator==(iterator const& a, iterator const& b) noexcept {
      return a.index_ == b.index_;
    }

  private:
    basic_trace const* owner_ = nullptr;
    std::size_t index_ = 0;
  };

  constexpr explicit basic_trace(basic_rating<Schema> const& r)
      : rating_{&r}, sums_{sums(0, view().nodes.size())} {}

  [[nodiscard]] constexpr std::size_t size() const noexcept {
    return view().nodes.size() + view().steps.size();
  }
  [[nodiscard]] constexpr iterator begin() const noexcept { return {this, 0}; }
  [[nodiscard]] constexpr iterator end() const noexcept { return {this, size()}; }

  /// Preconditions: index < size() (contract).
  [[nodiscard]] constexpr line operator[](std::size_t index) const {
    contract(index < size(), "a trace has no line of this index");
    return index < view().nodes.size() ? node_line(index) : step_line(index);
  }

private:
  using number = fraction_type;

  [[nodiscard]] constexpr scheme_view const& view() const noexcept { return rating_->schema().view(); }

  [[nodiscard]] constexpr detail::totals<number> sums(std::size_t first, std::size_t last) const {
    return detail::roll_up_tree<number>(rating_->schema(), rating_->leaves_, share::none(), first, last);
  }

  /// From the unit of the children of `clause` (`no_index`: the top) to points of the score.
  [[nodiscard]] constexpr number to_score(number n, std::uint32_t clause) const {
    for (; clause != detail::no_index; clause = view().details[clause].parent)
      if (detail::is_scaled(view(), clause))
        detail::scale(n, view().nodes[clause].amount, view().details[clause].first);
    return detail::in_points<Schema::limbs>(detail::renormalise(n, view().scale, sums_.applicable));
  }

  [[nodiscard]] constexpr line node_line(std::size_t index) const {
    auto const& n = view().nodes[index];
    auto const& d = view().details[index];
    line out;
    out.index = index;
    out.depth = n.depth;
    out.id = d.id;
    out.title = d.title;
    out.worth = decimal::from_micro(n.amount);
    out.is_weight = n.is_weight();
    if (n.is_clause()) {
      out.kind = line_kind::clause;
      auto const below = sums(index + 1, n.link);
      auto const clause = static_cast<std::uint32_t>(index);
      out.weight = to_score(below.applicable, clause);
      out.contribution = to_score(below.obtained, clause);
      if (below.applicable.sign() == 0)
        out.state = line_state::excluded;
      return out;
    }
    auto const& leaf = rating_->leaves_[n.link];
    out.recorded = rating_->findings_.in_slot(n.link);
    out.state = leaf.is_out() ? line_state::excluded : leaf.is_open() ? line_state::open : line_state::scored;
    if (leaf.is_out())
      return out;
    out.earned = leaf.earned;
    number obtained;
    detail::add_earned(obtained, n.amount, leaf.earned);
    out.weight = to_score(number{n.amount}, d.parent);
    out.contribution = to_score(obtained, d.parent);
    return out;
  }

  [[nodiscard]] constexpr line step_line(std::size_t index) const {
    auto const which = static_cast<std::uint32_t>(index - view().nodes.size());
    detail::course<number> now{detail::renormalise(sums_.obtained, view().scale, sums_.applicable)};
    auto before = now;
    for (std::uint32_t i = 0; i <= which; ++i) {
      before = now;
      auto const f = rating_->findings_.in_slot(view().criteria + i);
      detail::take_step(now, view(), i, f.kind(), f.count(), false);
    }
    auto const& s = view().steps[which];
    line out;
    out.kind = line_kind::step;
    out.index = index;
    out.id = s.id;
    out.title = s.title;
    out.worth = decimal::from_micro(s.amount.micro());
    if (s.takes_findings())
      out.recorded = rating_->findings_.in_slot(view().criteria + which);
    out.contribution = detail::in_points<Schema::limbs>(now.score - before.score);
    out.vetoes = now.vetoed_by == which;
    bool const uncounted = s.kind == step_kind::bonus && out.recorded.count() > s.limit;
    out.limits = uncounted || (s.kind == step_kind::grade_limit && rating_->cause_ == which) ||
                 (s.kind == step_kind::cap && out.contribution.sign() != 0);
    bool const acted = out.contribution.sign() != 0 || out.vetoes || out.limits;
    out.state = acted ? line_state::acted : line_state::idle;
    if (s.kind == step_kind::grade_limit && out.recorded.is_open())
      out.state = line_state::open;
    return out;
  }

  basic_rating<Schema> const* rating_;
  detail::totals<number> sums_;
};

} // namespace starlot::inline v0

#endif
