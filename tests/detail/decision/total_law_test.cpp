// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/decision/total_law.hpp>
#include <starlot/sampling/simulation.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace starlot::detail;

list<value_count> counted(std::vector<std::size_t> values) {
  std::sort(values.begin(), values.end());
  list<value_count> out;
  for (auto const v : values)
    if (!out.empty() && out.back().value == v)
      ++out.back().count;
    else
      out.push_back({v, 1});
  return out;
}

bool close(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance * std::fabs(b); }

constexpr std::int64_t endless = std::int64_t{1} << 60U;

TEST_CASE("totals lie between those of the smallest and of the largest values") {
  list<value_count> const values{{1, 2}, {4, 1}, {9, 3}};
  auto const ranges = total_ranges(values, values.size(), 4);
  REQUIRE(ranges.size() == 5);
  CHECK(ranges[0].lowest == 0);
  CHECK(ranges[0].highest == 0);
  CHECK(ranges[3].lowest == 6);
  CHECK(ranges[3].highest == 27);
  CHECK(ranges[4].lowest == 15);
  CHECK(ranges[4].highest == 31);
}

// Every population size up to 12 and every sample size, against all subsets; taken in groups, and one by one in any order.
TEST_CASE("the law of totals is that of all subsets, for all sizes at once") {
  starlot::simulation_engine dice{27922};
  for (std::size_t population = 1; population <= 12; ++population) {
    std::vector<std::size_t> values;
    for (std::size_t i = 0; i < population; ++i)
      values.push_back(static_cast<std::size_t>(starlot::uniform_below(dice, population % 2 == 0 ? 5 : 21)));
    auto const groups = counted(values);
    total_law<> grouped{groups, population};
    for (auto const& g : groups)
      grouped.take(g);
    total_law<> single{groups, population};
    for (auto const v : values)
      single.take({v, 1});
    for (std::size_t n = 0; n <= population; ++n) {
      std::vector<double> counts(n * 20 + 1);
      double all = 0;
      for (std::uint32_t set = 0; set < 1U << population; ++set) {
        if (static_cast<std::size_t>(std::popcount(set)) != n)
          continue;
        std::size_t total = 0;
        for (std::size_t i = 0; i < population; ++i)
          total += (set >> i & 1U) != 0 ? values[i] : 0;
        ++counts[total];
        ++all;
      }
      for (auto const* const law : {&grouped, &single}) {
        auto const totals = law->totals(n);
        for (std::size_t s = 0; s < counts.size(); ++s) {
          auto const at = static_cast<std::int64_t>(s);
          REQUIRE(close(totals.between(at, at + 1), counts[s] / all, 1e-14));
        }
        CHECK(close(totals.between(-endless, endless), 1, 1e-14));
        CHECK(law->dropped(n) == 0);
      }
    }
  }
}

TEST_CASE("only what is wanted in the end is computed, and is the same") {
  list<value_count> const groups{{0, 3}, {1, 5}, {4, 9}, {9, 12}, {11, 2}};
  total_law<> every{groups, 7}, one{groups, 7};
  std::size_t more = 31;
  for (auto const& g : groups) {
    every.take(g);
    more -= g.count;
    one.take(g, 7, more);
  }
  CHECK(one.work() < every.work());
  CHECK(one.totals(7).first == every.totals(7).first);
  REQUIRE(one.totals(7).size == every.totals(7).size);
  CHECK(
      std::equal(one.totals(7).chances, one.totals(7).chances + one.totals(7).size, every.totals(7).chances));
}

TEST_CASE("what a table takes is foreseen to the cell") {
  list<value_count> const groups{{0, 3}, {1, 5}, {4, 9}, {9, 12}, {11, 2}};
  for (std::size_t n = 0; n <= 15; ++n)
    for (auto const least : {std::size_t{0}, n}) {
      total_law<> law{groups, n};
      std::size_t more = 31;
      for (auto const& g : groups) {
        more -= g.count;
        law.take(g, least, more);
      }
      CHECK(law.work() == table_work(groups, n, least));
    }
}

// 200 values, 16 of them: windows of 1e-9 a taking.
TEST_CASE("what windows drop is counted, and is what is missing") {
  list<value_count> groups;
  for (std::size_t v = 0; v < 200; ++v)
    groups.push_back({v, 1});
  total_law<> exact{groups, 16}, windowed{groups, 16, 1e-9};
  for (auto const& g : groups) {
    exact.take(g);
    windowed.take(g);
  }
  CHECK(windowed.work() < 0.95 * exact.work());
  for (std::size_t n = 1; n <= 16; ++n) {
    auto const kept = windowed.totals(n).between(-endless, endless);
    CHECK(windowed.dropped(n) <= 200e-9);
    CHECK(std::fabs(1 - kept - windowed.dropped(n)) <= 1e-14);
    for (std::int64_t s = 0; s < 3200; s += 37) { // none is more, and none lacks more
      auto const part = windowed.totals(n).between(s, s + 37), due = exact.totals(n).between(s, s + 37);
      REQUIRE(part <= due + 1e-16);
      REQUIRE(due <= part + windowed.dropped(n) + 1e-16);
    }
  }
  CHECK(windowed.dropped(16) > 1e-10);
}

} // namespace
