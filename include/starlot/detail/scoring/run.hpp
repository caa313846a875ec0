// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_RUN_HPP
#define STARLOT_DETAIL_SCORING_RUN_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scoring/judge.hpp>
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
#include <optional>
#include <span>
#include <string_view>

namespace starlot::inline v0::detail {

/// What the first reading of the findings learns beside their leaves.
struct open_count {
  std::size_t criteria = 0;
  std::size_t advisory = 0;
  std::size_t conditions = 0;
  std::uint32_t failed_by = no_index; ///< the first criterion that fails the company
  std::uint32_t faulty = no_index;    ///< the first part whose finding is wrong, and what is
  errc code = errc::none;

  void fail(std::uint32_t part, errc why) noexcept {
    if (code == errc::none && why != errc::none) {
      faulty = part;
      code = why;
    }
  }
};

/// Judges a finding that is not read quickly.
template <class = on_use>
STARLOT_DETAIL_COLD void judge_slowly(finding_set const& f, std::uint32_t index, leaf& out, open_count& count) {
  auto const& n = f.scheme().view().nodes[index];
  out = leaf{};
  auto const recorded = f.in_slot(n.link);
  count.fail(index, judge_criterion(f.scheme(), index, recorded, !recorded.remark().reason.empty(), out));
  if (out.is_open())
    ++(n.is_advisory() ? count.advisory : count.criteria);
  if (out.has_failed() && count.failed_by == no_index)
    count.failed_by = index;
}

/// The leaves of a sheet, by slots.
template <class = on_use> inline void judge_sheet(finding_set const& f, leaf_list& leaves, open_count& count) {
  auto const& view = f.scheme().view();
  leaves.resize_for_overwrite(view.criteria);
  auto* const out = leaves.data();
  auto const* const observed = &f.observed(0);
  auto const size = static_cast<std::uint32_t>(view.nodes.size());
  auto const* const nodes = view.nodes.data();
  for (std::uint32_t i = 0; i < size; ++i) {
    auto const& n = nodes[i];
    if (n.is_clause())
      continue;
    auto& l = out[n.link];
    if (reads_quickly(n.rule(), observed[n.link], l.top, l.bottom))
      l.is = leaf::state::scored;
    else
      judge_slowly(f, i, l, count);
  }
  for (std::uint32_t i = 0; i < view.steps.size(); ++i) {
    auto const& s = view.steps[i];
    if (!s.takes_findings())
      continue;
    auto const& o = f.observed(view.criteria + i);
    count.fail(size + i, judge_step(s, o));
    count.conditions += s.counts() || !o.is_open() ? 0U : 1U;
  }
}

/// The first thing that is wrong with the findings: what was counted, or a date before it.
template <class = on_use>
[[nodiscard]] error first_fault_of(finding_set const& findings, open_count const& count) {
  auto const& view = findings.scheme().view();
  if (findings.has_remarks()) // dates stand in the remarks only
    for (std::uint32_t i = 0; i < view.nodes.size() + view.steps.size() && i < count.faulty; ++i)
      if (auto const slot = view.slot(i); slot != no_index) {
        auto const date = findings.in_slot(slot).remark().date;
        if (!date.empty() && !is_date(date))
          return {errc::bad_date, {view.id(i), i, 0, 0}, {}, {}};
      }
  if (count.code == errc::none)
    return {};
  return {count.code, {view.id(count.faulty), count.faulty, 0, 0}, {}, {}};
}

/// What a rating is worked out from: the leaves of one sheet, or of a company.
struct run_input {
  any_scheme const& scheme;
  std::span<rung const> rungs;
  leaf_table leaves;
  finding_set const& sheet;                ///< the one, or that of the head office
  std::span<observation const> put_together{}; ///< findings by slots where they are not those of the sheet
  std::optional<fraction> const* start = nullptr; ///< points, instead of what the roll-up makes; or none
  std::uint32_t failed_by = no_index;      ///< the first part that fails the company before the steps
  std::string_view policy{};               ///< aggregation, of a company

  /// The finding of a slot, with its remark where it is the sheet's own.
  [[nodiscard]] finding recorded(std::uint32_t slot) const {
    if (put_together.empty() || put_together[slot] == sheet.observed(slot))
      return sheet.in_slot(slot);
    return put_together[slot].as_finding();
  }
  [[nodiscard]] finding of_step(std::uint32_t number) const {
    auto const slot = scheme.view().criteria + number;
    // Only a step of the user's could look at a remark.
    if (scheme.view().steps[number].kind == step_kind::custom)
      return recorded(slot);
    return put_together.empty() ? sheet.observed(slot).as_finding() : put_together[slot].as_finding();
  }
};

/// What comes out of a run: the score, the grade, and the part that stands between them.
struct run_result {
  narrow score;                 ///< in millionths, where it fits 64 bits
  std::optional<fraction> wide; ///< in points, where it does not
  starlot::grade grade;
  std::ptrdiff_t reached = -1;
  std::uint32_t cause = no_index;

  [[nodiscard]] fraction points() const { return wide ? *wide : in_points(score); }
};

template <class Number>
void conclude(step_runner<Number> const& steps, std::span<rung const> rungs, run_result& out) {
  auto const& now = steps.now();
  out.reached = steps.reached();
  out.cause = now.vetoed_by;
  if (now.vetoed_by != no_index) {
    out.grade = {outcome::vetoed, nullptr, 0};
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
[[nodiscard]] bool score_before_steps(run_input const& from, roll_up_walk<Number> const& tree, Number& score) {
  if (!tree.score(score))
    return false;
  if (from.start != nullptr && *from.start) {
    auto const micro = **from.start * fraction{points::one};
    if constexpr (std::same_as<Number, narrow>)
      score = to_narrow(micro);
    else
      score = micro;
  }
  return true;
}

/// Rolls up and takes the first `count` steps in one kind of number; answers whether anything applies. `score` may
/// have overflowed then.
template <class Number>
[[nodiscard]] bool run_in(run_input const& from, share open_as, std::size_t count, Number& score,
                          run_result* out) {
  roll_up_walk<Number> const tree{from.scheme, from.leaves, {.open_as = open_as}};
  if (!score_before_steps(from, tree, score))
    return false;
  step_runner<Number> steps{tree, from.rungs, score, from.failed_by};
  for (std::uint32_t i = 0; i < count; ++i)
    steps.take(i, from.of_step(i));
  score = steps.now().score;
  if (out != nullptr && !has_overflowed(score))
    conclude(steps, from.rungs, *out);
  return true;
}

/// In 64 bits first, and again on fractions of any size where that overflows or a ladder of the user's is called.
/// Answers whether anything applies.
template <class = on_use> [[nodiscard]] inline bool run(run_input const& from, share open_as, run_result& out) {
  auto const& view = from.scheme.view();
  out.wide.reset();
  if (view.custom_ladder == no_index) {
    if (!run_in(from, open_as, view.steps.size(), out.score, &out))
      return false;
    if (!out.score.overflowed)
      return true;
  }
  fraction score;
  if (!run_in(from, open_as, view.steps.size(), score, &out))
    return false;
  out.wide = in_points(score).reduced();
  return true;
}

/// The score in points after the first `count` steps.
template <class = on_use>
[[nodiscard]] fraction score_after(run_input const& from, share open_as, std::size_t count) {
  fraction score;
  static_cast<void>(run_in(from, open_as, count, score, nullptr));
  return in_points(score).reduced();
}

} // namespace starlot::inline v0::detail

#endif
