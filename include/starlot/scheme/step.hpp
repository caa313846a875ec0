// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_STEP_HPP
#define STARLOT_SCHEME_STEP_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/core/text.hpp>
#include <starlot/scheme/condition.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace starlot::inline v0 {

// Steps (调整) act on the score after the roll-up, in the order in which the scheme lists them.
//
//   deduction{"breach", 1_pt}.fails_at(5)    takes 1 point off per finding; the fifth fails the company
//   bonus{"leader", 1_pt}.at_most(1)         adds 1 point per finding, once at most
//   add{3_pt}, add{-3_pt}                    adds points, or takes them
//   cap{100_pt}                              no more than 100
//   floor_at{0_pt}                           no less than 0
//   clamp{0_pt, 100_pt}                      both
//   round_to{0.1_pt, rounding::half_even}    rounds the score itself
//   veto{"licence", "Holds a licence"}       unless met, the company fails: no grade, whatever its score
//   grade_limit{"wait", "…", 70_pt}          unless met, no rung above the one that starts at 70
//   rung_needs{90_pt, branch("1").at_least(60_pct)}   else no rung from the one that starts at 90 upwards
//   grade_floor{70_pt}, grade_is{70_pt}      at least, or exactly, the rung that starts at 70
//   grade_is{"T"}                            or the special grade `rung::awarded("T")`, which is outside of the order
//   veto{"data", "…"}.awards("not rated")    fails, with a special grade of that name
//   counts{"4"}.only_for("large")           decides before the roll-up whether a part counts at all: counts.hpp
//   group_is{"small"}.when(value_of("staff").below(50))   says the peer group, where the findings name none: group_is.hpp
//   a type of your own                       see CustomStep in scheme/score_state.hpp; under a condition: step_if.hpp
//
// Each may have a condition: `cap{60_pt}.when(branch("3").below(50_pct))`, `bonus{…}.when(the_score.at_least(90_pt))`,
// `cap{0_pt}.unless(asked{"licence", "Holds a licence"})`. A rung is named by its bound or by its name. Conditions
// combine (see condition.hpp), and what is said one behind the other all counts: `.when(a).unless(b)` is `.when(a &&
// !b)`. For some peer groups only: `cap{60_pt}.only_for("small", "middle")`. A step asks one question at most, under
// its id; it may stand in several places of a condition. Steps that ask the same question share one finding and one
// open item; each takes what is open as it is worse, or better, for its own effect. What outlets of a company answer is
// put together for the first of them.
//
// Deductions and bonuses are counted events: `found(n)`, none unless recorded. What is asked is a condition:
// without a record it is open, and so is the grade. Steps on the grade act in their order too: a limit after
// a floor lowers the floor, a floor after a limit lifts the limit, and `grade_is` overrides what came before.
// Limits and floors leave a special grade alone. Nothing comes after a veto: the first one that acts decides.
// A step for which nothing is recorded may have an id for its line in the trace: `cap{60_pt}.named("cap-safety")`.

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
  add = 12,
  counts = 13,
  group_is = 14,
  custom = 255,
};

/// A rung as a step names it: by its bound, or by its name (in either language).
struct rung_ref {
  points from{};              ///< bound of the rung
  std::string_view name = {}; ///< of the rung, if it is named so

  constexpr rung_ref() = default;
  constexpr rung_ref(points bound_of_rung) noexcept : from{bound_of_rung} {}
  constexpr rung_ref(std::string_view name_of_rung) noexcept : name{name_of_rung} {}
  constexpr rung_ref(char const* name_of_rung) noexcept : name{name_of_rung} {}

  /// Whether it means this rung.
  [[nodiscard]] constexpr bool names(rung const& r) const noexcept {
    return name.empty() ? !r.is_special && r.divisor == 1 && r.from == from
                        : r.name.en == name || r.name.zh == name;
  }
  friend constexpr bool operator==(rung_ref const&, rung_ref const&) = default;
};

/// A step as a scheme holds it. Made by the classes below.
struct step {
  /// It may be found any number of times.
  static constexpr std::int64_t no_limit = (std::numeric_limits<std::int64_t>::max)();

  step_kind kind = step_kind::cap;     ///< which step it is
  rounding mode = rounding::half_even; ///< round_to: how
  bool unless = false;                 ///< acts where the condition does not hold
  std::string_view id{}; ///< what findings are recorded under, or the id of its line in the trace alone
  text title{};
  points amount{};               ///< per finding; the cap, the upper end of a clamp, or the rounding step
  points least{};                ///< the floor, or the lower end of a clamp
  std::int64_t limit = no_limit; ///< deduction: count that fails; bonus: most that count
  rung_ref rung{}; ///< the rung that a step on the grade names, or the special grade that a veto awards
  std::string_view
      over{};       ///< counts: id of the clause or criterion that it decides over; group_is: the group
  condition when{}; ///< the only one; `both` or `either` of several, which stand in the scheme's table
  std::uint32_t custom = 0;          ///< custom step: its number among the scheme's custom parts
  std::uint32_t first_condition = 0; ///< of several: all but `when` in the table of the scheme
  std::uint32_t condition_count = 0; ///< entries of its condition in the table of conditions
  bool asks_among_others = false;    ///< one of several is a question
  bool names_line = false;           ///< custom step: nothing is recorded under its id
  std::uint32_t back = 0; ///< in a table: asks what the step so many before it asks, whose finding is its own

