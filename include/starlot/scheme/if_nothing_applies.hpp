// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_IF_NOTHING_APPLIES_HPP
#define STARLOT_SCHEME_IF_NOTHING_APPLIES_HPP

#include <starlot/core/points.hpp>

#include <cstdint>

namespace starlot::inline v0 {

/// What comes of a company to which nothing applies: every criterion that counts is excluded or left out. Said once for a
/// scheme.
///
///     if_nothing_applies::refuse         an error, `nothing_applicable`. The default
///     if_nothing_applies::no_score       a rating with the outcome `nothing_applies`: no score, no grade, no step acts
///     if_nothing_applies::nothing        0 points, and the steps and the ladder from there
///     if_nothing_applies::earns(60_pt)   these points, and the steps and the ladder from there
class if_nothing_applies {
public:
  /// The numbers are hashed and never change meaning.
  enum class answer : std::uint8_t { refuse = 1, no_score = 2, earns = 3 };

  /// An error; the default.
  static if_nothing_applies const refuse;
  /// No score and no grade.
  static if_nothing_applies const no_score;
  static if_nothing_applies const nothing; ///< a score of 0
  /// A score of so many points.
  [[nodiscard]] static constexpr if_nothing_applies earns(points given) noexcept {
    return {answer::earns, given};
  }

  constexpr if_nothing_applies() = default;

  /// Which of them it is.
  [[nodiscard]] constexpr answer kind() const noexcept { return kind_; }
  /// The points; 0 where none are given.
  [[nodiscard]] constexpr points given() const noexcept { return given_; }

  friend constexpr bool operator==(if_nothing_applies const&, if_nothing_applies const&) = default;

private:
  constexpr if_nothing_applies(answer kind, points given) noexcept : given_{given}, kind_{kind} {}

  points given_;
  answer kind_ = answer::refuse;
};

inline constexpr if_nothing_applies if_nothing_applies::refuse{answer::refuse, points{}};
inline constexpr if_nothing_applies if_nothing_applies::no_score{answer::no_score, points{}};
inline constexpr if_nothing_applies if_nothing_applies::nothing{answer::earns, points{}};

} // namespace starlot::inline v0

#endif
