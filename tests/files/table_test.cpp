// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/files/encoding.hpp>
#include <starlot/files/table.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace std::string_literals;
using namespace starlot;

constexpr table_column columns[] = {{"id", "编号"}, {"points", "分值"}, {"remark", "备注", false}};
constexpr table_form sheet{"points", 1, columns};

std::string const head = "starlot points,1,a note\n";
std::string const body = head + "id,points\n";

using texts = std::vector<std::vector<std::string>>;

texts texts_of(table const& t) {
  texts out;
  for (std::size_t row = 0; row < t.size(); ++row)
    out.push_back({std::string{t.cell(row, "id").text}, std::string{t.cell(row, "points").text},
                   std::string{t.cell(row, "remark").text}});
  return out;
}

struct good_file {
  char const* what;
  std::string bytes;
  std::string note;
  texts rows; // in the order id, points, remark
};

std::vector<good_file> const good_files = {
    {"all columns", head + "id,points,remark\n1,2,x\n3,4,y\n", "a note", {{"1", "2", "x"}, {"3", "4", "y"}}},
    {"optional column absent", body + "1,2\n", "a note", {{"1", "2", ""}}},
    {"columns in another order", head + "remark,points,id\nx,2,1\n", "a note", {{"1", "2", "x"}}},
    {"no rows", body, "a note", {}},
    {"no final newline", body + "1,2", "a note", {{"1", "2", ""}}},
    {"no final newline after column names", head + "id,points", "a note", {}},
    {"last field empty, no final newline", body + "1,", "a note", {{"1", "", ""}}},
    {"CRLF", "starlot points,1,a note\r\nid,points\r\n1,2\r\n", "a note", {{"1", "2", ""}}},
    {"CRLF and LF", "starlot points,1\r\nid,points\n1,2\r\n3,4\n", "", {{"1", "2", ""}, {"3", "4", ""}}},
    {"BOM", "\xEF\xBB\xBF" + body + "1,2\n", "a note", {{"1", "2", ""}}},
    {"BOM and CRLF", "\xEF\xBB\xBFstarlot points,1\r\nid,points\r\n1,2\r\n", "", {{"1", "2", ""}}},
    {"no note", "starlot points,1\nid,points\n1,2\n", "", {{"1", "2", ""}}},
    {"empty note", "starlot points,1,\nid,points\n1,2\n", "", {{"1", "2", ""}}},
    {"padding after the note", "starlot points,1,note,,,,\nid,points\n1,2\n", "note", {{"1", "2", ""}}},
    {"padding without a note", "starlot points,1,,,,,\nid,points\n1,2\n", "", {{"1", "2", ""}}},
    {"quoted note", "starlot points,1,\"by A, for B\"\nid,points\n1,2\n", "by A, for B", {{"1", "2", ""}}},
    {"everything quoted",
     "\"starlot points\",\"1\",\"n\"\n\"id\",\"points\"\n\"1\",\"2\"\n",
     "n",
     {{"1", "2", ""}}},
    {"blank lines",
     "\n" + head + "\r\n\nid,points\n\n1,2\n\n\n3,4\n\n",
     "a note",
     {{"1", "2", ""}, {"3", "4", ""}}},
    {"CR in quotes", body + "\"1\r2\",3\n", "a note", {{"1\r2", "3", ""}}},
    {"semicolons", "starlot points;1;a,b\nid;points\n1;2,5\n", "a,b", {{"1", "2,5", ""}}},
    {"tabs", "starlot points\t1\nid\tpoints\n1\t2;,\n", "", {{"1", "2;,", ""}}},
    {"semicolons and padding", ";;;\nstarlot points;1;;;\nid;points;;\n1;2;;\n;;;\n", "", {{"1", "2", ""}}},
    {"a line that says the separator", "sep=;\nstarlot points;1\nid;points\n1,5;2\n", "", {{"1,5", "2", ""}}},
    {"a quoted line that says it",
     "\xEF\xBB\xBF\"sep=\t\"\r\nstarlot points\t1\r\nid\tpoints\r\n1\t2\r\n",
     "",
     {{"1", "2", ""}}},
    {"padding to the widest row",
     "starlot points,1,,,,\nid,points,,,\n1,2,,,\n3,4,,,,,,\n",
     "",
     {{"1", "2", ""}, {"3", "4", ""}}},
    {"padding by quoted empty fields", body + "1,2,\"\",\"\"\n", "a note", {{"1", "2", ""}}},
    {"names of columns in any case, with blanks",
     head + " ID ,Points,REMARK\n1,2,x\n",
     "a note",
     {{"1", "2", "x"}}},
    {"names of columns in Chinese", head + "备注,编号,分值\nx,1,2\n", "a note", {{"1", "2", "x"}}},
    {"names of columns in full width", head + "ＩＤ,ｐｏｉｎｔｓ\n1,2\n", "a note", {{"1", "2", ""}}},
    {"rows of commas only", body + ",\n1,2\n,,,,,,\n", "a note", {{"1", "2", ""}}},
    {"quoted empty fields are content", body + "\"\",\n", "a note", {{"", "", ""}}},
    {"spaces are kept", body + " 1 ,\t2\n ,\n", "a note", {{" 1 ", "\t2", ""}, {" ", "", ""}}},
    {"comma in quotes", body + "\"1,5\",2\n", "a note", {{"1,5", "2", ""}}},
    {"doubled quotes", body + "\"say \"\"hi\"\"\",\"\"\"\"\n", "a note", {{"say \"hi\"", "\"", ""}}},
    {"newlines in quotes", body + "\"a\nb\",\"c\r\nd\"\n", "a note", {{"a\nb", "c\r\nd", ""}}},
    {"blank lines in quotes", body + "\"\n\n\",2\n", "a note", {{"\n\n", "2", ""}}},
    {"Chinese",
     "starlot points,1,示例分值\nid,points\n服务，网点,“二”\n",
     "示例分值",
     {{"服务，网点", "“二”", ""}}},
    {"first and last characters of every length",
     body + "\x01\x7F,\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\U00010000\U0010FFFF\n",
     "a note",
     {{"\x01\x7F", "\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\U00010000\U0010FFFF", ""}}},
};

