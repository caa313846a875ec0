// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/fraction_text.hpp>
#include <starlot/core/points.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace {

using starlot::errc;
using starlot::fraction;
using starlot::parse;

constexpr bool reads(std::string_view text, std::int64_t top, std::int64_t bottom) {
  auto const read = parse<fraction>(text);
  return read.has_value() && *read == fraction::of(top, bottom);
}
constexpr bool refuses(std::string_view text, errc code) {
  auto const read = parse<fraction>(text);
  return !read.has_value() && read.error().code == code;
}

constexpr bool reads_what_is_printed() {
  return reads("33.333333333333333", 33'333'333'333'333'333, 1'000'000'000'000'000) &&
         reads("1.5e-7", 15, 100'000'000) && reads("-2E3", -2'000, 1) && reads("+2e+3", 2'000, 1) &&
         reads("1/3", 1, 3) && reads("-2/6", -1, 3) && reads("007.50", 15, 2) && reads("-0", 0, 1) &&
         reads("0e400", 0, 1) && reads("12", 12, 1) && reads("1.5e1", 15, 1) &&
         // 20 decimals, 16 of them zeros: small again
         reads("2.50000000000000000000", 5, 2);
}
constexpr bool refuses_what_is_no_number() {
  constexpr std::string_view wrong[] = {"",     "-",     "+-1",   ".5",    "1.",    "1e",    "1e+",
                                        "e5",   "1,5",   " 1",    "1 ",    "0x1",   "1/",    "/3",
                                        "1/-3", "1/+3",  "1/0",   "1.5/2", "1/2.5", "1/2e3", "inf",
                                        "nan",  "1e1.5", "1_000", "1e5e5", "1/2/3", "--1"};
  for (auto const text : wrong)
    if (!refuses(text, errc::not_a_number))
      return false;
  return true;
}

static_assert(reads_what_is_printed());
static_assert(refuses_what_is_no_number());

TEST_CASE("fractions are read as they are printed, with any decimals and exponents") {
  CHECK(reads_what_is_printed());
  CHECK(refuses_what_is_no_number());
  // more than 64 bits: (10^30 + 1) / 10^30 prints as itself
  auto const long_one = parse<fraction>("1.000000000000000000000000000001");
  REQUIRE(long_one.has_value());
  CHECK(to_string(*long_one) == "1000000000000000000000000000001/1000000000000000000000000000000");
  CHECK(*parse<fraction>(to_string(*long_one)) == *long_one);
  // 10^400 / 10^400
  CHECK(*parse<fraction>("1e400") * *parse<fraction>("1e-400") == 1);
}

TEST_CASE("beyond the stated limits there is an error, never a wrong number") {
  CHECK(refuses("1e401", errc::number_out_of_range));
  CHECK(refuses("1e-401", errc::number_out_of_range));
  CHECK(refuses("1e99999999999999999999", errc::number_out_of_range));
  CHECK(refuses("1e-4294967296", errc::number_out_of_range)); // 2^32: no wrapping round to 0
  std::string most(static_cast<std::size_t>(starlot::most_fraction_digits), '0');
  most.back() = '7';
  CHECK(reads(most, 7, 1));
  CHECK(refuses('0' + most, errc::number_out_of_range));
  CHECK(refuses("1/" + most, errc::number_out_of_range));
  CHECK(refuses('0' + most + 'x', errc::not_a_number));
}

TEST_CASE("decimals are read as before") {
  CHECK(*parse<starlot::points>("1.5") == starlot::points::from_micro(1'500'000));
  CHECK(parse<starlot::points>("1.5e1").error().code == errc::not_a_number);
}

} // namespace
