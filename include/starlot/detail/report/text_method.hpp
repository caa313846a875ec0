// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_TEXT_METHOD_HPP
#define STARLOT_DETAIL_REPORT_TEXT_METHOD_HPP
// IWYU pragma: private, include <starlot/report/to_text.hpp>

#include <starlot/core/error_code.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/report/text_page.hpp>
#include <starlot/detail/report/text_words.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// How it was computed: scheme, policies that are ours, exact numbers, the draw with the line that verifies it.
class text_method {
public:
  /// `costs`: numbers of the outlets that are shown.
  text_method(report const& of, text_page& on, std::size_t most, std::vector<report_number> const& costs)
      : of_{of}, on_{on}, most_{most}, costs_{costs} {}

  void print() {
    if (!of_.rating && !of_.draw && of_.policies.empty())
      return;
    on_.chapter({"How it was computed", "计算依据"});
    if (of_.rating) {
      auto const& r = *of_.rating;
      if (!r.scheme_name.empty())
        on_.row({"Scheme", "评价方案"}, std::string{r.scheme_name.in(on_.in())});
      on_.row({"id, version", "编号与版本"}, r.scheme_id + ", " + r.scheme_version);
      on_.row({"content hash", "内容哈希"}, r.scheme_hash);
    }
    policies();
    if (of_.sample)
      estimate(*of_.sample);
    if (of_.rating)
      exact(*of_.rating);
    if (of_.draw)
      draw(*of_.draw);
  }

private:
  using rows = std::vector<std::vector<std::string>>;
  [[nodiscard]] std::string say(text const& t) const { return on_.say(t); }
  static constexpr text_column pairs_[] = {{{"", ""}, false, 36}, {{"", ""}}};

  void policies() {
    if (of_.policies.empty() && !of_.sample)
      return;
    on_.section(
        {"Agreed on here, and in no published text of a standard", "本报告的约定,非任何标准的公开文本"});
    for (auto const& p : of_.policies)
      on_.item(p.in(on_.in()));
    if (of_.sample) {
      auto const& s = *of_.sample;
      auto const who = s.origin == policy_origin::given ? text{"as asked for", "由调用者指定"}
                       : s.origin == policy_origin::declared
                           ? text{"as the scheme declares", "由方案声明"}
                           : text{"the default of this library", "本库默认"};
      on_.item(say({"aggregation of outlets: ", "网点汇总口径:"}) + s.policy + say({", ", ","}) + say(who));
    }
  }

  void estimate(report_sample const& s) {
    auto const& e = s.estimate;
    if (e.none != errc::none)
      return;
    on_.section({"Estimate for all outlets", "对全部网点的估计"});
    rows out;
    out.push_back({say({"score", "得分"}), e.shown});
    out.push_back({say({"standard error", "标准误差"}), digits(e.standard_error)});
    out.push_back({say({"degrees of freedom", "自由度"}),
                   std::isfinite(e.df) ? digits(e.df) : say({"without limit", "无限"})});
    if (e.no_interval == errc::none)
      out.push_back({level_text(s.level) + say({" interval, Student's t", " 区间(t分布)"}),
                     digits(e.lower) + say({" to ", " 至 "}) + digits(e.upper)});
    on_.table(pairs_, std::move(out));
    if (!s.nonlinear_step.empty())
      on_.paragraph(say({"of the score before this step, which does more than shift it: ",
                         "为以下调整之前的得分(该调整不只是平移得分):"}) +
                        std::string{s.nonlinear_step.in(on_.in())},
                    2);
  }
  /// Twelve digits: enough to check it elsewhere.
  [[nodiscard]] static std::string digits(double x) {
    char out[40];
    auto const end = std::to_chars(out, out + sizeof out, x, std::chars_format::general, 12);
    return {out, end.ptr};
  }

