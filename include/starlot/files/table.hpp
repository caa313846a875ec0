// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_TABLE_HPP
#define STARLOT_FILES_TABLE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/files/table_data.hpp>
#include <starlot/detail/files/table_reader.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A table in a file, as spreadsheets write it (CSV):
//
//   starlot visits,1,illustrative            the form, its version and a note
//   outlet,count,remark                      the columns of the form in any order; optional ones may be absent
//   A-01,2.5,"a comma, a ""quote"""          one field for each column, kept as it is: never trimmed
//
//   constexpr table_column columns[] = {{"outlet", "网点"}, {"count", "次数"}, {"remark", "备注", false}};
//   auto const visits = read_table(bytes, {"visits", 1, columns});
//   for (std::size_t row = 0; row < visits->size(); ++row)
//     use(visits->cell(row, "outlet").text, visits->number<decimal>(row, "count"));
//   write_table(*visits);                    the text again
//
// UTF-8, with or without a byte order mark; line ends LF or CRLF; quoted as in RFC 4180. Fields are separated by commas,
// semicolons or tabs: a first line `sep=;` says which, or else the form or the names of the columns tell. Names of columns stand
// in any case, in English or Chinese. Rows without content, and empty fields behind the last column, as spreadsheets add them,
// are passed over.

namespace starlot::inline v0 {

/// A column of a form.
struct table_column {
  std::string_view name;         ///< "outlet"
  std::string_view chinese = {}; ///< its name in Chinese, which is read as well: "网点"
  bool is_needed = true;         ///< else a file may lack it: its cells are empty then
};

/// What is to be read. Refers to its texts and columns.
struct table_form {
  std::string_view name;                  ///< "frame": the file begins with `starlot frame,1`
  int version = 1;                        ///< the version of the form
  std::span<table_column const> columns; ///< in the order in which they are written
};

/// What a column of somebody else's table means.
struct column_name {
  std::string_view header; ///< how the file calls it: "shop_no"
  std::string_view column; ///< the column of the form: "outlet"
};

/// How a table is read.
struct table_options {
  /// For a table of somebody else's, which need not have our first line: {{"shop_no", "outlet"}, {"region", "stratum"}}. Columns
  /// that are not named here and not of the form are passed over.
  std::vector<column_name> columns = {};
  /// The table begins with the names of its columns, and these are ours.
  bool without_first_line = false;
  /// Numbers are written 2,5. A number with a point is refused then: it may be one or a thousand. Numbers within a text, as in a
  /// condition, keep their point.
  bool decimal_comma = false;
  /// Most bytes.
  std::size_t max_size = std::size_t{256} << 20U;
};

/// A cell of a table. Refers to the table.
struct table_cell {
  std::string_view text;  ///< as it stands in the file, without its quotes
  std::size_t line = 0;   ///< where it stood in the file, counted from 1; 0 if it was in none
  std::size_t column = 0; ///< in characters, counted from 1

  [[nodiscard]] bool empty() const noexcept { return text.empty(); }
  /// An error at its place, with its text.
  [[nodiscard]] error fault(errc code) const noexcept { return error::in_line(code, line, column).about(text); }
  /// A copy of an error, at its place; with its text where the error has no id.
  [[nodiscard]] error fault(error e) const noexcept {
    auto out = fault(e.code).with(e.got, e.expected).naming(e.name);
    if (!e.where.id.empty())
      out.where.id = e.where.id;
    return out;
  }
};

class table;

/// Reads a table: below.
template <class = detail::on_use>
[[nodiscard]] result<table> read_table(std::string_view bytes, table_form const& form, table_options const& options = {});
template <class Text = std::string> [[nodiscard]] Text write_table(table const& t);

/// Rows of texts under the columns of a form: what was read from a file, or what is to be written.
///
///     table t{{"visits", 1, columns}, "a note"};
///     t.add_row({"A-01", "2.5", ""});
///     auto const bytes = write_table(t);
///
/// A value that owns its texts. Memory: 16 bytes for each cell beside its text.
class table {
public:
  explicit table(table_form const& form, std::string_view note = {}) : data_{begin(form)} {
    data_.note = note;
    data_.width = data_.columns.size();
    for (std::uint32_t i = 0; i < data_.width; ++i)
      data_.places.push_back(i);
  }

  /// What the first line says behind form and version.
  [[nodiscard]] std::string_view note() const noexcept { return data_.note; }
  /// Whether its numbers are written 2,5.
  [[nodiscard]] bool has_decimal_comma() const noexcept { return data_.has_decimal_comma; }
  /// Number of rows.
  [[nodiscard]] std::size_t size() const noexcept { return data_.lines.size(); }

