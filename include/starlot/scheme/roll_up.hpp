// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ROLL_UP_HPP
#define STARLOT_SCHEME_ROLL_UP_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/scheme/clause_answer.hpp>
#include <starlot/scheme/clause_children.hpp>
#include <starlot/scheme/named.hpp>

#include <concepts>
#include <cstdint>
#include <span>

namespace starlot::inline v0 {

/// How children make their clause (汇总).
///
///   sum_of_points        children carry points; the clause is worth their sum
///   raw_sum              at the top only: points are added up and never brought to a scale. What is excluded is
///                        missing in the score, and in the `maximum()` of the rating
///   weighted_mean        children carry weights among themselves; the clause carries its own points, or weight
///   minimum, maximum     the same, and the worst or the best child decides, by its share
///   a type of your own   the same, and it decides; see CustomRollUp
///
/// Sum and mean are the same: a weighted mean only spreads the clause's own worth over its children by their
/// weights. What is excluded leaves them as `renormalise` says. Of the others, a clause keeps its worth as
/// long as anything in it applies. The numbers are hashed and never change meaning.
enum class roll_up : std::uint8_t {
  sum_of_points = 1,
  weighted_mean = 2,
  minimum = 3,
  maximum = 4,
  raw_sum = 5,
  custom = 255,
};

/// The children's points add up.
inline constexpr roll_up sum_of_points = roll_up::sum_of_points;
/// The same at the top, never brought to a scale.
inline constexpr roll_up raw_sum = roll_up::raw_sum;
/// The mean of the children by their weights.
inline constexpr roll_up weighted_mean = roll_up::weighted_mean;
/// The worst child.
inline constexpr roll_up minimum = roll_up::minimum;
/// The best child.
inline constexpr roll_up maximum = roll_up::maximum;

namespace detail {

/// Whether children are added up: their sum, or their mean.
[[nodiscard]] constexpr bool is_linear(roll_up r) noexcept {
  return r == roll_up::sum_of_points || r == roll_up::weighted_mean || r == roll_up::raw_sum;
}
/// Whether children carry points, and no weights.
[[nodiscard]] constexpr bool sums_points(roll_up r) noexcept {
  return r == roll_up::sum_of_points || r == roll_up::raw_sum;
}

} // namespace detail

namespace detail {

template <class T>
concept AnswersForClause = std::convertible_to<T, fraction> || std::same_as<T, result<fraction>> ||
    std::same_as<T, clause_answer> || std::same_as<T, result<clause_answer>>;

template <class Part>
concept TakesApplying = requires(Part const& p, std::span<child const> children) {
  { p(children) } -> AnswersForClause;
};
template <class Part>
concept TakesChildren = requires(Part const& p, clause_children const& children) {
  { p(children) } -> AnswersForClause;
};

template <class Part>
concept CalledAsRollUp = TakesApplying<Part> || TakesChildren<Part>;

/// Whether a roll-up says that it may answer with less than nothing or more than everything.
template <class Part> [[nodiscard]] consteval bool says_beyond() {
  if constexpr (requires { Part::goes_beyond; })
    return Part::goes_beyond;
  else
    return false;
}

} // namespace detail

/// A roll-up of the user's: called with the children that apply, at least one, in the order of the scheme, it
/// answers with the share of its worth that the clause earns, from 0 to 1 (contract):
///
///     struct mean_of_best_and_worst {
///       static constexpr std::string_view name = "mean of best and worst";
///       static constexpr int version = 1;
///       static constexpr bool is_monotone = true; // a child that earns more never lowers the clause
///       fraction operator()(std::span<child const> children) const;
///     };
///
/// Without `is_monotone` the bounds of open items are not guaranteed, and the rating says so. What is open stands among the
/// children with nothing, or with all it can earn, and its finding is not known: a roll-up that reads findings says
/// `is_monotone` only if none that could be recorded leads outside of these two.
///
/// One that takes a `clause_children const&` instead sees all children, those that are excluded too, their findings, and what
/// the clause is worth. Either may answer with a `clause_answer`, which says more than a share. Answers below 0 and below
/// every child, or above 1 and above every child, need `static constexpr bool goes_beyond = true`; scores are then bounded by
/// steps alone. A roll-up that may refuse answers with a `result` of a fraction or of a `clause_answer`: its first error is
/// that of the rating, with the place of the clause.
template <class Part>
concept CustomRollUp = std::copy_constructible<Part> && detail::CalledAsRollUp<Part>;

} // namespace starlot::inline v0

#endif
