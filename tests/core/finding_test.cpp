// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/core/finding.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using starlot::decimal;
using starlot::finding;
using starlot::finding_kind;
using starlot::is_date;
using starlot::points;
using starlot::remark;
using namespace starlot::literals;
using namespace starlot_tests;

constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();
constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();

// ---- Makers ----

struct row {
  finding made;
  finding_kind kind;
  std::int64_t first;
  std::int64_t second;
  bool open;
};

constexpr row rows[] = {
    {{}, finding_kind::not_assessed, 0, 0, true},
    {starlot::not_assessed, finding_kind::not_assessed, 0, 0, true},
    {starlot::met, finding_kind::met, 0, 0, false},
    {starlot::not_met, finding_kind::not_met, 0, 0, false},
    {starlot::not_applicable, finding_kind::not_applicable, 0, 0, false},
    {starlot::assessment_error, finding_kind::error, 0, 0, true},
    {starlot::half_met, finding_kind::partly, 0, 1, false},
    {starlot::partly(2.5_pt), finding_kind::partly, 2'500'000, 0, false},
    {starlot::partly(0_pt), finding_kind::partly, 0, 0, false},
    {starlot::sampled(3, 40), finding_kind::sampled, 3, 40, false},
    {starlot::sampled(-1, int64_max), finding_kind::sampled, -1, int64_max, false}, // judged elsewhere
    {starlot::sampled(int64_min, 0), finding_kind::sampled, int64_min, 0, false},
    {starlot::counted(7, 60), finding_kind::counted, 7, 60, false},
    {starlot::measured(4.5_dec), finding_kind::measured, 4'500'000, 0, false},
    {starlot::measured(-4), finding_kind::measured, -4'000'000, 0, false},
    {starlot::measured(4L), finding_kind::measured, 4'000'000, 0, false},
    {starlot::at_level(3), finding_kind::level, 3'000'000, 0, false},
    {starlot::at_level(2.5_dec), finding_kind::level, 2'500'000, 0, false},
    {starlot::found(2), finding_kind::found, 2, 0, false},
    {starlot::excluded("sells no goods"), finding_kind::excluded, 0, 0, false},
    {finding{finding_kind::counted, 1, 2}, finding_kind::counted, 1, 2, false},
};

constexpr bool agrees(row const& r) {
  return r.made.kind() == r.kind && r.made.count() == r.first && r.made.out_of() == r.second &&
         r.made.value().micro() == r.first && r.made.amount().micro() == r.first &&
         r.made.is_open() == r.open &&
         r.made.remark().reason == (r.kind == finding_kind::excluded ? "sells no goods" : "") &&
         r.made.remark().evidence.empty() && r.made.remark().assessor.empty() && r.made.remark().date.empty();
}

static_assert(holds_for_all(rows, agrees));
static_assert(!std::is_convertible_v<finding_kind, finding>);

TEST_CASE("finding: what the makers record") {
  check_all(rows, agrees);
  CHECK(broken_contract([] { (void)starlot::measured(opaque(int64_max)); }) ==
        "the multiple of a decimal is out of range");
  CHECK(broken_contract([] { (void)starlot::at_level(opaque(int64_min)); }) ==
        "the multiple of a decimal is out of range");
}

// ---- Remarks ----

constexpr auto remarked =
    starlot::sampled(3, 40).because("torn").evidence("record 17").assessor("王").on("2026-11-02");

struct remark_row {
  finding made;
  remark expected;
  bool empty;
};

constexpr remark_row remarks[] = {
    {starlot::met, {}, true},
    {starlot::met.because("a"), {"a", "", "", ""}, false},
    {starlot::met.evidence("b"), {"", "b", "", ""}, false},
    {starlot::met.assessor("c"), {"", "", "c", ""}, false},
    {starlot::met.on("d"), {"", "", "", "d"}, false}, // judged where it is evaluated
    {remarked, {"torn", "record 17", "王", "2026-11-02"}, false},
    {remarked.because(""), {"", "record 17", "王", "2026-11-02"}, false},
    {remarked.because("worn").on("2026-11-03"), {"worn", "record 17", "王", "2026-11-03"}, false},
    {starlot::met.with(remarked.remark()), {"torn", "record 17", "王", "2026-11-02"}, false},
    {remarked.with({}), {}, true},
    {starlot::excluded("a").because("b"), {"b", "", "", ""}, false},
};

constexpr bool remark_agrees(remark_row const& r) {
  return r.made.remark() == r.expected && r.made.remark().empty() == r.empty;
}

constexpr bool only_the_remark_changes() {
  auto const plain = starlot::sampled(3, 40);
  return remarked.kind() == plain.kind() && remarked.count() == 3 && remarked.out_of() == 40 &&
         remarked.with({}) == plain && remarked != plain && plain.remark().empty();
}

