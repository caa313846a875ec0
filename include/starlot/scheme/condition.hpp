// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CONDITION_HPP
#define STARLOT_SCHEME_CONDITION_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/share.hpp>
#include <starlot/core/text.hpp>
#include <starlot/scheme/ladder.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

// Conditions under which a step acts: `.when(…)`, `.unless(…)`.
//
//   the_score.at_least(90_pt)           the score where the step stands
//   branch("3").at_least(50_pct)        what a clause or criterion earned, of what it can after exclusions
//   branch("3").below(20_pt)            the same in points of its declared worth
//   any_branch, every_branch            one of those at the top, or each that applies
//   any_criterion, every_criterion      one criterion, or each that applies
//   assessed("3").at_least(75_pct)      weight of what was scored in a branch, of all that it declares
//   assessed("3").at_least(4)           how many of its criteria were scored; `assessed()`: of the scheme
//   asked{"licence", "Has a licence"}   a finding recorded for the step: met or not; open without a record
//   value_of("staff").at_least(50)      the measured value, or the level, that is recorded for a criterion
//   in_group("small")                   the company is rated by the ladder of this peer group
//
// Each subject but the question and the group has `at_least`, `above`, `at_most` and `below`. An open criterion stands in the
// lower bound of a rating with nothing and in the upper one with everything it can earn. A value is unknown where none is
// recorded; while the criterion is open it could be any, and the bounds are not guaranteed. It is that of a sheet or of a head
// office, not of outlets.
//
// Conditions combine, the question of a step among them, as many as are needed:
//
//   branch("3").below(50_pct) && !branch("2").at_least(80_pct)
//   (any_branch.below(20_pct) || asked{"recall", "A recall is going on"}) && the_score.above(60_pt)
//
// Each condition is true, false or, where nothing that it looks at applies, unknown. `!` leaves unknown as it is;
// `&&` is false where one side is, true where both are; `||` is true where one side is, false where both are; all
// else is unknown. A step acts `when` the whole is true, and `unless` where the whole is false: it never acts on
// what is unknown. A condition that can do nothing for its step (it looks at nothing that counts, or no value
// reaches its limit) is refused when the scheme is built.

/// What a condition looks at. The numbers are hashed and never change meaning.
enum class measure : std::uint8_t {
  always = 0,
  finding = 1,
  score = 2,
  branch = 3,
  any_branch = 4,
  every_branch = 5,
  any_criterion = 6,
  every_criterion = 7,
  assessed_weight = 8,
  assessed_count = 9,
  both = 10, ///< no subject: the two conditions before it hold
  either = 11,
  group = 12,
  value = 13,
};

/// A condition as a scheme holds it. Made by the subjects below. One of several that are combined may also be
/// `both` or `either`, which stands behind the two that it combines.
struct condition {
  measure of = measure::always; ///< what is looked at
  bound is = bound::at_least;   ///< how it is compared
  bool in_points = false;       ///< the limit is in points, not a share
  std::string_view where =
      {}; ///< id of a clause or criterion; empty: the whole scheme. In combinations also of a question. Or a group
  std::int64_t numerator =
      0; ///< of the limit: a share, points or a value in millionths over 1, or a count over 1
  std::int64_t denominator = 1; ///< of the limit
  bool negated = false;         ///< `!`: true where the comparison is false

  /// Whether it stands for the two conditions before it.
  [[nodiscard]] constexpr bool combines() const noexcept {
    return of == measure::both || of == measure::either;
  }
};

namespace detail {

/// The four comparisons of a subject with a limit.
template <class Subject, class Limit> struct compares_with {
  [[nodiscard]] constexpr condition at_least(Limit limit) const {
    return self().make(bound::at_least, limit);
  }
  [[nodiscard]] constexpr condition above(Limit limit) const { return self().make(bound::above, limit); }
  [[nodiscard]] constexpr condition at_most(Limit limit) const { return self().make(bound::at_most, limit); }
  [[nodiscard]] constexpr condition below(Limit limit) const { return self().make(bound::below, limit); }

private:
  [[nodiscard]] constexpr Subject const& self() const { return static_cast<Subject const&>(*this); }
};

/// The same with limits of two kinds.
template <class Subject, class First, class Second>
struct comparable_subject : compares_with<Subject, First>, compares_with<Subject, Second> {
  using compares_with<Subject, First>::at_least;
  using compares_with<Subject, First>::above;
  using compares_with<Subject, First>::at_most;
  using compares_with<Subject, First>::below;
  using compares_with<Subject, Second>::at_least;
  using compares_with<Subject, Second>::above;
  using compares_with<Subject, Second>::at_most;
  using compares_with<Subject, Second>::below;
};

/// What branches and criteria earned: in shares, or in points of their worth.
class part_subject : public comparable_subject<part_subject, share, points> {
public:
  constexpr part_subject(measure of, std::string_view id) noexcept : of_{of}, id_{id} {}
  [[nodiscard]] constexpr condition make(bound b, share limit) const noexcept {
    return {of_, b, false, id_, limit.numerator(), limit.denominator(), false};
  }
  [[nodiscard]] constexpr condition make(bound b, points limit) const noexcept {
    return {of_, b, true, id_, limit.micro(), 1, false};
  }

private:
  measure of_;
  std::string_view id_;
};

/// How much was scored: by weight, or by number.
class assessed_subject : public comparable_subject<assessed_subject, share, std::int64_t> {
public:
  constexpr explicit assessed_subject(std::string_view id) noexcept : id_{id} {}
  [[nodiscard]] constexpr condition make(bound b, share limit) const noexcept {
    return {measure::assessed_weight, b, false, id_, limit.numerator(), limit.denominator(), false};
  }
  [[nodiscard]] constexpr condition make(bound b, std::int64_t limit) const noexcept {
    return {measure::assessed_count, b, false, id_, limit, 1, false};
  }

private:
  std::string_view id_;
};

/// What was recorded: the measured value of a criterion, or its level.
class value_subject : public comparable_subject<value_subject, decimal, std::int64_t> {
public:
  constexpr explicit value_subject(std::string_view id) noexcept : id_{id} {}
  [[nodiscard]] constexpr condition make(bound b, decimal limit) const noexcept {
    return {measure::value, b, false, id_, limit.micro(), 1, false};
  }
  [[nodiscard]] constexpr condition make(bound b, std::int64_t limit) const {
    return make(b, decimal{limit});
  }

private:
  std::string_view id_;
};

struct score_subject : compares_with<score_subject, points> {
  [[nodiscard]] constexpr condition make(bound b, points limit) const noexcept {
    return {measure::score, b, true, {}, limit.micro(), 1, false};
  }
};

} // namespace detail

