// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>

#include <vector>

using namespace starlot;

namespace {

scheme_parts good() {
  return {.title = {"kinds", "1"},
          .rows = {{.id = "1", .worth = 4_wt, .roll_up = weighted_mean},
                   {.id = "1.1", .parent = "1", .worth = 1_wt, .rule = half_credit},
                   {.id = "1.2", .parent = "1", .worth = 1_wt, .rule = proportional}},
          .steps = {cap{100_pt}.as_step()},
          .rungs = {{70_pt, "pass"}},
          .top = weighted_mean};
}

std::vector<error> faults_of(scheme_parts const& parts) {
  auto built = loaded_scheme::build(parts);
  return built ? faults{} : std::move(built).errors();
}

void check_one(scheme_parts const& parts, errc code, std::size_t index) {
  auto const found = faults_of(parts);
  REQUIRE(found.size() == 1U);
  CHECK(found[0].code == code);
  CHECK(found[0].where.index == index);
}

} // namespace

TEST_CASE("rules of amounts need points") {
  CHECK(faults_of(good()).empty());
  auto parts = good();
  parts.rows[1].rule = partial_amount;
  check_one(parts, errc::rule_needs_points, 1);
  parts.rows[1].rule = half_credit.none_at(1_pt);
  check_one(parts, errc::rule_needs_points, 1);
}

TEST_CASE("kinds that do not exist are refused") {
  auto parts = good();
  parts.rows[2].rule.kind = static_cast<rule_kind>(99);
  check_one(parts, errc::unknown_rule, 2);
  parts = good();
  parts.rows[2].rule.kind = rule_kind::custom; // a loaded scheme has no custom parts
  check_one(parts, errc::unknown_rule, 2);
  parts = good();
  parts.steps[0].kind = static_cast<step_kind>(99);
  check_one(parts, errc::unknown_step, 3);
  parts = good();
  parts.steps[0].kind = step_kind::custom;
  check_one(parts, errc::unknown_step, 3);
  parts = good();
  parts.steps[0].mode = static_cast<rounding>(77);
  check_one(parts, errc::unknown_step, 3);
  parts = good();
  parts.rows[0].roll_up = static_cast<roll_up>(77);
  check_one(parts, errc::unknown_roll_up, 0);
  parts.rows[0].roll_up = roll_up::custom;
  check_one(parts, errc::unknown_roll_up, 0);
}

TEST_CASE("a declared scale is greater than zero, whatever the roll-up") {
  for (auto const top : {weighted_mean, sum_of_points})
    for (auto const scale : {points{}, -50_pt}) {
      auto parts = good();
      parts.top = top;
      if (top == sum_of_points)
        parts.rows[0].worth = 4_pt;
      parts.out_of = scale;
      parts.rungs[0].from = -100_pt;
      auto const found = faults_of(parts);
      REQUIRE(found.size() == 1U);
      CHECK(found[0].code == errc::points_not_positive);
      CHECK(found[0].got.micro() == scale.micro());
    }
}
