// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/base/whole_number.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

/// What `std::from_chars` makes of it.
template <class Int> bool reads_alike(std::string_view text) {
  Int due = 7;
  auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), due);
  Int got = 7;
  auto rest = text;
  bool const is_number = starlot::detail::take_whole_number(rest, got);
  return is_number == (code == std::errc{}) && got == due && (!is_number || rest.data() == end) &&
         (is_number || rest.size() == text.size());
}

TEST_CASE("whole numbers are read as the standard library reads them") {
  for (std::string_view const text : {"",
                                      "-",
                                      "+1",
                                      " 1",
                                      "0",
                                      "-0",
                                      "00",
                                      "007",
                                      "12x",
                                      "-12\t",
                                      "x",
                                      "--1",
                                      "1.5",
                                      "4294967295",
                                      "4294967296",
                                      "42949672950",
                                      "9223372036854775807",
                                      "9223372036854775808",
                                      "-9223372036854775808",
                                      "-9223372036854775809",
                                      "18446744073709551615",
                                      "18446744073709551616",
                                      "18446744073709551620",
                                      "99999999999999999999",
                                      "-99999999999999999999999"}) {
    CAPTURE(text);
    CHECK(reads_alike<std::int64_t>(text));
    CHECK(reads_alike<std::uint64_t>(text));
    CHECK(reads_alike<std::uint32_t>(text));
    CHECK(reads_alike<std::size_t>(text));
  }
}

} // namespace
