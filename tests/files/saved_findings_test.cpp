// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "files/random_findings.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/files/saved_findings.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace starlot;
using namespace starlot::literals;
using small_company::care;

/// A body with the seal that belongs to it.
std::string sealed(std::string body) {
  detail::seal(body);
  return body;
}

/// Everything that a caller can ask of findings is the same.
void check_same(finding_set const& a, finding_set const& b) {
  REQUIRE(a.slot_count() == b.slot_count());
  for (std::uint32_t slot = 0; slot < a.slot_count(); ++slot) {
    CHECK(a.in_slot(slot) == b.in_slot(slot));
    CHECK(a.is_overridden(slot) == b.is_overridden(slot));
  }
  REQUIRE(a.overrides() == b.overrides());
  for (std::size_t i = 0; i < a.overrides(); ++i) {
    CHECK(a.override_at(i).id == b.override_at(i).id);
    CHECK(a.override_at(i).before == b.override_at(i).before);
  }
  CHECK(a.group() == b.group());
}

/// Findings with something of everything: remarks, an override of an override, characters of every kind.
findings<care> everything() {
  findings<care> f;
  f.set<"1.1">(met.evidence("a\tb\\c\r\nd").assessor("Wang \"the eye\"").on("2026-11-02"));
  f.set<"1.2">(sampled(3, 40).evidence("记录 17"));
  f.set<"2.2">(not_assessed.because("closed on Mondays"));
  f.set<"breach of law">(found(2));
  CHECK(f.override_finding("1.2", met.because("appeal upheld").assessor("Li")));
  CHECK(f.override_finding("1.1", not_met.because("a\x01z \xC2\x85 \xE2\x80\xA8").assessor("Li")));
  CHECK(f.override_finding("1.2", sampled(1, 40).because("second appeal").assessor("Zhao").on("2026-11-30")));
  return f;
}

/// Their bytes, by hand.
std::string everything_by_hand() {
  return "starlot findings 1\nscheme " + std::string{content_hash<care>().hex()} +
         "\nof sheet\n"
         "finding\t1.1\t-\ta\\u0001z \\u0085 \\u2028\t\tLi\t\n"
         "finding\t1.2\ts1:40\tsecond appeal\t\tZhao\t2026-11-30\n"
         "finding\t2.2\t.\tclosed on Mondays\t\t\t\n"
         "finding\tbreach of law\tf2\n"
         "overridden\t1.2\ts3:40\t\t记录 17\t\t\n"
         "overridden\t1.1\t+\t\ta\\tb\\\\c\\r\\nd\tWang \"the eye\"\t2026-11-02\n"
         "overridden\t1.2\t+\tappeal upheld\t\tLi\t\n";
}

TEST_CASE("saved findings are these bytes, by hand, and are read again to the character") {
  auto const f = everything();
  auto const bytes = to_bytes(f);
  REQUIRE(bytes);
  CHECK(*bytes == sealed(everything_by_hand()));
  auto const again = read_findings(*bytes, compiled<care>);
  REQUIRE(again);
  check_same(f, *again);
  CHECK(*to_bytes(*again) == *bytes);
  // The seal is what `head -n -1 | sha256sum` prints.
  CHECK(bytes->ends_with("\n"));
  CHECK(std::count(bytes->begin(), bytes->end(), '\n') == 11);
}

TEST_CASE("what was read goes on as if it had not been saved") {
  auto again = *read_findings(*to_bytes(everything()), compiled<care>);
  CHECK(again.set("1.1", met).error().code == errc::already_recorded);
  CHECK(again.set("2.1", sampled(0, 9)));
  CHECK(again.set("2.2", met));
  CHECK(again.override_finding("1.1", met.because("third").assessor("Li")));
  auto direct = everything();
  direct.set<"2.1">(sampled(0, 9)).set<"2.2">(met);
  CHECK(direct.override_finding("1.1", met.because("third").assessor("Li")));
  check_same(direct, again);
  CHECK(evaluate(again)->score() == evaluate(direct)->score());
}

TEST_CASE("an empty sheet is saved too") {
  findings<care> const f;
  auto const bytes = *to_bytes(f);
  CHECK(bytes ==
        sealed("starlot findings 1\nscheme " + std::string{content_hash<care>().hex()} + "\nof sheet\n"));
  check_same(f, *read_findings(bytes, compiled<care>));
}

