// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_RATING_HPP
#define STARLOT_SCORING_RATING_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/scoring/appraisal.hpp>
#include <starlot/detail/scoring/verdict.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/trace.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

namespace detail {

struct only_evaluate {
  explicit only_evaluate() = default;
};

} // namespace detail

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

  constexpr basic_rating(detail::only_evaluate, basic_findings<Schema> const& f, std::span<rung const> rungs)
      : findings_{f}, rungs_{rungs} {}

  /// Whether there is a grade: nothing is open.
  [[nodiscard]] constexpr bool is_determined() const noexcept { return open_items() == 0; }
  /// Whether there is a score: no criterion is open, nor a condition that changes it. One on the grade may be.
  [[nodiscard]] constexpr bool has_score() const noexcept { return open_criteria_ == 0 && !scores_differ_; }

  /// The exact score in points of the scheme, after all steps.
  /// Preconditions: `has_score()` (contract); otherwise there are `lowest()` and `highest()`.
  [[nodiscard]] constexpr fraction_type score() const {
    contract(has_score(), "a rating whose score is open has bounds and no score");
    return lowest();
  }

  /// The score if everything open went all wrong, and all right; equal to the score where nothing is open.
  /// These are bounds where `bounds_are_guaranteed()`: what earns more never lowers the result. They hold for what
  /// will be scored; that something open turns out not to apply may lead outside of them.
  [[nodiscard]] constexpr fraction_type lowest() const { return exact(low_, share::none()); }
  [[nodiscard]] constexpr fraction_type highest() const { return exact(high(), share::full()); }
  [[nodiscard]] constexpr bool bounds_are_guaranteed() const noexcept { return is_monotone(view()); }

  /// The grade; `outcome::undetermined` while anything is open.
  [[nodiscard]] constexpr starlot::grade grade() const noexcept {
    return is_determined() ? low_.grade : starlot::grade{};
  }
  [[nodiscard]] constexpr starlot::grade lowest_grade() const noexcept { return low_.grade; }
  [[nodiscard]] constexpr starlot::grade highest_grade() const noexcept { return high().grade; }
  [[nodiscard]] constexpr starlot::outcome outcome() const noexcept { return grade().state(); }

  /// Criteria and conditions that are open. Advisory criteria are so only if the result depends on them.
  [[nodiscard]] constexpr std::size_t open_items() const noexcept {
    return open_criteria_ + open_conditions_;
  }

  /// Weight of the criteria that were assessed, as a share of the weight of those that apply. 1 if nothing is
  /// open.
  [[nodiscard]] constexpr fraction_type completeness() const {
    detail::leaves_of<Schema> const leaves{findings_, {}};
    detail::assessed_leaves<detail::leaves_of<Schema>, true> const assessed{leaves, share::none()};
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
    auto const now = lowest();
    for (auto const& r : rungs_)
      if (!reaches(r, now <=> r.from)) {
        auto const missing = fraction_type{r.from} - now;
        return next_rung<fraction_type>{&r, r.is_descending() ? -missing : missing};
      }
    return std::nullopt;
  }

  /// The step or criterion that vetoed the grade, or moved it off the rung of the score: the one that decided.
  [[nodiscard]] constexpr std::optional<starlot::cause<fraction_type>> cause() const {
    if (low_.cause == detail::no_index)
      return std::nullopt;
    for (auto const& c : causes())
      if (c.index == low_.cause)
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
  template <class Number, class S> friend class detail::line_maker;
  friend constexpr result<basic_rating> evaluate<Schema>(basic_findings<Schema> const&);

  // By the findings that were copied, and not by the copy, which is still under way.
  [[nodiscard]] constexpr error rate(basic_findings<Schema> const& findings) {
    if (rungs_.empty())
      return error::at(errc::group_missing, view().title.id);
    detail::tally count;
    detail::decide(findings, rungs_, {.open_as = share::none()}, count, low_);
    if (auto const fault = detail::first_fault_of(findings, count); fault.code != errc::none)
      return fault;
    open_criteria_ = count.open;
    open_conditions_ = count.open_conditions;
    if (is_determined() && count.open_advisory == 0) {
      return {};
    }
    has_bounds_ = true;
    detail::tally again;
    detail::decide(findings, rungs_, {.open_as = share::full()}, again, high_);
    scores_differ_ = lowest() != highest();
    if (low_.grade != high_.grade || scores_differ_)
      open_conditions_ += count.open_advisory;
    if (detail::is_lower(high_.grade, low_.grade)) { // few points are good
      auto const low = low_.grade;
      low_.grade = high_.grade;
      high_.grade = low;
    }
    return {};
  }

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
  [[nodiscard]] constexpr detail::verdict const& high() const noexcept { return has_bounds_ ? high_ : low_; }

  /// A score that fits 64 bits is kept; a longer one is worked out again.
  [[nodiscard]] constexpr fraction_type exact(detail::verdict const& v, share open_as) const {
    if (!v.score.overflowed)
      return detail::in_points<Schema::limbs>(v.score);
    return detail::score_of(findings_, rungs_, {.open_as = open_as});
  }

  basic_findings<Schema> findings_;
  std::span<rung const> rungs_;
  detail::verdict low_;  ///< everything open went wrong
  detail::verdict high_; ///< and right, where that is another one
  std::size_t open_criteria_ = 0;
  std::size_t open_conditions_ = 0; ///< and advisory criteria that conditions look at
  bool has_bounds_ = false;
  bool scores_differ_ = false;
};

/// The rating by a compile-time scheme.
template <auto const& Scheme> using rating = basic_rating<detail::compiled<Scheme>>;

/// The rating by a scheme that was built at run time.
using loaded_rating = basic_rating<detail::loaded>;

} // namespace starlot::inline v0

#endif
