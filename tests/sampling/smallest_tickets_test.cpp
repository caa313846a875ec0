// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
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

TEST_CASE("shards in any partition and order keep what one collection keeps") {
  std::vector<std::string> ids;
  for (int i = 0; i < 40; ++i)
    ids.push_back("outlet " + std::to_string(i));
  auto const ticket_of = [](std::uint32_t i) { return static_cast<int>(i * 17 % 41) / 2; }; // some are equal
  for (std::size_t n = 0; n <= 45; n += 5) {
    smallest_tickets<int> whole{n};
    for (std::uint32_t i = 0; i < ids.size(); ++i)
      whole.offer(ticket_of(i), ids[i], i);
    for (std::uint32_t shards = 1; shards <= 7; ++shards) {
      std::vector<smallest_tickets<int>> parts(shards, smallest_tickets<int>{n});
      for (std::uint32_t i = 0; i < ids.size(); ++i)
        parts[i * i % shards].offer(ticket_of(i), ids[i], i);
      auto forward = parts.front();
      auto backward = parts.back();
      for (std::size_t k = 1; k < shards; ++k) {
        forward = *merge(forward, parts[k]);
        backward = *merge(parts[shards - 1 - k], backward);
      }
      CHECK(numbers(forward) == numbers(whole));
      CHECK(numbers(backward) == numbers(whole));
      CHECK(forward.offered() == ids.size());
      // It goes on collecting as before.
      forward.offer(-1, "new", 99);
      CHECK((n == 0 || numbers(forward)[0] == 99));
      CHECK(numbers(forward).size() == (std::min)(n, ids.size() + 1));
    }
  }
}

TEST_CASE("an outlet in two shards is an error, all of them at once") {
  smallest_tickets<int> a{3};
  smallest_tickets<int> b{3};
  a.offer(1, "x", 0);
  a.offer(5, "y", 1);
  b.offer(1, "x", 7);
  b.offer(1, "z", 2); // the same ticket is not the same outlet
  b.offer(5, "y", 8);
  auto const r = merge(a, b);
  REQUIRE_FALSE(r.has_value());
  REQUIRE(r.errors().size() == 2);
  CHECK(r.errors()[0].code == starlot::errc::duplicate_outlet);
  CHECK(r.errors()[0].where.id == "x");
  CHECK(r.errors()[1].where.id == "y");
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)merge(a, smallest_tickets<int>{4}); }).empty());
}

} // namespace
