// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_RATING_HPP
#define STARLOT_SCORING_RATING_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/detail/sorting.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/appraisal.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/trace.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

/// What became of a rating.
enum class outcome : std::uint8_t {
  graded,       ///< a rung is awarded
  below_ladder, ///< the score, or what a step left of the grade, is below the lowest rung
  vetoed,       ///< a step or a criterion failed the company, whatever its score
  undetermined, ///< something is open: there are bounds, and no grade
};

/// A grade (级别): the rung that was awarded, or why there is none.
class grade {
public:
  constexpr grade() = default;
  constexpr grade(outcome state, rung const* awarded, std::size_t index) noexcept
      : rung_{awarded}, index_{index}, state_{state} {}

  [[nodiscard]] constexpr outcome state() const noexcept { return state_; }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return state_ == outcome::graded; }

  /// Name of the rung; empty where none was awarded.
  [[nodiscard]] constexpr text name() const noexcept { return is_awarded() ? rung_->name : text{}; }
  /// Stars of the rung, halves included; 0 where none was awarded.
  [[nodiscard]] constexpr decimal stars() const noexcept { return is_awarded() ? rung_->stars : decimal{}; }
  /// The rung, or null. Refers to the scheme.
  [[nodiscard]] constexpr starlot::rung const* rung() const noexcept { return rung_; }
  /// Its number from the bottom of the ladder, from 0; unspecified where none was awarded.
  [[nodiscard]] constexpr std::size_t index() const noexcept { return index_; }

  friend constexpr bool operator==(grade const&, grade const&) = default;

private:
  // Not by comparing the pointer: GCC 12 with UBSan does not take that for a constant.
  [[nodiscard]] constexpr bool is_awarded() const noexcept { return state_ == outcome::graded; }

  starlot::rung const* rung_ = nullptr;
  std::size_t index_ = 0;
  outcome state_ = outcome::undetermined;
};

/// What separates a score from the next rung.
template <class Fraction> struct next_rung {
  starlot::rung const* rung = nullptr;
  Fraction
      missing; ///< points to the bound of the rung: to gain, or to lose where few are good. 0 where the score
               ///< stands on a bound that does not reach the rung itself
};

/// How a part of the scheme stands between the score and the grade, strongest first.
enum class effect : std::uint8_t {
  vetoes,       ///< fails the company
  limits_grade, ///< allows no higher rung than `rung`
  lifts_grade,  ///< allows no lower rung than `rung`
  cuts_score,   ///< takes points: a cap, or a step of the user's
  lifts_score,  ///< adds points up to a floor
  uncounted,    ///< findings of a bonus beyond its limit, or whose condition did not hold
};

/// A step or criterion that decided, with what it did.
template <class Fraction> struct cause {
  starlot::effect effect = effect::vetoes;
  std::size_t index = 0; ///< in the scheme's table: nodes, then steps
  std::string_view id;
  text title;
  std::ptrdiff_t rung = -1; ///< the rung allowed, from the worst of the ladder; -1 below it
  Fraction change;          ///< points of the score that it added
};

template <class Schema>
[[nodiscard]] constexpr result<basic_rating<Schema>> evaluate(basic_findings<Schema> const& findings);

