// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/decision/law_numbers.hpp>

#include <cmath>

namespace {

using namespace starlot;
using namespace starlot::detail;

bool is(bounded_probability const& p, double value, double least, double most) {
  auto const same = [](double a, double b) { return std::fabs(a - b) < 1e-15; };
  return same(p.value, value) && same(p.lower, least) && same(p.upper, most);
}

TEST_CASE("one run says grades and rungs, and what it dropped may be anywhere") {
  auto const n = numbers_of(graded_run{{0.25, 0.5, 0.125}, 0.125, 0});
  REQUIRE(n.grades.size() == 3);
  CHECK(is(n.grades[1], 0.5, 0.5, 0.625));
  REQUIRE(n.rungs.size() == 2);
  CHECK(is(n.rungs[0].reached, 0.625, 0.625, 0.75));
  CHECK(is(n.rungs[0].missed, 0.25, 0.25, 0.375));
  CHECK(is(n.rungs[1].reached, 0.125, 0.125, 0.25));
  CHECK(is(n.rungs[1].missed, 0.75, 0.75, 0.875));
  auto const rounded = numbers_of(graded_run{{0.5, 0.5}, 0, 0.01});
  CHECK(is(rounded.grades[0], 0.5, 0.495, 0.505));
  CHECK(numbers_of(graded_run{{0, 1}, 0, 0.01}).grades[1].upper == 1);
}

TEST_CASE("what nothing else happens beside is certain, however its parts were rounded") {
  auto const n = numbers_of(graded_run{{0, 0.5, 0.5 - 0x1p-54}, 0, 1e-15});
  CHECK(!(n.rungs[0].reached.value < 1));
  CHECK(!(n.rungs[0].reached.upper < 1));
  CHECK(n.rungs[0].reached.lower < 1);
  CHECK(!(n.rungs[0].missed.value > 0));
  CHECK(n.rungs[1].reached.value < 0.5); // the others stay as they are
  auto const windows = numbers_of(graded_run{{0, 0.75, 0}, 0.25, 0});
  CHECK(is(windows.rungs[0].reached, 1, 0.75, 1));
  CHECK(is(windows.grades[1], 1, 0.75, 1));
  CHECK(is(windows.rungs[1].reached, 0, 0, 0.25));
}

TEST_CASE("what underflow may lose is in the bounds") {
  auto const n = numbers_of(graded_run{{0, 1}, 0, 1e-15});
  CHECK(n.grades[0].value == 0);
  CHECK(n.grades[0].lower == 0);
  CHECK(n.grades[0].upper > 0);
  CHECK(n.grades[0].upper < 1e-280);
}

TEST_CASE("two runs say what lies between them") {
  // Set down a tenth reaches the second rung, set up three tenths.
  auto const n = numbers_of(rungs_between({{0.4, 0.5, 0.1}, 0, 0}, {{0.3, 0.4, 0.3}, 0, 0}));
  CHECK(is(n.rungs[0].reached, 0.65, 0.6, 0.7));
  CHECK(is(n.rungs[1].reached, 0.2, 0.1, 0.3));
  CHECK(is(n.grades[0], 0.35, 0.3, 0.4));
  CHECK(is(n.grades[1], 0.45, 0.3, 0.6));
  CHECK(is(n.grades[2], 0.2, 0.1, 0.3));
}

TEST_CASE("a grade lies within its bounds, though differences round") {
  auto const n =
      numbers_of({rung_chance{{1 - 0x1p-53, 1 - 0x1p-50, 1}, {0, 0, 0}}, rung_chance{{0, 0, 0}, {1, 1, 1}}});
  CHECK(n.grades[1].lower == 1);
  CHECK(n.grades[1].value == 1);
}

TEST_CASE("a grade is a difference of rungs, of the smaller numbers") {
  auto const about = [](double reached, double missed) {
    return rung_chance{with_error(reached, 0, 1e-15), with_error(missed, 0, 1e-15)};
  };
  // 1 - 1e-20 is 1: only the other side knows.
  auto const n = numbers_of({about(1, 1e-20), about(1, 3e-20), about(2e-20, 1)});
  CHECK(n.grades[0].value == 1e-20);
  CHECK(std::fabs(n.grades[1].value - 2e-20) < 1e-34);
  CHECK(n.grades[2].value == 1);
  CHECK(n.grades[3].value == 2e-20);
}

} // namespace
