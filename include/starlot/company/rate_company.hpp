// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_RATE_COMPANY_HPP
#define STARLOT_COMPANY_RATE_COMPANY_HPP

#include <starlot/company/company_rating.hpp>
#include <starlot/company/outlet_findings.hpp>
#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/company/arranged_visits.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/detail/company/settle_company.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/policies.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

class aggregation_choice;
class staged_sample; // sampling/staged_sample.hpp

namespace detail {

template <class = on_use>
[[nodiscard]] list<outlet_score> from_the_worst(list<outlet_score> scores, bool few_are_good) {
  auto spare = scores;
  merge_sort(scores.view(), spare.view(), [&](outlet_score const& a, outlet_score const& b) {
    return few_are_good ? b.score <= a.score : a.score <= b.score;
  });
  return scores;
}

/// The leaves of one reading; counts what is open where `count` is given.
template <class Parts>
[[nodiscard]] pooled_leaves leaves_for(Parts const& parts, company_reading how, first_reading* count) {
  auto const& view = parts.view();
  pooled_leaves out;
  auto const& head = parts.head_office_leaves;
  out.leaves.resize(view.criteria);
  for (std::uint32_t i = 0; i < view.nodes.size(); ++i) {
    auto const& n = view.nodes[i];
    if (n.is_clause())
      continue;
    bool open = false;
    bool failed = false;
    if (n.visited() == head_office) {
      out.leaves[n.link] = head[n.link];
      open = head[n.link].is_open();
      failed = head[n.link].has_failed();
    } else if (auto const& c = parts.pooled[n.link]; c.is_out()) {
      out.leaves[n.link].is = leaf::state::out;
    } else {
      open = c.open > 0;
      failed = c.failed;
      if (!c.is_scored()) // of what was seen it is no part where it applied nowhere
        out.leaves[n.link].is =
            how == company_reading::assessed && c.open == c.unseen ? leaf::state::out : leaf::state::open;
      else
        out.set(n.link, failed ? leaf::state::failed : leaf::state::scored,
                how == company_reading::assessed ? c.share()
                : how == company_reading::worst  ? c.worst()
                                                 : c.best());
    }
    if (failed && out.failed_by == no_index)
      out.failed_by = i;
    if (count != nullptr && open)
      ++(n.is_advisory() ? count->advisory : count->criteria);
  }
  return out;
}

/// The part of each criterion that was assessed.
template <class Parts> [[nodiscard]] pooled_leaves assessed_parts(Parts const& parts) {
  auto const& view = parts.view();
  pooled_leaves out;
  auto const& head = parts.head_office_leaves;
  out.leaves.resize(view.criteria);
  for (auto const& n : view.nodes) {
    if (n.is_clause())
      continue;
    bool const here = n.visited() == head_office;
    bool const is_out = here ? head[n.link].is_out() : parts.pooled[n.link].is_out();
    if (is_out)
      out.leaves[n.link].is = leaf::state::out;
    else if (here)
      out.leaves[n.link] = {leaf::state::scored, head[n.link].is_open() ? share::none() : share::full()};
    else
      out.set(n.link, leaf::state::scored,
              parts.pooled[n.link].is_scored() ? parts.pooled[n.link].assessed() : fraction{});
  }
  return out;
}

/// What is wrong with the findings of the head office: those for an outlet's criterion, then those that do not fit.
template <class = on_use> [[nodiscard]] list<error> faults_of_head_office(finding_set const& f) {
  auto const& view = f.scheme().view();
  list<error> out;
  for (std::uint32_t i = 0; i < view.nodes.size(); ++i)
    if (!view.nodes[i].is_clause() && view.nodes[i].visited() == per_outlet &&
        f.observed(view.nodes[i].link).kind != finding_kind::not_assessed)
      out.push_back(error::at(errc::outlet_criterion, view.id(i), i));
  if (auto const checked = (f.check)(); !checked)
    for (auto const& e : detail::access::why(checked).all())
      out.push_back(e);
  return out;
}

template <class = on_use>
[[nodiscard]] bool anything_applies(any_scheme const& scheme, pooled_leaves const& of) {
  auto const leaves = of.table();
  narrow score;
  return roll_up_walk<narrow>{scheme, leaves, {}}.score(score);
}

/// What a policy that works from scores of outlets makes of one reading: the score before the steps, or a veto. Answers whether
/// there is any outlet with a score.
template <class Parts>
[[nodiscard]] bool apply_policy(policy_view const& policy, Parts& parts, company_reading how,
                                pooled_leaves& to, part_refusal& refused) {
  if (!policy.takes_scores() && !policy.can_fail())
    return true;
  auto scores = scores_of(parts, how, &refused);
  if (policy.can_fail())
    for (auto const& s : scores)
      if (policy.fails(s)) {
        to.failed_by = to.failed_by == no_index ? policy_part : to.failed_by;
        if (how == company_reading::best && !parts.floor_missed.is_there()) // whatever is open
          parts.floor_missed = maybe<std::uint32_t>{std::in_place, s.number};
        break;
      }
  if (!policy.takes_scores())
    return true;
  if (scores.empty()) // where nothing applies at all, the scheme says what comes of it
    return !anything_applies(parts.scheme(), to);
  if (how == company_reading::assessed)
    parts.scores = scores;
  auto const sorted = from_the_worst(std::move(scores), few_points_are_good(parts.rating.rungs()));
  to.start = maybe<fraction>{std::in_place, policy.score(sorted.view())};
  auto const full = in_points(fraction{parts.view().scale});
  auto const between = [&](fraction const& a, fraction const& b) {
    return (a <= *to.start && *to.start <= b) || (b <= *to.start && *to.start <= a);
  };
  auto const& worst = sorted[0].score;
  auto const& best = sorted[sorted.size() - 1].score;
  contract(between(fraction{}, full) || between(worst, best),
           "a policy makes a score between nothing and all points");
  return true;
}

/// Fills what the parts of a company come to, and rates. Answers what a part refused with, or `nothing_applicable` where
/// nothing is scored.
template <class Parts> [[nodiscard]] part_refusal rate_parts(policy_view const& policy, Parts& parts) {
  auto const& view = parts.view();
  part_refusal refused;
  auto count = parts.counted;
  company_source from;
  from.policy = policy.calls->name;
  from.is_monotone = policy.calls->is_monotone;
  from.low = leaves_for(parts, company_reading::worst, &count);
  from.high = leaves_for(parts, company_reading::best, nullptr);
  from.assessed = assessed_parts(parts);
  parts.assessed = leaves_for(parts, company_reading::assessed, nullptr);
  bool const scored = apply_policy(policy, parts, company_reading::worst, from.low, refused) &&
                      apply_policy(policy, parts, company_reading::best, from.high, refused) &&
                      apply_policy(policy, parts, company_reading::assessed, parts.assessed, refused);
  refused.note(scored ? errc::none : errc::nothing_applicable, no_index);
  parts.nothing_applies = !anything_applies(parts.scheme(), from.low);
  if (!parts.nothing_applies && !anything_applies(parts.scheme(), parts.assessed))
    refused.note(errc::nothing_applicable, no_index); // nothing was assessed
  if (refused.code != errc::none)
    return refused;
  from.recorded.resize(view.slot_count());
  for (auto const& n : view.nodes)
    if (!n.is_clause() && n.visited() == head_office)
      from.recorded[n.link] = parts.head_office().observed(n.link);
  put_together(parts, from.recorded);
  for (std::uint32_t i = 0; i < view.steps.size(); ++i) {
    auto const& s = view.steps[i];
    auto const o = company_step_finding(parts, i);
    from.recorded[view.criteria + i] = o;
    if (s.takes_findings() && s.back == 0)
      count.add_step(s, o);
  }
  auto& to = access::parts(parts.rating);
  to.company = shared<company_source>::make(std::move(from));
  refused.note(rate(to, count, {}), count.refused_by);
  if (refused.code != errc::none)
    return refused;
  while (parts.stops_at < view.steps.size() && only_shifts(view.steps[parts.stops_at]))
    ++parts.stops_at;
  auto const assessed = parts.assessed_input();
  parts.before = score_after(assessed, detail::open_taken::wrong, 0, refused);
  parts.smooth = score_after(assessed, detail::open_taken::wrong, parts.stops_at, refused);
  parts.score = score_after(assessed, detail::open_taken::wrong, view.steps.size(), refused);
  return refused;
}

/// Rates by a policy of any type.
template <class Parts = company_parts, class Drawn>
[[nodiscard]] result<company_rating> rate_company_by(policy_view const& policy, finding_set const& head,
                                                     Drawn const& drawn, outlet_findings const& visits,
                                                     company_options const& options) {
  if (auto const wrong = faults_of_head_office(head); !wrong.empty())
    return detail::failure_of(wrong);
  auto const& view = head.scheme().view();
  Parts parts{head, visits};
  parts.policy = policy.calls->name;
  parts.origin = policy.origin;
  parts.kind = policy.calls->kind;
  parts.options = options;
  parts.remarks = drawn.remarks();
  if (!visits.is_of(head.scheme()))
    return error::of(errc::scheme_differs);
  if (drawn.remarks().replaced > 0 && !options.accepts_substitutes)
    return error::of(errc::replacement_not_named);
  if (auto const wrong = arrange_visits(parts, drawn); !wrong.empty())
    return detail::failure_of(wrong);
  parts.head_office_leaves = head_office_leaves(head);
  parts.weights = weights_of(parts.layers.view(), policy.calls->kind != aggregation_kind::criteria_as_seen);
  if (policy.calls->kind != aggregation_kind::criteria_as_seen)
    weigh_outlets(parts, drawn);
  parts.pooled = pool(visits, parts.outlets, parts.weights.view());
  if (view.decides_before)
    if (auto const wrong = settle(settled_company{parts}, parts.counted); !wrong.empty())
      return detail::failure_of(wrong);
  if (access::parts(parts.rating).rungs.empty() && !view.is_ungraded && !parts.rating.group_is_open())
    return error::at(errc::group_missing, view.title.id);
  auto design = design_of_visits(parts, drawn);
  if (!design)
    return detail::access::why(design);
  parts.design = maybe<survey_design>{std::in_place, *std::move(design)};
  if (auto const refused = rate_parts(policy, parts); refused.code != errc::none)
    return error_of(refused, view);
  return access::make<company_rating>(std::move(parts));
}

/// The policy that a scheme declares, or `pooled`.
template <class Use = on_use> [[nodiscard]] policy_view declared_by(any_scheme const& scheme) {
  auto const number = scheme.view().aggregation;
  if (number == no_index)
    return {&pooled, &policy_calls_of<used_by<Use, pooled_policy>>, policy_origin::by_default};
  auto const& declared = custom_of(scheme, number);
  return {declared.part, declared.calls->aggregation, policy_origin::declared};
}

/// Whether a policy is one that is known at run time only: see scheme_row.hpp.
template <class Policy> inline constexpr bool is_choice = std::same_as<Policy, aggregation_choice>;

/// What is wrong with the policy of a call.
template <class Policy> [[nodiscard]] constexpr result<void> check_policy(Policy const& policy) {
  if constexpr (std::same_as<Policy, as_declared_policy>) {
    return {};
  } else if constexpr (is_choice<Policy>) {
    auto const& own = access::policy(policy);
    if (policy.is_said() && !own)
      return error::at(errc::unknown_aggregation, policy.name());
    if (own && own->fault != errc::none)
      return error::at(own->fault, own->name);
  } else {
    static_assert(must_be_policy<Policy>());
    if (auto const wrong = fault_in(policy); wrong != errc::none)
      return error::at(wrong, Policy::name);
  }
  return {};
}

/// The policy of a call, with which nothing is wrong.
template <class Policy> [[nodiscard]] policy_view policy_for(any_scheme const& scheme, Policy const& policy) {
  if constexpr (std::same_as<Policy, as_declared_policy>)
    return declared_by(scheme);
  else if constexpr (!is_choice<Policy>)
    return {&policy, policy_calls_or_none<Policy>(), policy_origin::given};
  else if (!policy.is_said())
    return declared_by(scheme);
  else
    return {access::policy(policy)->part.part, access::policy(policy)->part.calls->aggregation,
            policy_origin::given};
}

} // namespace detail

