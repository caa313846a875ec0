// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_WHY_HPP
#define STARLOT_DETAIL_REPORT_HTML_WHY_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/core/error_code.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/report/html_charts.hpp>
#include <starlot/detail/report/html_words.hpp>
#include <starlot/detail/report/html_writer.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace starlot::inline v0::detail {

/// Says how many rows of a table are left out.
inline void html_more(html_writer& out, std::size_t all, std::size_t shown) {
  if (all > shown)
    out.add("<p class=\"small\">"_html, text{"and ", "另有 "}, html_count{all - shown},
            text{" more, in the JSON", " 项,见 JSON"}, "</p>\n"_html);
}

/// The second page: the largest losses, what decided beside the score, what is open, points by clause, what each outlet cost, and
/// what the draw makes of the grade.
class html_why {
public:
  html_why(html_writer& out, report const& page, std::size_t most_rows)
      : out_{out}, page_{page}, most_{most_rows} {}

  void write() {
    if (page_.rating) {
      out_.add("<section aria-labelledby=\"why\">\n<h2 id=\"why\">"_html, text{"Why", "原因"},
               "</h2>\n"_html);
      causes(*page_.rating);
      open(*page_.rating);
      losses(*page_.rating);
      clauses(*page_.rating);
      if (page_.sample)
        outlets(*page_.sample);
      out_.add("</section>\n"_html);
    }
    laws();
  }

private:
  void causes(report_rating const& r) {
    if (r.causes.empty())
      return;
    out_.add("<h3>"_html, text{"What decided beside the points", "分值以外的决定因素"},
             "</h3>\n<ul class=\"plain\">\n"_html);
    for (auto const& c : r.causes) {
      out_.add("<li><strong>"_html);
      if (!c.id.empty())
        out_.add("<span class=\"id\">"_html, c.id, "</span>"_html);
      out_.add(c.title, "</strong> "_html, cause_words(c));
      out_.add("</li>\n"_html);
    }
    out_.add("</ul>\n"_html);
  }

  void losses(report_rating const& r) {
    // Where few points are good, those that were brought cost the grade.
    auto const cost = [&](std::size_t i) -> report_number const& {
      return r.few_points_are_good ? r.lines[i].contribution : r.lines[i].lost;
    };
    double most = 0;
    for (auto const i : r.reasons)
      if (i < r.lines.size())
        most = (std::max)(most, cost(i).value);
    if (!(most > 0))
      return;
    if (r.few_points_are_good)
      out_.add("<h3>"_html, text{"What brought most points", "计分最多的指标"},
               "</h3>\n<table>\n<caption>"_html,
               text{"Points of the score, most first; few are good", "计入得分的分值,由多到少;分数越低越好"});
    else
      out_.add("<h3>"_html, text{"Largest losses", "失分最多的指标"}, "</h3>\n<table>\n<caption>"_html,
               text{"Points of the score that were lost, most first", "损失的分值,由多到少"});
    out_.add("</caption>\n<thead><tr><th scope=\"col\">"_html, text{"Item", "项目"},
             "</th><th scope=\"col\" class=\"bar\"><span class=\"unseen\">"_html, text{"Bar", "条形"},
             "</span></th><th scope=\"col\" class=\"n\">"_html,
             r.few_points_are_good ? text{"Points", "分值"} : text{"Lost", "失分"},
             "</th></tr></thead>\n<tbody>\n"_html);
    for (auto const i : r.reasons) {
      if (i >= r.lines.size())
        continue;
      auto const& l = r.lines[i];
      out_.add("<tr><th scope=\"row\">"_html);
      html_title(out_, l);
      if (!l.found.empty() || !l.remark.reason.empty()) {
        out_.add("<small>"_html, l.found);
        if (!l.remark.reason.empty())
          out_.add(l.found.empty() ? text{} : text{": ", ":"}, l.remark.reason);
        out_.add("</small>"_html);
      }
      out_.add("</th><td class=\"bar\">"_html);
      html_bar<1>(out_, {{{"lost"_html, 98 * cost(i).value / most}}});
      out_.add("</td><td class=\"n\">"_html, cost(i).shown, "</td></tr>\n"_html);
    }
    out_.add("</tbody></table>\n"_html);
  }

