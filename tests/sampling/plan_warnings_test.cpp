// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/core/describe.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/plan_warnings.hpp>
#include <starlot/sampling/record_draw.hpp>

namespace {

using namespace starlot;

TEST_CASE("a plan that leaves a stratum with one visit of several outlets says so before anything is drawn") {
  auto const& f = six_shops::frame(); // east 1, north x 3, south 2
  auto const all = warnings(*plan(f, fixed_allocation{{{"east", 1}, {"north x", 2}, {"south", 1}}}));
  REQUIRE(all.size() == 1); // the only outlet of a stratum has no variance
  CHECK(all[0].code == errc::stratum_with_one_visit);
  CHECK((all[0].where.id == "south" && all[0].where.index == 2));
  CHECK(describe(all[0]) ==
        "south: one of several outlets of a stratum is visited, so that its variance will not be known "
        "(visits 1, outlets 2)");
  CHECK(warnings(*plan(f, fixed_allocation{{{"east", 1}, {"north x", 3}, {"south", 2}}})).empty());
  CHECK(warnings(*plan(f, census{})).empty());
  CHECK(warnings(*plan(f, simple_random{2})).empty());
  CHECK(warnings(*plan(f, simple_random{1})).size() == 1);
  CHECK(warnings(*plan(f, systematic{.n = 3, .within_strata = true})).size() == 2);
}

TEST_CASE("the record of such a draw warns too, until the stratum is extended") {
  auto const& f = six_shops::frame();
  seed const s{"05 11", "lottery", "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"};
  auto const r = *record_draw(f, fixed_allocation{{{"east", 1}, {"north x", 2}, {"south", 1}}}, s);
  REQUIRE(r.warnings().size() == 1);
  CHECK(r.warnings()[0].code == errc::stratum_with_one_visit);
  auto const more =
      extend(r, f, fixed_allocation{{{"east", 1}, {"north x", 2}, {"south", 2}}}, {"for a variance", false});
  CHECK(more->warnings().empty());
}

} // namespace
