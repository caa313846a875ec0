// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_RATE_COMPANY_HPP
#define STARLOT_COMPANY_RATE_COMPANY_HPP

#include <starlot/company/company_rating.hpp>
#include <starlot/company/summary.hpp>
#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/company/company_leaves.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/scheme/aggregation.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

namespace detail {

/// Who of the sample was reached, who was visited beside it, and how many outlets each stands for.
template <class Schema>
[[nodiscard]] error arrange_visits(company_parts<Schema>& parts, sample const& drawn) {
  auto const& visits = *parts.visits;
  auto const& frame = visits.outlets();
  std::uint64_t all = 0;
  for (auto const& s : drawn.strata()) {
    if (s.sampled == 0 && s.population > 0)
      return {errc::sample_of_none, {s.id, parts.layers.size(), 0, 0}, {}, {}};
    parts.layers.push_back({s.population, s.sampled, s.id});
    all += s.population;
  }
  if (all != frame.size())
    return {errc::frame_differs, {}, {}, {}};
  std::vector<std::uint32_t> layer_of(frame.size(), no_index);
  for (auto const& d : drawn.drawn()) {
    contract(d.number < frame.size(), "the sample is of the frame that the summary refers to");
    if (layer_of[d.number] != no_index)
      return {errc::outlet_listed_twice, {frame[d.number].id, d.number, 0, 0}, {}, {}};
    auto const& of = drawn.strata()[d.stratum];
    if (!of.certain && !of.id.empty() && of.id != frame[d.number].stratum)
      return {errc::frame_differs, {frame[d.number].id, d.number, 0, 0}, {}, {}};
    layer_of[d.number] = d.stratum;
  }
  bool any = false;
  for (std::uint32_t n = 0; n < frame.size(); ++n) {
    bool const reached = visits.has(n);
    any = any || reached;
    if (layer_of[n] != no_index) {
      if (!reached && parts.options.unreached != unreached::worst_case)
        return {errc::outlet_not_reached, {frame[n].id, n, 0, 0}, {}, {}};
      parts.outlets.push_back({n, layer_of[n], reached});
      continue;
    }
    if (!reached)
      continue;
    if (parts.options.beside != visited_beside::certainty)
      return {errc::outlet_visited_not_drawn, {frame[n].id, n, 0, 0}, {}, {}};
    // The rest of its stratum was drawn from without it.
    for (std::size_t h = 0; h < drawn.strata().size(); ++h)
      if (auto const& s = drawn.strata()[h]; !s.certain && (s.id.empty() || s.id == frame[n].stratum)) {
        --parts.layers[h].outlets;
        break;
      }
    parts.outlets.push_back({n, static_cast<std::uint32_t>(drawn.strata().size()), true});
  }
  if (!any)
    return {errc::nothing_visited, {}, {}, {}};
  if (parts.options.beside == visited_beside::certainty) {
    visited_layer beside;
    for (auto const& o : parts.outlets)
      if (o.layer == drawn.strata().size())
        ++beside.outlets, ++beside.drawn;
    parts.layers.push_back(beside);
  }
  return {};
}

template <class = on_use>
[[nodiscard]] list<outlet_score> from_the_worst(list<outlet_score> scores, bool few_are_good) {
  auto spare = scores;
  merge_sort(scores.view(), spare.view(), [&](outlet_score const& a, outlet_score const& b) {
    return few_are_good ? b.score <= a.score : a.score <= b.score;
  });
  return scores;
}

/// Whether a criterion of the head office is open.
template <class Schema> [[nodiscard]] bool is_head_office_open(basic_findings<Schema> const& f) {
  auto const& view = f.schema().view();
  for (std::uint32_t i = 0; i < view.nodes.size(); ++i)
    if (!view.nodes[i].is_clause() && view.nodes[i].visited() == head_office &&
        !view.nodes[i].is_advisory() && f.in_slot(view.nodes[i].link).is_open())
      return true;
  return false;
}

/// What is wrong with the findings of the head office: the first fault.
template <class Schema> [[nodiscard]] error head_office_fault(basic_findings<Schema> const& f) {
  auto const& view = f.schema().view();
  for (std::uint32_t i = 0; i < view.nodes.size(); ++i)
    if (!view.nodes[i].is_clause() && view.nodes[i].visited() == per_outlet &&
        f.observed(view.nodes[i].link).kind != finding_kind::not_assessed)
      return {errc::outlet_criterion, {view.id(i), i, 0, 0}, {}, {}};
  auto const wrong = f.check();
  return wrong.empty() ? error{} : wrong[0];
}

/// Rates by a policy of any type.
template <class Schema>
[[nodiscard]] result<company_rating<Schema>>
rate_company_by(policy_view const& policy, basic_findings<Schema> const& head, sample const& drawn,
                basic_summary<Schema> const& visits, company_options const& options) {
  if (auto const wrong = head_office_fault(head); wrong.code != errc::none)
    return wrong;
  auto const& schema = head.schema();
  auto const& view = schema.view();
  company_parts<Schema> parts{head};
  parts.visits = &visits;
  parts.policy = policy.name;
  parts.origin = policy.origin;
  parts.kind = policy.kind;
  parts.options = options;
  parts.remarks = drawn.remarks();
  parts.rungs = view.ladder_for(head.group());
  if (parts.rungs.empty())
    return error{errc::group_missing, {view.title.id, place::nowhere, 0, 0}, {}, {}};
  if (!visits.is_of(schema))
    return error{errc::scheme_differs, {}, {}, {}};
  if (drawn.remarks().replaced > 0 && !options.replacements_known)
    return error{errc::replacement_not_named, {}, {}, {}};
  if (auto const wrong = arrange_visits(parts, drawn); wrong.code != errc::none)
    return wrong;
  parts.weights = weights_of(parts.layers, policy.kind != aggregation_kind::criteria_as_seen);
  parts.pooled = pool(visits, parts.outlets, parts.weights);
  auto design = survey_design::of(parts.outlets, in_stratum{[](visited_outlet const& o) { return o.layer; }},
                                  population_of{[&](visited_outlet const& o) {
                                    return static_cast<double>(parts.layers[o.layer].outlets);
                                  }});
  if (!design)
    return design.error()[0];
  parts.design = *std::move(design);

  bool const reversed = parts.rungs[0].is_descending();
  bool nothing = false;
  auto const course = [&](company_reading how) {
    std::optional<fraction> start;
    if (policy.score != nullptr) {
      auto scores = scores_of(parts, how);
      if (how == company_reading::assessed)
        parts.scores = scores;
      if (scores.empty()) {
        nothing = true;
        return company_course{};
      }
      auto const sorted = from_the_worst(std::move(scores), reversed);
      start = policy.score(policy.self, sorted);
      contract(start->sign() >= 0 && *start <= in_points(fraction{view.scale}),
               "a policy makes a score between nothing and all points");
    }
    company_leaves<Schema> const leaves{parts.head_office, parts.pooled, how};
    auto const open_as = how == company_reading::best ? share::full() : share::none();
    auto const end = run_company(schema, leaves, parts.rungs, open_as, start,
                                 [&](std::uint32_t i) { return company_step_finding(parts, i); });
    nothing = nothing || !end;
    return end ? *end : company_course{};
  };
  parts.now = course(company_reading::assessed);
  bool open = is_head_office_open(head);
  for (auto const& c : parts.pooled)
    open = open || c.open > 0;
  for (std::uint32_t i = 0; i < view.steps.size(); ++i)
    open = open || (view.steps[i].asks() && company_step_finding(parts, i).is_open());
  parts.low = open ? course(company_reading::worst) : parts.now;
  parts.high = open ? course(company_reading::best) : parts.now;
  parts.is_open = open;
  if (is_lower(parts.high.grade, parts.low.grade)) // few points are good
    std::swap(parts.low.grade, parts.high.grade);
  if (nothing)
    return error{errc::nothing_applicable, {view.title.id, place::nowhere, 0, 0}, {}, {}};
  if (policy.fails != nullptr) {
    auto const missed_by = [&](company_reading how) {
      std::optional<std::uint32_t> first;
      for (auto const& s : scores_of(parts, how))
        if (!first && policy.fails(policy.self, s))
          first = s.number;
      return first;
    };
    parts.floor_missed = missed_by(company_reading::best); // whatever is open
    grade const failed{outcome::vetoed, nullptr, 0};
    if (missed_by(company_reading::worst))
      parts.low.grade = failed;
    if (parts.floor_missed)
      parts.now.grade = parts.high.grade = failed;
  }
  return access::make<company_rating<Schema>>(std::move(parts));
}

/// The policy that a scheme declares.
template <class Use> [[nodiscard]] auto with_declared(aggregation const& declared, Use const& use) {
  auto const as = [&](auto const& policy) { return use(policy_view{policy, policy_origin::declared}); };
  switch (declared.which) {
  case ready_aggregation::not_said:
    break;
  case ready_aggregation::pooled:
    return as(pooled);
  case ready_aggregation::pooled_raw:
    return as(pooled_raw);
  case ready_aggregation::mean_of_outlets:
    return as(mean_of_outlets);
  case ready_aggregation::worst_outlet:
    return as(worst_outlet);
  case ready_aggregation::trimmed:
    return as(trimmed{declared.at_each_end});
  case ready_aggregation::outlet_floor:
    return as(outlet_floor{declared.least});
  }
  return use(policy_view{pooled, policy_origin::by_default});
}

} // namespace detail

