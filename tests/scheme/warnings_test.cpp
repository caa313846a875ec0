// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/warnings.hpp>

#include <string>
#include <vector>

using namespace starlot;

namespace {

faults warned(std::vector<step_choice> steps, std::vector<rung> rungs = {{50_pt, "pass"}},
              std::string_view first = "a", std::string_view second = "b") {
  auto const made = loaded_scheme::build({.title = {"club", "1"},
                                          .rows = {{.id = first, .worth = 60_pt, .rule = all_or_nothing},
                                                   {.id = second, .worth = 40_pt, .rule = all_or_nothing}},
                                          .steps = std::move(steps),
                                          .rungs = std::move(rungs)});
  REQUIRE(made); // warnings do not refuse
  return made->warnings();
}

} // namespace

TEST_CASE("ids that differ by case or width only are warned of") {
  CHECK(warned({}).empty());
  auto const by_case = warned({}, {{50_pt, "pass"}}, "A1", "a1");
  REQUIRE(by_case.size() == 1);
  CHECK(by_case[0].code == errc::ids_look_alike);
  CHECK(by_case[0].where.id == "a1");
  CHECK(by_case[0].where.index == 1);
  CHECK(warned({}, {{50_pt, "pass"}}, "a1", "a１").size() == 1); // U+FF11
  CHECK(warned({}, {{50_pt, "pass"}}, "z", "ｚ").size() == 1);   // U+FF5A, behind U+FF40
  CHECK(warned({}, {{50_pt, "pass"}}, "1", "１.").empty());
  CHECK(warned({deduction{"A", 1_pt}}).size() == 1); // of a step too
}

TEST_CASE("a cap or floor that no score is beyond is warned of") {
  auto const idle = warned({cap{100_pt}});
  REQUIRE(idle.size() == 1);
  CHECK(idle[0].code == errc::step_without_effect);
  CHECK(idle[0].where.index == 2); // two nodes, then steps
  CHECK(idle[0].got == 100_dec);
  CHECK(idle[0].expected == 100_dec);
  CHECK(warned({cap{99_pt}}).empty());
  CHECK(warned({bonus{"x", 1_pt}.at_most(1), cap{100_pt}}).empty());
  CHECK(warned({bonus{"x", 1_pt}.at_most(1), cap{101_pt}}).size() == 1);
  CHECK(warned({floor_at{0_pt}}).size() == 1);
  CHECK(warned({deduction{"x", 1_pt}, floor_at{0_pt}}).empty());
}

TEST_CASE("a bound that no rounded score meets is warned of") {
  std::vector<rung> const rungs{{50_pt, "pass"}, {79.5_pt, "good"}, rung::awarded("T")};
  auto const off = warned({round_to{1_pt, rounding::half_even}}, rungs);
  REQUIRE(off.size() == 1);
  CHECK(off[0].code == errc::rung_off_grid);
  CHECK(off[0].where.index == 1);
  CHECK(off[0].got == 79.5_dec);
  CHECK(off[0].expected == 1_dec);
  CHECK(warned({round_to{0.5_pt, rounding::half_even}}, rungs).empty());
  CHECK(
      warned({round_to{1_pt, rounding::half_even}, cap{79.5_pt}}, rungs).empty()); // the cap leaves the grid
  CHECK(warned({round_to{1_pt, rounding::half_even}, cap{90_pt}}, rungs).size() == 1);
  CHECK(warned({round_to{1_pt, rounding::half_even}.when(branch("a").below(50_pct))}, rungs).empty());
}
