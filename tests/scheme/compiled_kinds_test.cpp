// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/custom_calls.hpp"
#include "scheme/rules_of_users.hpp"
#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// Custom parts of all kinds have one list in a compiled scheme.

namespace {

using namespace starlot::literals;
using rules_of_users::met_only;
using rules_of_users::percent;
using starlot::clause;
using starlot::criterion;
using starlot::errc;
namespace detail = starlot::detail;
using starlot_tests::opaque;
using wide = starlot::fraction;

constexpr auto title = starlot::title{"shop", "1"};

constexpr bool is(starlot::rule_result const& r, std::int64_t n, std::int64_t d) {
  return r && *r == starlot::share::of(n, d);
}

struct half_policy {
  static constexpr std::string_view name = "half";
  static constexpr int version = 1;
  constexpr starlot::treatment operator()(starlot::finding const&, starlot::points) const {
    return starlot::treatment::counts_as(50_pct);
  }
};
struct first_child {
  static constexpr std::string_view name = "first child";
  static constexpr int version = 2;
  static constexpr bool is_monotone = true;
  constexpr starlot::fraction operator()(std::span<starlot::child const> children) const {
    return children[0].earned;
  }
};
struct plus_one {
  static constexpr std::string_view name = "plus one";
  static constexpr int version = 3;
  std::string_view id;
  [[nodiscard]] constexpr std::array<std::int64_t, 0> parameters() const { return {}; }
  constexpr void operator()(starlot::score_state& company) const {
    company.set_score(company.score() + starlot::fraction{1});
  }
};
struct lowest_rung {
  static constexpr std::string_view name = "lowest rung";
  static constexpr int version = 4;
  static constexpr std::array<starlot::rung, 2> list{starlot::rung{1_pt, "pass"},
                                                     starlot::rung{2_pt, "good"}};
  [[nodiscard]] constexpr std::span<starlot::rung const> rungs() const { return list; }
  constexpr std::ptrdiff_t operator()(starlot::score_state const&) const { return 0; }
};

constexpr starlot::scheme with_all_kinds{
    title,
    clause{"1", "One", 5_pt, first_child{}, criterion{"a", "A", 4_wt, percent{30}},
           criterion{"b", "B", 4_wt, half_policy{}}},
    plus_one{"own"}, criterion{"c", "C", 4_pt, half_policy{}, met_only{}}, lowest_rung{}};
using all_kinds = starlot_tests::custom_calls<with_all_kinds>;

struct stand_in final : starlot::score_state {
  constexpr stand_in() : score_state{wide{7}, starlot::met, lowest_rung::list, -1, 1} {}

private:
  [[nodiscard]] constexpr bool knows(std::string_view) const override { return false; }
  [[nodiscard]] constexpr starlot::branch_state find(std::string_view) const override { return {}; }
  [[nodiscard]] constexpr starlot::branch_state at(std::size_t) const override { return {}; }
  [[nodiscard]] constexpr std::size_t count() const override { return 0; }
};

TEST_CASE("parts of all kinds have one list, a clause's before its children, and nodes know their numbers") {
  auto const& v = all_kinds::view();
  CHECK(tables::is_consistent(v));
  std::string names;
  for (std::uint32_t i = 0; i < v.customs; ++i)
    names += all_kinds::describe(i);
  CHECK(names == "first child 2;percent 1;half 1;plus one 3;met only 1;half 1;lowest rung 4;");
  CHECK(v.customs == 7);
  CHECK(v.details[v.find("1")].custom == 0);
  CHECK(v.details[v.find("a")].custom == 1);
  CHECK(v.details[v.find("b")].custom_policy == 2);
  CHECK(v.steps[0].custom == 3);
  CHECK(v.details[v.find("c")].custom == 4);
  CHECK(v.details[v.find("c")].custom_policy == 5);
  CHECK(v.custom_ladder == 6);
  CHECK((v.steps[0].kind == starlot::step_kind::custom && v.steps[0].id == "own"));
  CHECK((v.rungs.size() == 2 && v.rungs_given == 2 && v.rungs[1].name.en == "good"));
  CHECK_FALSE(v.customs_are_monotone); // the step does not say so
}

TEST_CASE("parts of all kinds are called by their numbers") {
  CHECK(is(all_kinds::apply_rule(opaque(1U), starlot::met, 1_pt), 30, 100));
  CHECK(is(all_kinds::apply_rule(opaque(4U), starlot::met, 1_pt), 1, 1));
  CHECK(all_kinds::apply_policy(opaque(2U), starlot::not_applicable, 1_pt).earned() == 50_pct);
  std::array<starlot::child, 2> const children{{{"a", 4_wt, wide{1}}, {"b", 4_wt, wide{0}}}};
  CHECK(all_kinds::apply_roll_up(opaque(0U), children) == wide{1});
  stand_in company;
  all_kinds::apply_step(opaque(3U), company);
  CHECK(company.score() == wide{8});
  CHECK(all_kinds::apply_ladder(opaque(6U), company) == 0);
}

TEST_CASE("a part that is not of the kind that is called does nothing") {
  CHECK(all_kinds::apply_rule(opaque(0U), starlot::met, 1_pt).error().code == errc::finding_does_not_fit);
  CHECK(all_kinds::apply_policy(opaque(1U), starlot::not_applicable, 1_pt).is_refused());
  CHECK(all_kinds::apply_roll_up(opaque(3U), {}) == wide{0});
  stand_in company;
  all_kinds::apply_step(opaque(2U), company);
  CHECK(company.score() == wide{7});
  CHECK(all_kinds::apply_ladder(opaque(3U), company) == -1);
}

} // namespace
