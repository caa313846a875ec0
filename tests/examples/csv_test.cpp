// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "../../examples/csv.hpp"
#include "support/catch.hpp"

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
using csv::errc;

constexpr std::string_view required[] = {"id", "points"};
constexpr std::string_view optional[] = {"remark"};
constexpr csv::form points{.name = "points", .version = 1, .required = required, .optional = optional};

std::string const head = "starlot points,1,a note\n";
std::string const body = head + "id,points\n";

using texts = std::vector<std::vector<std::string>>;

texts texts_of(csv::table const& t) {
  texts out;
  for (auto const& row : t.rows) {
    out.emplace_back();
    for (auto const& cell : row)
      out.back().push_back(cell.text);
  }
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
    {"no bytes", "", {{errc::empty_file, 1, 1, "", begins}}},
    {"only a BOM", "\xEF\xBB\xBF", {{errc::empty_file, 1, 1, "", begins}}},
    {"only blank lines", "\r\n,,\n\n", {{errc::empty_file, 1, 1, "", begins}}},

    // encoding: nothing else is reported
    {"UTF-16, little endian", "\xFF\xFEs\0t\0"s, {{errc::utf16, 1, 1, "", ""}}},
    {"UTF-16, big endian", "\xFE\xFF\0s\0t"s, {{errc::utf16, 1, 1, "", ""}}},
    {"UTF-16, little endian, no mark", "s\0t\0"s, {{errc::utf16, 1, 1, "", ""}}},
    {"UTF-16, big endian, no mark", "\0s\0t"s, {{errc::utf16, 1, 1, "", ""}}},
    {"NUL", body + "1,\0\n"s, {{errc::nul_byte, 3, 3, "", ""}}},
    {"NUL in quotes", body + "\"1\n\0\",\n"s, {{errc::nul_byte, 4, 1, "", ""}}},
    {"nothing but NUL", "\0\0"s, {{errc::nul_byte, 1, 1, "", ""}}},
    {"one NUL", "\0"s, {{errc::nul_byte, 1, 1, "", ""}}},
    {"GBK", body + "ab,\xD6\xD0\xCE\xC4\n", {{errc::not_utf8, 3, 4, "0xD6", ""}}},
    {"GBK begins like UTF-8", "starlot points,1,\xCA\xBE\xC0\xFD\n", {{errc::not_utf8, 1, 19, "0xC0", ""}}},
    {"GBK after Chinese in UTF-8", body + "网点,\xD6\xD0\n", {{errc::not_utf8, 3, 4, "0xD6", ""}}},
    {"bad byte after a BOM", "\xEF\xBB\xBF\xFF", {{errc::not_utf8, 1, 1, "0xFF", ""}}},
    {"continuation byte alone", head + "a\x80", {{errc::not_utf8, 2, 2, "0x80", ""}}},
    {"overlong, two bytes", head + "\xC0\xAF", {{errc::not_utf8, 2, 1, "0xC0", ""}}},
    {"overlong, three bytes", head + "\xE0\x9F\xBF", {{errc::not_utf8, 2, 1, "0xE0", ""}}},
    {"overlong, four bytes", head + "\xF0\x8F\xBF\xBF", {{errc::not_utf8, 2, 1, "0xF0", ""}}},
    {"surrogate", head + "\xED\xA0\x80", {{errc::not_utf8, 2, 1, "0xED", ""}}},
    {"above U+10FFFF", head + "\xF4\x90\x80\x80", {{errc::not_utf8, 2, 1, "0xF4", ""}}},
    {"cut off", head + "\xE4\xB8", {{errc::not_utf8, 2, 1, "0xE4", ""}}},
    {"cut off by a line end", head + "\xE4\xB8\n", {{errc::not_utf8, 2, 1, "0xE4", ""}}},
    {"encoding comes first", "nonsense\"\rx\n\xFF", {{errc::not_utf8, 3, 1, "0xFF", ""}}},

    // the first record
    {"another form", "starlot frame,1\nx\n", {{errc::wrong_form, 1, 1, "starlot frame", begins}}},
    {"name is case-sensitive", "Starlot points,1\n", {{errc::wrong_form, 1, 1, "Starlot points", begins}}},
    {"name is not trimmed", " starlot points,1\n", {{errc::wrong_form, 1, 1, " starlot points", begins}}},
    {"no form at all", "id,points\n1,2\n", {{errc::wrong_form, 1, 1, "id", begins}}},
    {"semicolons", "starlot points;1\n", {{errc::wrong_form, 1, 1, "starlot points;1", begins}}},
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
    {"unnamed column", head + "id,points,\n1,2,\n", {{errc::unknown_column, 2, 11, "", known}}},
    {"mistyped column",
     head + "Id,points\n1,2\n",
     {{errc::unknown_column, 2, 1, "Id", known}, {errc::missing_column, 2, 1, "", "id"}}},
    {"duplicate column", head + "id,points,id\n1,2,3\n", {{errc::duplicate_column, 2, 11, "id", ""}}},
    {"column three times",
     head + "id,id,points,id\n",
     {{errc::duplicate_column, 2, 4, "id", ""}, {errc::duplicate_column, 2, 14, "id", ""}}},

    // rows
    {"too few fields", head + "id,points,remark\n1,2\n", {{errc::field_count, 3, 4, "2", "3"}}},
    {"too few fields, CRLF", head + "id,points\r\n1\r\n", {{errc::field_count, 3, 2, "1", "2"}}},
    {"too few fields at the end", body + "1", {{errc::field_count, 3, 2, "1", "2"}}},
    {"too many fields", body + "1,2,5,x\n", {{errc::field_count, 3, 5, "4", "2"}}},
    {"too many fields by a last comma", body + "1,2,\n", {{errc::field_count, 3, 5, "3", "2"}}},
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
    {"CR in quotes", body + "\"1\r2\",3\n", {{errc::lone_cr, 3, 3, "", ""}}},
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

bool mentions(std::string const& text, std::string_view part) { return text.find(part) != text.npos; }

/// What holds for every reading, whatever the bytes: the first promise that is broken, or "".
std::string broken_promise(std::string_view bytes, csv::read_result const& r) {
  for (std::size_t i = 0; i < r.problems.size(); ++i) {
    auto const& p = r.problems[i];
    if (static_cast<int>(p.code) < 900 || static_cast<int>(p.code) > 949)
      return "code out of range";
    if (p.line == 0 || p.column == 0)
      return "no place";
    if (p.line + p.column > bytes.size() + 2)
      return "place outside the file";
    if (i > 0 && p < r.problems[i - 1])
      return "not in the order of the file";
    for (auto const l : {csv::lang::en, csv::lang::zh})
      if (csv::sentence(p, l).size() <= csv::where(p, l).size() + 3)
        return "no sentence";
  }
  if (r.value.columns != std::vector<std::string>{"id", "points", "remark"})
    return "not the form's columns";
  for (auto const& row : r.value.rows) {
    if (row.size() != 3)
      return "a row without its columns";
    for (auto const& cell : row)
      if (cell.line == 0 || cell.column == 0)
        return "a cell without a place";
  }
  return "";
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (char const c : text)
    out += c == '"' ? "\"\"" : std::string{c};
  return out + "\"";
}

/// Writes a table so that reading it must give the same again.
std::string written(csv::table const& t) {
  std::string out = "starlot points,1," + in_quotes(t.note) + "\nid,points,remark\n";
  for (auto const& row : t.rows)
    out += in_quotes(row[0].text) + "," + in_quotes(row[1].text) + "," + in_quotes(row[2].text) + "\n";
  return out;
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

TEST_CASE("csv: well-formed files are read", "[examples][csv]") {
  for (auto const& file : good_files) {
    INFO(file.what);
    auto const r = csv::read(file.bytes, points);
    CHECK(r.ok());
    for (auto const& p : r.problems)
      CHECK(csv::sentence(p, csv::lang::en) == "");
    CHECK(r.value.note == file.note);
    CHECK(texts_of(r.value) == file.rows);
    CHECK(broken_promise(file.bytes, r) == "");
  }
}

TEST_CASE("csv: every problem is reported with its place", "[examples][csv]") {
  for (auto const& file : bad_files) {
    INFO(file.what);
    auto const r = csv::read(file.bytes, points);
    CHECK_FALSE(r.ok());
    CHECK(broken_promise(file.bytes, r) == "");
    std::string found, wanted;
    auto const line = [](auto const& p) {
      return std::to_string(static_cast<int>(p.code)) + " at " + std::to_string(p.line) + ":" +
             std::to_string(p.column) + " [" + p.value + "] [" + p.expected + "]\n";
    };
    for (auto const& p : r.problems)
      found += line(p);
    for (auto const& p : file.problems)
      wanted += line(p);
    CHECK(found == wanted);
  }
}

TEST_CASE("csv: cells know their place and are found by name", "[examples][csv]") {
  auto const r = csv::read(head + "remark,id,points\n\"网\n点\",\"7\",8\n,1,2\n", points);
  REQUIRE(r.ok());
  REQUIRE(r.value.rows.size() == 2);
  auto const& id = r.value.at(0, "id");
  CHECK(id.text == "7");
  CHECK(id.line == 4);
  CHECK(id.column == 4); // of the opening quote
  CHECK(csv::where(id, csv::lang::en) == "line 4, character 4");
  CHECK(csv::where(id, csv::lang::zh) == "第 4 行第 4 个字符");
  CHECK(r.value.at(0, "remark").text == "网\n点");
  CHECK(r.value.at(0, "remark").line == 3);
  CHECK(r.value.at(1, "points").text == "2");
  CHECK(r.value.rows[1][0].text == "1");

  auto const without = csv::read(head + "points,id\n1,2\n", points);
  REQUIRE(without.ok());
  CHECK(without.value.at(0, "remark").text == "");
  CHECK(without.value.at(0, "remark").line == 3);
  CHECK(without.value.at(0, "remark").column == 1);
}

TEST_CASE("csv: rows that fit are kept beside rows that do not", "[examples][csv]") {
  auto const r = csv::read(body + "1,2\n3\n4,5\n", points);
  CHECK(r.problems.size() == 1);
  CHECK(texts_of(r.value) == texts{{"1", "2", ""}, {"4", "5", ""}});
}

TEST_CASE("csv: sentences say what to do, in both languages", "[examples][csv]") {
  auto const both = [](std::string const& bytes) {
    auto const r = csv::read(bytes, points);
    REQUIRE(r.problems.size() == 1);
    auto const& p = r.problems[0];
    return std::pair{csv::sentence(p, csv::lang::en), csv::sentence(p, csv::lang::zh)};
  };
  for (auto const& bytes : {head + "\xD6\xD0", "\xFF\xFE"s, head + "\0"s}) {
    auto const [en, zh] = both(bytes);
    CHECK(mentions(en, "save it as UTF-8"));
    CHECK(mentions(zh, "请另存为 UTF-8"));
  }
  SECTION("the place comes first") {
    auto const [en, zh] = both(body + "网点,2,3\n");
    CHECK(en == "line 3, character 6: the row has 3 fields, not 2; a field with a comma must be between "
                "double quotes");
    CHECK(zh == "第 3 行第 6 个字符：字段数为 3，应为 2；含有英文逗号的字段须用双引号括住");
  }
  SECTION("values are shown on one line, cut after 120 characters, and never taken for a pattern") {
    auto const [en, zh] = both("\"{x}\n\x1B" + std::string(200, '-') + "网\"\n");
    CHECK(en == "line 1, character 1: the file must begin with starlot points,1 (with a comma), but the "
                "first field is: {x}  " +
                    std::string(115, '-') + "…");
    CHECK(mentions(zh, "{x}  ---"));
  }
  SECTION("a problem of the file as a whole has no place") {
    auto const r = csv::read("12345", points, 4);
    REQUIRE(r.problems.size() == 1);
    CHECK(r.problems[0].code == errc::too_large);
    CHECK(r.problems[0].line == 0);
    CHECK(csv::sentence(r.problems[0], csv::lang::en) == "the file is larger than 4 bytes");
    CHECK(csv::sentence(r.problems[0], csv::lang::zh) == "文件超过 4 字节");
  }
  SECTION("every code has its own words") {
    std::vector<std::string> seen;
    for (int code = 900; code <= 949; ++code) {
      csv::problem const p{{}, static_cast<errc>(code), "", ""};
      for (auto const l : {csv::lang::en, csv::lang::zh})
        if (auto const text = csv::sentence(p, l); !text.empty()) {
          for (auto const& other : seen)
            CHECK(text != other);
          seen.push_back(text);
        }
    }
    CHECK(seen.size() == 2 * 16);
  }
}

TEST_CASE("csv: files on disk", "[examples][csv]") {
  CHECK(csv::max_file_size == 268'435'456);
  std::string const path = "starlot_csv_test.tmp.csv";
  std::string const bytes = "\xEF\xBB\xBF" + body + "1,\"2\r\n" + std::string(200'000, 'x') + "\"\r\n";
  std::ofstream{path, std::ios::binary} << bytes;
  auto const whole = csv::read_file(path, points);
  auto const exact = csv::read_file(path, points, bytes.size());
  auto const over = csv::read_file(path, points, bytes.size() - 1);
  auto const far_over = csv::read_file(path, points, 65'536);
  std::remove(path.c_str());
  auto const gone = csv::read_file(path, points);

  CHECK(whole.ok());
  CHECK(texts_of(whole.value) == texts_of(csv::read(bytes, points).value));
  CHECK(exact.ok());
  REQUIRE(over.problems.size() == 1);
  CHECK(over.problems[0].code == errc::too_large);
  REQUIRE(far_over.problems.size() == 1);
  CHECK(far_over.problems[0].code == errc::too_large);
  REQUIRE(gone.problems.size() == 1);
  CHECK(gone.problems[0].code == errc::cannot_open);
  CHECK(csv::sentence(gone.problems[0], csv::lang::en) == "cannot open or read " + path);
  CHECK_FALSE(csv::read_file(".", points).ok()); // a folder: cannot_open, or empty_file with libc++
}

TEST_CASE("csv: a form may ask for nothing in particular", "[examples][csv]") {
  csv::form const free{.name = "notes", .version = 12, .required = {}, .optional = optional};
  auto const r = csv::read("starlot notes,12\nremark\nx\n", free);
  CHECK(r.ok());
  CHECK(texts_of(r.value) == texts{{"x"}});
}

TEST_CASE("csv: UTF-8 is accepted exactly where Unicode says so", "[examples][csv]") {
  std::size_t wrong = 0;
  for (std::uint32_t c = 0; c < 0x200000u; ++c) {
    bool const valid = c <= 0x10FFFFu && (c < 0xD800u || c > 0xDFFFu);
    std::string const bytes = bytes_of(c);
    wrong += csv::detail::utf8_length(bytes + "\x80") != (valid ? bytes.size() : 0u);
    std::string_view const cut = std::string_view{bytes}.substr(0, bytes.size() - 1);
    wrong += csv::detail::utf8_length(cut) != 0u;
  }
  CHECK(wrong == 0);

  // Of all pairs of bytes, those of table 3-7 and no others.
  std::size_t one = 0, two = 0;
  for (unsigned pair = 0; pair < 0x10000u; ++pair) {
    char const bytes[] = {static_cast<char>(static_cast<unsigned char>(pair >> 8)),
                          static_cast<char>(static_cast<unsigned char>(pair & 0xFFu))};
    std::size_t const length = csv::detail::utf8_length({bytes, 2});
    one += length == 1u;
    two += length == 2u;
    wrong += length > 2u;
  }
  CHECK(one == 128u * 256u);
  CHECK(two == 0x800u - 0x80u);
  CHECK(wrong == 0);

  static_assert(csv::detail::utf8_length("网") == 3);
  static_assert(csv::detail::utf8_length("") == 0);
}

TEST_CASE("csv: mutated files never break a promise", "[examples][csv]") {
  std::string const original =
      "\xEF\xBB\xBFstarlot points,1,示例,,\r\nid,points,remark\r\n5.1,\"2,5\",\"a \"\"b\"\"\nc\"\r\n"
      "\r\n网点,3,\n,,\n\"\",\"\",\"😀\"";
  auto const check = [](std::string const& bytes) {
    auto const r = csv::read(bytes, points);
    std::string broken = broken_promise(bytes, r);
    if (broken.empty() && r.ok()) {
      auto const again = csv::read(written(r.value), points);
      if (!again.ok() || again.value.note != r.value.note || texts_of(again.value) != texts_of(r.value))
        broken = "does not survive being written and read";
    }
    if (broken.empty())
      return r.ok();
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

TEST_CASE("csv: random bytes of the alphabet that matters never break a promise", "[examples][csv]") {
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
    auto const r = csv::read(bytes, points);
    std::string const broken = broken_promise(bytes, r);
    CAPTURE(bytes);
    if (!broken.empty())
      CHECK(broken == "");
    if (!r.ok())
      continue;
    ++read_well;
    bool const same = texts_of(csv::read(written(r.value), points).value) == texts_of(r.value);
    if (!same)
      CHECK(same);
  }
  CHECK(read_well > 0);
}
