// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CONDITION_HPP
#define STARLOT_SCHEME_CONDITION_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/share.hpp>
#include <starlot/core/text.hpp>
#include <starlot/scheme/ladder.hpp>

#include <concepts>
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
//
// Each subject has `at_least`, `above`, `at_most` and `below`. An open criterion stands in the lower bound of
// a rating with nothing and in the upper one with everything it can earn.

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
};

/// A condition as a scheme holds it. Made by the subjects below.
struct condition {
  measure of = measure::always;
  bound is = bound::at_least;
  bool in_points = false;      ///< the limit is in points, not a share
  std::string_view where = {}; ///< id of a clause or criterion; empty: the whole scheme
  std::int64_t numerator = 0;  ///< of the limit: a share, points in millionths over 1, or a count over 1
  std::int64_t denominator = 1;
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
    return {of_, b, false, id_, limit.numerator(), limit.denominator()};
  }
  [[nodiscard]] constexpr condition make(bound b, points limit) const noexcept {
    return {of_, b, true, id_, limit.micro(), 1};
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
    return {measure::assessed_weight, b, false, id_, limit.numerator(), limit.denominator()};
  }
  [[nodiscard]] constexpr condition make(bound b, std::int64_t limit) const noexcept {
    return {measure::assessed_count, b, false, id_, limit, 1};
  }

private:
  std::string_view id_;
};

struct score_subject : compares_with<score_subject, points> {
  [[nodiscard]] constexpr condition make(bound b, points limit) const noexcept {
    return {measure::score, b, true, {}, limit.micro(), 1};
  }
};

} // namespace detail

inline constexpr detail::score_subject the_score{};
[[nodiscard]] constexpr detail::part_subject branch(std::string_view id) noexcept {
  return {measure::branch, id};
}
inline constexpr detail::part_subject any_branch{measure::any_branch, {}};
inline constexpr detail::part_subject every_branch{measure::every_branch, {}};
inline constexpr detail::part_subject any_criterion{measure::any_criterion, {}};
inline constexpr detail::part_subject every_criterion{measure::every_criterion, {}};
[[nodiscard]] constexpr detail::assessed_subject assessed(std::string_view id = {}) noexcept {
  return detail::assessed_subject{id};
}

/// A question of the step's own: findings are recorded under the id, met or not met.
struct asked {
  std::string_view id;
  text title;

  constexpr asked(std::string_view i, text t) noexcept : id{i}, title{t} {}
  constexpr explicit asked(std::string_view i) noexcept : id{i}, title{i} {}
};

} // namespace starlot::inline v0

#endif
