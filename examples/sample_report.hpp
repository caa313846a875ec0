// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_EXAMPLES_SAMPLE_REPORT_HPP
#define STARLOT_EXAMPLES_SAMPLE_REPORT_HPP

// What rate_company prints of a company whose outlets were sampled.

#include "report_page.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/core/error_code.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/display.hpp>

#include <cstddef>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace company {

using rating = starlot::company_rating;

class sample_report : report_page {
public:
  sample_report(rating const& r, starlot::language l, double level)
      : report_page{l}, rating_{r}, level_{level} {}

  [[nodiscard]] std::string text() {
    sample();
    lines();
    verdict();
    outlets();
    return text_so_far();
  }

private:
  [[nodiscard]] static std::string number(double x, int digits = 3) {
    char out[40];
    static_cast<void>(std::snprintf(out, sizeof out, "%.*f", digits, x));
    return out;
  }
  /// Twelve digits: enough to check it elsewhere.
  [[nodiscard]] static std::string digits(double x) {
    char out[40];
    static_cast<void>(std::snprintf(out, sizeof out, "%.12g", x));
    return out;
  }
  [[nodiscard]] std::string why(starlot::errc code) const { return say(starlot::error_text(code)); }
  void sample() {
    starlot::fraction all;
    std::size_t reached = 0;
    for (std::size_t i = 0; i < rating_.outlets().size(); ++i) {
      all += rating_.weight(i);
      reached += rating_.outlets()[i].reached ? 1U : 0U;
    }
    line(say({"Outlets of the sample: ", "样本网点数:"}) + std::to_string(rating_.outlets().size()) +
         say({", of all: ", ",全部网点数:"}) + to_string(all) + say({", reached: ", ",已访:"}) +
         std::to_string(reached));
    line(say({"Aggregation (ours, not from the published text): ", "汇总口径(本库约定,非标准公开文本):"}) +
         std::string{rating_.policy()});
    if (rating_.remarks().replaced > 0)
      line(say({"Outlets were replaced; what follows speaks of those that can be reached only: ",
                "有网点被替换,以下结果仅适用于可访问的网点:"}) +
           std::to_string(rating_.remarks().replaced));
    if (rating_.remarks().optional_stopping)
      line(say({"The sample was extended without a plan to: intervals may cover less than they say.",
                "样本曾未按计划扩充:区间的实际覆盖率可能低于其名义值。"}));
    line();
  }

  void lines() {
    for (auto const& l : rating_.rating().trace()) {
      if (l.kind != starlot::line_kind::clause && l.kind != starlot::line_kind::criterion)
        continue;
      auto row = std::string(2 * l.depth, ' ') + std::string{l.id};
      row.append(row.size() < 14 ? 14 - row.size() : 1, ' ');
      if (l.state == starlot::line_state::excluded) {
        line(row + say({"excluded", "删减"}));
        continue;
      }
      row += starlot::shown_points(l.contribution) + " / " + starlot::shown_points(l.available);
      if (auto const e = rating_.estimate_of(l.id); e && e->standard_error > 0)
        row += "  ± " + number(e->standard_error);
      line(row + "  " + say(l.title));
    }
    line();
  }

  void verdict() {
    auto const rungs = rating_.rating().rungs();
    auto const score = rating_.has_score() ? rating_.score() : rating_.score_of_assessed();
    line((rating_.has_score() ? say({"Score: ", "得分:"})
                              : say({"Score of what was assessed: ", "已评部分得分:"})) +
         starlot::shown(score, rungs) + say({"  (exactly ", "(精确值 "}) + to_string(score) + ")");
    line(say({"Grade of the score: ", "按得分评定的级别:"}) + grade(rating_.grade()));
    if (rating_.lowest() != rating_.highest())
      line(say({"With all that is open wrong, or right: ", "未评审项全不符合或全符合时:"}) +
           starlot::shown(rating_.lowest(), rungs) + " (" + grade(rating_.lowest_grade()) + ") … " +
           starlot::shown(rating_.highest(), rungs) + " (" + grade(rating_.highest_grade()) + ")");
    auto const percent = number(100 * level_, 1) + " %";
    auto const e = rating_.estimate();
    if (!e)
      return line(say({"No standard error: ", "没有标准误差:"}) + why(e.error().code));
    line(say({"Estimate for all outlets: ", "对全部网点的估计:"}) + number(e->value) +
         say({", standard error ", ",标准误差 "}) + digits(e->standard_error) + say({", df ", ",自由度 "}) +
         number(e->df, 0));
    if (auto const step = rating_.first_nonlinear_step())
      line(say({"(before step ", "(调整 "}) + std::to_string(*step + 1) +
           say({" of the scheme, which does more than shift the score)", " 之前;该调整不只是平移得分)"}));
    if (e->census)
      line(say({"All outlets were visited: nothing is left to chance.", "已访问全部网点,不存在抽样误差。"}));
    if (auto const both = e->confidence_interval(level_))
      line(percent + say({" interval: ", " 区间:"}) + number(both->lower) + " … " + number(both->upper));
    else
      line(percent + say({" interval: ", " 区间:"}) + why(both.error().code));
    if (auto const by_bound = rating_.grade_by_bound(level_))
      line(say({"Grade by the one-sided bound of ", "按单侧置信界评定的级别("}) + percent +
           say({": ", "):"}) + grade(*by_bound));
  }

  void outlets() {
    auto const costs = rating_.ranked_losses();
    if (!costs)
      return;
    line();
    line(say({"What each outlet cost, in points of the score:", "各网点造成的失分:"}));
    for (auto const& c : *costs)
      line("  " + std::string{rating_.outlet_at(c.outlet).id} + "  " +
           (rating_.outlets()[c.outlet].reached ? number(c.lost.to_double()) + "  (" + to_string(c.lost) + ")"
                                                : say({"not reached", "未能访问"})));
  }

  rating const& rating_;
  double level_;
};

} // namespace company

#endif
