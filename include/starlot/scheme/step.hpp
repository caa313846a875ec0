// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_STEP_HPP
#define STARLOT_SCHEME_STEP_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/core/text.hpp>

#include <cstdint>
#include <limits>
#include <string_view>

namespace starlot::inline v0 {

// Steps (调整) act on the score after the roll-up, in the order in which the scheme lists them.
//
//   deduction{"breach", 1_pt}.fails_at(5)    takes 1 point off per finding; the fifth fails the company
//   bonus{"leader", 1_pt}.at_most(1)         adds 1 point per finding, once at most
//   cap{100_pt}                              no more than 100
//   round_to{0.1_pt, rounding::half_even}    rounds the score itself
//   grade_limit{"wait", "…", 70_pt}          unless met, no rung above the one that starts at 70
//
// Deductions and bonuses are counted events: `found(n)`, none unless recorded. A grade limit is a condition:
// without a record it is open, and so is the grade.

/// The numbers are hashed and never change meaning.
enum class step_kind : std::uint8_t { deduction = 1, bonus = 2, cap = 3, round_to = 4, grade_limit = 5 };

/// A step as a scheme holds it. Made by the classes below.
struct step {
  static constexpr std::int64_t no_limit = (std::numeric_limits<std::int64_t>::max)();

  step_kind kind = step_kind::cap;
  rounding mode = rounding::half_even; ///< round_to: how
  std::string_view id{};               ///< what findings are recorded under; empty where a step takes none
  text title{};
  points amount{}; ///< per finding, the cap, the rounding step, or the start of the highest rung allowed
  std::int64_t limit = no_limit; ///< deduction: count that fails; bonus: most that count

  /// Whether findings are recorded for it.
  [[nodiscard]] constexpr bool takes_findings() const noexcept {
    return kind == step_kind::deduction || kind == step_kind::bonus || kind == step_kind::grade_limit;
  }
};

/// Special deduction (特别扣分): `amount` points off for each finding.
class deduction {
public:
  constexpr deduction(std::string_view id, text title, points amount) noexcept
      : step_{.kind = step_kind::deduction, .id = id, .title = title, .amount = amount} {}
  constexpr deduction(std::string_view id, points amount) noexcept : deduction{id, text{id}, amount} {}

  /// This many findings or more fail the company, whatever its score.
  [[nodiscard]] constexpr deduction fails_at(std::int64_t count) const noexcept {
    auto copy = *this;
    copy.step_.limit = count;
    return copy;
  }
  [[nodiscard]] constexpr step as_step() const noexcept { return step_; }

private:
  step step_;
};

/// Special bonus (特别加分): `amount` points for each finding, up to `at_most` of them.
class bonus {
public:
  constexpr bonus(std::string_view id, text title, points amount) noexcept
      : step_{.kind = step_kind::bonus, .id = id, .title = title, .amount = amount} {}
  constexpr bonus(std::string_view id, points amount) noexcept : bonus{id, text{id}, amount} {}

  /// More findings than this count no further.
  [[nodiscard]] constexpr bonus at_most(std::int64_t count) const noexcept {
    auto copy = *this;
    copy.step_.limit = count;
    return copy;
  }
  [[nodiscard]] constexpr step as_step() const noexcept { return step_; }

private:
  step step_;
};

/// Cap: the score is at most `most`.
class cap {
public:
  constexpr explicit cap(points most, text title = {"cap", "封顶"}) noexcept
      : step_{.kind = step_kind::cap, .title = title, .amount = most} {}
  [[nodiscard]] constexpr step as_step() const noexcept { return step_; }

private:
  step step_;
};

/// Rounds the score itself, so that the steps after it and the ladder see the rounded score.
class round_to {
public:
  constexpr round_to(points multiple_of, rounding mode, text title = {"rounding", "修约"}) noexcept
      : step_{.kind = step_kind::round_to, .mode = mode, .title = title, .amount = multiple_of} {}
  [[nodiscard]] constexpr step as_step() const noexcept { return step_; }

private:
  step step_;
};

/// A condition on the grade: unless its finding is `met`, no rung above the one that starts at `highest_from`
/// is awarded.
class grade_limit {
public:
  constexpr grade_limit(std::string_view id, text title, points highest_from) noexcept
      : step_{.kind = step_kind::grade_limit, .id = id, .title = title, .amount = highest_from} {}
  [[nodiscard]] constexpr step as_step() const noexcept { return step_; }

private:
  step step_;
};

} // namespace starlot::inline v0

#endif
