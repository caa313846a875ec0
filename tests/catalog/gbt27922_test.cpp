// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>
#include <vector>

using namespace starlot;

namespace {

/// A sheet whose sums are right: each item has one indicator with all its points. Invented points.
struct sheet {
  std::vector<std::string> ids;
  std::vector<gbt27922::sheet_row> rows;
};

sheet good_sheet() {
  constexpr int worth[] = {6, 6, 6, 6, 6, 5, 5, 5, 6, 6, 8, 5, 5, 12, 13}; // 40, 35, 25
  sheet s;
  for (auto const& item : gbt27922::items)
    s.ids.push_back(std::string{item.id} + ".1");
  for (std::size_t k = 0; k < gbt27922::items.size(); ++k) {
    s.rows.push_back({gbt27922::items[k].id, points{worth[k]}});
    s.rows.push_back({s.ids[k], points{worth[k]}, "illustrative"});
  }
  return s;
}

rating rate(finding_set f, std::vector<std::pair<std::string, finding>> const& others) {
  for (auto const& item : gbt27922::items)
    REQUIRE(f.set(std::string{item.id} + ".1", met));
  for (auto const& [id, x] : others)
    REQUIRE(f.set(id, x));
  return *evaluate(f);
}

} // namespace

TEST_CASE("the structure that is public: 40/35/25, fifteen items, texts in both languages") {
  points total;
  for (auto const& c : gbt27922::chapters)
    total += c.worth;
  CHECK(total == 100_pt);
  CHECK(gbt27922::chapters[0].worth == 40_pt);
  CHECK(gbt27922::chapters[1].worth == 35_pt);
  CHECK(gbt27922::chapters[2].worth == 25_pt);
  std::size_t in_chapter[3] = {};
  for (auto const& item : gbt27922::items) {
    CHECK(item.worth == points{}); // not public: from the user's sheet
    CHECK_FALSE(item.name.en.empty());
    CHECK_FALSE(item.name.zh.empty());
    for (std::size_t c = 0; c < 3; ++c)
      in_chapter[c] += item.id.substr(0, 3) == gbt27922::chapters[c].id ? 1U : 0U;
  }
  CHECK(in_chapter[0] == 7U);
  CHECK(in_chapter[1] == 6U);
  CHECK(in_chapter[2] == 2U);
  for (auto const& i : gbt27922::indicators) {
    CHECK(i.id.size() == 7U);
    CHECK_FALSE(i.paraphrase.en.empty());
    CHECK_FALSE(i.paraphrase.zh.empty());
  }
}

TEST_CASE("the grading rules") {
  auto const sheet = good_sheet();
  auto const scheme = gbt27922::load(sheet.rows);
  REQUIRE(scheme);
  CHECK(scheme->view().title.id == "GB/T 27922");
  finding_set const f{*scheme};

  CHECK(rate(f, {}).score() == 100_pt);
  CHECK(rate(f, {}).grade().stars() == 5_dec);
  CHECK(rate(f, {{"bonus", found(1)}}).score() == 100_pt); // capped
  CHECK(rate(f, {{"5.1.6.1", not_met}}).score() == 95_pt); // five stars from 95, inclusive
  CHECK(rate(f, {{"5.1.6.1", not_met}}).grade().stars() == 5_dec);
  CHECK(rate(f, {{"5.1.1.1", not_met}}).grade().stars() == 4_dec); // 94
  CHECK(rate(f, {{"5.1.1.1", not_met}, {"bonus", found(1)}}).grade().stars() == 5_dec);
  CHECK(rate(f, {{"5.1.1.1", not_met}, {"bonus", found(2)}}).score() == 95_pt); // at most one
  CHECK(rate(f, {{"deduction", found(4)}}).score() == 96_pt);
  CHECK(rate(f, {{"deduction", found(4)}}).grade().stars() == 5_dec);
  CHECK(rate(f, {{"deduction", found(5)}}).outcome() == outcome::vetoed);
  CHECK(rate(f, {{"5.3.2.1", sampled(1, 13)}}).score() == 99_pt); // in proportion
  CHECK(rate(f, {{"5.2.6.1", excluded("sells services")}, {"5.2.5.1", not_met}}).score() ==
        starlot::fraction{9000, 95}); // 90 of 95 applicable points
  auto const failed = rate(
      f, {{"5.3.2.1", not_met}, {"5.3.1.1", not_met}, {"5.2.5.1", not_met}, {"5.2.1.1", sampled(1, 500)}});
  CHECK(failed.outcome() == outcome::below_ladder); // 69.99
  CHECK(rate(f, {{"5.3.2.1", not_met}, {"5.3.1.1", not_met}, {"5.2.5.1", not_met}}).grade().name().zh ==
        "达标级");
}

TEST_CASE("5.1.2.2 is a ratio of one in ten unless the sheet says otherwise, others are proportional") {
  auto sheet = good_sheet();
  sheet.rows.push_back({"5.1.2.2", 2_pt});
  sheet.rows[3].worth = 4_pt; // 5.1.2.1
  auto const scheme = gbt27922::load(sheet.rows);
  REQUIRE(scheme);
  finding_set const f{*scheme};
  CHECK(rate(f, {{"5.1.2.2", counted(4, 40)}}).score() == 100_pt);
  CHECK(rate(f, {{"5.1.2.2", counted(4, 41)}}).score() == 98_pt);
  CHECK(scheme->view().details[scheme->view().find("5.1.2.2")].title.zh == "售后服务管理师占服务管理人员10%");
  sheet.rows.back().rule = all_or_nothing;
  auto const other = gbt27922::load(sheet.rows);
  REQUIRE(other);
  CHECK(rate(finding_set{*other}, {{"5.1.2.2", not_met}}).score() == 98_pt);
}

