// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_ENCODING_HPP
#define STARLOT_DETAIL_FILES_ENCODING_HPP
// IWYU pragma: private, include <starlot/files/table.hpp>

#include <starlot/core/error.hpp>
#include <starlot/detail/base/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace starlot::inline v0::detail {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// How many bytes from the start are well-formed UTF-8.
[[nodiscard]] inline std::size_t valid_utf8(std::string_view s) noexcept {
  auto const size = s.size();
  while (!s.empty()) {
    for (std::uint64_t eight = 0; s.size() >= sizeof eight; s.remove_prefix(sizeof eight)) {
      std::memcpy(&eight, s.data(), sizeof eight);
      if ((eight & 0x8080'8080'8080'8080U) != 0)
        break;
    }
    if (s.empty())
      break;
    auto rest = s;
    if (take_character(rest) == no_character)
      break;
    s = rest;
  }
  return size - s.size();
}

/// The place behind some bytes, counted in lines and characters. A byte order mark does not count.
[[nodiscard]] inline error behind(errc code, std::string_view bytes) noexcept {
  if (bytes.starts_with(byte_order_mark))
    bytes.remove_prefix(byte_order_mark.size());
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n'))) {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(bytes[i]) & 0xC0U) != 0x80U) {
      ++column;
    }
  }
  return error::in_line(code, line, column);
}

/// Why a text cannot be read: a workbook (a zip, or the older form), UTF-16, a NUL byte, or a byte that is not UTF-8, whichever comes first. Its code is `none` where it
/// can.
[[nodiscard]] inline error encoding_fault(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0"))
    return error::of(errc::file_is_workbook);
  bool const is_marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  bool const is_unmarked = bytes.size() > 1 && (bytes[0] == '\0') != (bytes[1] == '\0');
  if (is_marked || is_unmarked)
    return error::in_line(errc::file_in_utf16, 1, 1);
  auto const end = (std::min)(bytes.find('\0'), bytes.size());
  if (auto const good = valid_utf8(bytes.substr(0, end)); good < end) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    auto const bad = static_cast<unsigned char>(bytes[good]);
    char const shown[] = {'0', 'x', digits[bad / 16U], digits[bad % 16U]};
    return behind(errc::file_not_utf8, bytes.substr(0, good)).about(std::string_view{shown, sizeof shown});
  }
  return end < bytes.size() ? behind(errc::nul_byte, bytes.substr(0, end)) : error{};
}

} // namespace starlot::inline v0::detail

#endif
