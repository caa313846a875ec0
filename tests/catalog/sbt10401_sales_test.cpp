// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "catalog/sbt10401_sheets.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string_view>
#include <utility>
#include <vector>

// Annex B from a points sheet. All of its points are invented.

using namespace starlot;
using sbt10401::table;

namespace {

rating rate(loaded_scheme const& scheme, std::vector<std::pair<std::string_view, finding>> const& others) {
  finding_set f{scheme};
  for (auto const& n : scheme.view().details)
    if (n.parent != scheme_view::none)
      REQUIRE(f.set(n.id, met));
  for (auto const& [id, x] : others)
    REQUIRE(f.set(id, x));
  return *evaluate(f);
}

} // namespace

TEST_CASE("annex B: 27 items with any sum of points, brought to 100") {
  auto const scheme = sbt10401::load(table::sales_service, sbt10401_sheets::good(table::sales_service));
  REQUIRE(scheme);
  CHECK(scheme->view().criteria == 27U);
  CHECK(scheme->view().total == 108 * points::one);
  CHECK(scheme->view().scale == 100 * points::one);
  CHECK(rate(*scheme, {}).score() == 100_pt);
  auto const r = rate(*scheme, {{"5.3", not_met}, {"8.1", sampled(1, 4)}}); // 5 of 108 lost
  CHECK(r.score() == starlot::fraction{10300, 108});
  CHECK(r.grade().stars() == 4_dec); // 95.37: five stars are from 98 here
}

TEST_CASE("annex B: half of every chapter is a choice") {
  auto const rows = sbt10401_sheets::good(table::sales_service);
  auto const strict = sbt10401::load(table::sales_service, rows);
  auto const loose = sbt10401::load(table::sales_service, rows, {.half_of_every_chapter = false});
  REQUIRE(strict);
  REQUIRE(loose);
  // Chapter 8 has two items of 4: one lost is half, one and a hundredth is less.
  CHECK(rate(*strict, {{"8.1", not_met}}).grade().stars() == 4_dec); // 104 of 108
  std::vector<std::pair<std::string_view, finding>> const weak{{"8.1", not_met}, {"8.2", sampled(1, 100)}};
  CHECK(rate(*strict, weak).outcome() == outcome::below_ladder);
  CHECK(rate(*loose, weak).grade().stars() == 4_dec);
  CHECK(rate(*strict, weak).score() == rate(*loose, weak).score());
}

TEST_CASE("annex B: a sheet must have every item, unless it is said that the copy counts fewer") {
  auto rows = sbt10401_sheets::good(table::sales_service);
  rows.erase(rows.begin() + 18, rows.begin() + 20); // 5.3, 5.4
  auto const strict = sbt10401::load(table::sales_service, rows);
  REQUIRE_FALSE(strict);
  REQUIRE(strict.errors().size() == 2U);
  CHECK(strict.errors()[0].code == errc::sheet_item_missing);
  CHECK(strict.errors()[0].where.id == "5.3");
  CHECK(strict.errors()[1].where.id == "5.4");

  auto const loose = sbt10401::load(table::sales_service, rows, {.all_items = false});
  REQUIRE(loose);
  CHECK(loose->view().criteria == 25U);
  CHECK(rate(*loose, {}).score() == 100_pt);
}

TEST_CASE("annex B: a chapter of which no item is there is missing, and so are all eight of an empty sheet") {
  auto rows = sbt10401_sheets::good(table::sales_service);
  rows.erase(rows.begin() + 23, rows.begin() + 25); // 7.1, 7.2
  auto const scheme = sbt10401::load(table::sales_service, rows, {.all_items = false});
  REQUIRE_FALSE(scheme);
  REQUIRE(scheme.errors().size() == 1U);
  CHECK(scheme.errors()[0].code == errc::sheet_item_missing);
  CHECK(scheme.errors()[0].where.id == "7");
  CHECK(sbt10401::load(table::sales_service, {}, {.all_items = false}).errors().size() == 8U);
  CHECK(sbt10401::load(table::sales_service, {}).errors().size() == 27U);
}

TEST_CASE("the choices for annex B change nothing in annex A") {
  auto rows = sbt10401_sheets::good(table::durable_goods);
  sbt10401::options const loose{.all_items = false, .half_of_every_chapter = false};
  auto const scheme = sbt10401::load(table::durable_goods, rows, loose);
  REQUIRE(scheme);
  CHECK(rate(*scheme, {{"8.2", not_met}, {"8.1", sampled(1, 100)}}).outcome() == outcome::below_ladder);
  rows.pop_back();
  auto const lacking = sbt10401::load(table::durable_goods, rows, loose);
  REQUIRE_FALSE(lacking);
  REQUIRE(lacking.errors().size() == 1U);
  CHECK(lacking.errors()[0].code == errc::sheet_item_missing);
  CHECK(lacking.errors()[0].where.id == "8.3");
}
