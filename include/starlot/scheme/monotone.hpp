// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_MONOTONE_HPP
#define STARLOT_SCHEME_MONOTONE_HPP

#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

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

/// Whether no criterion has a say in a condition.
[[nodiscard]] constexpr bool is_decided_apart(condition const& c) noexcept {
  return c.of == measure::always || c.of == measure::finding || c.of == measure::group || c.combines();
}

/// One condition of a step. What combines conditions is, where they are.
[[nodiscard]] constexpr bool is_monotone(step const& s, condition const& c,
                                         bool few_points_are_good) noexcept {
  if (is_decided_apart(c))
    return true; // an open question is answered by what it means to the company
  if (c.of == measure::value)
    return false;
  if (s.kind == step_kind::deduction && s.limit != step::no_limit && few_points_are_good)
    return false; // takes points, which is good, and fails, which is not
  bool const acts_when_high = ((c.is == bound::at_least || c.is == bound::above) != c.negated) != s.unless;
  bool const high_is_good = !concerns_grade(s) || !few_points_are_good;
  return acts_when_high == ((effect_of(s) == step_effect::helps) == high_is_good);
}

/// Whether a condition looks at a recorded value that earns nothing: whatever else is found, it stays.
[[nodiscard]] constexpr bool is_of_advisory_value(scheme_view const& view, condition const& c) noexcept {
  if (c.of != measure::value)
    return false;
  auto const node = view.find(c.where);
  return node < view.nodes.size() && view.nodes[node].is_advisory();
}

/// Whether a step always acts, or never, for one company.
[[nodiscard]] constexpr bool depends_on_group_alone(scheme_view const& view, step const& s) noexcept {
  auto const is_fixed = [](condition const& c) {
    return c.of == measure::always || c.of == measure::group || c.combines();
  };
  bool fixed = is_fixed(s.when);
  for (auto const& c : conditions_of(view, s))
    fixed = fixed && is_fixed(c);
  return fixed;
}

[[nodiscard]] constexpr bool is_monotone(scheme_view const& view, step const& s, bool few_points_are_good,
                                         bool is_settled) noexcept {
  if (depends_on_group_alone(view, s))
    return true; // a step of the user's says itself whether it is: counted with the custom parts
  // Questions and values that are open leave the rating undetermined.
  bool const acts_before = s.acts_before();
  if (acts_before && is_settled)
    return true;
  if (effect_of(s) == step_effect::either && !acts_before)
    return false;
  auto const is_right = [&](condition const& c) {
    return is_decided_apart(c) || is_of_advisory_value(view, c) ||
           (!acts_before && is_monotone(s, c, few_points_are_good));
  };
  bool all = is_right(s.when);
  for (auto const& c : conditions_of(view, s))
    all = all && is_right(c);
  return all;
}

/// Whether what fails the company stays the same as long as it fails: not where a veto that awards something else stands between
/// two that award the same, of which the first may act in the one bound and the second in the other.
[[nodiscard]] constexpr bool vetoes_are_in_order(scheme_view const& view) noexcept {
  constexpr std::size_t criteria = 0; // which fail the company before the steps do; step i is number i + 1
  auto const may_fail = [&](std::size_t number) {
    if (number == criteria)
      return view.customs > 0;
    auto const& s = view.steps[number - 1];
    return s.kind == step_kind::veto || s.kind == step_kind::custom ||
           (s.kind == step_kind::deduction && s.limit != step::no_limit);
  };
  auto const award = [&](std::size_t number) {
    return number != criteria && view.steps[number - 1].awards() ? view.steps[number - 1].rung.name
                                                                 : std::string_view{};
  };
  for (std::size_t last = 1; last <= view.steps.size(); ++last) {
    bool differs = false;
    for (auto k = may_fail(last) ? last : 0; k-- > 0;)
      if (may_fail(k) && award(k) != award(last))
        differs = true;
      else if (may_fail(k) && differs)
        return false;
  }
  return true;
}

/// `is_settled`: what steps decide before the roll-up is known, whatever is open.
[[nodiscard]] constexpr bool is_monotone(scheme_view const& view, bool is_settled) noexcept {
  bool many = view.rungs.empty(); // whether some ladder is of the one kind, and of the other
  bool few = false;
  for (auto const& r : view.rungs)
    if (!r.is_special)
      (r.is_descending() ? few : many) = true;
  for (auto const& s : view.steps)
    if ((many && !is_monotone(view, s, false, is_settled)) ||
        (few && !is_monotone(view, s, true, is_settled)))
      return false;
  return view.customs_are_monotone && vetoes_are_in_order(view);
}

} // namespace detail

/// Whether a criterion that earns more never lowers the score, and never the grade (raises it, where few points
/// are good): then a rating with open items has guaranteed bounds. Ready parts are, but for steps of which a
/// condition works the other way round (a bonus for a low score); custom roll-ups, steps and ladders are if
/// they say so.
[[nodiscard]] constexpr bool is_monotone(scheme_view const& view) noexcept {
  return detail::is_monotone(view, false);
}

} // namespace starlot::inline v0

#endif
