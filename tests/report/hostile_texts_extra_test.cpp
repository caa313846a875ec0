// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// 10 000 reports with texts that try to get out of their place, and scores next to the cut-offs.

#include "report_samples.hpp"
#include "support/catch.hpp"
#include "support/json_reader.hpp"

#include <starlot/report.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace starlot;
using namespace starlot::literals;

namespace {

struct dice {
  std::uint64_t state;
  std::size_t operator()(std::size_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state >> 33U) % below;
  }
};

std::string hostile(dice& next) {
  static std::vector<std::string> const pieces{"<script>alert(1)</script>",
                                               "\"",
                                               "'",
                                               "&amp;",
                                               "&",
                                               "</style><!--",
                                               "]]>",
                                               "\\",
                                               "\n",
                                               "\r\n",
                                               "\t",
                                               "\x1B[2J",
                                               std::string(1, '\0'),
                                               "\x7F",
                                               "\u0085",
                                               "\u009B31m",
                                               "\u2028",
                                               "\u2029",
                                               "\u202E",
                                               "\u2066",
                                               "\u200F",
                                               "\u061C",
                                               "\uFEFF",
                                               "\u200B",
                                               "\xFF",
                                               "\xC0\xAF",
                                               "\xED\xA0\x80",
                                               "\xE4\xB8",
                                               "\xF4\x90\x80\x80",
                                               "三星级",
                                               "e\u0301",
                                               "\U0001F600",
                                               "five stars",
                                               "Grade         five stars",
                                               "{\"a\": 1}",
                                               "javascript:",
                                               "%s%n",
                                               "\U000E0041",
                                               "  ",
                                               "INJECTED",
                                               std::string(300, 'W'),
                                               "style=\"x\" onload=",
                                               "`",
                                               "$(reboot)",
                                               "--"};
  std::string out;
  for (auto n = next(6); n > 0; --n)
    out += pieces[next(pieces.size())];
  return out;
}

/// Calls with every text of a report that is data.
template <class Change> void for_each_text(report& r, Change const& change) {
  auto const both = [&](report_text& t) {
    change(t.en);
    change(t.zh);
  };
  auto const grade = [&](report_grade& g) { both(g.name); };
  both(r.subject);
  for (auto& n : r.notes)
    both(n);
  for (auto& p : r.policies)
    both(p);
  if (r.rating) {
    auto& of = *r.rating;
    both(of.scheme_name);
    change(of.scheme_id);
    change(of.scheme_version);
    grade(of.grade);
    grade(of.lowest_grade);
    grade(of.highest_grade);
    for (auto& rung : of.rungs)
      both(rung.name);
    if (of.next)
      grade(of.next->grade);
    for (auto& c : of.causes) {
      change(c.id);
      both(c.title);
      both(c.rung);
    }
    for (auto& l : of.lines) {
      change(l.id);
      both(l.title);
      both(l.found);
      change(l.remark.reason);
      change(l.remark.evidence);
      change(l.remark.assessor);
      change(l.remark.date);
    }
  }
  if (r.sample) {
    change(r.sample->policy);
    both(r.sample->nonlinear_step);
    for (auto& o : r.sample->by_outlet) {
      change(o.id);
      change(o.stratum);
    }
  }
  if (r.draw) {
    change(r.draw->seed);
    change(r.draw->source);
    change(r.draw->published);
    change(r.draw->design);
    change(r.draw->ticket_line);
    for (auto& o : r.draw->outlets) {
      change(o.id);
      change(o.stratum);
    }
  }
  for (auto& l : r.laws) {
    both(l.design);
    for (auto& g : l.grades)
      grade(g.grade);
  }
  if (r.effects)
    for (auto& e : r.effects->ranked)
      change(e.id);
  for (auto& c : r.curves)
    both(c.title);
}

/// Where the first character is that must not be there; ends of lines may.
std::size_t first_raw(std::string const& page) {
  std::size_t ends = 0;
  for (detail::code_points all{page}; auto const c = all.next();) {
    if (c.value != '\n' && detail::must_be_escaped(c.value))
      return c.at;
    ends = c.at + c.bytes.size();
    if (c.value == 0xFFFDU && std::string_view{page}.substr(c.at, 3) != "\xEF\xBF\xBD")
      return c.at; // not UTF-8
  }
  return ends == page.size() ? std::string::npos : ends;
}

