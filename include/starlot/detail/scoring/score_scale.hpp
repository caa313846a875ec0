// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_SCORE_SCALE_HPP
#define STARLOT_DETAIL_SCORING_SCORE_SCALE_HPP
// IWYU pragma: private

#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/small_list.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/number.hpp>
#include <starlot/detail/scoring/roll_up_walk.hpp>
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
  if (!c.has_frame())
    return;
  if (is_linear(c.roll_up()) && d.level == 0)
    return worth.times(Number{c.amount}, Number{d.first});
  auto const p = tree(clause);
  if (!is_zero(p.below.applicable) || has_overflowed(p.below.applicable))
    worth.times(p.own.applicable, p.below.applicable);
}

/// From the unit of the children of any clause to millionths of the score, every roll-up taken for a sum. Worked
/// out once for all clauses where some have a frame; the others have the unit of what is around them.
template <class Number> class score_scale {
public:
  /// `top` is what the whole comes to; something in it applies.
  score_scale(roll_up_walk<Number> const& tree, clause_totals<Number> const& top) {
    auto const& view = tree.view();
    top_.times(Number{view.scale}, top.below.applicable);
    if (!view.has_frames)
      return;
    for (std::size_t i = 0; i < view.nodes.size(); ++i)
      worths_.push_back({});
    for (std::uint32_t i = 0; i < view.nodes.size(); ++i)
      if (view.nodes[i].is_clause()) {
        worths_[i] = (*this)[view.details[i].parent];
        times_clause(worths_[i], tree, i);
        fits_ = fits_ && worths_[i].fits();
      }
  }

  /// Whether the unit of each clause fits this kind of number.
  [[nodiscard]] bool fits() const noexcept { return fits_ && top_.fits(); }

  [[nodiscard]] unit_worth<Number> const& operator[](std::uint32_t clause) const {
    return clause == no_index || worths_.empty() ? top_ : worths_[clause];
  }

private:
  unit_worth<Number> top_;
  bool fits_ = true;
  small_list<unit_worth<Number>, std::same_as<Number, narrow> ? 64 : 24> worths_;
};

} // namespace starlot::inline v0::detail

#endif
