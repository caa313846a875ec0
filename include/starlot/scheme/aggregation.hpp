// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_AGGREGATION_HPP
#define STARLOT_SCHEME_AGGREGATION_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/scheme/named.hpp>

#include <concepts>
#include <cstdint>
#include <span>

// How the findings at many outlets make one score (汇总口径): an aggregation policy. The ready ones are listed at the top of
// policies.hpp; one of your own has the same form.
//
// A scheme declares its policy by listing it, `scheme{title{…}, clause{…}, trimmed{10_pct}, ladder{…}}`, and its hash
// covers it; a call of `rate_company` that names another goes before that.
//
// An outlet's own score is that of the scheme before its steps, with the findings of the head office and its own; what is open
// there earns nothing in it.

namespace starlot::inline v0 {

/// An outlet that was reached, with its own score.
struct outlet_score {
  std::uint32_t number = 0; ///< in the frame
  fraction weight;          ///< how many outlets it stands for
  fraction score;           ///< points
};

/// How a policy comes to a score, and what is known of its error.
enum class aggregation_kind : std::uint8_t {
  criteria,         ///< criterion by criterion, weighted
  criteria_as_seen, ///< the same without weights
  mean,             ///< the weighted mean of outlets' scores
  scores,           ///< otherwise from outlets' scores: no standard error
};

namespace detail {

template <class T>
concept SaysAggregationKind = requires {
  { T::kind } -> std::convertible_to<aggregation_kind>;
};
template <class T>
concept CalledWithOutlets = requires(T const& policy, std::span<outlet_score> outlets) {
  policy(outlets);
};
template <class T>
concept WorksByCriteria =
    T::kind == aggregation_kind::criteria || T::kind == aggregation_kind::criteria_as_seen;

} // namespace detail

/// An aggregation policy, ready or of your own:
///
///     struct second_worst {
///       static constexpr std::string_view name = "second worst";             // no ready policy has it
///       static constexpr int version = 1;
///       static constexpr aggregation_kind kind = aggregation_kind::scores;
///       static constexpr bool is_monotone = true; // an outlet that earns more never lowers the score
///       fraction operator()(std::span<outlet_score const> outlets) const { return outlets[outlets.size() > 1 ? 1 : 0].score; }
///     };
///
/// The outlets, at least one, come from the worst to the best; the answer lies between nothing and all points of the scheme
/// (contract), and depends on nothing else. One that works criterion by criterion is not called so. One with
/// `bool fails(outlet_score const&) const` fails the company where it says so of an outlet. Members and checks are as for any
/// part: named.hpp. Without `is_monotone` the bounds of open items are not guaranteed, and the rating says so.
template <class T>
concept AggregationPolicy = std::copy_constructible<T> && Named<T> && detail::SaysAggregationKind<T> &&
    (detail::WorksByCriteria<T> || requires(T const& policy, std::span<outlet_score const> outlets) {
      { policy(outlets) } -> std::convertible_to<fraction>;
    });

/// Asks `rate_company` for the policy that the scheme declares, or for `pooled` where it says nothing.
struct as_declared_policy {};
/// The policy that the scheme declares, or `pooled`.
inline constexpr as_declared_policy as_declared{};

namespace detail {

/// A constant and not the concept: of that compilers explain each part where it is asserted.
template <class Policy> inline constexpr bool is_policy = AggregationPolicy<Policy>;
template <> inline constexpr bool is_policy<as_declared_policy> = true;

/// The sentence is said here, once for schemes, tables and calls.
template <class Policy> [[nodiscard]] consteval bool must_be_policy() {
  static_assert(is_policy<Policy>,
                "an aggregation policy needs 'static constexpr std::string_view name', 'static constexpr int "
                "version', 'static constexpr aggregation_kind kind', 'parameters()' if it has members, and, "
                "for the kinds mean and scores, 'fraction operator()(std::span<outlet_score const>) const'");
  return true;
}

} // namespace detail

} // namespace starlot::inline v0

#endif
