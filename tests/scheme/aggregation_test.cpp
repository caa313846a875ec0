// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/aggregation.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

/// What all of them say.
template <aggregation_kind Kind> struct named {
  static constexpr std::string_view name = "own";
  static constexpr int version = 1;
  static constexpr aggregation_kind kind = Kind;
};
using of_scores = named<aggregation_kind::scores>;

struct second_worst : of_scores {
  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const {
    return outlets[outlets.size() > 1 ? 1 : 0].score;
  }
};
struct of_criteria : named<aggregation_kind::criteria> {};
static_assert(AggregationPolicy<second_worst> && AggregationPolicy<of_criteria>);

struct answers_with_a_double : of_scores {
  [[nodiscard]] double operator()(std::span<outlet_score const>) const { return 0; }
};
struct of_changeable_outlets : of_scores {
  [[nodiscard]] fraction operator()(std::span<outlet_score> outlets) const { return outlets[0].score; }
};
struct not_const : of_scores {
  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) { return outlets[0].score; }
};
struct with_members : second_worst {
  int which = 0;
};
struct without_version {
  static constexpr std::string_view name = "own";
  static constexpr aggregation_kind kind = aggregation_kind::criteria;
};
struct without_kind {
  static constexpr std::string_view name = "own";
  static constexpr int version = 1;
  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const { return outlets[0].score; }
};
static_assert(!AggregationPolicy<of_scores> && !AggregationPolicy<named<aggregation_kind::mean>>);
static_assert(!AggregationPolicy<answers_with_a_double> && !AggregationPolicy<of_changeable_outlets>);
static_assert(!AggregationPolicy<not_const> && !AggregationPolicy<with_members>);
static_assert(!AggregationPolicy<without_version> && !AggregationPolicy<without_kind>);
static_assert(!AggregationPolicy<int> && !AggregationPolicy<as_declared_policy>);

TEST_CASE("a policy of one's own, by hand") {
  std::vector<outlet_score> const scores{{3, fraction{2}, fraction{40}}, {1, fraction{1}, fraction{70}}};
  CHECK(second_worst{}(scores) == fraction{70});
}

} // namespace
