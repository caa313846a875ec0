// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/report/shown_real.hpp>

#include <limits>

using namespace starlot;
using namespace starlot::literals;
using detail::shown_real;

TEST_CASE("a double is shown on the side of each cut-off on which it is") {
  ladder const stars{{70_pt, "pass"}, {80_pt, "three stars", 3}};
  CHECK(shown_real(79.99996, stars.rungs()) == "79.99996");
  CHECK(shown_real(80.0, stars.rungs()) == "80.00");
  CHECK(shown_real(79.99996) == "80.00");
  CHECK(shown_real(80.000000001, stars.rungs()) == "80.000000001");
  CHECK(shown_real(-0.0004) == "-0.0004");
}

TEST_CASE("a double that is next to nothing is shown as nothing, others in full") {
  CHECK(shown_real(0) == "0.00");
  CHECK(shown_real(-1e-17) == "0.00");
  CHECK(shown_real(1e20) == "100000000000000000000.00");
  CHECK(shown_real(std::numeric_limits<double>::infinity()) == "inf");
}
