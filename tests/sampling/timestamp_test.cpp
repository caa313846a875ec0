// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/timestamp.hpp>

#include <cstdio>
#include <string>
#include <string_view>

namespace {

using starlot::timestamp;
using namespace starlot_tests;

// Pairs of moments in order; the last member says whether they are the same.
struct pair_row {
  std::string_view a;
  std::string_view b;
  bool same;
};
constexpr pair_row pairs[] = {
    {"2026-11-23T21:15:00+08:00", "2026-11-23T13:15:00Z", true},
    {"2026-11-23T21:15:00+08:00", "2026-11-23t13:15:00.000z", true},
    {"2026-11-23T21:15:00+08:00", "2026-11-23T21:15:00+07:59", false},
    {"2026-11-23T21:15:00-00:00", "2026-11-23T21:15:00Z", true},
    {"2026-11-23T23:59:59.999999999Z", "2026-11-24T00:00:00Z", false},
    {"2026-11-23T12:00:00.1Z", "2026-11-23T12:00:00.11Z", false},
    {"2026-12-31T23:59:60Z", "2027-01-01T00:00:00Z", true}, // as if it were a leap second
    {"2024-02-28T23:59:59Z", "2024-02-29T00:00:00Z", false},
    {"2024-03-01T00:00:00+01:00", "2024-02-29T23:00:00Z", true},
    {"2023-03-01T00:00:00+01:00", "2023-02-28T23:00:00Z", true},
    {"2000-03-01T00:00:00+01:00", "2000-02-29T23:00:00Z", true},
    {"1900-03-01T00:00:00+01:00", "1900-02-28T23:00:00Z", true},
    {"2027-01-01T05:00:00+08:00", "2026-12-31T21:00:00Z", true},
    {"0000-01-01T00:00:00+00:01", "0000-01-01T00:00:00Z", false},
    {"1999-12-31T23:59:59-12:00", "2000-01-01T12:00:00Z", false},
    {"2026-02-28T23:59:59.5+00:00", "2026-02-28T19:59:59.6-04:00", false}};
constexpr bool in_order(pair_row const& r) {
  auto const a = timestamp::parse(r.a);
  auto const b = timestamp::parse(r.b);
  return a && b && (r.same ? *a == *b : *a < *b);
}
static_assert(holds_for_all(pairs, in_order));
TEST_CASE("moments are compared, not their spelling") { check_all(pairs, in_order); }

constexpr std::string_view bad[] = {"",
                                    "2026-11-23",
                                    "2026-11-23T21:15:00",
                                    "2026-11-23 21:15:00Z",
                                    "2026-11-23T21:15Z",
                                    "2026-11-23T21:15:00+8:00",
                                    "2026-11-23T21:15:00+0800",
                                    "2026-11-23T21:15:00+24:00",
                                    "2026-11-23T21:15:00+08:60",
                                    "2026-11-23T21:15:00.Z",
                                    "2026-11-23T21:15:00.1234567890Z",
                                    "2026-11-23T21:15:00Z ",
                                    "2026-13-01T00:00:00Z",
                                    "2026-00-01T00:00:00Z",
                                    "2026-02-29T00:00:00Z",
                                    "1900-02-29T00:00:00Z",
                                    "2026-04-31T00:00:00Z",
                                    "2026-01-00T00:00:00Z",
                                    "2026-01-01T24:00:00Z",
                                    "2026-01-01T00:60:00Z",
                                    "2026-01-01T00:00:61Z",
                                    "26-01-01T00:00:00Z",
                                    "+2026-01-01T00:00:00Z",
                                    "2026-01-01T00:00:00z\n",
                                    "２026-01-01T00:00:00Z"};
constexpr bool refused(std::string_view text) {
  auto const r = timestamp::parse(text);
  return !r && r.error().code == starlot::errc::bad_time;
}
static_assert(holds_for_all(bad, refused));
TEST_CASE("what is no time of RFC 3339 is refused") { check_all(bad, refused); }

TEST_CASE("a day begins where the last one ends") {
  auto const moment = [](int year, int month, int day, char const* time) {
    char out[48];
    std::snprintf(out, sizeof out, "%04d-%02d-%02dT%s", year, month, day, time);
    return timestamp::parse(out);
  };
  auto last_end = timestamp::parse("1599-12-31T23:59:60Z");
  int days = 0;
  for (int year = 1600; year < 2010; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= 31; ++day) {
        auto const begin = moment(year, month, day, "00:00:00Z");
        if (!begin)
          continue;
        if (*begin != *last_end)
          FAIL_CHECK(year << '-' << month << '-' << day);
        last_end = moment(year, month, day, "23:59:60Z");
        ++days;
      }
  CHECK(days == 149'750); // Python: (date(2010, 1, 1) - date(1600, 1, 1)).days
}

} // namespace
