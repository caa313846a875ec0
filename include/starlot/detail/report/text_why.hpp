// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_TEXT_WHY_HPP
#define STARLOT_DETAIL_REPORT_TEXT_WHY_HPP
// IWYU pragma: private, include <starlot/report/to_text.hpp>

#include <starlot/core/error_code.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/report/text_page.hpp>
#include <starlot/detail/report/text_words.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// Why: the largest losses, what decided, what is open or excluded, what each outlet cost.
class text_why {
public:
  /// `costs`: numbers of the outlets that are shown.
  text_why(report const& of, text_page& on, std::size_t most, std::vector<report_number> const& costs)
      : of_{of}, on_{on}, most_{most}, costs_{costs} {}

  void print() {
    if (!of_.rating)
      return;
    auto const& r = *of_.rating;
    if (!r.reasons.empty() || !r.causes.empty() || r.open_items > 0 || of_.sample)
      on_.chapter({"Why", "原因"});
    reasons(r);
    causes(r);
    items(r, line_state::open, {"Open: points that it could still bring", "未评审项:尚可获得的分值"});
    items(r, line_state::excluded,
          {"Excluded, with what was declared, and not counted", "删减或不适用(原定分值或权重不计入)"});
    if (of_.sample)
      outlets(*of_.sample);
  }

private:
  using rows = std::vector<std::vector<std::string>>;
  [[nodiscard]] std::string say(text const& t) const { return on_.say(t); }
  [[nodiscard]] std::string in(report_text const& t) const { return std::string{t.in(on_.in())}; }

  void rest(std::size_t all) {
    if (all > most_)
      on_.paragraph(
          say({"and ", "另有"}) + std::to_string(all - most_) + say({" more, in the JSON", "项,见JSON"}), 2);
  }

  void reasons(report_rating const& r) {
    rows out;
    for (auto const i : r.reasons)
      if (i < r.lines.size()) {
        auto const& l = r.lines[i];
        out.push_back({r.few_points_are_good ? l.contribution.shown : l.lost.shown, l.id, in(l.title)});
      }
    if (out.empty())
      return;
    on_.section(r.few_points_are_good ? text{"Most points, where few are good", "得分最多的指标(分越少越好)"}
                                      : text{"Largest losses, in points of the score", "失分最多的指标"});
    on_.table(ranked_, std::move(out));
  }

  void causes(report_rating const& r) {
    if (r.causes.empty())
      return;
    on_.section({"What stands between the score and the grade", "得分与级别之间的决定因素"});
    rows out;
    for (auto const& c : r.causes)
      out.push_back({c.id, in(cause_words(c)) + (c.title.empty() ? "" : ": " + in(c.title))});
    static constexpr text_column columns[] = {{{"", ""}, false, 20}, {{"", ""}}};
    on_.table(columns, std::move(out));
  }

  void items(report_rating const& r, line_state state, text const& head) {
    rows out;
    std::size_t all = 0;
    for (auto const& l : r.lines)
      if (l.state == state && l.kind != line_kind::clause && l.kind != line_kind::top && ++all <= most_)
        out.push_back({state == line_state::open
                           ? (l.kind == line_kind::step ? "" : l.available.shown)
                           : l.worth + say(l.is_weight ? text{" weight", " 权重"} : text{" points", " 分"}),
                       l.id, in(l.title) + because(l)});
    if (out.empty())
      return;
    on_.section(head);
    on_.table(ranked_, std::move(out));
    rest(all);
  }
  [[nodiscard]] static std::string because(report_line const& l) {
    return l.remark.reason.empty() ? "" : " [" + l.remark.reason + ']';
  }

  void outlets(report_sample const& s) {
    if (s.no_losses != errc::none) {
      on_.section({"What each outlet cost", "各网点造成的失分"});
      on_.paragraph(say(error_text(s.no_losses)), 2);
    } else {
      on_.section({"What each outlet cost, in points of the score", "各网点造成的失分"});
    }
    rows out;
    bool has_strata = false;
    for (auto const& o : s.by_outlet)
      has_strata = has_strata || !o.stratum.empty();
    for (std::size_t i = 0; i < costs_.size(); ++i) {
      auto const& o = s.by_outlet[i];
      auto lost = o.lost ? decimals_of(costs_[i].value, 3) : std::string{};
      if (o.lost && !is_nothing(costs_[i]) && lost == "0.000")
        lost = costs_[i].shown;
      out.push_back({std::move(lost), o.id, o.stratum, o.weight,
                     o.is_reached ? std::string{} : say({"not reached", "未能访问"})});
      if (!has_strata)
        out.back().erase(out.back().begin() + 2);
    }
    static constexpr text_column columns[] = {{{"lost", "失分"}, true, 0},
                                              {{"outlet", "网点"}, false, 34},
                                              {{"stratum", "层"}, false, 20},
                                              {{"stands for", "代表网点数"}, true, 14},
                                              {{"", ""}}};
    static constexpr text_column plain[] = {columns[0], columns[1], columns[3], columns[4]};
    if (has_strata)
      on_.table(columns, std::move(out));
    else
      on_.table(plain, std::move(out));
    rest(s.by_outlet.size());
  }

  static constexpr text_column ranked_[] = {{{"", ""}, true, 0}, {{"", ""}, false, 20}, {{"", ""}}};

  report const& of_;
  text_page& on_;
  std::size_t most_;
  std::vector<report_number> const& costs_;
};

} // namespace starlot::inline v0::detail

#endif
