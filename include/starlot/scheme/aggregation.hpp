// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_AGGREGATION_HPP
#define STARLOT_SCHEME_AGGREGATION_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/share.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

// How the findings at many outlets make one score (汇总口径). w is how many outlets of the company one of the sample stands for.
//
//   pooled                each criterion: Σ w earned / Σ w samples over the outlets where it applies; the default, and ours: the
//                         standard's text is not public. Biased by O(1/n) where numbers of samples vary
//   pooled_raw            the same without w: what was seen, not what there is
//   mean_of_outlets       Σ w s / Σ w of the outlets' own scores
//   worst_outlet          the lowest of them; the highest where few points are good
//   trimmed{10_pct}       their mean without that part of the weight at each end
//   outlet_floor{60_pt}   pooled, and an outlet below it fails the company
//   a type of your own    from the outlets' own scores; see AggregationPolicy
//
// A scheme declares one by listing it, `scheme{title{…}, clause{…}, trimmed{10_pct}, ladder{…}}`; a call of `rate_company` that
// names another goes before that.
//
// An outlet's own score is that of the scheme before its steps, with the findings of the head office and its own; what is open
// there earns nothing in it. The floor takes it that many points are good.

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

/// The ready policies. The numbers are hashed and never change meaning.
enum class ready_aggregation : std::uint8_t {
  not_said = 0, ///< by a scheme: pooled
  pooled = 1,
  pooled_raw = 2,
  mean_of_outlets = 3,
  worst_outlet = 4,
  trimmed = 5,
  outlet_floor = 6,
};

/// A ready policy as a scheme carries it.
struct aggregation {
  ready_aggregation which = ready_aggregation::not_said;
  share at_each_end = {}; ///< trimmed
  points least = {};      ///< outlet_floor
};

struct pooled_policy {
  static constexpr std::string_view name = "pooled";
  static constexpr aggregation_kind kind = aggregation_kind::criteria;
  [[nodiscard]] constexpr aggregation as_aggregation() const { return {ready_aggregation::pooled}; }
};
inline constexpr pooled_policy pooled{};

struct pooled_raw_policy {
  static constexpr std::string_view name = "pooled_raw";
  static constexpr aggregation_kind kind = aggregation_kind::criteria_as_seen;
  [[nodiscard]] constexpr aggregation as_aggregation() const { return {ready_aggregation::pooled_raw}; }
};
inline constexpr pooled_raw_policy pooled_raw{};

struct mean_of_outlets_policy {
  static constexpr std::string_view name = "mean_of_outlets";
  static constexpr aggregation_kind kind = aggregation_kind::mean;

  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const {
    fraction sum, all;
    for (auto const& o : outlets) {
      sum += o.weight * o.score;
      all += o.weight;
    }
    return sum / all;
  }
  [[nodiscard]] constexpr aggregation as_aggregation() const { return {ready_aggregation::mean_of_outlets}; }
};
inline constexpr mean_of_outlets_policy mean_of_outlets{};

struct worst_outlet_policy {
  static constexpr std::string_view name = "worst_outlet";
  static constexpr bool is_monotone = true;
  static constexpr aggregation_kind kind = aggregation_kind::scores;

  /// The outlets come from the worst to the best.
  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const { return outlets[0].score; }
  [[nodiscard]] constexpr aggregation as_aggregation() const { return {ready_aggregation::worst_outlet}; }
};
inline constexpr worst_outlet_policy worst_outlet{};

/// Preconditions: less than half at each end (contract).
struct trimmed {
  static constexpr std::string_view name = "trimmed";
  static constexpr bool is_monotone = true;
  static constexpr aggregation_kind kind = aggregation_kind::scores;
  share at_each_end;

  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const {
    contract(at_each_end < share::of(1, 2), "less than half is left out at each end");
    fraction all;
    for (auto const& o : outlets)
      all += o.weight;
    auto const cut = all * fraction{at_each_end};
    auto const top = all - cut;
    fraction sum, before;
    for (auto const& o : outlets) {
      auto const after = before + o.weight;
      auto const from = before < cut ? cut : before;
      auto const to = top < after ? top : after;
      if (from < to)
        sum += o.score * (to - from);
      before = after;
    }
    return sum / (top - cut);
  }
  [[nodiscard]] constexpr aggregation as_aggregation() const {
    return {ready_aggregation::trimmed, at_each_end};
  }
};

struct outlet_floor {
  static constexpr std::string_view name = "outlet_floor";
  static constexpr aggregation_kind kind = aggregation_kind::criteria;
  points least;

  [[nodiscard]] bool fails(outlet_score const& outlet) const { return outlet.score < fraction{least}; }
  [[nodiscard]] constexpr aggregation as_aggregation() const {
    return {ready_aggregation::outlet_floor, {}, least};
  }
};

/// A policy of your own says its name and its kind, `aggregation_kind::scores`, which has no standard error, and makes a score
/// of the outlets', which come from the worst to the best, at least one of them. One that can say `fails(outlet)` fails the
/// company where it says so of an outlet. What it answers depends on nothing else.
template <class T>
concept AggregationPolicy = std::copy_constructible<T> && requires {
  { T::name } -> std::convertible_to<std::string_view>;
  { T::kind } -> std::convertible_to<aggregation_kind>;
} &&(T::kind == aggregation_kind::criteria || T::kind == aggregation_kind::criteria_as_seen ||
     requires(T const& policy, std::span<outlet_score const> outlets) {
       { policy(outlets) } -> std::convertible_to<fraction>;
     });

/// Asks `rate_company` for the policy that the scheme declares, or for `pooled` where it says nothing.
struct as_declared_policy {};
inline constexpr as_declared_policy as_declared{};

namespace detail {

/// A policy among the parts of a scheme.
template <class T>
concept AggregationPart = requires(T const& part) {
  { part.as_aggregation() } -> std::same_as<aggregation>;
};

} // namespace detail

} // namespace starlot::inline v0

#endif
