// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_TEXT_ANSWER_HPP
#define STARLOT_DETAIL_REPORT_TEXT_ANSWER_HPP
// IWYU pragma: private, include <starlot/report/to_text.hpp>

#include <starlot/core/error_code.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/report/text_page.hpp>
#include <starlot/detail/report/text_words.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace starlot::inline v0::detail {

/// The first lines: star, score, what is missing to the next one, how sure.
class text_answer {
public:
  text_answer(report const& of, text_page& on) : of_{of}, on_{on} {}

  void print() {
    head();
    if (of_.rating) {
      grade(*of_.rating);
      score(*of_.rating);
      next(*of_.rating);
      sure();
    } else if (!of_.laws.empty()) {
      luck();
    }
    if (of_.sample)
      sample(*of_.sample);
    else if (of_.draw && !of_.rating)
      drawn(*of_.draw);
    for (auto const& n : of_.notes)
      on_.row({"Note", "说明"}, n.in(on_.in()));
  }

private:
  [[nodiscard]] std::string say(text const& t) const { return on_.say(t); }
  [[nodiscard]] std::string why(errc code) const { return say(error_text(code)); }
  [[nodiscard]] std::string named(report_grade const& g) const { return grade_text(g, on_.in()); }
  [[nodiscard]] static std::string joined(std::string a, std::string_view between, std::string_view b) {
    if (!a.empty() && !b.empty())
      a += between;
    return a += b;
  }

  void head() {
    on_.paragraph(of_.subject.in(on_.in()));
    if (of_.rating) {
      auto const& r = *of_.rating;
      on_.paragraph(joined(std::string{r.scheme_name.in(on_.in())}, ", ",
                           r.scheme_id + (r.scheme_version.empty() ? "" : '-' + r.scheme_version)));
    }
    on_.rule('=');
  }

  void grade(report_rating const& r) {
    auto out = named(r.grade);
    if (auto const stars = star_text(r.grade.stars); !stars.empty())
      out += ' ' + stars;
    if (r.group_is_open)
      out += say({": the peer group is open, and with it the ladder", ":组别未定,级别表亦未定"});
    else if (r.grade.state == outcome::undetermined)
      out += say({": between ", ":介于"}) + named(r.lowest_grade) + say({" and ", "与"}) +
             named(r.highest_grade) +
             say({r.bounds_are_guaranteed ? "" : ", if what is open were all wrong, or all right",
                  r.bounds_are_guaranteed ? "" : "(未评审项全不符合或全符合时)"});
    if (!r.causes.empty() && r.grade.state != outcome::undetermined) {
      auto const& c = r.causes.front();
      auto const decides = c.effect == effect::vetoes || c.effect == effect::limits_grade ||
                           c.effect == effect::lifts_grade || c.effect == effect::awards;
      if (decides)
        out += say({", decided by ", ",决定因素:"}) + joined(c.id, " ", c.title.in(on_.in()));
    }
    on_.row({"Grade", "级别"}, out);
    if (!r.group.empty())
      on_.row({"Peer group", "组别"}, r.group);
  }

  [[nodiscard]] std::string with_exact(report_number const& n) const {
    constexpr std::size_t most = 24; // longer ones stand at the end
    if (n.is_shown_exactly || n.exact.size() > most)
      return n.shown;
    return n.shown + say({" (exactly ", "(精确值"}) + n.exact + say({")", ")"});
  }
  void score(report_rating const& r) {
    auto const scale = say({" of ", "/"}) + short_points(r.maximum) + say({" points", "分"});
    std::string out;
    if (r.grade.state == outcome::nothing_applies) {
      out = say({"none", "无"});
    } else if (r.has_score) {
      out = with_exact(r.lowest) + scale;
    } else {
      out = say({"between ", "介于"}) + r.lowest.shown + say({" and ", "与"}) + r.highest.shown + scale;
      if (!r.bounds_are_guaranteed)
        out += say({": with all that is open wrong, and right; not guaranteed to be bounds",
                    ":未评审项全不符合与全符合时的得分,不保证为上下界"});
    }
    on_.row({"Score", "得分"}, out);
    if (of_.sample && of_.sample->score_is_of_assessed && r.grade.state != outcome::nothing_applies)
      on_.row({"", ""},
              say({"of what was assessed alone: ", "仅就已评部分:"}) + of_.sample->of_assessed.shown);
  }
  void next(report_rating const& r) {
    if (!r.next || r.grade.state == outcome::special) {
      if (r.has_score && r.grade.state == outcome::graded && !r.rungs.empty() &&
          r.grade.rung == r.rungs.size() - 1)
        on_.row({"Next grade", "下一级"}, say({"none: this is the best one", "无:已是最高级别"}));
      return;
    }
    auto name = named(r.next->grade);
    for (auto const& rung : r.rungs)
      if (r.next->grade.rung && &rung == r.rungs.data() + *r.next->grade.rung)
        name += say({" (", "("}) + bound_of(rung) + say({")", ")"});
    bool const zh = on_.in() == language::zh;
    auto const& missing = r.next->missing.shown;
    std::string out;
    if (is_nothing(r.next->missing))
      out = say({"the score stands on the bound of ", "得分恰在界限上:"}) + name;
    else if (zh)
      out = (r.few_points_are_good ? "比" : "距") + name + (r.few_points_are_good ? "多" : "还差") + missing +
            "分";
    else
      out = missing + (r.few_points_are_good ? " points too many for " : " points to ") + name;
    if (r.grade.state == outcome::vetoed || (r.grade.rung && r.next->grade.rung && !is_next_rung(r)))
      out += say({"; by the score alone", ";仅就得分而言"});
    on_.row({"Next grade", "下一级"}, out);
  }
  [[nodiscard]] static bool is_next_rung(report_rating const& r) {
    return *r.grade.rung + 1 == *r.next->grade.rung;
  }
  [[nodiscard]] std::string bound_of(report_rung const& r) const {
    auto const from = short_points(r.from);
    switch (r.reached) {
    case bound::above:
      return say({"above ", "高于"}) + from;
    case bound::at_most:
      return say({"at most ", "至多"}) + from;
    case bound::below:
      return say({"below ", "低于"}) + from;
    default:
      return say({"at least ", "至少"}) + from;
    }
  }

