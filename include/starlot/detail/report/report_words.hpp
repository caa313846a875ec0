// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_REPORT_WORDS_HPP
#define STARLOT_DETAIL_REPORT_REPORT_WORDS_HPP
// IWYU pragma: private, include <starlot/report/to_text.hpp>

#include <starlot/core/text.hpp>
#include <starlot/report/report_parts.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/rating.hpp>
#include <starlot/scoring/trace_line.hpp>

#include <string>
#include <string_view>

// What the text and the page say in the same words.

namespace starlot::inline v0::detail {

/// Whether a number is nothing, or was not made.
[[nodiscard]] inline bool is_nothing(report_number const& n) { return n.exact.empty() || n.exact == "0"; }

/// Points without decimals where they are whole: "100" of "100.00".
[[nodiscard]] inline std::string short_points(report_number const& n) {
  return n.exact.size() <= 6 && n.exact.find('/') == std::string::npos ? n.exact : n.shown;
}

/// Words around something that reads the same in both languages.
[[nodiscard]] inline report_text around(text const& before, report_text const& what, text const& after = {}) {
  auto const in = [&](language l) {
    return std::string{before.in(l)}.append(what.in(l)).append(after.in(l));
  };
  return report_text{in(language::en), in(language::zh)};
}

/// What stands where a grade stands: its name, or why there is none.
[[nodiscard]] inline report_text grade_words(report_grade const& g) {
  switch (g.state) {
  case outcome::below_ladder:
    return text{"below the lowest grade", "未达最低级别"};
  case outcome::vetoed:
    return text{"failed", "不合格"};
  case outcome::undetermined:
    return text{"undetermined", "未定"};
  case outcome::without_ladder:
    return text{"a score without grades", "只有得分,不评级"};
  case outcome::nothing_applies:
    return text{"nothing applies", "无适用项"};
  default: // a special grade has a name
    return g.name.empty() ? report_text{text{"(without a name)", "(无名称)"}} : g.name;
  }
}
/// Whether it is one: graded, or special.
[[nodiscard]] constexpr bool is_grade(report_grade const& g) noexcept {
  return g.state != outcome::below_ladder && g.state != outcome::vetoed &&
         g.state != outcome::without_ladder && g.state != outcome::nothing_applies;
}

/// What the causes are: of a rating that is open, those with all that is open wrong.
[[nodiscard]] inline text decided_words(report_rating const& r) noexcept {
  if (r.grade.state == outcome::undetermined)
    return {"What would stand between the score and the grade if all that is open went wrong",
            "若未评审项全不符合,得分与级别之间的决定因素"};
  return {"What stands between the score and the grade", "得分与级别之间的决定因素"};
}

/// What a cause does.
[[nodiscard]] inline report_text cause_words(report_cause const& c) {
  auto const rung = c.rung.empty() ? report_text{text{"below the lowest grade", "未达最低级别"}} : c.rung;
  auto const change = report_text{c.change.shown, c.change.shown};
  switch (c.effect) {
  case effect::vetoes:
    return c.rung.empty() ? report_text{text{"fails the company, whatever the score", "一票否决,与得分无关"}}
                          : around({"whatever the score, awards “", "与得分无关,评定为“"}, rung, {"”", "”"});
  case effect::limits_grade:
    return around({"allows no better grade than ", "级别不得高于"}, rung);
  case effect::lifts_grade:
    return around({"allows no lower grade than ", "级别不得低于"}, rung);
  case effect::cuts_score:
    return around({"changes the score by ", "得分调整 "}, change, {" points", "分"});
  case effect::lifts_score:
    return around({"lifts the score by ", "得分提高 "}, change, {" points", "分"});
  case effect::uncounted:
    return text{"was not counted in full: beyond its limit, or its condition did not hold",
                "未全部计入:超出上限或条件不成立"};
  case effect::awards:
    return around({"awards “", "评定为“"}, rung, {"”", "”"});
  default:
    return text{"decides", "起决定作用"};
  }
}

/// What became of a line that did not count; else nothing.
[[nodiscard]] constexpr text state_words(line_state s) noexcept {
  switch (s) {
  case line_state::excluded:
    return {"excluded", "删减"};
  case line_state::uncounted:
    return {"recorded, not counted", "仅记录,不计分"};
  case line_state::dropped:
    return {"left out by the roll-up of its clause", "被所属条款的汇总方式舍去"};
  default:
    return {};
  }
}
/// What a line does to the grade; else nothing.
[[nodiscard]] constexpr text flag_words(report_line const& l) noexcept {
  if (l.vetoes && l.state == line_state::open)
    return {"could fail the company", "可能一票否决"};
  if (l.vetoes)
    return {"fails the company", "一票否决"};
  if (l.limits)
    return {"limits the score or the grade", "限制得分或级别"};
  if (l.lifts)
    return {"lifts the score or the grade", "提高得分或级别"};
  return {};
}

/// Tells what there is to say of a line below its title, part by part: finding, state, how its clause counts it, values of a
/// step. Not what it does to the grade.
template <class Tell> void each_line_note(report_line const& l, Tell const& tell) {
  if (!l.found.empty())
    tell(l.found);
  if (auto const state = state_words(l.state);
      !state.empty() && (l.state != line_state::excluded || l.found.empty()))
    tell(report_text{state});
  if (!l.finding_of.empty())
    tell(around({"the finding of ", "评审发现取自 "}, report_text{l.finding_of, l.finding_of}));
  auto const part = report_text{l.counted, l.counted};
  if (l.counted.empty() || l.state == line_state::dropped) {
    // nothing to say of a part
  } else if (l.counted != "0" && is_nothing(l.available)) { // beside the parts of the others
    tell(around({"extra credit: up to ", "附加分:至多按所属条款的 "}, part, {" of its clause", " 计入"}));
  } else {
    tell(around({"counts as ", "按 "}, part, {" of its clause", " 计入所属条款"}));
  }
  if (!is_nothing(l.adjustment))
    tell(around({"the roll-up added ", "汇总调整 "}, report_text{l.adjustment.shown, l.adjustment.shown}));
  for (auto const& v : l.values) {
    auto const said = v.name + " = " + short_points(v.value);
    tell(report_text{said, said});
  }
  if (l.is_overridden)
    tell(report_text{text{"overrides an earlier finding", "已推翻原评审发现"}});
}

} // namespace starlot::inline v0::detail

#endif
