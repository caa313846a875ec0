// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/core/text.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace {

using starlot::language;
using starlot::text;
using namespace starlot_tests;

struct row {
  text given;
  std::string_view english;
  std::string_view chinese;
  bool empty;
};

constexpr row rows[] = {
    {{}, "", "", true},
    {{"five stars", "五星级"}, "five stars", "五星级", false},
    {{"five stars", ""}, "five stars", "five stars", false},
    {{"", "五星级"}, "五星级", "五星级", false},
    {"five stars", "five stars", "five stars", false},
    {std::string_view{"five stars"}, "five stars", "five stars", false},
    {"", "", "", true},
};

constexpr bool agrees(row const& r) {
  return r.given.in(language::en) == r.english && r.given.in(language::zh) == r.chinese &&
         r.given.empty() == r.empty && r.given == text{r.given.en, r.given.zh};
}

static_assert(holds_for_all(rows, agrees));
static_assert(text{"a", "b"} != text{"a", "c"} && text{"a", "b"} != text{"b", "b"} &&
              text{"a"} == text{"a", ""});

TEST_CASE("text: in one language, or in the other where that one is missing") { check_all(rows, agrees); }

TEST_CASE("text: refers to the characters and compares them, not their place") {
  std::string const one = "the same";
  std::string const other = "the same";
  CHECK(text{one} == text{other});
  CHECK(text{one}.en.data() == one.data());
  text const copied = one; // without braces, as a member of a row takes it
  CHECK(copied.en.data() == one.data());
}

static_assert(std::is_convertible_v<std::string const&, text> && std::is_convertible_v<std::string&, text>);
static_assert(!std::is_constructible_v<text, std::string>); // the characters of a temporary would be gone
static_assert(std::is_convertible_v<char const*, text> && std::is_convertible_v<std::string_view, text>);

} // namespace
