// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "report_samples.hpp"
#include "support/catch.hpp"

#include <starlot/report/to_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace starlot;

namespace {

std::vector<std::string> lines_of(std::string const& page) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < page.size();) {
    auto const end = page.find('\n', at);
    out.push_back(page.substr(at, end - at));
    at = end + 1;
  }
  return out;
}
bool says(std::string const& page, std::string_view what) { return page.find(what) != std::string::npos; }
/// The value of a row of the answer.
std::string row(std::string const& page, std::string_view label) {
  for (auto const& l : lines_of(page))
    if (l.starts_with(label) && l.size() > 14)
      return l.substr(14);
  return {};
}

std::string page_of(rating const& r, language l = language::en) { return to_text(report{"Shop"}.add(r), l); }

} // namespace

TEST_CASE("the answer stands in the first twelve lines: grade, score, what is missing, how sure") {
  auto const page = to_text(report_samples::everything(), language::en);
  auto const lines = lines_of(page);
  REQUIRE(lines.size() > 12);
  std::string answer;
  for (std::size_t i = 0; i < 12; ++i)
    answer += lines[i] + '\n';
  CHECK(lines[0] == "Corner Shops");
  CHECK(row(answer, "Grade") == "three stars ★★★");
  CHECK(says(row(answer, "Score"), " of 100 points"));
  CHECK(says(row(answer, "Next grade"), " points to four stars (at least 90)"));
  CHECK(row(answer, "How sure").starts_with("95 % interval "));
  CHECK(says(answer, "standard error "));
  CHECK(says(answer, "3 of 6 outlets, 3 reached"));
  CHECK(row(answer, "Note") == "illustrative");
}

TEST_CASE("after the answer come why, what depends on the draw, the trace, and how it was computed") {
  auto const page = to_text(report_samples::everything(), language::en);
  std::size_t at = 0;
  for (auto const* part : {"\nWhy\n", "\nWhat depends on the draw\n", "\nThe score, line by line\n",
                           "\nHow it was computed\n"}) {
    CAPTURE(part);
    auto const here = page.find(part);
    REQUIRE(here != std::string::npos);
    CHECK(here > at);
    at = here;
  }
  CHECK(says(page, "compared unrounded"));
  CHECK(says(page, "the default of this library"));
  CHECK(says(page, to_string(report_samples::company().rating().hash())));
  CHECK(says(page, "| sha256sum"));
  CHECK(says(page, "visits  no grade"));
}

TEST_CASE("Chinese pages say everything in Chinese") {
  auto const page = to_text(report_samples::everything(), language::zh);
  for (auto const* part : {"街角商店\n", "\n级别 ", "\n得分 ", "\n原因\n", "\n抽样的影响\n", "\n得分明细\n",
                           "\n计算依据\n", "标准误差"})
    CHECK(says(page, part));
  for (auto const* part : {"Grade", "standard error", "outlets", "points", "Why"})
    CHECK_FALSE(says(page, part));
}

TEST_CASE("each outcome reads right") {
  auto const vetoed = page_of(report_samples::rated("no", met, met));
  CHECK(row(vetoed, "Grade") == "none: failed, decided by licence Holds a licence");
  CHECK(says(vetoed, "licence  fails the company, whatever the score: Holds a licence"));

  auto const open = page_of(report_samples::rated("yes", not_assessed, met));
  CHECK(row(open, "Grade") == "undetermined: between none: below the lowest grade and best");
  CHECK(row(open, "Score") == "between 40.00 and 100.00 of 100 points");
  CHECK(row(open, "How sure") == "1 open; 40.00 % of the weight was assessed");
  CHECK(says(open, "60.00  1.1  Policy is written"));
  CHECK(says(page_of(report_samples::rated("yes", not_assessed, met), language::zh),
             "未定:介于无:未达最低级别与最佳"));

  auto const below = page_of(report_samples::rated("yes", not_met, met));
  CHECK(row(below, "Grade") == "none: below the lowest grade");
  CHECK(row(below, "Next grade") == "30.00 points to pass (at least 70)");

  auto const best = page_of(report_samples::rated("yes", met, met));
  CHECK(row(best, "Grade") == "best ★★★★★");
  CHECK(row(best, "Next grade") == "none: this is the best one");

  auto const capped = page_of(report_samples::rated("yes", excluded("none needed"), sampled(3, 5)));
  CHECK(says(capped, "60 points  1.1  Policy is written [none needed]"));
}

