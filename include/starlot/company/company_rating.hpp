// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_COMPANY_RATING_HPP
#define STARLOT_COMPANY_COMPANY_RATING_HPP

#include <starlot/company/summary.hpp>
#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/company/company_leaves.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/detail/scoring/score_scale.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/linearised.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scoring/grade.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// A clause, or a criterion, of a company.
struct company_line {
  std::size_t index = 0; ///< in the scheme's table
  std::size_t depth = 0;
  std::string_view id;
  text title;
  bool is_clause = false;
  bool is_out = false;   ///< nothing in it applies anywhere
  bool is_open = false;  ///< criterion: nothing of it was assessed
  fraction earned;       ///< criterion: share of its points
  fraction weight;       ///< points of the score that it could bring after exclusions
  fraction contribution; ///< points of the score that it brought

  [[nodiscard]] fraction lost() const { return weight - contribution; }
};

/// What an outlet of the sample cost, in points of the score.
struct outlet_cost {
  std::size_t outlet = 0; ///< its place in `outlets()`
  fraction cost;
};

/// The rating of a company from a sample of its outlets (企业评价结果): the score and the grade of the sample, exact, and how far
/// they are to be trusted. Made by `rate_company`; refers to the summary, which must live as long, and be
/// neither moved nor read into.
template <class Schema> class company_rating {
public:
  /// Name of the aggregation policy.
  [[nodiscard]] std::string_view policy() const noexcept { return parts_.policy; }
  /// Whether it was given, declared by the scheme, or neither.
  [[nodiscard]] starlot::policy_origin policy_origin() const noexcept { return parts_.origin; }
  [[nodiscard]] company_options const& options() const noexcept { return parts_.options; }
  /// What happened to the sample: where outlets were replaced, it speaks of those that can be reached.
  [[nodiscard]] sample_remarks const& remarks() const noexcept { return parts_.remarks; }

  /// Whether there is a score: nothing is open, or what is open cannot change it.
  [[nodiscard]] bool has_score() const noexcept {
    return !parts_.is_open || parts_.low.score == parts_.high.score;
  }
  /// The exact score in points, with the weights of the draw, after all steps.
  /// Preconditions: `has_score()` (contract); otherwise there are `lowest()` and `highest()`.
  [[nodiscard]] fraction const& score() const {
    contract(has_score(), "a company whose score is open has bounds and no score");
    return parts_.low.score;
  }
  /// The score of what was assessed alone: what is open at an outlet is left out of its criterion, and earns nothing where the
  /// policy works from outlets' scores; what is open at the head office earns nothing. No bound and no estimate.
  [[nodiscard]] fraction const& score_of_assessed() const noexcept { return parts_.now.score; }
  /// With everything that is open found wrong, at outlets that were not reached too, with as many samples as the most that were
  /// taken at one; and with all of it right. Guaranteed for monotone schemes and policies, but for the steps: deductions and
  /// vetoes count as found.
  [[nodiscard]] fraction const& lowest() const noexcept { return parts_.low.score; }
  [[nodiscard]] fraction const& highest() const noexcept { return parts_.high.score; }

  /// Whether all was assessed, or what was not cannot change the grade.
  [[nodiscard]] bool is_determined() const noexcept { return parts_.low.grade == parts_.high.grade; }
  /// The grade of the score: by point estimate. Undetermined where the bounds differ.
  [[nodiscard]] starlot::grade grade() const noexcept {
    return is_determined() ? parts_.low.grade : starlot::grade{outcome::undetermined, nullptr, 0};
  }
  /// The worse and the better one of the bounds: where few points are good, that of `highest()` is the worse.
  [[nodiscard]] starlot::grade const& lowest_grade() const noexcept { return parts_.low.grade; }
  [[nodiscard]] starlot::grade const& highest_grade() const noexcept { return parts_.high.grade; }
  /// Number in the frame of an outlet that failed the company by being below the floor of the policy.
  [[nodiscard]] std::optional<std::uint32_t> floor_missed_by() const noexcept { return parts_.floor_missed; }

  /// Estimate of the company's score up to `stops_at()`, from one linearised value for each outlet: of the score of all outlets,
  /// each checked as it would have been. Its interval is that of the theory, and may leave the scale. Where the steps that
  /// follow change the score, `score()` differs from its value.
  ///
  /// Errors: `no_standard_error` with the clause whose roll-up is none of sums, or without a place for the policy;
  /// `outlet_not_reached` with the first one that was not, for there are bounds then, and no estimate; those of
  /// `estimate_linearised`, a lonely unit with its stratum.
  [[nodiscard]] result<estimate> score_estimate() const {
    if (parts_.kind == aggregation_kind::mean)
      return mean_estimate();
    if (auto const clause = unsmooth_clause(); clause != detail::no_index)
      return error{errc::no_standard_error, {view().id(clause), clause, 0, 0}, {}, {}};
    if (!has_standard_error())
      return error{errc::no_standard_error, {}, {}, {}};
    return estimate_of(0, view().nodes.size(), parts_.now.smooth.to_double());
  }
  /// The first step that does more than shift the score, by its number in the scheme.
  [[nodiscard]] std::optional<std::size_t> stops_at() const noexcept {
    if (parts_.now.stops_at == detail::no_index)
      return {};
    return parts_.now.stops_at - view().nodes.size();
  }

  /// Estimate of what a clause or criterion brings to the score, in points of it.
  /// Errors: `unknown_id`; as `score_estimate`, also where the policy does not work criterion by criterion.
  [[nodiscard]] result<estimate> estimate_of(std::string_view id) const {
    auto const index = view().find(id);
    if (index >= view().nodes.size())
      return error{errc::unknown_id, {id, place::nowhere, 0, 0}, {}, {}};
    if (!has_standard_error())
      return error{errc::no_standard_error, {}, {}, {}};
    if (auto const clause = unsmooth_clause(); clause != detail::no_index)
      return error{errc::no_standard_error, {view().id(clause), clause, 0, 0}, {}, {}};
    return estimate_of(index, view().end_of(index), line(index).contribution.to_double());
  }

  /// The grade that the one-sided lower bound of the score reaches: another rule than the grade by point estimate. Where few points
  /// are good, the upper bound. Approximate, as the bound is.
  /// Undetermined where the grade of the score is. Conditions of steps look at the clauses as they were estimated.
  /// Errors: those of `score_estimate` and of its bounds. Preconditions: 0 < level < 1 (contract).
  [[nodiscard]] result<starlot::grade> grade_by_bound(double level) const {
    auto const e = score_estimate();
    if (!e)
      return e.error();
    if (!is_determined())
      return starlot::grade{outcome::undetermined, nullptr, 0};
    bool const reversed = !parts_.rungs.empty() && parts_.rungs[0].is_descending();
    auto const bound = reversed ? e->upper_bound(level) : e->lower_bound(level);
    if (!bound)
      return error{bound.error(), {}, {}, {}};
    // As much worse as the bound is; to millionths, for the worse.
    auto const exact = (*bound - e->value) * 1e6;
    auto const shift = reversed ? std::ceil(exact) : std::floor(exact);
    if (!(std::fabs(shift) < 1e15))
      return error{errc::number_out_of_range, {}, {}, {}};
    auto const start = parts_.now.before + fraction::of(static_cast<std::int64_t>(shift), points::one);
    auto const end = run(detail::company_reading::assessed, start);
    return parts_.floor_missed ? starlot::grade{outcome::vetoed, nullptr, 0} : end->grade;
  }

  /// The lines of clauses and criteria, in the order of the scheme.
  [[nodiscard]] std::vector<company_line> lines() const {
    std::vector<company_line> out;
    with_scale([&](auto const& tree, auto const& scale) {
      for (std::uint32_t i = 0; i < view().nodes.size(); ++i)
        out.push_back(line_of(i, tree, scale));
    });
    return out;
  }
  [[nodiscard]] company_line line(std::size_t index) const {
    contract(index < view().nodes.size(), "a clause or criterion of the scheme");
    company_line out;
    with_scale([&](auto const& tree, auto const& scale) {
      out = line_of(static_cast<std::uint32_t>(index), tree, scale);
    });
    return out;
  }

  /// The outlets of the sample, by their numbers in the frame.
  [[nodiscard]] std::vector<visited_outlet> const& outlets() const noexcept { return parts_.outlets; }
  [[nodiscard]] outlet outlet_at(std::size_t i) const {
    return parts_.visits->outlets()[parts_.outlets[i].number];
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
  [[nodiscard]] std::vector<outlet_score> outlet_scores() const {
    return detail::scores_of(parts_, detail::company_reading::assessed).take();
  }

  /// Points of the score that each outlet of the sample cost the company, in the order of `outlets()`. Where the policy works
  /// criterion by criterion: of each criterion that it shares in, its part of what the sample lost; they add up to what the
  /// outlets' criteria lost, exactly, but for criteria that are open at all outlets. Where it is the mean of outlets: its part
  /// of what the mean lacks to all points, before the steps, what the head office lost included.
  /// Errors: `no_outlet_costs`, with the clause where its roll-up is no sum, or of a policy that does neither.
  [[nodiscard]] result<std::vector<fraction>> costs() const {
    if (parts_.kind == aggregation_kind::mean)
      return mean_costs();
    if (auto const clause = unsmooth_clause(); clause != detail::no_index)
      return error{errc::no_outlet_costs, {view().id(clause), clause, 0, 0}, {}, {}};
    if (parts_.kind == aggregation_kind::scores)
      return error{errc::no_outlet_costs, {}, {}, {}};
    std::vector<fraction> per_size(view().criteria); // points of the score that one wrong sample costs
    auto const all = lines();
    for (std::uint32_t i = 0; i < view().nodes.size(); ++i)
      if (is_of_outlets(i))
        per_size[view().nodes[i].link] = (all[i].weight / parts_.pooled[view().nodes[i].link].size).reduced();
    std::vector<fraction> out;
    auto const criteria = detail::outlet_criteria(view(), 0, view().nodes.size());
    for (auto const& o : parts_.outlets) {
      fraction cost;
      for (auto const& c : criteria) {
        if (!o.reached || !is_of_outlets(c.node))
          continue;
        auto const cell = detail::read_outlet_cell(schema(), c, parts_.visits->row(o.number)[c.slot]);
        auto const wrong = fraction{cell.size} - fraction::of(cell.earned, cell.per);
        if (wrong.sign() != 0)
          cost += per_size[c.slot] * (parts_.weights[o.layer] * wrong);
      }
      out.push_back(cost.reduced());
    }
    return out;
  }

  /// The same from the dearest outlet to the cheapest, equal ones in the order of the frame.
  [[nodiscard]] result<std::vector<outlet_cost>> ranked_costs() const {
    auto const each = costs();
    if (!each)
      return each.error();
    std::vector<outlet_cost> out;
    for (std::size_t i = 0; i < each->size(); ++i)
      out.push_back({i, (*each)[i]});
    auto spare = out;
    detail::merge_sort(std::span{out}, std::span{spare},
                       [](outlet_cost const& a, outlet_cost const& b) { return b.cost <= a.cost; });
    return out;
  }

  [[nodiscard]] Schema const& schema() const noexcept { return parts_.head_office.schema(); }
  [[nodiscard]] basic_findings<Schema> const& head_office_findings() const noexcept {
    return parts_.head_office;
  }

private:
  friend detail::access;
  using leaves_type = detail::company_leaves<Schema>;

  [[nodiscard]] scheme_view const& view() const noexcept { return schema().view(); }
  [[nodiscard]] bool has_standard_error() const noexcept { return parts_.kind == aggregation_kind::criteria; }

  /// A criterion that outlets share in.
  [[nodiscard]] bool is_of_outlets(std::uint32_t i) const {
    auto const& n = view().nodes[i];
    return !n.is_clause() && !n.is_advisory() && n.visited() == per_outlet &&
           parts_.pooled[n.link].is_scored();
  }

  [[nodiscard]] std::vector<fraction> mean_costs() const {
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

  [[nodiscard]] std::optional<detail::company_course> run(detail::company_reading how,
                                                          std::optional<fraction> const& start) const {
    leaves_type const leaves{parts_.head_office, parts_.pooled, how};
    return detail::run_company(schema(), leaves, parts_.rungs, share::none(), start,
                               [&](std::uint32_t i) { return detail::company_step_finding(parts_, i); });
  }

  template <class Use> void with_scale(Use const& use) const {
    leaves_type const leaves{parts_.head_office, parts_.pooled, detail::company_reading::assessed};
    auto const tree = detail::appraise<fraction>(schema(), leaves, detail::reading{});
    detail::score_scale<fraction, Schema> const scale{tree, tree(detail::no_index)};
    use(tree, scale);
  }

  template <class Tree, class Scale>
  [[nodiscard]] company_line line_of(std::uint32_t index, Tree const& tree, Scale const& scale) const {
    auto const& n = view().nodes[index];
    auto const& d = view().details[index];
    company_line out{index, n.depth, d.id, d.title, n.is_clause(), false, false, {}, {}, {}};
    auto const own = tree(index).own;
    out.is_out = own.applicable.sign() == 0;
    if (!n.is_clause()) {
      out.is_open = tree.leaves().at(index).is_open();
      out.earned = out.is_out ? fraction{} : own.obtained / own.applicable;
      if (n.is_advisory())
        return out;
    }
    auto const in_score = [&](fraction micro) {
      scale[d.parent].apply(micro);
      return detail::in_points(micro).reduced();
    };
    out.weight = in_score(own.applicable);
    out.contribution = in_score(own.obtained);
    return out;
  }

  /// The first clause that rolls up otherwise than by sums, with a criterion of the outlets in it; the first
  /// node where the top does.
  [[nodiscard]] std::uint32_t unsmooth_clause() const {
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
  [[nodiscard]] result<estimate> estimate_of(std::size_t first, std::size_t last, double value) const {
    struct term {
      detail::outlet_criterion criterion;
      double points, share, of; ///< share / of: in whole numbers, so that what is equal differs by nothing
    };
    std::vector<term> terms;
    with_scale([&](auto const& tree, auto const& scale) {
      for (auto const& c : detail::outlet_criteria(view(), first, last))
        if (is_of_outlets(c.node)) {
          auto const& all = parts_.pooled[c.slot];
          auto const worth = (line_of(c.node, tree, scale).weight / all.size).to_double();
          auto const share = all.share().reduced();
          if (auto const of = share.denominator().to_double(); of < 0x1p22)
            terms.push_back({c, worth / of, share.numerator().to_double(), of});
          else
            terms.push_back({c, worth, share.to_double(), 1});
        }
    });
    std::vector<double> weights, z;
    for (auto const& w : parts_.weights)
      weights.push_back(w.to_double());
    z.reserve(parts_.outlets.size());
    for (auto const& o : parts_.outlets) {
      double sum = 0;
      if (o.reached) {
        auto const row = parts_.visits->row(o.number);
        for (auto const& t : terms) {
          auto const cell = detail::read_outlet_cell(schema(), t.criterion, row[t.criterion.slot]);
          auto const earned = static_cast<double>(cell.earned) * t.of;
          auto const due = t.share * static_cast<double>(cell.size);
          auto const per = static_cast<double>(cell.per);
          sum += cell.per == 1 ? t.points * (earned - due) : t.points * (earned - due * per) / per;
        }
      }
      z.push_back(weights[o.layer] * sum);
    }
    return finished(estimate_linearised(*parts_.design, value, z, {parts_.options.single_unit, {}, {}}));
  }

  [[nodiscard]] result<estimate> mean_estimate() const {
    double all = 0;
    auto const mean = parts_.now.before.to_double();
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
    return finished(estimate_linearised(*parts_.design, parts_.now.smooth.to_double(), z,
                                        {parts_.options.single_unit, {}, {}}));
  }

  [[nodiscard]] result<estimate> finished(result<estimate> e) const {
    for (auto const& o : parts_.outlets)
      if (!o.reached)
        return error{
            errc::outlet_not_reached, {parts_.visits->outlets()[o.number].id, o.number, 0, 0}, {}, {}};
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

  explicit company_rating(detail::company_parts<Schema> parts) : parts_{std::move(parts)} {}

  detail::company_parts<Schema> parts_;
};

} // namespace starlot::inline v0

#endif
