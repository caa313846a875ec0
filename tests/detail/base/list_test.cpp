// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/base/list.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace {

using starlot::detail::list;

TEST_CASE("a list holds what a vector would") {
  list<std::string> names{"a", "b"};
  names.push_back("c");
  CHECK((names.size() == 3 && names.front() == "a" && names.back() == "c" && names[1] == "b"));
  std::string all;
  for (auto const& n : names)
    all += n;
  CHECK(all == "abc");
  auto copy = names;
  names.pop_back();
  CHECK((names.size() == 2 && copy.size() == 3 && copy.view().size() == 3));
  copy.append(names.begin(), names.end());
  CHECK((copy == list<std::string>{"a", "b", "c", "a", "b"}));
  names.swap(copy);
  CHECK((names.size() == 5 && copy.size() == 2));
  CHECK((names.take() == std::vector<std::string>{"a", "b", "c", "a", "b"}));
  CHECK(names.empty()); // NOLINT: what it gave away it has no longer
  copy.clear();
  copy.assign(2, "x");
  copy.resize(3);
  CHECK((copy == list<std::string>{"x", "x", ""}));

  list<double> zeros(4);
  CHECK((zeros.size() == 4 && zeros[3] == 0 && zeros.data() == zeros.begin()));
  zeros.view()[2] = 1;
  auto const moved = std::move(zeros);
  CHECK((moved == list<double>{0, 0, 1, 0}));
  CHECK(list<double>(3, 2.5).back() == 2.5);
  CHECK(list<int>(std::vector<int>{1, 2}).size() == 2);
}

TEST_CASE("an item of a list can be added to it, and assigned to all of it") {
  list<std::string> names;
  names.push_back(std::string(40, 'a'));
  for (int i = 0; i < 40; ++i)
    names.push_back(names.front());
  CHECK((names.size() == 41 && names.back() == std::string(40, 'a')));
  names.push_back("b");
  names.assign(3, names.back());
  CHECK((names == list<std::string>{"b", "b", "b"}));
  auto const& same = names;
  names = same;
  CHECK(names.size() == 3);
  list<list<int>> nested(2, list<int>{1, 2});
  nested.resize(3);
  nested.push_back(nested[0]);
  CHECK((nested.size() == 4 && nested[2].empty() && nested[3] == list<int>{1, 2}));
}

} // namespace
