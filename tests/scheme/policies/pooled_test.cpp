// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/policies/pooled.hpp>

#include <type_traits>

namespace {

using namespace starlot;

static_assert(AggregationPolicy<pooled_policy> && std::is_empty_v<pooled_policy>);

TEST_CASE("pooled works criterion by criterion, with weights") {
  CHECK(pooled.name == "pooled");
  CHECK(pooled.kind == aggregation_kind::criteria);
}

} // namespace
