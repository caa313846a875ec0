// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/core/error.hpp>

#include <cstddef>
#include <string>
#include <type_traits>

namespace {

using starlot::errc;
using starlot::error;
using starlot::place;
using namespace starlot_tests;

// Kept, returned and passed on like a number.
static_assert(std::is_trivially_copyable_v<error> && sizeof(error) <= 176);

constexpr auto one = starlot::decimal::from_micro(1);
constexpr auto two = starlot::decimal::from_micro(2);

struct pair_row {
  error a;
  error b;
  bool equal;
};

constexpr error full{errc::duplicate_id, {"1.2", 3, 4, 5}, one, two};
constexpr pair_row pairs[] = {
    {{}, {errc::none, {"", place::nowhere, 0, 0}, {}, {}}, true},
    {full, full, true},
    {full, {errc::bad_id, {"1.2", 3, 4, 5}, one, two}, false},
    {full, {errc::duplicate_id, {"1.3", 3, 4, 5}, one, two}, false},
    {full, {errc::duplicate_id, {"1.2", 4, 4, 5}, one, two}, false},
    {full, {errc::duplicate_id, {"1.2", 3, 5, 5}, one, two}, false},
    {full, {errc::duplicate_id, {"1.2", 3, 4, 6}, one, two}, false},
    {full, {errc::duplicate_id, {"1.2", 3, 4, 5}, two, two}, false},
    {full, {errc::duplicate_id, {"1.2", 3, 4, 5}, one, one}, false},
    {full, full.naming("a rule"), false},
};

constexpr bool pair_agrees(pair_row const& r) { return (r.a == r.b) == r.equal && (r.a != r.b) != r.equal; }

static_assert(holds_for_all(pairs, pair_agrees));
static_assert(place{}.index == static_cast<std::size_t>(-1) && place{}.line == 0 && place{}.column == 0);

TEST_CASE("error: equal where code, place and numbers are") {
  check_all(pairs, pair_agrees);
  std::string const id = "1.2"; // the characters count, not where they are
  error copy = full;
  copy.where.id = id;
  CHECK(copy == full);
}

// ---- Named ways to make one ----

struct made {
  error is;
  error due;
};

constexpr made all_made[] = {
    {error::of(errc::bad_id), {errc::bad_id, {}, {}, {}}},
    {error::at(errc::bad_id, "1.2"), {errc::bad_id, {"1.2", place::nowhere, 0, 0}, {}, {}}},
    {error::at(errc::bad_id, "1.2", 3), {errc::bad_id, {"1.2", 3, 0, 0}, {}, {}}},
    {error::at(errc::bad_id, 0), {errc::bad_id, {"", 0, 0, 0}, {}, {}}},
    {error::in_line(errc::bad_id, 4), {errc::bad_id, {"", place::nowhere, 4, 0}, {}, {}}},
    {error::in_line(errc::bad_id, 4, 5), {errc::bad_id, {"", place::nowhere, 4, 5}, {}, {}}},
    {error::in_line(errc::bad_id, 4).about("1.2"), {errc::bad_id, {"1.2", place::nowhere, 4, 0}, {}, {}}},
    {error::of(errc::bad_id).with(one), {errc::bad_id, {}, one, {}}},
    {error::at(errc::bad_id, "1.2", 3).with(one, two), {errc::bad_id, {"1.2", 3, 0, 0}, one, two}},
};

constexpr bool is_made(made const& m) { return m.is == m.due; }

static_assert(holds_for_all(all_made, is_made));
TEST_CASE("error: is made of a code, a place and numbers, each by its name") { check_all(all_made, is_made); }

error of_a_local_id(std::string const& begin) {
  auto const id = begin + " and more than fits into a short string";
  return error::at(errc::duplicate_id, id, 3);
}

TEST_CASE("error: owns its id, whatever became of the characters it was made of") {
  auto const kept = of_a_local_id("1.2");
  CHECK(kept.where.id == "1.2 and more than fits into a short string");
  auto other = error::of(errc::none);
  {
    auto const inner = of_a_local_id("3");
    other = inner;
  }
  CHECK(other.where.id == "3 and more than fits into a short string");
}

} // namespace
