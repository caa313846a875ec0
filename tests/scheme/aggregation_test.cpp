// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/aggregation.hpp>

#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

/// A policy of one's own: the second worst.
struct second_worst {
  static constexpr std::string_view name = "second worst";
  static constexpr aggregation_kind kind = aggregation_kind::scores;
  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const {
    return outlets[outlets.size() > 1 ? 1 : 0].score;
  }
};
static_assert(AggregationPolicy<second_worst> && AggregationPolicy<pooled_policy> &&
              AggregationPolicy<trimmed>);
static_assert(!AggregationPolicy<int>);

TEST_CASE("policies of outlets' scores, by hand") {
  std::vector<outlet_score> const scores{
      {3, fraction{2}, fraction{40}}, {1, fraction{1}, fraction{70}}, {2, fraction{1}, fraction{90}}};
  CHECK(mean_of_outlets(scores) == fraction{60});
  CHECK(worst_outlet(scores) == fraction{40});
  CHECK(second_worst{}(scores) == fraction{70});
  CHECK(trimmed{25_pct}(scores) == fraction{55}); // one of the two of 40, and the one of 90, are cut
  CHECK(trimmed{10_pct}(scores) == fraction::of(16 * 40 + 10 * 70 + 6 * 90, 32));
  CHECK(trimmed{0_pct}(scores) == fraction{60});
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)trimmed{50_pct}(scores); }).empty());
}

} // namespace
