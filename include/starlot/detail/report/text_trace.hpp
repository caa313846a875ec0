// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_TEXT_TRACE_HPP
#define STARLOT_DETAIL_REPORT_TEXT_TRACE_HPP
// IWYU pragma: private, include <starlot/report/to_text.hpp>

#include <starlot/core/text.hpp>
#include <starlot/detail/report/text_page.hpp>
#include <starlot/detail/report/text_words.hpp>
#include <starlot/report/report_parts.hpp>
#include <starlot/scoring/trace_line.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// The whole trace: what each line could bring, brought and lost, with what was found below its title.
class text_trace {
public:
  text_trace(report_rating const& of, text_page& on) : of_{of}, on_{on} {}

  void print() {
    if (of_.lines.empty())
      return;
    on_.chapter({"The score, line by line", "得分明细"});
    bool has_errors = false;
    for (auto const& l : of_.lines)
      has_errors = has_errors || has_error(l);
    std::vector<std::vector<std::string>> rows;
    for (auto const& l : of_.lines) {
      std::vector<std::string> row{std::string(2 * l.depth, ' ') + l.id};
      numbers(l, row);
      if (has_errors)
        row.push_back(has_error(l) ? decimals_of(l.estimate->standard_error, 3) : std::string{});
      row.push_back(std::string{l.title.in(on_.in())});
      rows.push_back(row);
      if (auto below = words(l); !below.empty()) {
        for (auto& cell : row)
          cell.clear();
        row.back() = "  " + below;
        rows.push_back(std::move(row));
      }
    }
    static constexpr text_column columns[] = {
        {{"number", "编号"}, false, 22},       {{"could bring", "应得"}, true, 0},
        {{"brought", "实得"}, true, 0},        {{"lost", "失分"}, true, 0},
        {{"std. error", "标准误差"}, true, 0}, {{"text, and what was found", "内容与评审发现"}}};
    static constexpr text_column plain[] = {columns[0], columns[1], columns[2], columns[3], columns[5]};
    if (has_errors)
      on_.table(columns, std::move(rows));
    else
      on_.table(plain, std::move(rows));
  }

private:
  [[nodiscard]] static bool has_error(report_line const& l) {
    return l.estimate && l.estimate->none == errc::none && l.estimate->standard_error > 0;
  }
  static void numbers(report_line const& l, std::vector<std::string>& row) {
    bool const counts = l.state != line_state::excluded && l.state != line_state::uncounted;
    bool const is_part = l.kind == line_kind::clause || l.kind == line_kind::criterion;
    row.push_back(is_part && counts ? l.available.shown : std::string{});
    row.push_back(counts ? l.contribution.shown : std::string{});
    row.push_back(is_part && counts && !is_nothing(l.lost) ? l.lost.shown : std::string{});
  }

  [[nodiscard]] std::string words(report_line const& l) const {
    std::string out;
    auto const tell = [&](std::string const& s) {
      if (!s.empty())
        (out += out.empty() ? "" : "; ") += s;
    };
    auto const say = [&](text const& t) { return on_.say(t); };
    each_line_note(l, [&](report_text const& t) { tell(std::string{t.in(on_.in())}); });
    tell(say(flag_words(l)));
    std::string remark;
    for (auto const& part : {l.remark.reason, l.remark.evidence, l.remark.assessor, l.remark.date})
      if (!part.empty())
        (remark += remark.empty() ? "" : "; ") += part;
    if (!remark.empty())
      (out += out.empty() ? "[" : " [") += remark + ']';
    return out;
  }

  report_rating const& of_;
  text_page& on_;
};

} // namespace starlot::inline v0::detail

#endif
