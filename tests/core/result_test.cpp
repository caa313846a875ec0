// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/core/result.hpp>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using starlot::errc;
using starlot::error;
using starlot::faults;
using starlot::result;
using namespace starlot_tests;

constexpr auto read_value = "the value of a result that holds an error is read";
constexpr auto read_error = "the error of a result that holds a value is read";

result<int> half(int n) {
  if (n % 2 != 0)
    return errc::not_a_number;
  return n / 2;
}

static_assert(std::is_same_v<result<int>::error_type, error> && std::is_same_v<result<int>::value_type, int>);
static_assert(std::is_same_v<result<void>::value_type, void>);
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
    return made.error() == r.why && made.value_or(other) == other && std::move(made).error() == r.why;
  bool good =
      made.value() == r.value && constant.value() == r.value && *made == r.value && *constant == r.value;
  good = good && made->second == r.value.second && constant->first == r.value.first;
  good = good && made.value_or(other) == r.value;
  made->first = 11;
  (*made).second = 12;
  good = good && constant.value() == pair{11, 12};
  made = result<pair>{errc::bad_id};
  good = good && !constant && constant.error() == errc::bad_id;
  made = result<pair>{pair{3, 4}};
  return good && constant && *std::move(made) == pair{3, 4};
}

constexpr bool success_agrees(row const& r) {
  auto const made = r.has_value ? result<void>{} : result<void>{r.why};
  return made.has_value() == r.has_value && static_cast<bool>(made) == r.has_value &&
         (r.has_value || made.error() == r.why);
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
  CHECK(broken_contract([] { (void)result<void>{}.error(); }) == "the error of a success is read");
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
  CHECK(one.value_or("none") == "none");

  result<std::string> all{faults{error::of(errc::empty_id), error::of(errc::bad_id)}};
  CHECK(all.error().size() == 2);
  auto const moved = std::move(all).error();
  CHECK(moved.back().code == errc::bad_id);
  CHECK(result<std::string>{std::string{"kept"}}.value_or("none") == "kept");

  result<void> const failed{faults{error::of(errc::empty_id)}};
  CHECK(!failed);
  CHECK(failed.error().front().code == errc::empty_id);
}

} // namespace
