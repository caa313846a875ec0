// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_EXAMPLES_CSV_HPP
#define STARLOT_EXAMPLES_CSV_HPP

// The CSV files of the example programs (plain C++20, not part of the library). A file looks like this:
//
//   starlot points,1,illustrative points     form, its version and a note; padding commas do no harm
//   clause,points,remark                     the form's columns in any order; optional ones may be absent
//   5.1.1,2.5,"a comma, a ""quote"""         one field for each column, kept as it is (never trimmed)
//
// UTF-8 (a byte order mark is skipped), quoted as in RFC 4180, lines end in LF or CRLF. Rows without content
// (blank lines, or nothing but commas) are skipped. All problems of a file are found in one reading, but a
// wrong encoding, form or version and an unclosed quote end it.

#include <algorithm>
#include <cassert>
#include <compare>
#include <cstddef>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csv {

enum class lang { en, zh };

/// What can be wrong with a file. The numbers never change meaning.
enum class errc {
  cannot_open = 900,
  too_large = 901,
  empty_file = 902,
  utf16 = 910,
  not_utf8 = 911,
  nul_byte = 912,
  unclosed_quote = 920,
  stray_quote = 921,
  lone_cr = 922,
  field_count = 923,
  wrong_form = 930,
  unsupported_version = 931,
  no_columns = 932,
  missing_column = 933,
  unknown_column = 934,
  duplicate_column = 935
};

/// Where something stands, counted from 1. A column is a character, not a byte. 0 is the file as a whole.
struct place {
  std::size_t line = 0, column = 0;
  friend auto operator<=>(place const&, place const&) = default;
};

struct problem : place {
  errc code{};
  std::string value;    ///< what was found there
  std::string expected; ///< what should have been there
};

struct cell : place {
  std::string text;
};

using row = std::vector<cell>;

/// What a program wants to read: `name` is "points" for files that begin with "starlot points".
struct form {
  std::string_view name;
  int version = 1;
  std::span<std::string_view const> required;
  std::span<std::string_view const> optional;
};

/// Columns stand in the order of the form, required ones first, whatever their order in the file.
struct table {
  std::string note;
  std::vector<std::string> columns;
  std::vector<row> rows;

  /// The cell of a column of the form. It is empty, at the start of its row, if the file lacks the column.
  [[nodiscard]] cell const& at(std::size_t row_index, std::string_view column) const {
    auto const found = std::find(columns.begin(), columns.end(), column);
    assert(row_index < rows.size() && found != columns.end());
    return rows[row_index][static_cast<std::size_t>(found - columns.begin())];
  }
};

struct read_result {
  table value;                   ///< complete only if ok()
  std::vector<problem> problems; ///< in the order of the file
  [[nodiscard]] bool ok() const noexcept { return problems.empty(); }
};

inline constexpr std::size_t max_file_size = std::size_t{256} << 20; // 256 MiB

