// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/policies.hpp>
#include <starlot/scheme/ready_policy.hpp>

#include <set>
#include <string>
#include <type_traits>

namespace {

using namespace starlot;
using namespace starlot::literals;

static_assert(ready_policies::has<trimmed> && ready_policies::has<pooled_policy> &&
              !ready_policies::has<int>);
static_assert(ready_policies::has_name("outlet_floor") && !ready_policies::has_name("median"));

loaded_scheme declaring(aggregation_choice const& policy) {
  return *loaded_scheme::build(
      {.title = {"t", "1"},
       .rows = {{.id = "1", .worth = 10_pt, .rule = proportional, .visited = per_outlet}},
       .rungs = {{5_pt, "pass"}},
       .aggregation = policy});
}

template <class Policy> Policy one_of_them() {
  if constexpr (std::is_empty_v<Policy>)
    return {};
  else
    return *Policy::read(std::is_same_v<Policy, trimmed> ? "12.5%" : "59.5");
}

TEST_CASE("every ready policy is declared as a value and by its name alike, and is written as it is read") {
  std::set<std::string> names, hashes{std::string{content_hash(declaring({})).hex()}};
  ready_policies::any([&]<class Policy>(std::type_identity<Policy>) {
    static_assert(AggregationPolicy<Policy>);
    CAPTURE(Policy::name);
    names.emplace(Policy::name);
    auto const built = declaring(one_of_them<Policy>());
    auto const words = declared_policy(built);
    CHECK(words.name == Policy::name);
    CHECK(words.is_ready);
    CHECK(words.parameter.empty() == std::is_empty_v<Policy>);
    auto const named = ready_policy(words.name, words.parameter);
    REQUIRE(named.has_value());
    CHECK(content_hash(declaring(*named)) == content_hash(built));
    hashes.emplace(content_hash(built).hex());
    return false;
  });
  CHECK(names.size() == 6);
  CHECK(hashes.size() == 7);
}

} // namespace
