// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scoring/named_value.hpp>

#include <string>

using starlot::fraction;
using starlot::named_value;

TEST_CASE("a named value owns its name, and is equal to one of the same name and value") {
  std::string name = "hours";
  named_value const value{name, fraction{85, 2}};
  name = "other";
  CHECK(value.name == "hours");
  CHECK(value == named_value{"hours", fraction{170, 4}});
  CHECK_FALSE(value == named_value{"hours", fraction{43}});
  CHECK_FALSE(value == named_value{"days", fraction{85, 2}});
}
