// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_FINDINGS_ROWS_HPP
#define STARLOT_DETAIL_FILES_FINDINGS_ROWS_HPP
// IWYU pragma: private, include <starlot/files/findings_table.hpp>

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/points.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/detail/files/file_faults.hpp>
#include <starlot/detail/files/look_alikes.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/files/table.hpp>
#include <starlot/scheme/any_scheme.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

namespace starlot::inline v0::detail::files {

inline constexpr table_column findings_columns[] = {{"criterion", "评价指标"},    {"finding", "评审发现"},
                                                    {"outlet", "网点"},           {"k", "数值"},
                                                    {"m", "总数"},                {"reason", "理由", false},
                                                    {"evidence", "证据", false},  {"assessor", "评审员", false},
                                                    {"date", "日期", false}};
inline constexpr table_form findings_form{"findings", 1, findings_columns};
enum findings_column : std::size_t {
  of_criterion,
  of_finding,
  of_outlet,
  of_k,
  of_m,
  of_reason,
  of_evidence,
  of_assessor,
  of_date
};

/// A word of the column `finding`, and which numbers it needs.
struct finding_word {
  std::string_view spelling;
  finding_kind kind;
  bool takes_k = false;
  bool takes_m = false;
};
inline constexpr finding_word finding_words[] = {{"met", finding_kind::met},
                                                 {"not_met", finding_kind::not_met},
                                                 {"sampled", finding_kind::sampled, true, true},
                                                 {"counted", finding_kind::counted, true, true},
                                                 {"partly", finding_kind::partly, true},
                                                 {"half_met", finding_kind::partly},
                                                 {"measured", finding_kind::measured, true},
                                                 {"quotient", finding_kind::measured, true, true},
                                                 {"level", finding_kind::level, true},
                                                 {"found", finding_kind::found, true},
                                                 {"excluded", finding_kind::excluded},
                                                 {"not_assessed", finding_kind::not_assessed},
                                                 {"error", finding_kind::error},
                                                 {"not_applicable", finding_kind::not_applicable}};

/// Whether k is a decimal, and not a count.
[[nodiscard]] constexpr bool is_amount(finding_word const& w) noexcept {
  return w.takes_k && !w.takes_m &&
         (w.kind == finding_kind::partly || w.kind == finding_kind::measured || w.kind == finding_kind::level);
}
/// The word for a finding.
[[nodiscard]] constexpr finding_word const& word_of(observation const& seen) noexcept {
  bool const has_second = seen.second != 0;
  for (auto const& w : finding_words)
    if (w.kind == seen.kind && (w.kind != finding_kind::partly || w.takes_k != has_second) &&
        (w.kind != finding_kind::measured || w.takes_m == has_second))
      return w;
  return finding_words[0]; // never: each kind has a word
}

/// What a row says: of which criterion or step, by its index, and what was found.
struct findings_entry {
  observation seen;
  std::uint32_t index = 0;
};

/// The texts beside the finding of a row. They refer to the table.
[[nodiscard]] inline remark remark_of(table const& t, std::size_t row) {
  return {t.cell(row, of_reason).text, t.cell(row, of_evidence).text, t.cell(row, of_assessor).text,
          t.cell(row, of_date).text};
}

/// The rows of a table of decimal commas, with points.
[[nodiscard]] inline table with_points(table const& t) {
  table out{findings_form, t.note()};
  for (std::size_t row = 0; row < t.size(); ++row) {
    std::string_view cells[std::size(findings_columns)];
    for (std::size_t i = 0; i < std::size(findings_columns); ++i)
      cells[i] = t.cell(row, i).text;
    std::string k{cells[of_k]};
    std::replace(k.begin(), k.end(), ',', '.');
    std::string m{cells[of_m]};
    std::replace(m.begin(), m.end(), ',', '.');
    cells[of_k] = k;
    cells[of_m] = m;
    out.add_row(cells);
  }
  return out;
}

/// Whether it is a step that is counted: it is found or not, and a table never says that it is not assessed.
[[nodiscard]] inline bool is_count(any_scheme const& scheme, std::uint32_t index) {
  leaf unused;
  return index >= scheme.view().nodes.size() && judge(scheme, index, found(0), unused) == errc::none;
}

/// Judges the rows one by one, then whether any is there twice.
class findings_reader {
public:
  findings_reader(any_scheme const& scheme, table const& rows, file_faults& found)
      : scheme_{scheme}, view_{scheme.view()}, rows_{rows}, found_{found} {}

  [[nodiscard]] list<findings_entry> read() {
    list<findings_entry> out;
    out.reserve(rows_.size());
    for (at_ = 0; at_ < rows_.size(); ++at_)
      out.push_back(take());
    report_unseen(rows_, of_outlet, found_);
    report_repeated(out);
    return out;
  }

private:
  [[nodiscard]] table_cell cell(std::size_t column) const { return rows_.cell(at_, column); }
  [[nodiscard]] bool is_step(std::uint32_t index) const noexcept { return index >= view_.nodes.size(); }