TEST_CASE("states that a page does not know are said in general words") {
  auto page = report{"Shop"}.add(report_samples::rated("yes", met, sampled(1, 3)));
  page.rating->grade.state = static_cast<outcome>(99);
  page.rating->grade.name = {};
  page.rating->lines[1].state = static_cast<line_state>(99);
  page.rating->lines[1].kind = static_cast<line_kind>(99);
  page.rating->causes.push_back({static_cast<effect>(99), "x", {}, {}, {}});
  page.rating->reasons.push_back(1000);
  CHECK(row(to_text(page, language::en), "Grade").starts_with("(without a name)"));
  CHECK_FALSE(to_text(report{"nothing"}, language::zh).empty());
}

TEST_CASE("no line is wider than the page but the one to copy, and data cannot break lines") {
  auto page = report_samples::everything();
  page.subject = report_text{text{"Shop\nGrade         five stars\x1B[2J\u202E"}};
  page.rating->lines[2].title = report_text{std::string(500, 'x'), "很长"};
  page.rating->lines[2].remark.reason = "a\r\nb\u2028c";
  for (auto const columns : {40U, 60U, 100U, 200U})
    for (auto const l : {language::en, language::zh}) {
      auto const text = to_text(page, l, {.columns = columns});
      for (auto const& line : lines_of(text)) {
        CAPTURE(columns, line);
        CHECK((detail::text_width(line) <= columns || says(line, "sha256sum")));
        CHECK((line.empty() || line.back() != ' '));
        CHECK_FALSE(says(line, "\x1B"));
        CHECK_FALSE(says(line, "\u202E"));
        CHECK_FALSE(says(line, "\r"));
      }
    }
  CHECK(row(to_text(page, language::en), "Grade") == "three stars ★★★");
}

TEST_CASE("of a long list the first entries are told, and the others counted") {
  auto page = report_samples::everything();
  auto const one = page.sample->by_outlet[0];
  page.sample->by_outlet.assign(500, one);
  auto const text = to_text(page, language::en, {.most_entries = 3});
  CHECK(says(text, "and 497 more, in the JSON"));
}

TEST_CASE("a draw and a law have pages of their own") {
  auto const draw = to_text(report{"Draw"}.add(report_samples::record()), language::en);
  CHECK(row(draw, "Draw") == "3 outlets, simple-random-1 visits 3");
  CHECK(row(draw, "Seed") == "05 11 17 from lottery");
  CHECK(says(draw, "Outlets of the draw, and their tickets"));

  auto everything = report_samples::everything();
  report law{"Law"};
  law.laws = everything.laws;
  auto const page = to_text(law, language::en);
  CHECK(row(page, "Grade") == "three stars, if all 6 outlets were visited");
  CHECK(row(page, "How sure").starts_with("chance of that grade over all draws of 3 of 6 outlets: 0."));
}

TEST_CASE("chances are neither certain nor impossible unless they are") {
  CHECK(detail::chance_text(0.0) == "0");
  CHECK(detail::chance_text(1.0) == "1");
  CHECK(detail::chance_text(0.99991) == "0.9999");
  CHECK(detail::chance_text(0.00037) == "3.7e-04");
  CHECK(detail::chance_text(bounded_probability{0.5, 0.4, 0.6}) == "0.500 (0.400 … 0.600)");
  CHECK(detail::level_text(0.95) == "95 %");
  CHECK(detail::level_text(0.975) == "97.5 %");
  CHECK(detail::star_text("3.5") == "★★★½");
  CHECK(detail::star_text("3.25").empty());
}
