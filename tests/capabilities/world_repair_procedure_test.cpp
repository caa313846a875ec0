// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/carry_over.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

// A company's repair-service procedure, 4.1 to 4.11: pass or fail, some items not applicable, a controlled document
// with versions. What version 2 changes, the points (1 each) and the cut-offs are illustrative.

using namespace starlot;

namespace {

inline constexpr auto by_report_sending_or_on_site =
    clause{"4.3", "Repair, each way with its procedure", criterion{"4.3.1", "By report", 1_pt},
           criterion{"4.3.2", "By sending in", 1_pt}, criterion{"4.3.3", "On site", 1_pt}};
inline constexpr criterion returns{"4.4", "Returns, recall and compensation procedures", 1_pt};
inline constexpr criterion spares{"4.5", "Spare units during repair", 1_pt};
inline constexpr criterion parts{"4.6", "Parts supply", 1_pt};
inline constexpr criterion facilities{"4.7", "Repair facilities maintained", 1_pt};
inline constexpr criterion support{"4.8", "Technical support, manuals, drawings, free training", 1_pt};
inline constexpr criterion afterwards{"4.9", "Support after the warranty", 1_pt};
inline constexpr criterion take_back{"4.10", "Take-back, lawful disposal of hazardous waste", 1_pt};

inline constexpr ladder conformity{{80_pt, "with corrections"}, {100_pt, "in order"}};

inline constexpr auto version_1 =
    scheme{title{"repair procedure", "1"},
           if_not_applicable::leave_out,
           out_of{100_pt},
           criterion{"4.1", "Hotline", 1_pt, if_not_applicable::refuse},
           criterion{"4.2", "Warranty period, price list and promises published", 1_pt},
           by_report_sending_or_on_site,
           returns,
           spares,
           parts,
           facilities,
           support,
           afterwards,
           take_back,
           criterion{"4.11", "Manual written to GB/T 9969", 1_pt},
           conformity};

inline constexpr auto version_2 =
    scheme{title{"repair procedure", "2"},
           if_not_applicable::leave_out,
           out_of{100_pt},
           criterion{"4.1", "Hotline", 1_pt, if_not_applicable::refuse},
           clause{"4.2", "Published", criterion{"4.2.1", "Warranty period", 1_pt},
                  criterion{"4.2.2", "Price list", 1_pt}, criterion{"4.2.3", "Promises", 1_pt}},
           by_report_sending_or_on_site,
           returns,
           spares,
           parts,
           facilities,
           support,
           afterwards,
           take_back,
           criterion{"4.11", "Manual written to GB/T 9969", 1_pt, if_not_applicable::refuse},
           veto{"Take-back fails"}.when(branch("4.10").below(100_pct)),
           conformity};

constexpr std::string_view all_of_version_1[] = {"4.1", "4.2", "4.3.1", "4.3.2", "4.3.3", "4.4", "4.5",
                                                 "4.6", "4.7", "4.8",   "4.9",   "4.10",  "4.11"};

/// Stored in the archive: facilities fail, nothing is sent in, and no manual is needed.
findings<version_1> stored() {
  findings<version_1> f;
  for (auto const id : all_of_version_1)
    REQUIRE(f.set(id, met.assessor("service department").on("2026-03-02")));
  REQUIRE(f.set("4.7", not_met.assessor("procurement").evidence("maintenance log 12")));
  REQUIRE(f.set("4.3.2", not_applicable.because("nothing is sent in")));
  REQUIRE(f.set("4.11", not_applicable.because("no manual")));
  return f;
}

} // namespace

TEST_CASE("repair procedure: what does not apply is left out, and one failure is no full conformity") {
  auto f = stored();
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == starlot::fraction{1000, 11}); // 10 of 11
  CHECK(r->grade().name().en == "with corrections");
  CHECK(r->title().version == "1");
  REQUIRE(f.set("4.7", met));
  auto const corrected = evaluate(f);
  REQUIRE(corrected);
  CHECK(corrected->score() == 100_pt);
  CHECK(corrected->grade().name().en == "in order");
  CHECK(f.set("4.1", not_applicable).error().code ==
        errc::not_applicable_refused); // there is always a hotline
}