TEST_CASE("the waiting year is off, and a condition where it is on") {
  auto const sheet = good_sheet();
  auto const scheme = gbt27922::load(sheet.rows, {.one_year_wait = true});
  REQUIRE(scheme);
  finding_set const f{*scheme};
  CHECK(rate(f, {}).outcome() == outcome::undetermined);
  CHECK(rate(f, {{"one_year_wait", met}}).grade().stars() == 5_dec);
  auto const waiting = rate(f, {{"one_year_wait", not_met}});
  CHECK(waiting.grade().name().en == "pass level");
  CHECK(waiting.score() == 100_pt);
  CHECK(gbt27922::policies().size() == gbt27922::policies({.one_year_wait = true}).size());
  CHECK(gbt27922::policies().back() != gbt27922::policies({.one_year_wait = true}).back());
}

TEST_CASE("every fault of a sheet is reported at once, with its row and numbers") {
  auto sheet = good_sheet();
  sheet.rows[0].worth = 7_pt;              // 5.1.1: its indicator has 6, and chapter 5.1 is 41
  sheet.rows[1].rule = proportional;       // fine
  sheet.rows[2].rule = all_or_nothing;     // 5.1.2 is an item
  sheet.rows[5].name = {};                 // 5.1.3.1 is shipped: fine
  sheet.rows[15].name = {};                // 5.2.1.1 is not
  sheet.rows[17].worth = -1_pt;            // 5.2.2.1
  sheet.rows.push_back({"5.1.1.1", 1_pt}); // again
  sheet.rows.push_back({"5.4.1", 1_pt});
  sheet.rows.push_back({"5.3.3.1", 1_pt, "x"});
  sheet.rows.push_back({"5.1", 40_pt});
  sheet.rows.push_back({"5.1.1.", 1_pt, "x"});
  sheet.rows.push_back({"5.1.1.2.3", 1_pt, "x"});
  sheet.rows.erase(sheet.rows.begin() + 28); // item 5.3.2
  sheet.rows.erase(sheet.rows.begin() + 27); // the indicator of 5.3.1

  auto const scheme = gbt27922::load(sheet.rows);
  REQUIRE_FALSE(scheme);
  struct expected {
    errc code;
    std::string_view id;
    std::size_t row;
    decimal got, due;
  };
  expected const all[] = {
      {errc::sheet_rule_on_item, "5.1.2", 2, {}, {}},
      {errc::sheet_text_missing, "5.2.1.1", 15, {}, {}},
      {errc::sheet_points_not_positive, "5.2.2.1", 17, -1_dec, {}},
      {errc::sheet_duplicate_id, "5.1.1.1", 28, {}, {}},
      {errc::sheet_unknown_id, "5.4.1", 29, {}, {}},
      {errc::sheet_unknown_id, "5.3.3.1", 30, {}, {}},
      {errc::sheet_unknown_id, "5.1", 31, {}, {}},
      {errc::sheet_unknown_id, "5.1.1.", 32, {}, {}},
      {errc::sheet_unknown_id, "5.1.1.2.3", 33, {}, {}},
      {errc::sheet_item_mismatch, "5.1.1", 0, 6_dec, 7_dec},
      {errc::sheet_chapter_mismatch, "5.1", place::nowhere, 41_dec, 40_dec},
      {errc::sheet_item_mismatch, "5.2.2", 16, -1_dec, 6_dec},
      {errc::sheet_item_without_indicators, "5.3.1", 26, {}, {}},
      {errc::sheet_item_missing, "5.3.2", place::nowhere, {}, {}},
  };
  auto const& found = scheme.errors();
  REQUIRE(found.size() == std::size(all));
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i, found[i].where.id);
    CHECK(found[i].code == all[i].code);
    CHECK(found[i].where.id == all[i].id);
    CHECK(found[i].where.index == all[i].row);
    CHECK(found[i].got == all[i].got);
    CHECK(found[i].expected == all[i].due);
  }
}

TEST_CASE("an empty sheet lacks all items, and says so once for each") {
  auto const scheme = gbt27922::load({});
  REQUIRE_FALSE(scheme);
  CHECK(scheme.errors().size() == gbt27922::items.size());
}

TEST_CASE("faults that the validator finds are said of the rows of a GB/T 27922 sheet") {
  auto sheet = good_sheet();
  sheet.rows[1].rule = ratio{0, 1}; // 5.1.1.1
  sheet.rows[29].id = "5.3.2.\n";   // an indicator of 5.3.2
  auto const scheme = gbt27922::load(sheet.rows);
  REQUIRE_FALSE(scheme);
  REQUIRE(scheme.errors().size() == 2U);
  CHECK(scheme.errors()[0].code == errc::bad_id);
  CHECK(scheme.errors()[0].where.index == 29U);
  CHECK(scheme.errors()[1].code == errc::ratio_not_positive);
  CHECK(scheme.errors()[1].where.index == 1U);
  CHECK(scheme.errors()[1].where.id == "5.1.1.1");
}
