// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_COMPANY_PARTS_HPP
#define STARLOT_DETAIL_COMPANY_COMPANY_PARTS_HPP
// IWYU pragma: private

#include <starlot/company/company_options.hpp>
#include <starlot/company/summary.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/company/company_leaves.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

namespace detail {

/// A policy of any type. Refers to it.
struct policy_view {
  template <AggregationPolicy Policy>
  policy_view(Policy const& policy, policy_origin from) noexcept
      : self{&policy}, name{Policy::name}, kind{Policy::kind}, origin{from} {
    if constexpr (Policy::kind == aggregation_kind::mean || Policy::kind == aggregation_kind::scores)
      score = [](void const* p, std::span<outlet_score const> outlets) -> fraction {
        return (*static_cast<Policy const*>(p))(outlets);
      };
    if constexpr (requires(outlet_score const& o) { policy.fails(o); })
      fails = [](void const* p, outlet_score const& o) -> bool {
        return static_cast<Policy const*>(p)->fails(o);
      };
  }

  void const* self;
  std::string_view name;
  aggregation_kind kind;
  policy_origin origin;
  fraction (*score)(void const*, std::span<outlet_score const>) = nullptr; ///< of outlets from the worst
  bool (*fails)(void const*, outlet_score const&) = nullptr;
};

/// Everything that a company's rating is made of.
template <class Schema> struct company_parts {
  explicit company_parts(finding_set const& head) : head_office{head} {}

  finding_set head_office;
  basic_summary<Schema> const* visits = nullptr;
  list<visited_layer> layers;
  std::vector<visited_outlet> outlets; ///< by number in the frame
  list<fraction> weights;              ///< of layers, as the policy takes them
  list<pooled_criterion> pooled;
  list<outlet_score> scores; ///< of outlets, where the policy needs them; by number in the frame
  std::string_view policy;
  policy_origin origin = policy_origin::by_default;
  aggregation_kind kind = aggregation_kind::criteria;
  company_options options;
  sample_remarks remarks;
  std::span<rung const> rungs;
  std::optional<survey_design> design;
  company_course now;   ///< from what was assessed
  company_course low;   ///< score: with all that is open wrong; grade: the worse one of the two
  company_course high;  ///< with all of it right; the better one
  bool is_open = false; ///< anything that counts
  std::optional<std::uint32_t>
      floor_missed; ///< the first outlet below the floor of the policy, by its number
};

/// The finding of a step: that of the head office, with what outlets found beside it. Counts add up as they were found; a step
/// that asks acts where anybody says that it does.
template <class Schema>
[[nodiscard]] finding company_step_finding(company_parts<Schema> const& parts, std::uint32_t step_number) {
  auto const& view = parts.head_office.scheme().view();
  auto const& s = view.steps[step_number];
  auto const slot = view.criteria + step_number;
  auto const own = parts.head_office.in_slot(slot);
  if (!s.takes_findings())
    return own;
  if (s.asks()) {
    // "Met" makes one step act and keeps another from it.
    auto const acting = s.unless ? not_met : met;
    for (auto const& o : parts.outlets)
      if (o.reached && parts.visits->row(o.number)[slot].kind == acting.kind())
        return acting;
    return own;
  }
  std::int64_t times = own.kind() == finding_kind::found ? own.count() : 0;
  bool any = own.kind() == finding_kind::found;
  for (auto const& o : parts.outlets)
    if (o.reached && parts.visits->row(o.number)[slot].kind == finding_kind::found) {
      times += parts.visits->row(o.number)[slot].first;
      any = true;
    }
  return any ? finding{finding_kind::found, times < most_samples ? times : most_samples} : own;
}

/// Scores of outlets in the order of the frame; for a bound, those that were not reached count with
/// all of their criteria wrong, or right.
template <class Schema>
[[nodiscard]] list<outlet_score> scores_of(company_parts<Schema> const& parts, company_reading how) {
  auto const& schema = parts.head_office.scheme();
  auto const open_as = how == company_reading::best ? share::full() : share::none();
  list<outlet_score> out;
  list<observation> const unknown(schema.view().slot_count());
  for (auto const& o : parts.outlets) {
    if (!o.reached && how == company_reading::assessed)
      continue;
    if (auto const s = own_score(
            parts.head_office,
            o.reached ? parts.visits->row(o.number) : std::span<observation const>{unknown}, open_as))
      out.push_back({o.number, parts.weights[o.layer], *s});
  }
  return out;
}

} // namespace detail

} // namespace starlot::inline v0

#endif
