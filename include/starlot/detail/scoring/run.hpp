// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_RUN_HPP
#define STARLOT_DETAIL_SCORING_RUN_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/force_inline.hpp>
#include <starlot/detail/base/maybe.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/slice.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/leaf_table.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/number.hpp>
#include <starlot/detail/scoring/roll_up_walk.hpp>
#include <starlot/detail/scoring/step_runner.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/grade.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// Judges the findings of the steps, and counts those that are open.
template <class = on_use> inline void judge_steps(finding_set const& f, first_reading& count) {
  auto const& view = f.scheme().view();
  for (std::uint32_t i = 0; i < view.steps.size(); ++i) {
    auto const& s = view.steps[i];
    if (!s.takes_findings() || s.back > 0)
      continue;
    auto const& o = f.observed(view.criteria + i);
    count.fail(judge_step(s, o));
    count.add_step(s, o);
  }
}

/// Whether each date in the remarks is one.
template <class = on_use> [[nodiscard]] bool dates_are_right(finding_set const& findings) {
  bool right = true;
  if (findings.has_remarks())
    for (std::uint32_t slot = 0; slot < findings.slot_count(); ++slot) {
      auto const date = findings.in_slot(slot).remark().date;
      right = right && (date.empty() || is_date(date));
    }
  return right;
}

/// What a rating is worked out from: the leaves of one sheet, or of a company.
struct run_input {
  any_scheme const& scheme;
  slice<rung const> rungs;
  leaf_table leaves;
  finding_set const& sheet;                       ///< the one, or that of the head office
  slice<observation const> put_together{};    ///< findings by slots where they are not those of the sheet
  maybe<fraction> const* start = nullptr; ///< points, instead of what the roll-up makes; or none
  std::uint32_t failed_by = no_index;             ///< the first part that fails the company before the steps
  std::string_view policy{};                      ///< aggregation, of a company
  std::uint32_t refused_by = no_index;            ///< after a run: the clause or step of a part that refused

  /// The finding of a slot, with its remark where it is the sheet's own.
  [[nodiscard]] STARLOT_DETAIL_INLINE finding recorded(std::uint32_t slot) const {
    if (put_together.empty() || put_together[slot] == sheet.observed(slot))
      return sheet.has_remarks() ? sheet.in_slot(slot) : sheet.observed(slot).as_finding();
    return put_together[slot].as_finding();
  }
  [[nodiscard]] STARLOT_DETAIL_INLINE observation const& observed(std::uint32_t slot) const {
    return put_together.empty() ? sheet.observed(slot) : put_together[slot];
  }
  template <class Runner> STARLOT_DETAIL_INLINE void take(Runner& steps, std::uint32_t number) const {
    auto const slot = scheme.view().slot_of_step(number);
    steps.take(number, observed(slot), [&] { return recorded(slot); });
  }
};

/// What comes out of a run: the score, the grade, and the part that stands between them.
struct run_result {
  narrow score;                 ///< in millionths, where it fits 64 bits
  maybe<fraction> wide; ///< in points, where it does not
  starlot::grade grade;
  std::ptrdiff_t reached = -1;
  std::uint32_t cause = no_index;

  [[nodiscard]] fraction points() const { return wide.is_there() ? *wide : in_points(score); }
};

template <class Number>
void conclude(step_runner<Number> const& steps, slice<rung const> rungs, run_result& out) {
  auto const& now = steps.now();
  out.reached = steps.reached();
  out.cause = now.vetoed_by;
  if (now.special != nullptr) {
    out.grade = {outcome::special, now.special, static_cast<std::size_t>(now.special - rungs.data())};
    out.cause = now.vetoed_by != no_index ? now.vetoed_by : now.awarded_by;
    return;
  }
  if (now.vetoed_by != no_index) {
    out.grade = {outcome::vetoed, nullptr, 0};
    return;
  }
  if (rungs.empty()) { // or the group is open, and with it the ladder
    auto const& view = steps.tree().view();
    bool const is_open = !view.is_ungraded && view.custom_ladder == no_index;
    out.grade = {is_open ? outcome::undetermined : outcome::without_ladder, nullptr, 0};
    return;
  }
  auto const awarded = out.reached < now.lowest    ? now.lowest
                       : out.reached > now.highest ? now.highest
                                                   : out.reached;
  out.cause = awarded < out.reached ? now.limited_by : awarded > out.reached ? now.lifted_by : no_index;
  auto const index = static_cast<std::size_t>(awarded);
  out.grade =
      awarded < 0 ? grade{outcome::below_ladder, nullptr, 0} : grade{outcome::graded, &rungs[index], index};
}

