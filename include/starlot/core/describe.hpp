// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_DESCRIBE_HPP
#define STARLOT_CORE_DESCRIBE_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/decimal_text.hpp>
#include <starlot/detail/base/hexadecimal.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/utf8.hpp>

#include <string>
#include <string_view>

namespace starlot::inline v0 {

namespace detail {

/// An id as it can be shown: a bad one is here because it was reported, and must not break the line. What is not seen is
/// written as its number, `\u{A0}`.
template <class = on_use> [[nodiscard]] std::string printable(std::string_view id) {
  std::string out{id};
  if (!is_printable_utf8(id)) {
    for (auto& c : out)
      if (auto const byte = static_cast<unsigned char>(c); byte < 0x20 || byte > 0x7E)
        c = '?';
  } else if (!is_plain_id(id)) {
    out.clear();
    while (!id.empty()) {
      auto const from = id;
      auto const c = take_character(id);
      if (is_unseen(c) || (c == ' ' && (out.empty() || id.empty())))
        out += "\\u{" + hexadecimal(c) + '}';
      else
        out += from.substr(0, from.size() - id.size());
    }
  }
  return out;
}

/// What the index of a place counts where nothing has an id.
[[nodiscard]] constexpr text counted_by(errc code) noexcept {
  switch (code) {
  case errc::ladders_differ:
    return {"sheet ", "张表"};
  case errc::single_unit_stratum:
  case errc::stratum_with_one_visit:
  case errc::too_many_tries:
  case errc::variance_negative:
  case errc::sample_of_none:
  case errc::stratum_empty:
  case errc::deviation_negative:
  case errc::cost_not_positive:
  case errc::cap_below_minimum:
  case errc::too_many_visits:
    return {"stratum ", "层"};
  case errc::cell_listed_twice:
  case errc::cell_empty:
    return {"cell ", "格"};
  case errc::bad_replicate_scale:
  case errc::replicate_undefined:
    return {"replicate ", "个重复"};
  case errc::cluster_empty:
    return {"cluster ", "群"};
  case errc::scores_not_exact:
  case errc::score_range_reversed:
  case errc::scores_missing:
    return {"score ", "个得分"};
  default:
    break;
  }
  auto const number = static_cast<int>(code);
  bool const of_a_table = (number >= 400 && number < 520) || (number >= 600 && number < 700);
  return of_a_table || code == errc::number_out_of_range ? text{"row ", "行"} : text{"part ", "项"};
}

/// How a sentence calls the two numbers of an error.
struct number_names {
  text got = {"got ", "实为"};
  text expected = {"expected ", "应为"};
};
[[nodiscard]] constexpr number_names numbers_of(errc code) noexcept {
  switch (code) {
  case errc::law_too_large:
  case errc::law_needs_memory:
    return {{"needed ", "需要"}, {"limit ", "限值"}};
  case errc::stratum_with_one_visit:
    return {{"visits ", "访问"}, {"outlets ", "网点"}};
  case errc::run_stopped:
    return {{"done ", "已完成"}, {}};
  case errc::looks_like_another:
    return {{"line ", "行号"}, {}};
  case errc::knots_not_increasing:
  case errc::knots_too_far_apart:
  case errc::ladder_not_increasing:
  case errc::ladder_mixed_directions:
    return {{"got ", "实为"}, {"after ", "前一个为"}};
  case errc::ladder_gap:
  case errc::ladder_overlap:
    return {{"ends at ", "止于"}, {"next starts at ", "下一级起于"}};
  case errc::clamp_reversed:
    return {{"lower ", "下限"}, {"upper ", "上限"}};
  case errc::too_few_knots:
  case errc::too_few_visits:
  case errc::cap_below_minimum:
  case errc::stratum_shrinks:
    return {{"got ", "实为"}, {"at least ", "至少为"}};
  case errc::knot_beyond_worth:
  case errc::rung_unreachable:
  case errc::too_many_rungs:
  case errc::too_many_visits:
  case errc::too_many_chosen:
  case errc::sample_of_none:
  case errc::file_too_large:
    return {{"got ", "实为"}, {"at most ", "至多为"}};
  default:
    return {};
  }
}

} // namespace detail

/// An error as a sentence with its place and, where it has them, its numbers: "5.1.2: the points of the
/// indicators do not add up to those of the item (got 5.5, expected 6)". One line: what an id must not hold is
/// shown as "?".
[[nodiscard]] inline std::string describe(error const& e, language l = language::en) {
  std::string out;
  bool const zh = l == language::zh;
  if (e.where.line != 0) {
    out += (zh ? "第" : "line ") + std::to_string(e.where.line) + (zh ? "行" : "");
    if (e.where.column != 0)
      out += (zh ? "第" : ", column ") + std::to_string(e.where.column) + (zh ? "列" : "");
    out += zh ? ":" : ": ";
  }
  if (!e.where.id.empty())
    out += detail::printable(e.where.id) + (zh ? "：" : ": ");
  else if (e.where.index != place::nowhere) {
    auto const number = std::to_string(e.where.index + 1);
    auto const what = std::string{detail::counted_by(e.code).in(l)};
    out += zh ? "第" + number + what + "：" : what + number + ": ";
  }
  out += error_text(e.code).in(l);
  if (!e.name.empty())
    out += (zh ? "：“" : ": \"") + detail::printable(e.name) + (zh ? "”" : "\"");
  auto const names = detail::numbers_of(e.code);
  auto const number = [&](text const& name, decimal n) {
    out += name.in(l);
    out += detail::print_micro(n.micro(), 0).view();
  };
  bool const has_both = e.expected != decimal{};
  if (e.got == decimal{} && !has_both)
    return out;
  out += zh ? "（" : " (";
  number(names.got, e.got);
  if (has_both) {
    out += zh ? "，" : ", ";
    number(names.expected, e.expected);
  }
  out += zh ? "）" : ")";
  return out;
}

/// The same in English.
[[nodiscard]] inline std::string to_string(error const& e) { return describe(e); }

} // namespace starlot::inline v0

#endif
