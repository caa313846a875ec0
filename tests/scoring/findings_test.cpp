// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/scoring/findings.hpp>

#include <string>
#include <utility>

using namespace starlot;
using namespace bike;

namespace {

bool sets_and_gets() {
  findings<bike_care> f;
  f.set<"1.1">(met).set<"1.2">(sampled(3, 40)).set<"breach of law">(found(2));
  return f.get<"1.1">() == met && f.get<"1.2">() == sampled(3, 40) && f.get<"2.1">() == not_assessed &&
         f.get<"breach of law">() == found(2) && *f.get("1.2") == sampled(3, 40) && f.set("2.1", met) &&
         f.get<"2.1">() == met && !f.set("2.7", met) && f.get("1").error().code == errc::not_a_criterion;
}

} // namespace

TEST_CASE("findings are stored and read, at compile time and at run time") { CHECK(sets_and_gets()); }

TEST_CASE("an id that was read is checked, and nothing is stored where it is wrong") {
  findings<bike_care> f;
  f.set<"1.2">(sampled(1, 2));
  auto const code = [&](std::string_view id, finding const& x) { return f.set(id, x).error().code; };
  CHECK(code("1.3", met) == errc::unknown_id);
  CHECK(code("", met) == errc::unknown_id);
  CHECK(code("1", met) == errc::not_a_criterion);
  CHECK(code("1.2", sampled(3, 2)) == errc::more_nonconforming_than_sampled);
  CHECK(code("1.2", measured(3)) == errc::finding_does_not_fit);
  CHECK(code("1.2", excluded("")) == errc::reason_missing);
  CHECK(code("1.2", met.on("2026-02-30")) == errc::bad_date);
  CHECK(code("1.2", not_applicable) == errc::not_applicable_refused);
  CHECK(code("breach of law", met) == errc::finding_does_not_fit);
  CHECK(code("breach of law", found(-1)) == errc::count_negative);
  CHECK(code("breach of law", found(most_samples + 1)) == errc::count_too_large);
  CHECK(f.get<"1.2">() == sampled(1, 2));
  CHECK(f.get<"breach of law">() == not_assessed);

  auto const unknown = f.set("1.3", met).error();
  CHECK(unknown.where.id == "1.3");
  CHECK(unknown.where.index == place::nowhere);
  CHECK(f.set("1", met).error().where.index == 0U);
}

TEST_CASE("remarks are copied, replaced, and travel with the set") {
  findings<bike_care> f;
  {
    std::string const evidence = "a photo that is longer than any short string";
    std::string const date = "2026-11-02";
    f.set<"1.1">(met.evidence(evidence).assessor("Wang").on(date).because("seen"));
  }
  auto const remark = f.get<"1.1">().remark();
  CHECK(remark.evidence == "a photo that is longer than any short string");
  CHECK(remark.assessor == "Wang");
  CHECK(remark.date == "2026-11-02");
  CHECK(remark.reason == "seen");

  auto copy = f;
  f.set<"1.1">(f.get<"1.1">().assessor("Li")); // refers to what it replaces
  CHECK(f.get<"1.1">().remark().assessor == "Li");
  CHECK(f.get<"1.1">().remark().evidence == "a photo that is longer than any short string");
  CHECK(copy.get<"1.1">().remark().assessor == "Wang");
  f.set<"1.1">(not_met);
  CHECK(f.get<"1.1">() == not_met);
  auto const moved = std::move(copy);
  CHECK(moved.get<"1.1">().remark().assessor == "Wang");
}

TEST_CASE("check lists every wrong finding in the order of the scheme, steps behind criteria") {
  findings<bike_care> f;
  f.set<"breach of law">(met).set<"2.1">(at_level(1)).set<"1.1">(met.on("yesterday"));
  auto const checked = f.check();
  REQUIRE_FALSE(checked);
  auto const all = checked.errors();
  REQUIRE(all.size() == 3U);
  CHECK(all[0].code == errc::bad_date);
  CHECK(all[0].where.id == "1.1");
  CHECK(all[1].code == errc::finding_does_not_fit);
  CHECK(all[1].where.id == "2.1");
  CHECK(all[2].code == errc::finding_does_not_fit);
  CHECK(all[2].where.id == "breach of law");
  CHECK(findings<bike_care>{}.check());
}

TEST_CASE("what was not mentioned gets one finding, in one call") {
  findings<bike_care> f;
  f.set<"1.1">(not_met).set<"2.1">(not_assessed.because("the key was not there"));
  REQUIRE(f.set_rest(excluded("not part of this audit").assessor("Wang")));
  CHECK(f.get<"1.1">() == not_met);
  CHECK(f.get<"2.1">() == not_assessed.because("the key was not there")); // said to be open
  CHECK(f.get<"1.2">() == excluded("not part of this audit").assessor("Wang"));
  CHECK(f.get<"breach of law">() == not_assessed); // a step is no criterion

  // The remark of one of its own findings, which moves while others are written.
  findings<bike_care> g;
  g.set<"1.1">(excluded("a reason that is longer than any short string"));
  REQUIRE(g.set_rest(g.get<"1.1">()));
  CHECK(g.get<"1.2">() == excluded("a reason that is longer than any short string"));
}

TEST_CASE("one finding for the rest is wrong for some, and then recorded for none") {
  findings<bike_care> f;
  f.set<"2.1">(met);
  auto const done = f.set_rest(sampled(1, 4)); // 1.1 is all or nothing
  REQUIRE_FALSE(done);
  CHECK(done.error().code == errc::finding_does_not_fit);
  CHECK(done.error().where.id == "1.1");
  CHECK(f.get<"1.2">() == not_assessed);
  CHECK(f.set_rest(excluded("")).errors().size() == done.errors().size() + 1); // each criterion but 2.1
}
