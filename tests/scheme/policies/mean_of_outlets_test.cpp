// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/policies/mean_of_outlets.hpp>

#include <vector>

namespace {

using namespace starlot;

static_assert(AggregationPolicy<mean_of_outlets_policy>);

TEST_CASE("the mean of outlets counts each as often as it stands for") {
  std::vector<outlet_score> const scores{
      {3, fraction{2}, fraction{40}}, {1, fraction{1}, fraction{70}}, {2, fraction{1}, fraction{90}}};
  CHECK(mean_of_outlets(scores) == fraction{60});
  CHECK(mean_of_outlets.kind == aggregation_kind::mean);
}

} // namespace
