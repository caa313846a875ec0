// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/said.hpp"
#include "scheme/tables.hpp"
#include "support/catch.hpp"

#include <starlot/files/scheme_file.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/scheme.hpp>

#include <string>

// Knots that earn points, and strict bounds, in scheme files.

using namespace starlot;
using starlot_tests::said;

namespace {

constexpr scheme shop{
    title{"a", "1"},
    criterion{"1", "Years", 8_pt, table_at_least({{0, 0_pt}, {10, 2_pt}, knot{10, 8_pt}.strictly()})},
    criterion{"2", "Hours", 6_pt, table_at_most({knot{2, 6_pt}.strictly(), {24, 2_pt}})},
    ladder{{5_pt, "pass"}}};

inline constexpr scheme rest{
    title{"a", "1"},
    criterion{"1", "Years", 8_pt,
              table_at_least({{10, 2_pt}, {20, 8_pt}, knot::otherwise(1_pt)})
                  .reading(0.5_dec, rounding::half_away)},
    criterion{"2", "Hours", 6_pt, table_at_most({{2, 6_pt}, knot::otherwise_refused("late")})},
    ladder{{5_pt, "pass"}, rung{20_pt, "two thirds"}.over(3), rung::above(65.5_pt, "top").over(7)}};

std::string problems_of(std::string const& bytes) {
  auto const found = read_scheme(bytes);
  CHECK(!found);
  return said(found);
}

std::string const head =
    "starlot scheme,1\nrow,id,version,points,rule,at,share,compares,text_en\nscheme,a,1,,,,,,\n";
std::string const pass = "rung,,,5,,,,,pass\n";

} // namespace

TEST_CASE("scheme files: strict knots come back with the same table") {
  auto const written = write_scheme<shop>();
  CAPTURE(written);
  auto const sheet = read_scheme(written);
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == content_hash<shop>());
  CHECK(write_scheme(sheet->scheme) == written);
  CHECK(std::string{tables::difference(sheet->scheme.view(), detail::compiled_table<shop>::view())}.empty());
}

TEST_CASE("scheme files: what is read is rounded, and what all other values earn, come back") {
  auto const written = write_scheme<rest>();
  CAPTURE(written);
  auto const sheet = read_scheme(written);
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == content_hash<rest>());
  CHECK(write_scheme(sheet->scheme) == written);
  CHECK(written.find("0.5 half_away") != std::string::npos);
  CHECK(written.find("otherwise") != std::string::npos);
  CHECK(written.find("refused") != std::string::npos);
  CHECK(written.find("20/3") != std::string::npos);
}

TEST_CASE("scheme files: a knot says points instead of a share") {
  auto const bytes = head +
                     "criterion,1,,8,table_at_least,,,,Years\nknot,,,0,,0,,,\nknot,,,2,,10,,at_least,\n"
                     "knot,,,8,,10,,above,\ncriterion,2,,6,table_at_most,,,,Hours\nknot,,,6,,2,,below,\n"
                     "knot,,,2,,24,,,\n" +
                     pass;
  auto const sheet = read_scheme(bytes);
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == content_hash<shop>());
}

TEST_CASE("scheme files: a weight may be a quotient") {
  auto const bytes = [](std::string const& weight) {
    return "starlot "
           "scheme,1\nrow,id,version,roll_up,weight,rule,points,text_en\nscheme,a,1,weighted_mean,,,,\n"
           "criterion,1,,," +
           weight + ",all_or_nothing,,One\ncriterion,2,,,1/2,all_or_nothing,,Two\nrung,,,,,,5,pass\n";
  };
  auto const sheet = read_scheme(bytes("1/3"));
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  CHECK(sheet->scheme.view().nodes[0].amount == weight{2}.micro());
  CHECK(sheet->scheme.view().nodes[1].amount == weight{3}.micro());
  auto const zero = problems_of(bytes("1/0"));
  CHECK(zero.find("f:4:") == 0U);
  CHECK(zero.find("274") != std::string::npos);
}

TEST_CASE("scheme files: what is wrong with a knot stands at its cell") {
  auto const table = head + "criterion,1,,8,table_at_least,,,,Years\nknot,,,0,,0,,,\n";
  auto const both = problems_of(table + "knot,,,2,,10,50%,,\n" + pass);
  CHECK(both.find("f:6:") == 0U);
  auto const against = problems_of(table + "knot,,,2,,10,,below,\n" + pass);
  CHECK(against.find("f:6:") == 0U);
  auto const beyond = problems_of(table + "knot,,,9,,10,,,\n" + pass);
  CHECK(beyond.find("f:4:") == 0U);
  CHECK(beyond.find("270") != std::string::npos);
  auto const strict =
      problems_of(head + "criterion,1,,8,curve,,,,Years\nknot,,,0,,0,,,\nknot,,,8,,9,,above,\n" + pass);
  CHECK(strict.find("f:6:") == 0U);
  auto const twice = problems_of(table + "knot,,,1,,otherwise,,,\nknot,,,2,,10,,,\n" + pass);
  CHECK(twice.find("f:4:") == 0U);
  CHECK(twice.find("273") != std::string::npos);
}
