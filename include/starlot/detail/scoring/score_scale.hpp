// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_SCORE_SCALE_HPP
#define STARLOT_DETAIL_SCORING_SCORE_SCALE_HPP
// IWYU pragma: private

#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/small_list.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/number.hpp>
#include <starlot/detail/scoring/roll_up_walk.hpp>
#include <starlot/scheme/clause_answer.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// What the unit below a clause is worth in the score, as a product of quotients that are not negative.
template <class Number> class unit_worth;

template <> class unit_worth<narrow> {
public:
  constexpr void times(narrow const& part, narrow const& whole) noexcept {
    std::int64_t top = 0;
    std::int64_t bottom = 0;
    bool fits = part.to_quotient(top) && whole.to_quotient(bottom);
    if (fits && part.denominator != whole.denominator)
      fits = multiply(top, whole.denominator, top) && multiply(bottom, part.denominator, bottom);
    if (fits && top != bottom) {
      auto const common = common_divisor(bottom, top);
      auto const left = common_divisor(bottom_, top / common);
      auto const right = common_divisor(bottom / common, top_);
      fits = multiply(top_ / right, top / common / left, top_) &&
             multiply(bottom_ / left, bottom / common / right, bottom_);
    }
    overflowed_ = overflowed_ || !fits;
  }
  constexpr void apply(narrow& n) const noexcept {
    n.overflowed = n.overflowed || overflowed_;
    if (!n.overflowed && top_ != bottom_)
      n.scale(top_, bottom_);
  }
  [[nodiscard]] constexpr bool fits() const noexcept { return !overflowed_; }

  /// What `amount`, not negative, is worth in points, in lowest terms; answers whether that fits.
  [[nodiscard]] constexpr bool to_points(std::int64_t amount, std::int64_t& top,
                                         std::int64_t& bottom) const noexcept {
    if (overflowed_ || !multiply(amount, top_, top) || !multiply(bottom_, points::one, bottom))
      return false;
    auto const common = common_divisor(bottom, top);
    top /= common;
    bottom /= common;
    return true;
  }

private:
  std::int64_t top_ = 1;
  std::int64_t bottom_ = 1;
  bool overflowed_ = false;
};

template <> class unit_worth<fraction> {
public:
  constexpr void times(fraction const& part, fraction const& whole) {
    worth_ *= part;
    worth_ /= whole;
    worth_ = worth_.reduced();
  }
  constexpr void apply(fraction& n) const { n *= worth_; }
  [[nodiscard]] constexpr bool fits() const noexcept { return true; }

private:
  fraction worth_{1};
};

/// Multiplies by what the unit of a clause's children is worth in the unit of the clause itself.
template <class Number>
void times_clause(unit_worth<Number>& worth, roll_up_walk<Number> const& tree, std::uint32_t clause) {
  auto const& c = tree.view().nodes[clause];
  auto const& d = tree.view().details[clause];
  if (!c.has_frame() || c.amount == 0)
    return;
  if (is_linear(c.roll_up()) && d.level == 0)
    return worth.times(Number{c.amount}, Number{d.first});
  auto const p = tree(clause);
  if (!is_zero(p.below.applicable) || has_overflowed(p.below.applicable))
    worth.times(p.own.applicable, p.below.applicable);
}

/// A child with the weight that a roll-up of the user's gave it, as a part of the clause.
struct counted_part {
  std::uint32_t index = no_index;
  bool is_extra = false; ///< beside the clause's worth
  fraction part{};       ///< 0: it was dropped
  fraction earned{};     ///< share
};

/// How a roll-up of the user's counted the children of a clause, or of the top, in the order of the scheme; nothing where it
/// does not say, or the clause does not apply.
template <class Use = on_use>
[[nodiscard]] list<counted_part> counted_parts(roll_up_walk<fraction> const& tree, std::uint32_t clause,
                                               clause_totals<fraction>& totals) {
  used_by<Use, clause_answer> answer;
  totals = tree(clause, answer);
  auto const said = access::counted(answer);
  list<counted_part> out;
  if (said.empty() || is_zero(totals.own.applicable))
    return out;
  auto const& view = tree.view();
  auto const end = clause == no_index ? view.nodes.size() : view.end_of(clause);
  for (auto i = clause == no_index ? std::size_t{0} : clause + std::size_t{1}; i < end; i = view.end_of(i))
    out.push_back({static_cast<std::uint32_t>(i)});
  fraction whole;
  for (auto const& c : said) {
    std::size_t first = 0;
    for (auto last = out.size(); last - first > 1;) {
      auto const middle = first + (last - first) / 2;
      (out[middle].index <= c.index ? first : last) = middle;
    }
    out[first].part += c.weight;
    out[first].is_extra = c.is_extra;
    if (!c.is_extra)
      whole += c.weight;
  }
  if (whole.sign() == 0)
    return {};
  for (auto& c : out)
    c.part = (c.part / whole).reduced();
  return out;
}

