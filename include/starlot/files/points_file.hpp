// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_POINTS_FILE_HPP
#define STARLOT_FILES_POINTS_FILE_HPP

#include <starlot/catalog/points_sheet.hpp>
#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/files/file_faults.hpp>
#include <starlot/files/table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/scope.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The points sheet of a standard, from the user's own copy of it, as a table (files/table.hpp), form "points", version 1:
//
//   starlot points,1,"from our copy, first edition"
//   id,points,scope,rule,text_en,text_zh
//   5.1.1,6,,,,                             an item
//   5.1.1.1,3,head_office,all_or_nothing,,  an indicator
//
//   id        5.1.1 (item) or 5.1.1.1 (indicator)
//   points    decimal
//   scope     indicators: head_office or per_outlet; items with indicators: empty
//   rule      optional; indicators: proportional (if empty), all_or_nothing, partial_amount
//   text_en, text_zh   optional; needed where the catalog ships no paraphrase

namespace starlot::inline v0 {

namespace detail::files {

inline constexpr table_column points_columns[] = {{"id", "编号"},
                                                  {"points", "分值"},
                                                  {"scope", "评审范围"},
                                                  {"rule", "评分规则", false},
                                                  {"text_en", "英文", false},
                                                  {"text_zh", "中文", false}};
inline constexpr table_form points_form{"points", 1, points_columns};

inline constexpr word<rule_kind> rules_of_sheets[] = {{"proportional", rule_kind::proportional},
                                                      {"all_or_nothing", rule_kind::all_or_nothing},
                                                      {"partial_amount", rule_kind::partial_amount}};
inline constexpr word<starlot::scope> scopes_of_sheets[] = {{"head_office", starlot::scope::head_office},
                                                            {"per_outlet", starlot::scope::per_outlet}};

/// The ids that have others below them: 5.1.1 where there is 5.1.1.2.
template <class Id> [[nodiscard]] std::set<std::string_view> parents(std::size_t size, Id const& id) {
  std::set<std::string_view> out;
  for (std::size_t i = 0; i < size; ++i)
    if (std::string_view const own = id(i); own.find('.') != own.npos)
      out.insert(own.substr(0, own.rfind('.')));
  return out;
}

} // namespace detail::files

class points_sheet;

/// Reads a points sheet: below.
template <class = detail::on_use>
[[nodiscard]] result<points_sheet> read_points(std::string_view bytes, table_options const& options = {});

/// A points sheet that was read, with the places of its rows.
///
///     auto const sheet = read_points(*read_file("points.csv"));
///     auto const scheme = sheet->load([](auto rows) { return gbt27922::load(rows); });     // or sbt10401::load
///
/// A value that owns its texts.
class points_sheet {
public:
  /// What the file says about itself.
  [[nodiscard]] std::string_view note() const noexcept { return file_.note(); }

  /// The rows, for the catalog. Their texts refer to this.
  [[nodiscard]] std::vector<catalog::sheet_row> rows() const {
    std::vector<catalog::sheet_row> out;
    for (std::size_t i = 0; i < read_.size(); ++i) {
      catalog::sheet_row row{.id = file_.cell(i, 0).text, .worth = read_[i].worth};
      row.name = {file_.cell(i, 4).text, file_.cell(i, 5).text};
      if (read_[i].has_rule)
        row.rule = rule_choice{read_[i].rule};
      row.visited = read_[i].visited;
      out.push_back(std::move(row));
    }
    return out;
  }

