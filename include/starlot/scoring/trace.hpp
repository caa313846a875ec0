// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_TRACE_HPP
#define STARLOT_SCORING_TRACE_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/scoring/appraisal.hpp>
#include <starlot/detail/scoring/course.hpp>
#include <starlot/detail/scoring/leaves.hpp>
#include <starlot/detail/scoring/score_scale.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace starlot::inline v0 {

template <class Schema> class basic_rating;

enum class line_kind : std::uint8_t {
  clause,
  criterion,
  top, ///< what a roll-up at the top that is no sum makes of the branches
  step,
};

/// What happened on a line.
enum class line_state : std::uint8_t {
  scored,    ///< counted: a criterion with its share, a clause with what its children brought
  open,      ///< not assessed, or the assessment failed: nothing earned so far
  excluded,  ///< out of the applicable points: excluded, not applicable, or a clause of such; see the remark
  uncounted, ///< advisory: recorded and shown, never counted
  acted,     ///< a step that changed the score, failed the company or limited the grade
  idle,      ///< a step that changed nothing, or whose condition did not hold
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
  finding recorded;           ///< with its remark
  bool is_overridden = false; ///< an earlier finding was overridden; see `basic_findings::override_at`
  share earned;               ///< criterion: the share; its raw points lost are worth * (1 - share)
  Fraction weight;            ///< points of the score that it could bring after exclusions; 0 for steps
  Fraction contribution;      ///< points of the score that it brought, or that the step added
  Fraction adjustment; ///< clause: what its roll-up added to the sum of its children's lines; 0 for a sum
  bool vetoes = false; ///< it failed the company
  bool limits = false; ///< it cut the score, did not let a finding count, or limits the grade
  bool lifts = false;  ///< it lifted the score to a floor, or lifts the grade
  std::optional<std::ptrdiff_t>
      rung; ///< step on the grade that acted: the rung it allows; -1 below the ladder

  /// Points of the score that it could have brought and did not.
  [[nodiscard]] constexpr Fraction lost() const { return weight - contribution; }
};

namespace detail {

/// Works out the lines of a rating in one kind of number.
template <class Number, class Schema> class line_maker {
public:
  using line = trace_line<basic_fraction<Schema::limbs>>;

  constexpr explicit line_maker(basic_rating<Schema> const& r)
      : rating_{&r}, leaves_{r.findings_, {}}, top_{tree()(no_index)}, scale_{tree(), top_} {}

  /// Whether the whole fits this kind of number; a line may still not.
  [[nodiscard]] constexpr bool fits() const { return !has_overflowed(top_.own.obtained) && scale_.fits(); }

  /// Makes the line of a node or step, or of the top at `no_index`; answers whether its numbers fit.
  [[nodiscard]] constexpr bool make(std::uint32_t index, line& out) const {
    bool fits = true;
    if (index == no_index)
      top_line(out, fits);
    else if (index < view().nodes.size())
      node_line(index, out, fits);
    else
      step_line(index, out, fits);
    return fits;
  }

private:
  using leaves_type = leaves_of<Schema>;
  using appraiser_type = appraiser<Number, Schema, leaves_type>;

  [[nodiscard]] constexpr scheme_view const& view() const noexcept { return rating_->schema().view(); }
  [[nodiscard]] constexpr appraiser_type tree() const { return {rating_->schema(), leaves_, reading{}}; }

  [[nodiscard]] constexpr basic_fraction<Schema::limbs> points_from(Number const& micro, bool& fits) const {
    fits = fits && !has_overflowed(micro);
    return in_points<Schema::limbs>(micro);
  }
  /// From the unit of the children of `clause` (`no_index`: the top) to points of the score.
  [[nodiscard]] constexpr basic_fraction<Schema::limbs> to_score(Number n, std::uint32_t clause,
                                                                 bool& fits) const {
    scale_[clause].apply(n);
    return points_from(n, fits);
  }

  constexpr void node_line(std::uint32_t index, line& out, bool& fits) const {
    auto const& n = view().nodes[index];
    auto const& d = view().details[index];
    out.index = index;
    out.depth = n.depth;
    out.id = d.id;
    out.title = d.title;
    out.worth = decimal::from_micro(n.amount);
    out.is_weight = n.is_weight();
    if (n.is_clause()) {
      out.kind = line_kind::clause;
      auto const p = tree()(index);
      out.weight = to_score(p.own.applicable, d.parent, fits);
      out.contribution = to_score(p.own.obtained, d.parent, fits);
      if (is_zero(p.own.applicable) && fits)
        out.state = line_state::excluded;
      else if (!is_linear(n.roll_up()))
        out.adjustment = out.contribution - to_score(p.below.obtained, index, fits);
      return;
    }
    auto const leaf = leaves_.at(index);
    out.recorded = rating_->findings_.in_slot(n.link);
    out.is_overridden = rating_->findings_.is_overridden(n.link);
    out.vetoes = leaf.has_failed();
    out.state = leaf.is_out() ? line_state::excluded : leaf.is_open() ? line_state::open : line_state::scored;
    if (leaf.is_out())
      return;
    out.earned = leaf.earned();
    if (n.is_advisory()) {
      out.state = leaf.is_open() ? line_state::open : line_state::uncounted;
      return;
    }
    out.weight = to_score(Number{n.amount}, d.parent, fits);
    if (leaf.top == leaf.bottom) {
      out.contribution = out.weight;
    } else if (leaf.top != 0) {
      Number obtained;
      add_earned(obtained, n.amount, leaf.top, leaf.bottom);
      out.contribution = to_score(obtained, d.parent, fits);
    }
  }

  constexpr void top_line(line& out, bool& fits) const {
    out.kind = line_kind::top;
    out.index = place::nowhere;
    out.title = view().title.name;
    out.contribution = points_from(top_.own.obtained, fits) - to_score(top_.below.obtained, no_index, fits);
    out.state = out.contribution.sign() != 0 ? line_state::acted : line_state::idle;
  }

  constexpr void step_line(std::uint32_t part, line& out, bool& fits) const {
    auto const which = static_cast<std::uint32_t>(part - view().nodes.size());
    auto const all = tree();
    stepper<Number, Schema, leaves_type> steps{all, rating_->rungs(), top_.own.obtained, no_index};
    auto before = steps.now();
    for (std::uint32_t i = 0; i <= which; ++i) {
      before = steps.now();
      steps.take(i, rating_->findings_.in_slot(view().criteria + i));
    }
    auto const& s = view().steps[which];
    out.kind = line_kind::step;
    out.index = part;
    out.id = s.id;
    out.title = s.title;
    out.worth = decimal::from_micro(s.kind == step_kind::floor_at ? s.least.micro() : s.amount.micro());
    if (s.takes_findings())
      out.recorded = rating_->findings_.in_slot(view().criteria + which);
    out.contribution = points_from(steps.now().score, fits) - points_from(before.score, fits);
    auto const& said = steps.last();
    out.vetoes = said.vetoes;
    bool const counted = s.kind != step_kind::bonus || out.contribution.sign() != 0;
    bool const uncounted = s.kind == step_kind::bonus && out.recorded.count() > (counted ? s.limit : 0);
    bool const bounds =
        s.kind == step_kind::cap || s.kind == step_kind::floor_at || s.kind == step_kind::clamp;
    bool const cuts = (bounds || s.kind == step_kind::custom) && out.contribution.sign() < 0;
    // The grade as the steps before leave it: lifted, for a limit; limited, for a floor.
    auto const reached = rating_->low_.reached;
    auto const lifted = reached < before.lowest ? before.lowest : reached;
    auto const limited = reached > before.highest ? before.highest : reached;
    out.limits = uncounted || cuts || (said.highest && *said.highest < lifted);
    out.lifts = (bounds && out.contribution.sign() > 0) || (said.lowest && *said.lowest > limited);
    out.rung = said.highest ? said.highest : said.lowest;
    bool const acted = out.contribution.sign() != 0 || out.vetoes || out.limits || out.lifts;
    out.state = acted ? line_state::acted : line_state::idle;
    if (s.asks() && out.recorded.is_open())
      out.state = line_state::open;
  }

  basic_rating<Schema> const* rating_;
  leaves_type leaves_;
  passage<Number> top_;
  score_scale<Number, Schema> scale_;
};

} // namespace detail

