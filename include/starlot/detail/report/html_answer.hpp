// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_ANSWER_HPP
#define STARLOT_DETAIL_REPORT_HTML_ANSWER_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/core/error_code.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/report/html_ladder.hpp>
#include <starlot/detail/report/html_words.hpp>
#include <starlot/detail/report/html_writer.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>

#include <algorithm>
#include <cstddef>

namespace starlot::inline v0::detail {

/// The first page: what came out, how far it is to the next grade, and how sure that is.
class html_answer {
public:
  html_answer(html_writer& out, report const& page) : out_{out}, page_{page} {}

  void write() {
    out_.add("<header class=\"answer\">\n<p class=\"kicker\">"_html);
    if (page_.rating)
      out_.add(page_.rating->scheme_name, page_.rating->scheme_name.empty() ? ""_html : " · "_html,
               page_.rating->scheme_id, "-"_html, page_.rating->scheme_version);
    else if (!page_.laws.empty())
      out_.add(text{"What the draw makes of the grade", "抽样对级别的影响"});
    else
      out_.add(text{"Draw of outlets", "网点抽取记录"});
    out_.add("</p>\n<h1>"_html, page_.subject, "</h1>\n"_html);
    if (page_.rating)
      rating(*page_.rating);
    else if (!page_.laws.empty())
      law(page_.laws.front());
    else if (page_.draw)
      out_.add("<p class=\"grade\">"_html, html_count{page_.draw->outlets.size()},
               text{page_.draw->outlets.size() == 1 ? " outlet drawn" : " outlets drawn", "个网点被抽中"},
               "</p>\n"_html);
    for (auto const& n : page_.notes)
      out_.add("<p class=\"note\">"_html, n, "</p>\n"_html);
    out_.add("</header>\n"_html);
  }

private:
  void rating(report_rating const& r) {
    html_badge(out_, r);
    out_.add("<p class=\"grade\">"_html, grade_words(r.grade), "</p>\n"_html);
    if (r.grade.state == outcome::nothing_applies)
      out_.add("<p>"_html,
               text{"No criterion that counts applies to this company: there is no score.",
                    "没有适用于该企业的计分指标,因此没有得分。"},
               "</p>\n"_html);
    else
      score(r);
    if (r.group_is_open)
      out_.add("<p>"_html,
               text{"The peer group is still open, and with it the ladder.", "组别未定,级别表亦未定。"},
               "</p>\n"_html);
    else if (r.grade.state == outcome::undetermined)
      out_.add("<p>"_html, text{"Between ", "介于 "}, grade_words(r.lowest_grade), text{" and ", " 与 "},
               grade_words(r.highest_grade),
               r.bounds_are_guaranteed
                   ? text{", depending on what is still open.", " 之间,取决于未评审项。"}
                   : text{", if what is open were all wrong, or all right; not guaranteed to be bounds.",
                          "(未评审项全不符合或全符合时),不保证为上下界。"},
               "</p>\n"_html);
    html_ladder{out_, page_}.draw();
    out_.add("<dl class=\"facts\">\n"_html);
    decided(r);
    next(r);
    largest_loss(r);
    if (page_.sample)
      how_sure(*page_.sample);
    assessed(r);
    out_.add("</dl>\n"_html);
  }

  void score(report_rating const& r) {
    out_.add("<p class=\"score\">"_html);
    if (r.has_score)
      out_.add("<b>"_html, r.lowest.shown, "</b>"_html);
    else
      out_.add("<b>"_html, r.lowest.shown, text{" to ", " 至 "}, r.highest.shown, "</b>"_html);
    if (r.few_points_are_good)
      out_.add(text{" points; few are good", "分(分数越低越好)"});
    else
      out_.add(text{" of ", "分,满分 "}, without_zeros(r.maximum.shown), text{" points", "分"});
    out_.add("</p>\n"_html);
  }

  /// What decided beside the score.
  void decided(report_rating const& r) {
    if (!r.group.empty()) {
      fact(text{"Peer group", "组别"});
      out_.add(r.group);
      end();
    }
    if (r.grade.state == outcome::undetermined)
      return; // what would decide stands below
    for (auto const& c : r.causes)
      if (c.effect == effect::vetoes || c.effect == effect::awards || c.effect == effect::limits_grade ||
          c.effect == effect::lifts_grade) {
        fact(text{"Decided by", "决定性原因"});
        out_.add(c.title.empty() ? report_text{c.id} : c.title, "<small>"_html, cause_words(c),
                 "</small>"_html);
        return end();
      }
    for (auto const& c : r.causes)
      if (c.effect == effect::cuts_score) {
        fact(text{"Score changed by", "得分调整原因"});
        out_.add(c.title.empty() ? report_text{c.id} : c.title, "<small>"_html, c.change.shown,
                 text{" points", "分"}, "</small>"_html);
        return end();
      }
  }

  void next(report_rating const& r) {
    if (!r.next || (r.grade.state != outcome::graded && r.grade.state != outcome::below_ladder))
      return; // points do not lift a veto
    fact(text{"To the next grade", "距上一级别"});
    out_.add(r.next->missing.shown,
             r.few_points_are_good ? text{" points fewer for ", " 分(须减少),可升至"}
                                   : text{" points more for ", " 分,可升至"},
             grade_words(r.next->grade));
    if (std::any_of(r.causes.begin(), r.causes.end(), [](report_cause const& c) {
          return c.effect == effect::limits_grade || c.effect == effect::cuts_score;
        }))
      out_.add("<small>"_html,
               text{"if what decided beside the points allows it", "须以分值以外的决定因素允许为前提"},
               "</small>"_html);
    end();
  }