  /// A cell, by the number of its column in the form. Empty, at the start of its row, if the file lacks the column.
  /// Preconditions: there are that row and column (contract).
  [[nodiscard]] table_cell cell(std::size_t row, std::size_t column) const {
    contract(row < size() && column < data_.places.size(), "a cell of the table");
    auto const slot = data_.places[column];
    if (slot == detail::table_data::absent)
      return {{}, data_.lines[row], data_.lines[row] == 0 ? 0U : 1U};
    auto const& c = data_.cells[row * data_.width + slot];
    return {std::string_view{data_.text}.substr(c.at, c.size), c.line, c.column};
  }
  /// The same by the name of the column.
  [[nodiscard]] table_cell cell(std::size_t row, std::string_view column) const { return cell(row, find(column)); }

  /// The number in a cell.
  /// Errors, with the place and the text of the cell: `not_a_number`, `too_many_decimals`, `number_out_of_range`.
  template <class Decimal, class Column>
  [[nodiscard]] result<Decimal> number(std::size_t row, Column const& column) const {
    auto const c = cell(row, column);
    auto const read = data_.has_decimal_comma ? parse<Decimal>(detail::with_point(c.text, true)) : parse<Decimal>(c.text);
    return read ? result<Decimal>{*read} : result<Decimal>{c.fault(read.error().code)};
  }

  /// Adds a row, with a text for each column of the form. Copies the texts.
  /// Preconditions: so many texts, and no more than 4 GiB of text in all (contract).
  void add_row(std::span<std::string_view const> fields) {
    contract(fields.size() == data_.columns.size() && data_.width == fields.size(),
             "a row that is added has a text for each column");
    data_.lines.push_back(0);
    for (auto const f : fields)
      data_.add(f, 0, 0);
  }
  void add_row(std::initializer_list<std::string_view> fields) {
    add_row(std::span<std::string_view const>{fields.begin(), fields.size()});
  }

  /// The number of a column in the form. Preconditions: the form has it (contract).
  [[nodiscard]] std::size_t find(std::string_view column) const {
    std::size_t i = 0;
    while (i < data_.columns.size() && data_.columns[i].name != column)
      ++i;
    contract(i < data_.columns.size(), "a column of the form");
    return i;
  }

private:
  template <class> friend result<table> read_table(std::string_view, table_form const&, table_options const&);
  template <class Text> friend Text write_table(table const&);

  explicit table(detail::table_data data) : data_{std::move(data)} {}
  [[nodiscard]] static detail::table_data begin(table_form const& form) {
    detail::table_data out;
    out.form = "starlot " + std::string{form.name} + ',' + std::to_string(form.version);
    for (auto const& c : form.columns)
      out.columns.push_back({std::string{c.name}, c.is_needed});
    return out;
  }

  detail::table_data data_;
};

/// Reads a table.
///
/// Errors, all at once, in the order of their places: `file_too_large`, `file_is_workbook`, `file_in_utf16`, `file_not_utf8`,
/// `nul_byte`, alone; `file_empty`, `wrong_form`, `unsupported_version`, `no_columns`, `unclosed_quote`, which end the reading;
/// `missing_column`, `unknown_column`, `duplicate_column`; `field_count`, `stray_quote`, `lone_cr`. The id of the place is what
/// was found, the name of the error what was due.
/// Preconditions: `options.columns` means columns of the form (contract).
/// Complexity: linear in the bytes.
template <class>
[[nodiscard]] result<table> read_table(std::string_view bytes, table_form const& form, table_options const& options) {
  auto data = table::begin(form);
  auto const wrong = detail::table_reader<table_form, table_options>{form, options, data}.read(bytes);
  if (!wrong.empty())
    return wrong;
  return table{std::move(data)};
}

/// Writes a table: separated by commas, line ends LF, the columns in the order of the form, those of them that are needed or have
/// content. It is read again as the same texts, and written again as the same bytes.
///
/// Preconditions: texts are UTF-8 without NUL. Complexity: linear.
template <class Text> [[nodiscard]] Text write_table(table const& t) {
  auto const& known = t.data_.columns;
  Text out = t.data_.form;
  auto const add = [&out](std::string_view field, bool is_first, bool needs_quotes = false) {
    if (!is_first)
      out += ',';
    if (!needs_quotes && field.find_first_of(",\"\r\n") == field.npos) {
      out += field;
      return;
    }
    out += '"';
    for (char const c : field)
      out.append(c == '"' ? 2U : 1U, c);
    out += '"';
  };
  if (!t.note().empty())
    add(t.note(), false);
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < known.size(); ++i) {
    bool has_content = known[i].is_needed;
    for (std::size_t row = 0; row < t.size() && !has_content; ++row)
      has_content = !t.cell(row, i).empty();
    if (has_content)
      columns.push_back(i);
  }
  if (columns.empty() && !known.empty())
    columns.push_back(0); // rows that are all empty are rows
  out += '\n';
  for (auto const i : columns)
    add(known[i].name, i == columns.front());
  out += '\n';
  for (std::size_t row = 0; row < t.size(); ++row) {
    bool is_empty = true;
    for (auto const i : columns)
      is_empty = is_empty && t.cell(row, i).empty();
    for (auto const i : columns)
      add(t.cell(row, i).text, i == columns.front(), is_empty && i == columns.front());
    out += '\n';
  }
  return out;
}

} // namespace starlot::inline v0

#endif
