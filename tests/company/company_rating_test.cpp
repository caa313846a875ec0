// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

bool close(double a, double b) { return std::fabs(a - b) <= 1e-10 * std::fabs(b); }

// tests/golden/company/sampled.py computes these companies in Python: stratified samples of different weights, criteria that
// do not apply at some outlets, one that was visited beside the sample.
TEST_CASE("score, error and degrees of freedom agree with a computation that shares nothing") {
  std::ifstream in{"golden/company/sampled.txt"};
  REQUIRE(in.good());
  int companies = 0;
  std::string word;
  while (in >> word) {
    REQUIRE(word == "company");
    std::size_t strata = 0, criteria = 0, outlets = 0, head = 0;
    in >> strata >> criteria >> outlets >> head;
    std::vector<stratum> of(strata);
    for (auto& h : of)
      in >> h.id >> h.population >> h.sampled;
    std::vector<std::string> ids(criteria);
    scheme_parts parts{.title = {"golden", "1"}, .rows = {}, .rungs = {{1_pt, "pass"}}};
    std::vector<std::int64_t> worth(criteria);
    for (std::size_t c = 0; c < criteria; ++c)
      in >> ids[c] >> worth[c];
    for (std::size_t c = 0; c < criteria; ++c)
      parts.rows.push_back({.id = ids[c],
                            .worth = points{worth[c]},
                            .rule = proportional,
                            .visited = c < head ? head_office : per_outlet});
    auto const scheme = *loaded_scheme::build(parts);
    finding_set office{scheme};
    std::int64_t k = 0, m = 0;
    for (std::size_t c = 0; c < head; ++c) {
      in >> k >> m;
      REQUIRE(office.set(ids[c], sampled(k, m)).has_value());
    }
    struct row {
      std::string id, stratum;
      bool drawn = true;
      std::vector<std::int64_t> cells;
    };
    std::vector<row> rows(outlets);
    for (auto& r : rows) {
      int drawn = 0;
      in >> r.id >> r.stratum >> drawn;
      r.drawn = drawn != 0;
      for (std::size_t c = 0; c < 2 * (criteria - head); ++c) {
        in >> k;
        r.cells.push_back(k);
      }
    }
    auto frame_rows = rows;
    for (std::size_t h = 0; h < strata; ++h)
      for (std::uint32_t i = of[h].sampled; i < of[h].population; ++i)
        frame_rows.push_back({"rest " + of[h].id + std::to_string(i), of[h].id, false, {}});
    // One beside the sample is one of the rest.
    for (auto const& r : rows)
      if (!r.drawn)
        frame_rows.erase(std::find_if(frame_rows.begin(), frame_rows.end(), [&](row const& other) {
          return other.id.starts_with("rest " + r.stratum);
        }));
    auto const f = *frame::of(frame_rows, outlet_id{&row::id}, in_stratum{&row::stratum});
    outlet_findings visits{scheme, f};
    std::vector<drawn_outlet> drawn;
    for (auto const& r : rows) {
      finding_set found{scheme};
      for (std::size_t c = head; c < criteria; ++c) {
        auto const wrong = r.cells[2 * (c - head)];
        auto const seen = r.cells[2 * (c - head) + 1];
        REQUIRE(found.set(ids[c], seen == 0 ? excluded("not here") : sampled(wrong, seen)).has_value());
      }
      REQUIRE(visits.add(r.id, found).has_value());
      for (std::uint32_t h = 0; h < strata && r.drawn; ++h)
        if (of[h].id == r.stratum)
          drawn.push_back({static_cast<std::uint32_t>(*f.find(r.id)), h});
    }
    std::string score;
    double value = 0, se = 0, df = 0, low = 0, high = 0, clause = 0;
    in >> score >> value >> se >> df >> low >> high >> clause;
    auto const r = *rate_company(office, sample{of, drawn}, visits, pooled,
                                 {.purposive_visits = purposive_visits::certainty});
    CHECK(to_string(r.score()) == score);
    auto const e = *r.estimate();
    CHECK(close(e.value, value));
    CHECK(close(e.standard_error, se));
    CHECK(e.df == df);
    auto const both = *e.confidence_interval(0.95);
    CHECK(close(both.lower, low));
    CHECK(close(both.upper, high));
    CHECK(close(r.estimate_of(ids[head]).value().standard_error, clause));
    ++companies;
  }
  CHECK(companies == 20);
}

