// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_GRADE_RANK_HPP
#define STARLOT_DECISION_GRADE_RANK_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/scoring/grade.hpp>

#include <compare>
#include <cstddef>

namespace starlot::inline v0 {

/// Place of a grade on its ladder: a rung, counted from 0 at the bottom as `grade::index()` counts, or below all rungs.
///
///     auto const rank = grade_rank::of(rating->grade()); // a result: vetoed, special, undetermined grades have none
///     law->probability(grade_rank{1});                 // the second rung from the bottom
///     law->probability(grade_rank::below_ladder());
///
/// Plain integers are not converted. Ranks compare as grades do: a better one is greater.
class grade_rank {
public:
  constexpr explicit grade_rank(std::size_t index) noexcept : rungs_reached_{index + 1} {}
  /// Preconditions: a rung was awarded, or the grade is below the ladder (contract). Where it may be another: `of`.
  constexpr grade_rank(grade const& g) : rungs_reached_{g.state() == outcome::graded ? g.index() + 1 : 0} {
    contract(has_rank(g), "a grade that is awarded, or below the ladder");
  }
  /// Errors: `grade_without_rank` (vetoed, special, undetermined, or no ladder, or nothing applies).
  template <class Rank = grade_rank> [[nodiscard]] static constexpr result<Rank> of(grade const& g) {
    if (!has_rank(g))
      return error::of(errc::grade_without_rank);
    return Rank{g};
  }
  /// No rung is reached.
  [[nodiscard]] static constexpr grade_rank below_ladder() noexcept { return of_rungs_reached(0); }
  /// The rank of a score that reaches so many rungs, 0 being below the ladder.
  [[nodiscard]] static constexpr grade_rank of_rungs_reached(std::size_t rungs) noexcept {
    auto out = grade_rank{std::size_t{0}};
    out.rungs_reached_ = rungs;
    return out;
  }

  /// Whether no rung is reached.
  [[nodiscard]] constexpr bool is_below_ladder() const noexcept { return rungs_reached_ == 0; }
  /// Number of the rung from the bottom, from 0. Preconditions: not below the ladder (contract).
  [[nodiscard]] constexpr std::size_t index() const {
    contract(!is_below_ladder(), "a grade on the ladder");
    return rungs_reached_ - 1;
  }
  /// Number of rungs that the score reaches; 0 below the ladder.
  [[nodiscard]] constexpr std::size_t rungs_reached() const noexcept { return rungs_reached_; }

  friend constexpr bool operator==(grade_rank const&, grade_rank const&) = default;
  friend constexpr auto operator<=>(grade_rank const&, grade_rank const&) = default;
  /// False for grades without a rank.
  friend constexpr bool operator==(grade_rank const& a, grade const& b) {
    return has_rank(b) && a == grade_rank{b};
  }

private:
  [[nodiscard]] static constexpr bool has_rank(grade const& g) noexcept {
    return g.state() == outcome::graded || g.state() == outcome::below_ladder;
  }

  std::size_t rungs_reached_;
};

} // namespace starlot::inline v0

#endif
