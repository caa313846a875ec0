// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/table.hpp>

#include <limits>

using namespace starlot;

TEST_CASE("sums stay at the end of the range") {
  using limits = std::numeric_limits<std::int64_t>;
  constexpr auto most = (limits::max)();
  constexpr auto least = (limits::min)();
  static_assert(detail::saturated_sum(2, 3) == 5);
  static_assert(detail::saturated_sum(most, 1) == most);
  static_assert(detail::saturated_sum(least, -1) == least);
  CHECK(detail::saturated_sum(most - 1, 1) == most);
  CHECK(detail::saturated_sum(most, -1) == most - 1);
  CHECK(detail::saturated_sum(-5, least) == least);
}

TEST_CASE("the scale is what was declared, else the sum, else 100 for weights") {
  static_assert(detail::scale_of(points{}, sum_of_points, 42) == 42);
  static_assert(detail::scale_of(points{}, weighted_mean, 42) == 100'000'000);
  CHECK(detail::scale_of(1000_pt, sum_of_points, 42) == 1'000'000'000);
  CHECK(detail::scale_of(10_pt, weighted_mean, 42) == 10'000'000);
}

TEST_CASE("a table is completed: criteria, total, sorted ids of nodes and of steps that take findings") {
  auto const built = loaded_scheme::build(
      {.title = {"t", "1"},
       .rows = {{.id = "b", .worth = 3_pt, .rule = all_or_nothing},
                {.id = "a"},
                {.id = "a.1", .parent = "a", .worth = 4_pt, .rule = all_or_nothing}},
       .steps = {cap{7_pt}.as_step(), deduction{"aa", 1_pt}.as_step()},
       .rungs = {{1_pt, "one"}}});
  REQUIRE(built);
  auto const& v = built->view();
  CHECK(v.criteria == 2U);
  CHECK(v.total == 7'000'000);
  REQUIRE(v.ids.size() == 4U);
  CHECK(v.id(v.ids[0].index) == "a");
  CHECK(v.id(v.ids[1].index) == "a.1");
  CHECK(v.id(v.ids[2].index) == "aa");
  CHECK(v.id(v.ids[3].index) == "b");
  CHECK(v.slot(v.find("aa")) == 3U); // behind two criteria and the cap
  CHECK(v.find("cap") == detail::no_index);
}
