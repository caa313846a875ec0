// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/points.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/scope.hpp>
#include <starlot/scoring/evaluate.hpp>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr scheme care{title{"care", "1"}, criterion{"1", "Policy", 40_pt},
                      criterion{"2", "Repairs", 60_pt, per_outlet},
                      criterion{"3", "Greets in dialect", advisory}, ladder{{50_pt, "pass"}}};

TEST_CASE("a criterion is looked at in the head office unless it says otherwise") {
  auto const& v = detail::compiled_table<care>::view();
  CHECK(v.nodes[v.find("1")].visited() == head_office);
  CHECK(v.nodes[v.find("2")].visited() == per_outlet);
  CHECK(v.nodes[v.find("3")].visited() == head_office);
}

TEST_CASE("what is advisory is recorded, and counts neither when it is met nor when it is open") {
  findings<care> f;
  f.set<"1">(met).set<"2">(not_met);
  auto const open = evaluate(f);
  f.set<"3">(not_met);
  auto const said = evaluate(f);
  REQUIRE((open && said));
  CHECK(open->score() == 40_pt);
  CHECK(said->score() == 40_pt);
  CHECK(f.get<"3">() == not_met);
}

} // namespace
