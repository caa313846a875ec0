// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_CODE_POINTS_HPP
#define STARLOT_DETAIL_REPORT_CODE_POINTS_HPP
// IWYU pragma: private, include <starlot/report/to_text.hpp>

#include <starlot/detail/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0::detail {

/// A character of a text. `bytes` is what stands for it, U+FFFD where the text is no UTF-8.
struct code_point {
  std::uint32_t value = 0;
  std::string_view bytes{};
  std::size_t at = 0; ///< where it begins
  bool is_there = false;
  explicit operator bool() const noexcept { return is_there; }
};

/// The characters of a text, one after the other. Each longest beginning of a sequence that is none is one U+FFFD.
class code_points {
public:
  explicit code_points(std::string_view s) noexcept : s_{s} {}

  [[nodiscard]] code_point next() noexcept {
    if (at_ == s_.size())
      return {};
    auto const begin = at_;
    auto rest = s_.substr(begin);
    auto const value = take_character(rest);
    at_ = s_.size() - rest.size();
    if (value == no_character)
      return {0xFFFDU, "\xEF\xBF\xBD", begin, true};
    return {value, s_.substr(begin, at_ - begin), begin, true};
  }

private:
  std::string_view s_;
  std::size_t at_ = 0;
};

/// How many bytes at the beginning of a text are printable ASCII characters other than `special` ones.
[[nodiscard]] constexpr std::size_t plain_beginning(std::string_view s,
                                                    std::string_view special = {}) noexcept {
  std::uint64_t plain[2] = {~std::uint64_t{0} << 32U, ~std::uint64_t{0} >> 1U}; // a bit for each, from ' ' to '~'
  for (char const c : special)
    plain[static_cast<unsigned char>(c) >> 6U] &= ~(std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U));
  std::size_t size = 0;
  for (; size < s.size(); ++size) {
    auto const c = static_cast<unsigned char>(s[size]);
    if (c > '~' || (plain[c >> 6U] >> (c & 63U) & 1U) == 0)
      break;
  }
  return size;
}

/// Whether a character of data must not reach a reader as it is: controls, ends of lines, what changes the direction of
/// writing or cannot be seen. Those that join letters stay.
[[nodiscard]] constexpr bool must_be_escaped(std::uint32_t c) noexcept {
  return is_control(c) || c == 0x061CU || c == 0x200BU || c == 0x200EU ||
         c == 0x200FU || (c >= 0x2028U && c <= 0x202EU) || (c >= 0x2060U && c <= 0x206FU) || c == 0xFEFFU ||
         (c >= 0xFFF9U && c <= 0xFFFBU) ||
         (c >= 0xE0000U && c <= 0xE0FFFU && !(c >= 0xE0100U && c <= 0xE01EFU));
}

} // namespace starlot::inline v0::detail

#endif
