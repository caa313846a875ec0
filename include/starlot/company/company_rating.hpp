// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_COMPANY_RATING_HPP
#define STARLOT_COMPANY_COMPANY_RATING_HPP

#include <starlot/company/outlet_findings.hpp>
#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/detail/scoring/line_maker.hpp>
#include <starlot/detail/scoring/run.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/linearised.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/rating.hpp>

#include <cmath>
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
  fraction lost;
};

/// The rating of a company from a sample of its outlets (企业评价结果), and what only a sample has beside it: how far the score is to be
/// trusted, and what each outlet lost. Made by `rate_company`. A value; it keeps what it stands on.
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
  [[nodiscard]] company_options const& options() const noexcept { return parts_.options; }
  /// What happened to the sample: where outlets were replaced, it speaks of those that can be reached.
  [[nodiscard]] sample_remarks const& remarks() const noexcept { return parts_.remarks; }

  /// The score of what was assessed alone: what is open at an outlet is left out of its criterion, and earns nothing where the
  /// policy works from outlets' scores; what is open at the head office earns nothing. No bound and no estimate.
  [[nodiscard]] fraction const& score_of_assessed() const noexcept { return parts_.score; }
  /// Number in the frame of an outlet that failed the company by being below the floor of the policy.
  [[nodiscard]] std::optional<std::uint32_t> floor_missed_by() const noexcept { return parts_.floor_missed; }

  /// Estimate of the company's score up to `stops_at()`, from one linearised value for each outlet: of the score of all outlets,
  /// each checked as it would have been. Its interval is that of the theory, and may leave the scale. Where the steps that
  /// follow change the score, `score()` differs from its value.
  ///
  /// Errors: `no_standard_error` with the clause whose roll-up is none of sums, or without a place for the policy;
  /// `outlet_not_reached` with the first one that was not, for there are bounds then, and no estimate; those of
  /// `estimate_linearised`, a lonely unit with its stratum.
  template <class = detail::on_use> [[nodiscard]] result<starlot::estimate> estimate() const {
    if (parts_.kind == aggregation_kind::mean)
      return mean_estimate();
    if (auto const clause = unsmooth_clause(); clause != detail::no_index)
      return error::at(errc::no_standard_error, view().id(clause), clause);
    if (!has_standard_error())
      return error::of(errc::no_standard_error);
    return estimate_of(0, view().nodes.size(), parts_.smooth.to_double());
  }
  /// The first step that does more than shift the score, by its number in the scheme.
  [[nodiscard]] std::optional<std::size_t> stops_at() const noexcept {
    if (parts_.stops_at == view().steps.size())
      return {};
    return parts_.stops_at;
  }

  /// Estimate of what a clause or criterion brings to the score, in points of it.
  /// Errors: `unknown_id`; as `estimate`, also where the policy does not work criterion by criterion.
  template <class = detail::on_use> [[nodiscard]] result<starlot::estimate> estimate_of(std::string_view id) const {
    auto const index = view().find(id);
    if (index >= view().nodes.size())
      return error::at(errc::unknown_id, id);
    if (!has_standard_error())
      return error::of(errc::no_standard_error);
    if (auto const clause = unsmooth_clause(); clause != detail::no_index)
      return error::at(errc::no_standard_error, view().id(clause), clause);
    auto const from = parts_.assessed_input();
    trace_line line;
    static_cast<void>(detail::line_maker<fraction>{from}.make(from, -1, index, line));
    return estimate_of(index, view().end_of(index), line.contribution.to_double());
  }

  /// The grade that the one-sided lower bound of the score reaches: another rule than the grade by point estimate. Where few points
  /// are good, the upper bound. Approximate, as the bound is.
  /// Undetermined where the grade of the score is. Conditions of steps look at the clauses as they were estimated.
  /// Errors: those of `estimate` and of its bounds. Preconditions: 0 < level < 1 (contract).
  template <class = detail::on_use> [[nodiscard]] result<starlot::grade> grade_by_bound(double level) const {
    auto const e = estimate();
    if (!e)
      return e.errors();
    if (!is_determined())
      return starlot::grade{outcome::undetermined, nullptr, 0};
    bool const reversed = rating().rungs()[0].is_descending();
    auto const bound = reversed ? e->upper_bound(level) : e->lower_bound(level);
    if (!bound)
      return bound.errors();
    // As much worse as the bound is; to millionths, for the worse.
    auto const exact = (*bound - e->value) * 1e6;
    auto const shift = reversed ? std::ceil(exact) : std::floor(exact);
    if (!(std::fabs(shift) < 1e15))
      return error::of(errc::number_out_of_range);
    std::optional<fraction> const start = parts_.before + fraction::of(static_cast<std::int64_t>(shift), points::one);
    auto from = parts_.assessed_input();
    from.start = &start;
    detail::run_result end;
    static_cast<void>(detail::run(from, share::none(), end));
    return end.grade;
  }

  /// The outlets of the sample, by their numbers in the frame.
  [[nodiscard]] std::vector<visited_outlet> const& outlets() const noexcept { return parts_.outlets; }
  [[nodiscard]] outlet outlet_at(std::size_t i) const {
    return parts_.visits.outlets()[parts_.outlets[i].number];
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
    return parts_.weights[parts_.outlets[i].layer];
  }

  /// Own scores of the outlets that were reached, before the steps, in the order of the frame; an outlet to which none of its
  /// criteria applies has none. Complexity: linear in outlets and criteria.
  template <class = detail::on_use> [[nodiscard]] std::vector<outlet_score> outlet_scores() const {
    return detail::scores_of(parts_, detail::company_reading::assessed).take();
  }

  /// Points of the score that each outlet of the sample lost for the company, in the order of `outlets()`. Where the policy works
  /// criterion by criterion: of each criterion that it shares in, its part of what the sample lost; they add up to what the
  /// outlets' criteria lost in the trace, exactly. As there, what is open counts as lost, with as many samples as the most that
  /// were taken at one outlet. Where it is the mean of outlets: its part of what the mean of what was assessed lacks to all
  /// points, before the steps, what the head office lost included.
  /// Errors: `no_outlet_costs`, with the clause where its roll-up is no sum, or of a policy that does neither.
  template <class = detail::on_use> [[nodiscard]] result<std::vector<fraction>> losses() const {
    if (parts_.kind == aggregation_kind::mean)
      return mean_losses();
    if (auto const clause = unsmooth_clause(); clause != detail::no_index)
      return error::at(errc::no_outlet_costs, view().id(clause), clause);
    if (parts_.kind == aggregation_kind::scores)
      return error::of(errc::no_outlet_costs);
    std::vector<fraction> per_size(view().criteria); // points of the score that one wrong sample costs
    auto const from = parts_.lowest_input();
    detail::line_maker<fraction> const lines{from};
    for (std::uint32_t i = 0; i < view().nodes.size(); ++i)
      if (shares_points(i))
        per_size[view().nodes[i].link] =
            (available(from, lines, i) / parts_.pooled[view().nodes[i].link].whole_size()).reduced();
    std::vector<fraction> out;
    auto const criteria = detail::outlet_criteria(view(), 0, view().nodes.size());
    for (auto const& o : parts_.outlets) {
      fraction lost;
      for (auto const& c : criteria) {
        if (!shares_points(c.node))
          continue;
        auto const cell =
            o.reached ? detail::read_outlet_cell(scheme(), c, parts_.visits.row(o.number)[c.slot])
                      : detail::outlet_cell{};
        auto const wrong = cell.is == detail::leaf::state::open
                               ? fraction{parts_.pooled[c.slot].largest}
                               : fraction{cell.size} - fraction::of(cell.earned, cell.per);
        if (wrong.sign() != 0)
          lost += per_size[c.slot] * (parts_.weights[o.layer] * wrong);
      }
      out.push_back(lost.reduced());
    }
    return out;
  }

  /// The same from the outlet that lost most to the one that lost least, equal ones in the order of the frame.
  template <class = detail::on_use> [[nodiscard]] result<std::vector<outlet_loss>> ranked_losses() const {
    auto const each = losses();
    if (!each)
      return each.errors();
    std::vector<outlet_loss> out;
    for (std::size_t i = 0; i < each->size(); ++i)
      out.push_back({i, (*each)[i]});
    auto spare = out;
    detail::merge_sort(std::span{out}, std::span{spare},
                       [](outlet_loss const& a, outlet_loss const& b) { return b.lost <= a.lost; });
    return out;
  }

  [[nodiscard]] any_scheme const& scheme() const noexcept { return parts_.scheme(); }

