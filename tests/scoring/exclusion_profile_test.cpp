// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/exclusion_profile.hpp>

using namespace starlot;

namespace {

inline constexpr auto service = scheme{title{"service", "1"},
                                       clause{"1", "Advice", criterion{"1.1", "Qualified", 30_pt},
                                              criterion{"1.2", "On time", 20_pt, proportional}},
                                       clause{"2", "Goods", criterion{"2.1", "Delivery", 20_pt, proportional},
                                              criterion{"2.2", "Take-back", 10_pt}},
                                       clause{"3", "Complaints", criterion{"3.1", "Recorded", 20_pt}},
                                       veto{"licence", "Holds a licence"},
                                       ladder{{70_pt, "pass"}, {90_pt, "good"}}};

constexpr exclusion no_goods[] = {{"2", "sells no goods"}, {"1.2", "advises by appointment only"}};
constexpr exclusion_profile consultancy{"consultancy", {"Consultancies", "咨询机构"}, no_goods};

findings<service> rest() {
  findings<service> f;
  f.set<"1.1">(met).set<"3.1">(not_met).set<"licence">(met);
  return f;
}

} // namespace

TEST_CASE("a profile excludes criteria and all of a clause, each with its reason") {
  auto f = rest();
  REQUIRE(apply(consultancy, f));
  CHECK(f.get<"2.1">().kind() == finding_kind::excluded);
  CHECK(f.get<"2.1">().remark().reason == "consultancy: sells no goods");
  CHECK(f.get<"2.2">().remark().reason == "consultancy: sells no goods");
  CHECK(f.get<"1.2">().remark().reason == "consultancy: advises by appointment only");
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 60_pt); // 30 of the 50 that apply
}

TEST_CASE("a profile that does not fit changes nothing, and all of its faults are said") {
  exclusion const list[] = {
      {"2", "sells no goods"}, {"9", "no such clause"}, {"licence", "a step"}, {"3.1", ""}};
  exclusion_profile const wrong{"wrong", "wrong", list};
  auto f = rest();
  f.set<"2.2">(met);
  auto const done = apply(wrong, f);
  REQUIRE(!done);
  auto const& found = done.errors();
  REQUIRE(found.size() == 5);
  CHECK(found[0].code == errc::unknown_id);
  CHECK(found[0].where.index == 1);
  CHECK(found[1].code == errc::not_a_criterion);
  CHECK(found[1].where.id == "licence");
  CHECK(found[2].code == errc::reason_missing);
  CHECK(found[2].where.index == 3);
  CHECK(found[3].code == errc::already_recorded);
  CHECK(found[3].where.id == "2.2");
  CHECK(found[4].code == errc::already_recorded);
  CHECK(found[4].where.id == "3.1");
  CHECK(f.get<"2.1">().kind() == finding_kind::not_assessed);
  CHECK(f.get<"2.2">() == met);
}

TEST_CASE("a profile applies to a loaded scheme as well, and twice is once too often") {
  scheme_parts parts{.title = {"loaded", "1"}, .rungs = {{50_pt, "pass"}}};
  parts.rows = {{.id = "1", .title = "goods"},
                {.id = "1.1", .parent = "1", .title = "a", .worth = 10_pt, .rule = all_or_nothing},
                {.id = "2", .title = "b", .worth = 90_pt, .rule = all_or_nothing}};
  auto const s = loaded_scheme::build(parts);
  REQUIRE(s);
  finding_set f{*s};
  exclusion const list[] = {{"1", "sells no goods"}};
  exclusion_profile const p{"shop", "shop", list};
  REQUIRE(apply(p, f));
  auto const again = apply(p, f);
  REQUIRE(!again);
  CHECK(again.errors()[0].code == errc::already_recorded);
}

TEST_CASE("a profile that names a criterion twice, or under its clause, is refused") {
  exclusion const list[] = {{"2", "sells no goods"}, {"2.1", "delivers none"}};
  auto f = rest();
  auto const done = apply(exclusion_profile{"shop", "shop", list}, f);
  REQUIRE(!done);
  REQUIRE(done.errors().size() == 1);
  CHECK(done.errors()[0].where.id == "2.1");
  CHECK(done.errors()[0].where.index == 1);
}
