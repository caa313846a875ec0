// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/random_findings.hpp"
#include "files/said.hpp"
#include "support/catch.hpp"

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/company/rate_company.hpp>
#include <starlot/files/findings_table.hpp>
#include <starlot/files/open.hpp>
#include <starlot/files/points_file.hpp>
#include <starlot/report.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/scheme/finding_of.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace starlot;
using namespace starlot::literals;
using starlot_tests::said;

namespace {

constexpr scheme shop{title{"shop", "1"},
                      if_not_applicable::leave_out,
                      criterion{"1", "Prices", 20_pt, proportional, per_outlet},
                      criterion{"2", "Fire door", 20_pt, all_or_nothing, per_outlet},
                      criterion{"3", "Head office", 20_pt, partial_amount},
                      criterion{"4", "Turnaround", 20_pt, curve({{0, 100_pct}, {24, 0_pct}})},
                      criterion{"5", "Staff", 20_pt, ratio{1, 10}},
                      criterion{"6", "Follows 2", advisory, all_or_nothing, per_outlet, finding_of{"2"}},
                      deduction{"breach", "Breach of law", 1_pt},
                      veto{"licence", "Holds a licence"},
                      ladder{{60_pt, "pass"}, {80_pt, "good"}}};

std::string const head = "starlot findings,1,ours\ncriterion,finding,outlet,k,m,reason,evidence,assessor,date\n";

result<findings_table> read(std::string const& rows) { return read_findings_table(head + rows, compiled<shop>); }

std::string here(std::string const& path) {
  std::string const file = __FILE__;
  auto const bytes = read_file(file.substr(0, file.rfind("tests/files")) + path);
  REQUIRE(bytes);
  return *bytes;
}

/// The scheme of the example company.
loaded_scheme harbour() {
  auto const sheet = read_points(here("examples/data/harbour_appliances/points.csv"));
  return sheet->load([](auto rows) { return gbt27922::load(rows); }).value();
}

} // namespace

TEST_CASE("findings tables: each row is a finding with its remark", "[files][findings]") {
  auto f = read("1,sampled,A,3,40,,photo 7,Chen,2026-11-02\n"
                "3,partly,,7.5,,\"said \"\"so\"\"\n, twice\",,,\n"
                "4,measured,,2.5,,,,,\n"
                "4,quotient,,1,3,,,,\n");
  CHECK(said(f) == "f:7:1: error 954: 4: the criterion has a row for this outlet, or for the head office, already\n");
  f = read("1,sampled,A,3,40,,photo 7,Chen,2026-11-02\n"
           "3,partly,,7.5,,\"said \"\"so\"\"\n, twice\",,,\n"
           "4,quotient,,1,3,,,,\n"
           "5,counted,,4,37,,,,\n"
           "breach,found,,2,,,,,\n"
           "licence,met,,,,,,,\n"
           "2,excluded,A,,,sells no goods,,,\n");
  REQUIRE(f);
  auto const moved = std::move(*f);
  CHECK(moved.note() == "ours");
  REQUIRE(moved.size() == 7);
  CHECK(moved[0] == sampled(3, 40).evidence("photo 7").assessor("Chen").on("2026-11-02"));
  CHECK(moved[1] == partly(7.5_pt).because("said \"so\"\n, twice"));
  CHECK(moved[2] == measured(1, 3));
  CHECK(moved[3] == counted(4, 37));
  CHECK(moved[4] == found(2));
  CHECK(moved[5] == met);
  CHECK(moved[6] == excluded("sells no goods"));
  CHECK(moved.rows().cell(0, "outlet").text == "A");
  CHECK(moved.outlets() == std::vector<std::string_view>{"A"});
}