/// Rates a company from the findings of its head office and of a sample of its outlets.
///
/// `policy`: one that is given goes before the one that the scheme declares; without either: `pooled`, which is ours.
/// Exact: per criterion, or outlet by outlet, as the policy says (aggregation.hpp), then roll-up, steps and ladder of the scheme.
/// Special deductions and bonuses count as found, at the head office and at outlets, and are never expanded by weights.
/// Errors, with the place: the first finding of the head office that is wrong, `outlet_criterion` (it belongs to the outlets);
/// `scheme_differs` (the summary is of another); `frame_differs` (the strata of the sample are not those of the summary's
/// frame: another number of outlets, or one of them is of another stratum); `outlet_listed_twice` (by the sample);
/// `sample_of_none` with a stratum from which nothing was drawn; `nothing_visited`; `outlet_not_reached`,
/// `replacement_not_named`, `outlet_visited_not_drawn` until the options say what to make of it; `nothing_applicable`;
/// `group_missing`; those of a design. Outlets that are not of the frame, or there twice, are refused by the summary.
/// Preconditions: the sample is of the summary's frame (contract). Complexity: linear in frame, outlets and criteria.
template <class Schema, class Policy = as_declared_policy>
  requires(AggregationPolicy<Policy> || std::same_as<Policy, as_declared_policy>)