  [[nodiscard]] static bool is_open(report_line const& l) {
    return l.state == line_state::open && (l.kind == line_kind::criterion || l.kind == line_kind::step);
  }
  void open(report_rating const& r) {
    if (r.open_items == 0)
      return;
    out_.add("<h3>"_html, text{"Open items", "未评审项"}, "</h3>\n"_html);
    if (std::none_of(r.lines.begin(), r.lines.end(), is_open)) {
      out_.add("<p>"_html,
               text{"Each criterion was assessed somewhere; open is what was not assessed at some outlets.",
                    "各指标均有评审;未评审的是部分网点的结果。"},
               "</p>\n"_html);
      return;
    }
    out_.add("<table>\n<caption>"_html,
             text{"What was not assessed, and the points of the score that it can still bring",
                  "尚未评审的项目及其仍可得的分值"},
             "</caption>\n<thead><tr><th scope=\"col\">"_html, text{"Item", "项目"},
             "</th><th scope=\"col\" class=\"n\">"_html, text{"Least", "最少"},
             "</th><th scope=\"col\" class=\"n\">"_html, text{"Most", "最多"},
             "</th></tr></thead>\n<tbody>\n"_html);
    std::size_t shown = 0;
    for (auto const& l : r.lines) {
      if (!is_open(l))
        continue;
      if (++shown > most_)
        continue;
      out_.add("<tr><th scope=\"row\">"_html);
      html_title(out_, l);
      if (!l.remark.empty() && !l.remark.reason.empty())
        out_.add("<small>"_html, l.remark.reason, "</small>"_html);
      out_.add("</th>"_html);
      if (l.kind == line_kind::step)
        out_.add("<td class=\"n\" colspan=\"2\">"_html, text{"a step", "调整项"}, "</td></tr>\n"_html);
      else
        out_.add("<td class=\"n\">0</td><td class=\"n\">"_html, l.available.shown, "</td></tr>\n"_html);
    }
    out_.add("</tbody></table>\n"_html);
    html_more(out_, shown, (std::min)(shown, most_));
  }

  /// Clauses at the top, and those below them where there is room.
  void clauses(report_rating const& r) {
    std::size_t two_levels = 0;
    for (auto const& l : r.lines)
      two_levels += is_part(l, 1) ? 1U : 0U;
    std::size_t const deepest = two_levels <= 24 ? 1 : 0;
    double longest = 0;
    bool any = false, lost = false, is_open = false, excluded = false;
    for (auto const& l : r.lines)
      if (is_part(l, deepest)) {
        any = true;
        longest = (std::max)(longest, l.available.value + l.excluded.value);
        lost = lost || (!r.few_points_are_good && l.lost.value > l.open.value);
        is_open = is_open || l.open.value > 0;
        excluded = excluded || l.excluded.value > 0;
      }
    if (!any || !(longest > 0))
      return;
    out_.add("<h3>"_html, text{"Points by clause", "各条款得分"}, "</h3>\n<ul class=\"key\">"_html);
    if (r.few_points_are_good)
      html_key(out_, "lost"_html, {"points of the score; few are good", "计入得分的分值;越低越好"});
    else
      html_key(out_, "earned"_html, {"earned", "得分"});
    if (lost)
      html_key(out_, "lost"_html, {"lost", "失分"});
    if (is_open)
      html_key(out_, "open"_html, {"open", "未评审"});
    if (excluded)
      html_key(out_, "excluded"_html,
               {"excluded: declared points that do not apply", "删减:不适用的规定分值"});
    out_.add("</ul>\n<table>\n<caption>"_html,
             text{"Points of the score that each clause brought, of those that it could bring",
                  "各条款对得分的贡献与应得分值"},
             "</caption>\n<thead><tr><th scope=\"col\">"_html, text{"Clause", "条款"},
             "</th><th scope=\"col\" class=\"bar\"><span class=\"unseen\">"_html, text{"Bar", "条形"},
             "</span></th><th scope=\"col\" class=\"n\">"_html, text{"Brought", "实得"},
             "</th><th scope=\"col\" class=\"n\">"_html, text{"Could bring", "应得"},
             "</th></tr></thead>\n<tbody>\n"_html);
    std::size_t rows = 0;
    for (auto const& l : r.lines)
      if (is_part(l, deepest) && ++rows <= most_)
        clause(l, longest, r.few_points_are_good);
    out_.add("</tbody></table>\n"_html);
    html_more(out_, rows, (std::min)(rows, most_));
  }
  [[nodiscard]] static bool is_part(report_line const& l, std::size_t deepest) {
    return (l.kind == line_kind::clause && l.depth <= deepest) ||
           (l.kind == line_kind::criterion && l.depth == 0);
  }
  void clause(report_line const& l, double longest, bool few_are_good) {
    out_.add(l.depth == 0 ? "<tr class=\"top\"><th scope=\"row\">"_html
                          : "<tr><th scope=\"row\" class=\"d1\">"_html);
    html_title(out_, l);
    if (auto const state = state_words(l.state); !state.empty())
      out_.add(" <small>"_html, state, "</small>"_html);
    out_.add("</th><td class=\"bar\">"_html);
    auto const size = 98 / longest;
    if (few_are_good)
      html_bar<1>(out_, {{{"lost"_html, size * l.contribution.value}}});
    else
      html_bar<4>(out_, {{{"earned"_html, size * l.contribution.value},
                          {"lost"_html, size * (l.lost.value - l.open.value)},
                          {"open"_html, size * l.open.value},
                          {"excluded"_html, size * l.excluded.value}}});
    out_.add("</td><td class=\"n\">"_html, l.contribution.shown, "</td><td class=\"n\">"_html,
             l.available.shown, "</td></tr>\n"_html);
  }

