// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/decision/bet.hpp>

namespace {

using namespace starlot;
using namespace starlot::literals;

TEST_CASE("a bet has a name with a version, and the parameters that were declared") {
  constexpr bet b =
      adaptive_bet{.mean = 82_pt, .variance = 80_dec, .weight = 5_dec, .largest_stake = 0.75_dec};
  CHECK(b.which() == bet::kind::adaptive);
  CHECK(b.name() == "adaptive-bet-1");
  REQUIRE(b.parameters() == 4);
  CHECK(b.parameter(0) == 82_dec);
  CHECK(b.parameter(1) == 80_dec);
  CHECK(b.parameter(2) == 5_dec);
  CHECK(b.parameter(3) == 0.75_dec);
  CHECK(b == bet{adaptive_bet{82_pt, 80_dec, 5_dec, 0.75_dec}});
  CHECK(b != bet{adaptive_bet{82_pt, 80_dec, 5_dec, 0.8_dec}});
  CHECK(bet{constant_bet{0.01_dec}}.name() == "constant-bet-1");
  CHECK(bet{constant_bet{0.01_dec}}.parameter(0) == 0.01_dec);
  CHECK(bet{expected_mean_bet{84_pt}}.name() == "expected-mean-bet-1");
  CHECK(bet{shrunken_bet{84_pt, 20_dec, 2_dec}}.name() == "shrunken-bet-1");
  CHECK(bet{shrunken_bet{84_pt, 20_dec, 2_dec}}.parameters() == 3);
  CHECK(bet{ratio_bet{}}.name() == "ratio-bet-1");
  CHECK(bet{ratio_bet{}}.parameters() == 0);
}

TEST_CASE("parameters of bets are above 0, and a stake leaves something") {
  CHECK_FALSE(starlot_tests::broken_contract([] { static_cast<void>(bet{constant_bet{0_dec}}); }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([] {
                static_cast<void>(bet{shrunken_bet{84_pt, 0_dec, 2_dec}});
              }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([] {
                static_cast<void>(bet{adaptive_bet{84_pt, 80_dec, 5_dec, 1_dec}});
              }).empty());
  CHECK_FALSE(
      starlot_tests::broken_contract([] { static_cast<void>(bet{ratio_bet{}}.parameter(0)); }).empty());
}

} // namespace