TEST_CASE("the findings of an outlet are sealed with the outlet, the frame and the draw") {
  auto const f = small_company::frame_of(5);
  record_hash const draw{detail::to_hex(detail::sha256_of("a draw"))};
  outlet_findings visits{compiled<care>, f, draw};
  auto const found = small_company::found_at({1, 9, true});
  auto const bytes = *to_bytes(found, findings_of::outlet("o03", visits));
  std::string due = "starlot findings 1\nscheme ";
  due.append(content_hash<care>().hex()).append("\nof outlet\to03\nframe ").append(f.hash().hex());
  due.append("\ndraw ").append(draw.hex()).append("\nfinding\t2.1\ts1:9\nfinding\t2.2\t+\n");
  CHECK(bytes == sealed(due));
  auto const visit = read_visit(bytes, visits);
  REQUIRE(visit);
  CHECK(visit->outlet == "o03");
  check_same(visit->findings, found);
  CHECK(visits.add(visit->outlet, visit->findings));
  check_same(*read_findings(bytes, compiled<care>, findings_of::outlet("o03", visits)), found);
  // Without a draw the field is empty.
  outlet_findings const without{compiled<care>, f};
  auto const drawless = *to_bytes(found, findings_of::outlet("o03", without));
  CHECK(drawless.find("\ndraw \n") != std::string::npos);
  CHECK(read_visit(drawless, without)->outlet == "o03");
}

TEST_CASE("what differs is named, with its line") {
  auto const f = small_company::frame_of(5);
  record_hash const draw{detail::to_hex(detail::sha256_of("a draw"))};
  outlet_findings const visits{compiled<care>, f, draw};
  outlet_findings const without{compiled<care>, f};
  outlet_findings const other_frame{compiled<care>, small_company::frame_of(6), draw};
  auto const found = small_company::found_at({1, 9, true});
  auto const sheet = *to_bytes(found);
  auto const head = *to_bytes(found, findings_of::head_office());
  auto const outlet = *to_bytes(found, findings_of::outlet("o03", visits));
  auto const wrong = [](auto const& r, errc code, std::size_t line) {
    REQUIRE_FALSE(r.has_value());
    CHECK(r.error().code == code);
    CHECK(r.error().where.line == line);
  };
  static constexpr auto other = scheme{title{"s", "1"}, criterion{"1.1", "", 10_pt}, ungraded};
  wrong(read_findings(sheet, compiled<other>), errc::scheme_differs, 2);
  wrong(read_findings(sheet, compiled<care>, findings_of::head_office()), errc::other_subject, 3);
  wrong(read_findings(head, compiled<care>), errc::other_subject, 3);
  CHECK(read_findings(head, compiled<care>, findings_of::head_office()));
  wrong(read_findings(outlet, compiled<care>), errc::other_subject, 3);
  wrong(read_findings(outlet, compiled<care>, findings_of::outlet("o02", visits)), errc::other_subject, 3);
  wrong(read_visit(outlet, other_frame), errc::frame_differs, 4);
  wrong(read_visit(outlet, without), errc::other_draw, 5);
  wrong(read_visit(sheet, visits), errc::other_subject, 3);
  wrong(read_visit(*to_bytes(found, findings_of::outlet("o09", visits)), visits), errc::outlet_unknown, 3);
  wrong(read_findings("", compiled<care>), errc::not_saved_findings, 1);
  wrong(read_findings("starlot findings 2\n", compiled<care>), errc::not_saved_findings, 1);
  wrong(read_findings("starlot findings 1\r\nscheme", compiled<care>), errc::bad_line_ends, 1);
  wrong(read_findings("starlot findings 1\n", compiled<care>), errc::record_incomplete, 1);
  auto const heading = sheet.substr(0, sheet.find("of sheet"));
  wrong(read_findings(sealed(heading), compiled<care>), errc::other_subject, 3);
  wrong(read_visit(sealed(heading), visits), errc::other_subject, 3);
}

