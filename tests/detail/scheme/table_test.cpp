// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/table.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace {

using namespace starlot::literals;
namespace detail = starlot::detail;
using starlot::id_key;
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
constexpr auto zero = 0_pt;
constexpr auto two = 2_pt;
static_assert(detail::scale_of(nullptr, sum_of_points, 7, 9) == 7);
static_assert(detail::scale_of(&zero, sum_of_points, 7, 9) == 0); // declared, if wrongly
static_assert(detail::scale_of(nullptr, weighted_mean, 7, 9) == 100'000'000);
static_assert(detail::scale_of(&two, sum_of_points, 7, 9) == 2'000'000);
static_assert(detail::scale_of(&two, weighted_mean, 7, 9) == 2'000'000);
static_assert(detail::scale_of(nullptr, starlot::roll_up::raw_sum, 7, 9) ==
              9); // what can be obtained: penalties are not in it

TEST_CASE("the scale is what was declared, the sum, or a hundred") {
  CHECK(detail::scale_of(nullptr, sum_of_points, opaque(7), 9) == 7);
  CHECK(detail::scale_of(nullptr, weighted_mean, opaque(7), 9) == 100'000'000);
  auto const declared = opaque(2_pt);
  CHECK(detail::scale_of(&declared, sum_of_points, 7, 9) == 2'000'000);
}

/// A table with the ids given, the first node being a clause above the second.
struct small_table {
  std::array<starlot::node, 4> nodes;
  std::array<starlot::node_details, 4> details;
  std::array<id_key, 6> ids;
  std::size_t id_count = 0;
  std::int64_t total = 0;
  detail::sum_range range;
  std::uint32_t criteria = 0;
  bool has_frames = false;
};

constexpr small_table incomplete(std::array<std::string_view, 4> const& ids) {
  small_table t;
  for (std::size_t i = 0; i < 4; ++i) {
    t.nodes[i].amount = static_cast<std::int64_t>(i) + 1;
    t.nodes[i].part = 1; // a sum of points, or all or nothing
    t.details[i].id = ids[i];
  }
  t.nodes[0].flags = starlot::node::clause_flag;
  t.nodes[0].amount = t.details[0].first = 2;
  t.nodes[1].depth = 1;
  t.details[1].parent = 0;
  return t;
}

constexpr small_table completed(std::array<std::string_view, 4> const& ids) {
  auto t = incomplete(ids);
  std::array<step, 2> steps;
  steps[0].kind = step_kind::cap; // takes no findings, has no id to be found by
  steps[1].kind = step_kind::bonus;
  steps[1].id = "bonus";
  std::array<id_key, 6> spare;
  detail::complete(t, steps, {}, spare);
  return t;
}
constexpr bool is_complete(small_table const& t) {
  std::uint32_t const due[] = {2, 5, 1, 0, 3}; // a long one, bonus, x, x1, 中
  for (std::size_t i = 0; i < 5; ++i)
    if (t.ids[i].index != due[i])
      return false;
  return t.id_count == 5 && t.criteria == 3 && t.total == 2 + 3 + 4;
}
constexpr std::array<std::string_view, 4> some_ids{"x1", "x", "a long id beyond eight", "中"};
TEST_CASE("at run time as well, line 117") { CHECK(is_complete(completed(some_ids))); }

TEST_CASE("a table is completed with its total, its criteria and its ids in order") {
  CHECK(is_complete(completed(opaque(some_ids))));
}

// ---- What holds for the whole, and which clauses are more than a stretch of a sum ----

using starlot::if_not_applicable;
using starlot::renormalise;

/// Flags of the clause and frames of its child, after a change of the table or of the whole.
struct marking {
  bool framed = false;
  std::uint8_t level = 0; ///< of the clause
};
constexpr marking marked(void (*change)(small_table&, detail::whole&)) {
  auto t = incomplete({"1", "1.1", "2", "3"});
  detail::whole all;
  change(t, all);
  detail::mark_frames(t, all);
  bool const framed = t.nodes[0].has_frame();
  if (t.has_frames != framed)
    return {!framed, 255}; // wrong in any case
  return {framed, t.details[0].level};
}
struct marking_row {
  void (*change)(small_table&, detail::whole&);
  marking due;
};
constexpr marking_row markings[] = {
    {[](small_table&, detail::whole&) {}, {false, 0}},
    {[](small_table& t, detail::whole&) { t.nodes[0].amount = 40; }, {true, 0}},
    {[](small_table& t, detail::whole&) { t.nodes[0].part = 2; }, {false, 0}}, // a mean of 2 over 2
    {[](small_table& t, detail::whole&) { t.nodes[0].part = 3; }, {true, 0}},
    {[](small_table& t, detail::whole&) { t.nodes[0].part = 255; }, {true, 0}},
    {[](small_table&, detail::whole& all) { all.top = weighted_mean; }, {false, 0}},
    {[](small_table&, detail::whole& all) { all.top = starlot::maximum; }, {true, 0}},
    {[](small_table&, detail::whole& all) { all.level = renormalise::in_branch; }, {true, 1}},
    {[](small_table& t, detail::whole&) { t.details[1].level = 3; }, {true, 1}},  // among siblings
    {[](small_table& t, detail::whole&) { t.details[2].level = 3; }, {false, 0}}, // beside it
    {[](small_table& t, detail::whole& all) {
       all.level = renormalise::in_branch;
       t.details[1].level = 1; // over the tree all the same
     },
     {false, 0}},
};
constexpr bool marks(marking_row const& r) {
  auto const m = marked(r.change);
  return m.framed == r.due.framed && m.level == r.due.level;
}

TEST_CASE("a clause has a frame where it is more than a stretch of the sum above it") {
  starlot_tests::check_all(markings, marks);
}

constexpr bool says_policies(std::uint8_t own) {
  auto t = incomplete({"1", "1.1", "2", "3"});
  t.details[2].policy = own;
  t.details[2].custom_policy = 7;
  t.details[3].level = own;
  detail::whole all;
  all.policy = if_not_applicable::custom;
  all.custom_policy = 5;
  all.level = renormalise::among_siblings;
  detail::mark_frames(t, all);
  auto const& d = t.details;
  return d[0].policy == 0 && d[1].not_applicable() == if_not_applicable::custom && d[1].custom_policy == 5 &&
         d[1].renormalise() == renormalise::among_siblings &&
         d[2].not_applicable() == if_not_applicable::full && d[2].custom_policy == 7 &&
         d[3].not_applicable() == if_not_applicable::custom && d[3].renormalise() == renormalise::in_branch;
}
TEST_CASE("at run time as well, line 190") { CHECK(says_policies(2)); }

TEST_CASE("a criterion that says nothing of what is not applicable follows the whole scheme") {
  CHECK(says_policies(opaque(std::uint8_t{2})));
}

TEST_CASE("a whole that says nothing sums, refuses, and renormalises over the tree") {
  constexpr detail::whole all;
  static_assert(all.top == sum_of_points && all.policy == if_not_applicable::refuse);
  static_assert(all.level == renormalise::over_tree && all.custom_ladder == detail::no_index);
  CHECK(opaque(all).top == sum_of_points);
  CHECK(opaque(all).policy == if_not_applicable::refuse);
  CHECK(opaque(all).level == renormalise::over_tree);
  CHECK(opaque(all).custom_ladder == detail::no_index);
}

} // namespace
