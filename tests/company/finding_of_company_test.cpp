// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/scheme.hpp>

#include <string>

using namespace starlot;
using namespace starlot::literals;

namespace {

constexpr scheme shops{
    title{"shops", "1"},
    criterion{"1", "Days until an answer", 10_pt, table_at_most({{2, 100_pct}, {10, 0_pct}})},
    criterion{"2", "Answers within a week", 10_pt, table_at_most({{7, 100_pct}, {8, 0_pct}}),
              finding_of{"1"}},
    criterion{"3", "Repairs", 40_pt, proportional, per_outlet},
    criterion{"4", "Repairs, for the second chapter", 20_pt, proportional, per_outlet, finding_of{"3"}},
    criterion{"5", "Hours", 10_pt, table_at_most({{2, 100_pct}, {24, 50_pct}, {48, 0_pct}}), per_outlet},
    criterion{"6", "Within a day", 10_pt, table_at_most({{24, 100_pct}, {25, 0_pct}}), per_outlet,
              finding_of{"5"}},
    ladder{{30_pt, "pass"}}};

findings<shops> seen(int wrong, int seen, int hours) {
  findings<shops> f;
  f.set<"3">(sampled(wrong, seen)).set<"5">(measured(hours));
  return f;
}

} // namespace

TEST_CASE("in a company a finding is judged by several criteria at each outlet") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 1});
  outlet_findings visits{compiled<shops>, f};
  REQUIRE(visits.add(f[0].id, seen(1, 10, 20)));
  REQUIRE(visits.add(f[1].id, seen(6, 30, 30)));
  findings<shops> head;
  head.set<"1">(measured(5));
  auto const r = rate_company(head, drawn, visits);
  REQUIRE(r);
  // 5 days: 0 of 10, 10 of 10. Repairs: 33 of 40, of 40 and of 20. Hours: (1/2 + 0)/2 of 10, (1 + 0)/2 of 10.
  CHECK(r->score() == 0 + 10 + 33 + fraction::of(33, 2) + fraction::of(5, 2) + 5);
  auto const line = r->rating().trace().line("4");
  CHECK(line.finding_of == "3");
  CHECK(line.recorded == sampled(7, 40)); // put together
  CHECK(r->rating().is_determined());

  outlet_findings again{compiled<shops>, f};
  REQUIRE(again.read(visits.bytes()));
  CHECK(rate_company(head, drawn, again)->score() == r->score());

  visits = outlet_findings{compiled<shops>, f};
  REQUIRE(visits.add(f[0].id, seen(1, 10, 20)));
  findings<shops> open;
  open.set<"3">(sampled(6, 30));
  REQUIRE(visits.add(f[1].id, open));
  auto const half = rate_company(head, drawn, visits);
  REQUIRE(half);
  CHECK(half->rating().open_items() == 2); // hours, and within a day
  // One of two outlets is open: hours between 1/4 and 3/4 of 10, within a day between 1/2 and 1
  CHECK(half->rating().lowest() == 10 + 33 + fraction::of(33, 2) + fraction::of(5, 2) + 5);
  CHECK(half->rating().highest() == 10 + 33 + fraction::of(33, 2) + fraction::of(15, 2) + 10);
}
