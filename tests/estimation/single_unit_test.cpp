// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/estimation/linearised.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/poststratify.hpp>
#include <starlot/estimation/unequal.hpp>

#include <cmath>
#include <cstddef>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// Strata of which one unit is in the sample, in and outside the domain: tests/golden/single_unit_domain/make.py.

namespace {

using namespace starlot;

struct row {
  int stratum = 0;
  double population = 0;
  double y = 0;
  double x = 0;
};

std::map<std::string, std::vector<row>> designs() {
  std::ifstream in{"golden/single_unit_domain/designs.txt"};
  std::map<std::string, std::vector<row>> out;
  std::string name, y;
  for (row r; in >> name >> r.stratum >> r.population >> y >> r.x;) {
    r.y = y == "nan" ? std::nan("") : std::stod(y);
    out[name].push_back(r);
  }
  REQUIRE(out.size() == 4);
  return out;
}

std::vector<double> column(std::vector<row> const& rows, double row::*of) {
  std::vector<double> out;
  for (auto const& r : rows)
    out.push_back(r.*of);
  return out;
}

single_unit_strata option_of(std::string_view word) {
  return word == "remove"      ? single_unit_strata::remove
         : word == "certainty" ? single_unit_strata::certainty
         : word == "adjust"    ? single_unit_strata::adjust
         : word == "average"   ? single_unit_strata::average
                               : single_unit_strata::fail;
}

bool close(double a, double b) { return std::fabs(a - b) <= 1e-12 * std::fabs(b); }

TEST_CASE(
    "what R survey answers for strata of one unit, in the domain or outside, is answered for each option") {
  auto const all = designs();
  std::ifstream in{"golden/single_unit_domain/cases.txt"};
  int cases = 0;
  std::string name, members, statistic, option, value, error;
  while (in >> name >> members >> statistic >> option >> value >> error) {
    CAPTURE(name, members, statistic, option);
    auto const& rows = all.at(name);
    auto const d = *survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::population});
    auto const y = column(rows, &row::y);
    estimate_options how;
    how.single_unit = option_of(option);
    if (members.find('0') != std::string::npos)
      how.only = domain{rows.size(), [&](std::size_t i) { return members[i] == '1'; }};
    auto const e = statistic == "mean"    ? estimate_mean(d, y, how)
                   : statistic == "total" ? estimate_total(d, y, how)
                                          : estimate_ratio(d, y, column(rows, &row::x), how);
    ++cases;
    if (value == "lonely") {
      CHECK(e.error().code == errc::single_unit_stratum);
      continue;
    }
    REQUIRE(e.has_value());
    CHECK(close(e->value, std::stod(value)));
    CHECK(close(e->standard_error, std::stod(error)));
  }
  CHECK(cases == 300);
}

TEST_CASE("values of one's own, and designs with known cells, know which strata a domain has") {
  std::vector<row> const rows = designs().at("first");
  auto const d = *survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::population});
  estimate_options how;
  how.only = domain{rows.size(), [](std::size_t i) { return i > 0; }};
  auto const mean = *estimate_mean(d, column(rows, &row::y), how);
  std::vector<double> z{0};
  for (std::size_t i = 1; i < rows.size(); ++i)
    z.push_back(d.weights()[i] * (rows[i].y - mean.value) / 70);
  CHECK(close(estimate_linearised(d, mean.value, z, how).value().standard_error, mean.standard_error));
  CHECK(estimate_linearised(d, mean.value, z).error().code == errc::single_unit_stratum);
  // The cell of the domain has no row of the first stratum, or it has one.
  std::vector<std::string_view> cells{"a", "b", "b", "b", "b", "b"};
  cell_size const sizes[] = {{"a", 40}, {"b", 80}};
  CHECK(estimate_mean(*poststratify(d, cells, sizes), column(rows, &row::y), how).has_value());
  cells[1] = "a";
  CHECK(estimate_mean(*poststratify(d, cells, sizes), column(rows, &row::y), how).error().code ==
        errc::single_unit_stratum);
}

TEST_CASE("a cluster of which one unit was drawn, outside the domain, does not change its error") {
  struct place {
    int cluster;
    double clusters, population;
  };
  // Of five clusters three, of each so many of its units; of the third one unit.
  std::vector<place> const rows{{1, 5, 9}, {1, 5, 9}, {2, 5, 7}, {2, 5, 7}, {2, 5, 7}, {3, 5, 4}};
  auto const d = *survey_design::of(rows, stage{in_cluster{&place::cluster}, population_of{&place::clusters}},
                                    stage{population_of{&place::population}});
  std::vector<double> const y{3, 5, 8, 1, 4, 6};
  domain const two{6, [](std::size_t i) { return i < 5; }};
  auto const due = *estimate_total(d, y, {single_unit_strata::remove, two});
  for (auto const option : {single_unit_strata::fail, single_unit_strata::certainty,
                            single_unit_strata::adjust, single_unit_strata::average})
    CHECK(*estimate_total(d, y, {option, two}) == due);
  CHECK(estimate_total(d, y).error().code == errc::single_unit_stratum);
  // Likewise where probabilities are unequal.
  std::vector<double> const p{0.3, 0.2, 0.4, 0.5, 0.25, 0.6};
  std::vector<std::size_t> const index{0, 1, 2, 3, 4, 5};
  auto const u = *survey_design::of(index, in_stratum{[](std::size_t i) { return i == 5; }},
                                    probability_of{[&](std::size_t i) { return p[i]; }});
  CHECK(estimate_total(u, y, {single_unit_strata::fail, two}).has_value());
  CHECK(*estimate_total(u, y, {single_unit_strata::average, two}) ==
        *estimate_total(u, y, {single_unit_strata::fail, two}));
  CHECK(estimate_total(u, y).error().code == errc::single_unit_stratum);
}

} // namespace