/// Multiplies by what the unit of a child is in that of the children of its clause, or of the top: of extra credit none.
template <class = on_use>
void times_counted(unit_worth<fraction>& worth, roll_up_walk<fraction> const& tree, std::uint32_t clause,
                   std::uint32_t index) {
  auto const& view = tree.view();
  if ((clause == no_index ? view.top : view.nodes[clause].roll_up()) != roll_up::custom)
    return;
  clause_totals<fraction> p;
  for (auto const& c : counted_parts(tree, clause, p))
    if (auto const own = tree(index).own.applicable; c.index == index && !is_zero(own))
      worth.times(c.is_extra ? fraction{} : c.part * p.below.applicable, own);
}

/// From the unit of the children of any clause to millionths of the score, every roll-up taken for a sum. Worked
/// out once for all clauses where some have a frame; the others have the unit of what is around them.
template <class Number> class score_scale {
public:
  /// `top` is what the whole comes to; where nothing in it applies, no unit is worth anything.
  score_scale(roll_up_walk<Number> const& tree, clause_totals<Number> const& top) {
    auto const& view = tree.view();
    if (!roll_up_walk<Number>::applies(top.below)) {
      top_.times(Number{}, Number{1});
      return;
    }
    if (!tree.keeps_points())
      top_.times(Number{view.scale}, top.below.applicable);
    if (!view.has_frames && view.top != roll_up::custom)
      return;
    for (std::size_t i = 0; i < view.nodes.size(); ++i)
      worths_.push_back({});
    take_counts(tree, no_index, view.top);
    for (std::uint32_t i = 0; i < view.nodes.size(); ++i)
      if (view.nodes[i].is_clause()) {
        worths_[i] = of_own(view, i);
        times_clause(worths_[i], tree, i);
        fits_ = fits_ && worths_[i].fits();
        take_counts(tree, i, view.nodes[i].roll_up());
      }
  }

  /// From the unit in which a node counts in its clause.
  [[nodiscard]] unit_worth<Number> const& of_own(scheme_view const& view, std::uint32_t index) const {
    if (auto const* const c = counted(index))
      return units_[static_cast<std::size_t>(c - counted_.data())];
    return (*this)[view.details[index].parent];
  }

  /// How a roll-up of the user's counted a node; none where it did not say.
  [[nodiscard]] counted_part const* counted(std::uint32_t index) const noexcept {
    return index < places_.size() && places_[index] != 0 ? &counted_[places_[index] - 1] : nullptr;
  }

  [[nodiscard]] bool has_counted() const noexcept { return !counted_.empty(); }

  /// What the children's lines of a clause, or of the top, add up to, in the unit of its children.
  [[nodiscard]] Number sum_of_lines(scheme_view const& view, std::uint32_t clause,
                                    totals<Number> const& below) const {
    if constexpr (std::same_as<Number, fraction>) {
      fraction sum;
      bool is_counted = false;
      auto const end = clause == no_index ? view.nodes.size() : view.end_of(clause);
      auto i = clause == no_index ? std::size_t{0} : clause + std::size_t{1};
      for (; !counted_.empty() && i < end; i = view.end_of(i))
        if (auto const* const c = counted(static_cast<std::uint32_t>(i))) {
          sum += c->part * c->earned;
          is_counted = true;
        }
      if (is_counted)
        return sum * below.applicable;
    }
    return below.obtained;
  }

  /// Whether the unit of each clause fits this kind of number.
  [[nodiscard]] bool fits() const noexcept { return fits_ && top_.fits(); }

  [[nodiscard]] unit_worth<Number> const& operator[](std::uint32_t clause) const {
    return clause == no_index || worths_.empty() ? top_ : worths_[clause];
  }

private:
  /// The children of a clause whose roll-up says how it counted them have units of their own.
  void take_counts([[maybe_unused]] roll_up_walk<Number> const& tree, [[maybe_unused]] std::uint32_t clause,
                   roll_up kind) {
    if constexpr (std::same_as<Number, fraction>) { // in 64 bits nothing fits then
      if (kind != roll_up::custom)
        return;
      clause_totals<fraction> p;
      for (auto& c : counted_parts(tree, clause, p)) {
        auto const own = tree(c.index).own;
        if (is_zero(own.applicable) || tree.view().nodes[c.index].is_advisory())
          continue;
        c.earned = own.obtained / own.applicable;
        auto unit = (*this)[clause];
        unit.times(c.part * p.below.applicable, own.applicable);
        places_.resize(tree.view().nodes.size());
        counted_.push_back(c);
        units_.push_back(unit);
        places_[c.index] = static_cast<std::uint32_t>(counted_.size());
      }
    }
  }

  unit_worth<Number> top_;
  bool fits_ = true;
  list<counted_part> counted_;
  list<unit_worth<Number>> units_;
  list<std::uint32_t> places_; ///< in these, from 1, by nodes
  small_list<unit_worth<Number>, std::same_as<Number, narrow> ? 64 : 24> worths_;
};

} // namespace starlot::inline v0::detail

#endif
