// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/points.hpp>
#include <starlot/decision/bounded_probability.hpp>
#include <starlot/decision/grade_distribution.hpp>

#include <cstddef>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

TEST_CASE("a probability of which nothing is known lies between 0 and 1") {
  bounded_probability const open;
  CHECK(open.lower == 0);
  CHECK(open.upper == 1);
}

TEST_CASE("the bounds of each grade hold its probability, and those of all grades 1") {
  std::vector<points> const scores{40_pt, 60_pt, 80_pt, 90_pt, 95_pt};
  auto const law = grade_distribution::of(scores, simple_random{2}, ladder{{70_pt, "pass"}, {85_pt, "good"}});
  REQUIRE(law.has_value());
  double least = 0;
  double most = 0;
  for (std::size_t g = 0; g < 3; ++g) {
    auto const b = law->bounds(grade_rank::of_rungs_reached(g));
    CHECK((0 <= b.lower && b.lower <= b.value && b.value <= b.upper && b.upper <= 1));
    CHECK(b.value == law->probability(grade_rank::of_rungs_reached(g)));
    least += b.lower;
    most += b.upper;
  }
  CHECK((least <= 1 && 1 <= most));
}

} // namespace
