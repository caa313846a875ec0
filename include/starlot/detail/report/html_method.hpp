// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_METHOD_HPP
#define STARLOT_DETAIL_REPORT_HTML_METHOD_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/company/company_options.hpp>
#include <starlot/core/error_code.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/report/html_why.hpp>
#include <starlot/detail/report/html_words.hpp>
#include <starlot/detail/report/html_writer.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

namespace starlot::inline v0::detail {

/// How it was computed: what is agreed on and in no standard, the scheme with its hash, exact numbers, the draw.
class html_method {
public:
  html_method(html_writer& out, report const& page, std::size_t most_rows)
      : out_{out}, page_{page}, most_{most_rows} {}

  void write() {
    if (page_.rating || page_.sample || !page_.policies.empty()) {
      out_.add("<section aria-labelledby=\"how\">\n<h2 id=\"how\">"_html,
               text{"How it was computed", "计算依据"}, "</h2>\n<dl class=\"how\">\n"_html);
      if (!page_.policies.empty()) {
        item(text{"Policies, ours and not the standard's", "策略(本库约定,非标准公开文本)"});
        out_.add("<ul class=\"plain\">"_html);
        for (auto const& p : page_.policies)
          out_.add("<li>"_html, p, "</li>"_html);
        out_.add("</ul>"_html);
        end();
      }
      if (page_.sample)
        sample(*page_.sample);
      if (page_.rating)
        rating(*page_.rating);
      out_.add("</dl>\n</section>\n"_html);
    }
    if (page_.draw)
      draw(*page_.draw);
  }

private:
  void rating(report_rating const& r) {
    if (r.grade.state != outcome::nothing_applies) {
      if (r.has_score) {
        item(text{"Exact score", "精确得分"});
        out_.add("<code>"_html, r.lowest.exact, "</code>"_html);
      } else {
        item(text{"Exact bounds of the score", "得分的精确上下界"});
        out_.add("<code>"_html, r.lowest.exact, "</code>"_html, text{" to ", " 至 "}, "<code>"_html,
                 r.highest.exact, "</code>"_html);
      }
      out_.add(
          "<small>"_html,
          text{"The grade is decided by comparing this fraction with the cut-offs, not by a rounded number.",
               "级别由该分数与分数线精确比较得出,不使用舍入值。"},
          "</small>"_html);
      end();
    }
    if (r.next) {
      item(text{"Exact distance to the next grade", "距上一级别的精确分值"});
      out_.add("<code>"_html, r.next->missing.exact, "</code>"_html);
      end();
    }
    if (!r.rungs.empty()) {
      item(text{"Ladder, worst first", "级别阶梯(由低到高)"});
      bool first = true;
      for (auto const& g : r.rungs) {
        if (!first)
          out_.add(text{"; ", ";"});
        first = false;
        out_.add(g.name, " "_html, bound_words(g.reached), without_zeros(g.from.shown));
      }
      end();
    }
    item(text{"Scheme", "评价方案"});
    out_.add(r.scheme_name, "<small>"_html, r.scheme_id, "-"_html, r.scheme_version,
             text{", content hash ", ",内容哈希 "}, "</small><code>"_html, r.scheme_hash, "</code>"_html);
    end();
    item(text{"Share of the weight that was assessed", "已评审权重"});
    out_.add(percent_words(r.completeness_value), " ("_html, "<code>"_html, r.completeness, "</code>)"_html);
    end();
  }

  void sample(report_sample const& s) {
    item(text{"How outlets are put together", "网点汇总口径"});
    out_.add(s.policy);
    out_.add("<small>"_html);
    switch (s.origin) {
    case policy_origin::given:
      out_.add(text{"given by the caller", "由调用方给定"});
      break;
    default:
      out_.add(s.origin == policy_origin::by_default
                   ? text{"the scheme names none: this default is ours, not the standard's",
                          "方案未声明:采用本库默认,非标准规定"}
                   : text{"declared by the scheme", "由方案声明"});
    }
    out_.add("</small>"_html);
    end();
    if (s.score_is_of_assessed) {
      item(text{"Score of what was assessed", "已评部分得分"});
      out_.add(s.of_assessed.shown, " ("_html, "<code>"_html, s.of_assessed.exact, "</code>)"_html);
      end();
    }
    auto const& e = s.estimate;
    if (e.none != errc::none)
      return;
    item(text{"Estimate for all outlets", "对全部网点的估计"});
    out_.add(e.shown, text{", standard error ", ",标准误差 "}, e.shown_error);
    if (std::isfinite(e.df) && e.df >= 0 && e.df < 1e15)
      out_.add(text{", degrees of freedom ", ",自由度 "}, static_cast<std::size_t>(e.df));
    if (!s.nonlinear_step.empty())
      out_.add("<small>"_html,
               text{"of the score before the step that does more than shift it: ",
                    "为该调整项之前的得分(其作用不只是平移):"},
               s.nonlinear_step, "</small>"_html);
    end();
  }

