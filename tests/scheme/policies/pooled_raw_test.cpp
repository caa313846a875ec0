// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/policies/pooled_raw.hpp>

#include <type_traits>

namespace {

using namespace starlot;

static_assert(AggregationPolicy<pooled_raw_policy> && std::is_empty_v<pooled_raw_policy>);

TEST_CASE("pooled_raw works criterion by criterion, without weights") {
  CHECK(pooled_raw.name == "pooled_raw");
  CHECK(pooled_raw.kind == aggregation_kind::criteria_as_seen);
}

} // namespace
