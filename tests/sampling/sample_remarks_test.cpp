// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/golden_draws.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/sample_remarks.hpp>

namespace {

using namespace starlot;

TEST_CASE("a sample says how many outlets were replaced, and that it was extended without a plan") {
  CHECK(golden_draws::multi_site().sample().remarks() == sample_remarks{});
  CHECK(golden_draws::simple().sample().remarks() == sample_remarks{2, false});
  CHECK(golden_draws::stratified().sample().remarks() == sample_remarks{0, true});
}

static_assert(sample_remarks{1, false} != sample_remarks{});
static_assert(sample_remarks{0, true} != sample_remarks{});
static_assert(sample_remarks{2, true} == sample_remarks{2, true});

} // namespace