struct expected_problem {
  errc code;
  std::size_t line, column;
  std::string value, expected;
};

struct bad_file {
  char const* what;
  std::string bytes;
  std::vector<expected_problem> problems;
};

std::string const begins = "starlot points,1";
std::string const known = "id,points,remark";

std::vector<bad_file> const bad_files = {
    // the file as a whole
    {"no bytes", "", {{errc::file_empty, 1, 1, "", begins}}},
    {"only a BOM", "\xEF\xBB\xBF", {{errc::file_empty, 1, 1, "", begins}}},
    {"only blank lines", "\r\n,,\n\n", {{errc::file_empty, 1, 1, "", begins}}},

    // encoding: nothing else is reported
    {"UTF-16, little endian", "\xFF\xFEs\0t\0"s, {{errc::file_in_utf16, 1, 1, "", ""}}},
    {"UTF-16, big endian", "\xFE\xFF\0s\0t"s, {{errc::file_in_utf16, 1, 1, "", ""}}},
    {"UTF-16, little endian, no mark", "s\0t\0"s, {{errc::file_in_utf16, 1, 1, "", ""}}},
    {"UTF-16, big endian, no mark", "\0s\0t"s, {{errc::file_in_utf16, 1, 1, "", ""}}},
    {"NUL", body + "1,\0\n"s, {{errc::nul_byte, 3, 3, "", ""}}},
    {"NUL in quotes", body + "\"1\n\0\",\n"s, {{errc::nul_byte, 4, 1, "", ""}}},
    {"nothing but NUL", "\0\0"s, {{errc::nul_byte, 1, 1, "", ""}}},
    {"one NUL", "\0"s, {{errc::nul_byte, 1, 1, "", ""}}},
    {"GBK", body + "ab,\xD6\xD0\xCE\xC4\n", {{errc::file_not_utf8, 3, 4, "0xD6", ""}}},
    {"GBK begins like UTF-8",
     "starlot points,1,\xCA\xBE\xC0\xFD\n",
     {{errc::file_not_utf8, 1, 19, "0xC0", ""}}},
    {"GBK after Chinese in UTF-8", body + "网点,\xD6\xD0\n", {{errc::file_not_utf8, 3, 4, "0xD6", ""}}},
    {"bad byte after a BOM", "\xEF\xBB\xBF\xFF", {{errc::file_not_utf8, 1, 1, "0xFF", ""}}},
    {"continuation byte alone", head + "a\x80", {{errc::file_not_utf8, 2, 2, "0x80", ""}}},
    {"overlong, two bytes", head + "\xC0\xAF", {{errc::file_not_utf8, 2, 1, "0xC0", ""}}},
    {"overlong, three bytes", head + "\xE0\x9F\xBF", {{errc::file_not_utf8, 2, 1, "0xE0", ""}}},
    {"overlong, four bytes", head + "\xF0\x8F\xBF\xBF", {{errc::file_not_utf8, 2, 1, "0xF0", ""}}},
    {"surrogate", head + "\xED\xA0\x80", {{errc::file_not_utf8, 2, 1, "0xED", ""}}},
    {"above U+10FFFF", head + "\xF4\x90\x80\x80", {{errc::file_not_utf8, 2, 1, "0xF4", ""}}},
    {"cut off", head + "\xE4\xB8", {{errc::file_not_utf8, 2, 1, "0xE4", ""}}},
    {"cut off by a line end", head + "\xE4\xB8\n", {{errc::file_not_utf8, 2, 1, "0xE4", ""}}},
    {"encoding comes first", "nonsense\"\rx\n\xFF", {{errc::file_not_utf8, 3, 1, "0xFF", ""}}},

    // the first record
    {"another form", "starlot frame,1\nx\n", {{errc::wrong_form, 1, 1, "starlot frame", begins}}},
    {"name is case-sensitive", "Starlot points,1\n", {{errc::wrong_form, 1, 1, "Starlot points", begins}}},
    {"name is not trimmed", " starlot points,1\n", {{errc::wrong_form, 1, 1, " starlot points", begins}}},
    {"no form at all", "id,points\n1,2\n", {{errc::wrong_form, 1, 1, "id", begins}}},
    {"form after blank lines", "\n\nx,1\n", {{errc::wrong_form, 3, 1, "x", begins}}},
    {"version 2", "starlot points,2\nwho,knows\n", {{errc::unsupported_version, 1, 16, "2", "1"}}},
    {"version 01", "starlot points,01\nid,points\n", {{errc::unsupported_version, 1, 16, "01", "1"}}},
    {"no version", "starlot points\nid,points\n", {{errc::unsupported_version, 1, 15, "", "1"}}},
    {"note with commas", "starlot points,1,by A, for B,,\nid,points", {{errc::field_count, 1, 23, "4", "3"}}},

    // column names
    {"only the form", "starlot points,1\n", {{errc::no_columns, 2, 1, "", known}}},
    {"only the form, no newline", "starlot points,1", {{errc::no_columns, 1, 17, "", known}}},
    {"missing column", head + "id,remark\n", {{errc::missing_column, 2, 1, "", "points"}}},
    {"unknown column", head + "id,points,remarks\n1,2,", {{errc::unknown_column, 2, 11, "remarks", known}}},
    {"unnamed column between others", head + "id,,points\n1,,2\n", {{errc::unknown_column, 2, 4, "", known}}},
    {"the same column in two languages",
     head + "id,points,分值\n",
     {{errc::duplicate_column, 2, 11, "分值", ""}}},
    {"content behind the last column", body + "1,2,,x,\n", {{errc::field_count, 3, 5, "4", "2"}}},
    {"a separator that is none", "sep=|\nstarlot points|1\n", {{errc::wrong_form, 1, 1, "sep=|", begins}}},
    {"another separator than said",
     "sep=;\nstarlot points,1\n",
     {{errc::wrong_form, 2, 1, "starlot points,1", begins}}},
    {"duplicate column", head + "id,points,id\n1,2,3\n", {{errc::duplicate_column, 2, 11, "id", ""}}},
    {"column three times",
     head + "id,id,points,id\n",
     {{errc::duplicate_column, 2, 4, "id", ""}, {errc::duplicate_column, 2, 14, "id", ""}}},

    // rows
    {"too few fields", head + "id,points,remark\n1,2\n", {{errc::field_count, 3, 4, "2", "3"}}},
    {"too few fields, CRLF", head + "id,points\r\n1\r\n", {{errc::field_count, 3, 2, "1", "2"}}},
    {"too few fields at the end", body + "1", {{errc::field_count, 3, 2, "1", "2"}}},
    {"too many fields", body + "1,2,5,x\n", {{errc::field_count, 3, 5, "4", "2"}}},
    {"place after Chinese text", body + "服务网点,二,三\n", {{errc::field_count, 3, 8, "3", "2"}}},
    {"place after a character of four bytes", body + "😀,2,3\n", {{errc::field_count, 3, 5, "3", "2"}}},
    {"place after a BOM", "\xEF\xBB\xBFstarlot points,2\n", {{errc::unsupported_version, 1, 16, "2", "1"}}},
    {"line after quoted newlines", body + "\"a\nb\r\n\nc\",2\n1\n", {{errc::field_count, 7, 2, "1", "2"}}},
    {"place after a quoted newline", body + "\"a\n网\",2,3\n", {{errc::field_count, 4, 6, "3", "2"}}},

    // quotes
    {"quote inside a field", body + "a\"b,2\n", {{errc::stray_quote, 3, 2, "a\"b", ""}}},
    {"several, told once", body + "a\"b\"c\"\",2\n", {{errc::stray_quote, 3, 2, "a\"b\"c\"\"", ""}}},
    {"space before the quote", body + " \"b\",2\n", {{errc::stray_quote, 3, 2, " \"b\"", ""}}},
    {"space after the quote", body + "\"b\" ,2\n", {{errc::stray_quote, 3, 4, "b ", ""}}},
    {"text after the quote", body + "1,\"网\"\"点\"x\"y\n", {{errc::stray_quote, 3, 9, "网\"点x\"y", ""}}},
    {"quote never closed", body + "1,\"2\n3,4\n", {{errc::unclosed_quote, 3, 3, "", ""}}},
    {"quote never closed, at the end", body + "1,\"", {{errc::unclosed_quote, 3, 3, "", ""}}},
    {"quote never closed, doubled", body + "1,\"\"\"", {{errc::unclosed_quote, 3, 3, "", ""}}},
    {"quote never closed in the form", "\"starlot points,1\n", {{errc::unclosed_quote, 1, 1, "", ""}}},
    {"quote never closed, column names", head + "id,\"points\n1,2\n", {{errc::unclosed_quote, 2, 4, "", ""}}},

    // line ends
    {"CR as line end",
     "starlot points,1\rid,points\r1,2\r",
     {{errc::lone_cr, 1, 17, "", ""}, {errc::lone_cr, 2, 10, "", ""}, {errc::lone_cr, 3, 4, "", ""}}},
    {"CR CR LF", body + "1,2\r\r\n3\n", {{errc::lone_cr, 3, 4, "", ""}, {errc::field_count, 5, 2, "1", "2"}}},
    {"CR after a quoted field", body + "1,\"2\"\r", {{errc::lone_cr, 3, 6, "", ""}}},

    // several at once, in the order of the file
    {"all kinds",
     "starlot points,1,a,b\nid,rank,id\n1,2\n1,2,3\n1,2,3,x\"y\n\r1,2,\"3\"4\n\n1,\"2",
     {{errc::field_count, 1, 20, "4", "3"},
      {errc::missing_column, 2, 1, "", "points"},
      {errc::unknown_column, 2, 4, "rank", known},
      {errc::duplicate_column, 2, 9, "id", ""},
      {errc::field_count, 3, 4, "2", "3"},
      {errc::field_count, 5, 7, "4", "3"},
      {errc::stray_quote, 5, 8, "x\"y", ""},
      {errc::lone_cr, 6, 1, "", ""},
      {errc::stray_quote, 7, 8, "34", ""},
      {errc::unclosed_quote, 9, 3, "", ""}}},
};

