// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/exclusion_profile.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Who may be rated: makers, sellers, and providers of services, each with what it excludes and why; and the ratio
// rule of 10 % certified managers. The sheet's points and what the profiles exclude are illustrative.

using namespace starlot;

namespace {

std::string indicator_of(std::string_view item) { return std::string{item} + ".1"; }

loaded_scheme illustrative_scheme() {
  constexpr int worth[] = {6, 6, 6, 6, 6, 5, 5, 5, 6, 6, 8, 5, 5, 12, 13}; // 40, 35, 25
  std::vector<std::string> ids;
  for (auto const& item : gbt27922::items)
    ids.push_back(indicator_of(item.id));
  std::vector<gbt27922::sheet_row> rows;
  for (std::size_t k = 0; k < ids.size(); ++k) {
    bool const staffing = gbt27922::items[k].id == "5.1.2"; // 2 of its points are for certified managers
    rows.push_back({gbt27922::items[k].id, points{worth[k]}});
    rows.push_back({ids[k], points{worth[k] - (staffing ? 2 : 0)}, "illustrative"});
  }
  rows.push_back({"5.1.2.2", 2_pt});
  auto built = gbt27922::load(rows);
  REQUIRE(built);
  return std::move(built).value();
}

constexpr exclusion of_sellers[] = {{"5.2.4", "repair is the maker's, by contract"}};
constexpr exclusion of_services[] = {{"5.2.3", "delivers no goods"}, {"5.2.6", "leaves no goods to discard"}};

constexpr exclusion_profile maker{"maker", {"Maker of goods", "生产企业"}, {}};
constexpr exclusion_profile seller{"seller", {"Seller of goods", "销售企业"}, of_sellers};
constexpr exclusion_profile consultancy{"consultancy", {"Provider of services", "服务企业"}, of_services};

/// Everything that is not excluded is met.
void meet_the_rest(finding_set& f, loaded_scheme const& scheme) {
  auto const& view = scheme.view();
  for (std::uint32_t i = 0; i < view.nodes.size(); ++i) {
    if (view.nodes[i].is_clause() || f.in_slot(view.slot(i)).kind() != finding_kind::not_assessed)
      continue;
    bool const ratio = view.nodes[i].rule() == rule_kind::ratio;
    REQUIRE(f.set(view.id(i), ratio ? counted(1, 10) : met));
  }
}

rating rate(loaded_scheme const& scheme, exclusion_profile const& profile, finding const& quality) {
  finding_set f{scheme};
  REQUIRE(apply(profile, f));
  REQUIRE(f.set("5.2.5.1", quality));
  meet_the_rest(f, scheme);
  return *evaluate(f);
}

} // namespace

TEST_CASE("each kind of business is rated on what applies to it") {
  auto const scheme = illustrative_scheme();
  for (auto const* profile : {&maker, &seller, &consultancy})
    CHECK(rate(scheme, *profile, met).score() == 100_pt);
  // 5 points lost, of 100, of 92 without repair (8), of 89 without delivery (6) and take-back (5).
  using number = starlot::fraction;
  CHECK(rate(scheme, maker, not_met).score() == 95_pt);
  CHECK(rate(scheme, seller, not_met).score() == number{8700, 92});
  CHECK(rate(scheme, consultancy, not_met).score() == number{8400, 89});
  CHECK(rate(scheme, maker, not_met).grade().stars() == 5_dec);
  CHECK(rate(scheme, consultancy, not_met).grade().stars() == 4_dec); // the same fault weighs more
}

TEST_CASE("every exclusion is in the trace, with its kind of business and its reason") {
  auto const scheme = illustrative_scheme();
  auto const r = rate(scheme, consultancy, met);
  std::vector<std::pair<std::string, std::string>> seen;
  for (auto const& line : r.trace())
    if (line.kind == line_kind::criterion && line.state == line_state::excluded)
      seen.emplace_back(line.id, line.recorded.remark().reason);
  std::vector<std::pair<std::string, std::string>> const due{
      {"5.2.3.1", "consultancy: delivers no goods"}, {"5.2.6.1", "consultancy: leaves no goods to discard"}};
  CHECK(seen == due);
}

TEST_CASE("a profile that does not fit is refused with all its faults, and nothing is excluded") {
  auto const scheme = illustrative_scheme();
  finding_set f{scheme};
  REQUIRE(f.set("5.2.3.1", met));
  constexpr exclusion bad[] = {{"5.2.6", "good"},
                               {"5.9", "no such clause"},
                               {"deduction", "a step"},
                               {"5.1.6", ""},
                               {"5.2.3", "recorded already"}};
  auto const done = apply(exclusion_profile{"bad", "bad", bad}, f);
  REQUIRE_FALSE(done);
  auto const& found = done.errors();
  REQUIRE(found.size() == 4U);
  CHECK(found[0].code == errc::unknown_id);
  CHECK(found[0].where.index == 1U);
  CHECK(found[1].code == errc::not_a_criterion);
  CHECK(found[1].where.index == 2U);
  CHECK(found[2].code == errc::reason_missing);
  CHECK(found[2].where.index == 3U);
  CHECK(found[3].code == errc::already_recorded);
  CHECK(found[3].where.id == "5.2.3.1");
  CHECK((*f.get("5.2.6.1")).kind() == finding_kind::not_assessed);
  CHECK((*f.get("5.2.3.1")).kind() == finding_kind::met);
}

TEST_CASE(
    "10 % of the service management staff are certified: met when certified * 10 >= staff, in integers") {
  auto const scheme = illustrative_scheme();
  auto const score = [&](std::int64_t certified, std::int64_t staff) {
    finding_set f{scheme};
    REQUIRE(f.set("5.1.2.2", counted(certified, staff)));
    meet_the_rest(f, scheme);
    auto const r = evaluate(f);
    REQUIRE(r);
    return r->score();
  };
  for (std::int64_t staff = 1; staff <= 101; ++staff)
    for (std::int64_t certified = 0; certified <= 12; ++certified) {
      auto const due = certified * 10 >= staff ? 100_pt : 98_pt;
      if (score(certified, staff) != due) {
        CAPTURE(certified, staff);
        FAIL_CHECK("not what the integers say");
      }
    }
  constexpr std::int64_t most = std::int64_t{1} << 31;
  CHECK(score(most / 10, most) == 98_pt); // 214 748 364 of 2 147 483 648: 8 heads short
  CHECK(score(most / 10 + 1, most) == 100_pt);
}

TEST_CASE("a ratio of nothing, below nothing or beyond all companies is refused") {
  auto const scheme = illustrative_scheme();
  finding_set f{scheme};
  CHECK(f.set("5.1.2.2", counted(0, 0)).error().code == errc::ratio_of_nothing);
  CHECK(f.set("5.1.2.2", counted(-1, 10)).error().code == errc::count_negative);
  CHECK(f.set("5.1.2.2", counted(1, (std::int64_t{1} << 31) + 1)).error().code == errc::count_too_large);
  CHECK(f.set("5.1.2.2", met).error().code == errc::finding_does_not_fit);
}
