// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/scheme.hpp>

using namespace starlot;

namespace {

constexpr scheme shops{title{"shops", "1"},
                       criterion{"1", "Policy", 40_pt},
                       criterion{"2", "Repairs", 60_pt, proportional, per_outlet},
                       grade_is{"T"}.when(branch("2").below(50_pct)),
                       veto{"data", "Data are complete"}.awards("not rated"),
                       ladder{{30_pt, "pass"}, rung::awarded("T"), rung::awarded("not rated")}};

} // namespace

TEST_CASE("a company is awarded special grades as a sheet is") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 1});
  outlet_findings visits{compiled<shops>, f};
  findings<shops> at;
  at.set<"2">(sampled(3, 4)); // 2 of 8 are right in all: a quarter
  REQUIRE(visits.add(f[0].id, at));
  REQUIRE(visits.add(f[1].id, at));
  findings<shops> head;
  head.set<"1">(met).set<"data">(met);
  auto const r = rate_company(head, drawn, visits);
  REQUIRE(r);
  CHECK(r->score() == 55_pt); // 40 + 60/4
  CHECK(r->rating().grade().name() == "T");
  CHECK(r->rating().cause()->effect == effect::awards);
  head.set<"data">(not_met);
  auto const vetoed = rate_company(head, drawn, visits);
  REQUIRE(vetoed);
  CHECK(vetoed->rating().outcome() == outcome::special);
  CHECK(vetoed->rating().grade().name() == "not rated");
}
