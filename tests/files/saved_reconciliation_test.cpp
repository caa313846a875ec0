// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "files/random_findings.hpp"
#include "support/catch.hpp"

#include <starlot/files/saved_reconciliation.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace {

using namespace starlot;
using small_company::care;

std::string sealed(std::string body) {
  detail::seal(body);
  return body;
}

reconciliation of_two() {
  findings<care> wang, li;
  wang.set<"1.1">(met.assessor("Wang"));
  wang.set<"2.1">(sampled(1, 10).evidence("a\tb").assessor("Wang"));
  wang.set<"2.2">(not_met.assessor("Wang"));
  li.set<"1.2">(sampled(2, 9));
  li.set<"2.1">(sampled(3, 10).assessor("Li"));
  li.set<"2.2">(met.assessor("Li"));
  return *reconciliation::of(wang, li);
}

reconciliation decided() {
  auto both = of_two();
  CHECK(both.decide("2.1", decided_by::the_stricter));
  CHECK(both.decide("1.1", decided_by::the_assessed));
  CHECK(both.decide("2.2", met.because("seen\ntwice").assessor("Zhao").on("2026-11-30")));
  return both;
}
std::string decided_by_hand() {
  return "starlot reconciliation 1\nscheme " + std::string{content_hash<care>().hex()} +
         "\nof sheet\n"
         "first\n"
         "finding\t1.1\t+\t\t\tWang\t\n"
         "finding\t2.1\ts1:10\t\ta\\tb\tWang\t\n"
         "finding\t2.2\t-\t\t\tWang\t\n"
         "second\n"
         "finding\t1.2\ts2:9\n"
         "finding\t2.1\ts3:10\t\t\tLi\t\n"
         "finding\t2.2\t+\t\t\tLi\t\n"
         "decided\t1.1\tassessed\n"
         "decided\t2.1\tstricter\n"
         "decided\t2.2\ta person\t+\tseen\\ntwice\t\tZhao\t2026-11-30\n";
}

void check_same(reconciliation const& a, reconciliation const& b) {
  CHECK(starlot_tests::are_same(a.first(), b.first()));
  CHECK(starlot_tests::are_same(a.second(), b.second()));
  auto const these = a.differences();
  auto const those = b.differences();
  REQUIRE(these.size() == those.size());
  for (std::size_t i = 0; i < these.size(); ++i) {
    CHECK(these[i].id == those[i].id);
    CHECK(these[i].decided == those[i].decided);
    CHECK(these[i].stands == those[i].stands);
  }
}

TEST_CASE("a saved reconciliation is these bytes, by hand: both sheets and what was decided") {
  auto const both = decided();
  CHECK(both.undecided() == 1); // "1.2"
  auto const bytes = *to_bytes(both);
  CHECK(bytes == sealed(decided_by_hand()));
  auto again = *read_reconciliation(bytes, compiled<care>);
  check_same(both, again);
  CHECK(*to_bytes(again) == bytes);
  again.decide(decided_by::the_second); // it goes on
  CHECK(again.findings()->get("1.2")->count() == 2);
  check_same(of_two(), *read_reconciliation(*to_bytes(of_two()), compiled<care>));
}

TEST_CASE("a saved reconciliation is of a sheet, the head office or an outlet") {
  auto const f = small_company::frame_of(5);
  outlet_findings const visits{compiled<care>, f};
  outlet_findings const elsewhere{compiled<care>, small_company::frame_of(6)};
  auto const bytes = *to_bytes(decided(), findings_of::outlet("o03", visits));
  CHECK(read_reconciliation(bytes, compiled<care>, findings_of::outlet("o03", visits)));
  auto const code = [&](findings_of const& of) {
    return read_reconciliation(bytes, compiled<care>, of).error();
  };
  CHECK(code({}) == error::in_line(errc::other_subject, 3));
  CHECK(code(findings_of::outlet("o02", visits)) == error::in_line(errc::other_subject, 3));
  CHECK(code(findings_of::outlet("o03", elsewhere)) == error::in_line(errc::frame_differs, 4));
  CHECK(read_findings(bytes, compiled<care>).error().code == errc::not_saved_findings);
  CHECK(read_reconciliation(bytes, compiled<starlot_tests::of_every_kind>).error().code ==
        errc::scheme_differs);
  CHECK(read_reconciliation("", compiled<care>).error().code == errc::not_saved_reconciliation);
}

