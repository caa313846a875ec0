// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/policies/worst_outlet.hpp>

#include <vector>

namespace {

using namespace starlot;

static_assert(AggregationPolicy<worst_outlet_policy> && worst_outlet_policy::is_monotone);

TEST_CASE("the worst outlet is the first of those from the worst to the best") {
  std::vector<outlet_score> const scores{{3, fraction{2}, fraction{40}}, {1, fraction{1}, fraction{70}}};
  CHECK(worst_outlet(scores) == fraction{40});
}

} // namespace
