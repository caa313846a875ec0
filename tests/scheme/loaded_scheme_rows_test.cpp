// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/tables.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Rows that hang in the wrong place, and very many rows.
namespace {

using namespace starlot::literals;
using starlot::errc;
using starlot::loaded_scheme;
using starlot::scheme_parts;
using starlot::scheme_row;

scheme_row branch(std::string_view id, std::string_view parent) { return {.id = id, .parent = parent}; }
scheme_row leaf(std::string_view id, std::string_view parent, starlot::points worth = starlot::points{1}) {
  return {.id = id, .parent = parent, .worth = worth, .rule = starlot::proportional};
}

/// The rows beside a scheme that is right: a clause "ok" with one criterion.
scheme_parts beside_good(std::vector<scheme_row> rows) {
  rows.push_back(branch("ok", ""));
  rows.push_back(leaf("ok.1", "ok"));
  return {.title = {"t", "1"}, .rows = std::move(rows), .rungs = {{1_pt, "pass"}}};
}

struct found {
  errc code;
  std::size_t row;
};

/// What is reported, as code and row.
bool reports(scheme_parts const& parts, std::vector<found> const& due) {
  auto const r = loaded_scheme::build(parts);
  if (r.has_value())
    return due.empty();
  for (auto const& e : r.errors()) {
    UNSCOPED_INFO(static_cast<int>(e.code) << " row " << e.where.index << " id " << std::string{e.where.id});
    if (e.where.index < parts.rows.size() && e.where.id != parts.rows[e.where.index].id)
      return false;
  }
  return std::equal(r.errors().begin(), r.errors().end(), due.begin(), due.end(),
                    [](auto const& e, found const& d) { return e.code == d.code && e.where.index == d.row; });
}

TEST_CASE("cycles of parents are reported by all their rows") {
  CHECK(reports(beside_good({}), {}));
  CHECK(reports(beside_good({branch("a", "a")}), {{errc::parent_cycle, 0}}));
  CHECK(reports(beside_good({branch("a", "b"), branch("b", "a")}),
                {{errc::parent_cycle, 0}, {errc::parent_cycle, 1}}));
  CHECK(reports(beside_good({branch("c", "a"), branch("a", "b"), branch("b", "c")}),
                {{errc::parent_cycle, 0}, {errc::parent_cycle, 1}, {errc::parent_cycle, 2}}));
  // What hangs below a cycle hangs nowhere.
  CHECK(reports(beside_good({leaf("a.1", "a"), branch("a", "a")}),
                {{errc::parent_cycle, 0}, {errc::parent_cycle, 1}}));
  // Two cycles.
  CHECK(reports(beside_good({branch("a", "a"), branch("c", "b"), branch("b", "c")}),
                {{errc::parent_cycle, 0}, {errc::parent_cycle, 1}, {errc::parent_cycle, 2}}));
}

TEST_CASE("a long cycle") {
  constexpr std::size_t size = 1'000;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < size; ++i)
    ids.push_back("c" + std::to_string(i));
  std::vector<scheme_row> rows;
  std::vector<found> due;
  for (std::size_t i = 0; i < size; ++i) {
    rows.push_back(branch(ids[i], ids[(i + 1) % size]));
    due.push_back({errc::parent_cycle, i});
  }
  CHECK(reports(beside_good(rows), due));
}

TEST_CASE("parents that are not there, or are criteria") {
  CHECK(reports(beside_good({leaf("a", "x")}), {{errc::unknown_parent, 0}}));
  CHECK(reports(beside_good({leaf("a", "ok "), leaf("b", "o")}),
                {{errc::unknown_parent, 0}, {errc::unknown_parent, 1}}));
  CHECK(reports(beside_good({leaf("a", "ok.1")}), {{errc::parent_is_a_criterion, 0}}));
  CHECK(reports(beside_good({leaf("a", "a")}), {{errc::parent_is_a_criterion, 0}}));
  // In the order of the rows, and what is wrong with the rest is reported too.
  auto parts = beside_good({leaf("a", "ok.1"), leaf("b", "x"), branch("c", "c"), leaf("d", "ok", 0_pt)});
  parts.steps = {starlot::bonus{"e", 0_pt}.as_step()};
  CHECK(reports(parts, {{errc::parent_is_a_criterion, 0},
                        {errc::unknown_parent, 1},
                        {errc::parent_cycle, 2},
                        {errc::points_not_positive, 3},
                        {errc::amount_not_positive, 6}}));
}

TEST_CASE("a clause that lacks a misplaced child is no fault of its own") {
  auto declared = beside_good({branch("a", ""), leaf("a.1", "a"), leaf("a.2", "A")});
  declared.rows[0].worth = 2_pt;
  CHECK(reports(declared, {{errc::unknown_parent, 2}}));
  CHECK(reports(beside_good({branch("a", ""), leaf("a.1", "A")}), {{errc::unknown_parent, 1}}));
}

// ---- Many rows ----

TEST_CASE("five thousand rows, backwards") {
  constexpr std::size_t clauses = 50;
  constexpr std::size_t criteria = 99;
  std::vector<std::string> ids;
  ids.reserve(clauses * (criteria + 1));
  scheme_parts parts{.title = {"large", "1"}, .rows = {}, .rungs = {{1_pt, "pass"}}};
  for (std::size_t c = 0; c < clauses; ++c) {
    auto const& clause = ids.emplace_back("clause number " + std::to_string(c));
    parts.rows.push_back(branch(clause, ""));
    for (std::size_t i = 0; i < criteria; ++i)
      parts.rows.push_back(leaf(ids.emplace_back(clause + "." + std::to_string(i)), clause));
  }
  REQUIRE(parts.rows.size() == 5'000);
  parts.rows = std::vector<scheme_row>(parts.rows.rbegin(), parts.rows.rend());
  auto const r = loaded_scheme::build(parts);
  REQUIRE(r.has_value());
  auto const& v = r->view();
  CHECK(v.criteria == clauses * criteria);
  CHECK(v.total == static_cast<std::int64_t>(clauses * criteria) * 1'000'000);
  CHECK(tables::is_consistent(v));
  // Siblings keep the order of the rows, which is that of the ids backwards.
  CHECK(v.details[0].id == "clause number 49");
  CHECK(v.details[1].id == "clause number 49.98");
  for (auto const& id : ids)
    if (v.id(v.find(id)) != id)
      FAIL_CHECK(id);
}

/// A criterion below `depth` clauses, one in the other, listed from the innermost.
scheme_parts chain(std::vector<std::string>& ids, std::size_t depth) {
  ids.clear();
  for (std::size_t i = 0; i <= depth; ++i)
    ids.push_back("level " + std::to_string(i));
  scheme_parts parts{.title = {"deep", "1"}, .rows = {}, .rungs = {{1_pt, "pass"}}};
  parts.rows.push_back(depth == 0 ? leaf(ids[0], "") : leaf(ids[depth], ids[depth - 1]));
  for (auto i = depth; i-- > 0;)
    parts.rows.push_back(branch(ids[i], i == 0 ? std::string_view{} : ids[i - 1]));
  return parts;
}

TEST_CASE("two thousand levels") {
  std::vector<std::string> ids;
  auto const r = loaded_scheme::build(chain(ids, 2'000));
  REQUIRE(r.has_value());
  auto const& v = r->view();
  CHECK(tables::is_consistent(v));
  CHECK(v.nodes.back().depth == 2'000);
  CHECK(v.nodes.front().link == 2'001);
  CHECK(v.total == 1'000'000);
}

TEST_CASE("levels beyond the largest depth are refused") {
  std::vector<std::string> ids;
  CHECK(loaded_scheme::build(chain(ids, 65'535)).has_value());
  auto const parts = chain(ids, 65'537);
  auto const r = loaded_scheme::build(parts);
  REQUIRE_FALSE(r.has_value());
  REQUIRE(r.errors().size() == 1); // and not one for each row below
  CHECK(r.errors()[0].code == errc::too_deep);
  CHECK(r.errors()[0].where.index == 1); // in the order of the table
  CHECK(r.errors()[0].where.id == "level 65536");
}

} // namespace