static_assert(holds_for_all(remarks, remark_agrees));
static_assert(only_the_remark_changes());
static_assert(starlot::sampled(3, 40) != starlot::counted(3, 40) &&
              starlot::sampled(3, 40) != starlot::sampled(4, 40));
static_assert(starlot::sampled(3, 40) != starlot::sampled(3, 41) &&
              starlot::met == finding{finding_kind::met});
static_assert(remark{"a", "", "", ""} != remark{"", "a", "", ""});

TEST_CASE("finding: remarks") {
  check_all(remarks, remark_agrees);
  CHECK(only_the_remark_changes());
  std::string const reason = "torn"; // the characters are compared, and not copied
  auto const f = starlot::met.because(reason);
  CHECK(f == starlot::met.because("torn"));
  CHECK(f.remark().reason.data() == reason.data());
}

// ---- Dates ----

struct date_row {
  std::string_view characters;
  bool is_one;
};

constexpr date_row dates[] = {
    {"2026-11-02", true},
    {"0001-01-01", true},
    {"9999-12-31", true},
    {"1900-02-28", true},
    {"1900-02-29", false},
    {"2000-02-29", true},
    {"2000-02-30", false},
    {"2023-02-29", false},
    {"2024-02-29", true},
    {"2024-02-30", false},
    {"2100-02-29", false},
    {"2400-02-29", true},
    {"0000-01-01", false},
    {"2026-00-10", false},
    {"2026-13-10", false},
    {"2026-01-00", false},
    {"2026-01-32", false},
    {"2026-99-99", false},
    {"", false},
    {"2026", false},
    {"2026-11", false},
    {"2026-11-2", false},
    {"2026-11-023", false},
    {"2026-11-02 ", false},
    {" 2026-11-02", false},
    {"2026-11-02T00:00:00Z", false},
    {"26-11-0002", false},
    {"2026/11/02", false},
    {"2026.11.02", false},
    {"2026-11/02", false},
    {"20261102", false},
    {"2026-1102-", false},
    {"20a6-11-02", false},
    {"2026-1x-02", false},
    {"2026-11-0x", false},
    {"2026--1-02", false},
    {"-026-11-02", false},
    {"+026-11-02", false},
    {"2026-+1-02", false},
    {"2026-11- 2", false},
    {"yyyy-mm-dd", false},
    {"----------", false},
    {"2026年1月", false},
    {"２０-0", false},
    {std::string_view{"2026-11-0\0", 10}, false},
};

constexpr bool date_agrees(date_row const& r) { return is_date(r.characters) == r.is_one; }

static_assert(holds_for_all(dates, date_agrees));

TEST_CASE("finding: what a date is") { check_all(dates, date_agrees); }

constexpr void put(std::array<char, 10>& out, std::size_t first, std::size_t size, int value) {
  for (auto i = size; i-- > 0; value /= 10)
    out[first + i] = static_cast<char>('0' + value % 10);
}

/// The dates among all writings of a year, days counted by month.
constexpr int wrong_dates(int year, bool leap) {
  constexpr std::array<int, 13> days = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int wrong = 0;
  for (int month = 0; month <= 14; ++month)
    for (int day = 0; day <= 33; ++day) {
      std::array<char, 10> text{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'};
      put(text, 0, 4, year);
      put(text, 5, 2, month);
      put(text, 8, 2, day);
      bool const month_exists = month >= 1 && month <= 12;
      int const last =
          month_exists ? days[static_cast<std::size_t>(month)] + (month == 2 && leap ? 1 : 0) : 0;
      wrong += is_date({text.data(), text.size()}) != (year >= 1 && day >= 1 && day <= last);
    }
  return wrong;
}

static_assert(wrong_dates(1900, false) == 0);
static_assert(wrong_dates(2000, true) == 0);
static_assert(wrong_dates(2023, false) == 0);
static_assert(wrong_dates(2024, true) == 0);

TEST_CASE("finding: every day of every year") {
  CHECK(wrong_dates(1900, false) == 0);
  CHECK(wrong_dates(2000, true) == 0);
  CHECK(wrong_dates(2023, false) == 0);
  CHECK(wrong_dates(2024, true) == 0);
  int wrong = 0;
  int next_leap = 4; // counted on rather than computed by the rule
  for (int year = 0; year <= 9999; ++year) {
    bool const leap = year == next_leap;
    if (leap)
      next_leap = year + 4 == 100 * ((year + 4) / 100) && (year + 4) / 100 % 4 != 0 ? year + 8 : year + 4;
    if (year % 7 == 0 || leap)
      wrong += wrong_dates(year, leap);
  }
  CHECK(wrong == 0);
}

} // namespace
