// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_GRADE_HPP
#define STARLOT_SCORING_GRADE_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/text.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0 {

/// What became of a rating.
enum class outcome : std::uint8_t {
  graded,          ///< a rung is awarded
  below_ladder,    ///< the score, or what a step left of the grade, is below the lowest rung
  vetoed,          ///< a step or a criterion failed the company, whatever its score
  undetermined,    ///< something is open: there are bounds, and no grade
  without_ladder,  ///< the scheme has no ladder: a score, and no grade
  nothing_applies, ///< no criterion that counts applies: no score, by `if_nothing_applies::no_score`
  special, ///< a step awarded a special grade, `rung::awarded("not rated")`, which is outside of the order of rungs
};

/// A grade (级别): the rung that was awarded, or why there is none. It points to the rung, which lives as long as the scheme.
class grade {
public:
  constexpr grade() = default;
  constexpr grade(outcome state, rung const* awarded, std::size_t index) noexcept
      : rung_{awarded}, index_{index}, state_{state} {}

  /// Whether a rung was awarded, or why not.
  [[nodiscard]] constexpr outcome state() const noexcept { return state_; }
  /// Whether a rung of the order was awarded: not of a special grade.
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return state_ == outcome::graded; }

  /// Name of the rung; empty where none was awarded.
  [[nodiscard]] constexpr text name() const noexcept { return is_awarded() ? rung_->name : text{}; }
  /// Stars of the rung, halves included; 0 where none was awarded.
  [[nodiscard]] constexpr decimal stars() const noexcept { return is_awarded() ? rung_->stars : decimal{}; }
  /// The rung, or null. Refers to the scheme.
  [[nodiscard]] constexpr starlot::rung const* rung() const noexcept { return rung_; }
  /// Its number from the bottom of the ladder, from 0; unspecified where no rung of the order was awarded.
  [[nodiscard]] constexpr std::size_t index() const noexcept { return index_; }

  friend constexpr bool operator==(grade const&, grade const&) = default;

private:
  // Not by comparing the pointer: GCC 12 with UBSan does not take that for a constant.
  [[nodiscard]] constexpr bool is_awarded() const noexcept {
    return state_ == outcome::graded || state_ == outcome::special;
  }

  starlot::rung const* rung_ = nullptr;
  std::size_t index_ = 0;
  outcome state_ = outcome::undetermined;
};

namespace detail {

/// Of two grades the lower one: vetoed, special, below the ladder, then by rung.
[[nodiscard]] constexpr bool is_lower(grade const& a, grade const& b) noexcept {
  auto const height = [](grade const& g) {
    return g.state() == outcome::vetoed    ? -3
           : g.state() == outcome::special ? -2
           : g                             ? static_cast<std::ptrdiff_t>(g.index())
                                           : std::ptrdiff_t{-1};
  };
  return height(a) < height(b);
}

} // namespace detail

} // namespace starlot::inline v0

#endif