TEST_CASE("no byte of saved findings can be altered, removed, added, swapped or cut off") {
  auto const bytes = *to_bytes(everything());
  auto const lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  auto const refused = [&](std::string const& altered) {
    auto const r = read_findings(altered, compiled<care>);
    return !r.has_value() && r.error().where.line >= 1 && r.error().where.line <= lines + 1;
  };
  bool all = true;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (char const c : {'0', '+', '\n', '\t', 'f', '\\', '\0', '\xC3'}) {
      auto altered = bytes;
      altered[i] = c;
      all = all && (altered == bytes || refused(altered));
    }
    auto swapped = bytes;
    if (i > 0)
      std::swap(swapped[i], swapped[i - 1]);
    all = all && (swapped == bytes || refused(swapped)) && refused(bytes.substr(0, i)) &&
          refused(bytes.substr(0, i) + bytes.substr(i + 1)) &&
          refused(bytes.substr(0, i) + ' ' + bytes.substr(i));
  }
  CHECK(all);
  CHECK(refused(bytes + "\n"));
  CHECK_FALSE(read_findings(bytes + bytes, compiled<care>).has_value());
}

TEST_CASE("a seal does not make wrong lines right") {
  auto const by_hand = everything_by_hand();
  auto const heading = by_hand.substr(0, by_hand.find("finding\t"));
  struct wrong_lines {
    std::string_view text;
    errc code;
    std::size_t line;
  };
  for (auto const& w : {
           wrong_lines{"found\t1.1\t+\n", errc::bad_record_line, 4},
           wrong_lines{"\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t9\t+\n", errc::unknown_id, 4},
           wrong_lines{"finding\t\t+\n", errc::unknown_id, 4},
           wrong_lines{"finding\t1\t+\n", errc::not_a_criterion, 4},
           wrong_lines{"finding\t1.1\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t*\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t.\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\t\t\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\t\t\t\tb\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\\\t\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\\z\t\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\\u0041\t\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\\u008\t\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\\u00ff\t\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\\u000A\t\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\\uD800\t\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\x01\t\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\ta\xC3\t\t\t\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.2\ts2:010\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.2\ts2:10 \n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.2\t#4:2:10\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.2\t#1:2\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.2\t#99:2:10\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.2\t#\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\nfinding\t1.1\t+\n", errc::bad_record_line, 5},
           wrong_lines{"finding\t1.2\t+\nfinding\t1.1\t+\n", errc::bad_record_line, 5},
           wrong_lines{"group\tsmall\n", errc::bad_record_line, 4},
           wrong_lines{"group\t\n", errc::bad_record_line, 4},
           wrong_lines{"overridden\t1.1\t+\n", errc::bad_record_line, 4},
           wrong_lines{"finding\t1.1\t+\noverridden\t1.1\t-\n", errc::reason_missing, 4},
           wrong_lines{"finding\t1.1\t+\ta\t\t\t\noverridden\t1.1\t-\n", errc::author_missing, 4},
           wrong_lines{"finding\t1.1\t+\ta\t\tLi\t\noverridden\t1.1\t.\n", errc::nothing_to_override, 4},
           wrong_lines{"finding\t1.1\t+\ta\t\tLi\t\noverridden\t1.1\t-\noverridden\t1.1\t-\n",
                       errc::reason_missing, 6},
           wrong_lines{"finding\t1.1\t+\ta\t\tLi\t\noverridden\t1.1\t-\nfinding\t1.2\t+\n",
                       errc::bad_record_line, 6},
       }) {
    CAPTURE(w.text);
    auto const r = read_findings(sealed(heading + std::string{w.text}), compiled<care>);
    REQUIRE_FALSE(r.has_value());
    CHECK(r.error().code == w.code);
    CHECK(r.error().where.line == w.line);
  }
  CHECK(read_findings(sealed(heading + "finding\t1.1\t+\ta\t\tLi\t\noverridden\t1.1\t-\n"), compiled<care>));
}

TEST_CASE("texts that are not UTF-8 are refused where they are recorded, and where they are written") {
  findings<care> f;
  for (auto const& bad : {met.because("\xC3"), met.evidence("\xFF"), met.assessor("a\xED\xA0\x80")}) {
    CHECK(f.set("1.1", bad).error().code == errc::text_not_utf8);
    CHECK(f.set("1.1", bad).error().where.id == "1.1");
    CHECK(f.get<"1.1">() == not_assessed);
  }
  CHECK(f.set_rest(excluded("\xC3")).error().code == errc::text_not_utf8);
  CHECK(f.set("1.1", met));
  CHECK(f.override_finding("1.1", not_met.because("x").assessor("\xC3")).error().code == errc::text_not_utf8);
  f.set<"1.2">(met.evidence("\xC3")); // by an id of the compiler: whoever reads the findings is told
  CHECK(f.check().error().code == errc::text_not_utf8);
  auto const bytes = to_bytes(f);
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().code == errc::text_not_utf8);
  CHECK(bytes.error().where.id == "1.2");
}

