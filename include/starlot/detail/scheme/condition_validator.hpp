// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_CONDITION_VALIDATOR_HPP
#define STARLOT_DETAIL_SCHEME_CONDITION_VALIDATOR_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/scheme/reachable_scores.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// The part of the validator that looks at the conditions of a step; see validate.hpp.

namespace starlot::inline v0::detail {

/// What is wrong with a condition, and which id it is about.
struct condition_fault {
  errc code = errc::none;
  std::string_view id{};
};

class condition_validator {
public:
  /// `before`: the scores that there may be where the step stands.
  constexpr condition_validator(scheme_view const& view, step const& s, reachable_scores const& before)
      : view_{view}, step_{s}, before_{before} {}

  /// The first fault of one condition. What combines others is right by itself: see `are_combined`.
  [[nodiscard]] constexpr condition_fault fault_of(condition const& c) const {
    auto const& s = step_;
    if (c.combines())
      return {};
    if (c.of == measure::finding && s.condition_count > 0) {
      if (s.counts() || c.where != s.id)
        return {errc::second_question, c.where};
      return is_compared(c) ? condition_fault{errc::condition_does_not_fit, s.id} : condition_fault{};
    }
    if (c.of == measure::group)
      return group_fault(c);
    if (c.of == measure::value)
      return value_fault(c);
    bool const needs_branch = c.of == measure::branch;
    bool const may_name = needs_branch || c.of == measure::assessed_weight || c.of == measure::assessed_count;
    auto const node = view_.find(c.where);
    if (may_name && (needs_branch || !c.where.empty()) && node >= view_.nodes.size())
      return {errc::unknown_branch, c.where.empty() ? s.id : c.where};
    bool const counts_and_asks = s.asks() && s.counts();
    bool const is_nothing = c.of == measure::always && (s.unless || s.condition_count > 0);
    if (c.of > measure::assessed_count || c.is > bound::below || (!may_name && !c.where.empty()) ||
        (counts_and_asks && s.condition_count == 0) || is_nothing || !limit_fits(c, node))
      return {errc::condition_does_not_fit, s.id};
    if (!can_speak_for_step(c, node))
      return {errc::condition_without_effect, c.where.empty() ? s.id : c.where};
    return {};
  }

  /// Whether each `both` and `either` stands behind two conditions, and the last, that of the step, behind all.
  [[nodiscard]] constexpr bool are_combined() const {
    std::size_t open = 0; // conditions that nothing combines yet
    for (auto const& c : conditions_of(view_, step_)) {
      if (c.combines() && open < 2)
        return false;
      open = c.combines() ? open - 1 : open + 1;
    }
    return step_.when.combines() ? open == 2 : open == 0;
  }

private:
  /// A value is that of a criterion which is not visited at outlets, where there could be many.
  [[nodiscard]] constexpr condition_fault value_fault(condition const& c) const {
    auto const node = view_.find(c.where);
    if (node >= view_.nodes.size())
      return {errc::unknown_branch, c.where.empty() ? step_.id : c.where};
    auto const& n = view_.nodes[node];
    bool const fits = !n.is_clause() && n.visited() == scope::head_office && !c.in_points &&
                      c.denominator == 1 && c.is <= bound::below;
    return fits ? condition_fault{} : condition_fault{errc::condition_does_not_fit, c.where};
  }
  /// A group is that of a ladder; nothing is compared with it.
  [[nodiscard]] constexpr condition_fault group_fault(condition const& c) const {
    if (is_compared(c) || c.is != bound::at_least || c.where.empty())
      return {errc::condition_does_not_fit, step_.id};
    for (auto const& r : view_.rungs)
      if (r.group == c.where)
        return {};
    return {errc::group_without_ladder, c.where};
  }

  /// Whether anything is compared.
  [[nodiscard]] static constexpr bool is_compared(condition const& c) {
    return c.in_points || c.numerator != 0 || c.denominator != 1;
  }

  /// Shares for what was earned or assessed, points for scores and for what is worth points, else counts.
  [[nodiscard]] constexpr bool limit_fits(condition const& c, std::uint32_t node) const {
    if (c.of == measure::always || c.of == measure::finding)
      return !is_compared(c);
    if (c.in_points && c.denominator != 1)
      return false;
    if (c.of == measure::score)
      return c.in_points;
    if (c.of == measure::assessed_count)
      return !c.in_points && c.denominator == 1 && c.numerator >= 0;
    if (!c.in_points)
      return c.denominator > 0 && c.numerator >= 0 && c.numerator <= c.denominator;
    if (c.of == measure::branch)
      return !view_.nodes[node].is_weight() && !view_.nodes[node].is_advisory();
    if (c.of == measure::any_branch || c.of == measure::every_branch)
      return sums_points(view_.top);
    for (auto const& n : view_.nodes)
      if (!n.is_clause() && n.is_weight())
        return false;
    return c.of != measure::assessed_weight;
  }

  /// Whether some findings make the condition what the step needs to act: true or, for `unless` and `!`, false.
  [[nodiscard]] constexpr bool can_speak_for_step(condition const& c, std::uint32_t node) const {
    bool const is_clause = !c.where.empty() && view_.nodes[node].is_clause();
    bool of_own = view_.customs > 0; // what the user's parts make of what is earned is their affair
    reachable_scores reach{0, c.denominator};
    switch (c.of) {
    case measure::score:
      reach = before_;
      break;
    case measure::branch:
      if (is_clause && criteria_in(c.where, node, 1) == 0)
        return false; // nothing that it looks at ever applies
      of_own = of_own && is_clause;
      if (c.in_points)
        reach.highest = view_.nodes[node].amount;
      break;
    case measure::any_branch:
    case measure::every_branch:
    case measure::any_criterion:
    case measure::every_criterion: {
      bool const branches = c.of == measure::any_branch || c.of == measure::every_branch;
      of_own = of_own && branches;
      if (c.in_points)
        reach.highest = most_worth(branches);
      break;
    }
    case measure::assessed_weight:
      if (is_clause && criteria_in(c.where, node, 1) == 0)
        return false;
      of_own = false;
      break;
    case measure::assessed_count:
      of_own = false;
      reach.highest = criteria_in(c.where, node, reachable_scores::endless);
      break;
    default:
      return true;
    }
    bool const is_ranged = c.in_points && c.of != measure::score && view_.has_ranges;
    return of_own || is_ranged || reach.has(c.negated != step_.unless ? opposite(c.is) : c.is, c.numerator);
  }

  /// How many criteria count in a part, or in the scheme; no more than `enough`.
  [[nodiscard]] constexpr std::int64_t criteria_in(std::string_view where, std::uint32_t node,
                                                   std::int64_t enough) const {
    std::size_t i = where.empty() ? 0 : node;
    auto const last = where.empty() ? view_.nodes.size() : view_.end_of(node);
    std::int64_t count = 0;
    for (; i < last && count < enough; ++i)
      count += view_.nodes[i].is_clause() || view_.nodes[i].is_advisory() ? 0 : 1;
    return count;
  }

  /// The worth of the branch at the top, or of the criterion, that is worth most.
  [[nodiscard]] constexpr std::int64_t most_worth(bool branches) const {
    std::int64_t most = 0;
    for (std::size_t i = 0; i < view_.nodes.size(); i = branches ? view_.end_of(i) : i + 1)
      if ((branches || !view_.nodes[i].is_clause()) && view_.nodes[i].amount > most)
        most = view_.nodes[i].amount;
    return most;
  }

  scheme_view const& view_;
  step const& step_;
  reachable_scores before_;
};

} // namespace starlot::inline v0::detail

#endif