/// A rating (评价结果): score, grade, and everything needed to recompute them by hand.
///
/// A value; it keeps a copy of the findings, and refers to the scheme, which must live as long. Made by
/// `evaluate`.
template <class Schema> class basic_rating {
public:
  using fraction_type = basic_fraction<Schema::limbs>;

  /// Whether there is a grade: nothing is open.
  [[nodiscard]] constexpr bool is_determined() const noexcept { return open_items() == 0; }
  /// Whether there is a score: no criterion is open, nor a condition that changes it. One on the grade may be.
  [[nodiscard]] constexpr bool has_score() const { return open_criteria_ == 0 && lowest_ == highest_; }

  /// The exact score in points of the scheme, after all steps.
  /// Preconditions: `has_score()` (contract); otherwise there are `lowest()` and `highest()`.
  [[nodiscard]] constexpr fraction_type score() const {
    contract(has_score(), "a rating whose score is open has bounds and no score");
    return lowest_;
  }

  /// The score if everything open went all wrong, and all right; equal to the score where nothing is open.
  /// These are bounds where `bounds_are_guaranteed()`: what earns more never lowers the result. They hold for what
  /// will be scored; that something open turns out not to apply may lead outside of them.
  [[nodiscard]] constexpr fraction_type lowest() const { return lowest_; }
  [[nodiscard]] constexpr fraction_type highest() const { return highest_; }
  [[nodiscard]] constexpr bool bounds_are_guaranteed() const noexcept { return is_monotone(view()); }

  /// The grade; `outcome::undetermined` while anything is open.
  [[nodiscard]] constexpr starlot::grade grade() const noexcept {
    return is_determined() ? lowest_grade_ : starlot::grade{};
  }
  [[nodiscard]] constexpr starlot::grade lowest_grade() const noexcept { return lowest_grade_; }
  [[nodiscard]] constexpr starlot::grade highest_grade() const noexcept { return highest_grade_; }
  [[nodiscard]] constexpr starlot::outcome outcome() const noexcept { return grade().state(); }

  /// Criteria and conditions that are open. Advisory criteria are so only if the result depends on them.
  [[nodiscard]] constexpr std::size_t open_items() const noexcept {
    return open_criteria_ + open_conditions_;
  }

  /// Weight of the criteria that were assessed, as a share of the weight of those that apply. 1 if nothing is
  /// open.
  [[nodiscard]] constexpr fraction_type completeness() const {
    auto assessed = leaves_;
    for (auto& l : assessed)
      if (!l.is_out() && !l.is_open())
        l.earned = share::full();
    auto const sums =
        detail::appraise<fraction_type>(schema(), assessed, {.as_sums = true})(detail::no_index).below;
    return sums.obtained / sums.applicable;
  }

  /// The ladder that was used, worst rung first: that of the findings' group.
  [[nodiscard]] constexpr std::span<rung const> rungs() const noexcept { return rungs_; }

  /// The next rung beyond the score and the points missing; nothing on the best rung, nothing while anything
  /// is open, and nothing with a ladder of the user's. A veto or a limit on the grade stands apart: see
  /// `causes()`.
  [[nodiscard]] constexpr std::optional<next_rung<fraction_type>> next() const {
    if (!has_score() || view().custom_ladder != detail::no_index)
      return std::nullopt;
    for (auto const& r : rungs_)
      if (!reaches(r, lowest_ <=> r.from)) {
        auto const missing = fraction_type{r.from} - lowest_;
        return next_rung<fraction_type>{&r, r.is_descending() ? -missing : missing};
      }
    return std::nullopt;
  }

  /// The step or criterion that vetoed the grade, or moved it off the rung of the score: the one that decided.
  [[nodiscard]] constexpr std::optional<starlot::cause<fraction_type>> cause() const {
    if (cause_ == detail::no_index)
      return std::nullopt;
    for (auto const& c : causes())
      if (c.index == cause_)
        return c;
    return std::nullopt;
  }

  /// Every veto, limit, cap and floor that stands between the score and the grade: vetoes first, in the order of
  /// the scheme, then limits from the lowest rung, then what lifted the grade, then caps by the points they took,
  /// then floors. Each part once. Complexity: that of the trace. Allocates.
  [[nodiscard]] constexpr std::vector<starlot::cause<fraction_type>> causes() const {
    std::vector<starlot::cause<fraction_type>> all;
    for (auto const& line : trace())
      if (line.vetoes || line.limits || line.lifts)
        all.push_back({effect_of(line), line.index, line.id, line.title, line.rung.value_or(-1),
                       line.kind == line_kind::step ? line.contribution : fraction_type{}});
    auto spare = all;
    detail::merge_sort(std::span{all}, std::span{spare}, [](auto const& a, auto const& b) {
      if (a.effect != b.effect)
        return a.effect < b.effect;
      if (a.effect == effect::limits_grade || a.effect == effect::lifts_grade)
        return a.rung <= b.rung;
      return a.effect == effect::vetoes || a.change <= b.change;
    });
    return all;
  }

  /// How the score came about, line by line; criteria, adjustments of clauses, and steps add up to it exactly.
  /// Open criteria stand in it with nothing earned, so that the lines add up to `lowest()`. Refers to this
  /// rating.
  [[nodiscard]] constexpr basic_trace<Schema> trace() const& { return basic_trace<Schema>{*this}; }
  basic_trace<Schema> trace() const&& = delete;

  /// The criteria that cost points, most first, equal ones in the order of the scheme: lines of the trace. Where
  /// few points are good, those that brought points.
  /// Open criteria are not among them. Refer to this rating. Complexity: that of a sort. Allocates.
  [[nodiscard]] constexpr std::vector<trace_line<fraction_type>> reasons() const& {
    bool const few_are_good = !rungs_.empty() && rungs_[0].is_descending();
    auto const cost = [=](auto const& line) { return few_are_good ? line.contribution : line.lost(); };
    std::vector<trace_line<fraction_type>> lines;
    for (auto const& line : trace())
      if (line.kind == line_kind::criterion && line.state == line_state::scored && cost(line).sign() > 0)
        lines.push_back(line);
    auto spare = lines;
    detail::merge_sort(std::span{lines}, std::span{spare},
                       [&](auto const& a, auto const& b) { return cost(a) >= cost(b); });
    return lines;
  }

  std::vector<trace_line<fraction_type>> reasons() const&& = delete;

  /// Id, version and name of the scheme.
  [[nodiscard]] constexpr starlot::title const& scheme() const noexcept { return view().title; }
  /// Content hash of the scheme; computed on each call.
  [[nodiscard]] scheme_hash hash() const { return content_hash(schema()); }

  [[nodiscard]] constexpr basic_findings<Schema> const& findings() const& noexcept { return findings_; }
  basic_findings<Schema> const& findings() const&& = delete;
  [[nodiscard]] constexpr Schema const& schema() const noexcept { return findings_.schema(); }

private:
  friend basic_trace<Schema>;
  friend constexpr result<basic_rating> evaluate<Schema>(basic_findings<Schema> const&);

  constexpr basic_rating(basic_findings<Schema> const& f, std::span<rung const> rungs)
      : findings_{f}, leaves_{f.schema().template make_slots<detail::leaf>()}, rungs_{rungs} {}

  [[nodiscard]] static constexpr starlot::effect effect_of(trace_line<fraction_type> const& line) {
    if (line.vetoes)
      return effect::vetoes;
    if (line.rung)
      return line.limits ? effect::limits_grade : effect::lifts_grade;
    if (line.limits)
      return line.contribution.sign() < 0 ? effect::cuts_score : effect::uncounted;
    return effect::lifts_score;
  }

  [[nodiscard]] constexpr scheme_view const& view() const noexcept { return schema().view(); }

  basic_findings<Schema> findings_;
  typename Schema::template slots<detail::leaf> leaves_;
  std::span<rung const> rungs_;
  std::ptrdiff_t reached_ = -1; ///< by the score alone
  fraction_type lowest_;
  fraction_type highest_;
  starlot::grade lowest_grade_;
  starlot::grade highest_grade_;
  std::size_t open_criteria_ = 0;
  std::size_t open_conditions_ = 0; ///< and advisory criteria that conditions look at
  std::uint32_t cause_ = detail::no_index;
};

/// The rating by a compile-time scheme.
template <auto const& Scheme> using rating = basic_rating<detail::compiled<Scheme>>;

/// The rating by a scheme that was built at run time.
using loaded_rating = basic_rating<detail::loaded>;

} // namespace starlot::inline v0

#endif
