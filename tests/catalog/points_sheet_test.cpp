// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/catalog/points_sheet.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

// A standard of one's own that is read like those of the catalog.

using namespace starlot;

namespace {

/// Chapters A (60) and B (any sum), with items A.1, A.2 and B.1.
catalog::sheet_outline outline() {
  return {.chapters = {{"A", "Reception", 60_pt}, {"B", "Workshop"}},
          .items = {{"A.1", "Opening hours"}, {"B.1", "Tools"}, {"A.2", "Complaints"}}};
}
/// The same with indicators below the items.
catalog::sheet_outline deep_outline() {
  auto out = outline();
  out.has_indicators = true;
  out.indicators = {{"A.1.1", "Hours are posted", half_credit}, {"B.1.1", "Tools are calibrated"}};
  return out;
}

scheme_parts parts() { return {.title = {"own", "1"}, .rungs = {{70_pt, "pass"}}, .out_of = 100_pt}; }

struct fault {
  errc code;
  std::string_view id;
  std::size_t row;
  decimal got = {};
  decimal due = {};
};

bool says(catalog::sheet_outline const& of, std::vector<catalog::sheet_row> const& sheet,
          std::vector<fault> const& all) {
  auto const r = catalog::load_points_sheet(of, sheet, parts());
  if (r.has_value() || r.errors().size() != all.size())
    return false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto const& e = r.errors()[i];
    if (e.code != all[i].code || e.where.id != all[i].id || e.where.index != all[i].row ||
        e.got != all[i].got || e.expected != all[i].due)
      return false;
  }
  return true;
}

constexpr auto nowhere = place::nowhere;

} // namespace

TEST_CASE("items are criteria in the order of the outline, whatever the order of the sheet") {
  auto const scheme = catalog::load_points_sheet(
      outline(),
      std::vector<catalog::sheet_row>{{"A.2", 50_pt, "Complaints are answered"},
                                      {"B.1", 40_pt, {}, all_or_nothing, per_outlet},
                                      {"A.1", 10_pt}},
      parts());
  REQUIRE(scheme);
  auto const& view = scheme->view();
  CHECK(view.criteria == 3U);
  CHECK(view.find("A.1") < view.find("A.2"));
  CHECK(view.find("A.2") < view.find("B.1"));
  CHECK(view.details[view.find("A.2")].title.en == "Complaints are answered");
  CHECK(view.details[view.find("A.1")].title.en == "Opening hours");
  CHECK(view.nodes[view.find("B.1")].visited() == per_outlet);
  finding_set f{*scheme};
  REQUIRE(f.set("A.1", sampled(1, 2))); // in proportion
  REQUIRE(f.set("A.2", met));
  REQUIRE(f.set("B.1", not_met));
  CHECK((*evaluate(f)).score() == 55_pt);
}

TEST_CASE("items are clauses where the standard has indicators") {
  std::vector<catalog::sheet_row> const sheet{{"A.2", 20_pt},  {"A.2.1", 15_pt, "Answered in a week"},
                                              {"A.1", 40_pt},  {"A.2.2", 5_pt, "Recorded"},
                                              {"B.1", 40_pt},  {"A.1.1", 40_pt},
                                              {"B.1.1", 40_pt}};
  auto const scheme = catalog::load_points_sheet(deep_outline(), sheet, parts());
  REQUIRE(scheme);
  CHECK(scheme->view().criteria == 4U);
  CHECK(scheme->view().find("A.2") < scheme->view().find("A.1")); // as in the sheet
  finding_set f{*scheme};
  for (auto const id : {"A.2.1", "A.2.2", "B.1.1"})
    REQUIRE(f.set(id, met));
  REQUIRE(f.set("A.1.1", half_met)); // the rule that the outline ships
  CHECK((*evaluate(f)).score() == 80_pt);
}

TEST_CASE("faults of a sheet come by rows, then by chapters") {
  CHECK(says(outline(),
             {{"A.1", 10_pt}, {"C.1", 1_pt}, {"C.1", -1_pt}, {"A", 60_pt}, {"A.1", 9_pt}, {"A.2", 49_pt}},
             {{errc::sheet_unknown_id, "C.1", 1},
              {errc::sheet_points_not_positive, "C.1", 2, -1_dec},
              {errc::sheet_unknown_id, "C.1", 2},
              {errc::sheet_unknown_id, "A", 3},
              {errc::sheet_duplicate_id, "A.1", 4},
              {errc::sheet_chapter_mismatch, "A", nowhere, 59_dec, 60_dec},
              {errc::sheet_item_missing, "B.1", nowhere}}));
  CHECK(says(deep_outline(),
             {{"A.1", 40_pt, {}, proportional},
              {"A.2", 20_pt},
              {"A.2.1", 19_pt},
              {"A.1.1", 40_pt},
              {"A.1.1", 40_pt},
              {"B.1.", 1_pt}},
             {{errc::sheet_rule_on_item, "A.1", 0},
              {errc::sheet_text_missing, "A.2.1", 2},
              {errc::sheet_duplicate_id, "A.1.1", 4},
              {errc::sheet_unknown_id, "B.1.", 5},
              {errc::sheet_item_mismatch, "A.2", 1, 19_dec, 20_dec},
              {errc::sheet_item_missing, "B.1", nowhere}}));
  auto loose = outline();
  loose.needs_all_items = false;
  CHECK(says(loose, {{"A.1", 10_pt}}, {{errc::sheet_item_missing, "B", nowhere}}));
  CHECK(catalog::load_points_sheet(loose, std::vector<catalog::sheet_row>{{"A.1", 10_pt}, {"B.1", 90_pt}},
                                   parts())
            .has_value());
}

TEST_CASE("faults that the validator finds are said of the rows of the sheet") {
  CHECK(says(outline(), {{"B.1", 40_pt, {}, ratio{0, 1}}, {"A.1", 10_pt}, {"A.2", 50_pt}},
             {{errc::ratio_not_positive, "B.1", 0}}));
}