namespace detail {

/// Bytes of the well-formed UTF-8 character at the start of `s` (Unicode, table 3-7), 0 if there is none.
constexpr std::size_t utf8_length(std::string_view s) noexcept {
  auto const byte = [s](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  auto const tail = [byte](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  unsigned const lead = byte(0);
  unsigned const low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;  // below: overlong
  unsigned const high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF; // above: surrogate, > U+10FFFF
  if (lead < 0x80)
    return s.empty() ? 0 : 1;
  if (lead < 0xC2 || lead > 0xF4 || !tail(1, low, high))
    return 0;
  if (lead < 0xE0)
    return 2;
  if (lead < 0xF0)
    return tail(2) ? 3 : 0;
  return tail(2) && tail(3) ? 4 : 0;
}

/// Goes through a text character by character and knows the place.
class cursor {
public:
  explicit cursor(std::string_view text = {}) noexcept : rest_{text} {}
  [[nodiscard]] std::string_view rest() const noexcept { return rest_; }
  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
  [[nodiscard]] bool at(char c) const noexcept { return rest_.starts_with(c); }
  [[nodiscard]] bool at_lone_cr() const noexcept { return at('\r') && !rest_.starts_with("\r\n"); }
  [[nodiscard]] place here() const noexcept { return here_; }

  /// Passes one character and returns it. Not at the end, nor at what is not UTF-8.
  std::string_view next() noexcept {
    std::string_view const passed = rest_.substr(0, utf8_length(rest_));
    here_ = at('\n') || at_lone_cr() ? place{here_.line + 1, 1} : place{here_.line, here_.column + 1};
    rest_.remove_prefix(passed.size());
    return passed;
  }

private:
  std::string_view rest_;
  place here_{1, 1};
};

class reader {
public:
  explicit reader(form const& wanted) : form_{wanted} {
    known_.assign(wanted.required.begin(), wanted.required.end());
    known_.insert(known_.end(), wanted.optional.begin(), wanted.optional.end());
  }

  read_result read(std::string_view bytes) && {
    if (check_encoding(bytes) && read_form() && read_columns())
      read_rows();
    std::stable_sort(result_.problems.begin(), result_.problems.end()); // by place
    result_.value.columns = std::move(known_);
    return std::move(result_);
  }

private:
  /// Always false, for those who stop here.
  bool report(errc code, place where, std::string value = {}, std::string expected = {}) {
    result_.problems.push_back({where, code, std::move(value), std::move(expected)});
    return false;
  }

  bool check_encoding(std::string_view bytes) {
    bool const marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    bool const unmarked = bytes.size() > 1 && (bytes[0] == '\0') != (bytes[1] == '\0');
    if (marked || unmarked)
      return report(errc::utf16, {1, 1});
    if (bytes.starts_with("\xEF\xBB\xBF"))
      bytes.remove_prefix(3);
    for (cursor c{bytes}; !c.at_end(); c.next()) {
      if (c.at('\0'))
        return report(errc::nul_byte, c.here());
      if (utf8_length(c.rest()) != 0)
        continue;
      auto const bad = static_cast<unsigned char>(c.rest().front());
      constexpr std::string_view digits = "0123456789ABCDEF";
      return report(errc::not_utf8, c.here(), {'0', 'x', digits[bad / 16u], digits[bad % 16u]});
    }
    cursor_ = cursor{bytes};
    return true;
  }

  bool read_form() {
    std::string const name = "starlot " + std::string{form_.name}, version = std::to_string(form_.version);
    if (!next_record())
      return unclosed_ ? false : report(errc::empty_file, {1, 1}, {}, name + "," + version);
    while (record_.size() > 3 && record_.back().text.empty())
      record_.pop_back(); // padding by a spreadsheet
    while (record_.size() < 3)
      record_.push_back({record_end_, {}});
    cell const& first = record_[0];
    cell const& second = record_[1];
    if (first.text != name)
      return report(errc::wrong_form, first, first.text, name + "," + version);
    if (second.text != version)
      return report(errc::unsupported_version, second, second.text, version);
    if (record_.size() > 3)
      report(errc::field_count, record_[3], std::to_string(record_.size()), "3");
    result_.value.note = record_[2].text;
    return true;
  }

  bool read_columns() {
    std::string list;
    for (auto const& name : known_)
      list += (list.empty() ? "" : ",") + name;
    if (!next_record())
      return unclosed_ ? false : report(errc::no_columns, cursor_.here(), {}, list);
    for (auto const& c : record_) {
      auto const found = std::find(known_.begin(), known_.end(), c.text);
      auto const slot = static_cast<std::size_t>(found - known_.begin());
      if (slot == known_.size())
        report(errc::unknown_column, c, c.text, list);
      else if (std::count(slots_.begin(), slots_.end(), slot) != 0)
        report(errc::duplicate_column, c, c.text);
      slots_.push_back(slot);
    }
    for (std::size_t slot = 0; slot < form_.required.size(); ++slot)
      if (std::count(slots_.begin(), slots_.end(), slot) == 0)
        report(errc::missing_column, record_[0], {}, known_[slot]);
    return true;
  }

  void read_rows() {
    std::size_t const fields = slots_.size();
    while (next_record()) {
      if (record_.size() != fields) {
        place const where = record_.size() > fields ? record_[fields] : record_end_;
        report(errc::field_count, where, std::to_string(record_.size()), std::to_string(fields));
        continue;
      }
      row& cells = result_.value.rows.emplace_back(known_.size(), cell{record_[0], {}});
      for (std::size_t i = 0; i < fields; ++i)
        if (slots_[i] < cells.size())
          cells[slots_[i]] = std::move(record_[i]);
    }
  }

  /// Reads the next record that has content. False at the end of the file or at an unclosed quote.
  bool next_record() {
    while (!cursor_.at_end()) {
      record_.clear();
      std::string_view const start = cursor_.rest();
      for (read_field(); cursor_.at(','); read_field())
        cursor_.next();
      if (unclosed_)
        return false;
      bool const content = start.find_first_not_of(',') < start.size() - cursor_.rest().size();
      record_end_ = cursor_.here();
      if (cursor_.at_lone_cr())
        report(errc::lone_cr, cursor_.here()); // then taken for a line end
      else if (cursor_.at('\r'))
        cursor_.next();
      if (!cursor_.at_end())
        cursor_.next();
      if (content)
        return true;
    }
    return false;
  }

  void read_field() {
    cell& field = record_.emplace_back(cell{cursor_.here(), {}});
    bool const quoted = cursor_.at('"');
    if (quoted)
      cursor_.next();
    for (bool open = quoted; open;) {
      if (cursor_.at_end()) {
        unclosed_ = true;
        report(errc::unclosed_quote, field);
        return;
      }
      if (cursor_.at_lone_cr())
        report(errc::lone_cr, cursor_.here());
      std::string_view const c = cursor_.next();
      if (c != "\"")
        field.text += c;
      else if (cursor_.at('"'))
        field.text += cursor_.next(); // two quotes stand for one
      else
        open = false;
    }
    place stray;
    while (!cursor_.at_end() && !cursor_.at(',') && !cursor_.at('\n') && !cursor_.at('\r')) {
      if (stray.line == 0 && (quoted || cursor_.at('"')))
        stray = cursor_.here();
      field.text += cursor_.next();
    }
    if (stray.line != 0)
      report(errc::stray_quote, stray, field.text);
  }

  form form_;
  std::vector<std::string> known_; // the columns of the form
  read_result result_;
  cursor cursor_;
  row record_;
  place record_end_;
  bool unclosed_ = false;
  std::vector<std::size_t> slots_; // for each column of the file its index in known_, or known_.size()
};

/// Text of a file made fit for a message: on one line and not too long.
inline std::string shown(std::string_view text) {
  std::string out;
  for (std::size_t n = 0; n < 120 && !text.empty(); ++n) {
    std::size_t const length = (std::max)(utf8_length(text), std::size_t{1});
    bool const control = static_cast<unsigned char>(text[0]) < 0x20 || text[0] == '\x7F';
    out += control ? " " : text.substr(0, length);
    text.remove_prefix(length);
  }
  return text.empty() ? out : out + "…";
}

struct wording {
  errc code;
  std::string_view en, zh; // {v}: the value, {x}: what was expected
};
inline constexpr wording wordings[] = {
    {errc::cannot_open, "cannot open or read {v}", "无法打开或读取 {v}"},
    {errc::too_large, "the file is larger than {x} bytes", "文件超过 {x} 字节"},
    {errc::empty_file, "the file is empty; it must begin with {x}", "文件是空的；开头应为 {x}"},
    {errc::utf16, "the file is in UTF-16", "文件是 UTF-16 编码"},
    {errc::not_utf8, "byte {v} is not UTF-8 (is it GBK or GB18030?)",
     "字节 {v} 不是 UTF-8（是 GBK 或 GB18030 吗？）"},
    {errc::nul_byte, "a NUL byte: damaged, or not a text file", "出现 NUL 字节：文件已损坏或不是文本文件"},
    {errc::unclosed_quote, "this double quote is never closed", "这个双引号没有对应的结束引号"},
    {errc::stray_quote,
     "a double quote inside the field, or text after its closing quote: {v}; put the whole field between "
     "double quotes and write each quote inside it twice",
     "字段中间有双引号，或结束引号之后还有文字：{v}；请用双引号括住整个字段，其中的每个双引号写两次"},
    {errc::lone_cr, "a carriage return without line feed; save the file with line ends LF or CRLF",
     "有回车符而没有换行符；保存文件时请用 LF 或 CRLF 换行"},
    {errc::field_count, "the row has {v} fields, not {x}; a field with a comma must be between double quotes",
     "字段数为 {v}，应为 {x}；含有英文逗号的字段须用双引号括住"},
    {errc::wrong_form, "the file must begin with {x} (with a comma), but the first field is: {v}",
     "文件开头应为 {x}（以英文逗号分隔），但第一个字段是：{v}"},
    {errc::unsupported_version, "version \"{v}\" is not supported, only {x}", "不支持版本“{v}”，只支持 {x}"},
    {errc::no_columns, "the row of column names is missing: {x}", "缺少列名行：{x}"},
    {errc::missing_column, "column \"{x}\" is missing", "缺少列“{x}”"},
    {errc::unknown_column, "unknown column \"{v}\"; known are: {x}", "未知的列“{v}”；可用的列：{x}"},
    {errc::duplicate_column, "column \"{v}\" appears twice", "列“{v}”重复出现"}};

} // namespace detail

[[nodiscard]] inline read_result read(std::string_view bytes, form const& wanted,
                                      std::size_t max_size = max_file_size) {
  if (bytes.size() > max_size)
    return {{}, {{{}, errc::too_large, {}, std::to_string(max_size)}}};
  return detail::reader{wanted}.read(bytes);
}

[[nodiscard]] inline read_result read_file(std::string const& path, form const& wanted,
                                           std::size_t max_size = max_file_size) {
  std::ifstream in{path, std::ios::binary};
  std::string bytes, block(std::size_t{1} << 16, '\0');
  while (in.good() && bytes.size() <= max_size) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
  }
  if (!in.is_open() || in.bad())
    return {{}, {{{}, errc::cannot_open, path, {}}}};
  return read(bytes, wanted, max_size);
}

/// "line 3, character 8": for problems, and for cells whose text a program cannot accept.
[[nodiscard]] inline std::string where(place const& p, lang l) {
  auto const line = std::to_string(p.line), column = std::to_string(p.column);
  return l == lang::zh ? "第 " + line + " 行第 " + column + " 个字符"
                       : "line " + line + ", character " + column;
}

/// The problem and its place in words, for the person who has to mend the file.
[[nodiscard]] inline std::string sentence(problem const& p, lang l) {
  bool const zh = l == lang::zh;
  std::string out = p.line == 0 ? "" : where(p, l) + (zh ? "：" : ": ");
  for (auto const& w : detail::wordings) {
    if (w.code != p.code)
      continue;
    for (std::string_view text = zh ? w.zh : w.en; !text.empty();) {
      bool const value = text.starts_with("{v}"), expected = text.starts_with("{x}");
      out += value ? detail::shown(p.value) : expected ? p.expected : std::string{text.front()};
      text.remove_prefix(value || expected ? 3 : 1);
    }
  }
  if (p.code == errc::utf16 || p.code == errc::not_utf8 || p.code == errc::nul_byte)
    out += zh ? "；请另存为 UTF-8：电子表格中选“另存为”“CSV UTF-8（逗号分隔）”，或用记事本打开后另存，编码选 "
                "UTF-8"
              : "; save it as UTF-8: in a spreadsheet by Save As, type \"CSV UTF-8 (comma delimited)\", or "
                "in a text editor with encoding UTF-8";
  return out;
}

} // namespace csv

#endif // STARLOT_EXAMPLES_CSV_HPP
