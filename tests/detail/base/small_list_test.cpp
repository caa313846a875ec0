// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/base/small_list.hpp>

#include <cstddef>
#include <string>
#include <utility>

using starlot::detail::small_list;

namespace {

using texts = small_list<std::string, 2>;

/// Longer than what a string keeps inside.
std::string text(std::size_t i) { return std::string(40, static_cast<char>('a' + i)); }

texts of(std::size_t size) {
  texts out;
  for (std::size_t i = 0; i < size; ++i)
    out.push_back(text(i));
  return out;
}

bool is(texts const& list, std::size_t size) {
  bool same = list.size() == size && list.empty() == (size == 0) && list.view().size() == size;
  for (std::size_t i = 0; same && i < size; ++i)
    same = list[i] == text(i);
  return same;
}

} // namespace

TEST_CASE("items stay in order inside the object and beyond it") {
  for (std::size_t size = 0; size < 9; ++size) {
    CAPTURE(size);
    auto const list = of(size);
    CHECK(is(list, size));
    auto const copy = list;
    CHECK(is(copy, size));
    auto taken = copy;
    auto const moved = std::move(taken);
    CHECK(is(moved, size));
  }
}

TEST_CASE("assignment replaces items, from inside and from beyond, and to itself") {
  for (std::size_t from = 0; from < 6; ++from)
    for (std::size_t to = 0; to < 6; ++to) {
      auto const source = of(from);
      auto copied = of(to);
      copied = source;
      CHECK(is(copied, from));
      auto const& same = copied;
      copied = same;
      CHECK(is(copied, from));
      auto moved = of(to);
      moved = of(from);
      CHECK(is(moved, from));
    }
}

TEST_CASE("an item of the list can be added to it while it grows") {
  auto list = of(2);
  list.push_back(list[0]);
  CHECK(list[2] == text(0));
  list.pop_back();
  CHECK(is(list, 2));
  CHECK(list.back() == text(1));
  list.clear();
  CHECK(list.empty());
}

TEST_CASE("a list of a size starts from defaults") {
  small_list<int, 3> const inside(3);
  CHECK((inside[0] == 0 && inside[2] == 0));
  small_list<int, 3> const beyond(50);
  CHECK((beyond.size() == 50 && beyond[49] == 0));
}
