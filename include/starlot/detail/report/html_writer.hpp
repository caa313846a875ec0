// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_WRITER_HPP
#define STARLOT_DETAIL_REPORT_HTML_WRITER_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/core/text.hpp>
#include <starlot/detail/base/hexadecimal.hpp>
#include <starlot/detail/report/code_points.hpp>
#include <starlot/detail/report/wide_text.hpp>
#include <starlot/report/report_parts.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// Markup of ours: a literal, `"<p>"_html`. Whatever else a writer is given is escaped.
/// Not consteval: Clang 14 leaves a call in a function template to the linker.
struct html_markup {
  std::string_view bytes;

private:
  constexpr explicit html_markup(std::string_view s) : bytes{s} {}
  friend constexpr html_markup operator""_html(char const* s, std::size_t size);
};
[[nodiscard]] constexpr html_markup operator""_html(char const* s, std::size_t size) {
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

/// Whether a page of HTML must not hold a character that a terminal may: what is no character, and the soft hyphen.
[[nodiscard]] constexpr bool is_no_character(std::uint32_t c) noexcept {
  return c == 0xADU || (c >= 0xFDD0U && c <= 0xFDEFU) || (c & 0xFFFEU) == 0xFFFEU;
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
    auto const plain = plain_beginning(s, "&<>\"'");
    page_ += s.substr(0, plain);
    for (code_points all{s.substr(plain)}; auto const c = all.next();)
      switch (c.value) {
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
      default:
        if (is_no_character(c.value))
          (page_ += "\\u{").append(hexadecimal(c.value)) += '}';
        else
          page_ += on_a_line(c.bytes);
      }
  }

  std::string page_;
  language language_;
  std::size_t ids_ = 0;
};

/// Id and title of a line, as the head of its row.
inline void html_title(html_writer& out, report_line const& l) {
  if (!l.id.empty())
    out.add("<span class=\"id\">"_html, l.id, "</span>"_html);
  out.add(l.title);
}

} // namespace starlot::inline v0::detail

#endif
