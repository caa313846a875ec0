// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_UTF8_HPP
#define STARLOT_DETAIL_BASE_UTF8_HPP
// IWYU pragma: private

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0::detail {

/// A character that is none: the bytes are no well-formed UTF-8 (overlong forms, surrogates, beyond U+10FFFF).
inline constexpr std::uint32_t no_character = 0xFFFF'FFFFU;

/// Takes the first character of a text that is not empty. Of bytes that are none it takes the longest beginning of a sequence.
[[nodiscard]] constexpr std::uint32_t take_character(std::string_view& s) noexcept {
  auto const first = static_cast<std::uint8_t>(s[0]);
  s.remove_prefix(1);
  if (first < 0x80)
    return first;
  if (first < 0xC2 || first > 0xF4)
    return no_character;
  auto const follow = first >= 0xF0 ? 3U : first >= 0xE0 ? 2U : 1U;
  std::uint32_t code = first & (0x3FU >> follow);
  for (unsigned i = 0; i < follow; ++i) {
    // The second byte says whether the form is overlong, a surrogate, or beyond the last character.
    auto const least = i > 0 ? 0x80U : first == 0xE0 ? 0xA0U : first == 0xF0 ? 0x90U : 0x80U;
    auto const most = i > 0 ? 0xBFU : first == 0xED ? 0x9FU : first == 0xF4 ? 0x8FU : 0xBFU;
    if (s.empty() || static_cast<std::uint8_t>(s[0]) < least || static_cast<std::uint8_t>(s[0]) > most)
      return no_character;
    code = (code << 6U) | (static_cast<std::uint8_t>(s[0]) & 0x3FU);
    s.remove_prefix(1);
  }
  return code;
}

/// Control characters, and what is no character.
[[nodiscard]] constexpr bool is_control(std::uint32_t c) noexcept {
  return c < 0x20U || (c >= 0x7FU && c < 0xA0U) || c == no_character;
}

/// What looks like a blank and is none, and what is not seen at all: spaces of other widths, zero widths, directions of writing,
/// joiners and fillers, variation selectors, tags. Two ids may differ by such a character and look alike.
[[nodiscard]] constexpr bool is_unseen(std::uint32_t c) noexcept {
  if (c < 0xA0U)
    return false;
  constexpr std::uint32_t ranges[][2] = {
      {0xA0, 0xA0},     {0xAD, 0xAD},     {0x34F, 0x34F},     {0x61C, 0x61C},     {0x115F, 0x1160},
      {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x2000, 0x200F},   {0x2028, 0x202F},
      {0x205F, 0x206F}, {0x2800, 0x2800}, {0x3000, 0x3000},   {0x3164, 0x3164},   {0xFE00, 0xFE0F},
      {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFC},   {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
      {0xE0000, 0xE0FFF}};
  for (auto const& r : ranges)
    if (c <= r[1])
      return c >= r[0];
  return false;
}

/// Whether a text is well-formed UTF-8, of any characters.
[[nodiscard]] constexpr bool is_utf8(std::string_view s) noexcept {
  while (!s.empty())
    if (take_character(s) == no_character)
      return false;
  return true;
}

/// Whether an id can be printed on one line and hashed: well-formed UTF-8 without control characters.
[[nodiscard]] constexpr bool is_printable_utf8(std::string_view s) noexcept {
  while (!s.empty())
    if (is_control(take_character(s)))
      return false;
  return true;
}

/// Whether an id is what it looks like: no blank at either end, and nothing that is not seen.
[[nodiscard]] constexpr bool is_plain_id(std::string_view s) noexcept {
  if (!s.empty() && (s.front() == ' ' || s.back() == ' '))
    return false;
  while (!s.empty())
    if (is_unseen(take_character(s)))
      return false;
  return true;
}

} // namespace starlot::inline v0::detail

#endif
