// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "capabilities/parts_of_users.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstdint>

namespace {

using namespace starlot;
using parts_of_users::log_normal;

constexpr scheme timed{title{"timed", "1"},
                       criterion{"1", "Hours to answer", 40_pt, log_normal{2_dec, 6_dec}},
                       criterion{"2", "The rest", 60_pt}, ladder{{50_pt, "pass"}}};

struct row {
  decimal hours;
  std::int64_t ten_thousandths; // by hand, see below
};
// z is counted in steps of ln(6 / 2), each worth the quantile 1.28155 of 90 %. The curve mirrors itself at 6:
// 18 = 6 * 6 / 2. Half a step is z = 0.64078, and a printed table has 0.7389 for 0.64, 0.7422 for 0.65:
// 0.7392. Two steps are z = 2.56310: 0.9948 for 2.56. What is not positive earns all.
constexpr std::array rows{
    row{0_dec, 10000},       row{2_dec, 9000},        row{6_dec, 5000},
    row{18_dec, 1000},       row{3.464102_dec, 7392}, row{10.392305_dec, 2608}, // root of 12, root of 108
    row{0.666667_dec, 9948}, row{54_dec, 52},         row{1000000_dec, 0},
};

bool agrees(row const& r) {
  findings<timed> f;
  f.set<"1">(measured(r.hours)).set<"2">(met);
  auto const score = evaluate(f).value().score();
  return score == points::from_micro(60 * points::one + 40 * points::one / 10000 * r.ten_thousandths);
}

TEST_CASE("a log-normal curve comes back from floating point rounded once, and is exact from there") {
  starlot_tests::check_all(rows, agrees);
}

TEST_CASE("the share that a log-normal curve gave stands in the trace") {
  findings<timed> f;
  f.set<"1">(measured(3.464102_dec)).set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const trace = r->trace();
  CHECK(trace[0].earned == share::of(7392, 10000));
  CHECK(to_string(trace[0].contribution) == "3696/125"); // 40 * 0.7392 = 29.568
}

TEST_CASE("a custom rule says of a finding that it does not fit") {
  findings<timed> f;
  auto const done = f.set("1", met);
  REQUIRE(!done);
  CHECK(done.error().code == errc::finding_does_not_fit);
  CHECK(done.error().where.id == "1");
}

} // namespace
