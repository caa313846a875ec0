// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/core/points.hpp>
#include <starlot/detail/scheme/reachable_scores.hpp>

namespace {

using namespace starlot::literals;
using starlot::bound;
using starlot::step;
using starlot::detail::reachable_scores;
using starlot_tests::opaque;

constexpr auto endless = reachable_scores::endless;
constexpr std::int64_t one = 1'000'000;

constexpr bool becomes(step const& s, reachable_scores const& due) {
  reachable_scores r{0, 100 * one};
  r.widen(s);
  return r.lowest == due.lowest && r.highest == due.highest;
}

TEST_CASE("steps widen the scores that can be reached and never narrow them") {
  CHECK(becomes(opaque(starlot::cap{60_pt}.as_step()), {0, 100 * one}));
  CHECK(becomes(opaque(starlot::cap{-1_pt}.as_step()), {-one, 100 * one}));
  CHECK(becomes(opaque(starlot::floor_at{60_pt}.as_step()), {0, 100 * one}));
  CHECK(becomes(opaque(starlot::floor_at{101_pt}.as_step()), {0, 101 * one}));
  CHECK(becomes(opaque(starlot::clamp{10_pt, 20_pt}.as_step()), {0, 100 * one}));
  CHECK(becomes(opaque(starlot::clamp{101_pt, 120_pt}.as_step()), {0, 101 * one}));
  CHECK(becomes(opaque(starlot::bonus{"b", 2_pt}.at_most(3).as_step()), {0, 106 * one}));
  CHECK(becomes(opaque(starlot::bonus{"b", 2_pt}.as_step()), {0, endless}));
  CHECK(becomes(opaque(starlot::deduction{"d", 2_pt}.fails_at(3).as_step()), {-endless, 100 * one}));
  CHECK(becomes(opaque(starlot::round_to{1_pt, starlot::rounding::up}.as_step()), {-one, 101 * one}));
  CHECK(becomes(opaque(starlot::veto{"v"}.as_step()), {0, 100 * one}));
  CHECK(becomes(opaque(step{.kind = starlot::step_kind::custom}), {-endless, endless}));
}

TEST_CASE("a limit at an end is reached by some comparisons, and missed by others") {
  constexpr reachable_scores r{0, 10};
  struct {
    bound is;
    std::int64_t limit;
    bool has, has_other;
  } const rows[] = {
      {bound::at_least, 10, true, true}, {bound::at_least, 11, false, true},
      {bound::at_least, 0, true, false}, {bound::above, 9, true, true},
      {bound::above, 10, false, true},   {bound::above, -1, true, false},
      {bound::at_most, 0, true, true},   {bound::at_most, -1, false, true},
      {bound::at_most, 10, true, false}, {bound::below, 1, true, true},
      {bound::below, 0, false, true},    {bound::below, 11, true, false},
  };
  for (auto const& row : rows) {
    CAPTURE(static_cast<int>(row.is), row.limit);
    CHECK(r.has(opaque(row.is), row.limit) == row.has);
    CHECK(r.has(starlot::detail::opposite(opaque(row.is)), row.limit) == row.has_other);
  }
}

} // namespace
