// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/scoring/nonconformities.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;
using bike::bike_care;
using ids = std::vector<std::string>;

/// 2.1 and 1.1 are not met: 0 + 30 + 0 + 40 of 100.
findings<bike_care> audited() {
  findings<bike_care> f;
  f.set<"1.1">(not_met.evidence("photo 1").assessor("Wang"));
  f.set<"1.2">(sampled(0, 20));
  f.set<"2.1">(sampled(10, 10));
  f.set<"2.2">(measured(1));
  return f;
}

nonconformities raised() {
  nonconformities out{compiled<bike_care>};
  CHECK(out.raise({.id = "NC-1",
                   .criterion = "2.1",
                   .severity = severity::major,
                   .statement = "no calibration since 2024",
                   .corrective_action = "calibrate all",
                   .due = "2026-12-31"}));
  CHECK(out.raise({.id = "NC-2", .criterion = "1.1", .statement = "no hours on the door"}));
  CHECK(out.raise({.id = "NC-3", .criterion = "2.1", .due = "2027-01-31", .outlet = "WZ-15"}));
  return out;
}

finding closing(finding const& f, std::string_view day) {
  return f.because("repaired").evidence("certificate 17").assessor("Wang").on(day);
}

TEST_CASE("a nonconformity is raised, agreed and closed, and is overdue in between") {
  auto ncs = raised();
  REQUIRE(ncs.all().size() == 3);
  CHECK(ncs.all()[1].severity == severity::minor);
  CHECK(ncs.agree("NC-2", "paint them", "2026-12-15"));
  CHECK(ncs.all()[1].corrective_action == "paint them");
  CHECK(ncs.overdue("2026-12-15")->empty()); // still in time on that day
  CHECK(*ncs.overdue("2026-12-16") == ids{"NC-2"});
  CHECK(*ncs.overdue("2027-02-01") == ids{"NC-1", "NC-2", "NC-3"});
  CHECK_FALSE(ncs.closure(0));
  REQUIRE(ncs.close("NC-1", closing(met, "2027-01-10")));
  CHECK(*ncs.closure(0) == closing(met, "2027-01-10"));
  CHECK(*ncs.overdue("2027-01-09") == ids{"NC-1", "NC-2"}); // closed the day after
  CHECK(*ncs.overdue("2027-01-10") == ids{"NC-2"});
  CHECK(*ncs.open(severity::major, "2027-01-09") == ids{"NC-1"});
  CHECK(ncs.open(severity::major, "2027-01-10")->empty());
  CHECK(*ncs.open(severity::minor, "2027-01-10") == ids{"NC-2", "NC-3"});
  CHECK(ncs.overdue("tomorrow").error().code == errc::bad_date);
  CHECK(ncs.open(severity::minor, "2027-02-29").error().code == errc::bad_date);
}

TEST_CASE("what is wrong with a nonconformity is refused, and nothing is kept") {
  auto ncs = raised();
  auto const code = [](result<void> const& r) { return r ? errc::none : r.error().code; };
  CHECK(code(ncs.raise({.id = "", .criterion = "1.1"})) == errc::empty_id);
  CHECK(code(ncs.raise({.id = "a\tb", .criterion = "1.1"})) == errc::bad_id);
  CHECK(code(ncs.raise({.id = "NC-2", .criterion = "1.1"})) == errc::duplicate_id);
  CHECK(code(ncs.raise({.id = "NC-4", .criterion = "9"})) == errc::unknown_id);
  CHECK(code(ncs.raise({.id = "NC-4", .criterion = "1"})) == errc::not_a_criterion);
  CHECK(code(ncs.raise({.id = "NC-4", .criterion = "1.1", .due = "soon"})) == errc::bad_date);
  CHECK(code(ncs.raise({.id = "NC-4", .criterion = "1.1", .statement = "\xC3"})) == errc::text_not_utf8);
  CHECK(code(ncs.raise({.id = "NC-4", .criterion = "1.1", .outlet = "\xC3"})) == errc::text_not_utf8);
  CHECK(code(ncs.agree("NC-4", "x", "2026-12-15")) == errc::unknown_nonconformity);
  CHECK(code(ncs.agree("NC-1", "x", "soon")) == errc::bad_date);
  CHECK(code(ncs.agree("NC-1", "\xC3", "2026-12-15")) == errc::text_not_utf8);
  auto const full = closing(met, "2026-12-20");
  CHECK(code(ncs.close("NC-4", full)) == errc::unknown_nonconformity);
  CHECK(code(ncs.close("NC-1", full.because(""))) == errc::reason_missing);
  CHECK(code(ncs.close("NC-1", full.evidence(""))) == errc::evidence_missing);
  CHECK(code(ncs.close("NC-1", full.assessor(""))) == errc::author_missing);
  CHECK(code(ncs.close("NC-1", full.on(""))) == errc::bad_date);
  CHECK(code(ncs.close("NC-1", full.evidence("\xC3"))) == errc::text_not_utf8);
  CHECK(code(ncs.close("NC-1", closing(found(1), "2026-12-20"))) == errc::finding_does_not_fit);
  CHECK(ncs.all() == raised().all());
  CHECK_FALSE(ncs.closure(0));
  CHECK(ncs.close("NC-1", full));
  CHECK(code(ncs.close("NC-1", full)) == errc::already_closed);
  CHECK(code(ncs.agree("NC-1", "x", "2026-12-15")) == errc::already_closed);
}