TEST_CASE("wrong findings are kept as they were recorded") {
  findings<care> f;
  f.set<"1.1">(finding{finding_kind::met, 5, -7});                    // numbers that the kind does not have
  f.set<"1.2">(sampled(5, 4).on("yesterday"));                        // more than all
  f.set<"2.1">(measured(1, 0).evidence(std::string_view{"a\0b", 3})); // another kind
  f.set<"2.2">(excluded(""));                                         // without its reason
  auto const bytes = *to_bytes(f);
  CHECK(bytes.find("finding\t1.1\t#1:5:-7\n") != std::string::npos);
  CHECK(bytes.find("finding\t2.1\tq1:-1\t\ta\\u0000b\t\t\n") != std::string::npos);
  auto const again = *read_findings(bytes, compiled<care>);
  check_same(f, again);
  REQUIRE_FALSE(again.check());
  CHECK(again.check().error().code == f.check().error().code);
}

inline constexpr auto fed = scheme{title{"fed", "1"},
                                   criterion{"a", "", 10_pt, proportional, per_outlet},
                                   criterion{"b", "", 5_pt, all_or_nothing, per_outlet, finding_of{"a"}},
                                   veto{"licence", "holds a licence"},
                                   ladder{{7_pt, "pass"}},
                                   ladder{{5_pt, "pass"}}.only_for("small"),
                                   ladder{{6_pt, "pass"}}.only_for("中")};

TEST_CASE("the group is kept, and what is judged on another finding follows it") {
  findings<fed> f;
  CHECK(f.set_group("中"));
  CHECK(f.set("a", met.evidence("page 3")));
  CHECK(f.set("licence", not_met));
  CHECK(f.override_finding("a", not_met.because("page 3 is old").assessor("Li")));
  auto const bytes = *to_bytes(f);
  CHECK(bytes.find("\nof sheet\ngroup\t中\nfinding\ta\t-\tpage 3 is old\t\tLi\t\nfinding\tlicence\t-\n"
                   "overridden\ta\t+\t\tpage 3\t\t\nsealed ") != std::string::npos);
  auto const again = *read_findings(bytes, compiled<fed>);
  check_same(f, again);
  CHECK(*again.get("b") == not_met.because("page 3 is old").assessor("Li"));
  CHECK(again.is_overridden(0));
  CHECK_FALSE(again.is_overridden(1));
  auto const heading = bytes.substr(0, bytes.find("group"));
  CHECK(read_findings(sealed(heading + "finding\tb\t-\n"), compiled<fed>).error().code ==
        errc::judged_on_another);
  CHECK(read_findings(sealed(heading + "finding\ta\t-\ngroup\tsmall\n"), compiled<fed>).error().where.line ==
        5);
}

TEST_CASE(
    "findings of a scheme that was loaded are read under another copy of it, and under the compiled one") {
  static constexpr auto one = scheme{title{"s", "1"}, criterion{"a", "", 10_pt, proportional}, ungraded};
  auto const built = [] {
    return *loaded_scheme::build(
        {.title = {"s", "1"},
         .rows = {{.id = "a", .title = "another name", .worth = 10_pt, .rule = proportional}},
         .is_ungraded = true});
  };
  auto const mine = built();
  finding_set f{mine};
  CHECK(f.set("a", sampled(1, 3).evidence("page 1")));
  auto const bytes = *to_bytes(f);
  for (any_scheme const& scheme : {any_scheme{built()}, any_scheme{compiled<one>}})
    check_same(f, *read_findings(bytes, scheme));
}

TEST_CASE("20 000 random findings are read again to the character") {
  starlot_tests::random_numbers random;
  std::size_t with_overrides = 0;
  for (int i = 0; i < 20'000; ++i) {
    CAPTURE(i);
    auto const f = starlot_tests::random_findings(compiled<starlot_tests::of_every_kind>, random);
    with_overrides += f.overrides() > 1 ? 1U : 0U;
    auto const bytes = to_bytes(f);
    REQUIRE(bytes);
    auto const again = read_findings(*bytes, compiled<starlot_tests::of_every_kind>);
    REQUIRE(again);
    REQUIRE(starlot_tests::are_same(f, *again));
    REQUIRE(*to_bytes(*again) == *bytes);
  }
  CHECK(with_overrides > 1'000);
}

} // namespace
