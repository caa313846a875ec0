// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/table.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace {

using namespace starlot::literals;
namespace detail = starlot::detail;
using starlot::step;
using starlot::step_kind;
using starlot_tests::opaque;

constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();
constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();

struct sum {
  std::int64_t a;
  std::int64_t b;
  std::int64_t due;
};
constexpr sum sums[] = {{2, 3, 5},
                        {-2, 3, 1},
                        {int64_max, 0, int64_max},
                        {int64_max - 1, 1, int64_max},
                        {int64_max, 1, int64_max},
                        {1, int64_max, int64_max},
                        {int64_max, int64_max, int64_max},
                        {int64_min, 0, int64_min},
                        {int64_min, -1, int64_min},
                        {-1, int64_min, int64_min},
                        {int64_min, int64_min, int64_min},
                        {int64_min, int64_max, -1}};
constexpr bool all_sums_hold() {
  for (auto const& s : sums)
    if (detail::saturated_sum(s.a, s.b) != s.due)
      return false;
  return true;
}
static_assert(all_sums_hold());

TEST_CASE("a sum stays at the largest number instead of wrapping") {
  for (auto const& s : sums) {
    CAPTURE(s.a, s.b);
    CHECK(detail::saturated_sum(opaque(s.a), opaque(s.b)) == s.due);
  }
}

constexpr auto sum_of_points = starlot::roll_up::sum_of_points;
constexpr auto weighted_mean = starlot::roll_up::weighted_mean;
static_assert(detail::scale_of({}, sum_of_points, 7) == 7);
static_assert(detail::scale_of(0_pt, sum_of_points, 7) == 0); // declared, if wrongly
static_assert(detail::scale_of({}, weighted_mean, 7) == 100'000'000);
static_assert(detail::scale_of(2_pt, sum_of_points, 7) == 2'000'000);
static_assert(detail::scale_of(2_pt, weighted_mean, 7) == 2'000'000);

TEST_CASE("the scale is what was declared, the sum, or a hundred") {
  CHECK(detail::scale_of(std::nullopt, sum_of_points, opaque(7)) == 7);
  CHECK(detail::scale_of(std::nullopt, weighted_mean, opaque(7)) == 100'000'000);
  CHECK(detail::scale_of(opaque(2_pt), sum_of_points, 7) == 2'000'000);
}

/// A table with the ids given, the first node being a clause above the second.
struct small_table {
  std::array<starlot::node, 4> nodes;
  std::array<starlot::node_details, 4> details;
  std::array<detail::id_key, 6> ids;
  std::size_t id_count = 0;
  std::int64_t total = 0;
  std::uint32_t criteria = 0;
};

constexpr small_table completed(std::array<std::string_view, 4> const& ids) {
  small_table t;
  for (std::size_t i = 0; i < 4; ++i) {
    t.nodes[i].amount = static_cast<std::int64_t>(i) + 1;
    t.details[i].id = ids[i];
  }
  t.nodes[0].flags = starlot::node::clause_flag;
  t.nodes[1].depth = 1;
  std::array<step, 2> steps;
  steps[0].kind = step_kind::cap; // takes no findings, has no id to be found by
  steps[1].kind = step_kind::bonus;
  steps[1].id = "bonus";
  std::array<detail::id_key, 6> spare;
  detail::complete(t, steps, spare);
  return t;
}
constexpr bool is_complete(small_table const& t) {
  std::uint32_t const due[] = {2, 5, 1, 0, 3}; // a long one, bonus, x, x1, 中
  for (std::size_t i = 0; i < 5; ++i)
    if (t.ids[i].index != due[i])
      return false;
  return t.id_count == 5 && t.criteria == 3 && t.total == 1 + 3 + 4;
}
constexpr std::array<std::string_view, 4> some_ids{"x1", "x", "a long id beyond eight", "中"};
static_assert(is_complete(completed(some_ids)));

TEST_CASE("a table is completed with its total, its criteria and its ids in order") {
  CHECK(is_complete(completed(opaque(some_ids))));
}

} // namespace