/// Where the first "&" is that begins no character reference.
std::size_t first_raw_ampersand(std::string const& html) {
  for (auto at = html.find('&'); at != std::string::npos; at = html.find('&', at + 1)) {
    auto const rest = std::string_view{html}.substr(at, 10);
    auto const end = rest.find(';');
    if (end == std::string_view::npos || rest.find_first_of(" <>\"") < end)
      return at;
  }
  return std::string::npos;
}
/// Characters of markup.
std::string markup_of(std::string const& html) {
  std::string out;
  for (char const c : html)
    if (c == '<' || c == '>' || c == '"')
      out += c;
  return out;
}

rating near_a_cut_off(dice& next) {
  // 60 points and 40 (1 - k/m): next to 70, 80, 90 points for m up to 2^31.
  auto const m = static_cast<std::int64_t>(8 + next(2'000'000'000));
  std::int64_t const quarters[] = {m / 4, m / 2, 3 * m / 4};
  auto const k = quarters[next(3)] + static_cast<std::int64_t>(next(5)) - 2;
  finding const first = next(8) == 0 ? not_assessed : next(8) == 0 ? not_met : met;
  return report_samples::rated(next(10) == 0 ? "no" : "yes", first, sampled(k, m));
}

decimal number(std::string const& shown) {
  auto const point = shown.find('.');
  return *parse<decimal>(shown.substr(0, point + 7)); // towards 0: what is behind decides ties only
}

/// Whether the shown score stands where the exact one does.
void check_side(report_number const& n, std::vector<report_rung> const& rungs, fraction const& exact) {
  CHECK(to_string(exact) == n.exact);
  auto const cut = number(n.shown);
  bool const is_cut = n.shown.find_first_not_of('0', n.shown.find('.') + 7) != std::string::npos &&
                      n.shown.size() > n.shown.find('.') + 7;
  for (auto const& r : rungs) {
    auto const from = *parse<decimal>(r.from.exact);
    bool const shown_reaches = cut >= from;
    bool const shown_above = cut > from || (cut == from && is_cut);
    CHECK(shown_reaches == (exact >= fraction{from}));
    CHECK(shown_above == (exact > fraction{from}));
  }
}

} // namespace

TEST_CASE("in 10 000 reports nothing leaves its place, and no number contradicts the grade") {
  dice next{20261128};
  auto const base = report_samples::everything();
  for (int i = 0; i < 10'000; ++i) {
    CAPTURE(i);
    auto page = base;
    if (i % 2 == 0) {
      auto const of = near_a_cut_off(next);
      page = report{""};
      page.add(of).note({}).policy({});
      check_side(page.rating->lowest, page.rating->rungs, of.lowest());
      check_side(page.rating->highest, page.rating->rungs, of.highest());
      if (page.rating->next && page.rating->next->missing.exact != "0")
        CHECK(page.rating->next->missing.shown.find_first_of("123456789") != std::string::npos);
    }
    for_each_text(page, [&](std::string& s) {
      if (next(3) == 0)
        s = hostile(next);
    });
    auto const l = i % 4 < 2 ? language::en : language::zh;
    auto const text = to_text(page, l);
    CHECK(first_raw(text) == std::string::npos);

    auto const json = to_json(page);
    CHECK(first_raw(json) == std::string::npos);
    CHECK(json.find('<') == std::string::npos);
    json_reader reader{json};
    CHECK(reader.is_valid());

    auto const html = to_html(page, l);
    CHECK(first_raw(html) == std::string::npos);
    CHECK(first_raw_ampersand(html) == std::string::npos);
    auto without = page;
    for_each_text(without, [](std::string& t) {
      for (auto& c : t)
        if (c == '<' || c == '>' || c == '"' || c == '&' || c == '\'')
          c = 'x';
    });
    CHECK(markup_of(html) == markup_of(to_html(without, l)));

    // Data that was made harmless before comes out the same: an end of line in data is never one in the page.
    auto harmless = page;
    for_each_text(harmless, [](std::string& s) { s = detail::on_a_line(s); });
    CHECK(to_text(harmless, l) == text);
  }
}
