// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/fraction.hpp>
#include <starlot/detail/core/measured_value.hpp>

#include <cstdint>
#include <limits>

namespace {

using namespace starlot;
using detail::measured_value;

TEST_CASE("quotients are millionths and an exact rest, and round as the quotient would") {
  for (std::int64_t top = -40; top <= 40; ++top)
    for (std::int64_t bottom = 1; bottom <= 24; ++bottom) {
      measured_value v;
      REQUIRE(measured_value::of_quotient(top, bottom, v));
      CHECK(v.rest >= 0);
      CHECK(v.rest < v.of);
      auto const exact = fraction::of(top, bottom);
      CHECK((fraction{v.micro} + fraction::of(v.rest, v.of)) / decimal::one == exact);
      for (std::int64_t const step : {1, 2, 3, 7, 500'000, 1'000'000, 1'000'001})
        for (int how = 0; how < 6; ++how) {
          auto rounded = v;
          REQUIRE(rounded.round(step, static_cast<rounding>(how)));
          CHECK(rounded.rest == 0);
          CHECK(decimal::from_micro(rounded.micro) ==
                round(exact, decimal::from_micro(step), static_cast<rounding>(how)));
        }
    }
}

TEST_CASE("what is beyond decimals is none") {
  measured_value v;
  auto const most = (std::numeric_limits<std::int64_t>::max)();
  CHECK_FALSE(measured_value::of_quotient(most, 1, v));
  CHECK_FALSE(measured_value::of_quotient(-most - 1, 3, v));
  CHECK(measured_value::of_quotient(most, most, v));
  CHECK(v.micro == decimal::one);
}

} // namespace
