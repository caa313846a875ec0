// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/said.hpp"
#include "scheme/tables.hpp"
#include "support/catch.hpp"

#include <starlot/files/scheme_file.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/scheme.hpp>

#include <string>

// Raw sums, penalties, and what comes if nothing applies, in scheme files.

using namespace starlot;
using starlot_tests::said;

namespace {

constexpr scheme penalties{title{"penalties", "1"},
                           raw_sum,
                           starts_at{100_pt},
                           if_nothing_applies::earns(-1.5_pt),
                           clause{"1", "Kitchen", 10_pt, criterion{"1.1", "Floor", costs(5_pt)},
                                  criterion{"1.2", "Staff", 10_pt, proportional}},
                           clause{"2", "Trial", advisory, criterion{"2.1", "Greets", 3_pt}},
                           criterion{"3", "Age", between(-20_pt, 30_pt), proportional},
                           add{-3_pt}.when(branch("1").below(2_pt)),
                           add{2.5_pt, "early"},
                           ungraded};
constexpr scheme no_score{title{"no score", "1"}, if_nothing_applies::no_score, criterion{"1", "One", 10_pt},
                          ladder{{5_pt, "pass"}}};

template <auto const& Scheme> void comes_back() {
  auto const written = write_scheme<Scheme>();
  CAPTURE(written);
  auto const sheet = read_scheme(written);
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == content_hash<Scheme>());
  CHECK(write_scheme(sheet->scheme) == written);
  CHECK(tables::difference(sheet->scheme.view(), detail::compiled_table<Scheme>::view()) == "");
}

std::string problems_of(std::string const& bytes) {
  auto const found = read_scheme(bytes);
  CHECK(!found);
  return said(found);
}

} // namespace

TEST_CASE("scheme files: raw sums, penalties and ungraded schemes come back with the same table") {
  comes_back<penalties>();
  comes_back<no_score>();
}

TEST_CASE("scheme files: what is wrong with a sum stands at its cell") {
  std::string const head =
      "starlot scheme,1\nrow,id,version,roll_up,points,to,rule,ladder,starts_at,renormalise\n";
  std::string const rung = "rung,,,,1,,,,,\n";
  auto const starts = problems_of(head + "scheme,a,1,,,,,,5,\ncriterion,1,,,3,,all_or_nothing,,,\n");
  CHECK(starts.find("278") != std::string::npos);
  auto const costs_points =
      problems_of(head + "scheme,a,1,,,,,none,,\ncriterion,1,,,-3,0,all_or_nothing,,,\n");
  CHECK(costs_points.find("f:4:") == 0U);
  CHECK(costs_points.find("278") != std::string::npos);
  auto const graded =
      problems_of(head + "scheme,a,1,raw_sum,,,,none,,\ncriterion,1,,,3,,all_or_nothing,,,\n" + rung);
  CHECK(graded.find("279") != std::string::npos);
}
