// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SUPPORT_BOTH_TIMES_HPP
#define STARLOT_TESTS_SUPPORT_BOTH_TIMES_HPP

#include "support/catch.hpp"

#include <cstddef>

// A constexpr function gives the same value in constant evaluation and at run time, also where one unit does
// both: GCC 12 gets local arrays wrong there if their elements have default member initialisers. So a table is
// used twice:
//
//     static_assert(holds_for_all(rows, agrees));
//     TEST_CASE("...") { check_all(rows, agrees); }

namespace starlot_tests {

/// The same object, but no compiler can know what is in it.
template <class T> T const& opaque(T const& value) {
  T const* volatile where = &value;
  return *where;
}

template <class Table, class Check> constexpr bool holds_for_all(Table const& table, Check check) {
  for (auto const& row : table)
    if (!check(row))
      return false;
  return true;
}

template <class Table, class Check> void check_all(Table const& table, Check check) {
  std::size_t number = 0;
  for (auto const& row : table) {
    INFO("row " << number++);
    CHECK(check(opaque(row)));
  }
}

} // namespace starlot_tests

#endif
