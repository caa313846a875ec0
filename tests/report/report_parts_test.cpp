// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/report/report_parts.hpp>

#include <string>

using namespace starlot;

TEST_CASE("a text of a report reads in the other language where one is missing") {
  report_text const both{std::string{"pass"}, std::string{"达标"}};
  CHECK(both.in(language::zh) == "达标");
  CHECK(report_text{std::string{"pass"}}.in(language::zh) == "pass");
  CHECK(report_text{}.empty());
}

TEST_CASE("a grade of a report is undetermined until it is made") {
  CHECK(report_grade{}.state == outcome::undetermined);
  CHECK_FALSE(report_grade{}.rung);
  CHECK(report_remark{}.empty());
}
