// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_TEXT_PAGE_HPP
#define STARLOT_DETAIL_REPORT_TEXT_PAGE_HPP
// IWYU pragma: private, include <starlot/report/to_text.hpp>

#include <starlot/core/text.hpp>
#include <starlot/detail/report/wide_text.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// A column of a table.
struct text_column {
  text head;
  bool to_the_right = false;
  std::size_t most =
      0; ///< columns of the screen; 0: as wide as it must be. The last column gets what is left
};

/// Lines of text in one language. Whatever it is given is escaped and wrapped.
class text_page {
public:
  text_page(language l, std::size_t columns) : language_{l}, columns_{columns} {}

  [[nodiscard]] std::string say(text const& t) const { return std::string{t.in(language_)}; }
  [[nodiscard]] std::string_view say(auto const& t) const { return t.in(language_); }
  [[nodiscard]] language in() const noexcept { return language_; }

  void blank() { out_ += '\n'; }
  /// A text below itself, each line behind so many blanks.
  void paragraph(std::string_view data, std::size_t indent = 0) {
    for (auto const& l : wrapped(on_a_line(data), room(indent)))
      put(std::string(indent, ' ') + l);
  }
  /// One of a list, behind a dash.
  void item(std::string_view data) {
    bool first = true;
    for (auto const& l : wrapped(on_a_line(data), room(4))) {
      put((first ? "  - " : "    ") + l);
      first = false;
    }
  }
  void rule(char of) { put(std::string(columns_, of)); }
  void chapter(text const& head) {
    blank();
    put(say(head));
    rule('-');
  }
  void section(text const& head) {
    blank();
    paragraph(say(head));
  }
  /// A label, and what stands behind it.
  void row(text const& label, std::string_view data) {
    constexpr std::size_t width = 14;
    bool first = true;
    for (auto const& l : wrapped(on_a_line(data), room(width))) {
      put(padded(first ? say(label) : std::string{}, width) + l);
      first = false;
    }
  }
  /// A line that is copied into a shell: escaped, but in one piece.
  void to_copy(std::string_view line) { put("  " + on_a_line(line)); }

  /// Rows of cells behind two blanks; cells are wrapped in their columns.
  void table(std::span<text_column const> columns, std::vector<std::vector<std::string>> rows) {
    for (auto& r : rows)
      for (auto& cell : r)
        cell = on_a_line(cell, blanks_before(cell));
    auto width = widths(columns, rows, false);
    std::size_t widest_last = 0;
    for (auto const& r : rows)
      if (r.size() == columns.size())
        widest_last = (std::max)(widest_last, text_width(r.back()));
    if (width.back() < 50 && widest_last > width.back())
      width = widths(columns, rows, true);
    std::vector<std::string> head;
    for (auto const& c : columns)
      head.push_back(say(c.head));
    if (std::any_of(head.begin(), head.end(), [](auto const& h) { return !h.empty(); }))
      cells(columns, width, head);
    for (auto const& r : rows)
      cells(columns, width, r);
  }

  [[nodiscard]] std::string take() && { return std::move(out_); }

private:
  [[nodiscard]] std::size_t room(std::size_t indent) const {
    return columns_ > indent + 12 ? columns_ - indent : 12;
  }
  /// For the last column; the widest of the others give what it needs.
  [[nodiscard]] std::size_t what_is_left(std::vector<std::size_t>& others) const {
    constexpr std::size_t least = 12;
    auto taken = 2 + 2 * others.size();
    for (auto const w : others)
      taken += w;
    for (; taken + least > columns_ && !others.empty(); --taken) {
      auto const widest = std::max_element(others.begin(), others.end());
      if (*widest <= 2)
        break;
      --*widest;
    }
    return columns_ > taken + least ? columns_ - taken : least;
  }
  /// Of all columns. A head of several words takes several lines where there is little room.
  [[nodiscard]] std::vector<std::size_t> widths(std::span<text_column const> columns,
                                                std::vector<std::vector<std::string>> const& rows,
                                                bool breaks_heads) const {
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
      auto const head = columns[c].head.in(language_);
      auto widest = breaks_heads ? head_width(head) : text_width(head);
      for (auto const& r : rows)
        if (c < r.size())
          widest = (std::max)(widest, text_width(r[c]));
      out.push_back(columns[c].most > 0 ? (std::min)(widest, columns[c].most) : widest);
    }
    out.push_back(what_is_left(out));
    return out;
  }
  [[nodiscard]] static std::size_t head_width(std::string_view head) {
    auto out = (std::min<std::size_t>)(text_width(head), 8);
    for (auto const& atom : atoms_of(head))
      out = (std::max)(out, atom.columns);
    return out;
  }
  [[nodiscard]] static std::size_t blanks_before(std::string_view cell) {
    return (std::min)(cell.find_first_not_of(' '), cell.size());
  }
  [[nodiscard]] static std::string on_a_line(std::string_view cell, std::size_t blanks) {
    return std::string(blanks, ' ') + detail::on_a_line(cell.substr(blanks));
  }
  [[nodiscard]] static std::string on_a_line(std::string_view data) { return detail::on_a_line(data); }

  void cells(std::span<text_column const> columns, std::vector<std::size_t> const& width,
             std::vector<std::string> const& of) {
    std::vector<std::vector<std::string>> lines;
    std::size_t most = 1;
    for (std::size_t c = 0; c < of.size(); ++c) {
      auto const indent = (std::min)(blanks_before(of[c]), width[c] / 2);
      auto wrapped_here = wrapped(of[c], width[c] - indent);
      for (auto& l : wrapped_here)
        l.insert(0, indent, ' ');
      most = (std::max)(most, wrapped_here.size());
      lines.push_back(std::move(wrapped_here));
    }
    for (std::size_t i = 0; i < most; ++i) {
      std::string line = "  ";
      for (std::size_t c = 0; c < of.size(); ++c) {
        auto const here = i < lines[c].size() ? lines[c][i] : std::string{};
        line += c + 1 < columns.size() ? padded(here, width[c], columns[c].to_the_right) + "  " : here;
      }
      put(line);
    }
  }
  void put(std::string const& line) {
    out_.append(line, 0, line.find_last_not_of(' ') + 1);
    out_ += '\n';
  }

  language language_;
  std::size_t columns_;
  std::string out_;
};

} // namespace starlot::inline v0::detail

#endif