  void exact(report_rating const& r) {
    on_.section({"Exact numbers, of which the above are rounded", "精确值(以上各数为其修约值)"});
    on_.paragraph(
        say({"Rounded half to even, to two decimals, and to more where a number would otherwise be shown on "
             "the other side of a cut-off or as nothing.",
             "按四舍六入五成双修约到两位小数;若会改变与级别界限的关系或显示为零,则保留更多小数。"}),
        2);
    rows out;
    if (r.grade.state != outcome::nothing_applies) {
      if (r.has_score) {
        out.push_back({say({"score", "得分"}), r.lowest.exact});
      } else {
        out.push_back({say({"lowest score", "最低得分"}), r.lowest.exact});
        out.push_back({say({"highest score", "最高得分"}), r.highest.exact});
      }
    }
    if (r.next)
      out.push_back({say({"missing to the next grade", "距下一级"}), r.next->missing.exact});
    on_.table(pairs_, std::move(out));
    lines(r);
    if (of_.sample)
      outlets(*of_.sample);
  }
  void lines(report_rating const& r) {
    rows out;
    for (auto const& l : r.lines) {
      if (l.kind != line_kind::clause && !l.contribution.is_shown_exactly)
        out.push_back({l.id.empty() ? std::string{l.title.in(on_.in())} : l.id, l.contribution.exact});
      if (!is_nothing(l.adjustment) && !l.adjustment.is_shown_exactly)
        out.push_back({l.id + say({", adjustment", ",汇总调整"}), l.adjustment.exact});
    }
    if (out.empty())
      return;
    on_.section({"What lines brought; with those that are exact above they add up to the score",
                 "各行实得的精确值(与上文已为精确值的各行相加等于得分)"});
    on_.table(pairs_, std::move(out));
  }
  void outlets(report_sample const& s) {
    rows out;
    for (std::size_t i = 0; i < costs_.size(); ++i)
      if (!costs_[i].exact.empty() && !costs_[i].is_shown_exactly)
        out.push_back({s.by_outlet[i].id, costs_[i].exact});
    if (out.empty())
      return;
    on_.section({"What outlets lost", "各网点失分的精确值"});
    on_.table(pairs_, std::move(out));
    if (s.by_outlet.size() > most_)
      on_.paragraph(say({"and ", "另有"}) + std::to_string(s.by_outlet.size() - most_) +
                        say({" more, in the JSON", "项,见JSON"}),
                    2);
  }

  void draw(report_draw const& d) {
    on_.section({"The draw, as it was recorded", "抽样记录"});
    rows out;
    auto const add = [&](text const& label, std::string const& value) {
      if (!value.empty())
        out.push_back({say(label), value});
    };
    add({"seed", "种子"}, d.seed);
    add({"source of the seed", "种子来源"}, d.source);
    add({"seed published", "种子公布时间"}, d.published);
    add({"design", "抽样设计"}, d.design);
    add({"algorithm", "算法"}, d.algorithm);
    add({"hash of the frame", "抽样框哈希"}, d.frame_hash);
    add({"hash of the record", "记录哈希"}, d.record_hash);
    for (auto const& w : d.warnings)
      out.push_back({say({"warning", "警告"}), std::string{w.in(on_.in())}});
    on_.table(pairs_, std::move(out));
    drawn(d);
    if (!d.ticket_line.empty()) {
      on_.section({"The first ticket is recomputed in a shell by", "在命令行中重算第一个签号:"});
      on_.to_copy(d.ticket_line);
    }
  }
  void drawn(report_draw const& d) {
    if (d.outlets.empty())
      return;
    on_.section({"Outlets of the draw, and their tickets", "抽中的网点与签号"});
    rows out;
    for (std::size_t i = 0; i < d.outlets.size() && i < most_; ++i) {
      auto const& o = d.outlets[i];
      auto where = o.id;
      if (!o.stratum.empty())
        where += " (" + o.stratum + ')';
      if (o.was_replaced)
        where += say({", replaced", ",已被替换"});
      out.push_back({std::to_string(o.rank), where,
                     o.is_chosen        ? say({"chosen before the seed was known", "种子公布前选定"})
                     : o.ticket.empty() ? say({"selected by a random start", "由随机起点选取"})
                                        : o.ticket});
    }
    static constexpr text_column columns[] = {{{"", ""}, true, 0}, {{"", ""}, false, 24}, {{"", ""}}};
    on_.table(columns, std::move(out));
    if (d.outlets.size() > most_)
      on_.paragraph(say({"and ", "另有"}) + std::to_string(d.outlets.size() - most_) +
                        say({" more, in the JSON", "项,见JSON"}),
                    2);
  }

  report const& of_;
  text_page& on_;
  std::size_t most_;
  std::vector<report_number> const& costs_;
};

} // namespace starlot::inline v0::detail

#endif
