// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/detail/report/wide_text.hpp>

#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace starlot::detail;

namespace {

using lines = std::vector<std::string>;

} // namespace

TEST_CASE("wide characters take two columns, marks and joiners none") {
  CHECK(text_width("three stars") == 11);
  CHECK(text_width("三星级") == 6);
  CHECK(text_width("e\u0301") == 1);
  CHECK(text_width("\U0001F600") == 2);
  CHECK(text_width("a\u200Db") == 2);
  CHECK(text_width("…±★") == 3); // ambiguous: one
  CHECK(padded("三", 4) == "三  ");
  CHECK(padded("7", 3, true) == "  7");
  CHECK(padded("long", 2) == "long");
}

TEST_CASE("what must not reach a terminal is escaped, and bytes that are no UTF-8 are replaced") {
  CHECK(on_a_line("a\nb\r\tc") == "a\\nb\\r\\tc");
  CHECK(on_a_line("\x1B[31m") == "\\u{1B}[31m");
  CHECK(on_a_line("x\u202Ey\u2028z\u0085") == "x\\u{202E}y\\u{2028}z\\u{85}");
  CHECK(on_a_line("\U000E0041") == "\\u{E0041}");
  CHECK(on_a_line("a\xFFz\xE4\xB8") == "a\uFFFDz\uFFFD");
  CHECK(on_a_line("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD"); // a surrogate
  CHECK(on_a_line(std::string("n\0l", 3)) == "n\\u{0}l");
  CHECK(on_a_line("C:\\audit <b>") == "C:\\audit <b>");
}

TEST_CASE("lines are wrapped at blanks and beside wide characters") {
  CHECK(wrapped("", 10) == lines{""});
  CHECK(wrapped("one two three", 7) == lines{"one two", "three"});
  CHECK(wrapped("one two three", 8) == lines{"one two", "three"});
  CHECK(wrapped("abcdefghij kl", 4) == lines{"abcd", "efgh", "ij", "kl"});
  CHECK(wrapped("售后服务体系", 5) == lines{"售后", "服务", "体系"});
  CHECK(wrapped("售后,服务", 4) == lines{"售", "后,", "服务"}); // no line begins with a comma
  CHECK(wrapped("in 服务 out", 6) == lines{"in 服", "务 out"});
  CHECK(wrapped("  a   b", 9) == lines{"a   b"});
}

TEST_CASE("no wrapped line is too wide, and nothing is lost but blanks") {
  std::string const s = "Goods 是 taken back, and disposed of lawfully(示例分值,非标准规定); see_also_a_very_long_word e\u0301e\u0301";
  for (std::size_t width = 2; width < 60; ++width) {
    std::string all;
    for (auto const& l : wrapped(s, width)) {
      CHECK(text_width(l) <= width);
      CHECK((l.empty() || (l.front() != ' ' && l.back() != ' ')));
      all += l;
    }
    std::string without = s;
    std::erase(without, ' ');
    std::erase(all, ' ');
    CHECK(all == without);
  }
}
