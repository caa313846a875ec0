// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/estimation/stage.hpp>

#include <string>
#include <vector>

namespace {

using namespace starlot;

TEST_CASE("codes follow the order of keys of any type") {
  auto const same = [](auto const& key) { return key; };
  std::vector<std::string> names;
  CHECK(detail::codes_of(std::vector<std::string>{"b", "a", "b", "é"}, same, &names) ==
        std::vector<std::uint32_t>{1, 0, 1, 2});
  CHECK(names == std::vector<std::string>{"a", "b", "é"});
  names.clear();
  CHECK(detail::codes_of(std::vector<int>{7, -3, 7}, same, &names) == std::vector<std::uint32_t>{1, 0, 1});
  CHECK(names == std::vector<std::string>{"-3", "7"});
  CHECK(detail::codes_of(std::vector<double>{0.5}, same, nullptr) == std::vector<std::uint32_t>{0});
}

TEST_CASE("units of a second stage are counted within those of the first") {
  faults wrong;
  detail::stage_columns first;
  first.clusters = {1, 0, 1, 0, 1};
  first.population = {6, 6, 6, 6, 6};
  auto const a = detail::make_units(first, nullptr, 5, wrong);
  CHECK(a.of_row == std::vector<std::uint32_t>{1, 0, 1, 0, 1});
  detail::stage_columns second;
  second.population = {10, 4, 10, 4, 10};
  auto const b = detail::make_units(second, &a, 5, wrong);
  CHECK(wrong.empty());
  CHECK(b.of_row.empty());
  CHECK(b.strata == std::vector<stage_stratum>{{"", 2, 0.5, 2 / 6.0}, {"", 3, 0.3, 2 / 6.0}});
  CHECK(b.stratum_of == std::vector<std::uint32_t>{1, 0, 1, 0, 1});
}

} // namespace
