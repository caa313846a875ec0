// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/said.hpp"
#include "support/catch.hpp"

#include <starlot/files/scheme_file.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/scheme.hpp>

#include <string>

using namespace starlot;
using starlot_tests::said;

namespace {

constexpr scheme shop{title{"a", "1"}, criterion{"1", "Samples", 8_pt, proportional},
                      criterion{"2", "All or nothing", 6_pt, half_credit, finding_of{"1"}},
                      ladder{{5_pt, "pass"}}};

std::string const head = "starlot scheme,1\nrow,id,version,points,rule,finding_of,text_en\nscheme,a,1,,,,\n"
                         "criterion,1,,8,proportional,,Samples\n";

} // namespace

TEST_CASE("scheme files: a criterion is judged on the finding of another one") {
  auto const written = write_scheme<shop>();
  CAPTURE(written);
  auto const sheet = read_scheme(written);
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == content_hash<shop>());
  CHECK(write_scheme(sheet->scheme) == written);
  auto const by_hand = read_scheme(head + "criterion,2,,6,half_credit,1,\nrung,,,5,,,pass\n");
  REQUIRE(by_hand);
  CHECK(content_hash(by_hand->scheme) == content_hash<shop>());
}

TEST_CASE("scheme files: a finding that cannot be taken is a fault of its cell") {
  auto const found = read_scheme(head + "criterion,2,,6,half_credit,3,\nrung,,,5,,,pass\n");
  CHECK(!found);
  auto const text = said(found);
  CHECK(text.find("f:5:") == 0U);
  CHECK(text.find("343") != std::string::npos);
}
