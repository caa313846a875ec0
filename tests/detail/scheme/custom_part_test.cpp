// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"
#include "support/children.hpp"

#include <starlot/detail/scheme/custom_part.hpp>

#include <array>
#include <cstddef>
#include <span>

using namespace starlot;
using namespace starlot::literals;

namespace parts {

struct by_finding {
  constexpr share operator()(finding const&) const { return 25_pct; }
};
struct by_worth {
  constexpr rule_result operator()(finding const&, points worth) const {
    return worth > 5_pt ? rule_result{75_pct} : rule_result{errc::rule_refused};
  }
};
struct half {
  constexpr treatment operator()(finding const&, points) const { return treatment::counts_as(50_pct); }
};
struct first_child {
  constexpr starlot::fraction operator()(std::span<child const> children) const { return children[0].earned; }
};
struct first_child_less_2 {
  starlot::fraction operator()(std::span<child const> children) const {
    return children[0].earned - starlot::fraction{2};
  }
};
struct first_child_and_2 {
  starlot::fraction operator()(std::span<child const> children) const {
    return children[0].earned + starlot::fraction{2};
  }
};

} // namespace parts

TEST_CASE("a rule is called with what it takes, and no other part is taken for one") {
  static_assert(detail::call_rule(parts::by_finding{}, met, 1_pt).value() == 25_pct);
  CHECK(detail::call_rule(parts::by_finding{}, met, 1_pt).value() == 25_pct);
  CHECK(detail::call_rule(parts::by_worth{}, met, 6_pt).value() == 75_pct);
  CHECK(detail::call_rule(parts::by_worth{}, met, 5_pt).error().code == errc::rule_refused);
  CHECK(detail::call_rule(parts::first_child{}, met, 5_pt).error().code == errc::finding_does_not_fit);
}

TEST_CASE("a policy is called, and no other part is taken for one") {
  CHECK(detail::call_policy(parts::half{}, not_applicable, 5_pt).earned() == 50_pct);
  CHECK(detail::call_policy(parts::by_finding{}, not_applicable, 5_pt).is_refused());
}

TEST_CASE("a roll-up answers with a share, or with one between its children, or breaks its contract") {
  auto const call = [](auto const& part, fraction const& earned) {
    std::array const children{child{"1", 1_wt, earned}};
    clause_answer out;
    starlot_tests::plain_children const all{children};
    static_cast<void>(detail::call_roll_up(part, all, out));
    return out.earned();
  };
  for (int const passed_on : {-1, 0, 1, 2})
    CHECK(call(parts::first_child{}, fraction{passed_on}) == fraction{passed_on});
  CHECK(call(parts::first_child_less_2{}, fraction{3}) == fraction{1});
  CHECK(starlot_tests::broken_contract([&] {
          static_cast<void>(call(parts::first_child_less_2{}, fraction{1}));
        }) == "a roll-up answers with a share between 0 and 1");
  CHECK(starlot_tests::broken_contract([&] {
          static_cast<void>(call(parts::first_child_and_2{}, fraction{0}));
        }) == "a roll-up answers with a share between 0 and 1");
}
