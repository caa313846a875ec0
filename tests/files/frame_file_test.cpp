// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/said.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/files/frame_file.hpp>
#include <starlot/sampling/frame_warnings.hpp>
#include <starlot/sampling/replay.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

using namespace starlot;
using starlot_tests::said;

namespace {

std::string const head = "starlot frame,1,shops\n";

/// A file of tests/files/cases.
std::string from_cases(std::string const& name) {
  std::string const here = __FILE__;
  std::ifstream in{here.substr(0, here.rfind("frame_file_test")) + "cases/" + name, std::ios::binary};
  REQUIRE(in);
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::string const five = "starlot frame 1\nA-01\tnorth\t\t3\nA-02\tnorth\t\t5\nA-03\tsouth\t\t7\nA-04\tsouth\t\t2\nA-05\tsouth\t\t9\n";

} // namespace

TEST_CASE("frame files: a table is read as the frame that its rows make", "[files][frame]") {
  auto const f = read_frame(head + "outlet,stratum,cluster,size\nB,north,x,2\nA,south,y,\n");
  REQUIRE(f);
  CHECK(f->canonical() == "starlot frame 1\nA\tsouth\ty\t1\nB\tnorth\tx\t2\n");
  CHECK(read_frame(f->canonical()).value() == *f);
  CHECK(read_frame("\xEF\xBB\xBF" + std::string{f->canonical()}).value() == *f);
  CHECK(read_frame("starlot frame 1\r\nA\t\t\t1\r\n").error().code == errc::bad_line_ends);
  CHECK(read_frame(head + "网点\nA\n").value().canonical() == "starlot frame 1\nA\t\t\t1\n");
  CHECK(read_frame(head + "outlet,cluster\nA,x\n").value().canonical() == "starlot frame 1\nA\t\tx\t1\n");
}

TEST_CASE("frame files: tables as spreadsheets leave them are read", "[files][frame]") {
  CHECK(read_frame(from_cases("f_pad1.csv")).value().canonical() == "starlot frame 1\nA\t\t\t1\nB\t\t\t1\nC\t\t\t1\n");
  CHECK(read_frame(from_cases("f_semi.csv")).value().canonical() == five);
  CHECK(read_frame(from_cases("f_sep.csv")).value().canonical() == five);
}

TEST_CASE("frame files: somebody else's list is read when its columns are named", "[files][frame]") {
  auto const f = read_frame("Shop_No\tRegion\tOwner\tStaff\n17\teast\tLi\t4\n", {.columns = {{"shop_no", "outlet"}, {"region", "stratum"}, {"staff", "size"}}});
  REQUIRE(f);
  CHECK(f->canonical() == "starlot frame 1\n17\teast\t\t4\n");
  auto const comma = read_frame("outlet;size\nA;4,0\n", {.without_first_line = true, .decimal_comma = true});
  REQUIRE(comma);
  CHECK((*comma)[0].size == 4);
}

TEST_CASE("frame files: what is wrong is said at its cell, all at once", "[files][frame]") {
  CHECK(said(read_frame(head + "outlet,stratum,cluster,size\nA,n,x,1.5\n,n,x,1\nA,,x,2\nB,n,,0\nC,n,x,two\n")) ==
        "f:3:7: error 953: 1.5: a count must be a whole number\n"
        "f:4:1: error 501: an outlet has no id\n"
        "f:5:1: error 503: A: an outlet stands in the frame twice\n"
        "f:5:3: error 505: A: an outlet belongs to no stratum\n"
        "f:6:5: error 506: B: an outlet belongs to no cluster\n"
        "f:6:6: error 504: B: the size of an outlet must be greater than zero\n"
        "f:7:7: error 101: two: not a decimal number\n");
  CHECK(said(read_frame(head + "outlet\n")) == "f: error 500: the frame has no outlets\n");
  CHECK(said(read_frame("starlot frame 1\nA\t\t\t1\nA\t\t\t1\n")) == "f:3: error 503: A: an outlet stands in the frame twice\n");
}

TEST_CASE("frame files: ids that look the same are refused, with both places", "[files][frame]") {
  CHECK(said(read_frame(from_cases("f_spaceid.csv"))) ==
        "f:8:1: error 514: A-01\\u{20}: an id, stratum or cluster begins or ends with a blank, or holds a space of another width "
        "or a character that is not seen\n"
        "f:8:1: error 959: A-01\\u{20}: it looks like another one, but for blanks and characters that are not seen (line 3)\n");
  auto const codes = [](std::string const& rows) {
    auto const r = read_frame(head + "outlet,stratum\n" + rows);
    std::string out;
    if (!r)
      for (auto const& e : r.errors())
        out += std::to_string(e.where.line) + ':' + std::to_string(e.where.column) + ' ' +
               std::to_string(static_cast<int>(e.code)) + (e.got == decimal{} ? "" : " line " + to_string(e.got)) + '\n';
    return out;
  };
  for (std::string const unseen : {"\u00A0", "\u3000", "\u200B", "\u200E", "\u202E", "\uFEFF", "\u2003"}) {
    CAPTURE(unseen);
    CHECK(codes("A B,n\nA" + unseen + "B,n\n") == "4:1 514\n4:1 959 line 3\n");
    CHECK(codes("A,n\nB,n" + unseen + "\n") == "4:3 514\n4:3 959 line 3\n");
  }
  CHECK(codes("AB,n\n\"A\tB\",n\n") == "4:1 502\n4:1 959 line 3\n");
  CHECK(codes("A\u200B,n\n A,n\n") == "3:1 514\n3:1 959 line 4\n4:1 514\n4:1 959 line 3\n");
  CHECK(codes("A ,n\nB,n\n") == "3:1 514\n"); // alone, it looks like no other
  CHECK(codes("A B,n\nA  B,n\n").empty());    // both are seen
}

TEST_CASE("frame files: a record with a byte order mark is refused for what it has", "[files][frame]") {
  auto const f = read_frame(head + "outlet\nA\n");
  REQUIRE(f);
  auto const r = replay(from_cases("r_bom.record"), *f);
  REQUIRE_FALSE(r);
  CHECK(r.error() == error::in_line(errc::starts_with_mark, 1));
}

TEST_CASE("frame files: strata that differ by case are read, and warned of", "[files][frame]") {
  auto const f = read_frame(from_cases("f_stratcase.csv"));
  REQUIRE(f);
  auto const all = warnings(*f);
  REQUIRE(all.size() == 1);
  CHECK(all[0].code == errc::ids_look_alike);
  CHECK(all[0].where.id == "north");
  CHECK(all[0].name == "North");
}

TEST_CASE("frame files: any frame that is written is read as the same, and written as the same bytes", "[files][frame]") {
  starlot_tests::random_numbers random;
  struct shop {
    std::string id, stratum, cluster;
    std::int64_t size;
  };
  static constexpr std::string_view pieces[] = {"a", "B", ",", ";", "\"", "网", "=", "'", "sep=", "starlot frame", "-", "0"};
  auto const word = [&] {
    std::string out;
    for (auto n = 1 + random.below(4); n > 0; --n)
      out += pieces[random.below(std::size(pieces))];
    return out;
  };
  for (int round = 0; round < 20'000; ++round) {
    std::vector<shop> rows;
    bool const strata = random.below(2) == 0;
    bool const clusters = random.below(2) == 0;
    for (auto n = 1 + random.below(6); n > 0; --n)
      rows.push_back({word() + std::to_string(n), strata ? word() : "", clusters ? word() : "",
                      random.below(2) == 0 ? 1 : random.between(1, 100'000)});
    auto const make = [&](auto const&... more) {
      return frame::of(rows, outlet_id{&shop::id}, of_size{&shop::size}, more...);
    };
    auto const by_stratum = in_stratum{&shop::stratum};
    auto const by_cluster = in_cluster{&shop::cluster};
    auto const f = strata ? (clusters ? make(by_stratum, by_cluster) : make(by_stratum)) : (clusters ? make(by_cluster) : make());
    REQUIRE(f);
    auto const note = random.below(2) == 0 ? word() : "";
    auto const written = write_frame(*f, note);
    auto const again = read_frame(written);
    CAPTURE(written, said(again));
    REQUIRE(again);
    REQUIRE(*again == *f);
    REQUIRE(write_frame(*again, note) == written);
  }
}