  /// The scheme that a loader of the catalog makes of the rows. Its errors, with the places of the rows that they name.
  template <class Loader> [[nodiscard]] result<loaded_scheme> load(Loader const& loader) const {
    auto const all = rows();
    auto made = loader(std::span<catalog::sheet_row const>{all});
    if (made)
      return made;
    detail::files::file_faults found;
    for (auto const& e : made.errors()) {
      bool const at_points = e.code == errc::sheet_item_mismatch || e.code == errc::sheet_points_not_positive;
      if (e.where.index < all.size())
        found.add(file_.cell(e.where.index, std::size_t{at_points ? 1U : 0U}), e);
      else
        found.add(e);
    }
    return found.sorted();
  }

private:
  struct read_row {
    points worth;
    bool has_rule = false;
    rule_kind rule{};
    scope visited = head_office;
  };

  template <class> friend result<points_sheet> read_points(std::string_view, table_options const&);
  points_sheet(table file, std::vector<read_row> rows) : file_{std::move(file)}, read_{std::move(rows)} {}

  table file_;
  std::vector<read_row> read_;
};

/// Reads a points sheet.
///
/// Errors, all at once, each with line and column: those of `read_table`; if there is none of these, numbers and `unknown_word`.
/// Whether the sheet fits the standard shows when it is loaded. Complexity: n log n in the rows.
template <class>
[[nodiscard]] result<points_sheet> read_points(std::string_view bytes, table_options const& options) {
  auto file = read_table(bytes, detail::files::points_form, options);
  if (!file)
    return file.errors();
  detail::files::file_faults found;
  auto const above = detail::files::parents(file->size(), [&](std::size_t i) { return file->cell(i, 0).text; });
  std::vector<points_sheet::read_row> rows;
  for (std::size_t i = 0; i < file->size(); ++i) {
    auto const id = file->cell(i, 0).text;
    auto& row = rows.emplace_back();
    row.worth = detail::files::number_in<points>(*file, i, std::size_t{1}, found).value_or(points{});
    auto const rule = file->cell(i, 3);
    auto const* const known_rule = detail::files::look_up(detail::files::rules_of_sheets, rule.text);
    row.has_rule = known_rule != nullptr;
    if (row.has_rule)
      row.rule = known_rule->meaning;
    else if (!rule.empty())
      found.add(rule, errc::unknown_word);
    auto const scope = file->cell(i, 2);
    auto const* const known_scope = detail::files::look_up(detail::files::scopes_of_sheets, scope.text);
    bool const may_have = !above.contains(id);
    bool const must_have = may_have && std::count(id.begin(), id.end(), '.') > 2; // an indicator, by its id
    if (known_scope != nullptr && may_have)
      row.visited = known_scope->meaning;
    else if (must_have || !scope.empty())
      found.add(scope, errc::unknown_word);
  }
  if (!found.none())
    return found.sorted();
  return points_sheet{std::move(*file), std::move(rows)};
}

/// Writes a points sheet. It is read again as the same rows, and written again as the same bytes.
/// Preconditions: rules are none, `proportional`, `all_or_nothing` or `partial_amount` (contract).
template <class Text = std::string>
[[nodiscard]] Text write_points(std::span<catalog::sheet_row const> rows, std::string_view note = {}) {
  auto const above = detail::files::parents(rows.size(), [&](std::size_t i) { return rows[i].id; });
  table out{detail::files::points_form, note};
  for (auto const& r : rows) {
    std::string_view rule;
    for (auto const& w : detail::files::rules_of_sheets)
      if (r.rule.is_said && r.rule.kind == w.meaning)
        rule = w.spelling;
    contract(!r.rule.is_said || !rule.empty(), "a points sheet says proportional, all_or_nothing or partial_amount");
    std::string_view scope;
    for (auto const& w : detail::files::scopes_of_sheets)
      if (!above.contains(r.id) && r.visited == w.meaning)
        scope = w.spelling;
    out.add_row({r.id, to_string(r.worth), scope, rule, r.name.en, r.name.zh});
  }
  return write_table(out);
}
/// The same for a sheet that was read.
template <class Text = std::string> [[nodiscard]] Text write_points(points_sheet const& sheet) {
  return write_points(sheet.rows(), sheet.note());
}

} // namespace starlot::inline v0

#endif
