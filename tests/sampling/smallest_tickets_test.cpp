// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/smallest_tickets.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using starlot::smallest_tickets;

std::vector<std::uint32_t> numbers(smallest_tickets<int> const& s) {
  std::vector<std::uint32_t> out;
  for (auto const& e : s.in_order())
    out.push_back(e.number);
  return out;
}

TEST_CASE("the smallest are kept, whatever the order of the offers") {
  std::vector<int> const tickets{5, 3, 9, 1, 7, 8, 2, 6, 4, 0};
  std::vector<std::size_t> order{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  for (int round = 0; round < 50; ++round) {
    for (std::size_t n = 0; n <= 12; ++n) {
      smallest_tickets<int> s{n};
      for (auto const i : order)
        s.offer(tickets[i], "", static_cast<std::uint32_t>(tickets[i]));
      auto const kept = numbers(s);
      REQUIRE(kept.size() == (std::min)(n, tickets.size()));
      for (std::uint32_t i = 0; i < kept.size(); ++i)
        CHECK(kept[i] == i);
    }
    for (int i = 0; i < 7; ++i)
      std::next_permutation(order.begin(), order.end());
    std::rotate(order.begin(), order.begin() + 3, order.end());
  }
}

TEST_CASE("equal tickets are ordered by id, as bytes") {
  smallest_tickets<int> s{3};
  std::vector<std::string> const ids{"b", "10", "é", "9", "a"};
  for (std::uint32_t i = 0; i < ids.size(); ++i)
    s.offer(1, ids[i], i);
  CHECK(numbers(s) == std::vector<std::uint32_t>{1, 3, 4});
}

} // namespace
