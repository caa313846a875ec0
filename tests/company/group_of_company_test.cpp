// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/policies.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/trace.hpp>

using namespace starlot;

namespace {

using namespace starlot;

constexpr scheme chain{title{"chain", "1"},
                       criterion{"1", "Service", 100_pt, proportional, per_outlet},
                       criterion{"staff", "Employees", advisory, any_finding},
                       group_is{"small"}.when(value_of("staff").at_most(100)),
                       cap{80_pt}.when(value_of("staff").above(1'000)),
                       ladder{{60_pt, "pass"}},
                       ladder{{40_pt, "pass"}}.only_for("small")};

result<company_rating> rate_chain(finding const& staff) {
  auto const f = small_company::frame_of(2);
  findings<chain> head;
  head.set<"staff">(staff);
  outlet_findings visits{compiled<chain>, f};
  findings<chain> at;
  at.set<"1">(sampled(1, 10));
  REQUIRE(visits.add(f[0].id, at));
  at.set<"1">(sampled(0, 10));
  REQUIRE(visits.add(f[1].id, at));
  return rate_company(head, small_company::simple(2, {0, 1}), visits);
}

TEST_CASE("the group of a company of many outlets comes from its head office") {
  auto const small = rate_chain(measured(100)).value(); // 19 of 20 conform
  CHECK(small.rating().findings().group() == "small");
  CHECK(small.rating().rungs()[0].from == 40_pt);
  CHECK(small.rating().score() == fraction{95});
  auto const other = rate_chain(measured(101)).value();
  CHECK(other.rating().findings().group().empty());
  CHECK(other.rating().score() == fraction{95});
  CHECK(rate_chain(measured(1'001)).value().rating().score() == fraction{80}); // capped
  CHECK_FALSE(rate_chain(not_assessed).value().rating().is_determined());
}

} // namespace