/// Whether a table that is written is read as the same, and written as the same bytes.
bool survives(table const& t) {
  auto const bytes = write_table(t);
  auto const again = read_table(bytes, sheet);
  return again && again->note() == t.note() && texts_of(*again) == texts_of(t) &&
         write_table(*again) == bytes;
}

/// The bytes of the first character, 0 if there is none.
std::size_t length_of(std::string_view s) {
  for (std::size_t size = 1; size <= s.size() && size <= 4; ++size)
    if (starlot::detail::valid_utf8(s.substr(0, size)) == size)
      return size;
  return 0;
}

bool mentions(std::string const& text, std::string_view part) { return text.find(part) != text.npos; }

/// What holds for every reading, whatever the bytes: the first promise that is broken, or "".
std::string broken_promise(std::string_view bytes, result<table> const& r) {
  if (r) {
    for (std::size_t row = 0; row < r->size(); ++row)
      for (std::size_t column = 0; column < 3; ++column)
        if (auto const c = r->cell(row, column); c.line == 0 || c.column == 0)
          return "a cell without a place";
    return "";
  }
  error last;
  for (auto const& e : r.errors()) {
    if (static_cast<int>(e.code) < 900 || static_cast<int>(e.code) > 949)
      return "code out of range";
    if (e.where.line == 0 || e.where.column == 0)
      return "no place";
    if (e.where.line + e.where.column > bytes.size() + 2)
      return "place outside the file";
    if (e.where.line < last.where.line ||
        (e.where.line == last.where.line && e.where.column < last.where.column))
      return "not in the order of the file";
    last = e;
  }
  return "";
}

