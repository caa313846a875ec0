// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/points.hpp>
#include <starlot/files/open.hpp>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

using namespace starlot;

TEST_CASE("open: what is written is read, byte by byte", "[files][open]") {
  std::string const path = "starlot_open_test.tmp";
  std::string bytes(200'000, 'x');
  bytes[7] = '\0';
  bytes[8] = '\r';
  bytes[9] = '\n';
  bytes.back() = '\x1A';
  REQUIRE(write_file(path, bytes));
  auto const whole = read_file(path);
  auto const exact = read_file(path, bytes.size());
  auto const over = read_file(path, bytes.size() - 1);
  REQUIRE(write_file(path, ""));
  auto const empty = read_file(path);
  REQUIRE(write_file(path, std::string(16'384, 'y'))); // a whole block
  auto const block = read_file(path);
  std::remove(path.c_str());
  auto const gone = read_file(path);

  REQUIRE(whole);
  CHECK((*whole == bytes));
  CHECK(exact.has_value());
  REQUIRE_FALSE(over);
  CHECK(over.error() == error::of(errc::file_too_large).with({}, decimal{199'999}));
  REQUIRE(empty);
  CHECK(empty->empty());
  REQUIRE(block);
  CHECK(block->size() == 16'384);
  REQUIRE_FALSE(gone);
  CHECK(gone.error() == error::of(errc::cannot_open));
  CHECK(read_file(".").error() == error::of(errc::cannot_open)); // a folder
  CHECK(write_file("no such folder/x", "").error() == error::of(errc::cannot_write));
}

TEST_CASE("open: a reader gets the bytes of a file, and its errors or those of the file come back",
          "[files][open]") {
  std::string const path = "starlot_open_from_test.tmp";
  REQUIRE(write_file(path, "12"));
  auto const number = [](std::string_view bytes) { return parse<decimal>(bytes); };
  CHECK(from_file(path, number).value() == decimal{12});
  REQUIRE(write_file(path, "twelve"));
  CHECK(from_file(path, number).error() == error::of(errc::not_a_number));
  std::remove(path.c_str());
  CHECK(from_file(path, number).error() == error::of(errc::cannot_open));
}

TEST_CASE("open: errors of a file are printed one to a line, with file, line and character",
          "[files][open]") {
  std::vector<error> const errors{error::of(errc::cannot_open), error::in_line(errc::bad_frame_line, 7),
                                  error::in_line(errc::unknown_word, 3, 12).about("m\x1Bt")};
  CHECK(messages("a.csv", errors) ==
        "a.csv: error 900: the file cannot be opened or read\n"
        "a.csv:7: error 508: not a line of a frame: id, stratum, cluster and size between tabs\n"
        "a.csv:3:12: error 950: m?t: this word is not known in this column\n");
  CHECK(messages("a.csv", std::vector{error::in_line(errc::unknown_word, 3, 12)}, language::zh) ==
        "a.csv:3:12: 错误 950: 该列中没有这个词\n");
  CHECK(messages("a.csv", {}).empty());
}
