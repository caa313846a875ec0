// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_UTF8_HPP
#define STARLOT_DETAIL_BASE_UTF8_HPP
// IWYU pragma: private

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0::detail {

/// Whether an id can be printed on one line and hashed: well-formed UTF-8 (no overlong forms, no surrogates,
/// nothing beyond U+10FFFF) without control characters.
[[nodiscard]] constexpr bool is_printable_utf8(std::string_view s) noexcept {
  std::size_t at = 0;
  while (at < s.size()) {
    auto const first = static_cast<std::uint8_t>(s[at++]);
    if (first < 0x80) {
      if (first < 0x20 || first == 0x7F)
        return false;
      continue;
    }
    auto const follow = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4)
      return false;
    std::uint32_t code = first & (0x3FU >> static_cast<unsigned>(follow));
    for (int i = 0; i < follow; ++i) {
      if (at == s.size() || (static_cast<std::uint8_t>(s[at]) & 0xC0U) != 0x80U)
        return false;
      code = (code << 6U) | (static_cast<std::uint8_t>(s[at++]) & 0x3FU);
    }
    auto const least = follow == 3 ? 0x10000U : follow == 2 ? 0x800U : 0x80U;
    bool const surrogate = code >= 0xD800U && code <= 0xDFFFU;
    bool const control = code < 0xA0U;
    if (code < least || code > 0x10FFFFU || surrogate || control)
      return false;
  }
  return true;
}

} // namespace starlot::inline v0::detail

#endif
