// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_EVALUATE_HPP
#define STARLOT_SCORING_EVALUATE_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/narrow.hpp>
#include <starlot/scoring/appraisal.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/rating.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0 {

namespace detail {

/// The score before its steps, as millionths; the sums are checked to be those of at least one criterion.
template <class Number, class Schema, class Leaves>
[[nodiscard]] constexpr course<Number> appraise(basic_findings<Schema> const& findings, Leaves const& leaves,
                                                bool open_is_right) {
  auto const& schema = findings.schema();
  auto const& view = schema.view();
  auto const sums = roll_up_tree<Number>(schema, leaves, open_is_right ? share::full() : share::none(), 0,
                                         view.nodes.size());
  course<Number> c{renormalise(sums.obtained, view.scale, sums.applicable)};
  for (std::uint32_t i = 0; i < view.steps.size(); ++i) {
    auto const f = findings.in_slot(view.criteria + i);
    take_step(c, view, i, f.kind(), f.count(), open_is_right);
  }
  return c;
}

/// What remains of a course: the score in points, the grade, and the step that stands between them.
template <class Fraction> struct verdict {
  Fraction score;
  starlot::grade grade;
  std::uint32_t cause = no_index;
};

template <class Fraction, class Number>
[[nodiscard]] constexpr verdict<Fraction> conclude(scheme_view const& view, course<Number> const& c,
                                                   Fraction const& score) {
  auto const reached = rung_of(view, c.score);
  if (c.vetoed_by != no_index)
    return {score, {outcome::vetoed, nullptr, 0}, c.vetoed_by};
  if (reached == view.rungs.size())
    return {score, {outcome::below_ladder, nullptr, 0}, no_index};
  bool const limited = c.highest_rung < reached;
  auto const awarded = limited ? c.highest_rung : reached;
  return {score, {outcome::graded, &view.rungs[awarded], awarded}, limited ? c.limited_by : no_index};
}

/// In 64 bits first, and again on fractions of any size where that overflows.
template <class Schema, class Leaves>
[[nodiscard]] constexpr auto decide(basic_findings<Schema> const& findings, Leaves const& leaves,
                                    bool open_is_right) {
  using fraction = basic_fraction<Schema::limbs>;
  auto const& view = findings.schema().view();
  auto const fast = appraise<narrow>(findings, leaves, open_is_right);
  if (!has_overflowed(fast.score))
    return conclude(view, fast, in_points<Schema::limbs>(fast.score));
  auto const wide = appraise<fraction>(findings, leaves, open_is_right);
  return conclude(view, wide, in_points<Schema::limbs>(wide.score));
}

} // namespace detail

/// Rates: shares by the scoring rules, roll-up after exclusions, steps in their declared order, grade from
/// the ladder.
///
/// Exact: the grade is decided by comparing the unrounded score (or what a declared rounding step made of it)
/// with the cut-offs. Open findings leave the rating undetermined, with bounds.
/// Errors, with the place: the first finding that is wrong for its criterion or step (`findings.check()`
/// lists all); `nothing_applicable` where every criterion is excluded.
/// Complexity: linear in the table. On a compile-time scheme with ready parts nothing is allocated.
template <class Schema>
[[nodiscard]] constexpr result<basic_rating<Schema>> evaluate(basic_findings<Schema> const& findings) {
  auto const& schema = findings.schema();
  auto const& view = schema.view();
  contract(findings.slots() == view.slots(), "the findings belong to another scheme than is there now");
  basic_rating<Schema> r{findings};
  bool any = false;
  for (std::uint32_t index = 0; index < view.nodes.size() + view.steps.size(); ++index) {
    auto const slot = view.slot(index);
    if (slot == detail::no_index)
      continue;
    auto const f = findings.in_slot(slot);
    auto& leaf = r.leaves_[slot];
    if (auto const code = detail::judge(schema, index, f, leaf); code != errc::none)
      return error{code, {view.id(index), index, 0, 0}, {}, {}};
    if (index < view.nodes.size()) {
      any = any || !leaf.is_out();
      r.open_criteria_ += std::size_t{leaf.is_open()};
    } else {
      bool const is_condition = view.steps[index - view.nodes.size()].kind == step_kind::grade_limit;
      r.open_conditions_ += std::size_t{is_condition && f.is_open()};
    }
  }
  if (!any)
    return error{errc::nothing_applicable, {view.title.id, place::nowhere, 0, 0}, {}, {}};

  auto const low = detail::decide(findings, r.leaves_, false);
  r.lowest_ = low.score;
  r.lowest_grade_ = low.grade;
  r.cause_ = low.cause;
  auto const high = r.is_determined() ? low : detail::decide(findings, r.leaves_, true);
  r.highest_ = high.score;
  r.highest_grade_ = high.grade;
  return r;
}

} // namespace starlot::inline v0

#endif
