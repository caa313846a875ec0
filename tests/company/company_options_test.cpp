// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/company/company_options.hpp>

namespace {

using namespace starlot;

TEST_CASE("the strictest options are the default") {
  company_options const options;
  CHECK(options.unreached == unreached::refuse);
  CHECK_FALSE(options.replacements_known);
  CHECK(options.single_unit == single_unit_strata::fail);
  CHECK(options.beside == visited_beside::refuse);
}

} // namespace