  void draw(report_draw const& d) {
    out_.add("<section aria-labelledby=\"draw\">\n<h2 id=\"draw\">"_html, text{"The draw", "抽样记录"},
             "</h2>\n<dl class=\"how\">\n"_html);
    item(text{"Design", "抽样设计"});
    out_.add(d.design);
    end();
    item(text{"Seed", "种子"});
    out_.add("<code>"_html, d.seed, "</code>"_html);
    if (!d.source.empty())
      out_.add("<small>"_html, text{"source: ", "来源:"}, d.source, "</small>"_html);
    if (!d.published.empty())
      out_.add("<small>"_html, text{"published: ", "公布时间:"}, d.published, "</small>"_html);
    end();
    item(text{"Algorithm", "算法"});
    out_.add("<code>"_html, d.algorithm, "</code>"_html);
    end();
    item(text{"Hash of the frame", "网点名录哈希"});
    out_.add("<code>"_html, d.frame_hash, "</code>"_html);
    end();
    item(text{"Hash of the record", "记录哈希"});
    out_.add("<code>"_html, d.record_hash, "</code>"_html);
    end();
    if (!d.warnings.empty()) {
      item(text{"Warnings", "警告"});
      out_.add("<ul class=\"plain\">"_html);
      for (auto const& w : d.warnings)
        out_.add("<li>"_html, w, "</li>"_html);
      out_.add("</ul>"_html);
      end();
    }
    out_.add("</dl>\n"_html);
    if (!d.ticket_line.empty())
      out_.add("<h3>"_html, text{"Check it yourself", "自行验证"}, "</h3>\n<p>"_html,
               text{"This line for a shell recomputes the ticket of the first outlet:",
                    "在命令行运行下列语句,可重算第一个网点的抽签号:"},
               "</p>\n<pre>"_html, d.ticket_line, "</pre>\n"_html);
    drawn(d);
    out_.add("</section>\n"_html);
  }

  void drawn(report_draw const& d) {
    bool const strata =
        std::any_of(d.outlets.begin(), d.outlets.end(), [](auto const& o) { return !o.stratum.empty(); });
    bool const tickets =
        std::any_of(d.outlets.begin(), d.outlets.end(), [](auto const& o) { return !o.ticket.empty(); });
    out_.add("<table>\n<caption>"_html,
             text{"Outlets drawn, in the order of the draw", "抽中的网点(按抽取顺序)"},
             "</caption>\n<thead><tr><th scope=\"col\">"_html, text{"No.", "序号"},
             "</th><th scope=\"col\">"_html, text{"Outlet", "网点"}, "</th>"_html);
    if (strata)
      out_.add("<th scope=\"col\">"_html, text{"Stratum", "层"}, "</th>"_html);
    if (tickets)
      out_.add("<th scope=\"col\">"_html, text{"Ticket", "抽签号"}, "</th>"_html);
    out_.add("</tr></thead>\n<tbody>\n"_html);
    auto const rows = (std::min)(d.outlets.size(), most_);
    for (std::size_t i = 0; i < rows; ++i) {
      auto const& o = d.outlets[i];
      out_.add("<tr><td>"_html, o.rank, "</td><th scope=\"row\">"_html, o.id);
      if (o.is_chosen)
        out_.add("<small>"_html, text{"chosen before the draw", "抽取前选定"}, "</small>"_html);
      if (o.was_replaced)
        out_.add("<small>"_html, text{"could not be reached, replaced", "未能访问,已替换"}, "</small>"_html);
      out_.add("</th>"_html);
      if (strata)
        out_.add("<td>"_html, o.stratum, "</td>"_html);
      if (tickets)
        out_.add("<td><code class=\"short\">"_html, std::string_view{o.ticket}.substr(0, 12),
                 o.ticket.size() > 12 ? "…"_html : ""_html, "</code></td>"_html);
      out_.add("</tr>\n"_html);
    }
    out_.add("</tbody></table>\n"_html);
    html_more(out_, d.outlets.size(), rows);
  }

  [[nodiscard]] static text bound_words(bound b) {
    switch (b) {
    case bound::at_least:
      return {"from ", "不低于 "};
    case bound::above:
      return {"above ", "高于 "};
    case bound::at_most:
      return {"up to ", "不高于 "};
    case bound::below:
      return {"below ", "低于 "};
    }
    return {};
  }

  void item(text const& name) { out_.add("<dt>"_html, name, "</dt><dd>"_html); }
  void end() { out_.add("</dd>\n"_html); }

  html_writer& out_;
  report const& page_;
  std::size_t most_;
};

} // namespace starlot::inline v0::detail

#endif
