// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_RATING_HPP
#define STARLOT_SCORING_RATING_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/scoring/rate.hpp>
#include <starlot/detail/scoring/rating_source.hpp>
#include <starlot/detail/scoring/run.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/score_change.hpp>
#include <starlot/scoring/trace_line.hpp>

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
struct next_rung {
  starlot::rung const* rung = nullptr; ///< of the scheme, which must live as long; a rating keeps it
  fraction
      missing; ///< points to the bound of the rung: to gain, or to lose where few are good. 0 where the score
               ///< stands on a bound that does not reach the rung itself
};

/// How a part of the scheme stands between the score and the grade, strongest first.
enum class effect : std::uint8_t {
  vetoes,       ///< fails the company
  awards,       ///< awards a special grade
  limits_grade, ///< allows no higher rung than `rung`
  lifts_grade,  ///< allows no lower rung than `rung`
  cuts_score,   ///< takes points: a cap, or a step of the user's
  lifts_score,  ///< adds points up to a floor
  uncounted,    ///< findings of a bonus beyond its limit, or whose condition did not hold
};

/// A step or criterion that decided, with what it did. It keeps the scheme, to which id and title refer.
struct cause {
  starlot::effect effect = effect::vetoes; ///< what the step did
  std::size_t index =
      0; ///< in the scheme's table: nodes, then steps; `place::nowhere`: the aggregation policy
  std::string_view id;
  text title;
  std::ptrdiff_t rung = -1; ///< the rung allowed, from the worst of the ladder; -1 below it
  text awards;              ///< the special grade that it awards, also of a veto
  fraction change;          ///< points of the score that it added

private:
  friend detail::access;
  detail::shared<detail::loaded_table> table_;
};

class trace;

/// A rating (评价结果): score, grade, and everything needed to recompute them by hand; of one sheet, made by `evaluate`, or of a
/// company, made by `rate_company`.
///
/// A value; it keeps a copy of the findings, and the scheme.
class rating {
public:
  rating(detail::only_evaluate, finding_set const& f) : parts_{f} {}

  /// Whether there is a grade: nothing is open, or the bounds are guaranteed and have the same grade, or something fails the
  /// company whatever is open. Without a ladder:
  /// whether there is a score.
  [[nodiscard]] bool is_determined() const noexcept {
    return open_items() == 0 ||
           (parts_.low.grade == high().grade && (bounds_are_guaranteed() || parts_.fails_for_sure) &&
            (parts_.low.grade.state() != outcome::without_ladder || !parts_.scores_differ));
  }
  /// Whether there is a score: nothing is open, or the bounds are guaranteed and equal; and not the outcome
  /// `nothing_applies`.
  [[nodiscard]] bool has_score() const noexcept {
    return parts_.low.grade.state() != outcome::nothing_applies &&
           (open_items() == 0 || (!parts_.scores_differ && bounds_are_guaranteed()));
  }

  /// The exact score in points of the scheme, after all steps.
  /// Preconditions: `has_score()` (contract); otherwise there are `lowest()` and `highest()`.
  [[nodiscard]] fraction score() const {
    contract(has_score(), "a rating whose score is open has bounds and no score");
    return lowest();
  }

  /// The score if everything open went all wrong, and all right; equal to the score where nothing is open.
  /// These are bounds where `bounds_are_guaranteed()`: what earns more never lowers the result. They hold for what
  /// will be scored; that something open turns out not to apply may lead outside of them. 0 where the outcome is
  /// `nothing_applies`.
  [[nodiscard]] fraction lowest() const { return parts_.low.points(); }
  /// The upper bound: see `lowest`.
  [[nodiscard]] fraction highest() const { return high().points(); }
  /// Whether the score will lie between its bounds: scheme and aggregation policy are monotone.
  [[nodiscard]] bool bounds_are_guaranteed() const noexcept { return detail::bounds_are_guaranteed(parts_); }

  /// The grade; `outcome::undetermined` where what is open could change it.
  [[nodiscard]] starlot::grade grade() const noexcept {
    return is_determined() ? parts_.low.grade : starlot::grade{};
  }
  /// The worse and the better grade of the two bounds; a special grade counts as lower than the ladder, and a veto as lower
  /// than that. Where few points are good, that of `highest()` is the worse.
  [[nodiscard]] starlot::grade lowest_grade() const noexcept {
    return grades_are_swapped() ? high().grade : parts_.low.grade;
  }
  /// The better one: see `lowest_grade`.
  [[nodiscard]] starlot::grade highest_grade() const noexcept {
    return grades_are_swapped() ? parts_.low.grade : high().grade;
  }
  /// The peer group whose ladder was used: the findings name it, or steps say it (group_is.hpp). Empty where the ladder is that
  /// of all others, or while the group is open, as `group_is_open()` tells.
  [[nodiscard]] std::string_view group() const noexcept { return parts_.findings.group(); }
  /// Whether the peer group depends on what is open. There is no ladder then: the rating is undetermined, and so are the grades
  /// of its bounds, but for a veto.
  [[nodiscard]] bool group_is_open() const noexcept { return parts_.group_is_open; }
  /// State of the grade.
  [[nodiscard]] starlot::outcome outcome() const noexcept { return grade().state(); }

  /// Criteria and conditions that are open, somewhere; of one open finding each criterion that is judged on it counts.
  /// Advisory criteria are so only if the result depends on them.
  [[nodiscard]] std::size_t open_items() const noexcept {
    return parts_.open_criteria + parts_.open_conditions;
  }