TEST_CASE("findings tables: what is wrong is said at its cell, all at once", "[files][findings]") {
  CHECK(said(read("9,met,A,,,,,,\n"
                  "1,maybe,A,,,,,,\n"
                  "1,sampled,A,3,,,,,\n"
                  "1,met,A,3,,,,,\n"
                  "1,sampled,A,1.5,3,,,,\n"
                  "1,sampled,A,4,3,,,,\n"
                  "1,met,,,,,,,\n"
                  "3,met,A,,,,,,\n"
                  "1,met,B,,,,,,2026-02-30\n"
                  "2,excluded,B,,,,,,\n"
                  "6,met,B,,,,,,\n"
                  "breach,not_assessed,,,,,,,\n"
                  "5,counted,,many,3,,,,\n"
                  "2 ,met,C,,,,,,\n")) ==
        "f:3:1: error 300: 9: the scheme has no criterion or step with this id\n"
        "f:4:3: error 950: maybe: this word is not known in this column\n"
        "f:5:15: error 951: the finding needs a number here\n"
        "f:6:9: error 952: 3: the finding takes no number here\n"
        "f:7:13: error 953: 1.5: a count must be a whole number\n"
        "f:8:3: error 304: sampled: more nonconforming samples than samples\n"
        "f:9:7: error 955: the indicator is scored per outlet; name the outlet\n"
        "f:10:7: error 956: A: the indicator is scored at the head office; leave the outlet empty\n"
        "f:11:14: error 104: 2026-02-30: not a date of the form YYYY-MM-DD\n"
        "f:12:16: error 311: an exclusion, an override, an extension or a replacement needs a reason\n"
        "f:13:1: error " +
            std::to_string(static_cast<int>(errc::judged_on_another)) + ": 6: " +
            std::string{error_text(errc::judged_on_another).en} +
            "\n"
            "f:14:8: error 302: not_assessed: this kind of finding does not fit the scoring rule\n"
            "f:15:12: error 101: many: not a decimal number\n"
            "f:16:1: error 266: 2\\u{20}: an id begins or ends with a blank, or holds a space of another width or a character "
            "that is not seen\n");
}

TEST_CASE("findings tables: outlets are pooled, and what cannot be is refused", "[files][findings]") {
  auto const f = read("1,sampled,A,3,40,,photo 7,Chen,2026-11-02\n"
                      "1,not_met,B,,,,photo 8,Chen,2026-11-03\n"
                      "2,met,A,,,,,,\n"
                      "breach,found,A,1,,shelf,,,\n"
                      "breach,found,C,2,,\n");
  CHECK(said(f) == "f:7:19: error 923: the row has another number of fields than there are columns; a field with a separator in "
                   "it must be between double quotes (got 6, expected 9)\n");
  auto const g = read("1,sampled,A,3,40,,photo 7,Chen,2026-11-02\n"
                      "1,not_met,B,,,,photo 8,Chen,2026-11-03\n"
                      "2,met,A,,,,,,\n"
                      "breach,found,A,1,,shelf,,,\n"
                      "breach,found,C,2,,till,,,\n");
  REQUIRE(g);
  CHECK(g->outlets() == std::vector<std::string_view>{"A", "B"}); // nobody went to C
  auto const sum = g->pooled();
  REQUIRE(sum);
  CHECK(sum->get("1").value() == sampled(4, 41).evidence("photo 7; photo 8").assessor("Chen").on("2026-11-03"));
  CHECK(sum->get("2").value() == not_assessed.because("not assessed at / 未评审: B"));
  CHECK(sum->get("breach").value() == found(3).because("shelf; till"));
  auto const office = g->head_office();
  REQUIRE(office);
  CHECK(office->get("breach").value() == found(3).because("shelf; till"));
  CHECK(office->get("1").value() == not_assessed);

  CHECK(said(read("2,met,A,,,,,,\n2,not_met,B,,,,,,\n")->pooled()) ==
        "f:4:1: error 957: 2: outlets that differ cannot be summed under this rule; proportional counts each outlet as a sample\n");
  auto const question = read("licence,met,A,,,,,,\nlicence,not_met,B,,,,,,\n");
  CHECK(question->pooled().error().code == errc::cannot_pool);
  CHECK(question->head_office().error() == error::in_line(errc::cannot_pool, 4, 1).about("licence"));
}

