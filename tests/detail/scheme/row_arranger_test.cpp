// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/base/list.hpp>
#include <starlot/detail/scheme/row_arranger.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot::literals;
using starlot::errc;
using starlot::scheme_row;
using starlot::detail::no_index;

using indices = std::vector<std::uint32_t>;
using depths = std::vector<std::size_t>;

struct arranged {
  indices order;
  indices parents;
  depths depth;
  starlot::detail::list<starlot::error> found;
};
arranged arrange(std::vector<scheme_row> const& rows) {
  starlot::detail::list<starlot::error> found;
  starlot::detail::row_arranger all{rows, found};
  all.run();
  return {all.order.take(), all.parents.take(), all.depths.take(), found};
}
bool is(starlot::error const& e, errc code, std::size_t row) {
  return e.code == code && e.where.index == row;
}

scheme_row clause(std::string_view id, std::string_view parent = {}) { return {.id = id, .parent = parent}; }
scheme_row leaf(std::string_view id, std::string_view parent = {}) {
  return {.id = id, .parent = parent, .worth = 1_pt, .rule = starlot::proportional};
}

TEST_CASE("rows become a table in pre-order, and siblings keep their order") {
  //      0        1             2             3    4                  5                  6
  auto const a = arrange({leaf("1.2.1", "1.2"), clause("2"), leaf("1.1", "1"), leaf("3"), clause("1.2", "1"),
                          leaf("2.1", "2"), clause("1"), leaf("1.2.2", "1.2")});
  // top: 2 (row 1), 3 (row 3), 1 (row 6); below 1: 1.1 (row 2), 1.2 (row 4); below 1.2: rows 0 and 7
  CHECK(a.order == indices{1, 5, 3, 6, 2, 4, 0, 7});
  CHECK(a.parents == indices{no_index, 0, no_index, no_index, 3, 3, 5, 5});
  CHECK(a.depth == depths{0, 1, 0, 0, 1, 1, 2, 2});
  CHECK(a.found.empty());
}

TEST_CASE("nothing becomes nothing") {
  auto const a = arrange({});
  CHECK(a.order.empty());
  CHECK(a.found.empty());
}

TEST_CASE("a row whose parent is wrong stands at the top, and is reported") {
  auto const a = arrange({clause("1"), leaf("1.1", "1"), leaf("1.2", "9"), leaf("1.3", "1.1")});
  CHECK(a.order == indices{0, 1, 2, 3});
  CHECK(a.parents == indices{no_index, 0, no_index, no_index});
  REQUIRE(a.found.size() == 2);
  CHECK(is(a.found[0], errc::unknown_parent, 2));
  CHECK(is(a.found[1], errc::parent_is_a_criterion, 3));
  CHECK(a.found[0].where.id == "1.2");
}

TEST_CASE("rows in a circle, and what hangs on it, have no place and are all reported") {
  auto const a = arrange({leaf("1"), clause("2", "3"), clause("3", "2"), leaf("3.1", "3"), clause("4", "4")});
  CHECK(a.order == indices{0});
  REQUIRE(a.found.size() == 4);
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(is(a.found[i], errc::parent_cycle, i + 1));
}

TEST_CASE("a deep chain, given upside down, is arranged without recursion") {
  constexpr std::size_t deep = 20000;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < deep; ++i)
    names.push_back(std::to_string(i));
  std::vector<scheme_row> rows;
  for (std::size_t i = deep; i-- > 0;)
    rows.push_back(clause(names[i], i == 0 ? std::string_view{} : std::string_view{names[i - 1]}));
  auto const a = arrange(rows);
  CHECK(a.found.empty());
  REQUIRE(a.order.size() == deep);
  CHECK(a.order.front() == deep - 1);
  CHECK(a.order.back() == 0);
  CHECK(a.depth.back() == deep - 1);
  CHECK(std::is_sorted(a.depth.begin(), a.depth.end()));
}

} // namespace
