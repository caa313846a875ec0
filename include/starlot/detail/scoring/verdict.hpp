// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_VERDICT_HPP
#define STARLOT_DETAIL_SCORING_VERDICT_HPP
// IWYU pragma: private

#include <starlot/core/fraction.hpp>
#include <starlot/detail/scoring/appraisal.hpp>
#include <starlot/detail/scoring/course.hpp>
#include <starlot/detail/scoring/leaves.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/number.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/grade.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace starlot::inline v0::detail {

/// What remains of a course: the score in millionths where it fits 64 bits, the grade, and the part that stands
/// between them.
struct verdict {
  narrow score;
  starlot::grade grade;
  std::ptrdiff_t reached = -1;
  std::uint32_t cause = no_index;
};

template <class Stepper>
constexpr void conclude(Stepper const& steps, std::span<rung const> rungs, verdict& out) {
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

/// Calls `take(number)` for each step as long as it answers true. The few steps of a compile-time scheme one by
/// one, so that the compiler knows each.
template <class Schema, class Take>
STARLOT_DETAIL_INLINE constexpr bool for_each_step(Take const& take, std::size_t steps) {
  if constexpr (Schema::is_static) {
    constexpr auto count = static_cast<std::uint32_t>(Schema::view().steps.size());
    if constexpr (count <= 8)
      return [&]<std::uint32_t... Number>(std::integer_sequence<std::uint32_t, Number...>) {
        return (take(Number) && ...);
      }
    (std::make_integer_sequence<std::uint32_t, count>{});
  }
  for (std::uint32_t i = 0; i < steps; ++i)
    if (!take(i))
      return false;
  return true;
}

/// Rolls up, counting, and takes the steps.
template <class Number, class Schema, class Use>
constexpr void run(basic_findings<Schema> const& findings, std::span<rung const> rungs, reading how,
                   tally& count, Use const& use) {
  auto const& schema = findings.schema();
  auto const& view = schema.view();
  counted_leaves<Schema> const counting{findings, {&count}};
  Number score;
  if (!appraise<Number>(schema, counting, how).score(score) && count.code == errc::none)
    count.code = errc::nothing_applicable;
  if (count.code != errc::none)
    return;
  leaves_of<Schema> const leaves{findings, {}};
  auto const tree = appraise<Number>(schema, leaves, how);
  stepper<Number, Schema, leaves_of<Schema>> steps{tree, rungs, score, count.failed_by};
  auto const take = [&](std::uint32_t i) STARLOT_DETAIL_INLINE {
    auto const& s = view.steps[i];
    // Only a step of the user's could look at a remark.
    auto const f = s.kind == step_kind::custom ? findings.in_slot(view.criteria + i)
                                               : findings.without_remark(view.criteria + i);
    if (s.takes_findings()) {
      count.code = judge_step(s, f);
      count.open_conditions += s.counts() || !f.is_open() ? 0U : 1U;
    }
    if (count.code != errc::none)
      count.faulty = static_cast<std::uint32_t>(view.nodes.size() + i);
    else
      steps.take(i, f);
    return count.code == errc::none;
  };
  if (for_each_step<Schema>(take, view.steps.size()))
    use(steps);
}

/// Decides in one kind of number; answers whether it did, and the score fits 64 bits.
template <class Number, class Schema>
[[nodiscard]] constexpr bool decide_in(basic_findings<Schema> const& findings, std::span<rung const> rungs,
                                       reading how, tally& count, verdict& out) {
  out.score.overflowed = true;
  run<Number>(findings, rungs, how, count, [&](auto const& steps) {
    out.score = to_narrow(steps.now().score);
    if (!has_overflowed(steps.now().score))
      conclude(steps, rungs, out);
  });
  return !out.score.overflowed;
}

/// In 64 bits first, and again on fractions of any size where that overflows or the user's parts are called.
template <class Schema>
constexpr void decide(basic_findings<Schema> const& findings, std::span<rung const> rungs, reading how,
                      tally& count, verdict& out) {
  if (findings.schema().view().custom_ladder == no_index &&
      decide_in<narrow>(findings, rungs, how, count, out))
    return;
  if (count.code != errc::none)
    return;
  count = {};
  static_cast<void>(decide_in<basic_fraction<Schema::limbs>>(findings, rungs, how, count, out));
}

/// The score as a fraction of any size.
template <class Schema>
[[nodiscard]] constexpr basic_fraction<Schema::limbs> score_of(basic_findings<Schema> const& findings,
                                                               std::span<rung const> rungs, reading how) {
  basic_fraction<Schema::limbs> score;
  tally count;
  run<basic_fraction<Schema::limbs>>(findings, rungs, how, count, [&](auto const& steps) {
    score = in_points<Schema::limbs>(steps.now().score);
  });
  return score;
}

/// The first thing that is wrong with the findings: what was counted, or a date before it.
template <class Schema>
[[nodiscard]] constexpr error first_fault_of(basic_findings<Schema> const& findings, tally const& count) {
  auto const& view = findings.schema().view();
  if (findings.has_remarks()) // dates stand in the remarks only
    for (std::uint32_t i = 0; i < view.nodes.size() + view.steps.size() && i < count.faulty; ++i)
      if (auto const slot = view.slot(i); slot != no_index) {
        auto const date = findings.in_slot(slot).remark().date;
        if (!date.empty() && !is_date(date))
          return error::at(errc::bad_date, view.id(i), i);
      }
  if (count.code == errc::none)
    return {};
  if (count.faulty == no_index)
    return error::at(count.code, view.title.id);
  return error::at(count.code, view.id(count.faulty), count.faulty);
}

} // namespace starlot::inline v0::detail

#endif
