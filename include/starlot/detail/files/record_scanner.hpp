// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_RECORD_SCANNER_HPP
#define STARLOT_DETAIL_FILES_RECORD_SCANNER_HPP
// IWYU pragma: private, include <starlot/files/table.hpp>

#include <starlot/core/error.hpp>
#include <starlot/detail/base/list.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0::detail {

/// A field of the record that is looked at: its text in the text of the record, and its place in the file.
struct scanned_field {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// Goes through a text of well-formed UTF-8 record by record, quoted as in RFC 4180, and knows the place in characters.
class record_scanner {
public:
  /// Where it stands.
  struct position {
    std::size_t at = 0;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
  };

  void begin(std::string_view bytes) {
    bytes_ = bytes;
    separate_by(',');
  }
  void separate_by(char c) {
    separator_ = c;
    for (auto& s : stops_)
      s = false;
    for (auto const stop : {c, '"', '\n', '\r'})
      stops_[static_cast<unsigned char>(stop)] = true;
  }
  [[nodiscard]] char separator() const noexcept { return separator_; }
  [[nodiscard]] position here() const noexcept { return here_; }
  void go_to(position where) noexcept {
    here_ = where;
    is_unclosed_ = false;
  }
  [[nodiscard]] std::size_t line() const noexcept { return here_.line; }
  [[nodiscard]] std::size_t column() const noexcept { return here_.column; }

  /// Passes the first line if it is this one.
  bool skip_line(std::string_view line) {
    auto rest = bytes_.substr(here_.at);
    if (!rest.starts_with(line))
      return false;
    rest.remove_prefix(line.size());
    std::size_t const end = rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0;
    if (end == 0 && !rest.empty())
      return false;
    here_ = {here_.at + line.size() + end, here_.line + 1, 1};
    return true;
  }

  /// Reads the next record that has content: not only empty fields. False at the end, or at a quote that is never closed.
  bool next(faults& wrong) {
    while (here_.at < bytes_.size()) {
      record_.clear();
      text_.clear();
      bool has_content = false;
      for (;;) {
        has_content = field(wrong) || has_content || record_.back().size != 0;
        if (!at(separator_))
          break;
        step();
      }
      if (is_unclosed_)
        return false;
      end_ = {0, 0, here_.line, here_.column};
      if (at_lone_cr())
        wrong.push_back(error::in_line(errc::lone_cr, here_.line, here_.column)); // then taken for a line end
      else if (at('\r'))
        step();
      if (here_.at < bytes_.size())
        step();
      if (has_content)
        return true;
    }
    return false;
  }

  [[nodiscard]] list<scanned_field>& record() noexcept { return record_; }
  [[nodiscard]] std::string_view text(scanned_field const& f) const noexcept {
    return std::string_view{text_}.substr(f.at, f.size);
  }
  /// An empty field where the record ends.
  [[nodiscard]] scanned_field end_of_record() const noexcept { return end_; }
  [[nodiscard]] bool is_unclosed() const noexcept { return is_unclosed_; }

private:
  [[nodiscard]] bool at(char c) const noexcept { return here_.at < bytes_.size() && bytes_[here_.at] == c; }
  [[nodiscard]] bool at_lone_cr() const noexcept {
    return at('\r') && !(here_.at + 1 < bytes_.size() && bytes_[here_.at + 1] == '\n');
  }
  /// Passes one byte.
  void step() noexcept {
    bool const ends_line = at('\n') || at_lone_cr();
    bool const begins = (static_cast<unsigned char>(bytes_[here_.at]) & 0xC0U) != 0x80U;
    ++here_.at;
    if (ends_line) {
      ++here_.line;
      here_.column = 1;
    } else if (begins) {
      ++here_.column;
    }
  }
  void keep() {
    text_ += bytes_[here_.at];
    step();
  }

  /// Reads a field; whether it is quoted.
  bool field(faults& wrong) {
    scanned_field f{static_cast<std::uint32_t>(text_.size()), 0, here_.line, here_.column};
    bool const is_quoted = at('"');
    if (is_quoted && !quoted(f, wrong)) {
      is_unclosed_ = true;
      record_.push_back(f);
      return true;
    }
    position stray{};
    bool has_stray = is_quoted && here_.at < bytes_.size() && !ends_field();
    if (has_stray)
      stray = here_;
    for (;;) {
      plain();
      if (!at('"'))
        break;
      if (!has_stray)
        stray = here_;
      has_stray = true;
      keep();
    }
    f.size = static_cast<std::uint32_t>(text_.size() - f.at);
    record_.push_back(f);
    if (has_stray)
      wrong.push_back(error::in_line(errc::stray_quote, stray.line, stray.column).about(text(f)));
    return is_quoted;
  }
  [[nodiscard]] bool ends_field() const noexcept { return at(separator_) || at('\n') || at('\r'); }

  /// What stands up to the next separator, quote or line end.
  void plain() {
    auto const* const first = bytes_.data() + here_.at;
    auto const* const end = bytes_.data() + bytes_.size();
    auto const* last = first;
    std::uint32_t within = 0; // bytes that are not the first of a character
    for (; last != end && !stops_[static_cast<unsigned char>(*last)]; ++last)
      within += (static_cast<unsigned char>(*last) & 0xC0U) == 0x80U ? 1U : 0U;
    auto const size = static_cast<std::size_t>(last - first);
    text_.append(first, size);
    here_.at += size;
    here_.column += static_cast<std::uint32_t>(size) - within;
  }

  /// What stands between quotes; false if they are never closed.
  bool quoted(scanned_field const& f, faults& wrong) {
    step();
    for (;;) {
      if (here_.at == bytes_.size()) {
        wrong.push_back(error::in_line(errc::unclosed_quote, f.line, f.column));
        return false;
      }
      if (at('"')) {
        step();
        if (!at('"'))
          return true; // two quotes stand for one
      }
      keep();
    }
  }

  std::string_view bytes_;
  position here_;
  list<scanned_field> record_;
  std::string text_; ///< of the record
  scanned_field end_;
  bool stops_[256]{};
  char separator_ = ',';
  bool is_unclosed_ = false;
};

} // namespace starlot::inline v0::detail

#endif
