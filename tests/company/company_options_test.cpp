// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/company/company_options.hpp>

namespace {

using namespace starlot;

TEST_CASE("the strictest options are the default") {
  company_options const options;
  CHECK(options.nonresponse == nonresponse::refuse);
  CHECK_FALSE(options.accepts_substitutes);
  CHECK(options.single_unit == single_unit_strata::fail);
  CHECK(options.purposive_visits == purposive_visits::refuse);
}

} // namespace
