// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "../company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/to_html.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

using namespace starlot;
using namespace starlot::literals;

namespace {

bool has(std::string const& page, std::string_view what) { return page.find(what) != std::string::npos; }

/// Whether each element that is opened is closed, in order; the first one that is not, else nothing.
std::string unbalanced(std::string_view page) {
  std::vector<std::string> open;
  page.remove_prefix(page.find("<html"));
  while (true) {
    auto const at = page.find('<');
    if (at == std::string_view::npos)
      return open.empty() ? "" : open.back();
    auto const end = page.find('>', at);
    auto const tag = page.substr(at + 1, end - at - 1);
    page.remove_prefix(end + 1);
    bool const closes = tag.starts_with('/');
    std::string const name{tag.substr(closes ? 1 : 0, tag.find_first_of(" \n/", 1) - (closes ? 1U : 0U))};
    if (closes) {
      if (open.empty() || "/" + open.back() != tag)
        return std::string{tag};
      open.pop_back();
    } else if (!tag.ends_with('/') && name != "meta") {
      open.push_back(name);
    }
  }
}

small_company::findings sheet() {
  auto f = small_company::head_office();
  f.set<"2.1">(sampled(3, 40).because("late").evidence("E-1"));
  f.set<"2.2">(met);
  return f;
}

report company_page() {
  auto const shops = small_company::frame_of(6, {"a", "a", "a", "b", "b", "b"});
  std::vector<small_company::visit> const all{{1, 5}, {0, 4}, {2, 5}, {0, 5}, {1, 4}, {0, 3}};
  outlet_findings visits{compiled<small_company::care>, shops};
  for (std::size_t const i : {0U, 2U, 3U, 4U})
    REQUIRE(visits.add(shops[i].id, small_company::found_at(all[i])));
  sample const drawn{{{"a", 3, 2}, {"b", 3, 2}}, {{0, 0}, {2, 0}, {3, 1}, {4, 1}}};
  report page{"Corner Shops"};
  page.add(*rate_company(small_company::head_office(), drawn, visits));
  return page;
}

} // namespace

TEST_CASE("a page says the grade, the score and the distance to the next grade before anything else") {
  report page{"Corner Shop"};
  page.add(*evaluate(sheet()));
  auto const html = to_html(page, language::en);
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  auto const why = html.find("<h2");
  for (auto const* const said :
       {"<h1>Corner Shop</h1>", "four stars", "92.00", "3.00 points more for five stars", "4 of 5 stars",
        "Largest loss</dt><dd>5.00 points<small><span class=\"id\">1.2</span>Complaints answered</small>"}) {
    INFO(said);
    CHECK(html.find(said) < why);
  }
  CHECK(unbalanced(html).empty());
  CHECK(has(to_html(page, language::zh), "<html lang=\"zh-Hans\">"));
}

TEST_CASE("a page runs and fetches nothing") {
  auto const html = to_html(company_page(), language::en);
  for (auto const* const what :
       {"<script", "javascript:", "http://", "https://", "src=", "@import", "onload", "<link", "<iframe"}) {
    INFO(what);
    CHECK_FALSE(has(html, what));
  }
  CHECK(has(html, "default-src 'none'"));
}

TEST_CASE("a page of a sample shows interval, standard error and what each outlet cost") {
  auto const html = to_html(company_page(), language::en);
  CHECK(unbalanced(html).empty());
  CHECK(has(html, "95\u00A0% interval"));
  CHECK(has(html, "standard error"));
  CHECK(has(html, "Points lost by outlet"));
  CHECK(has(html, "this default is ours"));
}