// Minimum of two criteria of the outlets: no standard error, and the clause is named; the lines still say what was brought.
TEST_CASE("roll-ups that are no sums, and steps that do more than shift, are named") {
  auto const built = loaded_scheme::build(
      {.title = {"s", "1"},
       .rows = {{.id = "1", .worth = 60_pt, .roll_up = minimum},
                {.id = "1.1", .parent = "1", .worth = 1_wt, .rule = proportional, .visited = per_outlet},
                {.id = "1.2", .parent = "1", .worth = 1_wt, .rule = proportional, .visited = per_outlet},
                {.id = "2", .worth = 40_pt, .rule = all_or_nothing}},
       .rungs = {{50_pt, "pass"}}});
  REQUIRE(built.has_value());
  auto const f = small_company::frame_of(4);
  outlet_findings visits{*built, f};
  for (std::uint32_t i = 0; i < 2; ++i) {
    finding_set found{*built};
    CHECK(found.set("1.1", sampled(i, 4)).has_value());
    CHECK(found.set("1.2", sampled(1, 2)).has_value());
    CHECK(visits.add(f[i].id, found).has_value());
  }
  finding_set office{*built};
  CHECK(office.set("2", met).has_value());
  auto const r = *rate_company(office, small_company::simple(4, {0, 1}), visits);
  CHECK(r.score() == fraction{70}); // half of 60, and 40
  CHECK(r.estimate().error().code == errc::no_standard_error);
  CHECK(r.estimate().error().where.id == "1");
  CHECK(r.grade_by_bound(0.9).error().code == errc::no_standard_error);
  CHECK(r.rating().trace()[0].contribution == fraction{30});
  CHECK(r.losses().error().where.id == "1");
}

TEST_CASE("the estimate stops before a cap, and says so") {
  using starlot::clause;
  static constexpr auto capped =
      scheme{title{"c", "1"}, clause{"1", "", criterion{"1.1", "", 100_pt, proportional, per_outlet}},
             deduction{"late", 5_pt}, starlot::cap{60_pt}, ladder{{50_pt, "pass"}, {60_pt, "good"}}};
  auto const f = small_company::frame_of(6);
  starlot::outlet_findings visits{starlot::compiled<capped>, f};
  for (std::uint32_t i = 0; i < 3; ++i) {
    findings<capped> found;
    found.set<"1.1">(sampled(i, 10));
    CHECK(visits.add(f[i].id, found).has_value());
  }
  findings<capped> office;
  office.set<"late">(found(1));
  auto const r = *rate_company(office, small_company::simple(6, {0, 1, 2}), visits);
  CHECK(r.score() == fraction{60});
  CHECK(r.first_nonlinear_step() == 1U); // after the deduction
  CHECK(close(r.estimate().value().value, 85));
  CHECK(r.grade().name().en == "good");
  CHECK(r.grade_by_bound(0.95).value().name().en == "good");
}

/// What stands in the trace for a criterion of that rule, found so at the outlets.
observation shown_for(rule_choice const& rule, std::vector<finding> const& found) {
  auto const built = loaded_scheme::build(
      {.title = {"shown", "1"},
       .rows = {{.id = "1", .worth = 60_pt, .rule = rule, .visited = per_outlet},
                {.id = "2", .worth = 40_pt, .rule = all_or_nothing, .visited = per_outlet}},
       .rungs = {{50_pt, "pass"}},
       .not_applicable = if_not_applicable::leave_out});
  auto const size = static_cast<std::uint32_t>(found.size());
  auto const f = small_company::frame_of(size);
  outlet_findings visits{*built, f};
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 0; i < size; ++i) {
    finding_set here{*built};
    CHECK(here.set("1", found[i]).has_value());
    CHECK(here.set("2", met).has_value());
    CHECK(visits.add(f[i].id, here).has_value());
    all.push_back(i);
  }
  auto const r = rate_company(finding_set{*built}, small_company::simple(size, all), visits);
  return observation{r.value().rating().trace()[0].recorded};
}

TEST_CASE("findings of outlets stand in the trace as one where they can be one") {
  auto const is = [](observation const& a, finding const& b) { return a == observation{b}; };
  CHECK(is(shown_for(all_or_nothing, {met, met}), met));
  CHECK(is(shown_for(all_or_nothing, {not_met, not_met}), not_met));
  CHECK(is(shown_for(all_or_nothing, {met, not_met, met}), sampled(1, 3)));
  CHECK(is(shown_for(all_or_nothing, {met, not_applicable, met}), sampled(0, 2)));
  CHECK(is(shown_for(all_or_nothing, {met, not_assessed}), not_assessed));
  CHECK(is(shown_for(all_or_nothing, {not_assessed, met}), not_assessed));
  CHECK(is(shown_for(proportional, {sampled(1, 4), sampled(2, 5)}), sampled(3, 9)));
  CHECK(is(shown_for(proportional, {sampled(1, 4)}), sampled(1, 4)));
  CHECK(is(shown_for(proportional, {sampled(1, 4), excluded("none sold")}), sampled(1, 4)));
  CHECK(is(shown_for(proportional, {not_applicable, not_applicable}), not_applicable));
  auto const graded = rule_choice{levels({{1_dec, 50_pct}, {2_dec, 100_pct}})};
  CHECK(is(shown_for(graded, {at_level(2), at_level(2)}), at_level(2)));
  CHECK(is(shown_for(graded, {at_level(1), at_level(2)}), not_assessed));
}

} // namespace
