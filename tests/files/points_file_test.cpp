// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "catalog/sbt10401_sheets.hpp"
#include "files/said.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/catalog/sbt10401.hpp>
#include <starlot/files/open.hpp>
#include <starlot/files/points_file.hpp>
#include <starlot/scheme/content_hash.hpp>

#include <string>
#include <vector>

using namespace starlot;
using starlot_tests::said;
using namespace starlot::literals;

namespace {

std::string const head = "starlot points,1,ours\nid,points,scope,rule,text_en,text_zh\n";

std::string example() {
  std::string const here = __FILE__;
  auto const bytes =
      read_file(here.substr(0, here.rfind("tests/files")) + "examples/data/harbour_appliances/points.csv");
  REQUIRE(bytes);
  return *bytes;
}

} // namespace

TEST_CASE("points files: rows are those of the catalog", "[files][points]") {
  auto sheet = read_points(
      head + "5.1.1,6,,,,\n5.1.1.1,2.5,per_outlet,partial_amount,Staff,员工\n5.1.1.2,3.5,head_office,,,\n");
  REQUIRE(sheet);
  auto const moved = std::move(*sheet); // texts go with it
  CHECK(moved.note() == "ours");
  auto const rows = moved.rows();
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].id == "5.1.1");
  CHECK(rows[0].worth == 6_pt);
  CHECK_FALSE(rows[0].rule.is_said);
  CHECK(rows[1].id == "5.1.1.1");
  CHECK(rows[1].worth == 2.5_pt);
  CHECK(rows[1].rule.kind == rule_kind::partial_amount);
  CHECK(rows[1].visited == per_outlet);
  CHECK(rows[1].name == text{"Staff", "员工"});
  CHECK(rows[2].visited == head_office);
  CHECK_FALSE(rows[2].rule.is_said);
}

TEST_CASE("points files: what is wrong with a cell, and with the sheet, is said at its place",
          "[files][points]") {
  CHECK(said(read_points(head + "5.1.1,6,per_outlet,,,\n5.1.1.1,6,,ratio,,\n5.1.1.2,six,office,,,\n")) ==
        "f:3:9: error 950: per_outlet: this word is not known in this column\n"
        "f:4:11: error 950: this word is not known in this column\n"
        "f:4:12: error 950: ratio: this word is not known in this column\n"
        "f:5:9: error 101: six: not a decimal number\n"
        "f:5:13: error 950: office: this word is not known in this column\n");
  auto bytes = example();
  bytes.replace(bytes.find("5.1.1,6"), 7, "5.1.1,7");
  auto const sheet = read_points(bytes);
  REQUIRE(sheet);
  CHECK(said(sheet->load([](auto rows) { return gbt27922::load(rows); })) ==
        "f: error 406: 5.1: the points of the items do not add up to those of the chapter (got 41, expected "
        "40)\n"
        "f:3:7: error 407: 5.1.1: the points of the indicators do not add up to those of the item (got 6, "
        "expected 7)\n");
}

TEST_CASE("points files: numbers with decimal commas are read where the caller says so", "[files][points]") {
  auto const sheet = read_points("编号;分值;评审范围\n5.1.1.1;2,5;per_outlet\n",
                                 {.without_first_line = true, .decimal_comma = true});
  REQUIRE(sheet);
  CHECK(sheet->rows()[0].worth == 2.5_pt);
  CHECK(write_points(*sheet) == "starlot points,1\nid,points,scope\n5.1.1.1,2.5,per_outlet\n");
}

TEST_CASE("points files: what is written is read as the same rows, and written as the same bytes",
          "[files][points]") {
  auto const sheet = read_points(example());
  REQUIRE(sheet);
  auto const written = write_points(*sheet);
  auto const again = read_points(written);
  REQUIRE(again);
  CHECK(write_points(*again) == written);
  CHECK(again->note() == sheet->note());
  auto const load = [](auto rows) { return gbt27922::load(rows); };
  auto const scheme = sheet->load(load);
  REQUIRE(scheme);
  CHECK(content_hash(*again->load(load)) == content_hash(*scheme));

  auto const shop = sbt10401::table::durable_goods; // where items are criteria
  auto const items = sbt10401_sheets::good(shop);
  auto const of_items = read_points(write_points(items));
  REQUIRE(of_items);
  CHECK(content_hash(*of_items->load([&](auto rows) { return sbt10401::load(shop, rows); })) ==
        content_hash(*sbt10401::load(shop, items)));

  std::vector<catalog::sheet_row> odd{{.id = "1.1", .worth = 3_pt, .rule = ratio{1, 10}}};
  CHECK(!starlot_tests::broken_contract([&] { (void)write_points(odd); }).empty());
}