  /// What to mend first.
  void largest_loss(report_rating const& r) {
    if (r.few_points_are_good || r.reasons.empty() || r.reasons[0] >= r.lines.size())
      return;
    auto const& l = r.lines[r.reasons[0]];
    if (!(l.lost.value > 0))
      return;
    fact(text{"Largest loss", "最大失分项"});
    out_.add(l.lost.shown, text{" points", "分"}, "<small>"_html);
    html_title(out_, l);
    out_.add("</small>"_html);
    end();
  }

  void how_sure(report_sample const& s) {
    fact(text{"How sure", "可信程度"});
    auto const& e = s.estimate;
    if (e.is_census && e.none == errc::none) {
      out_.add(
          text{"All outlets were visited: nothing is left to chance.", "已访问全部网点,不存在抽样误差。"});
    } else if (e.none != errc::none) {
      out_.add(text{"No standard error: ", "没有标准误差:"}, error_text(e.none));
    } else {
      if (e.no_interval == errc::none)
        out_.add(level_words(s.level), text{" interval ", " 置信区间:"}, e.shown_lower, text{" to ", " 至 "},
                 e.shown_upper);
      else
        out_.add(text{"No interval: ", "没有置信区间:"}, error_text(e.no_interval));
      out_.add("<small>"_html, text{"standard error ", "标准误差 "}, e.shown_error);
      if (!s.nonlinear_step.empty())
        out_.add(text{", before the step \u201C", ",不含调整项“"}, s.nonlinear_step, text{"\u201D", "”"});
      out_.add("</small>"_html);
    }
    if (s.grade_by_bound)
      out_.add("<small>"_html, text{"by the one-sided bound of ", "按单侧 "}, level_words(s.level),
               text{": ", " 置信界:"}, grade_words(*s.grade_by_bound), "</small>"_html);
    end();
    fact(text{"Outlets visited", "访问网点"});
    out_.add(html_count{s.reached}, text{" of ", " / "}, s.population);
    if (s.reached < s.outlets)
      out_.add("<small>"_html, html_count{s.outlets - s.reached},
               text{" of the sample could not be reached", "个样本网点未能访问"}, "</small>"_html);
    if (s.replaced > 0)
      out_.add("<small>"_html, html_count{s.replaced},
               text{" replaced: the result speaks of outlets that can be reached only",
                    "个网点被替换:结果仅适用于可访问的网点"},
               "</small>"_html);
    if (s.optional_stopping)
      out_.add("<small>"_html,
               text{"extended without a plan: the interval may cover less than it says",
                    "样本曾未按计划扩充:区间的实际覆盖率可能低于其名义值"},
               "</small>"_html);
    if (s.approximate_probabilities)
      out_.add(
          "<small>"_html,
          text{"probabilities of the draw, and so weights, are approximate", "入样概率为近似值,权重亦然"},
          "</small>"_html);
    end();
  }

  void assessed(report_rating const& r) {
    if (r.open_items == 0 && page_.sample)
      return;
    fact(text{"Assessed", "评审完成度"});
    if (r.open_items == 0)
      out_.add(text{"All that applies was assessed.", "适用项已全部评审。"});
    else {
      out_.add(html_count{r.open_items},
               text{r.open_items == 1 ? " item is open" : " items are open", "项尚未评审"}, "<small>"_html,
               percent_words(r.completeness_value), text{" of the weight was assessed", " 的权重已评审"},
               "</small><small>"_html);
      if (r.bounds_are_guaranteed)
        out_.add(text{"the bounds are guaranteed", "上下界有保证"});
      else
        out_.add(text{"bounds: all that is open goes wrong, or all of it right",
                      "上下界:未评审项全不符合或全符合"});
      out_.add("</small>"_html);
    }
    end();
  }

  void law(report_law const& l) {
    if (l.true_grade) {
      for (auto const& c : l.grades)
        if (c.grade == *l.true_grade)
          out_.add("<p class=\"grade\">"_html, percent_words(c.probability.value), "</p>\n<p>"_html,
                   text{"is the chance that a draw of ", "抽取 "}, html_count{l.n}, text{" of ", " / "},
                   html_count{l.population},
                   text{" outlets gives the grade that visiting all of them would give: ",
                        " 个网点所得级别与访问全部网点一致的概率;真实级别:"},
                   "<strong>"_html, grade_words(*l.true_grade), "</strong></p>\n"_html);
    } else {
      out_.add("<p class=\"grade\">"_html, html_count{l.n}, text{" of ", " / "}, html_count{l.population},
               text{" outlets", "个网点"}, "</p>\n"_html);
    }
    if (!l.design.empty())
      out_.add("<p>"_html, l.design, "</p>\n"_html);
  }

  void fact(text const& name) { out_.add("<div><dt>"_html, name, "</dt><dd>"_html); }
  void end() { out_.add("</dd></div>\n"_html); }

  html_writer& out_;
  report const& page_;
};

} // namespace starlot::inline v0::detail

#endif