private:
  friend detail::access;

  [[nodiscard]] scheme_view const& view() const noexcept { return parts_.view(); }
  [[nodiscard]] bool has_standard_error() const noexcept { return parts_.kind == aggregation_kind::criteria; }

  /// A criterion that outlets share in: of those that apply, and of those that were assessed at one.
  [[nodiscard]] bool shares_points(std::uint32_t i) const {
    auto const& n = view().nodes[i];
    return !n.is_clause() && !n.is_advisory() && n.visited() == per_outlet && !parts_.pooled[n.link].is_out();
  }
  [[nodiscard]] bool is_of_outlets(std::uint32_t i) const {
    return shares_points(i) && parts_.pooled[view().nodes[i].link].is_scored();
  }

  template <class = detail::on_use> [[nodiscard]] std::vector<fraction> mean_losses() const {
    auto const full = detail::in_points(fraction{view().scale});
    fraction all;
    for (auto const& own : parts_.scores)
      all += own.weight;
    std::vector<fraction> out(parts_.outlets.size());
    std::size_t i = 0; // both are in the order of the frame
    for (auto const& own : parts_.scores) {
      while (parts_.outlets[i].number != own.number)
        ++i;
      out[i] = (own.weight * (full - own.score) / all).reduced();
    }
    return out;
  }

  /// Points of the score that a criterion could bring, by what was assessed.
  [[nodiscard]] static fraction available(detail::run_input const& from, detail::line_maker<fraction> const& lines,
                                          std::uint32_t criterion) {
    trace_line line;
    static_cast<void>(lines.make(from, -1, criterion, line));
    return line.available;
  }

  /// The first clause that rolls up otherwise than by sums, with a criterion of the outlets in it; the first
  /// node where the top does.
  template <class = detail::on_use> [[nodiscard]] std::uint32_t unsmooth_clause() const {
    auto const& nodes = view().nodes;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      if (!nodes[i].is_clause() || detail::is_linear(nodes[i].roll_up()))
        continue;
      for (std::size_t k = i; k < view().end_of(i); ++k)
        if (!nodes[k].is_clause() && nodes[k].visited() == per_outlet)
          return i;
    }
    return detail::is_linear(view().top) ? detail::no_index : 0;
  }

  /// The criteria from `first` to `last`: z = w Σ_c g_c (earned - share size), g_c the points of a criterion over Σ w size.
  template <class = detail::on_use> [[nodiscard]] result<starlot::estimate> estimate_of(std::size_t first, std::size_t last, double value) const {
    struct term {
      detail::outlet_criterion criterion;
      double points, share, of; ///< share / of: in whole numbers, so that what is equal differs by nothing
    };
    std::vector<term> terms;
    auto const from = parts_.assessed_input();
    detail::line_maker<fraction> const lines{from};
    for (auto const& c : detail::outlet_criteria(view(), first, last)) {
      if (!is_of_outlets(c.node))
        continue;
      auto const& all = parts_.pooled[c.slot];
      auto const worth = (available(from, lines, c.node) / all.size).to_double();
      auto const share = all.share().reduced();
      if (auto const of = share.denominator().to_double(); of < 0x1p22)
        terms.push_back({c, worth / of, share.numerator().to_double(), of});
      else
        terms.push_back({c, worth, share.to_double(), 1});
    }
    std::vector<double> weights, z;
    for (auto const& w : parts_.weights)
      weights.push_back(w.to_double());
    z.reserve(parts_.outlets.size());
    for (auto const& o : parts_.outlets) {
      double sum = 0;
      if (o.reached) {
        auto const row = parts_.visits.row(o.number);
        for (auto const& t : terms) {
          auto const cell = detail::read_outlet_cell(scheme(), t.criterion, row[t.criterion.slot]);
          auto const earned = static_cast<double>(cell.earned) * t.of;
          auto const due = t.share * static_cast<double>(cell.size);
          auto const per = static_cast<double>(cell.per);
          sum += cell.per == 1 ? t.points * (earned - due) : t.points * (earned - due * per) / per;
        }
      }
      z.push_back(weights[o.layer] * sum);
    }
    return finished(estimate_linearised(*parts_.design, value, z, {parts_.options.lonely, nullptr, {}}));
  }

  template <class = detail::on_use> [[nodiscard]] result<starlot::estimate> mean_estimate() const {
    double all = 0;
    auto const mean = parts_.before.to_double();
    for (auto const& s : parts_.scores)
      all += s.weight.to_double();
    std::vector<double> z;
    auto next = parts_.scores.begin();
    for (auto const& o : parts_.outlets) {
      bool const scored = next != parts_.scores.end() && next->number == o.number;
      z.push_back(scored ? next->weight.to_double() * (next->score.to_double() - mean) / all : 0);
      if (scored)
        ++next;
    }
    return finished(estimate_linearised(*parts_.design, parts_.smooth.to_double(), z,
                                        {parts_.options.lonely, nullptr, {}}));
  }

  template <class = detail::on_use> [[nodiscard]] result<starlot::estimate> finished(result<starlot::estimate> e) const {
    for (auto const& o : parts_.outlets)
      if (!o.reached)
        return error::at(errc::outlet_not_reached, parts_.visits.outlets()[o.number].id, o.number);
    if (!e) {
      auto why = e.error();
      if (why.code == errc::lonely_unit && why.where.index < parts_.layers.size())
        why.where.id = parts_.layers[why.where.index].id;
      return why;
    }
    e->remarks = parts_.remarks;
    for (auto const& c : parts_.pooled)
      e->census = e->census && c.open == 0;
    return e;
  }

  explicit company_rating(detail::company_parts parts) : parts_{std::move(parts)} {}

  detail::company_parts parts_;
};

} // namespace starlot::inline v0

#endif