/// The lines of a rating: clauses and criteria in the order of the scheme, then the steps.
///
/// A clause's line is the sum of the lines of its children and of its adjustment; criteria, adjustments, a
/// top's line and steps add up to the score. Lines are worked out as they are read. Complexity of a line: a
/// clause is linear in its subtree, a step in the table and the steps before it; a criterion is constant where
/// the clauses above it are sums that keep no weight, else linear in their subtrees.
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
    /// A member: GCC 12 loses a friend of this class where the trace is of a loaded scheme.
    [[nodiscard]] constexpr bool operator==(iterator const& other) const noexcept {
      return index_ == other.index_;
    }

  private:
    basic_trace const* owner_ = nullptr;
    std::size_t index_ = 0;
  };

  constexpr explicit basic_trace(basic_rating<Schema> const& r) : rating_{&r}, fast_{r} {
    if (!fast_.fits())
      exact_.emplace(r);
  }

  [[nodiscard]] constexpr std::size_t size() const noexcept {
    return view().nodes.size() + tops() + view().steps.size();
  }
  [[nodiscard]] constexpr iterator begin() const noexcept { return {this, 0}; }
  [[nodiscard]] constexpr iterator end() const noexcept { return {this, size()}; }

  /// Preconditions: index < size() (contract).
  [[nodiscard]] constexpr line operator[](std::size_t index) const {
    contract(index < size(), "a trace has no line of this index");
    auto const nodes = view().nodes.size();
    auto const part = index < nodes            ? index
                      : index < nodes + tops() ? std::size_t{detail::no_index}
                                               : index - tops();
    return made(static_cast<std::uint32_t>(part));
  }

private:
  [[nodiscard]] constexpr scheme_view const& view() const noexcept { return rating_->schema().view(); }
  [[nodiscard]] constexpr std::size_t tops() const noexcept { return detail::is_linear(view().top) ? 0 : 1; }

  /// In 64 bits if they do, else exactly in fractions of any size.
  [[nodiscard]] constexpr line made(std::uint32_t part) const {
    line out;
    if (exact_) {
      static_cast<void>(exact_->make(part, out));
    } else if (!fast_.make(part, out)) {
      out = line{};
      static_cast<void>(detail::line_maker<fraction_type, Schema>{*rating_}.make(part, out));
    }
    return out;
  }

  basic_rating<Schema> const* rating_;
  detail::line_maker<detail::narrow, Schema> fast_;
  std::optional<detail::line_maker<fraction_type, Schema>> exact_; ///< where the whole does not fit 64 bits
};

} // namespace starlot::inline v0

#endif
