// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_WRITER_HPP
#define STARLOT_DETAIL_REPORT_HTML_WRITER_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/core/text.hpp>
#include <starlot/report/report_parts.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// Markup of ours: a literal, `"<p>"_html`. Whatever else a writer is given is escaped.
struct html_markup {
  std::string_view bytes;

private:
  consteval explicit html_markup(std::string_view s) : bytes{s} {}
  friend consteval html_markup operator""_html(char const* s, std::size_t size);
};
[[nodiscard]] consteval html_markup operator""_html(char const* s, std::size_t size) {
  return html_markup{{s, size}};
}

/// A position along a picture, in percent; two decimals.
struct html_percent {
  double value;
};
/// A length of a picture, in pixels; two decimals.
struct html_length {
  double value;
};
/// A count, its thousands apart: 9 800.
struct html_count {
  std::uint64_t value;
};

/// Takes the first character of a text off it. Invalid bytes are U+FFFD, one for each.
[[nodiscard]] constexpr char32_t take_character(std::string_view& text) noexcept {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  auto const first = byte(0);
  std::size_t const size = first < 0x80   ? 1
                           : first < 0xC2 ? 0
                           : first < 0xE0 ? 2
                           : first < 0xF0 ? 3
                           : first < 0xF5 ? 4
                                          : 0;
  char32_t out = size == 1 ? first : first & (0x7FU >> size);
  bool valid = size > 0 && size <= text.size();
  for (std::size_t i = 1; valid && i < size; ++i) {
    valid = (byte(i) & 0xC0U) == 0x80U;
    out = (out << 6U) | (byte(i) & 0x3FU);
  }
  valid = valid && (size != 3 || (out >= 0x800 && (out < 0xD800 || out > 0xDFFF))) &&
          (size != 4 || (out >= 0x10000 && out <= 0x10FFFF));
  text.remove_prefix(valid ? size : 1);
  return valid ? out : 0xFFFD;
}

/// Whether a character must not reach a page as it is: it has no shape, or moves or reorders what stands beside it.
[[nodiscard]] constexpr bool is_hidden_character(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C || c == 0x180E || c == 0x200B ||
         c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

/// How many columns a text takes, about: to see whether a label has room.
[[nodiscard]] constexpr std::size_t columns_of(std::string_view s) noexcept {
  std::size_t out = 0;
  while (!s.empty())
    out += take_character(s) >= 0x1100 ? 2U : 1U;
  return out;
}

/// Builds a page in one language. What is no `html_markup` is escaped: markup, quotes, invalid bytes and hidden characters.
class html_writer {
public:
  explicit html_writer(language l) : language_{l} {}

  template <class... Parts> html_writer& add(Parts const&... parts) {
    (put(parts), ...);
    return *this;
  }

  [[nodiscard]] language in() const noexcept { return language_; }
  /// A number for an id that no other picture has.
  [[nodiscard]] std::size_t next_id() noexcept { return ++ids_; }
  [[nodiscard]] std::string page() && { return std::move(page_); }

private:
  void put(html_markup m) { page_ += m.bytes; }
  void put(text const& t) { escape(t.in(language_)); }
  void put(report_text const& t) { escape(t.in(language_)); }
  void put(std::string const& s) { escape(s); }
  void put(std::string_view s) { escape(s); }
  void put(std::size_t n) { page_ += std::to_string(n); }
  void put(html_percent p) {
    hundredths(p.value);
    page_ += '%';
  }
  void put(html_length p) { hundredths(p.value); }
  void put(html_count n) {
    auto const digits = std::to_string(n.value);
    for (std::size_t i = 0; i < digits.size(); ++i) {
      if (i > 0 && (digits.size() - i) % 3 == 0)
        page_ += "\xE2\x80\xAF"; // narrow, no break
      page_ += digits[i];
    }
  }

  /// Two decimals at most; no number, or one far outside, is at an end.
  void hundredths(double x) {
    auto const n = !(x > -1e6) ? -100000000LL : x > 1e6 ? 100000000LL : std::llround(x * 100);
    auto const size = n < 0 ? -n : n;
    if (n < 0)
      page_ += '-';
    page_ += std::to_string(size / 100);
    if (size % 100 != 0) {
      page_ += '.';
      page_ += static_cast<char>('0' + size % 100 / 10);
      if (size % 10 != 0)
        page_ += static_cast<char>('0' + size % 10);
    }
  }

  void escape(std::string_view s) {
    while (!s.empty()) {
      auto const before = s;
      auto const c = take_character(s);
      switch (c) {
      case '&':
        page_ += "&amp;";
        break;
      case '<':
        page_ += "&lt;";
        break;
      case '>':
        page_ += "&gt;";
        break;
      case '"':
        page_ += "&quot;";
        break;
      case '\'':
        page_ += "&#39;";
        break;
      case '\n':
        page_ += "\\n";
        break;
      case '\t':
        page_ += "\\t";
        break;
      case 0xFFFD:
        page_ += "\xEF\xBF\xBD";
        break;
      default:
        if (is_hidden_character(c))
          hexadecimal(c);
        else
          page_ += before.substr(0, before.size() - s.size());
      }
    }
  }
  void hexadecimal(char32_t c) {
    page_ += "\\u{";
    bool started = false;
    for (int shift = 20; shift >= 0; shift -= 4) {
      auto const digit = (c >> static_cast<unsigned>(shift)) & 0xFU;
      started = started || digit != 0 || shift == 0;
      if (started)
        page_ += "0123456789ABCDEF"[digit];
    }
    page_ += '}';
  }

  std::string page_;
  language language_;
  std::size_t ids_ = 0;
};

} // namespace starlot::inline v0::detail

#endif
