// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/said.hpp"
#include "scheme/tables.hpp"
#include "support/catch.hpp"

#include <starlot/files/scheme_file.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/scheme.hpp>

#include <string>
#include <string_view>

// Steps for peer groups, in scheme files.

using namespace starlot;
using starlot_tests::said;

namespace {

constexpr scheme shops{title{"shops", "1"},
                       criterion{"1", "One", 60_pt, proportional},
                       criterion{"2", "Two", 40_pt},
                       add{-10_pt}.only_for("large shops"),
                       cap{90_pt}.unless(in_group("small")),
                       cap{60_pt}.when(branch("2").below(50_pct) && !in_group("small")),
                       floor_at{5_pt}.only_for("small", "large shops"),
                       ladder{{50_pt, "pass"}},
                       ladder{{40_pt, "pass"}}.only_for("small"),
                       ladder{{70_pt, "pass"}}.only_for("large shops")};

} // namespace

TEST_CASE("scheme files: steps for groups come back with the same table") {
  auto const written = write_scheme<shops>();
  CAPTURE(written);
  CHECK(written.find("branch 2 below 50% and not group small") != written.npos);
  CHECK(written.find("group small or group 'large shops'") != written.npos);
  auto const sheet = read_scheme(written);
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == content_hash<shops>());
  CHECK(write_scheme(sheet->scheme) == written);
  CHECK(std::string{tables::difference(sheet->scheme.view(), detail::compiled_table<shops>::view())}.empty());
}

TEST_CASE("scheme files: a group without a ladder is reported where it stands") {
  auto written = write_scheme<shops>();
  auto const at = written.find("not group small");
  REQUIRE(at != written.npos);
  written.replace(at, 15, "not group tiny ");
  auto const found = read_scheme(written);
  CHECK(!found);
  CHECK(said(found).find("a condition or step names a peer group for which there is no ladder") !=
        std::string::npos);
}

namespace {

constexpr scheme sized{
    title{"sized", "1"},
    criterion{"1", "One", 100_pt, proportional},
    criterion{"staff all told", "Employees", advisory, any_finding},
    group_is{"small"}.when(value_of("staff all told").below(49.5_dec)),
    group_is{"large"}.unless(asked{"shop", "Is one shop"} || value_of("staff all told").at_most(-3)),
    cap{90_pt}.when(value_of("staff all told").above(1'000)),
    ladder{{50_pt, "pass"}},
    ladder{{40_pt, "pass"}}.only_for("small"),
    ladder{{70_pt, "pass"}}.only_for("large")};

} // namespace

TEST_CASE("scheme files: groups that findings say, and conditions on values, come back with the same table") {
  auto const written = write_scheme<sized>();
  CAPTURE(written);
  CHECK(written.find("asked or value 'staff all told' at_most -3") != written.npos);
  CHECK(written.find("any_finding") != written.npos);
  auto const sheet = read_scheme(written);
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == content_hash<sized>());
  CHECK(write_scheme(sheet->scheme) == written);
  CHECK(std::string{tables::difference(sheet->scheme.view(), detail::compiled_table<sized>::view())}.empty());
}

TEST_CASE("scheme files: what is wrong with a group or a value is reported at its cell") {
  auto const is_told = [](std::string_view from, std::string_view to, std::string_view problem) {
    auto written = write_scheme<sized>();
    auto const at = written.find(from);
    REQUIRE(at != written.npos);
    written.replace(at, from.size(), to);
    auto const found = read_scheme(written);
    CHECK(!found);
    CAPTURE(written, said(found));
    CHECK(said(found).find(problem) != std::string::npos);
  };
  is_told("at_most -3", "at_most few", "conditions are written like");
  is_told("at_most -3", "at_most 50%", "conditions are written like");
  is_told("49.5", "half", "number");
  is_told("49.5,small", "49.5,tiny", "there is no ladder");
}
