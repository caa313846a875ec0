// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_TABLE_READER_HPP
#define STARLOT_DETAIL_FILES_TABLE_READER_HPP
// IWYU pragma: private, include <starlot/files/table.hpp>

#include <starlot/core/error.hpp>
#include <starlot/detail/base/folded_text.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/files/encoding.hpp>
#include <starlot/detail/files/record_scanner.hpp>
#include <starlot/detail/files/table_data.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0::detail {

/// Reads the bytes of a table: encoding, separator, form, columns, rows.
template <class Form, class Options> class table_reader {
public:
  table_reader(Form const& form, Options const& how, table_data& to) : form_{form}, how_{how}, to_{to} {
    to_.has_decimal_comma = how.decimal_comma;
  }

  /// All that is wrong, in the order of the file.
  [[nodiscard]] faults read(std::string_view bytes) {
    auto const limit = (std::min)(how_.max_size, table_data::most_bytes);
    if (bytes.size() > limit) {
      report(error::of(errc::file_too_large)
                 .with(decimal{static_cast<std::int64_t>(bytes.size())},
                       decimal{static_cast<std::int64_t>(limit)}));
    } else if (auto const bad = encoding_fault(bytes); bad.code != errc::none) {
      report(bad);
    } else {
      scan_.begin(bytes.starts_with(byte_order_mark) ? bytes.substr(byte_order_mark.size()) : bytes);
      take_separator_line();
      if (knows_columns() && read_form() && read_columns())
        read_rows();
    }
    std::stable_sort(wrong_.begin(), wrong_.end(), [](error const& a, error const& b) {
      return a.where.line != b.where.line ? a.where.line < b.where.line : a.where.column < b.where.column;
    });
    return std::move(wrong_);
  }

private:
  static constexpr std::string_view separators = ",;\t";
  static constexpr std::uint32_t passed_over = table_data::absent;

  /// Always false, for those who stop here.
  bool report(error const& e) {
    wrong_.push_back(e);
    return false;
  }
  [[nodiscard]] bool next_record() { return scan_.next(wrong_); }
  [[nodiscard]] bool is_somebody_elses() const { return how_.without_first_line || !how_.columns.empty(); }

  /// A first line `sep=;` of a spreadsheet.
  void take_separator_line() {
    for (auto const c : separators)
      if (scan_.skip_line(std::string{"sep="} + c) || scan_.skip_line(std::string{"\"sep="} + c + '"'))
        return scan_.separate_by(c), void(is_separator_said_ = true);
  }

  /// The first record, separated by what makes the most sense of it: `sense(record)` says how much.
  template <class Sense> bool first_record(Sense const& sense) {
    auto const start = scan_.here();
    std::size_t most = 0;
    char best = scan_.separator();
    for (auto const c : is_separator_said_ ? std::string_view{} : separators) {
      faults unused;
      scan_.go_to(start);
      scan_.separate_by(c);
      if (!scan_.next(unused))
        continue;
      if (std::size_t const how_much = sense(scan_.record()); how_much > most) {
        most = how_much;
        best = c;
      }
    }
    scan_.go_to(start);
    scan_.separate_by(best);
    return next_record();
  }

  /// Whether the form has each column that the caller names; without a place, as no line of the file is wrong.
  bool knows_columns() {
    bool all = true;
    for (auto const& c : how_.columns)
      if (find(c.column) == form_.columns.size())
        all = report(error::of(errc::unknown_column).about(c.column).naming(names_of_columns()));
    return all;
  }
  [[nodiscard]] std::string names_of_columns() const {
    std::string names;
    for (auto const& c : form_.columns)
      names += (names.empty() ? "" : ",") + std::string{c.name};
    return names;
  }

  bool read_form() {
    auto const name = "starlot " + std::string{form_.name};
    auto const start = scan_.here();
    bool const found =
        first_record([&](auto const& r) { return std::size_t{scan_.text(r.front()) == name}; });
    if (!found)
      return scan_.is_unclosed() ? false : report(error::in_line(errc::file_empty, 1, 1).naming(to_.form));
    auto& record = scan_.record();
    auto const& first = record.front();
    if (scan_.text(first) != name) {
      if (!is_somebody_elses())
        return report(fault(errc::wrong_form, first).naming(to_.form));
      scan_.go_to(start); // its columns come first
      return true;
    }
    while (record.size() > 3 && scan_.text(record.back()).empty())
      record.pop_back(); // padding by a spreadsheet
    auto const version = std::to_string(form_.version);
    auto const second = record.size() > 1 ? record[1] : scan_.end_of_record();
    if (scan_.text(second) != version)
      return report(fault(errc::unsupported_version, second).naming(version));
    if (record.size() > 3)
      report(count_fault(record[3], record.size(), 3));
    if (record.size() > 2)
      to_.note = scan_.text(record[2]);
    has_form_line_ = true;
    return true;
  }

  /// The column of the form that a header means; `passed_over` where it is somebody else's, and the number of columns where it is
  /// none.
  [[nodiscard]] std::uint32_t meaning_of(std::string_view header) const {
    while (header.starts_with(' '))
      header.remove_prefix(1);
    while (header.ends_with(' '))
      header.remove_suffix(1);
    for (auto const& c : how_.columns)
      if (folded_order(c.header, header) == 0)
        return find(c.column);
    for (std::uint32_t i = 0; i < form_.columns.size(); ++i) {
      auto const& c = form_.columns[i];
      if (!header.empty() && (folded_order(c.name, header) == 0 || folded_order(c.chinese, header) == 0))
        return said_by_caller(c.name) ? passed_over : i;
    }
    return how_.columns.empty() ? static_cast<std::uint32_t>(form_.columns.size()) : passed_over;
  }
  [[nodiscard]] std::uint32_t find(std::string_view column) const {
    std::uint32_t i = 0;
    while (i < form_.columns.size() && form_.columns[i].name != column)
      ++i;
    return i;
  }
  /// The header that the caller gave for a column, or nothing.
  [[nodiscard]] std::string_view header_of(std::string_view column) const {
    for (auto const& c : how_.columns)
      if (c.column == column)
        return c.header;
    return {};
  }
  [[nodiscard]] bool said_by_caller(std::string_view column) const { return !header_of(column).empty(); }

  bool read_columns() {
    auto const count = form_.columns.size();
    auto const is_known = [&](auto const& record) {
      std::size_t known = 0;
      for (auto const& f : record)
        known += meaning_of(scan_.text(f)) < count ? 1U : 0U;
      return known;
    };
    auto const names = names_of_columns();
    if (!(has_form_line_ ? next_record() : first_record(is_known)))
      return scan_.is_unclosed()
                 ? false
                 : report(error::in_line(errc::no_columns, scan_.line(), scan_.column()).naming(names));
    auto& record = scan_.record();
    while (record.size() > 1 && scan_.text(record.back()).empty())
      record.pop_back(); // padding
    to_.places.assign(count, table_data::absent);
    std::uint32_t width = 0;
    for (auto const& f : record) {
      auto const slot = meaning_of(scan_.text(f));
      bool const is_read = slot != passed_over && slot < count;
      if (is_read && to_.places[slot] != table_data::absent)
        report(fault(errc::duplicate_column, f));
      else if (is_read)
        to_.places[slot] = width;
      else if (slot != passed_over)
        report(fault(errc::unknown_column, f).naming(names));
      reads_.push_back(is_read);
      width += is_read ? 1U : 0U;
    }
    to_.width = width;
    for (std::size_t i = 0; i < count; ++i) {
      auto const header = header_of(form_.columns[i].name);
      if (to_.places[i] == table_data::absent && (form_.columns[i].is_needed || !header.empty()))
        report(error::in_line(errc::missing_column, record.front().line, record.front().column)
                   .naming(header.empty() ? form_.columns[i].name : header));
    }
    return true;
  }

  void read_rows() {
    auto const fields = reads_.size();
    while (next_record()) {
      auto& record = scan_.record();
      while (record.size() > fields && record.back().size == 0)
        record.pop_back(); // padding
      if (record.size() != fields) {
        report(count_fault(record.size() > fields ? record[fields] : scan_.end_of_record(), record.size(),
                           fields));
        continue;
      }
      to_.lines.push_back(record.front().line);
      for (std::size_t i = 0; i < fields; ++i)
        if (reads_[i])
          to_.add(scan_.text(record[i]), record[i].line, record[i].column);
    }
  }

  [[nodiscard]] error fault(errc code, scanned_field const& f) const {
    return error::in_line(code, f.line, f.column).about(scan_.text(f));
  }
  [[nodiscard]] static error count_fault(scanned_field const& at, std::size_t found, std::size_t due) {
    return error::in_line(errc::field_count, at.line, at.column)
        .with(decimal{static_cast<std::int64_t>(found)}, decimal{static_cast<std::int64_t>(due)});
  }

  Form const& form_;
  Options const& how_;
  table_data& to_;
  record_scanner scan_;
  faults wrong_;
  list<bool> reads_; ///< for each column of the file whether it is one of the form
  bool is_separator_said_ = false;
  bool has_form_line_ = false;
};

} // namespace starlot::inline v0::detail

#endif
