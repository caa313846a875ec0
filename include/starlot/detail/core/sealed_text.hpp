// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_CORE_SEALED_TEXT_HPP
#define STARLOT_DETAIL_CORE_SEALED_TEXT_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// What is kept in lines: fields between tabs, and a last line "sealed " with the SHA-256 of all before it.
//
// In a field stand the characters of a text, but for these:
//
//   \\  backslash    \t  tab    \n  line feed    \r  carriage return
//   \u and four capital hexadecimal digits: other control characters (0000 to 001F, 007F to 009F), 2028, 2029

namespace starlot::inline v0::detail {

inline constexpr char short_escapes[][2] = {{'\\', '\\'}, {'\t', 't'}, {'\n', 'n'}, {'\r', 'r'}};

/// Appends a text as a field; answers whether it is UTF-8.
template <class = on_use> [[nodiscard]] bool write_field(std::string& out, std::string_view text) {
  while (!text.empty()) {
    auto const whole = text;
    auto const c = take_character(text);
    if (c == no_character)
      return false;
    char letter = '\0';
    for (auto const& e : short_escapes)
      if (whole[0] == e[0])
        letter = e[1];
    if (letter != '\0') {
      out.append(1, '\\').append(1, letter);
    } else if (is_control(c) || c == 0x2028 || c == 0x2029) {
      out += "\\u";
      for (unsigned shift = 16; shift > 0; shift -= 4)
        out += "0123456789ABCDEF"[(c >> (shift - 4)) & 0xFU];
    } else {
      out += whole.substr(0, whole.size() - text.size());
    }
  }
  return true;
}

/// The text of a field; answers whether it is one, written as above.
template <class = on_use> [[nodiscard]] bool read_field(std::string_view field, std::string& text) {
  text.clear();
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\') {
      text += field[i];
      continue;
    }
    if (++i == field.size())
      return false;
    std::uint32_t code = no_character;
    for (auto const& e : short_escapes)
      if (field[i] == e[1])
        code = static_cast<std::uint8_t>(e[0]);
    if (field[i] == 'u' && field.size() - i > 4) {
      code = 0;
      for (auto const digit : field.substr(i + 1, 4))
        code = 16 * code + static_cast<std::uint32_t>(digit >= 'A' ? digit - 'A' + 10 : digit - '0');
      i += 4;
    }
    if (code >= 0x80) { // two or three bytes; what is none of ours is found below
      text += static_cast<char>(code < 0x800 ? 0xC0U | (code >> 6U) : 0xE0U | ((code >> 12U) & 0xFU));
      if (code >= 0x800)
        text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
      text += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
      text += static_cast<char>(code);
    }
  }
  std::string again;
  return write_field(again, text) && again == field;
}

/// Appends the last line.
template <class = on_use> void seal(std::string& text) {
  auto const hash = to_hex(sha256_of(text));
  text += "sealed ";
  text.append(hash.data(), hash.size()).append(1, '\n');
}

/// Number of the last line, from 1; one that lacks its end counts.
template <class = on_use> [[nodiscard]] std::size_t last_line(std::string_view text) {
  std::size_t lines = text.empty() || text.back() != '\n' ? 1 : 0;
  for (auto const c : text)
    lines += c == '\n' ? 1U : 0U;
  return lines;
}

/// Takes the seal off; the first line is due. Errors, with the line: `foreign` (another first line), `bad_line_ends`,
/// `record_incomplete` (the last line is no seal), `record_altered` (it is not that of the lines before).
template <class = on_use>
[[nodiscard]] error unseal(std::string_view& text, std::string_view first_line, errc foreign) {
  if (!text.starts_with(first_line) || text.substr(first_line.size(), 1) != "\n")
    return error::in_line(text.starts_with(first_line) && text.substr(first_line.size(), 2) == "\r\n"
                              ? errc::bad_line_ends
                              : foreign,
                          1);
  constexpr std::size_t size = 7 + 64 + 1;
  auto const body = text.substr(0, text.size() < size ? 0 : text.size() - size);
  std::string due{body};
  seal(due);
  if (body.empty() || body.back() != '\n' || text.back() != '\n' || text.substr(body.size(), 7) != "sealed ")
    return error::in_line(errc::record_incomplete, last_line(text));
  if (text != due)
    return error::in_line(errc::record_altered, last_line(text));
  text = body;
  return {};
}

/// Takes the first line off a text whose lines have ends.
template <class = on_use> [[nodiscard]] std::string_view take_line(std::string_view& text) {
  auto const line = text.substr(0, text.find('\n'));
  text.remove_prefix(line.size() + 1);
  return line;
}

/// Takes the first field off a line.
template <class = on_use> [[nodiscard]] std::string_view take_field(std::string_view& line) {
  auto const field = line.substr(0, line.find('\t'));
  line.remove_prefix(field.size() < line.size() ? field.size() + 1 : field.size());
  return field;
}

/// The number of the first line in which two texts differ, from 1.
template <class = on_use> [[nodiscard]] std::size_t first_difference(std::string_view a, std::string_view b) {
  std::size_t line = 1;
  for (std::size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i)
    line += a[i] == '\n' ? 1U : 0U;
  return line;
}

} // namespace starlot::inline v0::detail

#endif