  void sure() {
    bool first = true;
    auto const tell = [&](std::string const& s) {
      on_.row(first ? text{"How sure", "可信程度"} : text{"", ""}, s);
      first = false;
    };
    auto const& r = *of_.rating;
    if (r.open_items > 0) {
      auto share = shown_real(100 * r.completeness_value) + " %";
      if (r.completeness != "1" && share == "100.00 %")
        share = say({"under 100 %", "不足100 %"});
      tell(std::to_string(r.open_items) + say({" open; ", "项未评审;"}) + share +
           say({" of the weight was assessed", "的权重已评审"}));
    }
    if (of_.sample) {
      estimate(*of_.sample, tell);
    } else if (r.open_items == 0 && of_.laws.empty()) {
      tell(say({"nothing is open; of a single sheet there is no standard error",
                "没有未评审项;单张评审表没有标准误差"}));
    }
    if (!of_.laws.empty())
      for (auto const& g : of_.laws.front().grades)
        if (g.grade.state == r.grade.state && g.grade.rung == r.grade.rung)
          tell(say({"chance of this grade over all draws of ", "所有可能抽样中获得该级别的概率("}) +
               drawn_of(of_.laws.front()) + say({": ", "):"}) + chance_text(g.probability));
  }
  template <class Tell> void estimate(report_sample const& s, Tell const& tell) {
    auto const& e = s.estimate;
    auto const level = level_text(s.level);
    if (e.none != errc::none) {
      tell(say({"no standard error: ", "没有标准误差:"}) + why(e.none));
      return;
    }
    if (e.is_census) {
      tell(say({"all outlets were visited: no sampling error", "已访问全部网点,没有抽样误差"}));
      return;
    }
    auto const error = say({"standard error ", "标准误差"}) + decimals_of(e.standard_error, 3);
    if (e.no_interval == errc::none)
      tell(level + say({" interval ", "区间 "}) + e.shown_lower + say({" to ", " 至 "}) + e.shown_upper +
           say({"; ", ";"}) + error);
    else
      tell(error + say({"; no interval: ", ";没有区间:"}) + why(e.no_interval));
    if (s.grade_by_bound)
      tell(say({"grade that the one-sided ", "单侧"}) + level +
           say({" bound reaches: ", "置信界达到的级别:"}) + named(*s.grade_by_bound));
  }

  [[nodiscard]] std::string drawn_of(report_law const& l) const {
    return std::to_string(l.n) + say({" of ", "/"}) + std::to_string(l.population) +
           say({" outlets", "个网点"});
  }
  void luck() {
    auto const& law = of_.laws.front();
    if (law.true_grade)
      on_.row({"Grade", "级别"}, named(*law.true_grade) + say({", if all ", "(若访问全部"}) +
                                     std::to_string(law.population) +
                                     say({" outlets were visited", "个网点)"}));
    else
      on_.row({"Grade", "级别"}, say({"not known: the scores have bounds", "未知:得分只有上下界"}));
    for (auto const& g : law.grades)
      if (law.true_grade && g.grade == *law.true_grade)
        on_.row({"How sure", "可信程度"},
                say({"chance of that grade over all draws of ", "所有可能抽样中获得该级别的概率("}) +
                    drawn_of(law) + say({": ", "):"}) + chance_text(g.probability));
  }

  void sample(report_sample const& s) {
    on_.row({"Sample", "样本"}, std::to_string(s.outlets) + say({" of ", "个网点,共"}) + s.population +
                                    say({" outlets, ", "个;"}) + std::to_string(s.reached) +
                                    say({" reached", "个已访"}));
    if (s.replaced > 0)
      on_.row({"", ""},
              std::to_string(s.replaced) + say({" replaced: this speaks of outlets that can be reached only",
                                                "个被替换:仅适用于可访问的网点"}));
    if (s.optional_stopping)
      on_.row({"", ""}, say({"extended without a plan to: intervals may hold less often than they say",
                             "未按计划扩充:区间的实际覆盖率可能低于其名义值"}));
    if (s.approximate_probabilities)
      on_.row({"", ""}, say({"probabilities of the draw, and so weights, are approximate",
                             "入样概率为近似值,权重亦然"}));
  }
  void drawn(report_draw const& d) {
    on_.row({"Draw", "抽样"}, std::to_string(d.outlets.size()) + say({" outlets, ", "个网点,"}) + d.design);
    on_.row({"Seed", "种子"}, d.seed + (d.source.empty() ? "" : say({" from ", ",来源:"}) + d.source));
    for (auto const& w : d.warnings)
      on_.row({"Warning", "警告"}, w.in(on_.in()));
  }

  report const& of_;
  text_page& on_;
};

} // namespace starlot::inline v0::detail

#endif
