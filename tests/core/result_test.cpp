// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/core/result.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using starlot::decimal;
using starlot::errc;
using starlot::error;
using starlot::faults;
using starlot::result;
using namespace starlot_tests;

constexpr auto read_value = "the value of a result that holds an error is read: not a decimal number";
constexpr auto read_error = "the error of a result that holds a value is read";

result<int> half(int n) {
  if (n % 2 != 0)
    return errc::not_a_number;
  return n / 2;
}

static_assert(std::is_same_v<result<int>::error_type, error> && std::is_same_v<result<int>::value_type, int>);
static_assert(std::is_same_v<result<void>::value_type, void>);
static_assert(std::is_same_v<result<void>::error_type, error>);
static_assert(!std::is_convertible_v<result<int>, bool> && std::is_constructible_v<bool, result<int>>);
static_assert(!std::is_default_constructible_v<result<int>> && std::is_default_constructible_v<result<void>>);

// ---- At compile time and at run time ----

struct pair {
  int first = 7; // not zero: what a result holds must not start from zeros
  int second = 8;
  friend constexpr bool operator==(pair const&, pair const&) = default;
};

struct row {
  bool has_value;
  pair value;
  errc why;
};

constexpr row rows[] = {
    {true, {}, errc::none},
    {true, {1, 2}, errc::none},
    {false, {}, errc::bad_date},
    {false, {}, errc::duplicate_id},
};

constexpr bool agrees(row const& r) {
  auto made = r.has_value ? result<pair>{r.value} : result<pair>{r.why};
  auto const& constant = made;
  pair const other{5, 6};
  if (made.has_value() != r.has_value || static_cast<bool>(made) != r.has_value)
    return false;
  if (!r.has_value)
    return made.error().code == r.why && made.value_or(other) == other && made.errors().size() == 1 &&
           made.errors()[0] == error::of(r.why) && std::move(made).error().code == r.why;
  bool good =
      made.value() == r.value && constant.value() == r.value && *made == r.value && *constant == r.value;
  good = good && made->second == r.value.second && constant->first == r.value.first;
  good = good && made.value_or(other) == r.value;
  made->first = 11;
  (*made).second = 12;
  good = good && constant.value() == pair{11, 12};
  made = result<pair>{errc::bad_id};
  good = good && !constant && constant.error().code == errc::bad_id;
  made = result<pair>{pair{3, 4}};
  return good && constant && *std::move(made) == pair{3, 4};
}

constexpr bool success_agrees(row const& r) {
  auto const made = r.has_value ? result<void>{} : result<void>{r.why};
  return made.has_value() == r.has_value && static_cast<bool>(made) == r.has_value &&
         (r.has_value || made.error().code == r.why);
}

static_assert(holds_for_all(rows, agrees));
static_assert(holds_for_all(rows, success_agrees));

TEST_CASE("result: a value, or why there is none") {
  check_all(rows, agrees);
  check_all(rows, success_agrees);
}

// ---- Contracts ----

TEST_CASE("result: reading the value of a failure reaches the contract handler") {
  auto made = half(3);
  auto const& constant = made;
  CHECK(broken_contract([&] { (void)made.value(); }) == read_value);
  CHECK(broken_contract([&] { (void)constant.value(); }) == read_value);
  CHECK(broken_contract([&] { (void)std::move(made).value(); }) == read_value);
  CHECK(broken_contract([&] { (void)*made; }) == read_value);
  CHECK(broken_contract([&] { (void)*constant; }) == read_value);
  CHECK(broken_contract([&] { (void)*half(3); }) == read_value);
  CHECK(broken_contract([&] { (void)*made.operator->(); }) == read_value);
  CHECK(broken_contract([&] { (void)*constant.operator->(); }) == read_value);
  CHECK(broken_contract([&] { (void)made.error(); }).empty());
}

TEST_CASE("result: reading the error of a success reaches the contract handler") {
  auto made = half(4);
  CHECK(broken_contract([&] { (void)made.error(); }) == read_error);
  CHECK(broken_contract([&] { (void)std::move(made).error(); }) == read_error);
  CHECK(broken_contract([&] { (void)*made; }).empty());
  CHECK(broken_contract([] { (void)result<void>{}.error(); }) == read_error);
}