TEST_CASE("repair procedure: stored findings meet version 2, and what does not come along is said") {
  findings<version_2> now;
  auto const notes = carry_over(stored(), now);
  std::vector<carry_note> const due{{"4.2", carried::refused, errc::not_a_criterion}, // it was split
                                    {"4.11", carried::refused, errc::not_applicable_refused},
                                    {"4.2.1", carried::required, errc::none},
                                    {"4.2.2", carried::required, errc::none},
                                    {"4.2.3", carried::required, errc::none}};
  CHECK(notes == due);
  CHECK(now.get<"4.7">().remark().assessor == "procurement");
  CHECK(now.get<"4.7">().remark().evidence == "maintenance log 12");
  CHECK(now.get<"4.3.2">().remark().reason == "nothing is sent in");

  auto const open = evaluate(now);
  REQUIRE(open);
  CHECK(open->outcome() == outcome::undetermined);
  CHECK(open->open_items() == 4U);
  // 14 apply: all but 4.7 and the four open ones are met.
  CHECK(open->lowest() == starlot::fraction{900, 14});
  CHECK(open->highest() == starlot::fraction{1300, 14});
}

TEST_CASE("repair procedure: both versions side by side, line by line") {
  auto const old = stored();
  findings<version_2> now;
  static_cast<void>(carry_over(old, now));
  now.set<"4.2.1">(met).set<"4.2.2">(not_met).set<"4.2.3">(met).set<"4.11">(met);
  auto const before = evaluate(old);
  auto const after = evaluate(now);
  REQUIRE(before);
  REQUIRE(after);
  CHECK(before->hash() != after->hash());

  auto const both = compare(*before, *after);
  CHECK(both.score_before == fraction{1000, 11});
  CHECK(both.score_after == fraction{1200, 14});
  CHECK(both.grade_before.name().en == "with corrections");
  CHECK(both.grade_after.name().en == "with corrections");
  // Each weighs less than before; 4.3.2, left out in both, is the only one that did not change.
  CHECK(both.lines.size() == 12U + 3U);
  auto const line = [&](std::string_view id) {
    auto const at =
        std::find_if(both.lines.begin(), both.lines.end(), [&](auto const& l) { return l.id == id; });
    REQUIRE(at != both.lines.end());
    return *at;
  };
  CHECK(line("4.1").before->available == fraction{100, 11});
  CHECK(line("4.1").after->available == fraction{100, 14});
  CHECK(line("4.2").before);
  CHECK_FALSE(line("4.2").after); // a clause now
  CHECK_FALSE(line("4.2.2").before);
  CHECK(line("4.2.2").after);
  CHECK(line("4.2.2").after->contribution == fraction{0});
  CHECK(line("4.11").before->available == fraction{0});
  CHECK(line("4.11").after->contribution == fraction{100, 14});
}

TEST_CASE("repair procedure: version 2 fails a company that does not take back, unless it need not") {
  findings<version_2> f;
  static_cast<void>(carry_over(stored(), f));
  f.set<"4.2.1">(met).set<"4.2.2">(met).set<"4.2.3">(met).set<"4.11">(met);
  f.set<"4.10">(not_met);
  auto const failed = evaluate(f);
  REQUIRE(failed);
  CHECK(failed->outcome() == outcome::vetoed);
  REQUIRE(failed->cause());
  CHECK(failed->cause()->title.en == "Take-back fails");
  f.set<"4.10">(not_applicable);
  auto const need_not = evaluate(f);
  REQUIRE(need_not);
  CHECK(need_not->outcome() == outcome::graded);
  CHECK(need_not->score() == starlot::fraction{1200, 13});
}
