// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_OPEN_PLAN_HPP
#define STARLOT_DETAIL_SAMPLING_OPEN_PLAN_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// A `draw_plan` while it is made and carried out.
struct open_plan {
  list<stratum> strata;
  list<std::uint32_t> stratum_of;
};

/// Takes the plan of a result, or returns its errors.
template <class Plan> [[nodiscard]] list<error> take_plan(result<Plan> planned, open_plan& out) {
  if (!planned)
    return list<error>(access::why(planned).all().begin(), access::why(planned).all().end());
  out.strata = list<stratum>(std::move(planned->strata));
  out.stratum_of = list<std::uint32_t>(std::move(planned->stratum_of));
  return {};
}
/// The public form of a plan, which is taken.
template <class Plan> [[nodiscard]] Plan closed(open_plan& plan) {
  return {plan.strata.take(), plan.stratum_of.take()};
}

/// See `strata_of`.
template <class = on_use> [[nodiscard]] open_plan split_by_stratum(frame const& f) {
  list<std::uint32_t> order(f.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    order[i] = i;
  auto spare = order;
  merge_sort(order.view(), spare.view(),
             [&](std::uint32_t a, std::uint32_t b) { return f[a].stratum <= f[b].stratum; });
  open_plan plan;
  plan.stratum_of.resize(f.size());
  for (auto const i : order) {
    if (auto const id = f[i].stratum; plan.strata.empty() || plan.strata.back().id != id)
      plan.strata.push_back({std::string{id}, 0, 0});
    ++plan.strata.back().population;
    plan.stratum_of[i] = static_cast<std::uint32_t>(plan.strata.size() - 1);
  }
  return plan;
}

// For both forms of plans.

/// Whether the outlets of a stratum with the smallest tickets are drawn.
template <class Stratum> [[nodiscard]] inline bool goes_by_tickets(Stratum const& s) {
  return !s.certain && s.selected_by == nullptr;
}
/// Whether the outlets of a stratum are ordered by their tickets and sizes, and the first ones drawn.
template <class Stratum> [[nodiscard]] inline bool goes_by_ranks(Stratum const& s) {
  return s.selected_by != nullptr && s.selected_by->rank != nullptr;
}
/// Whether a next outlet stands behind those that are drawn.
template <class Stratum> [[nodiscard]] inline bool has_an_order(Stratum const& s) {
  return goes_by_tickets(s) || goes_by_ranks(s);
}
/// Whether a plan selects, in any way.
template <class Plan> [[nodiscard]] inline bool selects(Plan const& plan) {
  for (auto const& s : plan.strata)
    if (s.selected_by != nullptr)
      return true;
  return false;
}
template <class Plan> [[nodiscard]] inline bool needs_ranks(Plan const& plan) {
  for (auto const& s : plan.strata)
    if (goes_by_ranks(s))
      return true;
  return false;
}
/// Whether a plan needs a seed, since it selects from numbers that are no tickets.
template <class Plan> [[nodiscard]] inline bool needs_start(Plan const& plan) {
  for (auto const& s : plan.strata)
    if (s.selected_by != nullptr && !goes_by_ranks(s))
      return true;
  return false;
}

/// Number of the stratum that an outlet of the frame is in.
template <class Plan> [[nodiscard]] inline std::uint32_t stratum_in(Plan const& plan, std::uint32_t outlet) {
  return plan.stratum_of.empty() ? 0U : plan.stratum_of[outlet];
}

/// The id of each stratum, as a view of the frame.
template <class Plan> [[nodiscard]] list<std::string_view> ids_in_frame(frame const& f, Plan const& plan) {
  list<std::string_view> out(plan.strata.size());
  for (std::uint32_t i = 0; i < plan.stratum_of.size(); ++i)
    out[plan.stratum_of[i]] = f[i].stratum;
  return out;
}

/// Checks what every plan has to keep (contract).
template <class Plan> void expect_good_plan(frame const& f, Plan const& plan) {
  list<std::uint32_t> outlets(plan.strata.size());
  list<std::int64_t> sizes(plan.strata.size());
  contract(plan.stratum_of.empty() ? plan.strata.size() == 1 : plan.stratum_of.size() == f.size(),
           "the plan of a design has a stratum for each outlet of the frame");
  for (auto const h : plan.stratum_of) {
    contract(h < outlets.size(), "the plan of a design puts outlets into strata that it has");
    ++outlets[h];
  }
  for (std::uint32_t i = 0; i < f.size(); ++i)
    if (auto const h = stratum_in(plan, i); plan.strata[h].selected_by != nullptr) {
      auto const& s = plan.strata[h];
      auto const size = s.selected_by->by_size ? f[i].size : 1;
      sizes[h] += size;
      contract(s.sampled > 0 && size <= s.size / s.sampled, "the plan of a design selects no outlet twice");
    }
  std::uint64_t drawn = 0;
  for (std::size_t h = 0; h < outlets.size(); ++h) {
    auto const& s = plan.strata[h];
    contract(s.population == (plan.stratum_of.empty() ? f.size() : outlets[h]),
             "the plan of a design counts its outlets");
    contract(s.sampled <= s.population && (!s.certain || s.sampled == s.population),
             "the plan of a design draws no more than there are, and all that are chosen");
    contract(s.selected_by == nullptr || (!s.certain && s.size == sizes[h]),
             "the plan of a design adds up the sizes that it selects by");
    contract(s.selected_by == nullptr || !s.selected_by->by_trials || s.sizes.size() == s.population,
             "the plan of a design by trials has the sizes of its outlets");
    drawn += s.sampled;
  }
  contract(drawn > 0, "the plan of a design draws an outlet");
}

} // namespace starlot::inline v0::detail

#endif