TEST_CASE("the rating before and after closure, by hand") {
  auto ncs = raised();
  auto const none = ncs.effect_of_closure(audited());
  REQUIRE(none);
  CHECK(none->before.score() == 70_pt);
  CHECK(none->after.score() == 70_pt);
  CHECK(ncs.close("NC-1", closing(sampled(5, 10), "2026-12-20")));
  CHECK(ncs.close("NC-2", closing(met, "2026-12-10")));
  CHECK(ncs.close("NC-3", closing(met, "2026-12-21"))); // at an outlet, not on this sheet
  auto const effect = *ncs.effect_of_closure(audited());
  CHECK(effect.before.score() == 70_pt);
  CHECK(effect.after.score() == 90_pt); // 10 + 30 + 20 / 2 + 40
  CHECK(effect.before.grade().name() == "pass");
  CHECK(effect.after.grade().name() == "four stars");
  auto const& after = effect.after.findings();
  REQUIRE(after.overrides() == 2);
  CHECK(after.override_at(0).id == "1.1"); // closed earlier
  CHECK(after.override_at(0).before == not_met.evidence("photo 1").assessor("Wang"));
  CHECK(after.override_at(1).id == "2.1");
  CHECK(*after.get("2.1") == closing(sampled(5, 10), "2026-12-20"));
  auto const outlet = *ncs.after_closure(audited(), "WZ-15");
  CHECK(outlet.overrides() == 1);
  CHECK(*outlet.get("2.1") == closing(met, "2026-12-21"));
  CHECK(ncs.after_closure(audited(), "WZ-16")->overrides() == 0);
}

TEST_CASE("of several closures of one criterion the last day counts, on one day the last one raised") {
  nonconformities ncs{compiled<bike_care>};
  for (std::string const id : {"a", "b", "c", "d"})
    CHECK(ncs.raise({.id = id, .criterion = "2.1"}));
  CHECK(ncs.close("a", closing(sampled(1, 10), "2026-12-03")));
  CHECK(ncs.close("c", closing(sampled(3, 10), "2026-12-05")));
  CHECK(ncs.close("b", closing(sampled(2, 10), "2026-12-05")));
  CHECK(ncs.close("d", closing(sampled(4, 10), "2026-12-01")));
  auto const after = *ncs.after_closure(audited());
  REQUIRE(after.overrides() == 4);
  CHECK(after.override_at(1).before.count() == 4);
  CHECK(after.override_at(2).before.count() == 1);
  CHECK(after.override_at(3).before.count() == 2);
  CHECK(after.get("2.1")->count() == 3);
}

TEST_CASE("a closure needs a finding that it can override, of the same scheme") {
  auto ncs = raised();
  CHECK(ncs.close("NC-1", closing(met, "2026-12-20")));
  auto const code = [&](finding_set const& f) {
    auto const r = ncs.effect_of_closure(f);
    return r ? errc::none : r.error().code;
  };
  CHECK(code(findings<bike_care>{}) == errc::nothing_to_override);
  static constexpr auto other = scheme{title{"s", "1"}, criterion{"2.1", "", 10_pt}, ungraded};
  findings<other> elsewhere;
  elsewhere.set<"2.1">(not_met);
  CHECK(code(elsewhere) == errc::scheme_differs);
  auto wrong = audited();
  wrong.set<"1.2">(sampled(5, 4));
  CHECK(code(wrong) == errc::more_nonconforming_than_sampled);
}

} // namespace
