// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/step.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace {

using namespace starlot::literals;
using starlot::points;
using starlot::rounding;
using starlot::step;
using starlot::step_kind;
using starlot::text;
using starlot_tests::opaque;

constexpr auto unlimited = (std::numeric_limits<std::int64_t>::max)();

// The numbers are hashed.
static_assert(static_cast<int>(step_kind::deduction) == 1 && static_cast<int>(step_kind::bonus) == 2);
static_assert(static_cast<int>(step_kind::cap) == 3 && static_cast<int>(step_kind::round_to) == 4);
static_assert(static_cast<int>(step_kind::grade_limit) == 5);
static_assert(step::no_limit == unlimited);

/// The steps that the classes make, all their fields spelled out.
constexpr std::array<step, 10> due{{
    {step_kind::deduction, rounding::half_even, "breach", text{"Breach of law", "违法"}, 1.5_pt, unlimited},
    {step_kind::deduction, rounding::half_even, "breach", "breach", 1.5_pt, unlimited},
    {step_kind::deduction, rounding::half_even, "breach", "breach", 1.5_pt, 5},
    {step_kind::bonus, rounding::half_even, "leader", text{"Leads", "领先"}, 1.5_pt, unlimited},
    {step_kind::bonus, rounding::half_even, "leader", "leader", 1.5_pt, unlimited},
    {step_kind::bonus, rounding::half_even, "leader", "leader", 1.5_pt, 5},
    {step_kind::cap, rounding::half_even, "", text{"cap", "封顶"}, 1.5_pt, unlimited},
    {step_kind::round_to, rounding::up, "", text{"rounding", "修约"}, 1.5_pt, unlimited},
    {step_kind::round_to, rounding::up, "", "to a half", 1.5_pt, unlimited},
    {step_kind::grade_limit, rounding::half_even, "wait", text{"One year", "一年"}, 1.5_pt, unlimited},
}};

constexpr std::array<step, 10> made(points p, std::int64_t count, rounding mode) {
  return {starlot::deduction{"breach", {"Breach of law", "违法"}, p}.as_step(),
          starlot::deduction{"breach", p}.as_step(),
          starlot::deduction{"breach", p}.fails_at(count).as_step(),
          starlot::bonus{"leader", {"Leads", "领先"}, p}.as_step(),
          starlot::bonus{"leader", p}.as_step(),
          starlot::bonus{"leader", p}.at_most(count).as_step(),
          starlot::cap{p}.as_step(),
          starlot::round_to{p, mode}.as_step(),
          starlot::round_to{p, mode, "to a half"}.as_step(),
          starlot::grade_limit{"wait", {"One year", "一年"}, p}.as_step()};
}

constexpr bool all_same(std::array<step, 10> const& a, std::array<step, 10> const& b) {
  return tables::same(std::span<step const>{a}, std::span<step const>{b});
}
static_assert(all_same(made(1.5_pt, 5, rounding::up), due));

TEST_CASE("each class makes its step") {
  auto const steps = made(opaque(1.5_pt), opaque(std::int64_t{5}), opaque(rounding::up));
  for (std::size_t i = 0; i < due.size(); ++i) {
    CAPTURE(i);
    CHECK(tables::same(steps[i], due[i]));
  }
}

TEST_CASE("a limit makes another step and leaves the first as it is") {
  auto const plain = starlot::deduction{"breach", 1_pt};
  CHECK(plain.fails_at(3).fails_at(opaque(std::int64_t{2})).as_step().limit == 2);
  CHECK(plain.as_step().limit == unlimited);
  auto const extra = starlot::bonus{"leader", 1_pt};
  CHECK(extra.at_most(opaque(std::int64_t{2})).as_step().limit == 2);
  CHECK(extra.as_step().limit == unlimited);
}

constexpr bool takes(step_kind kind) {
  step s;
  s.kind = kind;
  return s.takes_findings();
}
static_assert(takes(step_kind::deduction) && takes(step_kind::bonus) && takes(step_kind::grade_limit));
static_assert(!takes(step_kind::cap) && !takes(step_kind::round_to));

TEST_CASE("events and conditions take findings, caps and roundings do not") {
  CHECK(takes(opaque(step_kind::deduction)));
  CHECK(takes(opaque(step_kind::bonus)));
  CHECK(takes(opaque(step_kind::grade_limit)));
  CHECK_FALSE(takes(opaque(step_kind::cap)));
  CHECK_FALSE(takes(opaque(step_kind::round_to)));
}

TEST_CASE("a default step is the same at run time as at compile time") {
  constexpr step fixed;
  constexpr std::array<step, 12> row{};
  std::array<step, 12> now{};
  now[opaque(std::size_t{3})] = step{};
  CHECK(tables::same(now[3], fixed));
  CHECK(tables::same(now[11], row[11]));
  CHECK(now[7].limit == unlimited);
}

} // namespace