  /// Whether counted events are recorded for it.
  [[nodiscard]] constexpr bool counts() const noexcept {
    return kind == step_kind::deduction || kind == step_kind::bonus;
  }
  /// Whether it asks for a finding that is met or not met, and open without one.
  [[nodiscard]] constexpr bool asks() const noexcept {
    return when.of == measure::finding || asks_among_others;
  }
  /// Whether findings are recorded for it.
  [[nodiscard]] constexpr bool takes_findings() const noexcept {
    return counts() || asks() || (kind == step_kind::custom && !id.empty() && !names_line);
  }
  /// Whether it decides before the roll-up, and leaves the score alone.
  [[nodiscard]] constexpr bool acts_before() const noexcept {
    return kind == step_kind::counts || kind == step_kind::group_is;
  }
  /// Whether it is a veto that awards a special grade.
  [[nodiscard]] constexpr bool awards() const noexcept {
    return kind == step_kind::veto && rung != rung_ref{};
  }
  /// Whether it acts on the grade and not on the score.
  [[nodiscard]] constexpr bool acts_on_grade() const noexcept {
    return kind == step_kind::grade_limit || kind == step_kind::rung_needs ||
           kind == step_kind::grade_floor || kind == step_kind::grade_is;
  }
};

/// A step as a scheme takes it in: with all its conditions, of which the last is that of the step itself.
template <std::size_t Conditions> struct conditioned_step {
  /// Conditions beside that of the step itself.
  static constexpr std::size_t in_table = Conditions > 1 ? Conditions - 1 : 0;

  step is;                                ///< the step
  std::array<condition, in_table> others; ///< its other conditions
};

namespace detail {

/// Both, what the step has and what is added: conditions that were said one behind the other.
template <std::size_t Had, std::size_t Added>
[[nodiscard]] constexpr auto add_condition(conditioned_step<Had> const& to, combined_condition<Added> added,
                                           bool is_unless) {
  if constexpr (Had == 0) {
    conditioned_step<Added> out;
    out.is = to.is;
    auto& s = out.is;
    s.when = added.entries[Added - 1];
    s.unless = is_unless != s.when.negated;
    s.when.negated = false;
    for (std::size_t i = 0; i + 1 < Added; ++i) {
      out.others[i] = added.entries[i];
      s.asks_among_others = s.asks_among_others || added.entries[i].of == measure::finding;
    }
    if (s.when.of == measure::finding)
      s.when.where = {};
    if (added.asks && !s.counts()) {
      contract(s.id.empty() || s.id == added.question.id, "a step that asks has the id of its question");
      s.id = added.question.id;
      s.title = added.question.title;
    }
    return out;
  } else {
    combined_condition<Had> had;
    for (std::size_t i = 0; i + 1 < Had; ++i)
      had.entries[i] = to.others[i];
    had.entries[Had - 1] = to.is.when;
    if (to.is.when.of == measure::finding)
      had.entries[Had - 1].where = to.is.id;
    had.asks = to.is.asks();
    had.question = {to.is.id, to.is.title};
    if (to.is.unless)
      for (auto& c : had.entries)
        negate(c);
    if (is_unless)
      for (auto& c : added.entries)
        negate(c);
    auto plain = to.is;
    plain.asks_among_others = false;
    return add_condition(conditioned_step<0>{plain, {}}, combine(had, added, measure::both), false);
  }
}

/// What every step has: conditions. `Step` is the template of the class that derives from it; `Counts`: whether it
/// counts findings.
template <template <std::size_t> class Step, std::size_t Conditions, bool Counts = false>
class conditional_step {
public:
  constexpr explicit conditional_step(conditioned_step<Conditions> const& data) noexcept : data_{data} {}

  /// Acts only where the condition holds, or where what is asked is met.
  template <ConditionPart Part> [[nodiscard]] constexpr auto when(Part const& c) const {
    return with(c, false);
  }
  /// Acts only where the condition does not hold, or what is asked is not met.
  template <ConditionPart Part> [[nodiscard]] constexpr auto unless(Part const& c) const {
    return with(c, true);
  }

