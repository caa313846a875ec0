// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_MONOTONE_HPP
#define STARLOT_SCHEME_MONOTONE_HPP

#include <starlot/scheme/scheme_view.hpp>

#include <cstdint>

namespace starlot::inline v0 {

namespace detail {

/// What it means to the company that a step acts.
enum class step_effect : std::uint8_t { helps, harms, either };

[[nodiscard]] constexpr step_effect effect_of(step const& s) noexcept {
  switch (s.kind) {
  case step_kind::bonus:
  case step_kind::floor_at:
  case step_kind::grade_floor:
    return step_effect::helps;
  case step_kind::add:
    return s.amount < points{} ? step_effect::harms : step_effect::helps;
  case step_kind::deduction:
  case step_kind::cap:
  case step_kind::veto:
  case step_kind::grade_limit:
  case step_kind::rung_needs:
    return step_effect::harms;
  default:
    return step_effect::either;
  }
}

/// Whether a step decides over the grade and leaves the score alone.
[[nodiscard]] constexpr bool concerns_grade(step const& s) noexcept {
  return s.acts_on_grade() || s.kind == step_kind::veto;
}

/// One condition of a step. What combines conditions is, where they are.
[[nodiscard]] constexpr bool is_monotone(step const& s, condition const& c,
                                         bool few_points_are_good) noexcept {
  if (c.of == measure::finding || c.combines())
    return true; // an open question is answered by what it means to the company
  if (s.kind == step_kind::deduction && s.limit != step::no_limit && few_points_are_good)
    return false; // takes points, which is good, and fails, which is not
  bool const acts_when_high = ((c.is == bound::at_least || c.is == bound::above) != c.negated) != s.unless;
  bool const high_is_good = !concerns_grade(s) || !few_points_are_good;
  return acts_when_high == ((effect_of(s) == step_effect::helps) == high_is_good);
}

[[nodiscard]] constexpr bool is_monotone(scheme_view const& view, step const& s,
                                         bool few_points_are_good) noexcept {
  if (s.kind == step_kind::custom)
    return true; // says so itself, or not: counted with the custom parts
  if (s.when.of == measure::always)
    return true;
  if (effect_of(s) == step_effect::either || !is_monotone(s, s.when, few_points_are_good))
    return false;
  for (auto const& c : view.conditions_of(s))
    if (!is_monotone(s, c, few_points_are_good))
      return false;
  return true;
}

} // namespace detail

/// Whether a criterion that earns more never lowers the score, and never the grade (raises it, where few points
/// are good): then a rating with open items has guaranteed bounds. Ready parts are, but for steps of which a
/// condition works the other way round (a bonus for a low score); custom roll-ups, steps and ladders are if
/// they say so.
[[nodiscard]] constexpr bool is_monotone(scheme_view const& view) noexcept {
  bool many = view.rungs.empty(); // whether some ladder is of the one kind, and of the other
  bool few = false;
  for (auto const& r : view.rungs)
    (r.is_descending() ? few : many) = true;
  for (auto const& s : view.steps)
    if ((many && !detail::is_monotone(view, s, false)) || (few && !detail::is_monotone(view, s, true)))
      return false;
  return view.customs_are_monotone;
}

} // namespace starlot::inline v0

#endif
