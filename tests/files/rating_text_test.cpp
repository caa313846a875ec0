// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/files/rating_text.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>
#include <string_view>

namespace {

using namespace starlot;

constexpr scheme bikes{title{"bikes", "1"},
                       clause{"1", "Reception", criterion{"1.1", "Hours", 10_pt},
                              criterion{"1.2", "Complaints", 30_pt, proportional}},
                       criterion{"2", "Workshop", 60_pt},
                       deduction{"breach", 1_pt}.fails_at(5),
                       cap{95_pt},
                       ladder{{70_pt, "pass"}, {80_pt, "three\tstars", 3}}};

std::string hash() { return to_string(content_hash(any_scheme{compiled<bikes>})); }

TEST_CASE("a rating as lines: exact numbers that add up") {
  findings<bikes> f;
  f.set<"1.1">(met).set<"1.2">(sampled(1, 7)).set<"2">(met).set<"breach">(found(1));
  CHECK(to_bytes(*evaluate(f)) == "starlot rating 1\n"
                                  "scheme " +
                                      hash() +
                                      "\n"
                                      "outcome graded\n"
                                      "grade 1\tthree\\tstars\n" // a tab in a name
                                      "score 663/7\n"            // 100 - 30/7 - 1
                                      "open 0\n"
                                      "group \n"
                                      "line clause\t1\tscored\t250/7\t40\n"
                                      "line criterion\t1.1\tscored\t10\t10\n"
                                      "line criterion\t1.2\tscored\t180/7\t30\n"
                                      "line criterion\t2\tscored\t60\t60\n"
                                      "line step\tbreach\tacted\t-1\t0\n"
                                      "line step\tcap\tidle\t0\t0\n");
}

TEST_CASE("what is open, vetoed or excluded stands in the lines") {
  findings<bikes> f;
  f.set<"1.1">(excluded("no reception")).set<"1.2">(sampled(0, 7)).set<"breach">(found(0));
  auto const open = to_bytes(*evaluate(f)); // 30 of 90 points are certain
  CHECK(open.find("\noutcome undetermined\nlowest 100/3\nhighest 95\nbounds guaranteed\nopen 1\n") !=
        std::string::npos);
  CHECK(open.find("\nline criterion\t1.1\texcluded\t0\t0\n") != std::string::npos);
  CHECK(open.find("\nline criterion\t2\topen\t0\t200/3\n") != std::string::npos);
  f.set<"2">(met).set<"breach">(found(5));
  auto const vetoed = to_bytes(*evaluate(f));
  CHECK(vetoed.find("\noutcome vetoed\nscore 95\n") != std::string::npos);
  CHECK(vetoed.find("\ngrade ") == std::string::npos);
}

TEST_CASE("two ratings have the same lines only if they are the same") {
  findings<bikes> f;
  f.set<"1.1">(met).set<"1.2">(sampled(1, 7)).set<"2">(met).set<"breach">(found(1));
  auto const a = to_bytes(*evaluate(f));
  CHECK(a == to_bytes(*evaluate(f)));
  f.set<"1.2">(sampled(2, 14)); // the same share
  CHECK(a == to_bytes(*evaluate(f)));
  f.set<"1.2">(sampled(1, 8));
  CHECK(a != to_bytes(*evaluate(f)));
}

} // namespace
