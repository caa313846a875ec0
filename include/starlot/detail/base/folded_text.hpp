// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_FOLDED_TEXT_HPP
#define STARLOT_DETAIL_BASE_FOLDED_TEXT_HPP
// IWYU pragma: private

#include <cstddef>
#include <string_view>

namespace starlot::inline v0::detail {

/// Takes the first character of a text, without case and width: ASCII letters and their full-width forms (U+FF01 to U+FF5E). Of
/// other characters, a byte.
[[nodiscard]] constexpr unsigned take_folded(std::string_view& text) noexcept {
  auto const byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  auto c = byte(0);
  std::size_t size = 1;
  if (c == 0xEF && (byte(1) == 0xBC || byte(1) == 0xBD) && byte(2) >= 0x80) {
    auto const narrow = (byte(1) - 0xBC) * 0x40 + byte(2) - 0x80 + 0x20;
    if (narrow > 0x20 && narrow < 0x7F) {
      c = narrow;
      size = 3;
    }
  }
  text.remove_prefix(size);
  return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/// The order of texts without case and width: below, at or above 0.
[[nodiscard]] constexpr int folded_order(std::string_view a, std::string_view b) noexcept {
  while (!a.empty() && !b.empty()) {
    auto const x = take_folded(a);
    auto const y = take_folded(b);
    if (x != y)
      return x < y ? -1 : 1;
  }
  return a.empty() ? (b.empty() ? 0 : -1) : 1;
}

} // namespace starlot::inline v0::detail

#endif