TEST_CASE("findings tables: visits go to the company, and what is wrong with one is said at its first row", "[files][findings]") {
  struct row {
    std::string id;
  };
  std::vector<row> const two{{"A"}, {"B"}};
  auto const shops = frame::of(two, outlet_id{&row::id}).value();
  auto const f = read("3,met,,,,,,,\n1,sampled,B,3,40,,,,\n1,met,A,,,,,,\n2,not_met,B,,,,,,\n1,met,C,,,,,,\n2,met,C,,,,,,\n");
  REQUIRE(f);
  outlet_findings visits{compiled<shop>, shops};
  CHECK(said(f->add_visits(visits)) == "f:7:7: error 540: C: the frame has no such outlet\n");
  CHECK(visits.size() == 2);
  outlet_findings due{compiled<shop>, shops};
  finding_set a{compiled<shop>};
  finding_set b{compiled<shop>};
  REQUIRE((a.set("1", met) && b.set("1", sampled(3, 40)) && b.set("2", not_met)));
  REQUIRE((due.add("A", a) && due.add("B", b)));
  CHECK(visits.bytes() == due.bytes());
}

TEST_CASE("findings tables: what people write, padded, in another order, in Chinese, with commas for points", "[files][findings]") {
  auto const f = read_findings_table("sep=;\r\n评审发现;评价指标;网点;数值;总数;;\r\npartly;3;;7,5;;;\r\nsampled;1;甲;1;12;;\r\n;;;;;;\r\n",
                                     compiled<shop>, {.without_first_line = true, .decimal_comma = true});
  CHECK(said(f) == "");
  REQUIRE(f);
  CHECK((*f)[0] == partly(7.5_pt));
  CHECK((*f)[1] == sampled(1, 12));
  CHECK(write_findings_table(*f) == "starlot findings,1\ncriterion,finding,outlet,k,m\n3,partly,,7.5,\n1,sampled,甲,1,12\n");
}

TEST_CASE("findings tables: the cases of real files", "[files][findings]") {
  auto const scheme = harbour();
  auto const padded = read_findings_table(here("tests/files/cases/find_pad.csv"), scheme);
  CHECK(said(padded) == "");
  auto const plain = read_findings_table(here("examples/data/harbour_appliances/findings.csv"), scheme);
  REQUIRE(plain);
  CHECK(write_findings_table(*padded) == write_findings_table(*plain));

  auto const nbsp = read_findings_table(here("tests/files/cases/find_nbsp.csv"), scheme);
  REQUIRE_FALSE(nbsp);
  REQUIRE(nbsp.errors().size() == 2);
  CHECK(nbsp.errors()[0].code == errc::outlet_text_with_unseen);
  CHECK(nbsp.errors()[1].code == errc::looks_like_another);
  CHECK(nbsp.errors()[0].where.line == nbsp.errors()[1].where.line);
  CHECK(nbsp.errors()[1].got > decimal{});
  CHECK(to_string(nbsp.errors()[0]).find("\\u{A0}") != std::string::npos);

  auto const escapes = read_findings_table(here("tests/files/cases/find_esc.csv"), scheme);
  CHECK(said(escapes) == "");
  REQUIRE(escapes);
  CHECK((*escapes)[0].remark().evidence == "\x1B[2J\x1B[31mred"); // kept as data
  auto const rated = evaluate(escapes->pooled().value());
  REQUIRE(rated);
  report page{"x"};
  page.add(*rated);
  for (auto const& out : {to_text(page, language::en), to_text(page, language::zh), to_html(page, language::en), to_json(page)})
    CHECK(out.find('\x1B') == std::string::npos); // and shown as what can be seen
}