std::string bytes_of(std::uint32_t code_point) {
  auto const byte = [](std::uint32_t b) { return static_cast<char>(static_cast<unsigned char>(b)); };
  auto const tail = [&](unsigned shift) { return byte(0x80u | (code_point >> shift & 0x3Fu)); };
  if (code_point < 0x80u)
    return {byte(code_point)};
  if (code_point < 0x800u)
    return {byte(0xC0u | code_point >> 6), tail(0)};
  if (code_point < 0x10000u)
    return {byte(0xE0u | code_point >> 12), tail(6), tail(0)};
  return {byte(0xF0u | code_point >> 18), tail(12), tail(6), tail(0)};
}

} // namespace

TEST_CASE("table: well-formed files are read", "[files][table]") {
  for (auto const& file : good_files) {
    INFO(file.what);
    auto const r = read_table(file.bytes, sheet);
    if (!r)
      CHECK(to_string(r.error()) == "");
    REQUIRE(r);
    CHECK(r->note() == file.note);
    CHECK(texts_of(*r) == file.rows);
    CHECK(broken_promise(file.bytes, r) == "");
    auto const again = read_table(write_table(*r), sheet);
    REQUIRE(again);
    CHECK(again->note() == file.note);
    CHECK(texts_of(*again) == file.rows);
  }
}