  /// What the row says; one of no criterion where that cannot be read, which is reported.
  findings_entry take() {
    findings_entry const none{{}, no_index};
    auto const said = cell(of_finding).text;
    if (said != last_word_.spelling) {
      auto const* const meant = look_up(finding_words, said);
      if (meant == nullptr)
        return found_.add(cell(of_finding), errc::unknown_word), none;
      last_word_ = *meant;
    }
    auto const& meant = last_word_;
    std::int64_t k = 0;
    std::int64_t m = 0;
    bool const has_k = read_number(of_k, meant.takes_k, !is_amount(meant), k);
    if (!read_number(of_m, meant.takes_m, true, m) || !has_k)
      return none;
    auto recorded = finding{meant.kind, k, m};
    if (meant.kind == finding_kind::partly && !meant.takes_k)
      recorded = half_met;
    else if (meant.kind == finding_kind::measured && meant.takes_m)
      recorded = measured(k, m);
    auto const id = cell(of_criterion);
    auto const index = view_.find(id.text);
    if (auto const code = fault_of(id.text, index, recorded.with(remark_of(rows_, at_))); code != errc::none)
      return found_.add(cell(column_of(code)), code), none;
    if (meant.kind == finding_kind::not_assessed && is_count(scheme_, index))
      return found_.add(cell(of_finding), errc::finding_does_not_fit), none;
    check_outlet(index);
    return {observation{recorded}, index};
  }

  [[nodiscard]] errc fault_of(std::string_view id, std::uint32_t index, finding const& f) const {
    if (index == no_index)
      return is_plain_id(id) ? errc::unknown_id : errc::id_with_unseen;
    if (view_.slot(index) == no_index)
      return errc::not_a_criterion;
    auto const& all = view_.details;
    if (index < all.size() && !all[index].finding_of.empty())
      return errc::judged_on_another;
    for (auto i = index; i != no_index; i = i < all.size() ? all[i].next_fed : no_index) {
      leaf unused;
      if (auto const code = judge(scheme_, i, f, unused); code != errc::none)
        return code;
    }
    return errc::none;
  }
  [[nodiscard]] static std::size_t column_of(errc code) noexcept {
    switch (code) {
    case errc::bad_date:
      return of_date;
    case errc::reason_missing:
      return of_reason;
    case errc::unknown_id:
    case errc::id_with_unseen:
    case errc::not_a_criterion:
    case errc::judged_on_another:
      return of_criterion;
    default:
      return of_finding;
    }
  }

  /// A number where one is due. False where it is missing, unexpected or wrong, which is reported.
  bool read_number(std::size_t column, bool is_taken, bool is_whole, std::int64_t& out) {
    auto const c = cell(column);
    if (c.empty() || !is_taken) {
      if (c.empty() && !is_taken)
        return true;
      found_.add(c, is_taken ? errc::number_missing : errc::number_unexpected);
      return false;
    }
    auto const* const end = c.text.data() + c.text.size();
    if (is_whole)
      if (auto const [rest, code] = std::from_chars(c.text.data(), end, out); code == std::errc{} && rest == end)
        return true;
    auto const read = number_in<decimal>(rows_, at_, column, found_);
    if (!read)
      return false;
    out = is_whole ? read->micro() / decimal::one : read->micro();
    if (is_whole && read->micro() % decimal::one != 0) {
      found_.add(c, errc::not_whole);
      return false;
    }
    return true;
  }

  void check_outlet(std::uint32_t index) {
    if (is_step(index))
      return;
    auto const outlet = cell(of_outlet);
    bool const is_per_outlet = view_.nodes[index].visited() == scope::per_outlet;
    if (is_per_outlet && outlet.empty())
      found_.add(outlet, errc::outlet_missing);
    if (!is_per_outlet && !outlet.empty())
      found_.add(outlet, errc::outlet_unexpected);
  }

  /// Only what is counted may be noted more than once for an outlet or the head office.
  void report_repeated(list<findings_entry> const& all) {
    list<std::uint32_t> order;
    order.reserve(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
      if (all[i].index != no_index && all[i].seen.kind != finding_kind::found)
        order.push_back(i);
    list<std::uint32_t> spare(order.size());
    merge_sort(order.view(), spare.view(), [&](std::uint32_t a, std::uint32_t b) {
      if (all[a].index != all[b].index)
        return all[a].index < all[b].index;
      return rows_.cell(a, of_outlet).text <= rows_.cell(b, of_outlet).text;
    });
    for (std::size_t i = 1; i < order.size(); ++i)
      if (all[order[i]].index == all[order[i - 1]].index &&
          rows_.cell(order[i], of_outlet).text == rows_.cell(order[i - 1], of_outlet).text)
        found_.add(rows_.cell(order[i], of_criterion), errc::repeated_row);
  }

  any_scheme const& scheme_;
  scheme_view const& view_;
  table const& rows_;
  file_faults& found_;
  finding_word last_word_{{}, finding_kind::not_assessed};
  std::size_t at_ = 0;
};

} // namespace starlot::inline v0::detail::files

#endif