  void outlets(report_sample const& s) {
    out_.add("<h3>"_html, text{"What each outlet cost", "各网点造成的失分"}, "</h3>\n"_html);
    if (s.no_losses != errc::none)
      out_.add("<p>"_html, text{"The policy has no loss by outlet: ", "该汇总口径没有按网点的失分:"},
               error_text(s.no_losses), "</p>\n"_html);
    else
      html_strip{out_, s}.draw();
    bool const strata =
        std::any_of(s.by_outlet.begin(), s.by_outlet.end(), [](auto const& o) { return !o.stratum.empty(); });
    out_.add("<table class=\"narrow\">\n<caption>"_html, text{"Outlets of the sample", "样本网点"});
    if (s.no_losses == errc::none)
      out_.add(text{", from the one that cost most", ",由失分最多者起"});
    out_.add("</caption>\n<thead><tr><th scope=\"col\">"_html, text{"Outlet", "网点"}, "</th>"_html);
    if (strata)
      out_.add("<th scope=\"col\">"_html, text{"Stratum", "层"}, "</th>"_html);
    out_.add("<th scope=\"col\" class=\"n\">"_html, text{"Stands for", "代表网点数"},
             "</th><th scope=\"col\" class=\"n\">"_html, text{"Lost", "失分"},
             "</th></tr></thead>\n<tbody>\n"_html);
    auto const rows = (std::min)(s.by_outlet.size(), most_);
    for (std::size_t i = 0; i < rows; ++i) {
      auto const& o = s.by_outlet[i];
      out_.add("<tr><th scope=\"row\">"_html, o.id, "</th>"_html);
      if (strata)
        out_.add("<td>"_html, o.stratum, "</td>"_html);
      out_.add("<td class=\"n\">"_html, o.weight, "</td><td class=\"n\">"_html);
      if (!o.is_reached)
        out_.add(text{"not reached", "未能访问"});
      else if (o.lost)
        out_.add(o.lost->number().shown);
      else
        out_.add("–"_html);
      out_.add("</td></tr>\n"_html);
    }
    out_.add("</tbody></table>\n"_html);
    html_more(out_, s.by_outlet.size(), rows);
  }

