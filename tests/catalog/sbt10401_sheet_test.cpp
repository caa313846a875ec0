// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "catalog/sbt10401_sheets.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

// Annex A from a points sheet. The points of its items are invented.

using namespace starlot;
using sbt10401::table;

namespace {

/// Rates a company that meets everything but `others`.
rating rate(loaded_scheme const& scheme, std::vector<std::pair<std::string_view, finding>> const& others) {
  finding_set f{scheme};
  for (auto const& n : scheme.view().details)
    if (n.parent != scheme_view::none)
      REQUIRE(f.set(n.id, met));
  for (auto const& [id, x] : others)
    REQUIRE(f.set(id, x));
  return *evaluate(f);
}

/// What a sheet's faults are, in their order.
struct fault {
  errc code;
  std::string_view id;
  std::size_t row;
  decimal got = {};
  decimal due = {};
};

void check(std::span<error const> found, std::vector<fault> const& all) {
  REQUIRE(found.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CAPTURE(i, found[i].where.id);
    CHECK(found[i].code == all[i].code);
    CHECK(found[i].where.id == all[i].id);
    CHECK(found[i].where.index == all[i].row);
    CHECK(found[i].got == all[i].got);
    CHECK(found[i].expected == all[i].due);
  }
}

constexpr auto nowhere = place::nowhere;

} // namespace

TEST_CASE("a sheet for durable goods: 27 items in eight chapters, and both rules of A.10") {
  auto const scheme = sbt10401::load(table::durable_goods, sbt10401_sheets::good(table::durable_goods));
  REQUIRE(scheme);
  CHECK(scheme->view().nodes.size() == 35U);
  CHECK(scheme->view().criteria == 27U);
  CHECK(rate(*scheme, {}).score() == 100_pt);
  CHECK(rate(*scheme, {}).grade().stars() == 5_dec);
  CHECK(rate(*scheme, {{"8.1", not_met}}).grade().stars() == 5_dec); // 98
  CHECK(rate(*scheme, {{"8.1", not_met}, {"1.1", sampled(1, 1000)}}).grade().stars() == 4_dec);
  CHECK(rate(*scheme, {{"6.3", not_met}}).score() == 85_pt); // 15 of 30 in complaints: half is enough
  CHECK(rate(*scheme, {{"6.3", not_met}}).grade().stars() == 3_dec);
  auto const weak = rate(*scheme, {{"6.3", not_met}, {"6.2", sampled(1, 100)}}); // 14.95 of 30
  CHECK(weak.score() == 84.95_pt);
  CHECK(weak.outcome() == outcome::below_ladder);
}

TEST_CASE("a sheet for fast-moving goods: 19 items in the five chapters that apply") {
  auto const scheme =
      sbt10401::load(table::fast_moving_goods, sbt10401_sheets::good(table::fast_moving_goods));
  REQUIRE(scheme);
  CHECK(scheme->view().criteria == 19U);
  CHECK(scheme->view().find("4") == scheme_view::none);
  CHECK(scheme->view().find("7.1") == scheme_view::none);
  CHECK(rate(*scheme, {{"6.3", not_met}}).grade().stars() == 3_dec); // 80
  CHECK(rate(*scheme, {{"6.3", not_met}, {"6.1", sampled(1, 10)}}).outcome() == outcome::below_ladder);
}

TEST_CASE("the order of the rows makes no difference, their points, rules and names do") {
  auto rows = sbt10401_sheets::good(table::durable_goods);
  auto const first = sbt10401::load(table::durable_goods, rows);
  std::reverse(rows.begin(), rows.end());
  auto const second = sbt10401::load(table::durable_goods, rows);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(content_hash(*first) == content_hash(*second));

  rows.back().name = "illustrative"; // 1.1
  rows.back().rule = half_credit;
  rows.front().visited = per_outlet; // 8.3
  auto const third = sbt10401::load(table::durable_goods, rows);
  REQUIRE(third);
  CHECK(content_hash(*first) != content_hash(*third));
  auto const& view = third->view();
  CHECK(view.details[view.find("1.1")].title.en == "illustrative");
  CHECK(view.nodes[view.find("8.3")].visited() == per_outlet);
  CHECK(view.nodes[view.find("8.2")].visited() == head_office);
  CHECK(rate(*third, {{"1.1", half_met}}).score() == 99.5_pt);
}

TEST_CASE("items that earn nothing and those that are excluded, by hand") {
  auto const scheme = sbt10401::load(table::durable_goods, sbt10401_sheets::good(table::durable_goods));
  REQUIRE(scheme);
  // Without 5.1 (8 points), 92 apply; 5.2 (6) is lost: 86 of 92; repair has 6 of 12, half.
  auto const r = rate(*scheme, {{"5.1", excluded("repair is the seller's")}, {"5.2", not_met}});
  CHECK(r.score() == starlot::fraction{8600, 92});
  CHECK(r.grade().stars() == 4_dec);
}

