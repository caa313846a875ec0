// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/sampling.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/ready_roll_up.hpp>
#include <starlot/scheme/roll_ups.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

static_assert(ready_roll_ups::has<drop_lowest> && ready_roll_ups::has<rounded<roll_up>> &&
              !ready_roll_ups::has<int>);
static_assert(ready_roll_ups::has_name("median_child") && !ready_roll_ups::has_name("median"));

result<loaded_scheme> declaring(roll_up_choice const& of_clause, roll_up_choice const& top = {}) {
  return loaded_scheme::build(
      {.title = {"t", "1"},
       .rows = {{.id = "1",
                 .worth = top.kind == sum_of_points ? row_worth{10_pt} : row_worth{1_wt},
                 .roll_up = of_clause},
                {.id = "1.1", .parent = "1", .worth = 1_wt, .rule = proportional},
                {.id = "1.2", .parent = "1", .worth = 2_wt, .rule = proportional},
                {.id = "1.3", .parent = "1", .worth = 1_wt, .rule = proportional}},
       .rungs = {{5_pt, "pass"}},
       .top = top});
}

template <class RollUp> RollUp one_of_them() {
  if constexpr (std::is_empty_v<RollUp>)
    return {};
  else if constexpr (std::is_same_v<RollUp, rescaled>)
    return {1_dec, 5_dec, 0_dec, 100_dec};
  else if constexpr (std::is_same_v<RollUp, rounded<roll_up>>)
    return {minimum, 0.5_pt, rounding::up};
  else
    return *RollUp::read("2");
}

TEST_CASE("every ready roll-up is declared as a value and by its name alike, and is written as it is read") {
  std::set<std::string> names, hashes{std::string{content_hash(*declaring(weighted_mean)).hex()}};
  ready_roll_ups::any([&]<class RollUp>(std::type_identity<RollUp>) {
    static_assert(CustomRollUp<RollUp> && Named<RollUp>);
    CAPTURE(RollUp::name);
    names.emplace(RollUp::name);
    auto const built = declaring(one_of_them<RollUp>());
    REQUIRE(built.has_value());
    auto const words = declared_roll_up(*built, 0);
    CHECK(words.name == RollUp::name);
    CHECK(words.parameter.empty() == std::is_empty_v<RollUp>);
    auto const named = ready_roll_up(words.name, words.parameter);
    REQUIRE(named.has_value());
    CHECK(content_hash(*declaring(*named)) == content_hash(*built));
    CHECK(built->view().customs_are_monotone);
    hashes.emplace(content_hash(*built).hex());
    auto const at_top = declaring(weighted_mean, one_of_them<RollUp>());
    REQUIRE(at_top.has_value());
    CHECK(declared_roll_up(*at_top, scheme_view::none).name == RollUp::name);
    CHECK(declared_roll_up(*at_top, 0).name.empty());
    return false;
  });
  CHECK(names.size() == 7);
  CHECK(hashes.size() == 8);
}

constexpr scheme compiled_one{title{"t", "1"},
                              clause{"1", "", 10_pt, drop_lowest{1}, criterion{"1.1", "", 1_wt, proportional},
                                     criterion{"1.2", "", 2_wt, proportional},
                                     criterion{"1.3", "", 1_wt, proportional}},
                              ladder{{5_pt, "pass"}}};

TEST_CASE(
    "a scheme of the compiler and one of rows agree on a ready roll-up, and its parameter is in the hash") {
  auto const loaded = declaring(*ready_roll_up("drop_lowest", "1"));
  REQUIRE(loaded.has_value());
  CHECK(content_hash(*loaded) == content_hash<compiled_one>());
  CHECK(content_hash(*declaring(drop_lowest{2})) != content_hash<compiled_one>());
  CHECK(declared_roll_up(compiled<compiled_one>, 0).parameter == "1");
  finding_set f{*loaded};
  REQUIRE(f.set("1.1", sampled(1, 2)));
  REQUIRE(f.set("1.2", met));
  REQUIRE(f.set("1.3", not_met));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(to_string(r->score()) == "25/3"); // 10 * (1/2 + 2) / 3
  CHECK(r->trace()[3].state == line_state::dropped);
  CHECK(to_string(r->trace()[1].contribution) == "5/3"); // a third of 10, half earned
}

TEST_CASE("a ready roll-up that there is not, or that takes another parameter, is named in the error") {
  for (auto const* const name : {"median", "", "Drop_lowest"}) {
    auto const none = ready_roll_up(name);
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().code == errc::unknown_roll_up);
    CHECK(none.error().where.id == name);
  }
  CHECK(ready_roll_up("median_child", "1").error().code == errc::wrong_parameter);
  CHECK(ready_roll_up("drop_lowest").error().where.id == "drop_lowest");
  CHECK(ready_roll_up("drop_lowest", "0").error().code == errc::wrong_parameter);
}

TEST_CASE("a scheme refuses a ready roll-up of which something is wrong") {
  auto const none = declaring(drop_lowest{0});
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().code == errc::wrong_parameter);
  CHECK(none.error().where.id == "drop_lowest");
  // Rounded points of a clause that carries a weight.
  auto const weight_of_it = declaring(rounded{weighted_mean, 0.5_pt, rounding::down}, weighted_mean);
  REQUIRE_FALSE(weight_of_it.has_value());
  CHECK(weight_of_it.error().code == errc::rule_needs_points);
  CHECK(weight_of_it.error().where.id == "1");
}

/// A roll-up of the user's can be a choice by itself too.
struct first_one {
  static constexpr std::string_view name = "first one";
  static constexpr int version = 1;
  fraction operator()(std::span<child const> children) const { return children[0].earned; }
};

TEST_CASE("a roll-up of one's own stands in rows as a value") {
  auto const built = declaring(first_one{});
  REQUIRE(built.has_value());
  CHECK(declared_roll_up(*built, 0).name.empty());
  CHECK_FALSE(built->view().customs_are_monotone);
}

} // namespace

namespace {

constexpr scheme with_extra{title{"shops", "1"}, trimmed{25_pct},
                            clause{"1", "", 10_pt, extra_credit{1},
                                   criterion{"1.1", "", 4_wt, proportional, per_outlet},
                                   criterion{"1.2", "", 1_wt, proportional, per_outlet}},
                            ladder{{5_pt, "pass"}, {12_pt, "beyond"}}};

struct shop {
  std::string id;
};

TEST_CASE("outlets that go beyond make a company that does") {
  auto const shops = *frame::of(std::vector<shop>{{"a"}, {"b"}, {"c"}, {"d"}}, outlet_id{&shop::id});
  outlet_findings visits{compiled<with_extra>, shops};
  std::int64_t lost = 0;
  for (auto const* const id : {"a", "b", "c", "d"}) {
    findings<with_extra> f;
    f.set<"1.1">(met).set<"1.2">(sampled(lost++, 4));
    REQUIRE(visits.add(id, f));
  }
  sample const all{{{"", 4, 4}}, {{0, 0}, {1, 0}, {2, 0}, {3, 0}}};
  findings<with_extra> const head;
  auto const r = rate_company(head, all, visits);
  REQUIRE(r.has_value());
  // 10 * (1 + e / 4) for e of 1, 3/4, 1/2, 1/4; without the ends 10 * (1 + 5/8 / 4)
  CHECK(r->score() == points::from_micro(11'562'500));
  auto const pooled_one = rate_company(head, all, visits, pooled);
  REQUIRE(pooled_one.has_value());
  CHECK(pooled_one->score() == points::from_micro(11'562'500)); // 10 of 16 samples
  CHECK(pooled_one->grade().rung()->name.en == "pass");
}

} // namespace
