// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/points.hpp>
#include <starlot/sampling/design_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

struct shop {
  std::string_view id;
  std::string_view region;
};

frame shops() {
  static std::vector<shop> const rows{{"1", "south"},   {"2", "north x"}, {"3", "east"},
                                      {"4", "north x"}, {"5", "south"},   {"6", "north x"}};
  return *frame::of(rows, outlet_id{&shop::id}, in_stratum{&shop::region});
}

static_assert(Design<design_text>);

/// What is written is planned as the design itself.
template <class Made> bool survives(Made const& design, design_text const& due) {
  static auto const f = shops();
  auto const text = as_text(design);
  auto const a = plan(f, design);
  auto const b = plan(f, text);
  return text == due && a.has_value() && b.has_value() && a->strata == b->strata &&
         a->stratum_of == b->stratum_of;
}

TEST_CASE("designs are written, and planned from what is written") {
  CHECK(survives(census{}, {"census-1", {}}));
  CHECK(survives(simple_random{4}, {"simple-random-1", {"visits 4"}}));
  CHECK(survives(stratified{4}, {"stratified-1", {"visits 4", "allocation proportional-1"}}));
  CHECK(survives(stratified{5,
                            allocation::neyman,
                            {{.id = "north x", .deviation = 2.5_dec, .least = 2}, {"east"}, {"south"}}},
                 {"stratified-1",
                  {"visits 5", "allocation neyman-1", "known 2.5\t1\t2\t4294967295\tnorth x",
                   "known 1\t1\t1\t4294967295\teast", "known 1\t1\t1\t4294967295\tsouth"}}));
  CHECK(survives(stratified{4, allocation::equal, {{.id = "east", .least = 0, .most = 0}}},
                 {"stratified-1", {"visits 4", "allocation equal-1", "known 1\t1\t0\t0\teast"}}));
  CHECK(survives(stratified{4,
                            allocation::cost_weighted,
                            {{.id = "south", .cost = 0.000001_dec}, {"east"}, {"north x"}}},
                 {"stratified-1",
                  {"visits 4", "allocation cost-weighted-1", "known 1\t0.000001\t1\t4294967295\tsouth",
                   "known 1\t1\t1\t4294967295\teast", "known 1\t1\t1\t4294967295\tnorth x"}}));
  CHECK(survives(visits_per_stratum{{{"south", 1}, {"east", 0}, {"north x", 3}}},
                 {"visits-per-stratum-1", {"visits 1\tsouth", "visits 0\teast", "visits 3\tnorth x"}}));
  CHECK(survives(multi_site{audit_kind::recertification_effective, {"4"}},
                 {"multi-site-1", {"audit recertification-effective", "chosen 4"}}));
  for (auto const kind : {audit_kind::initial, audit_kind::surveillance, audit_kind::recertification})
    CHECK(plan(shops(), as_text(multi_site{kind})).has_value());
}

struct found {
  errc code;
  std::size_t index;
};
bool says(design_text const& text, found due) {
  auto const r = plan(shops(), text);
  return !r.has_value() && r.errors()[0].code == due.code && r.errors()[0].where.index == due.index;
}

TEST_CASE("what is no design is refused at its line") {
  constexpr auto bad = errc::bad_design_line;
  CHECK(says({"simple-random-2", {"visits 4"}}, {errc::unknown_design, place::nowhere}));
  CHECK(says({"", {}}, {errc::unknown_design, place::nowhere}));
  CHECK(says({"census-1", {"visits 4"}}, {bad, 0}));
  CHECK(says({"simple-random-1", {}}, {bad, 0}));
  for (auto const line : {"visits", "visits ", "visits x", "visits 4 ", "visits 04", "visits +4", "visits -4",
                          "visits 4294967296", "visit 4", "visits4", "VISITS 4", "visits 4\t"})
    CHECK(says({"simple-random-1", {line}}, {bad, 0}));
  CHECK(says({"simple-random-1", {"visits 4", "visits 4"}}, {bad, 1}));
  CHECK(says({"stratified-1", {"visits 4"}}, {bad, 1}));
  CHECK(says({"stratified-1", {"visits 4", "allocation neyman-2"}}, {bad, 1}));
  for (auto const line :
       {"known 1\t1\t1\t1", "known ", "known 1,5\t1\t1\t3\teast", "known 1\tx\t1\t3\teast",
        "known 1\t1\t-1\t3\teast", "known 1\t1\t1\t3x\teast", "known 1.0\t1\t1\t3\teast", "chosen east"})
    CHECK(says({"stratified-1", {"visits 4", "allocation neyman-1", line}}, {bad, 2}));
  CHECK(says({"visits-per-stratum-1", {"visits 1\tsouth", "visits 1"}}, {bad, 1}));
  CHECK(says({"multi-site-1", {"audit yearly"}}, {bad, 0}));
  CHECK(says({"multi-site-1", {"chosen 4"}}, {bad, 0}));
  // What the design itself has wrong.
  CHECK(says({"simple-random-1", {"visits 7"}}, {errc::too_many_visits, place::nowhere}));
  CHECK(says({"visits-per-stratum-1", {}}, {errc::stratum_not_listed, place::nowhere}));
  CHECK(says({"multi-site-1", {"audit initial", "chosen 9"}}, {errc::outlet_unknown, 0}));
}

} // namespace
