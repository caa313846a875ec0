// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/catalog/sbt10401.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

// The tables of annex A and the trees as shipped. Boundaries: sbt10401_boundaries_test.cpp; sheets:
// sbt10401_sheet_test.cpp, sbt10401_sales_test.cpp.

using namespace starlot;

namespace {

/// Annex A, clause A.9, typed once more; -1: does not apply.
struct public_row {
  std::string_view id;
  std::string_view zh;
  int durable;
  int fast_moving;
  std::size_t production_items;
  std::size_t sales_items;
};
constexpr public_row annex_a[] = {
    {"1", "服务文化", 6, 12, 4, 4},    {"2", "服务制度", 6, 12, 4, 4},  {"3", "服务体系", 8, 20, 5, 5},
    {"4", "配送与安装", 10, -1, 3, 3}, {"5", "维修服务", 20, -1, 3, 4}, {"6", "客户投诉", 30, 40, 3, 3},
    {"7", "客户管理", 10, -1, 2, 2},   {"8", "服务改进", 10, 16, 3, 2},
};

std::size_t items_of_chapter(sbt10401::table t, std::string_view chapter) {
  std::size_t count = 0;
  for (auto const& item : sbt10401::items(t))
    count += item.id.substr(0, chapter.size() + 1) == std::string{chapter} + "." ? 1U : 0U;
  return count;
}

} // namespace

TEST_CASE("every row of the two point tables of annex A, and the number of its items") {
  REQUIRE(std::size(annex_a) == sbt10401::chapters.size());
  points durable;
  points fast_moving;
  for (std::size_t i = 0; i < sbt10401::chapters.size(); ++i) {
    auto const& shipped = sbt10401::chapters[i];
    auto const& due = annex_a[i];
    CAPTURE(due.id);
    CHECK(shipped.id == due.id);
    CHECK(shipped.name.zh == due.zh);
    CHECK_FALSE(shipped.name.en.empty());
    CHECK(shipped.durable == points{due.durable});
    CHECK(shipped.fast_moving == points{due.fast_moving < 0 ? 0 : due.fast_moving});
    CHECK(chapter_points(shipped, sbt10401::table::durable_goods) == shipped.durable);
    CHECK(chapter_points(shipped, sbt10401::table::fast_moving_goods) == shipped.fast_moving);
    CHECK(chapter_points(shipped, sbt10401::table::sales_service) == points{});
    CHECK(items_of_chapter(sbt10401::table::durable_goods, due.id) == due.production_items);
    CHECK(items_of_chapter(sbt10401::table::fast_moving_goods, due.id) == due.production_items);
    CHECK(items_of_chapter(sbt10401::table::sales_service, due.id) == due.sales_items);
    durable += shipped.durable;
    fast_moving += shipped.fast_moving;
  }
  CHECK(durable == 100_pt);
  CHECK(fast_moving == 100_pt);
}

TEST_CASE("annex A has 27 items, and so has the list taken for annex B, which differs in three of them") {
  std::set<std::string_view> production;
  std::set<std::string_view> sales;
  for (auto const& item : sbt10401::production_items) {
    CHECK(production.insert(item.name.en).second);
    CHECK(item.name.zh.empty() == (item.id == "8.1")); // no Chinese name was seen for it
    CHECK(item.source == sbt10401::known::sure);
  }
  for (auto const& item : sbt10401::sales_items) {
    CHECK(sales.insert(item.name.en).second);
    CHECK_FALSE(item.name.zh.empty());
    CHECK(item.source == sbt10401::known::inferred);
  }
  CHECK(production.size() == 27U);
  CHECK(sales.size() == 27U);
  CHECK(sales.count("Return to the supplier") == 1U);
  CHECK(production.count("Return to the supplier") == 0U);
  CHECK(production.count("Product improvement") == 1U);
  CHECK(sales.count("Product improvement") == 0U);
  sales.erase("Return to the supplier");
  production.erase("Product improvement");
  CHECK(production == sales);
}

TEST_CASE("the schemes by chapters hold the points of their table, and all of them make 100") {
  findings<sbt10401::durable> const durable;
  findings<sbt10401::fast_moving> const fast_moving;
  auto const& a1 = durable.scheme().view();
  auto const& a2 = fast_moving.scheme().view();
  CHECK(a1.scale == 100 * points::one);
  CHECK(a2.scale == 100 * points::one);
  CHECK(a1.nodes.size() == 8U);
  CHECK(a2.nodes.size() == 5U);
  for (auto const& due : annex_a) {
    CAPTURE(due.id);
    CHECK(a1.nodes[a1.find(due.id)].amount == due.durable * points::one);
    REQUIRE((a2.find(due.id) == scheme_view::none) == (due.fast_moving < 0));
    if (due.fast_moving >= 0)
      CHECK(a2.nodes[a2.find(due.id)].amount == due.fast_moving * points::one);
  }
  CHECK(content_hash(durable.scheme()) != content_hash(fast_moving.scheme()));
  CHECK(a1.title.id != a2.title.id);
}

TEST_CASE("a rating by chapters, added up by hand") {
  findings<sbt10401::durable> f;
  f.set<"1">(partly(5_pt)).set<"2">(met).set<"3">(partly(6.5_pt)).set<"4">(partly(8_pt));
  f.set<"5">(partly(15_pt)).set<"6">(partly(24.25_pt)).set<"7">(met).set<"8">(partly(5_pt));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 79.75_pt); // 5 + 6 + 6.5 + 8 + 15 + 24.25 + 10 + 5
  CHECK(r->grade().name().en == "pass level");
  REQUIRE(r->next());
  CHECK(r->next()->missing == 0.25_pt);
  CHECK(r->next()->rung->stars == 3_dec);
  CHECK(r->bounds_are_guaranteed());
  auto const most = r->reasons(); // 5.75 lost in complaints, 5 in repair and in improvement
  REQUIRE(most.size() == 6U);
  CHECK(most[0].id == "6");
  CHECK(most[0].lost() == 5.75_pt);
  CHECK(most[1].id == "5");
  CHECK(most[2].id == "8");
}

TEST_CASE("a chapter that was not looked at leaves bounds and no grade") {
  findings<sbt10401::fast_moving> f;
  f.set<"1">(met).set<"2">(met).set<"3">(met).set<"6">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->outcome() == outcome::undetermined);
  CHECK(r->lowest() == 84_pt); // without improvement, 16
  CHECK(r->highest() == 100_pt);
  CHECK(r->lowest_grade().state() == outcome::below_ladder); // none of the half that improvement needs
  CHECK(r->highest_grade().stars() == 5_dec);
}

TEST_CASE("every policy is a sentence in both languages, and a choice changes what is printed") {
  using sbt10401::table;
  for (auto const t : {table::durable_goods, table::fast_moving_goods, table::sales_service})
    for (auto const& sentence : sbt10401::policies(t)) {
      CHECK_FALSE(sentence.en.empty());
      CHECK_FALSE(sentence.zh.empty());
    }
  auto const sales = sbt10401::policies(table::sales_service);
  CHECK(sales != sbt10401::policies(table::durable_goods));
  CHECK(sales != sbt10401::policies(table::sales_service, {.all_items = false}));
  CHECK(sales != sbt10401::policies(table::sales_service, {.half_of_every_chapter = false}));
}