/// Rates a company from the findings of its head office and of a sample of its outlets.
///
/// `policy`: one that is given goes before the one that the scheme declares; without either: `pooled`, which is ours. One whose
/// name is known at run time only is an `aggregation_choice`, as `ready_policy("trimmed", "10%")` answers it.
/// Exact: per criterion, or outlet by outlet, as the policy says (policies.hpp, or your own: aggregation.hpp), then
/// roll-up, steps and ladder of the scheme.
/// Special deductions and bonuses count as found, at the head office and at outlets, and are never expanded by weights.
/// Errors, with the place, all of a kind at once: findings of the head office that are wrong, `outlet_criterion` (it
/// belongs to the outlets); what `policy` says is wrong with itself, with its name; `unknown_aggregation` (a choice that is but
/// a name); `scheme_differs` (`visits` are of another scheme); `frame_differs` (the strata of the sample are not those of the frame
/// of `visits`: another number of outlets, or one of them is of another stratum); `outlet_listed_twice` (by the sample);
/// `sample_of_none` with a stratum from which nothing was drawn; `nothing_visited`; `outlet_not_reached`,
/// `replacement_not_named`, `outlet_visited_not_drawn` until the options say what to make of it (and always where the
/// sample was selected from a random start: what was visited beside it cannot be taken out of the draw); `nothing_applicable`;
/// `group_missing`; those of a design. Outlets that are not of the frame, or there twice, are refused when they are
/// added to `visits`.
/// Preconditions: the sample was drawn from the frame of `visits`; that their numbers of outlets agree is checked, and no more:
/// with the record of the draw, all of it is. Complexity: linear in frame, outlets and criteria.
template <class Policy = as_declared_policy>
[[nodiscard]] result<company_rating> rate_company(finding_set const& head, sample const& drawn,
                                                  outlet_findings const& visits, Policy const& policy = {},
                                                  company_options options = {}) {
  if (auto const right = detail::check_policy(policy); !right)
    return right.error();
  return detail::rate_company_by(detail::policy_for(head.scheme(), policy), head, drawn, visits, options);
}

