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

constexpr scheme shops{title{"shops", "1"},
                       criterion{"1", "Policy", 20_pt},
                       criterion{"2", "Repairs", 60_pt, proportional, per_outlet},
                       criterion{"3", "Garden", 20_pt, per_outlet},
                       criterion{"4", "Plan", 20_pt},
                       counts{"3"}.when(asked{"garden", "Has a garden"}),
                       counts{"4"}.when(branch("2").below(50_pct)).named("plan"),
                       ladder{{30_pt, "pass"}}};

constexpr scheme by_group{title{"by group", "1"},
                          criterion{"1", "Policy", 40_pt},
                          criterion{"2", "Repairs", 40_pt, per_outlet},
                          criterion{"3", "Stage", 40_pt, per_outlet},
                          counts{"3"}.only_for("large"),
                          ladder{{30_pt, "pass"}},
                          ladder{{30_pt, "pass"}}.only_for("large")};

fraction sum_of_lines(rating const& r) {
  fraction sum;
  for (auto const& line : r.trace())
    if (line.kind != line_kind::clause)
      sum += line.contribution;
  return sum;
}

} // namespace

TEST_CASE("a company: questions and branches decide what counts") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 1});
  outlet_findings visits{compiled<shops>, f};
  findings<shops> at;
  at.set<"2">(sampled(1, 4)).set<"3">(not_met); // 6 of 8 are right in all
  REQUIRE(visits.add(f[0].id, at));
  REQUIRE(visits.add(f[1].id, at));
  findings<shops> head;
  head.set<"1">(met).set<"4">(met).set<"garden">(not_met);
  auto const r = rate_company(head, drawn, visits);
  REQUIRE(r);
  // 20 + 45 of 80, of 120: neither garden nor plan count
  CHECK(r->score() == fraction::of(120 * 65, 80));
  CHECK(sum_of_lines(r->rating()) == r->score());
  auto const garden = r->rating().trace().line("3");
  CHECK(garden.state == line_state::excluded);
  CHECK(garden.recorded.remark().reason == "Has a garden");
  CHECK(r->estimate());
  CHECK(r->losses());

  head.set<"garden">(met);
  auto const with = rate_company(head, drawn, visits);
  REQUIRE(with);
  CHECK(with->score() == fraction::of(120 * 65, 100));
  head.set<"garden">(not_assessed);
  auto const open = rate_company(head, drawn, visits);
  REQUIRE(open);
  CHECK_FALSE(open->rating().is_determined());

  // outlets by their own scores: each has 20 + 45 of 80
  head.set<"garden">(not_met);
  auto const mean = rate_company(head, drawn, visits, mean_of_outlets);
  REQUIRE(mean);
  CHECK(mean->score() == fraction::of(120 * 65, 80));
}

TEST_CASE("a company: an outlet that was not reached has nothing of what does not count") {
  auto const f = small_company::frame_of(4);
  outlet_findings visits{compiled<shops>, f};
  findings<shops> at;
  at.set<"2">(sampled(1, 4));
  REQUIRE(visits.add(f[0].id, at));
  findings<shops> head;
  head.set<"1">(met).set<"garden">(not_met);
  auto const r =
      rate_company(head, small_company::simple(4, {0, 1}), visits, {.nonresponse = nonresponse::worst_case});
  REQUIRE(r);
  CHECK(r->rating().trace().line("3").state == line_state::excluded);
  CHECK_FALSE(r->rating().is_determined()); // whether the plan counts is open with the repairs
}

TEST_CASE("a company: findings of outlets for criteria of another group are errors") {
  auto const f = small_company::frame_of(4);
  outlet_findings visits{compiled<by_group>, f};
  findings<by_group> at;
  at.set<"2">(met);
  REQUIRE(visits.add(f[0].id, at));
  at.set<"3">(not_met);
  REQUIRE(visits.add(f[1].id, at));
  findings<by_group> head;
  head.set<"1">(not_met);
  auto const drawn = small_company::simple(4, {0, 1});
  auto const wrong = rate_company(head, drawn, visits);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == errc::criterion_of_other_group);
  CHECK(wrong.error().where.id == "3");
  REQUIRE(head.set_group("large"));
  CHECK(rate_company(head, drawn, visits));

  outlet_findings fewer{compiled<by_group>, f};
  findings<by_group> only_two;
  only_two.set<"2">(met);
  REQUIRE(fewer.add(f[0].id, only_two));
  REQUIRE(fewer.add(f[1].id, only_two));
  findings<by_group> small;
  small.set<"1">(not_met);
  auto const r = rate_company(small, drawn, fewer);
  REQUIRE(r);
  CHECK(r->rating().is_determined());
  CHECK(r->score() == fraction{60}); // 40 of 80, of 120
}
