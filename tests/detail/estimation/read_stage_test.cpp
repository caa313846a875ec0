// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/estimation/read_stage.hpp>
#include <starlot/detail/estimation/stage_units.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace {

using namespace starlot;

TEST_CASE("codes follow the order of keys of any type") {
  auto const same = [](auto const& key) { return key; };
  detail::list<std::string> names;
  detail::list<error> wrong;
  CHECK(detail::codes_of(std::vector<std::string>{"b", "a", "b", "é"}, same, &names, errc::stratum_missing,
                         wrong) == detail::list<std::uint32_t>{1, 0, 1, 2});
  CHECK(names == detail::list<std::string>{"a", "b", "é"});
  names.clear();
  CHECK(detail::codes_of(std::vector<int>{7, -3, 7}, same, &names, errc::stratum_missing, wrong) ==
        detail::list<std::uint32_t>{1, 0, 1});
  CHECK(names == detail::list<std::string>{"-3", "7"});
  CHECK(detail::codes_of(std::vector<double>{0.5}, same, nullptr, errc::cluster_missing, wrong) ==
        detail::list<std::uint32_t>{0});
  CHECK(wrong.empty());
  // What is not a number is no key, and orders nothing.
  CHECK(detail::codes_of(std::vector<double>{1, std::nan(""), 2}, same, nullptr, errc::cluster_missing, wrong)
            .size() == 3);
  REQUIRE(wrong.size() == 1);
  CHECK((wrong[0].code == errc::cluster_missing && wrong[0].where.index == 1));
  // A null pointer is an empty text.
  CHECK(detail::codes_of(std::vector<char const*>{"a", nullptr}, same, nullptr, errc::cluster_missing,
                         wrong) == detail::list<std::uint32_t>{1, 0});
}

/// Rows that are made when they are read, as views do.
struct made_rows {
  struct row {
    std::string region;
    double outlets = 9;
  };
  struct iterator {
    int i;
    row operator*() const {
      return {(i % 2 == 0 ? "a region with a long name, " : "b region with a long name, ") +
              std::string(40, 'x')};
    }
    iterator& operator++() {
      ++i;
      return *this;
    }
    bool operator==(iterator const&) const = default;
  };
  [[nodiscard]] iterator begin() const { return {0}; }
  [[nodiscard]] iterator end() const { return {4}; }
};

TEST_CASE("texts of rows that do not stay are kept") {
  detail::list<std::string> names;
  detail::list<error> wrong;
  CHECK(detail::codes_of(
            made_rows{}, [](made_rows::row const& r) -> std::string const& { return r.region; }, &names,
            errc::stratum_missing, wrong) == detail::list<std::uint32_t>{0, 1, 0, 1});
  CHECK(names[0].starts_with("a region"));
}

TEST_CASE("units of a second stage are counted within those of the first") {
  detail::list<error> wrong;
  detail::stage_columns first;
  first.clusters = {1, 0, 1, 0, 1};
  first.population = {6, 6, 6, 6, 6};
  auto const a = detail::make_units(first, nullptr, 5, wrong);
  CHECK(a.of_row == detail::list<std::uint32_t>{1, 0, 1, 0, 1});
  detail::stage_columns second;
  second.population = {10, 4, 10, 4, 10};
  auto const b = detail::make_units(second, &a, 5, wrong);
  CHECK(wrong.empty());
  CHECK(b.of_row.empty());
  REQUIRE(b.strata.size() == 2);
  auto const same = [](detail::stage_stratum const& h, std::uint32_t sampled, double fraction) {
    return h.name.empty() && h.sampled == sampled && h.fraction == fraction && h.above == 2 / 6.0;
  };
  CHECK(same(b.strata[0], 2, 0.5));
  CHECK(same(b.strata[1], 3, 0.3));
  CHECK(b.stratum_of == detail::list<std::uint32_t>{1, 0, 1, 0, 1});
}

} // namespace