/// The score before the steps, in millionths; answers whether anything applies.
template <class Number>
[[nodiscard]] bool score_before_steps(run_input const& from, roll_up_walk<Number> const& tree,
                                      Number& score) {
  if (!tree.score(score))
    return false;
  if (from.start != nullptr && from.start->is_there()) {
    auto const micro = **from.start * fraction{points::one};
    if constexpr (std::same_as<Number, narrow>)
      score = to_narrow(micro);
    else
      score = micro;
  }
  return true;
}

/// Where nothing applies: the points instead of a score, in millionths, for the steps to go on from. Answers whether
/// there are any; `code` becomes `nothing_applicable` where that is an error.
template <class Number> [[nodiscard]] bool stands_in(scheme_view const& view, Number& score, errc& code) {
  auto const& otherwise = view.nothing_applies;
  code = otherwise.kind() == if_nothing_applies::answer::refuse ? errc::nothing_applicable : errc::none;
  score = Number{otherwise.given().micro()};
  return otherwise.kind() == if_nothing_applies::answer::earns;
}

/// Rolls up and takes the first `count` steps in one kind of number; `score` may have overflowed then. Judges the findings
/// where that is still to be done. Answers what is wrong with them, or `nothing_applicable`.
template <class Number>
[[nodiscard]] errc run_in(run_input& from, open_taken open_as, std::size_t count, Number& score,
                          run_result* out) {
  part_refusal refused;
  roll_up_walk<Number> const tree{
      from.scheme,
      from.leaves,
      {.open_as = open_as, .refused = &refused, .findings = finding_source::of(from)}};
  bool const applies = score_before_steps(from, tree, score);
  if (auto* const counted = from.leaves.counting) {
    judge_steps(from.sheet, *counted);
    from.leaves.counting = nullptr;
    from.failed_by = counted->failed_by;
    if (counted->code != errc::none)
      return counted->code;
  }
  if (!applies && refused.code == errc::none)
    if (auto code = errc::none; !stands_in(from.scheme.view(), score, code)) {
      if (out != nullptr)
        *out = run_result{{}, {}, {outcome::nothing_applies, nullptr, 0}};
      return code;
    }
  step_runner<Number> steps{tree, from.rungs, score, from.failed_by};
  for (std::uint32_t i = 0; i < count; ++i)
    from.take(steps, i);
  if (out != nullptr && !has_overflowed(score) && refused.code == errc::none)
    conclude(steps, from.rungs, *out);
  from.refused_by = refused.part;
  return refused.code;
}

/// In 64 bits first, and again on fractions of any size where that overflows or a ladder of the user's is called.
template <class = on_use>
[[nodiscard]] inline errc run(run_input& from, open_taken open_as, run_result& out) {
  auto const& view = from.scheme.view();
  out.wide = {};
  if (view.custom_ladder == no_index) {
    auto const code = run_in(from, open_as, view.steps.size(), out.score, &out);
    if (code != errc::none || !out.score.overflowed)
      return code;
  }
  fraction score;
  auto const code = run_in(from, open_as, view.steps.size(), score, &out);
  out.wide = maybe<fraction>{std::in_place, in_points(score).reduced()};
  return code;
}

/// The error of a part that refused, or of a rating that has nothing to rate.
template <class = on_use> [[nodiscard]] error error_of(part_refusal const& why, scheme_view const& view) {
  return why.part == no_index ? error::at(why.code, view.title.id)
                              : error::at(why.code, view.id(why.part), why.part);
}

/// The score in points after the first `count` steps; tells of a part that refused.
template <class = on_use>
[[nodiscard]] fraction score_after(run_input from, open_taken open_as, std::size_t count,
                                   part_refusal& refused) {
  fraction score;
  refused.note(run_in(from, open_as, count, score, nullptr), from.refused_by);
  return in_points(score).reduced();
}

} // namespace starlot::inline v0::detail

#endif