/// The same by the policy that the scheme declares.
template <class = detail::on_use>
[[nodiscard]] result<company_rating> rate_company(finding_set const& head, sample const& drawn,
                                                  outlet_findings const& visits, company_options options) {
  return starlot::rate_company(head, drawn, visits, as_declared, options);
}

/// The same from the record of the draw. Errors also: `frame_differs` (the frames of the record and of `visits`), `other_draw`
/// (`visits` were made for another record, or for none).
template <class Policy = as_declared_policy>
[[nodiscard]] result<company_rating> rate_company(finding_set const& head, draw_record const& record,
                                                  outlet_findings const& visits, Policy const& policy = {},
                                                  company_options options = {}) {
  if (record.frame() != visits.frame_fingerprint())
    return error::of(errc::frame_differs);
  if (visits.draw() != record.hash())
    return error::of(errc::other_draw);
  return starlot::rate_company(head, record.sample(), visits, policy, options);
}
template <class = detail::on_use>
[[nodiscard]] result<company_rating> rate_company(finding_set const& head, draw_record const& record,
                                                  outlet_findings const& visits, company_options options) {
  return starlot::rate_company(head, record, visits, as_declared, options);
}

/// The same from a sample in stages. Errors also: `frame_differs` (the frames of the sample and of `visits`), `other_draw`
/// (`visits` were made for another record than that of the last stage, or for none). Nothing can be visited beside it.
template <class Staged, class Policy = as_declared_policy>
  requires std::same_as<Staged, staged_sample>
[[nodiscard]] result<company_rating> rate_company(finding_set const& head, Staged const& drawn,
                                                  outlet_findings const& visits, Policy const& policy = {},
                                                  company_options options = {}) {
  if (drawn.frame() != visits.frame_fingerprint())
    return error::of(errc::frame_differs);
  if (visits.draw() != drawn.record())
    return error::of(errc::other_draw);
  if (auto const right = detail::check_policy(policy); !right)
    return right.error();
  return detail::rate_company_by(detail::policy_for(head.scheme(), policy), head, drawn, visits, options);
}
template <class Staged>
  requires std::same_as<Staged, staged_sample>
[[nodiscard]] result<company_rating> rate_company(finding_set const& head, Staged const& drawn,
                                                  outlet_findings const& visits, company_options options) {
  return starlot::rate_company(head, drawn, visits, as_declared, options);
}

} // namespace starlot::inline v0

#endif