/// The score as it stands at the step.
inline constexpr detail::score_subject the_score{};
/// A clause or criterion, by its id.
[[nodiscard]] constexpr detail::part_subject branch(std::string_view id) noexcept {
  return {measure::branch, id};
}
/// Some branch at the top.
inline constexpr detail::part_subject any_branch{measure::any_branch, {}};
/// Each branch at the top that applies.
inline constexpr detail::part_subject every_branch{measure::every_branch, {}};
/// Some criterion that applies.
inline constexpr detail::part_subject any_criterion{measure::any_criterion, {}};
/// Each criterion that applies.
inline constexpr detail::part_subject every_criterion{measure::every_criterion, {}};
/// How much was assessed, of a branch or of all: a share of the weight, or a number of criteria.
[[nodiscard]] constexpr detail::assessed_subject assessed(std::string_view id = {}) noexcept {
  return detail::assessed_subject{id};
}
/// The measured value, or the level, that is recorded for a criterion.
[[nodiscard]] constexpr detail::value_subject value_of(std::string_view id) noexcept {
  return detail::value_subject{id};
}

/// The company is of a peer group, which has a ladder: `cap{90_pt}.unless(in_group("small"))`.
[[nodiscard]] constexpr condition in_group(std::string_view group) noexcept {
  condition c;
  c.of = measure::group;
  c.where = group;
  return c;
}

/// A question of the step's own: findings are recorded under the id, met or not met.
struct asked {
  std::string_view id;
  text title;

  constexpr asked(std::string_view i, text t) noexcept : id{i}, title{t} {}
  constexpr explicit asked(std::string_view i) noexcept : id{i}, title{i} {}
};

/// Conditions combined by `&&`, `||` and `!`: `Size` entries, each `both` or `either` behind what it combines.
/// A `!` stands at the single conditions: `!(a && b)` is `!a || !b`.
template <std::size_t Size> struct combined_condition {
  std::array<condition, Size> entries; ///< in that order
  asked question{{}, {}};              ///< the first that is asked
  bool asks = false;                   ///< whether there is one
};

namespace detail {

template <class> constexpr std::size_t entries_of = 0;
template <> inline constexpr std::size_t entries_of<condition> = 1;
template <> inline constexpr std::size_t entries_of<asked> = 1;
template <std::size_t Size> constexpr std::size_t entries_of<combined_condition<Size>> = Size;

template <class Part>
concept ConditionPart = entries_of<Part>
!= 0;

[[nodiscard]] constexpr combined_condition<1> as_combined(condition const& c) noexcept {
  combined_condition<1> out;
  out.entries[0] = c;
  return out;
}
[[nodiscard]] constexpr combined_condition<1> as_combined(asked const& question) noexcept {
  combined_condition<1> out;
  out.entries[0].of = measure::finding;
  out.entries[0].where = question.id;
  out.question = question;
  out.asks = true;
  return out;
}
template <std::size_t Size>
[[nodiscard]] constexpr combined_condition<Size> const&
as_combined(combined_condition<Size> const& c) noexcept {
  return c;
}

/// The opposite, by the laws of De Morgan.
constexpr void negate(condition& c) noexcept {
  if (c.combines())
    c.of = c.of == measure::both ? measure::either : measure::both;
  else
    c.negated = !c.negated;
}

template <std::size_t First, std::size_t Second>
[[nodiscard]] constexpr combined_condition<First + Second + 1>
combine(combined_condition<First> const& a, combined_condition<Second> const& b, measure how) noexcept {
  combined_condition<First + Second + 1> out;
  for (std::size_t i = 0; i < First; ++i)
    out.entries[i] = a.entries[i];
  for (std::size_t i = 0; i < Second; ++i)
    out.entries[First + i] = b.entries[i];
  out.entries[First + Second].of = how;
  out.question = a.asks ? a.question : b.question;
  out.asks = a.asks || b.asks;
  return out;
}

} // namespace detail

/// Both hold. The same below: one of them, or not.
template <detail::ConditionPart First, detail::ConditionPart Second>
[[nodiscard]] constexpr auto operator&&(First const& a, Second const& b) noexcept {
  return detail::combine(detail::as_combined(a), detail::as_combined(b), measure::both);
}
template <detail::ConditionPart First, detail::ConditionPart Second>
[[nodiscard]] constexpr auto operator||(First const& a, Second const& b) noexcept {
  return detail::combine(detail::as_combined(a), detail::as_combined(b), measure::either);
}
[[nodiscard]] constexpr condition operator!(condition c) noexcept {
  detail::negate(c);
  return c;
}
template <detail::ConditionPart Part> [[nodiscard]] constexpr auto operator!(Part const& part) noexcept {
  auto out = detail::as_combined(part);
  for (auto& c : out.entries)
    detail::negate(c);
  return out;
}

} // namespace starlot::inline v0

#endif