TEST_CASE("findings tables: findings sets become rows, or it is said why not", "[files][findings]") {
  findings_table t{compiled<shop>, "a note"};
  finding_set office{compiled<shop>};
  REQUIRE((office.set("3", partly(2.5_pt)) && office.set("breach", found(2)) && office.set("4", measured(1.5_dec))));
  REQUIRE(t.add(office));
  finding_set a{compiled<shop>};
  REQUIRE((a.set("1", sampled(1, 9)) && a.set("2", not_met.because("blocked"))));
  REQUIRE(t.add(a, "A"));
  REQUIRE(t.add(finding_set{compiled<shop>}, "B")); // visited, and nothing recorded
  CHECK(write_findings_table(t) == "starlot findings,1,a note\ncriterion,finding,outlet,k,m,reason\n"
                                   "3,partly,,2.5,,\n4,measured,,1.5,,\nbreach,found,,2,,\n"
                                   "1,sampled,A,1,9,\n2,not_met,A,,,blocked\n1,not_assessed,B,,,\n");
  CHECK(t.outlets() == std::vector<std::string_view>{"A", "B"});
  CHECK(t.size() == 6);

  CHECK(t.add(a).error() == error::at(errc::outlet_criterion, "1"));
  CHECK(t.add(office, "C").error() == error::at(errc::head_office_criterion, "3"));
  CHECK(t.add(a, "A ").error() == error::at(errc::outlet_text_with_unseen, "A "));
  CHECK(t.add(a, "A\n").error() == error::at(errc::bad_outlet_text, "A\n"));
  starlot_tests::random_numbers any_numbers;
  CHECK(t.add(starlot_tests::random_findings(compiled<starlot_tests::of_every_kind>, any_numbers), "C").error().code ==
        errc::scheme_differs);
  finding_set nul{compiled<shop>};
  REQUIRE(nul.set("1", met.because(std::string_view{"a\0b", 3})));
  CHECK(t.add(nul, "C").error() == error::at(errc::nul_byte, "1"));
  CHECK(t.size() == 6);
}

TEST_CASE("findings tables: any findings come back, and are written as the same bytes", "[files][findings]") {
  starlot_tests::random_numbers random;
  any_scheme const every{compiled<starlot_tests::of_every_kind>};
  std::size_t kept = 0;
  std::size_t with_nul = 0;
  for (int round = 0; round < 20'000; ++round) {
    findings_table t{every, round % 2 == 0 ? "note, \"quoted\"" : ""};
    std::vector<std::pair<std::string, finding_set>> sets;
    for (auto n = random.below(3); n > 0; --n) {
      auto const f = starlot_tests::random_findings(every, random);
      auto const id = "shop " + std::to_string(n);
      auto const added = t.add(f, id);
      if (!added) {
        for (auto const& e : added.errors()) // or a remark beside a count that nobody took
          REQUIRE((e.code == errc::nul_byte || e.code == errc::finding_does_not_fit));
        ++with_nul;
        continue;
      }
      sets.emplace_back(id, f);
    }
    auto const written = write_findings_table(t);
    auto const again = read_findings_table(written, every);
    CAPTURE(round, written, said(again));
    REQUIRE(again);
    REQUIRE(again->note() == t.note());
    REQUIRE(again->size() == t.size());
    for (std::size_t row = 0; row < t.size(); ++row)
      REQUIRE((*again)[row] == t[row]);
    REQUIRE(write_findings_table(*again) == written);
    // Each finding of each set stands in a row of its outlet.
    for (auto const& [id, f] : sets)
      for (std::uint32_t index = 0; index < every.view().nodes.size() + every.view().steps.size(); ++index) {
        auto const slot = every.view().slot(index);
        bool const is_fed = index < every.view().nodes.size() && !every.view().details[index].finding_of.empty();
        if (slot == starlot::detail::no_index || is_fed)
          continue;
        bool has_row = f.in_slot(slot) == not_assessed;
        for (std::size_t row = 0; row < again->size() && !has_row; ++row)
          has_row = again->rows().cell(row, "outlet").text == id &&
                    again->rows().cell(row, "criterion").text == every.view().id(index) && (*again)[row] == f.in_slot(slot);
        REQUIRE(has_row);
        ++kept;
      }
  }
  CHECK(kept > 50'000);
  CHECK(with_nul > 1'000);
}
