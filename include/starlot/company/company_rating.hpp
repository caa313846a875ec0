// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_COMPANY_RATING_HPP
#define STARLOT_COMPANY_COMPANY_RATING_HPP

#include <starlot/company/outlet_findings.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/company/company_estimates.hpp>
#include <starlot/detail/company/company_losses.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/rating.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// What an outlet of the sample lost, in points of the score.
struct outlet_loss {
  std::size_t outlet = 0; ///< its place in `outlets()`
  fraction lost;          ///< points of the score, exact
};

/// The rating of a company from a sample of its outlets (企业评价结果), with what only a sample has: estimates with their
/// errors, and what each outlet lost. Made by `rate_company`. A value; it keeps copies of what it was made from.
class company_rating {
public:
  /// The rating: exact, with the weights of the draw. Its bounds count with everything that is open found wrong, or right, at
  /// outlets that were not reached too, with as many samples as the most that were taken at one; deductions and vetoes count as
  /// found. It is guaranteed where scheme and policy are monotone.
  [[nodiscard]] starlot::rating const& rating() const noexcept { return parts_.rating; }

  /// The same of the rating, for short.
  [[nodiscard]] bool has_score() const noexcept { return rating().has_score(); }
  [[nodiscard]] fraction score() const { return rating().score(); }
  [[nodiscard]] bool is_determined() const noexcept { return rating().is_determined(); }
  [[nodiscard]] starlot::grade grade() const noexcept { return rating().grade(); }
  [[nodiscard]] fraction lowest() const { return rating().lowest(); }
  [[nodiscard]] fraction highest() const { return rating().highest(); }
  [[nodiscard]] starlot::grade lowest_grade() const noexcept { return rating().lowest_grade(); }
  [[nodiscard]] starlot::grade highest_grade() const noexcept { return rating().highest_grade(); }

  /// Name of the aggregation policy.
  [[nodiscard]] std::string_view policy() const noexcept { return parts_.policy; }
  /// Whether it was given, declared by the scheme, or neither.
  [[nodiscard]] starlot::policy_origin policy_origin() const noexcept { return parts_.origin; }
  /// How it was rated.
  [[nodiscard]] company_options const& options() const noexcept { return parts_.options; }
  /// What happened to the sample: where outlets were replaced, it speaks of those that can be reached.
  [[nodiscard]] sample_remarks const& remarks() const noexcept { return parts_.remarks; }

  /// The score of what was assessed alone: what is open at an outlet is left out of its criterion, and earns nothing where the
  /// policy works from outlets' scores; what is open at the head office earns nothing. No bound and no estimate.
  [[nodiscard]] fraction const& score_of_assessed() const noexcept { return parts_.score; }
  /// Number in the frame of an outlet that failed the company by being below the floor of the policy.
  template <class Number = std::uint32_t>
  [[nodiscard]] std::optional<Number> floor_missed_by() const noexcept {
    return parts_.floor_missed.is_there() ? std::optional<Number>{*parts_.floor_missed} : std::nullopt;
  }

  /// Estimate of the company's score up to `first_nonlinear_step()`, from one linearised value for each outlet: of the
  /// score of all outlets, each checked as it would have been. Its interval is that of the theory, and may leave the
  /// scale. Where the steps that
  /// follow change the score, `score()` differs from its value.
  ///
  /// Errors: `no_standard_error` with the clause whose roll-up is none of sums, or without a place for the policy;
  /// `outlet_not_reached` with the first one that was not, for there are bounds then, and no estimate; those of
  /// `estimate_linearised`, a lonely unit with its stratum.
  template <class Parts = detail::company_parts> [[nodiscard]] result<starlot::estimate> estimate() const {
    return detail::estimate_score(static_cast<Parts const&>(parts_));
  }
  /// The first step that does more than shift the score, by its number in the scheme.
  template <class Number = std::size_t>
  [[nodiscard]] std::optional<Number> first_nonlinear_step() const noexcept {
    if (parts_.stops_at == view().steps.size())
      return std::nullopt;
    return Number{parts_.stops_at};
  }