TEST_CASE("table: every fault is reported with its place, what was found and what was due",
          "[files][table]") {
  for (auto const& file : bad_files) {
    INFO(file.what);
    auto const r = read_table(file.bytes, sheet);
    REQUIRE_FALSE(r);
    CHECK(broken_promise(file.bytes, r) == "");
    auto const line = [](errc code, std::size_t at, std::size_t column, std::string_view value,
                         std::string_view due) {
      return std::to_string(static_cast<int>(code)) + " at " + std::to_string(at) + ":" +
             std::to_string(column) + " [" + std::string{value} + "] [" + std::string{due} + "]\n";
    };
    std::string found, wanted;
    for (auto const& e : r.errors()) {
      bool const counts = e.code == errc::field_count;
      found += line(e.code, e.where.line, e.where.column,
                    counts ? to_string(e.got) : std::string{e.where.id.view()},
                    counts ? to_string(e.expected) : std::string{e.name.view()});
    }
    for (auto const& p : file.problems)
      wanted += line(p.code, p.line, p.column, p.value, p.expected);
    CHECK(found == wanted);
  }
}

TEST_CASE("table: cells know their place and are found by name", "[files][table]") {
  auto const r = read_table(head + "remark,id,points\n\"网\n点\",\"7\",8\n,1,2\n", sheet);
  REQUIRE(r);
  REQUIRE(r->size() == 2);
  auto const id = r->cell(0, "id");
  CHECK(id.text == "7");
  CHECK(id.line == 4);
  CHECK(id.column == 4); // of the opening quote
  CHECK(to_string(id.fault(errc::unknown_word)) ==
        "line 4, column 4: 7: this word is not known in this column");
  CHECK(r->cell(0, "remark").text == "网\n点");
  CHECK(r->cell(0, "remark").line == 3);
  CHECK(r->cell(1, "points").text == "2");
  CHECK(r->cell(1, 0).text == "1");

  auto const without = read_table(head + "points,id\n1,2\n", sheet);
  REQUIRE(without);
  CHECK(without->cell(0, "remark").text.empty());
  CHECK(without->cell(0, "remark").line == 3);
  CHECK(without->cell(0, "remark").column == 1);
}

