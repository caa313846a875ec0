// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_POLICY_CALLS_HPP
#define STARLOT_DETAIL_SCHEME_POLICY_CALLS_HPP
// IWYU pragma: private

#include <starlot/core/fraction.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/policies.hpp>

#include <span>
#include <string_view>

namespace starlot::inline v0::detail {

/// How an aggregation policy is called whose type is no longer known.
struct policy_calls {
  std::string_view name;
  aggregation_kind kind;
  bool is_monotone; ///< an outlet that earns more never lowers the score
  fraction (*score)(void const* policy, std::span<outlet_score const> from_the_worst); ///< none: by criteria
  bool (*fails)(void const* policy, outlet_score const& outlet);                       ///< none: never
};

template <AggregationPolicy Policy> [[nodiscard]] consteval policy_calls make_policy_calls() {
  static_assert(ready_policies::has<Policy> || !ready_policies::has_name(Policy::name),
                "an aggregation policy of your own needs a name that no ready policy has, so that the "
                "scheme's hash tells them apart");
  policy_calls calls{Policy::name, Policy::kind,
                     Policy::kind != aggregation_kind::scores || says_monotone<Policy>(), nullptr, nullptr};
  if constexpr (!WorksByCriteria<Policy>)
    calls.score = [](void const* policy, std::span<outlet_score const> outlets) -> fraction {
      return (*static_cast<Policy const*>(policy))(outlets);
    };
  if constexpr (requires(Policy const& policy, outlet_score const& o) { policy.fails(o); })
    calls.fails = [](void const* policy, outlet_score const& outlet) -> bool {
      return static_cast<Policy const*>(policy)->fails(outlet);
    };
  return calls;
}

template <AggregationPolicy Policy>
inline constexpr policy_calls policy_calls_of = make_policy_calls<Policy>();

/// The calls of a part, or none where it is no policy.
template <class Part> [[nodiscard]] consteval policy_calls const* policy_calls_or_none() {
  if constexpr (AggregationPolicy<Part>)
    return &policy_calls_of<Part>;
  else
    return nullptr;
}

} // namespace starlot::inline v0::detail

#endif
