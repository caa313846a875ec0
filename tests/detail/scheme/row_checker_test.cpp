// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/error.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace {

using namespace starlot::literals;
using starlot::errc;
using starlot::if_not_applicable;
using starlot::loaded_scheme;
using starlot::renormalise;
using starlot::scheme_parts;

scheme_parts parts() {
  scheme_parts p{.title = {"shop", "1"},
                 .rows = {{.id = "1", .title = "One", .worth = 40_pt, .roll_up = starlot::minimum},
                          {.id = "1.1", .parent = "1", .worth = 3_wt, .rule = starlot::half_credit},
                          {.id = "1.2", .parent = "1", .worth = 1_wt, .rule = starlot::all_or_nothing},
                          {.id = "2"},
                          {.id = "2.1", .parent = "2", .worth = 20_pt, .rule = starlot::proportional},
                          {.id = "2.2", .parent = "2", .worth = 40_pt, .rule = starlot::proportional}},
                 .steps = {starlot::clamp{0_pt, 100_pt}, starlot::cap{60_pt},
                           starlot::grade_limit{"licence", "Holds a licence", "pass"}},
                 .rungs = {{40_pt, "pass"}, {60_pt, "good", 3}}};
  return p;
}

TEST_CASE("the rows that all cases start from are right") {
  CHECK(loaded_scheme::build(parts()).has_value());
}

void refuse(scheme_parts const& p, std::vector<std::pair<errc, std::size_t>> const& due) {
  auto const built = loaded_scheme::build(p);
  REQUIRE_FALSE(built.has_value());
  REQUIRE(built.errors().size() == due.size());
  for (std::size_t i = 0; i < due.size(); ++i) {
    CHECK(built.errors()[i].code == due[i].first);
    CHECK(built.errors()[i].where.index == due[i].second);
  }
}

TEST_CASE("what belongs to criteria is refused on a clause, and the other way round") {
  auto p = parts();
  REQUIRE_FALSE(p.rows[3].rule.is_said);
  p.rows[3].not_applicable = if_not_applicable::zero;
  refuse(p, {{errc::part_of_another_kind, 3}});
  p = parts();
  p.rows[3].renormalise = renormalise::among_siblings;
  refuse(p, {{errc::part_of_another_kind, 3}});
  p = parts();
  p.rows[3].visited = starlot::per_outlet;
  refuse(p, {{errc::part_of_another_kind, 3}});
  p = parts();
  p.rows[4].roll_up = starlot::minimum;
  refuse(p, {{errc::part_of_another_kind, 4}});
}

TEST_CASE("a row below a clause that there is not is not judged as if it stood at the top") {
  auto p = parts();
  p.rows[1].parent = "none"; // a weight, which the top would refuse
  refuse(p, {{errc::unknown_parent, 1}});
}

TEST_CASE("a scope that there is not, and names that nobody can read") {
  auto p = parts();
  p.rows[5].visited = starlot::scope{9};
  p.rows[1].title = "\xFF";
  p.rows[2].title = {"fine", "two\nlines"};
  p.steps[1].title = "\xC0";
  p.rungs[1].name.zh = "\xFF";
  p.title.name = "\x01";
  auto const steps = p.rows.size();
  refuse(p, {{errc::bad_text, starlot::place::nowhere},
             {errc::bad_text, 1},
             {errc::bad_text, 2},
             {errc::unknown_scope, 5},
             {errc::bad_text, steps + 1},
             {errc::bad_rung_text, 1}});
}

TEST_CASE("a step that names one of two rungs of the same name, and negative stars") {
  auto p = parts();
  p.rungs.insert(p.rungs.begin() + 1, {50_pt, "pass"});
  refuse(p, {{errc::unknown_rung, p.rows.size() + 2}});
  p.steps.back().rung = 50_pt; // its bound says which
  CHECK(loaded_scheme::build(p).has_value());
  p = parts();
  p.rungs[1].stars = starlot::decimal{-1};
  refuse(p, {{errc::stars_negative, 1}});
}

} // namespace