TEST_CASE("table: an error of the library gets the place of a cell, and its text where it has no id",
          "[files][table]") {
  auto const r = read_table(body + "1,x\n", sheet);
  auto const c = r->cell(0, "points");
  CHECK(c.fault(error::of(errc::bad_date)) == error::in_line(errc::bad_date, 3, 3).about("x"));
  CHECK(c.fault(error::at(errc::unknown_id, "5.1", 7).with(1_dec, 2_dec).naming("n")) ==
        error::in_line(errc::unknown_id, 3, 3).about("5.1").with(1_dec, 2_dec).naming("n"));
}

TEST_CASE("table: sentences say what to do, in both languages", "[files][table]") {
  auto const both = [](std::string const& bytes) {
    auto const r = read_table(bytes, sheet);
    REQUIRE_FALSE(r);
    REQUIRE(r.errors().size() == 1);
    return std::pair{describe(r.error()), describe(r.error(), language::zh)};
  };
  for (auto const& bytes : {head + "\xD6\xD0", "\xFF\xFE"s, head + "\0"s}) {
    auto const [en, zh] = both(bytes);
    CHECK(mentions(en, "as UTF-8"));
    CHECK(mentions(zh, "请另存为 UTF-8"));
  }
  SECTION("the place comes first") {
    auto const [en, zh] = both(body + "网点,2,3\n");
    CHECK(en == "line 3, column 6: the row has another number of fields than there are columns; a field with "
                "a separator "
                "in it must be between double quotes (got 3, expected 2)");
    CHECK(zh == "第3行第6列:该行的字段数与列数不同;含有分隔符的字段须用双引号括住（实为3，应为2）");
  }
  SECTION("values are shown on one line, cut, and no terminal sees what they hold") {
    auto const [en, zh] = both("\"\n\x1B[2J" + std::string(200, '-') + "网\"\n");
    CHECK(en == "line 1, column 1: ??[2J" + std::string(55, '-') +
                    "???: the file does not begin with the form that is due: \"starlot points,1\"");
    CHECK(mentions(zh, "??[2J---"));
  }
  SECTION("a file that is too large has no place") {
    auto const r = read_table("12345", sheet, {.max_size = 4});
    REQUIRE(r.errors().size() == 1);
    CHECK(r.error() == error::of(errc::file_too_large).with(5_dec, 4_dec));
    CHECK(describe(r.error()) == "the file is too large, in bytes (got 5, at most 4)");
    CHECK(read_table(body, sheet, {.max_size = body.size()}));
  }
}

TEST_CASE("a column that the form does not have is told, also where the caller names it") {
  auto const wrong = read_table("shop_no,value\n1,2\n", {"points", 1, columns},
                                {.columns = {{"shop_no", "ids"}, {"value", "points"}, {"more", "rest"}}});
  REQUIRE_FALSE(wrong);
  REQUIRE(wrong.errors().size() == 2);
  CHECK(wrong.errors()[0] == error::of(errc::unknown_column).about("ids").naming("id,points,remark"));
  CHECK(wrong.errors()[1].where.id == "rest");
}

