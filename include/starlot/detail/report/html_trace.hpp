// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_TRACE_HPP
#define STARLOT_DETAIL_REPORT_HTML_TRACE_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/core/text.hpp>
#include <starlot/detail/report/html_charts.hpp>
#include <starlot/detail/report/html_why.hpp>
#include <starlot/detail/report/html_words.hpp>
#include <starlot/detail/report/html_writer.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace starlot::inline v0::detail {

/// The whole trace: clauses and criteria with what they brought, then the steps.
class html_trace {
public:
  html_trace(html_writer& out, report const& page, std::size_t most_rows)
      : out_{out}, page_{page}, most_{most_rows} {}

  void write() {
    if (!page_.rating || page_.rating->lines.empty())
      return;
    auto const& lines = page_.rating->lines;
    auto const is_step = [](report_line const& l) { return l.kind == line_kind::step; };
    auto const steps = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_step));
    out_.add("<section aria-labelledby=\"trace\">\n<h2 id=\"trace\">"_html, text{"Line by line", "逐项明细"},
             "</h2>\n"_html);
    if (steps < lines.size())
      table(lines.size() - steps);
    if (steps > 0)
      table_of_steps(steps);
    out_.add("</section>\n"_html);
  }

private:
  void table(std::size_t all) {
    out_.add(
        "<table class=\"narrow\">\n<caption>"_html,
        text{"What each line brought to the score, of what it could bring; the lines add up to the score",
             "各项对得分的贡献与应得分值;各行之和即为得分"});
    if (page_.sample)
      out_.add(text{"; ± is the standard error", ";± 为标准误差"});
    out_.add("</caption>\n<thead><tr><th scope=\"col\">"_html, text{"Item and finding", "项目与评审发现"},
             "</th><th scope=\"col\" class=\"bar wide-only\"><span class=\"unseen\">"_html,
             text{"Bar", "条形"}, "</span></th><th scope=\"col\" class=\"n wide-only\">"_html,
             text{"Could bring", "应得"}, "</th><th scope=\"col\" class=\"n\">"_html, text{"Brought", "实得"},
             "</th>"_html);
    if (!few_are_good())
      out_.add("<th scope=\"col\" class=\"n\">"_html, text{"Lost", "失分"}, "</th>"_html);
    out_.add("</tr></thead>\n<tbody>\n"_html);
    double longest = 0;
    for (auto const& l : page_.rating->lines)
      if (l.kind == line_kind::criterion)
        longest = (std::max)(longest, l.available.value);
    std::size_t rows = 0;
    for (auto const& l : page_.rating->lines)
      if (l.kind != line_kind::step && rows++ < most_)
        row(l, longest);
    out_.add("</tbody></table>\n"_html);
    html_more(out_, all, (std::min)(all, most_));
  }

  void row(report_line const& l, double longest) {
    bool const is_group = l.kind == line_kind::clause || l.kind == line_kind::top;
    out_.add(is_group ? "<tr class=\"top\"><th scope=\"row\""_html : "<tr><th scope=\"row\""_html);
    indent(l.depth);
    out_.add(">"_html);
    html_title(out_, l);
    below(l);
    out_.add("</th><td class=\"bar wide-only\">"_html);
    if (!is_group && longest > 0) {
      auto const size = 98 / longest;
      if (few_are_good())
        html_bar<1>(out_, {{{"lost"_html, size * l.contribution.value}}});
      else
        html_bar<3>(out_, {{{"earned"_html, size * l.contribution.value},
                            {"lost"_html, size * (l.lost.value - l.open.value)},
                            {"open"_html, size * l.open.value}}});
    }
    out_.add("</td><td class=\"n wide-only\">"_html);
    if (l.state == line_state::excluded || l.state == line_state::uncounted) {
      out_.add("–</td><td class=\"n\">–</td>"_html);
      if (!few_are_good())
        out_.add("<td class=\"n\">–</td>"_html);
      out_.add("</tr>\n"_html);
      return;
    }
    out_.add(l.available.shown, "</td><td class=\"n\">"_html, l.contribution.shown);
    if (l.estimate && l.estimate->none == errc::none && l.estimate->standard_error > 0)
      out_.add("<small>"_html, "± "_html, l.estimate->shown_error, "</small>"_html);
    out_.add("</td>"_html);
    if (!few_are_good())
      out_.add("<td class=\"n\">"_html, l.lost.shown, "</td>"_html);
    out_.add("</tr>\n"_html);
  }
  [[nodiscard]] bool few_are_good() const { return page_.rating->few_points_are_good; }
  void indent(std::size_t depth) {
    if (depth > 0)
      out_.add(" class=\"d"_html, (std::min<std::size_t>)(depth, 4), "\""_html);
  }

  /// What stands below the title: finding, state, remark.
  void below(report_line const& l) {
    notes(l);
    flags(l);
    remark(l.remark);
  }
  void notes(report_line const& l) {
    each_line_note(l, [&](report_text const& t) { out_.add("<small>"_html, t, "</small>"_html); });
  }
  void flags(report_line const& l) {
    if (auto const words = flag_words(l); !words.empty())
      out_.add("<small class=\"flag\">"_html, words, "</small>"_html);
  }
  void remark(report_remark const& r) {
    if (r.empty())
      return;
    out_.add("<small>"_html);
    bool first = true;
    auto const part = [&](text const& name, std::string_view s) {
      if (s.empty())
        return;
      if (!first)
        out_.add(" · "_html);
      first = false;
      out_.add(name, s);
    };
    part({"", ""}, r.reason);
    part({"evidence: ", "证据:"}, r.evidence);
    part({"assessor: ", "评审员:"}, r.assessor);
    part({"", ""}, r.date);
    out_.add("</small>"_html);
  }

  void table_of_steps(std::size_t all) {
    out_.add("<h3>"_html, text{"Steps after the sum, in their order", "汇总后的调整项(按顺序)"},
             "</h3>\n<table>\n<caption>"_html,
             text{"What each step did to the score or the grade", "各调整项对得分或级别的作用"},
             "</caption>\n<thead><tr><th scope=\"col\">"_html, text{"Step", "调整项"},
             "</th><th scope=\"col\">"_html, text{"Effect", "作用"},
             "</th><th scope=\"col\" class=\"n\">"_html, text{"Points", "分值"},
             "</th></tr></thead>\n<tbody>\n"_html);
    std::size_t rows = 0;
    for (auto const& l : page_.rating->lines) {
      if (l.kind != line_kind::step || rows++ >= most_)
        continue;
      out_.add("<tr><th scope=\"row\">"_html);
      html_title(out_, l);
      notes(l);
      remark(l.remark);
      out_.add("</th><td>"_html);
      if (l.vetoes)
        out_.add("<strong>"_html, text{"fails the company", "一票否决"}, "</strong>"_html);
      else if (auto const words = flag_words(l); !words.empty())
        out_.add(words);
      else if (l.state == line_state::open)
        out_.add(text{"open", "未评审"});
      else if (l.state == line_state::acted)
        out_.add(text{"acted", "已生效"});
      else
        out_.add(text{"changed nothing", "未生效"});
      out_.add("</td><td class=\"n\">"_html, l.contribution.shown, "</td></tr>\n"_html);
    }
    out_.add("</tbody></table>\n"_html);
    html_more(out_, all, (std::min)(all, most_));
  }

  html_writer& out_;
  report const& page_;
  std::size_t most_;
};

} // namespace starlot::inline v0::detail

#endif
