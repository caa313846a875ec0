// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/near_ids.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using starlot::detail::distance;
using starlot::detail::find_near;

namespace {

struct pair {
  std::string_view a;
  std::string_view b;
  std::size_t far;
};
constexpr std::array pairs{
    pair{"", "", 0},        pair{"", "abc", 3},    pair{"abc", "abc", 0},  pair{"kitten", "sitting", 3},
    pair{"1.2", "1.1", 1},  pair{"1.2", "2.1", 2}, pair{"1.10", "1.1", 1}, pair{"ab", "ba", 2},
    pair{"flaw", "lawn", 2}};
constexpr bool is_as_far(pair const& p) { return distance(p.a, p.b) == p.far && distance(p.b, p.a) == p.far; }
static_assert(starlot_tests::holds_for_all(pairs, is_as_far));

std::vector<std::string> near(std::string_view wanted, std::vector<std::string> const& ids) {
  auto const found = find_near(wanted, ids.size(), [&](std::size_t i) { return std::string_view{ids[i]}; });
  return {found.ids.begin(), found.ids.begin() + static_cast<std::ptrdiff_t>(found.size)};
}

} // namespace

TEST_CASE("the distance of two ids is what has to be changed") {
  starlot_tests::check_all(pairs, is_as_far);
  std::string const long_id(100, 'x');
  CHECK(distance(long_id, long_id + "y") == 0); // beyond 64 characters nothing is looked at
  CHECK(distance(long_id, "") == 64);
}

TEST_CASE("the nearest ids come first, at most three, and none that is quite another") {
  std::vector<std::string> const ids{"1.1", "5.1.1", "5.1.2", "5.2.1", "breach of law", "5.1.12", "5.1.1.1"};
  CHECK(near("5.1.3", ids) == std::vector<std::string>{"5.1.1", "5.1.2", "5.2.1"});
  CHECK(near("breach of laws", ids) == std::vector<std::string>{"breach of law"});
  CHECK(near("turnover", ids).empty());
  CHECK(near("", ids).empty());
  CHECK(near("x", ids).empty());
  CHECK(near("5.1.1", {}).empty());
}
