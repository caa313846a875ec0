// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/scoring/evaluate.hpp>

#include <string>

using namespace starlot;
using bike::bike_care;

TEST_CASE("an override counts, and the old finding is kept with its remark") {
  findings<bike_care> f;
  f.set<"1.2">(sampled(3, 40).evidence("log 2026").assessor("Wang").on("2026-11-02"));
  CHECK(f.overrides() == 0);
  REQUIRE(f.override_finding("1.2", met.because("appeal upheld").assessor("Li").on("2026-11-20")));
  REQUIRE(f.override_finding("1.2", sampled(1, 40).because("second appeal").assessor("Zhao")));
  CHECK(f.get<"1.2">() == sampled(1, 40).because("second appeal").assessor("Zhao"));
  REQUIRE(f.overrides() == 2);
  CHECK(f.override_at(0).id == "1.2");
  CHECK(f.override_at(0).before == sampled(3, 40).evidence("log 2026").assessor("Wang").on("2026-11-02"));
  CHECK(f.override_at(1).before == met.because("appeal upheld").assessor("Li").on("2026-11-20"));
}

TEST_CASE("the trace says which findings were overridden") {
  findings<bike_care> f;
  f.set<"1.1">(not_met);
  f.set<"1.2">(met);
  f.set<"2.1">(met);
  f.set<"2.2">(measured(1));
  REQUIRE(f.override_finding("1.1", met.because("posted on the door").assessor("Li")));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 100_pt);
  for (auto const& line : r->trace())
    CHECK(line.is_overridden == (line.id == "1.1"));
}

TEST_CASE("an override needs something to override, a reason, an author, and a finding that fits") {
  findings<bike_care> f;
  f.set<"1.1">(not_met);
  auto const code = [&](std::string_view id, finding const& by) {
    auto const done = f.override_finding(id, by);
    return done ? errc::none : done.error().code;
  };
  CHECK(code("1.2", met.because("x").assessor("Li")) == errc::nothing_to_override);
  CHECK(code("1.1", met.assessor("Li")) == errc::reason_missing);
  CHECK(code("1.1", met.because("x")) == errc::author_missing);
  CHECK(code("1.1", sampled(1, 2).because("x").assessor("Li")) == errc::finding_does_not_fit);
  CHECK(code("1.1", met.because("x").assessor("Li").on("yesterday")) == errc::bad_date);
  CHECK(code("9", met.because("x").assessor("Li")) == errc::unknown_id);
  CHECK(code("1", met.because("x").assessor("Li")) == errc::not_a_criterion);
  CHECK(f.overrides() == 0);
  CHECK(f.get<"1.1">() == not_met);
}

TEST_CASE("an override may take up what an earlier one replaced") {
  findings<bike_care> f;
  std::string const reason(100, 'x');
  f.set<"1.1">(met.because(reason).assessor("Wang"));
  REQUIRE(f.override_finding("1.1", not_met.because("appeal").assessor("Li")));
  REQUIRE(f.override_finding("1.1", met.with(f.override_at(0).before.remark())));
  CHECK(f.get<"1.1">() == met.because(reason).assessor("Wang"));
  CHECK(f.override_at(0).before == met.because(reason).assessor("Wang"));
  CHECK(f.override_at(1).before == not_met.because("appeal").assessor("Li"));
}

TEST_CASE("what an override decided is only changed by another one") {
  findings<bike_care> f;
  f.set<"1.1">(not_met);
  REQUIRE(f.override_finding("1.1", met.because("appeal").assessor("Li")));
  auto const done = f.set("1.1", not_met);
  REQUIRE(!done);
  CHECK(done.error().code == errc::already_recorded);
  CHECK(f.get<"1.1">() == met.because("appeal").assessor("Li"));
}
