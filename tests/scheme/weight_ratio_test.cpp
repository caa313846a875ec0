// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

inline constexpr scheme thirds{
    title{"thirds", "1"},
    weighted_mean,
    clause{"1", "Price", weight_ratio{1, 3}, weighted_mean, criterion{"1.1", "Low", weight_ratio{1, 2}},
           criterion{"1.2", "Fair", 1_wt}, criterion{"1.3", "Stable", weight_ratio{2, 7}}},
    criterion{"2", "Service", weight_ratio{2, 3}, proportional},
    criterion{"3", "Trial", advisory},
    ladder{{50_pt, "pass"}}};

// The same over the least common denominators: 3 at the top, 14 below.
inline constexpr scheme whole{title{"thirds", "1"},
                              weighted_mean,
                              clause{"1", "Price", 1_wt, weighted_mean, criterion{"1.1", "Low", 7_wt},
                                     criterion{"1.2", "Fair", 14_wt}, criterion{"1.3", "Stable", 4_wt}},
                              criterion{"2", "Service", 2_wt, proportional},
                              criterion{"3", "Trial", advisory},
                              ladder{{50_pt, "pass"}}};

TEST_CASE("weights may be quotients, and are exact") {
  findings<thirds> f;
  f.set<"1.1">(met).set<"1.2">(not_met).set<"1.3">(met).set<"2">(sampled(1, 4)).set<"3">(met);
  // 100 (1/3 * (1/2 + 2/7) / (1/2 + 1 + 2/7) + 2/3 * 3/4) = 100 (11/75 + 1/2) = 194/3
  CHECK(evaluate(f)->score() == fraction::of(194, 3));
  CHECK(content_hash<thirds>() == content_hash<whole>());
}

scheme_parts rows_of(row_worth first, row_worth second) {
  scheme_parts p{.title = {"thirds", "1"}};
  p.top = weighted_mean;
  // children before their clause
  p.rows = {
      {.id = "1.1", .parent = "1", .title = "Low", .worth = weight_ratio{1, 2}, .rule = all_or_nothing},
      {.id = "1", .title = "Price", .worth = first, .roll_up = weighted_mean},
      {.id = "1.2", .parent = "1", .title = "Fair", .worth = 1_wt, .rule = all_or_nothing},
      {.id = "1.3", .parent = "1", .title = "Stable", .worth = weight_ratio{2, 7}, .rule = all_or_nothing},
      {.id = "2", .title = "Service", .worth = second, .rule = proportional},
      {.id = "3", .title = "Trial", .worth = advisory, .rule = all_or_nothing}};
  p.rungs = {{50_pt, "pass"}};
  return p;
}

TEST_CASE("rows say the same, and another ratio is another scheme") {
  auto const hash = [](row_worth a, row_worth b) {
    return content_hash(*loaded_scheme::build(rows_of(a, b)));
  };
  CHECK(hash(weight_ratio{1, 3}, weight_ratio{2, 3}) == content_hash<thirds>());
  CHECK(hash(weight_ratio{2, 6}, weight_ratio{4, 6}) == content_hash<thirds>()); // in lowest terms
  CHECK(hash(weight_ratio{1, 3}, weight_ratio{3, 3}) != content_hash<thirds>());
}

TEST_CASE("weights that are none, or have no common denominator, are refused") {
  auto const has = [](row_worth a, row_worth b, errc wanted) {
    auto const built = loaded_scheme::build(rows_of(a, b));
    REQUIRE_FALSE(built.has_value());
    return std::any_of(built.errors().begin(), built.errors().end(),
                       [&](error const& e) { return e.code == wanted; });
  };
  constexpr auto most = (std::numeric_limits<std::int64_t>::max)();
  CHECK(has(weight_ratio{1, 0}, 1_wt, errc::bad_weight_ratio));
  CHECK(has(weight_ratio{1, -3}, 1_wt, errc::bad_weight_ratio));
  CHECK(has(weight_ratio{1, most}, weight_ratio{1, most - 1}, errc::bad_weight_ratio));
  CHECK(has(weight_ratio{1, most}, 1_wt, errc::bad_weight_ratio)); // 1 becomes too large
  CHECK(has(weight_ratio{most, 3}, 1_wt, errc::points_out_of_range));
  CHECK(has(weight_ratio{0, 3}, 1_wt, errc::points_not_positive));
  CHECK(has(weight_ratio{-1, 3}, 1_wt, errc::points_not_positive));
  auto points = rows_of(weight_ratio{1, 3}, weight_ratio{2, 3});
  points.top = sum_of_points;
  CHECK(loaded_scheme::build(points).errors()[0].code == errc::weight_where_points_count);
}

} // namespace
