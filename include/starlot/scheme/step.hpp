// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_STEP_HPP
#define STARLOT_SCHEME_STEP_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/core/text.hpp>
#include <starlot/scheme/condition.hpp>

#include <cstdint>
#include <limits>
#include <string_view>

namespace starlot::inline v0 {

// Steps (调整) act on the score after the roll-up, in the order in which the scheme lists them.
//
//   deduction{"breach", 1_pt}.fails_at(5)    takes 1 point off per finding; the fifth fails the company
//   bonus{"leader", 1_pt}.at_most(1)         adds 1 point per finding, once at most
//   cap{100_pt}                              no more than 100
//   floor_at{0_pt}                           no less than 0
//   clamp{0_pt, 100_pt}                      both
//   round_to{0.1_pt, rounding::half_even}    rounds the score itself
//   veto{"licence", "Holds a licence"}       unless met, the company fails: no grade, whatever its score
//   grade_limit{"wait", "…", 70_pt}          unless met, no rung above the one that starts at 70
//   rung_needs{90_pt, branch("1").at_least(60_pct)}   else no rung from the one that starts at 90 upwards
//   grade_floor{70_pt}, grade_is{70_pt}      at least, or exactly, the rung that starts at 70
//   a type of your own                       see CustomStep in scheme/score_state.hpp
//
// Each may have a condition: `cap{60_pt}.when(branch("3").below(50_pct))`, `bonus{…}.when(the_score.at_least(90_pt))`,
// `cap{0_pt}.unless(asked{"licence", "Holds a licence"})`. A rung is named by its bound or by its name.
//
// Deductions and bonuses are counted events: `found(n)`, none unless recorded. What is asked is a condition:
// without a record it is open, and so is the grade. Steps on the grade act in their order too: a limit after
// a floor lowers the floor, a floor after a limit lifts the limit, and `grade_is` overrides what came before.

/// The numbers are hashed and never change meaning.
enum class step_kind : std::uint8_t {
  deduction = 1,
  bonus = 2,
  cap = 3,
  round_to = 4,
  grade_limit = 5,
  floor_at = 6,
  clamp = 7,
  veto = 8,
  rung_needs = 9,
  grade_floor = 10,
  grade_is = 11,
  custom = 255,
};

/// A rung as a step names it: by its bound, or by its name (in either language).
struct rung_ref {
  points from{};
  std::string_view name = {};

  constexpr rung_ref() = default;
  constexpr rung_ref(points bound_of_rung) noexcept : from{bound_of_rung} {}
  constexpr rung_ref(std::string_view name_of_rung) noexcept : name{name_of_rung} {}
  constexpr rung_ref(char const* name_of_rung) noexcept : name{name_of_rung} {}

  [[nodiscard]] constexpr bool names(rung const& r) const noexcept {
    return name.empty() ? r.from == from : r.name.en == name || r.name.zh == name;
  }
  friend constexpr bool operator==(rung_ref const&, rung_ref const&) = default;
};

/// A step as a scheme holds it. Made by the classes below.
struct step {
  static constexpr std::int64_t no_limit = (std::numeric_limits<std::int64_t>::max)();

  step_kind kind = step_kind::cap;
  rounding mode = rounding::half_even; ///< round_to: how
  bool unless = false;                 ///< acts where the condition does not hold
  std::string_view id{};               ///< what findings are recorded under; empty where a step takes none
  text title{};
  points amount{};               ///< per finding; the cap, the upper end of a clamp, or the rounding step
  points least{};                ///< the floor, or the lower end of a clamp
  std::int64_t limit = no_limit; ///< deduction: count that fails; bonus: most that count
  rung_ref rung{};               ///< the rung that a step on the grade names
  condition when{};
  std::uint32_t custom = 0; ///< custom step: its number among the scheme's custom parts

  /// Whether counted events are recorded for it.
  [[nodiscard]] constexpr bool counts() const noexcept {
    return kind == step_kind::deduction || kind == step_kind::bonus;
  }
  /// Whether it asks for a finding that is met or not met, and open without one.
  [[nodiscard]] constexpr bool asks() const noexcept { return when.of == measure::finding; }
  /// Whether findings are recorded for it.
  [[nodiscard]] constexpr bool takes_findings() const noexcept {
    return counts() || asks() || (kind == step_kind::custom && !id.empty());
  }
  /// Whether it acts on the grade and not on the score.
  [[nodiscard]] constexpr bool acts_on_grade() const noexcept {
    return kind == step_kind::grade_limit || kind == step_kind::rung_needs ||
           kind == step_kind::grade_floor || kind == step_kind::grade_is;
  }
};

namespace detail {

/// What every step has: conditions. `Derived` is the class that derives from it.
template <class Derived> class conditional_step {
public:
  /// Acts only where the condition holds, or where what is asked is met.
  [[nodiscard]] constexpr Derived when(condition c) const noexcept { return on(c, false); }
  [[nodiscard]] constexpr Derived when(asked question) const noexcept { return on(question, false); }
  /// Acts only where the condition does not hold, or what is asked is not met.
  [[nodiscard]] constexpr Derived unless(condition c) const noexcept { return on(c, true); }
  [[nodiscard]] constexpr Derived unless(asked question) const noexcept { return on(question, true); }

  [[nodiscard]] constexpr step as_step() const noexcept { return step_; }

protected:
  constexpr explicit conditional_step(step const& s) noexcept : step_{s} {}

  step step_; // NOLINT: the steps below fill it in

private:
  [[nodiscard]] constexpr Derived on(condition c, bool negated) const noexcept {
    auto copy = static_cast<Derived const&>(*this);
    copy.step_.when = c;
    copy.step_.unless = negated;
    return copy;
  }
  [[nodiscard]] constexpr Derived on(asked const& question, bool negated) const noexcept {
    static_assert(!Derived::counts_findings,
                  "scheme definition: a deduction or bonus already counts findings; ask "
                  "for the condition in a step of its own");
    auto copy = on(condition{.of = measure::finding}, negated);
    copy.step_.id = question.id;
    copy.step_.title = question.title;
    return copy;
  }
};

template <class Derived> class counting_step : public conditional_step<Derived> {
public:
  static constexpr bool counts_findings = true;

protected:
  using conditional_step<Derived>::conditional_step;

  [[nodiscard]] constexpr Derived limited_to(std::int64_t count) const noexcept {
    auto copy = static_cast<Derived const&>(*this);
    copy.step_.limit = count;
    return copy;
  }
};

template <class Derived> class plain_step : public conditional_step<Derived> {
public:
  static constexpr bool counts_findings = false;

protected:
  using conditional_step<Derived>::conditional_step;
};

} // namespace detail

/// Special deduction (特别扣分): `amount` points off for each finding.
class deduction : public detail::counting_step<deduction> {
public:
  constexpr deduction(std::string_view id, text title, points amount) noexcept
      : counting_step{{.kind = step_kind::deduction, .id = id, .title = title, .amount = amount}} {}
  constexpr deduction(std::string_view id, points amount) noexcept : deduction{id, text{id}, amount} {}

