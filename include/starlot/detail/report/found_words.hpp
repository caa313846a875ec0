// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_FOUND_WORDS_HPP
#define STARLOT_DETAIL_REPORT_FOUND_WORDS_HPP
// IWYU pragma: private, include <starlot/report/report.hpp>

#include <starlot/core/decimal.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/points.hpp>
#include <starlot/report/report_parts.hpp>
#include <starlot/scoring/trace_line.hpp>

#include <string>

namespace starlot::inline v0::detail {

/// What was found on a line, in words; empty where nothing is recorded.
[[nodiscard]] inline report_text found_words(trace_line const& line) {
  auto const& f = line.recorded;
  auto const count = std::to_string(f.count());
  auto const of = std::to_string(f.out_of());
  if (line.kind == line_kind::clause || line.kind == line_kind::top)
    return line.state == line_state::excluded ? report_text{text{"excluded", "删减"}} : report_text{};
  switch (f.kind()) {
  case finding_kind::met:
    return text{"met", "符合"};
  case finding_kind::not_met:
    return text{"not met", "不符合"};
  case finding_kind::sampled:
    return report_text{count + " of " + of + " nonconforming", of + "个样本中" + count + "个不合格"};
  case finding_kind::counted:
    return report_text{count + " of " + of, of + "中的" + count};
  case finding_kind::partly:
    if (f.out_of() == 1)
      return text{"half met", "半符合"};
    return report_text{to_string(f.amount()) + " points", to_string(f.amount()) + "分"};
  case finding_kind::measured:
    if (f.is_quotient())
      return report_text{count + '/' + of + " measured", "测得" + count + '/' + of};
    return report_text{to_string(f.value()) + " measured", "测得" + to_string(f.value())};
  case finding_kind::level:
    return report_text{"level " + to_string(f.value()), "等级" + to_string(f.value())};
  case finding_kind::found:
    return report_text{count + " found", "发现" + count + "项"};
  case finding_kind::not_applicable:
    return text{"not applicable", "不适用"};
  case finding_kind::excluded:
    return text{"excluded", "删减"};
  case finding_kind::error:
    return text{"assessment failed", "评审出错"};
  case finding_kind::not_assessed:
    break;
  }
  if (line.kind == line_kind::step && line.state != line_state::open)
    return {};
  return text{"not assessed", "未评审"};
}

} // namespace starlot::inline v0::detail

#endif
