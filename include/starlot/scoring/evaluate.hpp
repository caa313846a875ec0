// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_EVALUATE_HPP
#define STARLOT_SCORING_EVALUATE_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/narrow.hpp>
#include <starlot/scoring/appraisal.hpp>
#include <starlot/scoring/course.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/rating.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace starlot::inline v0 {

namespace detail {

/// What remains of a course: the score in points, the grade, and the part that stands between them.
template <class Fraction> struct verdict {
  Fraction score;
  starlot::grade grade;
  std::ptrdiff_t reached = -1;
  std::uint32_t cause = no_index;
};

template <class Fraction, class Stepper>
[[nodiscard]] constexpr verdict<Fraction> conclude(Stepper const& steps, std::span<rung const> rungs,
                                                   Fraction const& score) {
  auto const& now = steps.now();
  auto const reached = steps.reached();
  if (now.vetoed_by != no_index)
    return {score, {outcome::vetoed, nullptr, 0}, reached, now.vetoed_by};
  auto const awarded = reached < now.lowest ? now.lowest : reached > now.highest ? now.highest : reached;
  auto const cause = awarded < reached ? now.limited_by : awarded > reached ? now.lifted_by : no_index;
  if (awarded < 0)
    return {score, {outcome::below_ladder, nullptr, 0}, reached, cause};
  auto const index = static_cast<std::size_t>(awarded);
  return {score, {outcome::graded, &rungs[index], index}, reached, cause};
}

/// Rolls up and takes the steps, in one kind of number.
template <class Number, class Schema, class Leaves>
[[nodiscard]] constexpr bool try_decide(basic_findings<Schema> const& findings, Leaves const& leaves,
                                        std::span<rung const> rungs, reading how,
                                        verdict<basic_fraction<Schema::limbs>>& out) {
  auto const& view = findings.schema().view();
  auto const tree = appraise<Number>(findings.schema(), leaves, how);
  stepper<Number, Schema, Leaves> steps{tree, rungs};
  for (std::uint32_t i = 0; i < view.steps.size(); ++i)
    steps.take(i, view.steps[i].takes_findings() ? findings.in_slot(view.criteria + i) : finding{});
  if (has_overflowed(steps.now().score))
    return false;
  out = conclude(steps, rungs, in_points<Schema::limbs>(steps.now().score));
  return true;
}

/// In 64 bits first, and again on fractions of any size where that overflows or the user's parts are called.
template <class Schema, class Leaves>
[[nodiscard]] constexpr auto decide(basic_findings<Schema> const& findings, Leaves const& leaves,
                                    std::span<rung const> rungs, reading how) {
  using fraction = basic_fraction<Schema::limbs>;
  verdict<fraction> out;
  bool const in_64_bits = findings.schema().view().custom_ladder == no_index &&
                          try_decide<narrow>(findings, leaves, rungs, how, out);
  if (!in_64_bits)
    static_cast<void>(try_decide<fraction>(findings, leaves, rungs, how, out));
  return out;
}

/// Of two grades the lower one: vetoed, below the ladder, then by rung.
[[nodiscard]] constexpr bool is_lower(grade const& a, grade const& b) noexcept {
  auto const height = [](grade const& g) {
    return g.state() == outcome::vetoed ? -2
           : g                          ? static_cast<std::ptrdiff_t>(g.index())
                                        : std::ptrdiff_t{-1};
  };
  return height(a) < height(b);
}

} // namespace detail

/// Rates: shares by the scoring rules, roll-up after exclusions, steps in their declared order, grade from
/// the ladder.
///
/// Exact: the grade is decided by comparing the unrounded score (or what a declared rounding step made of it)
/// with the cut-offs. Open findings leave the rating undetermined, with bounds.
/// Errors, with the place: the first finding that is wrong for its criterion or step (`findings.check()`
/// lists all); `nothing_applicable` where every criterion is excluded; `group_missing` where each ladder is
/// for a peer group and the findings name none.
/// Complexity: linear in the table. On a compile-time scheme with ready parts nothing is allocated.
template <class Schema>
[[nodiscard]] constexpr result<basic_rating<Schema>> evaluate(basic_findings<Schema> const& findings) {
  auto const& schema = findings.schema();
  auto const& view = schema.view();
  contract(findings.slots() == view.slots(), "the findings belong to another scheme than is there now");
  auto const rungs = view.ladder_for(findings.group());
  if (rungs.empty())
    return error{errc::group_missing, {view.title.id, place::nowhere, 0, 0}, {}, {}};
  basic_rating<Schema> r{findings, rungs};
  bool any = false;
  std::size_t open_advisory = 0;
  for (std::uint32_t index = 0; index < view.nodes.size() + view.steps.size(); ++index) {
    auto const slot = view.slot(index);
    if (slot == detail::no_index)
      continue;
    auto const f = findings.in_slot(slot);
    auto& leaf = r.leaves_[slot];
    if (auto const code = detail::judge(schema, index, f, leaf); code != errc::none)
      return error{code, {view.id(index), index, 0, 0}, {}, {}};
    if (index >= view.nodes.size()) {
      bool const counts = view.steps[index - view.nodes.size()].counts();
      r.open_conditions_ += std::size_t{!counts && f.is_open()};
    } else if (view.nodes[index].is_advisory()) {
      open_advisory += std::size_t{leaf.is_open()};
    } else {
      any = any || !leaf.is_out();
      r.open_criteria_ += std::size_t{leaf.is_open()};
    }
  }
  if (!any)
    return error{errc::nothing_applicable, {view.title.id, place::nowhere, 0, 0}, {}, {}};

  auto const low = detail::decide(findings, r.leaves_, rungs, {.open_as = share::none()});
  bool const one_run = r.is_determined() && open_advisory == 0;
  auto const high = one_run ? low : detail::decide(findings, r.leaves_, rungs, {.open_as = share::full()});
  if (!one_run && (low.score != high.score || low.grade != high.grade))
    r.open_conditions_ += open_advisory;
  r.reached_ = low.reached;
  r.cause_ = low.cause;
  r.lowest_ = low.score;
  r.highest_ = high.score;
  bool const reversed = detail::is_lower(high.grade, low.grade); // where few points are good
  r.lowest_grade_ = reversed ? high.grade : low.grade;
  r.highest_grade_ = reversed ? low.grade : high.grade;
  return r;
}

} // namespace starlot::inline v0

#endif
