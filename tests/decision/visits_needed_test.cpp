// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/decision/visits_needed.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace enumerated;

bool close(double a, double b) { return std::fabs(a - b) <= 1e-12 * std::fabs(b); }

/// theory.json: company A without its 23 worst outlets; invented.
std::vector<score_count> company_c() {
  auto out = company_a();
  out.erase(out.begin(), out.begin() + 5);
  return out;
}

constexpr double deviation_a = 10.27422495823711, deviation_c = 6.064756058600697;
constexpr double distance_a = 0.41, distance_c = 3.2316384180791005;

TEST_CASE("margins are those of theory.json, infer/serfling") {
  CHECK(close(serfling_margin(15, 200, 100, 0.05), 30.47420228327129));
  CHECK(close(bernstein_margin(15, 200, 100, 10.049654499312677, 0.05), 144.35717072018338));
  // Of more than half: (1 - 150/200)(1 + 1/150) = 151/600.
  CHECK(close(serfling_margin(150, 200, 1, std::exp(-2.0)), std::sqrt(151.0 / 600 / 150)));
  CHECK(serfling_margin(200, 200, 100, 0.05) == 0);
}

TEST_CASE("companies A and C need as many visits as theory.json says, size/companyA and size/companyC") {
  CHECK(visits_by_normal(200, deviation_a, distance_a, 0.1) == 168);
  CHECK(visits_by_normal(200, deviation_a, distance_a, 0.05) == 179);
  CHECK(visits_by_serfling(200, 100, distance_a, 0.1) == 200);
  CHECK(visits_by_serfling(200, 100, distance_a, 0.05) == 200);
  CHECK(visits_by_normal(177, deviation_c, distance_c, 0.1) == 6);
  CHECK(visits_by_normal(177, deviation_c, distance_c, 0.05) == 10);
  CHECK(visits_by_normal(177, deviation_c, distance_c, 0.01) == 18);
  CHECK(visits_by_serfling(177, 100, distance_c, 0.1) == 153);
  CHECK(visits_by_serfling(177, 100, distance_c, 0.05) == 158);
  CHECK(visits_by_serfling(177, 100, distance_c, 0.01) == 164);
}

TEST_CASE("where all scores are known the exact law says how many") {
  auto const visits = [](std::vector<score_count> const& company, double risk) {
    auto const n = visits_by_law(company, stars, risk);
    REQUIRE(n);
    return *n;
  };
  CHECK(visits(company_a(), 0.1) == 167);
  CHECK(visits(company_a(), 0.05) == 177);
  CHECK(visits(company_c(), 0.1) == 6);
  CHECK(visits(company_c(), 0.05) == 9);
  CHECK(visits(company_c(), 0.01) == 17);
  CHECK(visits({{85_pt, 4}}, 0.01) == 1);
  auto const open = visits_by_law(std::vector<score_range>{{60_pt, 75_pt}, {60_pt, 75_pt}}, stars, 0.1);
  REQUIRE_FALSE(open);
  CHECK(open.error().code == errc::scores_not_exact);
  CHECK(visits_by_law(std::vector<points>{}, stars, 0.1).error().code == errc::no_rows);
}

TEST_CASE("no rule goes below the least number, risk/minimum_draws_public") {
  CHECK(fewest_visits(200, 90_pt, 92_pt, 0.05_dec) == 90);
  CHECK(fewest_visits(200, 80_pt, 92_pt, 0.05_dec) == 20);
  CHECK(fewest_visits(60, 80_pt, 88_pt, 0.05_dec) == 23);
  // At the cut-off one outlet of 0 is too many: n of 20 miss it with 1 - n/20.
  CHECK(fewest_visits(20, 90_pt, 90_pt, 0.05_dec) == 19);
  CHECK(fewest_visits(20, 90_pt, 90_pt, 0.049_dec) == 20);
}

TEST_CASE("a sample of fifteen misses all ten bad outlets of 200 with the chance of risk/t_rule_two_point") {
  // So often a rule by t or by the mean awards 90 points to a company of 88.4: which no settlement does.
  auto const law = grade_distribution::of(std::vector<score_count>{{20_pt, 10}, {92_pt, 190}}, simple_random{15},
                                          ladder{{92_pt, "all good"}});
  REQUIRE(law);
  CHECK(std::fabs(law->at_least(grade_rank{0}) - 0.4500111458200264) <= 1e-13 * 0.45);
}

TEST_CASE("questions that make no sense are a broken contract") {
  auto const broken = [](auto ask) { return !starlot_tests::broken_contract(ask).empty(); };
  CHECK(broken([] { static_cast<void>(visits_by_normal(0, 1, 1, 0.1)); }));
  CHECK(broken([] { static_cast<void>(visits_by_normal(9, 1, 1, 0.5)); }));
  CHECK(broken([] { static_cast<void>(visits_by_serfling(9, 1, 0, 0.1)); }));
  CHECK(broken([] { static_cast<void>(serfling_margin(10, 9, 1, 0.1)); }));
  CHECK(broken([] { static_cast<void>(fewest_visits(9, 90_pt, 80_pt, 0.1_dec)); }));
}

} // namespace
