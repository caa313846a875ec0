// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/core/short_text.hpp>

#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using starlot::short_text;
using namespace starlot_tests;
using namespace std::string_view_literals;

static_assert(std::is_trivially_copyable_v<short_text> && sizeof(short_text) == 64);
static_assert(std::is_convertible_v<short_text, std::string_view>);
static_assert(std::is_convertible_v<std::string, short_text>);

constexpr auto tens = "123456789012345678901234567890123456789012345678901234567890"sv; // sixty bytes

struct row {
  std::string_view given;
  std::string_view kept;
};

constexpr row rows[] = {
    {"", ""},
    {"5.1.2", "5.1.2"},
    {"a\0b"sv, "a\0b"sv},
    {"123456789012345678901234567890123456789012345678901234567890123",
     "123456789012345678901234567890123456789012345678901234567890123"}, // 63 bytes fit
    {"1234567890123456789012345678901234567890123456789012345678901234",
     "123456789012345678901234567890123456789012345678901234567890\xe2\x80\xa6"}, // 64 do not
    // Cut before a character that would be cut: of two, three and four bytes.
    {"12345678901234567890123456789012345678901234567890123456789\xc3\xa9 1234",
     "12345678901234567890123456789012345678901234567890123456789\xe2\x80\xa6"},
    {"12345678901234567890123456789012345678901234567890123456789\xe5\xba\x97 1234",
     "12345678901234567890123456789012345678901234567890123456789\xe2\x80\xa6"},
    {"1234567890123456789012345678901234567890123456789012345678\xe5\xba\x97 12345",
     "1234567890123456789012345678901234567890123456789012345678\xe2\x80\xa6"},
    {"123456789012345678901234567890123456789012345678901234567\xe5\xba\x97 123456",
     "123456789012345678901234567890123456789012345678901234567\xe5\xba\x97\xe2\x80\xa6"},
    {"123456789012345678901234567890123456789012345678901234567\xf0\x9f\x8c\x9f 12345",
     "123456789012345678901234567890123456789012345678901234567\xe2\x80\xa6"},
};

constexpr bool agrees(row const& r) {
  short_text const made{r.given};
  auto copy = made;
  short_text other;
  other = copy;
  return made == r.kept && made.view() == r.kept && made.size() == r.kept.size() &&
         made.empty() == r.kept.empty() && other == made && std::string_view{made} == r.kept &&
         (made == short_text{}) == r.kept.empty();
}

static_assert(holds_for_all(rows, agrees));
static_assert(short_text{"1.2"} == "1.2" && "1.2" == short_text{"1.2"} && short_text{"1.2"} != "1.3"sv);
static_assert(short_text{tens}.size() == 60);

TEST_CASE("short_text: keeps up to 63 bytes, and cuts more between two characters") {
  check_all(rows, agrees);
}

TEST_CASE("short_text: what is not UTF-8 is cut as well, at most three bytes early") {
  auto const kept = short_text{std::string(100, '\x80')};
  CHECK(kept.size() == 60);
  CHECK(kept.view().ends_with("\xe2\x80\xa6"));
}

TEST_CASE("short_text: owns its characters") {
  auto const made = [] {
    std::string const local = "an id that is longer than a short string";
    return short_text{local};
  }();
  CHECK(made == "an id that is longer than a short string");
  std::ostringstream out;
  out << made << '.';
  CHECK(out.str() == "an id that is longer than a short string.");
}

} // namespace