// ---- What it may hold ----

TEST_CASE("result: holds what can only be moved") {
  result<std::unique_ptr<int>> made{std::make_unique<int>(5)};
  CHECK(**made == 5);
  auto const taken = *std::move(made);
  CHECK(*taken == 5);
  result<std::unique_ptr<int>> other{std::make_unique<int>(6)};
  CHECK(*std::move(other).value() == 6);
}

TEST_CASE("result: one error with its place, or all of them") {
  result<std::string> const one{error::at(errc::duplicate_id, "1.2", 3)};
  CHECK(one.error().where.id == "1.2");
  CHECK(one.errors().size() == 1);
  CHECK(one.value_or("none") == "none");

  result<std::string> all{faults{error::of(errc::empty_id), error::of(errc::bad_id)}};
  CHECK(all.errors().size() == 2);
  CHECK(all.error().code == errc::empty_id);
  auto const moved = std::move(all);
  CHECK(moved.errors().back().code == errc::bad_id);
  CHECK(result<std::string>{std::string{"kept"}}.value_or("none") == "kept");

  result<void> const failed{faults{error::of(errc::empty_id)}};
  CHECK(!failed);
  CHECK(failed.errors().front().code == errc::empty_id);
}

// ---- Many errors ----

constexpr bool keeps_all() {
  error const three[] = {error::at(errc::bad_id, "a", 1), error::at(errc::bad_id, "b", 2),
                         error::in_line(errc::bad_date, 3)};
  auto const same = [&](auto const& r) {
    if (r || r.error() != three[0] || r.errors().size() != 3)
      return false;
    for (std::size_t i = 0; i < 3; ++i)
      if (r.errors()[i] != three[i])
        return false;
    return true;
  };
  result<int> made{std::span<error const>{three}};
  auto copy = made;
  bool good = same(made) && same(copy);
  result<void> const passed_on = made.errors();
  good = good && same(passed_on);
  copy = result<int>{errc::empty_id};
  good = good && copy.errors().size() == 1 && copy.error().code == errc::empty_id;
  copy = made;
  good = good && same(copy);
  auto const taken = std::move(copy);
  good = good && same(taken);
  made = result<int>{7};
  return good && made.value() == 7;
}

static_assert(keeps_all());

TEST_CASE("result: copies, moves and passes on all its errors") { CHECK(keeps_all()); }

TEST_CASE("result: who reads the value of a failure is told its errors") {
  result<int> const place{error::at(errc::points_do_not_add_up, "1.2", 3).with(decimal{21}, decimal{20})};
  CHECK(broken_contract([&] { (void)*place; }) ==
        "the value of a result that holds an error is read: 1.2: the points of the children do not add up to "
        "those of the clause (got 21, expected 20)");
  result<int> const many{faults{error::at(errc::bad_id, "a"), error::at(errc::empty_id, 3)}};
  CHECK(broken_contract([&] { (void)many.value(); }) ==
        "the value of a result that holds an error is read: a: an id is not UTF-8, or holds control "
        "characters (and 1 more)");
}

TEST_CASE("result: a list without errors is no reason to fail") {
  CHECK(broken_contract([] { (void)result<int>{faults{}}; }) == "a result without a value holds an error");
}

// ---- Errors outlive what they were made of ----

result<int> read_locally(std::size_t count) {
  faults found;
  for (std::size_t i = 0; i < count; ++i) {
    auto const id = "an id that is longer than a short string: " + std::to_string(i);
    found.push_back(error::at(errc::duplicate_id, id, i));
  }
  return found;
}

TEST_CASE("result: errors can be read when all that they were found in is gone") {
  CHECK(read_locally(1).error().where.id == "an id that is longer than a short string: 0");
  auto const many = read_locally(3);
  CHECK(many.errors()[2].where.id == "an id that is longer than a short string: 2");
}

} // namespace