TEST_CASE("table: somebody else's table is read when the caller says what its columns mean",
          "[files][table]") {
  table_options const how{.columns = {{"shop_no", "id"}, {"score", "points"}}};
  auto const t = read_table("Opened;SHOP_NO;Remark;score\n2020;A-1;good;7,5\n;;;\n", sheet, how);
  REQUIRE(t);
  CHECK(texts_of(*t) == texts{{"A-1", "7,5", "good"}});
  CHECK(t->note().empty());
  CHECK(t->cell(0, "id").column == 6);
  SECTION("a first line of ours is read too") {
    auto const ours = read_table("starlot points,1,n\nshop_no,score\nA,1\n", sheet, how);
    REQUIRE(ours);
    CHECK(ours->note() == "n");
    CHECK(texts_of(*ours) == texts{{"A", "1", ""}});
  }
  SECTION("a header that is not there is named as the caller called it") {
    auto const r = read_table("shop,score\nA,1\n", sheet, how);
    REQUIRE_FALSE(r);
    REQUIRE(r.errors().size() == 1);
    CHECK(r.error() == error::in_line(errc::missing_column, 1, 1).naming("shop_no"));
  }
  SECTION("so is one of an optional column") {
    auto const r = read_table("id,points\nA,1\n", sheet, {.columns = {{"memo", "remark"}}});
    REQUIRE_FALSE(r);
    CHECK(r.error() == error::in_line(errc::missing_column, 1, 1).naming("memo"));
  }
  SECTION("the name of a column that another header means is somebody else's") {
    auto const r = read_table("id,code,points\nA,B,1\n", sheet, {.columns = {{"code", "id"}}});
    REQUIRE(r);
    CHECK(texts_of(*r) == texts{{"B", "1", ""}});
  }
  SECTION("our columns without our first line") {
    auto const bare = read_table("points,id\n1,A\n", sheet, {.without_first_line = true});
    REQUIRE(bare);
    CHECK(texts_of(*bare) == texts{{"A", "1", ""}});
    auto const unknown = read_table("points,id,x\n1,A,2\n", sheet, {.without_first_line = true});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error() ==
          error::in_line(errc::unknown_column, 1, 11).about("x").naming("id,points,remark"));
  }
}

TEST_CASE("table: numbers have a point, or a comma where the caller says so", "[files][table]") {
  std::string const bytes = "starlot points;1\nid;points\n1;2,5\n2;2.5\n3;-7\n4;1.000,5\n5;1,000,5\n";
  auto const point = read_table(bytes, sheet);
  auto const comma = read_table(bytes, sheet, {.decimal_comma = true});
  auto const read = [](table const& t, std::size_t row) {
    auto const n = t.number<starlot::points>(row, "points");
    return n ? to_string(*n) : to_string(n.error());
  };
  CHECK(read(*point, 0) == "line 3, column 3: 2,5: not a decimal number");
  CHECK(read(*point, 1) == "2.5");
  CHECK(read(*point, 2) == "-7");
  CHECK(read(*comma, 0) == "2.5");
  CHECK(read(*comma, 1) == "line 4, column 3: 2.5: not a decimal number");
  CHECK(read(*comma, 2) == "-7");
  CHECK(read(*comma, 3) == "line 6, column 3: 1.000,5: not a decimal number");
  CHECK(read(*comma, 4) == "line 7, column 3: 1,000,5: not a decimal number");
}

TEST_CASE("table: a workbook is no table, and it is said how to save it as one", "[files][table]") {
  for (auto const& bytes : {"PK\x03\x04\x14\0\x06"s, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s}) {
    auto const r = read_table(bytes, sheet);
    REQUIRE_FALSE(r);
    REQUIRE(r.errors().size() == 1);
    CHECK(r.error() == error::of(errc::file_is_workbook));
    CHECK(mentions(describe(r.error()), "CSV UTF-8"));
    CHECK(mentions(describe(r.error(), language::zh), "CSV UTF-8"));
  }
  CHECK(read_table("PK", sheet).error().code == errc::wrong_form);
}

TEST_CASE("table: rows that are added are written, and read as the same", "[files][table]") {
  table t{sheet, "by A, for B"};
  t.add_row({"1", "2", ""});
  t.add_row({"say \"hi\"", "a,b", ""});
  t.add_row({"", "", ""});
  CHECK(write_table(t) ==
        "starlot points,1,\"by A, for B\"\nid,points\n1,2\n\"say \"\"hi\"\"\",\"a,b\"\n\"\",\n");
  t.add_row({"网\n点", " x ", "CR\ronly"});
  auto const bytes = write_table(t);
  CHECK(bytes.ends_with("\"网\n点\", x ,\"CR\ronly\"\n"));
  auto const again = read_table(bytes, sheet);
  REQUIRE(again);
  CHECK(texts_of(*again) == texts_of(t));
  CHECK(again->note() == t.note());
  CHECK(write_table(*again) == bytes);
  CHECK(t.cell(0, 0).line == 0);

  constexpr table_column one[] = {{"x", {}, false}};
  table empty{{"notes", 12, one}};
  CHECK(write_table(empty) == "starlot notes,12\nx\n");
  empty.add_row({""});
  CHECK(write_table(empty) == "starlot notes,12\nx\n\"\"\n");
  CHECK(read_table(write_table(empty), {"notes", 12, one})->size() == 1);
}