  void laws() {
    if (page_.laws.empty() && page_.curves.empty() && !page_.effects)
      return;
    out_.add("<section aria-labelledby=\"luck\">\n<h2 id=\"luck\">"_html,
             text{"What the draw makes of the grade", "抽样对级别的影响"}, "</h2>\n"_html);
    for (std::size_t i = 0; i < page_.laws.size() && i < most_; ++i)
      law(page_.laws[i]);
    html_more(out_, page_.laws.size(), (std::min)(page_.laws.size(), most_));
    for (auto const& c : page_.curves)
      html_curve(out_, c);
    if (page_.effects)
      effects(*page_.effects);
    out_.add("</section>\n"_html);
  }

  void law(report_law const& l) {
    out_.add("<h3>"_html, html_count{l.n}, text{" of ", " / "}, html_count{l.population},
             text{" outlets drawn", "个网点"});
    if (!l.design.empty())
      out_.add(text{": ", ":"}, l.design);
    out_.add("</h3>\n<table>\n<caption>"_html,
             text{"Chance of each grade over all draws", "所有可能抽样中各级别的概率"}, " ("_html, l.method,
             ")"_html, "</caption>\n<thead><tr><th scope=\"col\">"_html, text{"Grade", "级别"},
             "</th><th scope=\"col\" class=\"bar\"><span class=\"unseen\">"_html, text{"Bar", "条形"},
             "</span></th><th scope=\"col\" class=\"n\">"_html, text{"Chance", "概率"},
             "</th></tr></thead>\n<tbody>\n"_html);
    for (auto i = l.grades.size(); i-- > 0;) {
      auto const& c = l.grades[i];
      bool const is_true = l.true_grade && c.grade == *l.true_grade;
      out_.add(is_true ? "<tr class=\"top\"><th scope=\"row\">"_html : "<tr><th scope=\"row\">"_html,
               grade_words(c.grade));
      if (is_true)
        out_.add("<small>"_html, text{"if all outlets were visited", "若访问全部网点"}, "</small>"_html);
      out_.add("</th><td class=\"bar\">"_html);
      html_bar<1>(out_, {{{"earned"_html, 98 * c.probability.value}}});
      out_.add("</td><td class=\"n\">"_html, percent_words(c.probability.value));
      auto const lower = percent_words(c.probability.lower), upper = percent_words(c.probability.upper);
      if (lower != upper)
        out_.add("<small>"_html, lower, text{" to ", " 至 "}, upper, "</small>"_html);
      out_.add("</td></tr>\n"_html);
    }
    out_.add("</tbody></table>\n"_html);
  }

  void effects(report_effects const& e) {
    out_.add("<h3>"_html, text{"The outlets on which most depends", "影响最大的网点"},
             "</h3>\n<table>\n<caption>"_html, text{"Chance of ", "获得"}, grade_words(e.grade),
             text{" or better, for the ", "或更高级别的概率(影响最大的 "}, html_count{e.ranked.size()},
             text{" of ", " / "}, html_count{e.outlets}, text{" outlets with the largest effect", " 个网点)"},
             "</caption>\n<thead><tr><th scope=\"col\">"_html, text{"Outlet", "网点"},
             "</th><th scope=\"col\" class=\"n\">"_html, text{"Score", "得分"},
             "</th><th scope=\"col\" class=\"n\">"_html, text{"If drawn", "抽中时"},
             "</th><th scope=\"col\" class=\"n\">"_html, text{"If not drawn", "未抽中时"},
             "</th></tr></thead>\n<tbody>\n"_html);
    auto const rows = (std::min)(e.ranked.size(), most_);
    for (std::size_t i = 0; i < rows; ++i) {
      auto const& o = e.ranked[i];
      out_.add("<tr><th scope=\"row\">"_html, o.id, "</th><td class=\"n\">"_html, o.score,
               "</td><td class=\"n\">"_html, percent_words(o.if_drawn), "</td><td class=\"n\">"_html);
      if (o.if_not_drawn)
        out_.add(percent_words(*o.if_not_drawn));
      else
        out_.add("–"_html);
      out_.add("</td></tr>\n"_html);
    }
    out_.add("</tbody></table>\n"_html);
    html_more(out_, e.ranked.size(), rows);
  }

  html_writer& out_;
  report const& page_;
  std::size_t most_;
};

} // namespace starlot::inline v0::detail

#endif