  /// This many findings or more fail the company, whatever its score.
  [[nodiscard]] constexpr deduction fails_at(std::int64_t count) const noexcept { return limited_to(count); }
};

/// Special bonus (特别加分): `amount` points for each finding, up to `at_most` of them.
class bonus : public detail::counting_step<bonus> {
public:
  constexpr bonus(std::string_view id, text title, points amount) noexcept
      : counting_step{{.kind = step_kind::bonus, .id = id, .title = title, .amount = amount}} {}
  constexpr bonus(std::string_view id, points amount) noexcept : bonus{id, text{id}, amount} {}

  /// More findings than this count no further.
  [[nodiscard]] constexpr bonus at_most(std::int64_t count) const noexcept { return limited_to(count); }
};

/// Cap: the score is at most `most`.
class cap : public detail::plain_step<cap> {
public:
  constexpr explicit cap(points most, text title = {"cap", "封顶"}) noexcept
      : plain_step{{.kind = step_kind::cap, .title = title, .amount = most}} {}
};

/// Floor: the score is at least `least`.
class floor_at : public detail::plain_step<floor_at> {
public:
  constexpr explicit floor_at(points least, text title = {"floor", "保底"}) noexcept
      : plain_step{{.kind = step_kind::floor_at, .title = title, .least = least}} {}
};

/// Clamp: the score is at least `least` and at most `most`.
class clamp : public detail::plain_step<clamp> {
public:
  constexpr clamp(points least, points most, text title = {"clamp", "限幅"}) noexcept
      : plain_step{{.kind = step_kind::clamp, .title = title, .amount = most, .least = least}} {}
};

/// Rounds the score itself, so that the steps after it and the ladder see the rounded score.
class round_to : public detail::plain_step<round_to> {
public:
  constexpr round_to(points multiple_of, rounding mode, text title = {"rounding", "修约"}) noexcept
      : plain_step{{.kind = step_kind::round_to, .mode = mode, .title = title, .amount = multiple_of}} {}
};

/// Veto (一票否决): the company fails, whatever its score. Not the same as the lowest grade.
class veto : public detail::plain_step<veto> {
public:
  /// Always, or under a condition that is added.
  constexpr explicit veto(text title) noexcept : plain_step{{.kind = step_kind::veto, .title = title}} {}
  /// Unless the finding under `id` is met.
  constexpr veto(std::string_view id, text title) noexcept : veto{veto{title}.unless(asked{id, title})} {}
};

/// No rung above `highest` is awarded.
class grade_limit : public detail::plain_step<grade_limit> {
public:
  constexpr explicit grade_limit(rung_ref highest, text title = {"grade limit", "级别上限"}) noexcept
      : plain_step{{.kind = step_kind::grade_limit, .title = title, .rung = highest}} {}
  /// Unless the finding under `id` is met.
  constexpr grade_limit(std::string_view id, text title, rung_ref highest) noexcept
      : grade_limit{grade_limit{highest, title}.unless(asked{id, title})} {}
};

/// A rung and those above it are awarded only where the condition holds: the minimum of a branch for a grade,
/// the least data for one.
class rung_needs : public detail::plain_step<rung_needs> {
public:
  constexpr rung_needs(rung_ref first, condition needed,
                       text title = {"needed for the grade", "级别条件"}) noexcept
      : rung_needs{rung_needs{first, title}.unless(needed)} {}
  constexpr rung_needs(rung_ref first, asked question) noexcept
      : rung_needs{rung_needs{first, question.title}.unless(question)} {}

private:
  constexpr rung_needs(rung_ref first, text title) noexcept
      : plain_step{{.kind = step_kind::rung_needs, .title = title, .rung = first}} {}
};

/// At least the rung `lowest` is awarded.
class grade_floor : public detail::plain_step<grade_floor> {
public:
  constexpr explicit grade_floor(rung_ref lowest, text title = {"grade floor", "级别下限"}) noexcept
      : plain_step{{.kind = step_kind::grade_floor, .title = title, .rung = lowest}} {}
};

/// Exactly this rung is awarded, whatever the score.
class grade_is : public detail::plain_step<grade_is> {
public:
  constexpr explicit grade_is(rung_ref fixed, text title = {"fixed grade", "指定级别"}) noexcept
      : plain_step{{.kind = step_kind::grade_is, .title = title, .rung = fixed}} {}
};

} // namespace starlot::inline v0

#endif
