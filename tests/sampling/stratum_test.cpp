// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/stratum.hpp>

#include <cstdint>

namespace {

using namespace starlot;

TEST_CASE("a stratum knows the probabilities and the design weight of its outlets") {
  stratum const s{"north", 10, 4};
  CHECK(s.inclusion() == share::of(2, 5));
  CHECK(s.design_weight() == fraction::of(5, 2));
  CHECK(s.joint_inclusion() == fraction::of(4 * 3, 10 * 9));
  stratum const all{"south", 3, 3, true};
  CHECK(all.inclusion() == share::full());
  CHECK(all.design_weight() == fraction{1});
  CHECK(all.joint_inclusion() == fraction{1});
  CHECK(s != all);
}

TEST_CASE("probabilities of the largest strata are exact") {
  constexpr auto most = ~std::uint32_t{0};
  stratum const s{"", most, 2};
  CHECK(s.joint_inclusion() == fraction::of(2, most) / fraction{std::int64_t{most} - 1});
  CHECK(stratum{"", most, most - 1}.design_weight() == fraction::of(most, most - 1));
}

TEST_CASE("what a stratum cannot say reaches the contract handler") {
  using starlot_tests::broken_contract;
  CHECK_FALSE(broken_contract([] { (void)stratum{"a", 0, 0}.inclusion(); }).empty());
  CHECK_FALSE(broken_contract([] { (void)stratum{"a", 3, 0}.design_weight(); }).empty());
  CHECK_FALSE(broken_contract([] { (void)stratum{"a", 3, 0}.joint_inclusion(); }).empty());
  CHECK_FALSE(broken_contract([] { (void)stratum{"a", 1, 1}.joint_inclusion(); }).empty());
}

} // namespace
