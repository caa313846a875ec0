// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/decimal_text.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace {

using starlot::detail::decimal_fault;
using starlot::detail::parse_literal;
using starlot::detail::parse_micro;
using starlot::detail::print_micro;
using namespace starlot_tests;
using namespace std::string_view_literals;

constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();
constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();

// ---- Reading ----

struct number_row {
  std::string_view characters;
  std::int64_t micro;
};

constexpr number_row numbers[] = {
    {"0", 0},
    {"-0", 0},
    {"+0", 0},
    {"-0.000000", 0},
    {"00", 0},
    {"5", 5'000'000},
    {"+5", 5'000'000},
    {"-5", -5'000'000},
    {"007.50", 7'500'000},
    {"2.5", 2'500'000},
    {"2.5000000", 2'500'000},
    {"-2.50000000000000000000000000000000000000000000000000000000000000000000000000000000", -2'500'000},
    {"0.000001", 1},
    {"-0.000001", -1},
    {"0.0000010", 1},
    {"0.123456", 123'456},
    {"00000000000000000000000000000000000000000000000000000000000000000000000000000000012", 12'000'000},
    {"9223372036854", 9'223'372'036'854'000'000},
    {"9223372036854.775807", int64_max},
    {"+9223372036854.775807", int64_max},
    {"9223372036854.7758070", int64_max},
    {"-9223372036854.775807", -int64_max},
    {"-9223372036854.775808", int64_min},
    {"-0009223372036854.775808000", int64_min},
};

constexpr bool number_agrees(number_row const& r) {
  auto const read = parse_micro(r.characters);
  return read.fault == decimal_fault::none && read.micro == r.micro;
}

struct fault_row {
  std::string_view characters;
  decimal_fault fault;
};

constexpr fault_row faults[] = {
    {"", decimal_fault::not_a_number},
    {"+", decimal_fault::not_a_number},
    {"-", decimal_fault::not_a_number},
    {".", decimal_fault::not_a_number},
    {"-.", decimal_fault::not_a_number},
    {"1.", decimal_fault::not_a_number},
    {".5", decimal_fault::not_a_number},
    {"-.5", decimal_fault::not_a_number},
    {"--1", decimal_fault::not_a_number},
    {"+-1", decimal_fault::not_a_number},
    {"-+1", decimal_fault::not_a_number},
    {"1-", decimal_fault::not_a_number},
    {"1.-5", decimal_fault::not_a_number},
    {"1.2.3", decimal_fault::not_a_number},
    {"1..2", decimal_fault::not_a_number},
    {" 1", decimal_fault::not_a_number},
    {"1 ", decimal_fault::not_a_number},
    {"- 1", decimal_fault::not_a_number},
    {"1 000", decimal_fault::not_a_number},
    {"\t1", decimal_fault::not_a_number},
    {"1\n", decimal_fault::not_a_number},
    {"1e3", decimal_fault::not_a_number},
    {"1E3", decimal_fault::not_a_number},
    {"1.5e0", decimal_fault::not_a_number},
    {"1,5", decimal_fault::not_a_number},
    {"1,000", decimal_fault::not_a_number},
    {"1'000", decimal_fault::not_a_number},
    {"1_000", decimal_fault::not_a_number},
    {"0x10", decimal_fault::not_a_number},
    {"1f", decimal_fault::not_a_number},
    {"5%", decimal_fault::not_a_number},
    {"nan", decimal_fault::not_a_number},
    {"inf", decimal_fault::not_a_number},
    {"five", decimal_fault::not_a_number},
    {"五", decimal_fault::not_a_number},
    {"５", decimal_fault::not_a_number},   // fullwidth digit
    {"1．5", decimal_fault::not_a_number}, // fullwidth full stop
    {"1。5", decimal_fault::not_a_number}, // ideographic full stop
    {"−5", decimal_fault::not_a_number},   // minus sign, not a hyphen
    {"\xEF\xBB\xBF"
     "5",
     decimal_fault::not_a_number}, // byte order mark
    {"5\0"sv, decimal_fault::not_a_number},
    {"\0"sv, decimal_fault::not_a_number},
    {"1\0"
     "5"sv,
     decimal_fault::not_a_number},
    {"1/2", decimal_fault::not_a_number}, // '/' stands before '0', ':' behind '9'
    {"1:2", decimal_fault::not_a_number},
    {"99999999999999999999x", decimal_fault::not_a_number}, // not a number before out of range
    {"0.12345678x", decimal_fault::not_a_number},           // and before too many decimals

    {"0.0000001", decimal_fault::too_many_decimals},
    {"2.5000001", decimal_fault::too_many_decimals},
    {"2.50000010", decimal_fault::too_many_decimals},
    {"-2.5000001", decimal_fault::too_many_decimals},
    {"0.1234567", decimal_fault::too_many_decimals},
    {"0.00000000000000000000000000000000000000000000000000000000000000000000000000000001",
     decimal_fault::too_many_decimals},
    {"9223372036854.7758071", decimal_fault::too_many_decimals},
    {"99999999999999.0000001", decimal_fault::too_many_decimals},

    {"9223372036854.775808", decimal_fault::out_of_range},
    {"9223372036854.8", decimal_fault::out_of_range},
    {"9223372036855", decimal_fault::out_of_range},
    {"-9223372036854.775809", decimal_fault::out_of_range},
    {"-9223372036855", decimal_fault::out_of_range},
    {"9223372036854775807", decimal_fault::out_of_range},
    {"9223372036854775808", decimal_fault::out_of_range},
    {"18446744073709551616", decimal_fault::out_of_range},  // 2^64 must not wrap to 0
    {"18446744073709.551616", decimal_fault::out_of_range}, // 2^64 millionths
    {"-18446744073709.551616", decimal_fault::out_of_range},
    {"100000000000000000000000000000000000000000000000000000000000000000000", decimal_fault::out_of_range},
};

constexpr bool fault_agrees(fault_row const& r) {
  auto const read = parse_micro(r.characters);
  return read.fault == r.fault && read.micro == 0;
}

static_assert(holds_for_all(numbers, number_agrees));
static_assert(holds_for_all(faults, fault_agrees));
static_assert(noexcept(parse_micro(std::string_view{})) && noexcept(print_micro(0, 0)));

TEST_CASE("decimal_text: numbers are read") { check_all(numbers, number_agrees); }
TEST_CASE("decimal_text: what is not a decimal is refused, with the reason") {
  check_all(faults, fault_agrees);
}

TEST_CASE("decimal_text: no character but those of a decimal is let through") {
  for (int code = -128; code < 128; ++code) {
    auto const c = static_cast<char>(code);
    bool const digit = c >= '0' && c <= '9';
    std::string const alone(1, c);
    std::string const first = alone + "5";
    std::string const last = "5" + alone;
    std::string const inside = "5" + alone + "5";
    CAPTURE(code);
    CHECK((parse_micro(alone).fault == decimal_fault::none) == digit);
    CHECK((parse_micro(first).fault == decimal_fault::none) == (digit || c == '-' || c == '+'));
    CHECK((parse_micro(last).fault == decimal_fault::none) == digit);
    CHECK((parse_micro(inside).fault == decimal_fault::none) == (digit || c == '.'));
  }
}

// ---- Literals ----

static_assert(parse_literal("2.5") == 2'500'000 && parse_literal("1'000'000") == 1'000'000'000'000);
static_assert(parse_literal("9'223'372'036'854.775'807") == int64_max && parse_literal("0.000'001") == 1);
static_assert(parse_literal("0000000000000000000000000000000000000000000000000000000000000012") ==
              12'000'000);

// ---- Writing ----

struct print_row {
  std::int64_t micro;
  int least;
  std::string_view characters;
};

constexpr print_row prints[] = {
    {0, 0, "0"},
    {0, 1, "0.0"},
    {0, 6, "0.000000"},
    {1, 0, "0.000001"},
    {-1, 0, "-0.000001"},
    {-1, 6, "-0.000001"},
    {10, 0, "0.00001"},
    {10, 6, "0.000010"},
    {100'000, 0, "0.1"},
    {100'000, 2, "0.10"},
    {2'500'000, 0, "2.5"},
    {2'500'000, 1, "2.5"},
    {2'500'000, 2, "2.50"},
    {2'505'000, 0, "2.505"},
    {2'505'000, 2, "2.505"},
    {97'000'000, 0, "97"},
    {97'000'000, 2, "97.00"},
    {-97'000'000, 2, "-97.00"},
    {1'000'000'000'000, 0, "1000000"},
    {123'456'789, 0, "123.456789"},
    {int64_max, 0, "9223372036854.775807"},
    {int64_max, 6, "9223372036854.775807"},
    {int64_min, 0, "-9223372036854.775808"},
    {int64_min, 6, "-9223372036854.775808"},
};

constexpr bool print_agrees(print_row const& r) {
  return print_micro(r.micro, r.least).view() == r.characters;
}

static_assert(holds_for_all(prints, print_agrees));

TEST_CASE("decimal_text: decimals are written") { check_all(prints, print_agrees); }

/// Written in full, then without the zeros that nobody asked for.
std::string by_definition(std::int64_t micro, int least) {
  auto digits = std::to_string(micro);
  bool const negative = micro < 0;
  digits.erase(0, negative ? 1 : 0);
  if (digits.size() < 7)
    digits.insert(0, 7 - digits.size(), '0');
  auto const point = digits.size() - 6;
  digits.insert(point, 1, '.');
  while (digits.back() == '0' && digits.size() - point - 1 > static_cast<std::size_t>(least))
    digits.pop_back();
  if (digits.back() == '.')
    digits.pop_back();
  return negative ? std::string{"-"}.append(digits) : digits;
}

constexpr bool comes_back(std::int64_t micro, int least) {
  auto const read = parse_micro(print_micro(micro, least).view());
  return read.fault == decimal_fault::none && read.micro == micro;
}

constexpr bool small_ones_come_back() {
  for (std::int64_t micro = -30; micro <= 30; ++micro)
    for (int least = 0; least <= 6; ++least)
      if (!comes_back(micro * 12'345, least))
        return false;
  return true;
}

static_assert(small_ones_come_back());

TEST_CASE("decimal_text: there and back, in the shortest form") {
  CHECK(small_ones_come_back());
  random_numbers random;
  int wrong = 0;
  for (int i = 0; i < 60'000; ++i) {
    // a third of them small, a third with zeros at the end, a third of any size
    auto const any = random.signed_number(63);
    auto const micro = i % 3 == 0 ? std::int64_t{i} - 30'000 : i % 3 == 1 ? any / 1'000'000 * 1'000 : any;
    auto const least = static_cast<int>(random.below(7));
    wrong += !comes_back(micro, least) || print_micro(micro, least).view() != by_definition(micro, least);
  }
  CHECK(wrong == 0);
}

} // namespace
