// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/design_record.hpp>

namespace {

using namespace starlot;
using namespace six_shops;

static_assert(Design<design_record>);
static_assert(!ReadyDesign<design_record>);

// How each ready design is recorded and read back: tests/sampling/designs/.
TEST_CASE("a record of a design that is not known is refused") {
  CHECK(refuses({"simple-random-2", {"visits 4"}}, errc::unknown_design));
  CHECK(refuses({"", {}}, errc::unknown_design));
  CHECK(plan(six_shops::frame(), design_record{"no-such-1", {}}).error().where.id == "no-such-1");
}

TEST_CASE("what is recorded is planned again") {
  CHECK(survives(census{}, {"census-1", {}}));
  CHECK(survives(simple_random{4}, {"simple-random-1", {"visits 4"}}));
}

} // namespace