  /// Estimate of what a clause or criterion brings to the score, in points of it.
  /// Errors: `unknown_id`; as `estimate`, also where the policy does not work criterion by criterion.
  template <class Parts = detail::company_parts>
  [[nodiscard]] result<starlot::estimate> estimate_of(std::string_view id) const {
    return detail::estimate_node(static_cast<Parts const&>(parts_), id);
  }

  /// The grade that the one-sided lower bound of the score reaches: another rule than the grade by point estimate. Where few
  /// points are good, the upper bound. Approximate, as the bound is.
  /// Undetermined where the grade of the score is. Conditions of steps look at the clauses as they were estimated.
  /// Errors: those of `estimate` and of its bounds. Preconditions: 0 < level < 1 (contract).
  template <class Parts = detail::company_parts>
  [[nodiscard]] result<starlot::grade> grade_by_bound(double level) const {
    auto const& parts = static_cast<Parts const&>(parts_);
    return detail::grade_reached_by_bound(parts, detail::estimate_score(parts), level);
  }

  /// The outlets of the sample, by their numbers in the frame.
  [[nodiscard]] std::vector<visited_outlet> const& outlets() const noexcept { return parts_.outlets; }
  /// The outlet at a place in `outlets()`. Preconditions: there is one (contract).
  [[nodiscard]] outlet outlet_at(std::size_t i) const {
    return parts_.visits.outlets()[parts_.outlets[i].number];
  }
  /// What was found there: with remarks and overrides, where the visits keep them; nothing where it was not reached.
  /// Preconditions: as `outlet_at`.
  template <class Findings = finding_set> [[nodiscard]] Findings findings_at(std::size_t i) const {
    auto const& o = parts_.outlets[i];
    return o.reached ? parts_.visits.template findings_at<Findings>(o.number) : Findings{parts_.scheme()};
  }
  /// How many of them were not reached.
  [[nodiscard]] std::size_t unreached() const noexcept {
    std::size_t count = 0;
    for (auto const& o : parts_.outlets)
      count += o.reached ? 0U : 1U;
    return count;
  }
  /// How many outlets of the company the i-th stands for.
  [[nodiscard]] fraction const& weight(std::size_t i) const {
    return parts_.weights[parts_.outlets[i].weight_number()];
  }

  /// Own scores of the outlets that were reached, before the steps, in the order of the frame; an outlet to which none of its
  /// criteria applies has none. Complexity: linear in outlets and criteria.
  template <class Parts = detail::company_parts>
  [[nodiscard]] std::vector<outlet_score> outlet_scores() const {
    return detail::scores_of(static_cast<Parts const&>(parts_), detail::company_reading::assessed).take();
  }

  /// Points of the score that each outlet of the sample lost for the company, in the order of `outlets()`. Where the policy works
  /// criterion by criterion: of each criterion that it shares in, its part of what the sample lost; they add up to what the
  /// outlets' criteria lost in the trace, exactly. As there, what is open counts as lost, with as many samples as the most that
  /// were taken at one outlet. Where it is the mean of outlets: its part of what the mean of what was assessed lacks to all
  /// points, before the steps, what the head office lost included.
  /// Errors: `no_outlet_losses`, with the clause where its roll-up is no sum, or of a policy that does neither.
  template <class Parts = detail::company_parts> [[nodiscard]] result<std::vector<fraction>> losses() const {
    return detail::losses_of(static_cast<Parts const&>(parts_));
  }

  /// The same from the outlet that lost most to the one that lost least, equal ones in the order of the frame.
  template <class Parts = detail::company_parts>
  [[nodiscard]] result<std::vector<outlet_loss>> ranked_losses() const {
    return detail::ranked_losses_of<outlet_loss>(static_cast<Parts const&>(parts_));
  }

  [[nodiscard]] any_scheme const& scheme() const noexcept { return parts_.scheme(); }

private:
  friend detail::access;

  [[nodiscard]] scheme_view const& view() const noexcept { return parts_.view(); }

  explicit company_rating(detail::company_parts parts) : parts_{std::move(parts)} {}

  detail::company_parts parts_;
};

} // namespace starlot::inline v0

#endif
