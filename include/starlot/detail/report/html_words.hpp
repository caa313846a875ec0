// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_WORDS_HPP
#define STARLOT_DETAIL_REPORT_HTML_WORDS_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/core/text.hpp>
#include <starlot/detail/report/text_words.hpp>
#include <starlot/report/report_parts.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/rating.hpp>

#include <cmath>
#include <cstddef>
#include <string>

namespace starlot::inline v0::detail {

/// What stands where a grade stands.
[[nodiscard]] inline report_text grade_words(report_grade const& g) {
  switch (g.state) {
  case outcome::graded:
    return g.name.empty() ? report_text{text{"graded", "已评级"}} : g.name;
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
    return g.name.empty() ? report_text{std::string{"-"}} : g.name;
  }
}

/// What a cause does, up to its number or rung.
[[nodiscard]] inline text cause_words(report_cause const& c) {
  switch (c.effect) {
  case effect::vetoes:
    if (!c.rung.empty())
      return {"whatever the score, awards", "与得分无关,评定为"};
    return {"fails the company, whatever the score", "一票否决,与得分无关"};
  case effect::limits_grade:
    return {"allows no better grade than", "级别不得高于"};
  case effect::lifts_grade:
    return {"allows no lower grade than", "级别不得低于"};
  case effect::cuts_score:
    return {"changes the score by", "得分调整"};
  case effect::lifts_score:
    return {"lifts the score by", "得分提高"};
  case effect::uncounted:
    return {"was not counted in full: beyond its limit, or its condition did not hold",
            "未全部计入:超出上限或条件不成立"};
  case effect::awards:
    return {"awards", "评定为"};
  default:
    return {"decides", "起决定作用"};
  }
}

/// A probability in percent: three digits that count, as 59.3 %, 0.0741 %; what is smaller is said to be.
[[nodiscard]] inline std::string percent_words(double p) {
  if (!(p > 0))
    return "0\u00A0%";
  if (p >= 1)
    return "100\u00A0%";
  if (p < 1e-6)
    return "<\u00A00.0001\u00A0%";
  if (p > 1 - 1e-6)
    return ">\u00A099.9999\u00A0%";
  // Decimals that keep three digits, and do not show a chance as certain.
  int decimals = 1;
  for (auto rarer = std::fmin(p, 1 - p); rarer < 0.0995 && decimals < 4; rarer *= 10)
    ++decimals;
  auto scale = 1LL;
  for (int i = 0; i < decimals; ++i)
    scale *= 10;
  auto const n = std::llround(p * 100 * static_cast<double>(scale));
  auto rest = std::to_string(n % scale);
  rest.insert(0, static_cast<std::size_t>(decimals) - rest.size(), '0');
  return std::to_string(n / scale) + '.' + rest + "\u00A0%";
}

/// A level, as 95 %, 99.5 %, in one line.
[[nodiscard]] inline std::string level_words(double level) { return level_text(level, "\u00A0"); }

} // namespace starlot::inline v0::detail

#endif
