// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "twins/twins.hpp"

TEST_CASE("random schemes rate alike, whether the compiler made them or rows did") {
  twins::tally seen;
  twins::unit_0(seen);
  twins::unit_1(seen);
  twins::unit_2(seen);
  twins::unit_3(seen);
  CAPTURE(seen.rated, seen.refused, seen.open, seen.vetoed, seen.below, seen.excluded, seen.wide,
          seen.limited, seen.with_own_parts);
  // Everything was met often enough.
  CHECK(seen.rated > 1'500);
  CHECK(seen.refused > 500);
  CHECK(seen.open > 200);
  CHECK(seen.vetoed > 20);
  CHECK(seen.below > 50);
  CHECK(seen.excluded > 1'000);
  CHECK(seen.wide > 150);
  CHECK(seen.limited > 200);
  CHECK(seen.with_own_parts >= 5);
}
