// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/carry_over.hpp>
#include <starlot/scoring/evaluate.hpp>

using namespace starlot;

namespace {

// A repair procedure and its next version: 4.2 is scored by samples, 4.3 is gone, 4.4 is new and worth more.
inline constexpr auto procedure_1 =
    scheme{title{"repair procedure", "1"},
           clause{"4", "Repair", criterion{"4.1", "Hotline", 40_pt}, criterion{"4.2", "Promises", 40_pt},
                  criterion{"4.3", "Fax line", 20_pt}},
           deduction{"breach", 1_pt},
           bonus{"award", 2_pt}.at_most(1),
           cap{100_pt},
           ladder{{70_pt, "pass"}, {95_pt, "good"}}};
inline constexpr auto procedure_2 =
    scheme{title{"repair procedure", "2"},
           clause{"4", "Repair", criterion{"4.1", "Hotline", 30_pt},
                  criterion{"4.2", "Promises", 40_pt, ratio{1, 2}}, criterion{"4.4", "Take-back", 30_pt}},
           deduction{"breach", 2_pt}, cap{100_pt}, ladder{{70_pt, "pass"}, {95_pt, "good"}}};

findings<procedure_1> stored() {
  findings<procedure_1> f;
  f.set<"4.1">(met.evidence("call log")).set<"4.2">(met).set<"4.3">(not_met).set<"breach">(found(1));
  return f;
}

} // namespace

TEST_CASE("stored findings meet a new version: what came along, and what did not") {
  findings<procedure_2> fresh;
  auto const notes = carry_over(stored(), fresh);
  REQUIRE(notes.size() == 3);
  CHECK(notes[0] == carry_note{"4.2", carried::refused, errc::finding_does_not_fit});
  CHECK(notes[1] == carry_note{"4.3", carried::dropped, errc::unknown_id});
  CHECK(notes[2] == carry_note{"4.4", carried::required, errc::none});
  CHECK(fresh.get<"4.1">() == met.evidence("call log"));
  CHECK(fresh.get<"4.2">() == not_assessed);
  CHECK(fresh.get<"breach">() == found(1));
}

TEST_CASE("two ratings side by side") {
  findings<procedure_2> fresh;
  static_cast<void>(carry_over(stored(), fresh));
  fresh.set<"4.2">(counted(3, 5)).set<"4.4">(met);
  auto const before = evaluate(stored());
  auto const after = evaluate(fresh);
  REQUIRE(before);
  REQUIRE(after);
  auto const both = compare(*before, *after);
  CHECK(both.score_before == 79_pt);
  CHECK(both.score_after == 98_pt);
  CHECK(both.grade_before.name() == "pass");
  CHECK(both.grade_after.name() == "good");
  REQUIRE(both.lines.size() == 5);
  CHECK(both.lines[0].id == "4.1"); // 40 of 40, then 30 of 30
  CHECK(both.lines[0].before->contribution == 40_pt);
  CHECK(both.lines[0].after->contribution == 30_pt);
  CHECK(both.lines[1].id == "4.3");
  CHECK(!both.lines[1].after);
  CHECK(both.lines[1].before->available == 20_pt);
  CHECK(both.lines[2].id == "breach");
  CHECK(both.lines[2].before->contribution == points{-1});
  CHECK(both.lines[2].after->contribution == points{-2});
  CHECK(both.lines[3].id == "award"); // gone
  CHECK(both.lines[4].id == "4.4");
  CHECK(!both.lines[4].before);
  CHECK(both.lines[4].after->available == 30_pt);
}

TEST_CASE("the same findings by the same scheme differ in nothing") {
  auto const r = evaluate(stored());
  REQUIRE(r);
  auto const both = compare(*r, *r);
  CHECK(both.score_before == both.score_after);
  CHECK(both.lines.empty());
  findings<procedure_1> copy;
  CHECK(carry_over(stored(), copy).empty());
  CHECK(copy.get<"4.3">() == not_met);
}

TEST_CASE("overrides come along with what they replaced") {
  auto old = stored();
  REQUIRE(old.override_finding("4.1", not_met.because("recording lost").assessor("Li")));
  REQUIRE(old.override_finding("4.2", not_met.because("sample too small").assessor("Li")));
  REQUIRE(old.override_finding("4.1", met.because("recording found").assessor("Zhao")));
  findings<procedure_2> fresh;
  auto const notes = carry_over(old, fresh);
  REQUIRE(notes.size() == 4); // 4.2 fits there neither as found nor as decided
  CHECK(notes[0] == carry_note{"4.2", carried::refused, errc::finding_does_not_fit});
  CHECK(notes[1] == notes[0]);
  REQUIRE(fresh.overrides() == 2);
  CHECK(fresh.override_at(0).before == met.evidence("call log"));
  CHECK(fresh.override_at(1).before == not_met.because("recording lost").assessor("Li"));
  CHECK(fresh.get<"4.1">() == met.because("recording found").assessor("Zhao"));
}
