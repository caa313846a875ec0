// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/said.hpp"
#include "scheme/tables.hpp"
#include "support/catch.hpp"

#include <starlot/files/scheme_file.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/scheme.hpp>

#include <string>

// Special grades, in scheme files.

using namespace starlot;
using starlot_tests::said;

namespace {

constexpr scheme club{
    title{"club", "1"},
    criterion{"a", "A", 60_pt},
    criterion{"b", "B", 40_pt},
    grade_is{"T"}.when(branch("b").below(50_pct)),
    veto{"data", "Data are complete"}.awards("not rated"),
    veto{"licence", "Has a licence"},
    ladder{{30_pt, "C"}, {100_pt, "A"}, rung::awarded({"T", "特"}, 1), rung::awarded("not rated")}};

std::string problems_of(std::string const& bytes) {
  auto const found = read_scheme(bytes);
  CHECK(!found);
  return said(found);
}

} // namespace

TEST_CASE("scheme files: special grades come back with the same table") {
  auto const written = write_scheme<club>();
  CAPTURE(written);
  auto const sheet = read_scheme(written);
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == content_hash<club>());
  CHECK(write_scheme(sheet->scheme) == written);
  CHECK(std::string{tables::difference(sheet->scheme.view(), detail::compiled_table<club>::view())}.empty());
}

TEST_CASE("scheme files: what is wrong with a special grade stands at its cell") {
  std::string const head =
      "starlot scheme,1\nrow,id,version,points,rule,compares,rung,text_en\nscheme,a,1,,,,,\n"
      "criterion,1,,3,all_or_nothing,,,\n";
  std::string const pass = "rung,,,1,,,,pass\n";
  std::string const special = "rung,,,,,awarded,,T\n";
  auto const first = problems_of(head + special + pass);
  CHECK(first.find("f:5:") == 0U);
  CHECK(first.find("290") != std::string::npos);
  auto const limit = problems_of(head + "grade_limit,,,,,,T,\n" + pass + special);
  CHECK(limit.find("f:5:") == 0U);
  CHECK(limit.find("291") != std::string::npos);
  auto const award = problems_of(head + "veto,,,,,,pass,\n" + pass + special);
  CHECK(award.find("f:5:") == 0U);
  CHECK(award.find("292") != std::string::npos);
  CHECK(problems_of(head + pass + "rung,,,2,,awarded,,T\n").find("f:6:") == 0U); // points are not for it
}