TEST_CASE("table: UTF-8 is accepted exactly where Unicode says so", "[files][table]") {
  std::size_t wrong = 0;
  for (std::uint32_t c = 0; c < 0x200000u; ++c) {
    bool const valid = c <= 0x10FFFFu && (c < 0xD800u || c > 0xDFFFu);
    std::string const bytes = bytes_of(c);
    wrong += length_of(bytes + "\x80") != (valid ? bytes.size() : 0u);
    std::string_view const cut = std::string_view{bytes}.substr(0, bytes.size() - 1);
    wrong += length_of(cut) != 0u;
  }
  CHECK(wrong == 0);

  // Of all pairs of bytes, those of table 3-7 and no others.
  std::size_t one = 0, two = 0;
  for (unsigned pair = 0; pair < 0x10000u; ++pair) {
    char const bytes[] = {static_cast<char>(static_cast<unsigned char>(pair >> 8)),
                          static_cast<char>(static_cast<unsigned char>(pair & 0xFFu))};
    std::size_t const length = length_of({bytes, 2});
    one += length == 1u;
    two += length == 2u;
    wrong += length > 2u;
  }
  CHECK(one == 128u * 256u);
  CHECK(two == 0x800u - 0x80u);
  CHECK(wrong == 0);
}

TEST_CASE("table: mutated files never break a promise", "[files][table]") {
  std::string const original =
      "\xEF\xBB\xBFstarlot points,1,示例,,\r\nid,points,remark\r\n5.1,\"2,5\",\"a \"\"b\"\"\nc\"\r\n"
      "\r\n网点,3,\n,,\n\"\",\"\",\"😀\"";
  auto const check = [](std::string const& bytes) {
    auto const r = read_table(bytes, sheet);
    std::string broken = broken_promise(bytes, r);
    if (broken.empty() && r && !survives(*r))
      broken = "does not survive being written and read";
    if (broken.empty())
      return r.has_value();
    CAPTURE(bytes);
    CHECK(broken == "");
    return false;
  };
  REQUIRE(check(original));

  std::size_t refused = 0;
  std::string_view const inserted("\",\n\r\0 x\x80\xE4\xFF", 10);
  for (std::size_t i = 0; i < original.size(); ++i) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string flipped = original;
      flipped[i] = static_cast<char>(static_cast<unsigned char>(flipped[i]) ^ (1u << bit));
      refused += !check(flipped);
    }
    std::string cut = original;
    cut.erase(i, 1);
    refused += !check(cut);
    refused += !check(original.substr(0, i));
    refused += !check(original.substr(i));
    for (char const c : inserted) {
      std::string longer = original;
      longer.insert(i, 1, c);
      refused += !check(longer);
    }
  }
  CHECK(refused > 1000); // the mutations do bite
}

TEST_CASE("table: random bytes of the alphabet that matters never break a promise", "[files][table]") {
  std::string_view const alphabet = "\",\n\ra网";
  std::uint32_t state = 27922;
  std::size_t read_well = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string bytes = body;
    for (int i = 0; i < 12; ++i) {
      state = state * 1664525u + 1013904223u;
      std::size_t const pick = (state >> 16) % 6u;
      bytes += pick == 5 ? alphabet.substr(5) : alphabet.substr(pick, 1);
    }
    auto const r = read_table(bytes, sheet);
    std::string const broken = broken_promise(bytes, r);
    CAPTURE(bytes);
    if (!broken.empty())
      CHECK(broken == "");
    if (!r)
      continue;
    ++read_well;
    bool const same = survives(*r);
    if (!same)
      CHECK(same);
  }
  CHECK(read_well > 0);
}