  /// Acts for companies of these peer groups only: `.when(in_group("small") || in_group("middle"))`.
  template <class... More>
  [[nodiscard]] constexpr auto only_for(std::string_view group, More const&... more) const {
    if constexpr (sizeof...(More) == 0)
      return when(in_group(group));
    else
      return when((in_group(group) || ... || in_group(std::string_view{more})));
  }

  /// Gives the step an id where nothing is recorded for it: that of its line in the trace, `trace.line("cap-safety")`. It is
  /// the only one of the scheme, and is not hashed, for no score depends on it.
  /// Preconditions: the step takes no findings, whose id it has (contract).
  [[nodiscard]] constexpr Step<Conditions> named(std::string_view id) const {
    contract(!data_.is.takes_findings(), "a step that takes findings has their id");
    auto copy = data_;
    copy.is.id = id;
    return Step<Conditions>{copy};
  }

  /// The step alone. Several conditions do not fit into it: it is then a part of a scheme, compiled or of rows.
  [[nodiscard]] constexpr step as_step() const noexcept requires(Conditions <= 1) { return data_.is; }
  [[nodiscard]] constexpr conditioned_step<Conditions> const& as_part() const noexcept { return data_; }

protected:
  constexpr explicit conditional_step(step const& s) noexcept requires(Conditions == 0) : data_{s, {}} {}

  /// No more findings than these.
  [[nodiscard]] constexpr Step<Conditions> limited_to(std::int64_t count) const noexcept {
    auto copy = data_;
    copy.is.limit = count;
    return Step<Conditions>{copy};
  }

  /// With the rung that it names.
  [[nodiscard]] constexpr Step<Conditions> naming(rung_ref rung) const noexcept {
    auto copy = data_;
    copy.is.rung = rung;
    return Step<Conditions>{copy};
  }

private:
  template <class Part> [[nodiscard]] constexpr auto with(Part const& c, bool is_unless) const {
    static_assert(!std::same_as<Part, asked> || !Counts,
                  "scheme definition: a deduction or bonus already counts findings; ask "
                  "for the condition in a step of its own");
    return Step<Conditions + entries_of<Part> + (Conditions > 0 ? 1 : 0)>{
        add_condition(data_, as_combined(c), is_unless)};
  }

  conditioned_step<Conditions> data_;
};

} // namespace detail

/// Special deduction (特别扣分): `amount` points off for each finding.
template <std::size_t Conditions = 0>
class deduction : public detail::conditional_step<deduction, Conditions, true> {
  using base = detail::conditional_step<deduction, Conditions, true>;

public:
  using base::base;
  constexpr deduction(std::string_view id, text title, points amount) noexcept
      : base{step{.kind = step_kind::deduction, .id = id, .title = title, .amount = amount}} {}
  constexpr deduction(std::string_view id, points amount) noexcept : deduction{id, text{id}, amount} {}

  /// This many findings or more fail the company, whatever its score.
  [[nodiscard]] constexpr deduction fails_at(std::int64_t count) const noexcept {
    return this->limited_to(count);
  }
};

/// Special bonus (特别加分): `amount` points for each finding, up to `at_most` of them.
template <std::size_t Conditions = 0> class bonus : public detail::conditional_step<bonus, Conditions, true> {
  using base = detail::conditional_step<bonus, Conditions, true>;

public:
  using base::base;
  constexpr bonus(std::string_view id, text title, points amount) noexcept
      : base{step{.kind = step_kind::bonus, .id = id, .title = title, .amount = amount}} {}
  constexpr bonus(std::string_view id, points amount) noexcept : bonus{id, text{id}, amount} {}

  /// More findings than this count no further.
  [[nodiscard]] constexpr bonus at_most(std::int64_t count) const noexcept { return this->limited_to(count); }
};

/// Adds points to the score or, below nothing, takes them: `add{3_pt}.when(branch("2").at_least(90_pct))`.
template <std::size_t Conditions = 0> class add : public detail::conditional_step<add, Conditions> {
  using base = detail::conditional_step<add, Conditions>;

public:
  using base::base;
  constexpr explicit add(points amount, text title = {"points", "加减分"}) noexcept
      : base{step{.kind = step_kind::add, .title = title, .amount = amount}} {}
};

/// Cap: the score is at most `most`.
template <std::size_t Conditions = 0> class cap : public detail::conditional_step<cap, Conditions> {
  using base = detail::conditional_step<cap, Conditions>;

public:
  using base::base;
  constexpr explicit cap(points most, text title = {"cap", "封顶"}) noexcept
      : base{step{.kind = step_kind::cap, .title = title, .amount = most}} {}
};

/// Floor: the score is at least `least`.
template <std::size_t Conditions = 0> class floor_at : public detail::conditional_step<floor_at, Conditions> {
  using base = detail::conditional_step<floor_at, Conditions>;

public:
  using base::base;
  constexpr explicit floor_at(points least, text title = {"floor", "保底"}) noexcept
      : base{step{.kind = step_kind::floor_at, .title = title, .least = least}} {}
};