TEST_CASE("every fault of a sheet for durable goods is reported at once, with its row and numbers") {
  auto rows = sbt10401_sheets::good(table::durable_goods);
  rows[0].worth = 2_pt;             // 1.1: chapter 1 is 7
  rows[13].worth = -3_pt;           // 4.1: chapter 4 is 4
  rows[16].worth = 0_pt;            // 5.1, but 5.3 is missing: no sum for chapter 5
  rows.push_back({"6.1", 1_pt});    // 27: again
  rows.push_back({"5.4", 1_pt});    // 28: annex B only
  rows.push_back({"9", 1_pt});      // 29: the scoring standard itself
  rows.push_back({"6", 30_pt});     // 30: a chapter
  rows.push_back({"", 1_pt});       // 31
  rows.push_back({"1.1.1", -1_pt}); // 32: two faults
  rows.erase(rows.begin() + 18);    // 5.3; the rows behind move up by one
  auto const scheme = sbt10401::load(table::durable_goods, rows);
  REQUIRE_FALSE(scheme);
  check(scheme.errors(), {{errc::sheet_points_not_positive, "4.1", 13, -3_dec},
                          {errc::sheet_points_not_positive, "5.1", 16},
                          {errc::sheet_duplicate_id, "6.1", 26},
                          {errc::sheet_unknown_id, "5.4", 27},
                          {errc::sheet_unknown_id, "9", 28},
                          {errc::sheet_unknown_id, "6", 29},
                          {errc::sheet_unknown_id, "", 30},
                          {errc::sheet_points_not_positive, "1.1.1", 31, -1_dec},
                          {errc::sheet_unknown_id, "1.1.1", 31},
                          {errc::sheet_chapter_mismatch, "1", nowhere, 7_dec, 6_dec},
                          {errc::sheet_chapter_mismatch, "4", nowhere, 4_dec, 10_dec},
                          {errc::sheet_item_missing, "5.3", nowhere}});
}

TEST_CASE("a sheet of the other table does not pass") {
  auto const scheme = sbt10401::load(table::fast_moving_goods, sbt10401_sheets::good(table::durable_goods));
  REQUIRE_FALSE(scheme);
  check(scheme.errors(), {{errc::sheet_unknown_id, "4.1", 13},
                          {errc::sheet_unknown_id, "4.2", 14},
                          {errc::sheet_unknown_id, "4.3", 15},
                          {errc::sheet_unknown_id, "5.1", 16},
                          {errc::sheet_unknown_id, "5.2", 17},
                          {errc::sheet_unknown_id, "5.3", 18},
                          {errc::sheet_unknown_id, "7.1", 22},
                          {errc::sheet_unknown_id, "7.2", 23},
                          {errc::sheet_chapter_mismatch, "1", nowhere, 6_dec, 12_dec},
                          {errc::sheet_chapter_mismatch, "2", nowhere, 6_dec, 12_dec},
                          {errc::sheet_chapter_mismatch, "3", nowhere, 8_dec, 20_dec},
                          {errc::sheet_chapter_mismatch, "6", nowhere, 30_dec, 40_dec},
                          {errc::sheet_chapter_mismatch, "8", nowhere, 10_dec, 16_dec}});
}

TEST_CASE("an empty sheet lacks every item that applies") {
  auto const durable = sbt10401::load(table::durable_goods, {});
  auto const fast_moving = sbt10401::load(table::fast_moving_goods, {});
  REQUIRE_FALSE(durable);
  REQUIRE_FALSE(fast_moving);
  CHECK(durable.errors().size() == 27U);
  CHECK(fast_moving.errors().size() == 19U);
}

TEST_CASE("a millionth beside the points of a chapter is a fault, and sums beyond all numbers are too") {
  auto rows = sbt10401_sheets::good(table::durable_goods);
  rows[21].worth = 15.000001_pt;
  auto const off = sbt10401::load(table::durable_goods, rows);
  REQUIRE_FALSE(off);
  check(off.errors(), {{errc::sheet_chapter_mismatch, "6", nowhere, 30.000001_dec, 30_dec}});
  rows[20].worth = points::from_micro((std::numeric_limits<std::int64_t>::max)());
  auto const huge = sbt10401::load(table::durable_goods, rows);
  REQUIRE_FALSE(huge);
  REQUIRE(huge.errors().size() == 1U);
  CHECK(huge.errors()[0].code == errc::sheet_chapter_mismatch);
}

TEST_CASE("faults of the validator are said of the rows of the SB/T sheet") {
  auto rows = sbt10401_sheets::good(table::durable_goods);
  std::reverse(rows.begin(), rows.end());
  rows[5].rule = ratio{0, 1}; // 6.3: 8.3, 8.2, 8.1, 7.2, 7.1 stand before it
  auto const scheme = sbt10401::load(table::durable_goods, rows);
  REQUIRE_FALSE(scheme);
  check(scheme.errors(), {{errc::ratio_not_positive, "6.3", 5}});
}
