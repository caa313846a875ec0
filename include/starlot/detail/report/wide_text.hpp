// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_WIDE_TEXT_HPP
#define STARLOT_DETAIL_REPORT_WIDE_TEXT_HPP
// IWYU pragma: private, include <starlot/report/to_text.hpp>

#include <starlot/detail/report/character_widths.hpp>
#include <starlot/detail/base/hexadecimal.hpp>
#include <starlot/detail/report/code_points.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Text for a terminal: what it takes on the screen, and where its lines may end.

namespace starlot::inline v0::detail {

/// Data as a terminal may show it: control characters, ends of lines, bidirectional controls and invisible tags as \n, \t or
/// \u{202E}; bytes that are no UTF-8 as U+FFFD.
[[nodiscard]] inline std::string on_a_line(std::string_view data) {
  if (plain_beginning(data) == data.size())
    return std::string{data};
  std::string out;
  out.reserve(data.size());
  for (code_points all{data}; auto const c = all.next();) {
    if (!must_be_escaped(c.value)) {
      out += c.bytes;
    } else if (c.value == '\n') {
      out += "\\n";
    } else if (c.value == '\r') {
      out += "\\r";
    } else if (c.value == '\t') {
      out += "\\t";
    } else {
      out += "\\u{";
      out += hexadecimal(c.value);
      out += '}';
    }
  }
  return out;
}

/// Columns that a text takes on the screen.
[[nodiscard]] inline std::size_t text_width(std::string_view s) noexcept {
  auto out = plain_beginning(s);
  for (code_points all{s.substr(out)}; auto const c = all.next();)
    out += columns_of(c.value);
  return out;
}

/// With blanks behind it, or before it, up to a width.
[[nodiscard]] inline std::string padded(std::string s, std::size_t width, bool to_the_right = false) {
  auto const has = text_width(s);
  if (has < width)
    s.insert(to_the_right ? 0 : s.size(), width - has, ' ');
  return s;
}

/// Whether a line must not begin with a character: closing marks.
[[nodiscard]] constexpr bool must_follow(std::uint32_t c) noexcept {
  switch (c) {
  case 0x3001:
  case 0x3002:
  case 0xFF0C:
  case 0xFF1A:
  case 0xFF1B:
  case 0xFF01:
  case 0xFF1F:
  case 0xFF09:
  case 0x300B:
  case 0x300D:
  case 0x300F:
  case 0x3011:
  case ',':
  case '.':
  case ';':
  case ':':
  case ')':
  case ']':
    return true;
  default:
    return columns_of(c) == 0;
  }
}

/// What does not break: a word, or a wide character with the marks behind it.
struct text_atom {
  std::size_t begin = 0, end = 0; ///< bytes
  std::size_t columns = 0;
  std::size_t blanks = 0; ///< before it
};
[[nodiscard]] inline std::vector<text_atom> atoms_of(std::string_view s) {
  std::vector<text_atom> out;
  std::size_t blanks = 0;
  bool begins = true;
  bool was_wide = false;
  for (code_points all{s}; auto const c = all.next();) {
    if (c.value == ' ') {
      ++blanks;
      begins = true;
      continue;
    }
    auto const size = columns_of(c.value);
    if (begins || ((size == 2 || was_wide) && !must_follow(c.value))) {
      out.push_back({c.at, c.at, 0, blanks});
      blanks = 0;
    }
    begins = false;
    was_wide = size > 0 ? size == 2 : was_wide;
    out.back().end = c.at + c.bytes.size();
    out.back().columns += size;
  }
  return out;
}

/// The lines of a text, none wider than `width` columns: they end at blanks and beside wide characters, and a word that
/// is too long ends anywhere. At least one line. Preconditions: UTF-8, as `on_a_line` makes it.
[[nodiscard]] inline std::vector<std::string> wrapped(std::string_view s, std::size_t width) {
  width = width < 2 ? 2 : width;
  if (!s.empty() && s.size() <= width && s.front() != ' ' && s.back() != ' ' &&
      plain_beginning(s) == s.size())
    return {std::string{s}};
  std::vector<std::string> out(1);
  std::size_t used = 0;
  auto const new_line = [&] {
    out.emplace_back();
    used = 0;
  };
  for (auto const& atom : atoms_of(s)) {
    auto const blanks = out.back().empty() ? 0 : atom.blanks;
    if (used > 0 && used + blanks + atom.columns > width) {
      new_line();
    } else {
      out.back().append(blanks, ' ');
      used += blanks;
    }
    auto const word = s.substr(atom.begin, atom.end - atom.begin);
    if (used + atom.columns <= width) {
      out.back() += word;
      used += atom.columns;
      continue;
    }
    for (code_points all{word}; auto const c = all.next();) {
      auto const size = columns_of(c.value);
      if (used + size > width)
        new_line();
      out.back() += c.bytes;
      used += size;
    }
  }
  return out;
}

} // namespace starlot::inline v0::detail

#endif