/// Clamp: the score is at least `least` and at most `most`.
template <std::size_t Conditions = 0> class clamp : public detail::conditional_step<clamp, Conditions> {
  using base = detail::conditional_step<clamp, Conditions>;

public:
  using base::base;
  constexpr clamp(points least, points most, text title = {"clamp", "限幅"}) noexcept
      : base{step{.kind = step_kind::clamp, .title = title, .amount = most, .least = least}} {}
};

/// Rounds the score itself, so that the steps after it and the ladder see the rounded score.
template <std::size_t Conditions = 0> class round_to : public detail::conditional_step<round_to, Conditions> {
  using base = detail::conditional_step<round_to, Conditions>;

public:
  using base::base;
  constexpr round_to(points multiple_of, rounding mode, text title = {"rounding", "修约"}) noexcept
      : base{step{.kind = step_kind::round_to, .mode = mode, .title = title, .amount = multiple_of}} {}
};

/// Veto (一票否决): the company fails, whatever its score. Not the same as the lowest grade.
template <std::size_t Conditions = 0> class veto : public detail::conditional_step<veto, Conditions> {
  using base = detail::conditional_step<veto, Conditions>;

public:
  using base::base;
  /// Always, or under a condition that is added.
  constexpr explicit veto(text title) noexcept : base{step{.kind = step_kind::veto, .title = title}} {}
  /// Unless the finding under `id` is met.
  constexpr veto(std::string_view id, text title) noexcept requires(Conditions == 1)
      : base{detail::add_condition(starlot::veto{title}.as_part(), detail::as_combined(asked{id, title}),
                                   true)} {}

  /// Awards a special grade of the ladder, `rung::awarded("not rated")`, instead of no grade.
  [[nodiscard]] constexpr veto awards(std::string_view special_grade) const noexcept {
    return this->naming(special_grade);
  }
};
veto(std::string_view, text)->veto<1>;

/// No rung above `highest` is awarded.
template <std::size_t Conditions = 0>
class grade_limit : public detail::conditional_step<grade_limit, Conditions> {
  using base = detail::conditional_step<grade_limit, Conditions>;

public:
  using base::base;
  constexpr explicit grade_limit(rung_ref highest, text title = {"grade limit", "级别上限"}) noexcept
      : base{step{.kind = step_kind::grade_limit, .title = title, .rung = highest}} {}
  /// Unless the finding under `id` is met.
  constexpr grade_limit(std::string_view id, text title, rung_ref highest) noexcept requires(Conditions == 1)
      : base{detail::add_condition(starlot::grade_limit{highest, title}.as_part(),
                                   detail::as_combined(asked{id, title}), true)} {}
};
grade_limit(std::string_view, text, rung_ref)->grade_limit<1>;

/// A rung and those above it are awarded only where the condition holds: the minimum of a branch for a grade,
/// the least data for one.
template <std::size_t Conditions> class rung_needs : public detail::conditional_step<rung_needs, Conditions> {
  using base = detail::conditional_step<rung_needs, Conditions>;

public:
  using base::base;
  /// What is asked has a title itself.
  template <detail::ConditionPart Part>
  constexpr rung_needs(rung_ref first, Part const& needed,
                       text title = {"needed for the grade", "级别条件"}) noexcept
      : base{detail::add_condition(
            conditioned_step<0>{{.kind = step_kind::rung_needs, .title = title, .rung = first}, {}},
            detail::as_combined(needed), true)} {}
};
template <detail::ConditionPart Part> rung_needs(rung_ref, Part) -> rung_needs<detail::entries_of<Part>>;
template <detail::ConditionPart Part>
rung_needs(rung_ref, Part, text) -> rung_needs<detail::entries_of<Part>>;

/// At least the rung `lowest` is awarded.
template <std::size_t Conditions = 0>
class grade_floor : public detail::conditional_step<grade_floor, Conditions> {
  using base = detail::conditional_step<grade_floor, Conditions>;

public:
  using base::base;
  constexpr explicit grade_floor(rung_ref lowest, text title = {"grade floor", "级别下限"}) noexcept
      : base{step{.kind = step_kind::grade_floor, .title = title, .rung = lowest}} {}
};

/// Exactly this rung is awarded, whatever the score.
template <std::size_t Conditions = 0> class grade_is : public detail::conditional_step<grade_is, Conditions> {
  using base = detail::conditional_step<grade_is, Conditions>;

public:
  using base::base;
  constexpr explicit grade_is(rung_ref fixed, text title = {"fixed grade", "指定级别"}) noexcept
      : base{step{.kind = step_kind::grade_is, .title = title, .rung = fixed}} {}
};

} // namespace starlot::inline v0

#endif
