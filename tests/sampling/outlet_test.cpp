// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/outlet.hpp>

namespace {

using namespace starlot;

struct row {
  int number = 7;
};

static_assert(OutletProjection<outlet_id<int row::*>> && OutletProjection<of_size<int row::*>>);
static_assert(!OutletProjection<int row::*>);

TEST_CASE("an outlet is compared by all it holds") {
  outlet const a{"a", "s", "c", 2};
  CHECK(a == outlet{"a", "s", "c", 2});
  CHECK_FALSE(a == outlet{"a", "s", "c", 3});
  CHECK(outlet{}.size == 1);
}

} // namespace