  /// The points that the score could be before the steps: the scale of the scheme or, of a raw sum, what the criteria
  /// that apply are worth; where nothing does, what the scheme gives instead. Complexity: constant, or linear in the table.
  template <class = detail::on_use> [[nodiscard]] fraction maximum() const {
    if (view().top != roll_up::raw_sum)
      return detail::in_points(fraction{view().scale});
    detail::trace_source const source{parts_};
    auto const input = source.input();
    detail::roll_up_walk<fraction> const tree{scheme(), input.leaves, {}};
    auto const all = tree(detail::no_index).own;
    if (!tree.whole_applies(all))
      return fraction{view().nothing_applies.given()};
    return detail::in_points(all.applicable + tree.beside(detail::no_index));
  }

  /// Weight of the criteria that were assessed, as a share of the weight of those that apply. 1 if nothing is
  /// open.
  template <class = detail::on_use> [[nodiscard]] fraction completeness() const {
    detail::leaf_list judged, own;
    detail::leaf_table leaves;
    if (parts_.company) {
      leaves = parts_.company->assessed.table();
    } else {
      static_cast<void>(detail::judge_sheet(parts_.findings, judged));
      own = detail::assessed_leaves(view(), {judged.view(), {}, &parts_.findings}, share::none(), true);
      leaves = {own.view()};
    }
    detail::roll_up_walk<fraction> const assessed{scheme(), leaves, {.as_sums = true}};
    auto const sums = assessed(detail::no_index).below;
    return sums.applicable.sign() == 0 ? fraction{1} : sums.obtained / sums.applicable;
  }

  /// The ladder that was used, worst rung first: that of the findings' group.
  template <class Rung = rung> [[nodiscard]] std::span<Rung const> rungs() const noexcept {
    return {parts_.rungs.data(), parts_.rungs.size()};
  }

  /// The next rung beyond the score and the points missing; nothing on the best rung, nothing while there is no score,
  /// and nothing with a ladder of the user's. A veto or a limit on the grade stands apart: see `causes()`.
  template <class Next = next_rung> [[nodiscard]] std::optional<Next> next() const {
    if (!has_score() || view().custom_ladder != detail::no_index)
      return std::nullopt;
    auto const now = lowest();
    for (auto const& r : parts_.rungs)
      if (!reaches(r, now <=> r.bound_as<fraction>())) {
        auto const missing = r.bound_as<fraction>() - now;
        return Next{&r, r.is_descending() ? -missing : missing};
      }
    return std::nullopt;
  }

  /// The step or criterion that vetoed the grade, or moved it off the rung of the score: the one that decided.
  template <class Cause = starlot::cause> [[nodiscard]] std::optional<Cause> cause() const {
    if (parts_.low.cause == detail::no_index)
      return std::nullopt;
    detail::used_by<Cause, rating> const& self = *this;
    for (auto const& c : self.causes())
      if (c.index == (parts_.low.cause == detail::policy_part ? place::nowhere : parts_.low.cause))
        return c;
    return std::nullopt;
  }

  /// Every veto, limit, cap and floor that stands between the score and the grade: vetoes first, in the order of
  /// the scheme, then limits from the lowest rung, then what lifted the grade, then caps by the points they took,
  /// then floors. Each part once. Texts refer to the scheme. Complexity: that of the trace. Allocates.
  template <class = detail::on_use> [[nodiscard]] std::vector<starlot::cause> causes() const;

  /// How the score came about, line by line; criteria, adjustments of clauses, a top's line and steps add up to it
  /// exactly. Open criteria stand in it with nothing earned, so that the lines add up to `lowest()`. It keeps a copy of
  /// this rating.
  template <class Trace = starlot::trace> [[nodiscard]] Trace trace() const { return Trace{*this}; }

  /// The criteria and steps that cost points, most first, equal ones in the order of the scheme: lines of the trace. Where
  /// few points are good, those that brought points. What is open is not among them.
  /// Complexity: that of a sort. Allocates.
  template <class = detail::on_use> [[nodiscard]] std::vector<trace_line> reasons() const;

  /// Against a baseline, an earlier rating perhaps, or that of a company to compare with: the lines that added other points
  /// to the score, what cost most first and what gained most last, equal ones in the order of the scheme; where few points
  /// are good the other way round. The changes add up to `lowest() - baseline.lowest()`, the difference of the scores
  /// where both have one.
  /// Preconditions: both are ratings of the same scheme (contract). Complexity: that of two traces and a sort. Allocates.
  template <class Change = score_change>
  [[nodiscard]] std::vector<Change> reasons(rating const& baseline) const;

  /// Id, version and name of the scheme.
  [[nodiscard]] starlot::title const& title() const noexcept { return view().title; }
  [[nodiscard]] any_scheme const& scheme() const noexcept { return parts_.findings.scheme(); }
  /// Content hash of the scheme; computed on each call.
  template <class = detail::on_use> [[nodiscard]] scheme_hash hash() const { return content_hash(scheme()); }

  /// The findings of the sheet, or of a company's head office.
  [[nodiscard]] finding_set const& findings() const noexcept { return parts_.findings; }

private:
  friend detail::access;

  [[nodiscard]] scheme_view const& view() const noexcept { return scheme().view(); }
  [[nodiscard]] detail::run_result const& high() const noexcept {
    return parts_.has_bounds ? parts_.high : parts_.low;
  }
  [[nodiscard]] bool grades_are_swapped() const noexcept {
    return detail::is_lower(high().grade, parts_.low.grade);
  }

  detail::rating_parts parts_;
};

} // namespace starlot::inline v0

#include <starlot/scoring/trace.hpp>

#endif
