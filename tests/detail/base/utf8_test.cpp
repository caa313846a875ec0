// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/base/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using starlot::detail::is_printable_utf8;
using namespace starlot_tests;
using namespace std::string_view_literals;

struct row {
  std::string_view bytes;
  bool printable;
};

constexpr row rows[] = {
    {"", true},
    {"5.1.2", true},
    {" ~", true},
    {"售后服务", true},
    {"é", true},
    {"\xF0\x9F\x8C\x9F", true},             // U+1F31F
    {"\xC2\xA0", true},                     // U+00A0, the first behind the control characters
    {"\xDF\xBF\xE0\xA0\x80", true},         // U+07FF U+0800
    {"\xED\x9F\xBF\xEE\x80\x80", true},     // U+D7FF U+E000
    {"\xEF\xBF\xBF\xF0\x90\x80\x80", true}, // U+FFFF U+10000
    {"\xF4\x8F\xBF\xBF", true},             // U+10FFFF

    {"\0"sv, false},
    {"a\0b"sv, false},
    {"a\nb", false},
    {"a\tb", false},
    {"a\r", false},
    {"\x1F", false},
    {"\x7F", false},
    {"\xC2\x80", false}, // U+0080 and U+009F, control characters
    {"\xC2\x9F", false},

    {"\x80", false}, // a continuation by itself
    {"a\xBF", false},
    {"\xC0\x80", false}, // overlong
    {"\xC1\xBF", false},
    {"\xE0\x80\x80", false},
    {"\xE0\x9F\xBF", false},
    {"\xF0\x80\x80\x80", false},
    {"\xF0\x8F\xBF\xBF", false},
    {"\xED\xA0\x80", false}, // surrogates
    {"\xED\xBF\xBF", false},
    {"\xED\xA0\xBD\xED\xB8\x80", false},
    {"\xF4\x90\x80\x80", false}, // beyond U+10FFFF
    {"\xF5\x80\x80\x80", false},
    {"\xF8\x88\x80\x80\x80", false},
    {"\xFE", false},
    {"\xFF", false},
    {"\xC3", false}, // cut off
    {"\xE4\xB8", false},
    {"\xE4", false},
    {"\xF0\x9F\x8C", false},
    {"\xE4\xB8z", false}, // or interrupted
    {"\xC3z", false},
    {"\xE4\xB8\xE4\xB8\xAD", false},
};

constexpr bool agrees(row const& r) { return is_printable_utf8(r.bytes) == r.printable; }

static_assert(holds_for_all(rows, agrees));
static_assert(noexcept(is_printable_utf8(std::string_view{})));

TEST_CASE("utf8: a table of what is printable") { check_all(rows, agrees); }

/// A code point in its shortest form, or the longer one that `bytes` asks for.
std::string encoded(std::uint32_t code, int bytes = 0) {
  auto const put = [](std::uint32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (bytes == 0)
    bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  if (bytes == 1)
    return {put(code)};
  std::string out(static_cast<std::size_t>(bytes), '\0');
  for (auto i = out.size() - 1; i > 0; --i, code >>= 6U)
    out[i] = put(0x80U | (code & 0x3FU));
  constexpr std::uint32_t marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
  out[0] = put(marks[bytes] | code);
  return out;
}

TEST_CASE("utf8: every code point, whole, cut off and overlong") {
  int wrong = 0;
  for (std::uint32_t code = 0; code < 0x11'2000; ++code) {
    bool const control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    bool const surrogate = code >= 0xD800 && code < 0xE000;
    auto const bytes = encoded(code);
    wrong += is_printable_utf8(bytes) != (!control && !surrogate && code < 0x11'0000);
    if (code % 61 != 0 && code > 0x1000)
      continue;
    for (std::size_t size = 1; size < bytes.size(); ++size) {
      wrong += is_printable_utf8(std::string_view{bytes}.substr(0, size));
      wrong += is_printable_utf8(std::string_view{bytes}.substr(size));
      wrong += is_printable_utf8(std::string{bytes.substr(0, size) + "z"});
    }
    for (int longer = static_cast<int>(bytes.size()) + 1; longer <= 4; ++longer)
      wrong += is_printable_utf8(encoded(code, longer));
  }
  CHECK(wrong == 0);
}

/// Well-formed byte sequences of more than one byte, by table 3-7 of the Unicode standard.
bool in_the_table(unsigned first, unsigned second) {
  if (first == 0xE0)
    return second >= 0xA0 && second <= 0xBF;
  if (first == 0xED)
    return second >= 0x80 && second <= 0x9F;
  if (first == 0xF0)
    return second >= 0x90 && second <= 0xBF;
  if (first == 0xF4)
    return second >= 0x80 && second <= 0x8F;
  return first >= 0xC2 && first <= 0xF4 && second >= 0x80 && second <= 0xBF;
}

TEST_CASE("utf8: every first and second byte, followed by what may and may not follow") {
  constexpr unsigned char others[] = {0x00, 0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
  auto const follows = [](unsigned char c) { return c >= 0x80 && c <= 0xBF; };
  int wrong = 0;
  for (unsigned first = 0x80; first <= 0xFF; ++first)
    for (unsigned second = 0; second <= 0xFF; ++second) {
      std::string bytes{static_cast<char>(first), static_cast<char>(second)};
      bool const begins_well = in_the_table(first, second);
      bool const c1_control = first == 0xC2 && second < 0xA0;
      wrong += is_printable_utf8(bytes) != (begins_well && first < 0xE0 && !c1_control);
      for (auto const third : others) {
        auto const three = bytes + static_cast<char>(third);
        if (first >= 0xE0)
          wrong += is_printable_utf8(three) != (begins_well && first < 0xF0 && follows(third));
        for (auto const fourth : others) {
          auto const four = three + static_cast<char>(fourth);
          if (first >= 0xF0)
            wrong += is_printable_utf8(four) != (begins_well && follows(third) && follows(fourth));
        }
      }
    }
  CHECK(wrong == 0);
}

// ---- Ids that are what they look like ----

using starlot::detail::is_plain_id;

struct id_row {
  char const* what;
  std::string_view id;
  bool is_plain;
};

constexpr id_row ids[] = {
    {"a number", "5.1.2", true},
    {"a blank inside", "shop 7", true},
    {"Chinese", "网点七", true},
    {"accents", "Zürich", true},
    {"nothing", "", true},
    {"a blank before", " 7", false},
    {"a blank behind", "7 ", false},
    {"no-break space", "a\u00A0b", false},
    {"soft hyphen", "a\u00ADb", false},
    {"thin space", "a\u2009b", false},
    {"zero-width space", "a\u200Bb", false},
    {"zero-width joiner", "a\u200Db", false},
    {"right-to-left mark", "a\u200F", false},
    {"right-to-left override", "\u202Ea", false},
    {"line separator", "a\u2028b", false},
    {"word joiner", "a\u2060b", false},
    {"ideographic space", "a\u3000b", false},
    {"Hangul filler", "\u3164", false},
    {"variation selector", "a\uFE0F", false},
    {"byte-order mark", "\uFEFF7", false},
    {"a tag", "a\U000E0041", false},
    {"beside them", "\u2010\u2030\u205E\u2070\u3001\uFE10\U000F0000", true},
};

TEST_CASE("utf8: what cannot be seen in an id") {
  for (auto const& r : ids) {
    CAPTURE(r.what);
    CHECK(is_plain_id(r.id) == r.is_plain);
  }
  static_assert(!is_plain_id("7 ") && is_plain_id("shop 7"));
}

} // namespace
