// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/decision/spread.hpp>

#include <limits>
#include <vector>

namespace {

using namespace starlot::detail;

TEST_CASE("probabilities of whole numbers between two") {
  spread const s{-1, {0.125, 0.25, 0.5, 0.125}}; // of -1, 0, 1, 2
  auto const v = s.view();
  CHECK(v.between(-1, 3) == 1);
  CHECK(v.between(0, 2) == 0.75);
  CHECK(v.between(2, 2) == 0);
  CHECK(v.between(3, 9) == 0);
  CHECK(v.between(1, 0) == 0);
  constexpr auto endless = (std::numeric_limits<std::int64_t>::max)() / 2;
  CHECK(v.between(-endless, 0) == 0.125);
  CHECK(v.between(1, endless) == 0.625);
  CHECK(spread_view{}.between(-1, 1) == 0);
}

TEST_CASE("numbers that are possible") { CHECK(possible(spread{3, {0.5, 0, 0.25, 0, 0.25}}.view()) == 3); }

TEST_CASE("what is left of a whole") {
  auto const rest = subtracted_from(10, spread{2, {0.25, 0.75}}.view()); // 2, 3 become 8, 7
  CHECK(rest.first == 7);
  CHECK(rest.chances == list<double>{0.75, 0.25});
}

TEST_CASE("sums of independent numbers") {
  auto const sum = sum_of(spread{1, {0.5, 0.5}}.view(), spread{-1, {0.25, 0.75}}.view(), 3); // 1, 2 and -3, 0
  CHECK(sum.first == -2);
  CHECK(sum.chances == list<double>{0.125, 0.125, 0, 0.375, 0.375});
  auto const single = sum_of(spread{0, {1.0}}.view(), spread{2, {0.5, 0.5}}.view(), 1);
  CHECK(single.first == 2);
  CHECK(single.chances == list<double>{0.5, 0.5});
  CHECK(sum_of(spread_view{}, single.view(), 1).chances.empty());
}

} // namespace