TEST_CASE("texts of the data are escaped wherever they stand") {
  std::string const hostile = "<b>&\"'\n\x1b\x80\xE2\x80\xAE\xE2\x80\xA8</td>";
  std::string const shown = "&lt;b&gt;&amp;&quot;&#39;\\n\\u{1B}\xEF\xBF\xBD\\u{202E}\\u{2028}&lt;/td&gt;";
  auto page = company_page();
  page.subject = report_text{hostile, hostile};
  page.notes.emplace_back(hostile);
  page.policies.emplace_back(hostile);
  auto& r = *page.rating;
  r.scheme_name = report_text{hostile};
  r.scheme_id = r.scheme_version = r.scheme_hash = r.completeness = hostile;
  r.grade.name = report_text{hostile};
  r.causes.push_back(
      {effect::limits_grade, hostile, report_text{hostile}, report_text{hostile}, {hostile, hostile, 1}});
  for (auto& rung : r.rungs)
    rung.name = report_text{hostile};
  for (auto& l : r.lines) {
    l.id = l.remark.reason = l.remark.evidence = l.remark.assessor = l.remark.date = hostile;
    l.title = l.found = report_text{hostile};
  }
  for (auto& o : page.sample->by_outlet)
    o.id = o.stratum = o.weight = hostile;
  page.sample->policy = hostile;
  page.sample->nonlinear_step = report_text{hostile};
  page.draw = report_draw{hostile,
                          hostile,
                          hostile,
                          hostile,
                          hostile,
                          hostile,
                          hostile,
                          {report_text{hostile}},
                          {{1, hostile, hostile, hostile}},
                          hostile};
  page.curves.push_back({report_text{hostile}, {{1, 0.2}, {2, 0.4}}});
  for (auto const l : {language::en, language::zh}) {
    auto const html = to_html(page, l);
    CHECK(unbalanced(html).empty());
    CHECK_FALSE(has(html, "<b>&"));
    CHECK_FALSE(has(html, "\x1b"));
    CHECK_FALSE(has(html, "\xE2\x80\xAE"));
    CHECK(has(html, shown));
  }
}

TEST_CASE("states that are not known yet, and numbers that are none, make a page") {
  auto page = company_page();
  page.rating->grade.state = static_cast<outcome>(99);
  page.rating->causes.push_back({static_cast<effect>(99), {}, {}, {}, {}});
  for (auto& l : page.rating->lines)
    l.state = static_cast<line_state>(99);
  page.rating->lowest.value = std::numeric_limits<double>::quiet_NaN();
  page.rating->maximum.value = std::numeric_limits<double>::infinity();
  page.sample->estimate.upper = std::numeric_limits<double>::infinity();
  page.rating->reasons.push_back(1000);
  auto const html = to_html(page, language::en);
  CHECK(unbalanced(html).empty());
  CHECK_FALSE(has(html, "nan"));
  CHECK_FALSE(has(html, "inf\""));
}

TEST_CASE("an empty report, and one of a draw alone, make a page") {
  CHECK(unbalanced(to_html(report{"nobody"}, language::en)).empty());
  report page{"shops"};
  page.draw = report_draw{};
  page.draw->outlets.push_back({1, "o1", "", "abcdef0123456789"});
  auto const html = to_html(page, language::en);
  CHECK(unbalanced(html).empty());
  CHECK(has(html, "1 outlet drawn"));
}

TEST_CASE("a page of ten thousand outlets is below a megabyte, and says what is left out") {
  auto page = company_page();
  auto& outlets = page.sample->by_outlet;
  outlets.clear();
  for (int i = 0; i < 10000; ++i)
    outlets.push_back({"outlet " + std::to_string(i), "stratum " + std::to_string(i % 40), "1", true,
                       report_loss{fraction::of(i % 97, 100)}});
  auto const html = to_html(page, language::en);
  CHECK(html.size() < 1'000'000);
  CHECK(has(html, "9\xE2\x80\xAF"
                  "800 more, in the JSON"));
  CHECK(unbalanced(html).empty());
}

TEST_CASE("the same report gives the same bytes") {
  CHECK(to_html(company_page(), language::zh) == to_html(company_page(), language::zh));
}

TEST_CASE("chances are never shown as certain") {
  CHECK(detail::percent_words(0.593) == "59.3\u00A0%");
  CHECK(detail::percent_words(0.99999) == "99.9990\u00A0%");
  CHECK(detail::percent_words(0.000217) == "0.0217\u00A0%");
  CHECK(detail::percent_words(1e-9) == "<\u00A00.0001\u00A0%");
  CHECK(detail::percent_words(1 - 1e-9) == ">\u00A099.9999\u00A0%");
  CHECK(detail::percent_words(1) == "100\u00A0%");
  CHECK(detail::level_words(0.95) == "95\u00A0%");
  CHECK(detail::level_words(0.995) == "99.5\u00A0%");
  CHECK(detail::level_words(0.001) == "0.1\u00A0%");
}
