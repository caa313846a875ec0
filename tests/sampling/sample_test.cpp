// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/sample.hpp>

#include <cstddef>
#include <cstdint>

namespace {

using namespace starlot;

fraction over(std::int64_t top, std::int64_t bottom) { return fraction{top} / fraction{bottom}; }

TEST_CASE("probabilities and weights of a stratified sample") {
  sample const s{{{"a", 10, 2}, {"b", 3, 3}}, {{7, 0}, {1, 1}, {2, 0}, {3, 1}, {5, 1}}};
  REQUIRE(s.size() == 5);
  CHECK(s.find(7) == 0);
  CHECK(s.find(5) == 4);
  CHECK_FALSE(s.find(4).has_value());
  CHECK(s.inclusion(0) == share::of(1, 5));
  CHECK(s.inclusion(1) == share::full());
  CHECK(s.design_weight(0) == over(5, 1));
  CHECK(s.design_weight(1) == over(1, 1));
  CHECK(s.joint_inclusion(0, 2) == over(2, 90));
  CHECK(s.joint_inclusion(0, 1) == over(1, 5));
  CHECK(s.joint_inclusion(1, 3) == over(1, 1));
  CHECK(s.joint_inclusion(0, 0) == over(1, 5));
  fraction sum;
  for (std::size_t i = 0; i < s.size(); ++i)
    sum += s.design_weight(i);
  CHECK(sum == over(13, 1)); // the outlets of the frame
}

TEST_CASE("the largest frames") {
  constexpr auto most = ~std::uint32_t{0};
  sample const s{{{"", most, 2}}, {{0, 0}, {1, 0}}};
  CHECK(s.joint_inclusion(0, 1) == over(2, most) / fraction{std::int64_t{most} - 1});
}

TEST_CASE("a sample agrees with itself") {
  CHECK_FALSE(starlot_tests::broken_contract([] { (void)sample{{{"a", 3, 2}}, {{0, 0}}}; }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([] { (void)sample{{{"a", 3, 1}}, {{0, 1}}}; }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([] { (void)sample{{{"a", 1, 2}}, {{0, 0}, {1, 0}}}; }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([] { (void)sample{{{"a", 2, 1, true}}, {{0, 0}}}; }).empty());
}

TEST_CASE("chosen outlets are certain, whatever is drawn beside them") {
  sample const s{{{"a", 9, 3}, {"a", 1, 1, true}}, {{4, 1}, {0, 0}, {2, 0}, {1, 0}}, {1, true}};
  CHECK(s.inclusion(0) == share::full());
  CHECK(s.design_weight(0) == over(1, 1));
  CHECK(s.joint_inclusion(0, 1) == over(1, 3));
  CHECK(s.joint_inclusion(1, 2) == over(1, 12));
  CHECK(s.remarks().replaced == 1);
  CHECK(s.remarks().optional_stopping);
  CHECK(s != sample{s.strata(), s.drawn()});
}

} // namespace
