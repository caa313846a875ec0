// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/compiled_scheme.hpp>

using namespace starlot;

namespace {

struct factor {
  static constexpr std::string_view name = "factor";
  static constexpr int version = 2;
  std::int64_t percent = 100;
  constexpr std::array<std::int64_t, 1> parameters() const { return {percent}; }
  constexpr rule_result operator()(finding const& f, points worth) const {
    return worth == 5_pt && f == met ? rule_result{share::of(percent, 100)} : rule_result{errc::rule_refused};
  }
};

constexpr auto small = scheme{title{"small", "1"}, criterion{"a", "a", 1_pt}, ladder{{1_pt, "all"}}};
constexpr auto big =
    scheme{title{"big", "1"},
           clause{"1", "1", 9_pt, weighted_mean, criterion{"1.1", "a", 2_wt, proportional},
                  clause{"1.2", "b", 1_wt, criterion{"1.2.1", "c", 5_pt, factor{25}}}},
           criterion{"2", "d", 5_pt, factor{75}}, deduction{"minus", 1_pt}, ladder{{1_pt, "some"}}};

using small_schema = detail::compiled<small>;
using big_schema = detail::compiled<big>;

} // namespace

TEST_CASE("a compiled scheme shows its table") {
  static_assert(big_schema::view().nodes.size() == 5 && big_schema::view().criteria == 3);
  static_assert(big_schema::view().slots() == 4);
  static_assert(big_schema::view().total == 14'000'000);
  CHECK(big_schema::view().id(big_schema::view().find("1.2.1")) == "1.2.1");
  CHECK(big_schema::make_slots<int>().size() == 4U);
}

TEST_CASE("custom rules are called by number, with the worth") {
  static_assert(*big_schema::apply_custom(1, met, 5_pt) == share::of(3, 4));
  CHECK(*big_schema::apply_custom(0, met, 5_pt) == share::of(1, 4));
  CHECK(big_schema::apply_custom(0, met, 4_pt).error() == errc::rule_refused);
  CHECK(small_schema::apply_custom(0, met, 1_pt).error() == errc::finding_does_not_fit);
  int sum = 0;
  big_schema::describe_customs([&](factor const& f) { sum += static_cast<int>(f.percent); });
  CHECK(sum == 100);
}

TEST_CASE("room follows from the criteria") {
  static_assert(small_schema::limbs >= 8 && small_schema::limbs <= 10);
  static_assert(big_schema::limbs > small_schema::limbs);
  // 256 for amounts, scale, applicable points and a cut-off; 32 for a sample size; 63 for each custom rule; and twice
  // the worth and the unit of the two scaled clauses: 24 + 22 and 20 + 23 bits.
  CHECK(big_schema::limbs == (256U + 32U + 2 * 63U + 2 * (24U + 22U + 20U + 23U)) / 32 + 1);
  static_assert(detail::height_of(small_schema::view()) == 2);
  CHECK(detail::height_of(big_schema::view()) == 4U);
}

TEST_CASE("a stack of fixed height") {
  detail::fixed_stack<int, 3> s;
  s.push();
  s.top() = 5;
  s.push();
  CHECK(s.top() == 0);
  CHECK(s.size() == 2U);
  s.pop();
  CHECK(s.top() == 5);
}