TEST_CASE("one difference may be decided by a rule, again and again") {
  auto both = of_two();
  auto const code = [](result<void> const& r) { return r ? errc::none : r.error().code; };
  CHECK(code(both.decide("1.1", decided_by::the_stricter)) == errc::not_decided); // one has not looked
  CHECK(both.undecided() == 4);
  CHECK(code(both.decide("9", decided_by::the_first)) == errc::unknown_id);
  CHECK(code(both.decide("2", decided_by::the_first)) == errc::not_a_criterion);
  CHECK(code(both.decide("breach of law", decided_by::the_first)) == errc::nothing_to_decide);
  CHECK(both.decide("2.1", decided_by::the_first));
  CHECK(both.decide("2.1", decided_by::the_second));
  CHECK(both.differences()[2].stands.count() == 3);
}

TEST_CASE("no byte of a saved reconciliation can change, and a seal does not make wrong lines right") {
  auto const bytes = *to_bytes(decided());
  bool all = true;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (char const c : {'0', '+', '\n', '\t', 'f', '\\'}) {
      auto altered = bytes;
      altered[i] = c;
      all = all && (altered == bytes || !read_reconciliation(altered, compiled<care>));
    }
    all = all && !read_reconciliation(bytes.substr(0, i), compiled<care>) &&
          !read_reconciliation(bytes.substr(0, i) + bytes.substr(i + 1), compiled<care>);
  }
  CHECK(all);
  auto const by_hand = decided_by_hand();
  auto const heading = by_hand.substr(0, by_hand.find("first\n"));
  auto const sheets = by_hand.substr(0, by_hand.find("decided\t"));
  struct wrong_lines {
    std::string text;
    errc code;
    std::size_t line;
  };
  for (auto const& w : {
           wrong_lines{heading, errc::bad_record_line, 4},
           wrong_lines{heading + "second\nfirst\n", errc::bad_record_line, 4},
           wrong_lines{heading + "first\n", errc::bad_record_line, 5},
           wrong_lines{heading + "first\nfinding\t9\t+\nsecond\n", errc::unknown_id, 5},
           wrong_lines{heading + "first\nfinding\t1.1\t+\ta\t\tLi\t\noverridden\t1.1\t-\nsecond\n",
                       errc::already_recorded, 8},
           wrong_lines{sheets + "settled\t2.1\tfirst\n", errc::bad_record_line, 12},
           wrong_lines{sheets + "decided\t2.1\t\n", errc::bad_record_line, 12},
           wrong_lines{sheets + "decided\t2.1\tsofter\n", errc::bad_record_line, 12},
           wrong_lines{sheets + "decided\t2.1\tfirst\tx\n", errc::bad_record_line, 12},
           wrong_lines{sheets + "decided\t9\tfirst\n", errc::unknown_id, 12},
           wrong_lines{sheets + "decided\t1.1\tstricter\n", errc::not_decided, 12},
           wrong_lines{sheets + "decided\t2.1\tfirst\ndecided\t1.1\tfirst\n", errc::bad_record_line, 12},
           wrong_lines{sheets + "decided\t2.1\tfirst\ndecided\t2.1\tsecond\n", errc::bad_record_line, 12},
           wrong_lines{sheets + "decided\t2.1\ta person\t+\n", errc::reason_missing, 12},
           wrong_lines{sheets + "decided\t2.1\ta person\tf1\ta\t\tLi\t\n", errc::finding_does_not_fit, 12},
       }) {
    CAPTURE(w.text);
    auto const r = read_reconciliation(sealed(w.text), compiled<care>);
    REQUIRE_FALSE(r);
    CHECK(r.error().code == w.code);
    CHECK(r.error().where.line == w.line);
  }
  CHECK(read_reconciliation(sealed(sheets), compiled<care>));
}

TEST_CASE("2 000 random pairs of sheets are read again to the character") {
  starlot_tests::random_numbers random;
  any_scheme const of_every_kind = compiled<starlot_tests::of_every_kind>;
  int kept = 0;
  for (int i = 0; i < 2'000; ++i) {
    auto const a = starlot_tests::random_findings(of_every_kind, random);
    auto const b = starlot_tests::random_findings(of_every_kind, random);
    auto both = reconciliation::of(a, b);
    if (!both)
      continue;
    ++kept;
    auto const rule = random.below(6);
    if (rule > 0)
      both->decide(static_cast<decided_by>(rule));
    for (auto const& d : both->differences()) {
      starlot_tests::random_remark const remark{random};
      auto const f = remark.with(starlot_tests::random_kind(random));
      if (random.below(3) == 0)
        static_cast<void>(both->decide(d.id, f));
    }
    auto const bytes = to_bytes(*both);
    REQUIRE(bytes);
    auto const again = read_reconciliation(*bytes, of_every_kind);
    REQUIRE(again);
    REQUIRE(*to_bytes(*again) == *bytes);
    if (i % 20 == 0)
      check_same(*both, *again);
  }
  CHECK(kept > 100);
}

} // namespace
