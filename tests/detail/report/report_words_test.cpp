// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/report/report_words.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/to_html.hpp>
#include <starlot/report/to_json.hpp>
#include <starlot/report/to_text.hpp>
#include <starlot/scheme/roll_ups.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>
#include <string_view>

using namespace starlot;
using namespace starlot::literals;

namespace {

struct noting {
  static constexpr std::string_view name = "noting";
  static constexpr int version = 1;
  static constexpr std::string_view line_id = "noting";

  void operator()(score_state& company) const {
    company.note("whole <8>", fraction{8});
    company.note("part", fraction{1, 3});
  }
};

constexpr scheme care{
    title{"care", "1"},
    clause{"1", "Calls", 40_pt, drop_lowest{1}, criterion{"1.1", "Monday", 1_wt, proportional},
           criterion{"1.2", "Tuesday", 1_wt, proportional}, criterion{"1.3", "Friday", 1_wt, proportional}},
    clause{"2", "Shop", 40_pt, extra_credit{1}, criterion{"2.1", "Clean", 4_wt, proportional},
           criterion{"2.2", "Flowers", 1_wt, proportional}},
    criterion{"3", "Monday again", 20_pt, finding_of{"1.1"}, proportional},
    noting{},
    ladder{{50_pt, "pass"}}};

report page_of() {
  findings<care> f;
  f.set<"1.1">(sampled(1, 4))
      .set<"1.2">(sampled(3, 4))
      .set<"1.3">(met)
      .set<"2.1">(met)
      .set<"2.2">(sampled(1, 2));
  report page{"Shop"};
  page.add(*evaluate(f));
  return page;
}

bool says(std::string const& page, std::string_view what) { return page.find(what) != std::string::npos; }

/// From one mark to the next one behind it.
std::string between(std::string const& page, std::string_view from, std::string_view to) {
  auto const begin = page.find(from);
  return begin == std::string::npos ? "" : page.substr(begin, page.find(to, begin + from.size()) - begin);
}

} // namespace

TEST_CASE(
    "children that a roll-up leaves out, extra credit, findings of others and values of steps are seen") {
  auto const page = page_of();
  auto const text = to_text(page, language::en);
  auto const html = to_html(page, language::en);
  auto const row = [&](std::string_view id) { // of the page, up to the end of its row
    auto const at = html.find("Line by line");
    return between(html.substr(at), std::string{"<span class=\"id\">"}.append(id) + "</span>", "</tr>");
  };

  CHECK(says(text, "3 of 4 nonconforming; left out by the roll-up of its clause\n"));
  CHECK(says(row("1.2"), "<small>left out by the roll-up of its clause</small>"));
  CHECK(says(text, "met; counts as 1/2 of its clause\n"));
  CHECK(says(row("1.3"), "<small>counts as 1/2 of its clause</small>"));
  CHECK(says(text, "1 of 2 nonconforming; extra credit: up to 1/4 of its clause\n"));
  CHECK(says(row("2.2"), "<small>extra credit: up to 1/4 of its clause</small>"));
  CHECK(says(text, "1 of 4 nonconforming; the finding of 1.1\n"));
  CHECK(says(row("3"), "<small>the finding of 1.1</small>"));
  CHECK(says(text, "whole <8> = 8; part = 0.33\n"));
  CHECK(says(row("noting"), "<small>whole &lt;8&gt; = 8</small><small>part = 0.33</small>"));
}

TEST_CASE("the JSON has the exact values of steps, and whose finding it is") {
  auto const json = to_json(page_of());
  CHECK(says(between(json, "\"id\": \"3\"", "\"kind\""), "\"finding_of\": \"1.1\""));
  CHECK(says(between(json, "\"id\": \"1.2\"", "\"kind\""), "\"finding_of\": null"));
  CHECK(says(between(json, "\"id\": \"1.2\"", "\"kind\""), "\"counted\": \"0\""));
  CHECK(says(between(json, "\"id\": \"2.2\"", "\"kind\""), "\"counted\": \"1/4\""));
  auto const step = between(json, "\"id\": \"noting\"", "\"kind\"");
  CHECK(says(step, "{\"name\": \"part\", \"value\": {\"shown\": \"0.33\", \"exact\": \"1/3\""));
  CHECK(says(step, "{\"name\": \"whole \\u003C8>\", \"value\": {\"shown\": \"8.00\", \"exact\": \"8\""));
  CHECK(says(between(json, "\"id\": \"1.2\"", "\"kind\""), "\"values\": []"));
}

TEST_CASE("text and page say the same words of a grade and of a cause") {
  report_grade const failed{outcome::vetoed};
  CHECK(detail::grade_words(failed).en == "failed");
  CHECK_FALSE(detail::is_grade(failed));
  CHECK(detail::is_grade(report_grade{outcome::special}));
  report_cause const cap{effect::limits_grade, "cap", {}, report_text{text{"three stars", "三星级"}}, {}};
  CHECK(detail::cause_words(cap).en == "allows no better grade than three stars");
  CHECK(detail::cause_words(cap).zh == "级别不得高于三星级");
  auto page = page_of();
  page.rating->causes.push_back(cap);
  for (auto const l : {language::en, language::zh}) {
    CHECK(says(to_text(page, l), detail::cause_words(cap).in(l)));
    CHECK(says(to_html(page, l), detail::cause_words(cap).in(l)));
  }
}
