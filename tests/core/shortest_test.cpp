// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/shortest.hpp>

#include <limits>

namespace {

using starlot::errc;
using starlot::fraction;
using starlot::parse;

TEST_CASE("a double becomes a fraction by its shortest decimal") {
  CHECK(*fraction::shortest(0.1) == fraction::of(1, 10));
  CHECK(*fraction::shortest(0.1F) == fraction::of(1, 10));
  CHECK(*fraction::shortest(-81.1) == fraction::of(-811, 10));
  CHECK(*fraction::shortest(3.0) == fraction::of(3, 1));
  CHECK(*fraction::shortest(-0.0) == fraction{});
  CHECK(*fraction::shortest(0.1 + 0.2) == *parse<fraction>("0.30000000000000004"));
  using limits = std::numeric_limits<double>;
  CHECK(*fraction::shortest((limits::max)()) == *parse<fraction>("1.7976931348623157e308"));
  CHECK(*fraction::shortest(limits::denorm_min()) == *parse<fraction>("5e-324"));
}

TEST_CASE("infinities and what is no number are errors") {
  using limits = std::numeric_limits<double>;
  CHECK(fraction::shortest(limits::infinity()).error().code == errc::not_a_number);
  CHECK(fraction::shortest(-limits::infinity()).error().code == errc::not_a_number);
  CHECK(fraction::shortest(limits::quiet_NaN()).error().code == errc::not_a_number);
}

} // namespace
