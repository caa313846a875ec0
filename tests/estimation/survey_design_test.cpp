// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace starlot;

struct row {
  std::string region;
  int city = 0;
  double outlets = 0;
  double weight = 1;
};

std::vector<double> weights_of(survey_design const& d) { return {d.weights().begin(), d.weights().end()}; }

TEST_CASE("weights follow from the population, or are given") {
  std::vector<row> const rows{{"b", 1, 10, 3}, {"a", 1, 6, 4}, {"b", 2, 10, 5}};
  auto const d = survey_design::of(rows, in_stratum{&row::region}, population_of{&row::outlets});
  REQUIRE(d.has_value());
  CHECK(weights_of(*d) == std::vector<double>{5, 6, 5});
  auto const& stages = detail::parts_of(*d).stages;
  REQUIRE(stages.size() == 1);
  auto const& strata = stages[0].strata;
  REQUIRE(strata.size() == 2);
  CHECK((strata[0].name == "a" && strata[0].sampled == 1 && strata[0].fraction == 1 / 6.0 &&
         strata[0].above == 1));
  CHECK(
      (strata[1].name == "b" && strata[1].sampled == 2 && strata[1].fraction == 0.2 && strata[1].above == 1));
  CHECK(stages[0].stratum_of == detail::list<std::uint32_t>{1, 0, 1});
  auto const given = survey_design::of(rows, without_correction{}, weight_of{&row::weight});
  REQUIRE(given.has_value());
  CHECK(weights_of(*given) == std::vector<double>{3, 4, 5});
  CHECK(detail::parts_of(*given).largest_weight == 5);
  CHECK(detail::parts_of(*given).stages[0].strata[0].fraction == 0);
  auto const parts = survey_design::of(rows, fraction_of{[](row const&) { return 0.3; }});
  REQUIRE(parts.has_value());
  CHECK(std::fabs(parts->weights()[0] * 0.3 - 1) < 1e-15);
}

TEST_CASE("a cluster is known by its stratum and its key") {
  std::vector<row> const rows{{"b", 1, 10}, {"a", 1, 6}, {"b", 2, 10}, {"b", 1, 10}};
  auto const d =
      survey_design::of(rows, in_stratum{&row::region}, in_cluster{&row::city}, population_of{&row::outlets});
  REQUIRE(d.has_value());
  auto const& s = detail::parts_of(*d).stages[0];
  CHECK(s.of_row == detail::list<std::uint32_t>{1, 0, 2, 1});
  CHECK(s.stratum_of == detail::list<std::uint32_t>{0, 1, 1});
  CHECK(s.strata[1].sampled == 2);
}

TEST_CASE("a sample that was drawn is a design") {
  sample const drawn{{{"a", 10, 2}, {"b", 3, 3}}, {{7, 0}, {1, 1}, {2, 0}, {3, 1}, {5, 1}}};
  auto const d = survey_design::of(drawn);
  REQUIRE(d.has_value());
  CHECK(weights_of(*d) == std::vector<double>{5, 1, 5, 1, 1});
  CHECK(detail::parts_of(*d).stages[0].strata[1].fraction == 1);
}

struct found {
  errc code;
  std::size_t row;
  friend bool operator==(found const&, found const&) = default;
};
std::vector<found> wrong(result<survey_design> const& r) {
  std::vector<found> out;
  if (!r)
    for (auto const& e : r.errors())
      out.push_back({e.code, e.where.index});
  return out;
}

TEST_CASE("what is wrong with a table is said at once") {
  using faults_found = std::vector<found>;
  auto const of = [](std::vector<row> const& rows) {
    return wrong(survey_design::of(rows, in_stratum{&row::region}, population_of{&row::outlets}));
  };
  CHECK(of({}) == faults_found{{errc::no_rows, place::nowhere}});
  CHECK(of({{"a", 0, 1}, {"a", 0, 1}, {"b", 0, 0}, {"c", 0, -1}, {"d", 0, 4}, {"d", 0, 5}}) ==
        faults_found{{errc::fpc_varies, 5},
                     {errc::fpc_below_sample, 0},
                     {errc::population_not_positive, 2},
                     {errc::population_not_positive, 3}});
  CHECK(of({{"a", 0, std::nan("")}}) == faults_found{{errc::population_not_positive, 0}});
  auto const weighted = [](std::vector<double> const& weights) {
    std::vector<row> rows;
    for (auto const w : weights)
      rows.push_back({"", 0, 0, w});
    return wrong(survey_design::of(rows, without_correction{}, weight_of{&row::weight}));
  };
  constexpr auto infinity = std::numeric_limits<double>::infinity();
  CHECK(weighted({1, -1, infinity, std::nan(""), 0}) ==
        faults_found{{errc::weight_negative, 1}, {errc::weight_not_finite, 2}, {errc::weight_not_finite, 3}});
  CHECK(weighted({1, 1e71, 1e-71}) ==
        faults_found{{errc::number_out_of_range, 1}, {errc::number_out_of_range, 2}});
  CHECK(weighted({0, 0}) == faults_found{{errc::weights_all_zero, place::nowhere}});
  CHECK(wrong(survey_design::of(std::vector<row>(1), fraction_of{[](row const&) { return 1.5; }})) ==
        faults_found{{errc::fpc_below_sample, 0}});
  // One that is not a number differs from none of the others.
  CHECK(of({{"a", 0, std::nan("")}, {"a", 0, std::nan("")}}) ==
        faults_found{{errc::population_not_positive, 0}});
}

} // namespace