[[nodiscard]] result<company_rating<Schema>>
rate_company(basic_findings<Schema> const& head, sample const& drawn, basic_summary<Schema> const& visits,
             Policy const& policy = {}, company_options options = {}) {
  auto const rate = [&](detail::policy_view const& by) {
    return detail::rate_company_by(by, head, drawn, visits, options);
  };
  if constexpr (AggregationPolicy<Policy>)
    return rate(detail::policy_view{policy, policy_origin::given});
  else
    return detail::with_declared(head.schema().view().outlets, rate);
}

/// The same from the record of the draw. Errors also: `frame_differs` (the record's and the summary's), `other_draw` (the
/// summary was made for another record, or for none).
template <class Schema, class Policy = as_declared_policy>
  requires(AggregationPolicy<Policy> || std::same_as<Policy, as_declared_policy>)
[[nodiscard]] result<company_rating<Schema>>
rate_company(basic_findings<Schema> const& head, draw_record const& record,
             basic_summary<Schema> const& visits, Policy const& policy = {}, company_options options = {}) {
  if (record.frame() != visits.frame_fingerprint())
    return error{errc::frame_differs, {}, {}, {}};
  if (visits.draw() != record.hash())
    return error{errc::other_draw, {}, {}, {}};
  return rate_company(head, record.sample(), visits, policy, options);
}

/// Not for temporaries: the rating refers to the summary.
template <class Schema, class Policy = as_declared_policy>
result<company_rating<Schema>> rate_company(basic_findings<Schema> const&, sample const&,
                                            basic_summary<Schema> const&&, Policy const& = {},
                                            company_options = {}) = delete;
template <class Schema, class Policy = as_declared_policy>
result<company_rating<Schema>> rate_company(basic_findings<Schema> const&, draw_record const&,
                                            basic_summary<Schema> const&&, Policy const& = {},
                                            company_options = {}) = delete;

} // namespace starlot::inline v0

#endif
